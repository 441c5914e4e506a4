"""The commands: one short file a group.

Each function reads options, calls the core and hands the result to terminal/.
"""
