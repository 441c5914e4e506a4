"""Tests of ido_cli/directory/door/."""
