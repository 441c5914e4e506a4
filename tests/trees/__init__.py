"""Tests of ido_cli/trees/."""
