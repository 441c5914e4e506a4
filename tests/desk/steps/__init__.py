"""Tests of the steps of a visit."""
