"""Tests of ido_cli/recognition/vectors/."""
