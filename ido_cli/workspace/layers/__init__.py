"""What a library has of its own beside the national base, and later versions of that brought in.

Whole trees that are taken over, single fields of partners, phrases.
Called by views/.
"""
