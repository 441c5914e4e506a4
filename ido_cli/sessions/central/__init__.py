"""The PostgreSQL of all desks: sharing with it, how it is reached, its tables, rights and counts.

No message repeats an address, a name or a password.
Called by views/ and commands/, through `sharing`.
"""
