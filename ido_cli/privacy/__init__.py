"""Finds personal data in free text, and refuses it with the kinds named.

The same door stands before every free text that is kept.
Called by checks/, desk/, views/ and commands/; of recognition/ it knows only the Dutch words.
"""
