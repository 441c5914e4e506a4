"""Changes in a YAML text that leave every other line and comment as it was.

The places come from source/reading; what comes out was read again and holds what was meant.
Called by workspace/ and views/; each function raises IdoError rather than change something else.
"""
