"""From a text to trees: what it is compared with, how that is added up, and how sure it is.

Numbers alone: what is said of a ranking is made a room further up.
Called by recognition/ and its benchmarks.
"""
