"""The sqlite3 file of a desk: opened, brought to this version, mended, and glanced at.

What is in it stands in sessions/store; what it is made of in `schema`.
Called by sessions/ and, for a glance, completion/.
"""
