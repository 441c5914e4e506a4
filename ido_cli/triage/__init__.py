"""The engine of a visit as a pure replay; all routes; examples proved; two versions compared.

What to practise.

No clock, no printing, no disk. Called by report/ and everything above; imports trees/, directory/
and source/.
"""
