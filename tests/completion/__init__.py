"""Tests of ido_cli/completion/."""
