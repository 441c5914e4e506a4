"""Words to trees and advices: Dutch words, ranking, meaning, certainty; and searching partners.

Pure: an index is built from trees and asked with a text.
Called by privacy/, sessions/, checks/, desk/, views/ and commands/; keeps only a cache of vectors.
"""
