"""The head of partners.yaml: the library, its desks and notices, before anything heavy is loaded.

By the look of its lines, as the cache keeps it, or read; the first two without YAML.
Called by settings, workspace/, completion/ and desk/.
"""
