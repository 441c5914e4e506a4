"""Tests of ido_cli/privacy/."""
