"""What is shown of what was counted: the figures of a period, their page, the day's sheet.

Each asks sessions/ for values; a name is looked up only where it is shown.
Called by commands/.
"""
