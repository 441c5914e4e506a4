"""Sentence vectors for the extra `[meertalig]`: made, learnt from and kept in the cache.

numpy is loaded by who makes the first one.
Called by recognition/, and by desk/ that loads the encoder while it waits.
"""
