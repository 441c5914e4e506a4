"""Text to data: YAML with line numbers, its mistakes explained, edits, shapes, findings; and back.

Knows no tree and no partner.
Called by everything above; imports only errors and literal.
"""
