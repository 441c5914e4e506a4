"""Tests of ido_cli/sessions/own_file/."""
