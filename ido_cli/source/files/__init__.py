"""What goes to a file: whole or not at all, harmless for who opens it, or kept with a checksum.

Knows no tree and no partner.
Called by everything above; imports only errors and literal.
"""
