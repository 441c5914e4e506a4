"""Tests of ido_cli/workspace/layers/."""
