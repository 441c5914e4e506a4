"""The words of phrases as an index: stems, pieces, rows of scores, and how it is kept on disk.

An index is built once, in memory or in a file of the cache, and read row by row.
Called by recognition/, desk/, views/ and commands/.
"""
