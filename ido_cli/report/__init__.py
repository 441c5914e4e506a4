"""What a visit came to: a report as one typed value, the summary and the note to take home.

The Dutch keys of its JSON exist only at its edge.
Called by sessions/, desk/, views/, completion/ and commands/.
"""
