"""One short file a group of commands: its options, one call, its exit code.

What is done lives elsewhere; shared options stand in options.py.
Called by main; no command imports another.
"""
