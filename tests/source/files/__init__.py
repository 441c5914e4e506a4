"""Tests of ido_cli/source/files/."""
