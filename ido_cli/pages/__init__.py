"""Drawings, letters, and self-contained HTML pages: trees, the network, the figures.

CSS, JavaScript and templates are files beside the code.
Called by views/; knows no terminal.
"""
