"""Tests of ido_cli/report/."""
