"""Tests of ido_cli/directory/hsds/."""
