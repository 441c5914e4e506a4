"""Tests of ido_cli/desk/."""
