"""What a shell can fill in at Tab: `names` has the words, `shells` talks with the shell.

Nothing here is loaded at a visit, parses a tree or writes a file.
Called by commands/ and main.
"""
