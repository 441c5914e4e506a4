"""The pages of a visit, and what can be chosen on them.

Pure: from values to values; terminal/ draws them.
Called by desk/.
"""
