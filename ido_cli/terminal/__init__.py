"""Everything that draws or asks.

The interview (questionary), the plain front (numbers on stdin) and the panels (rich).
"""
