"""What a tree is: Tree, Question, Answer, Advice, Example, and how the steps of one hang together.

Frozen values with the Dutch keys of the YAML as aliases.
Called by everything above; imports only source/.
"""
