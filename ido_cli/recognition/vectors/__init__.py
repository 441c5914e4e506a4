"""Sentence vectors for the extra `[meertalig]`: made, learnt from and kept in the cache.

Only recognition/meaning asks for them; numpy is loaded by who makes the first one.
"""
