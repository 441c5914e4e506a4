"""What a tree is: Tree, Question, Answer, Advice, Example, facts, terms; how its steps join.

Frozen values with the Dutch keys of the YAML as aliases.
Called by everything above; imports only source/.
"""
