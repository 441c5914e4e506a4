"""Drawings (Mermaid, DOT), self-contained HTML pages of trees and of the network, and letters.

CSS and JavaScript are files beside the code.
Called by views/; knows no terminal.
"""
