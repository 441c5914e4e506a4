"""Tests of ido_cli/checks/."""
