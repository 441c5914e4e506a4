"""Tests of ido_cli/source/editing/."""
