"""What a key does within a visit: an answer given anew, a note, a line for the coordinator.

Each takes a State and makes the next one.
Called by desk/.
"""
