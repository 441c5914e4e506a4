"""How to draw and ask: pages as values, panels, the interview, the plain front, output.

Knows no visit, no tree and no partner.
Called by desk/, views/ and commands/.
"""
