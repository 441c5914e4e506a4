"""What a shell can fill in at Tab.

`names` has the words that can follow an option, for `commands`; `shells` talks with the shell.
Nothing here is loaded at a visit, and nothing in it parses a tree or writes a file.
"""
