"""Tests of sessions/central."""
