"""Tests of ido_cli/views/figures/."""
