"""The conversation: reception, topic, visit, its pages, practice, and how a visit is opened.

All is asked and shown through a Front of terminal/.
Called by commands/ and main; knows nothing of views/.
"""
