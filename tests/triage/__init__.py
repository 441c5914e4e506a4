"""Tests of ido_cli/triage/."""
