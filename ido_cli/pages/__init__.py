"""Drawings (Mermaid, DOT) and self-contained HTML pages of trees and of the network.

CSS and JavaScript are files beside the code.
Called by views/; knows no terminal.
"""
