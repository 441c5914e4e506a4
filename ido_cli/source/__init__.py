"""Text to data.

YAML with line numbers, its mistakes explained, edits that keep the file, shapes, findings and
codes.

Knows no tree and no partner. Called by everyone; imports only errors and literal.
"""
