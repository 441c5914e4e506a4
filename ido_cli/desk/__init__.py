"""The conversation at the desk.

Reception, visit, the pages of a visit, practice, and how a visit is opened.

Everything is asked and shown through a Front of terminal/. Called by commands/ only; knows nothing
of views/.
"""
