"""Tests of ido_cli/directory/."""
