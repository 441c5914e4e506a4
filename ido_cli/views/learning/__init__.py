"""What the desk can learn from the words of its visitors: shown, asked one by one, written.

What is accepted is on disk before the next is shown.
Called by commands/.
"""
