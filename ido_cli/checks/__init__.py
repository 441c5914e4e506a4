"""All rules that a workspace must keep, by subject: trees, the directory, the network, the texts.

Findings come out as values; what a code means stands in source/codes.py.
Called by views/ and commands/; imports nothing that draws or keeps.
"""
