"""Changes in a YAML text that leave every other line and comment as it was.

What comes out was read again and holds what was meant; else IdoError is raised.
Called by directory/, workspace/ and views/.
"""
