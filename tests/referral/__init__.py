"""Tests of ido_cli/referral/."""
