"""Tests of ido_cli/sessions/."""
