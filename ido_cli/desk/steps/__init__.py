"""What a key does within a visit: an answer given anew, a note, a line for the coordinator.

Only desk/visit calls these; each takes a State and makes the next one.
"""
