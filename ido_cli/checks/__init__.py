"""All rules that a workspace must keep, by subject; what a code means stands in source/codes.py.

Findings come out as values; nothing is drawn or kept here.
Called by views/.
"""
