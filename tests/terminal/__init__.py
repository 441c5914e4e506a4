"""Tests of everything that draws or asks."""
