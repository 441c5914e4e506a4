"""The PostgreSQL of all desks: sharing with it, how it is reached, its tables, rights and counts.

Called by commands/ and views/ through `sharing`; the rest knows nothing of a desk's own file.
No message repeats an address, a name or a password.
"""
