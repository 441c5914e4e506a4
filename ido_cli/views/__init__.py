"""What is shown of one subject on stdout: trees, the directory, sessions, figures, findings.

Each asks the core for values and hands them to terminal/ to draw.
Called by commands/; knows nothing of desk/.
"""
