"""Tests of ido_cli/pages/."""
