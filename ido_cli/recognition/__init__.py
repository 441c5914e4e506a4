"""Words to trees and advices: Dutch words, ranking, meaning, certainty; and searching partners.

Pure: an index is built from trees and asked with a text.
Called by desk/, privacy/ and commands/; knows no terminal and keeps no sessions.
"""
