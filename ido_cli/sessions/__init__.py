"""Sessions kept on disk, chosen, counted, exported, and shared with a PostgreSQL of all desks.

SQL and retention live here and nowhere else.
Called by desk/, views/, completion/ and commands/; draws and asks nothing.
"""
