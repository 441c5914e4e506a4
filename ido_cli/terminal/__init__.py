"""Everything that draws or asks: the interview (questionary), the plain front (numbers on stdin) and the panels (rich)."""
