"""Finds personal data in free text, and refuses it with the kinds named.

The same door stands before every free text that is kept.
Called by desk/; imports recognition/ for Dutch words only.
"""
