"""Words to trees and advices: Dutch words, ranking, meaning, certainty; and searching partners.

Pure: an index is built from trees and asked with a text.
Called by desk/, checks/, privacy/ and commands/; keeps nothing but a cache of vectors.
"""
