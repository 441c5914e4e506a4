"""The PostgreSQL of all desks: how it is reached, its tables and rights, and the counts it keeps.

Called by sessions/sharing; statements only, which know nothing of a desk's own file.
No message repeats an address, a name or a password.
"""
