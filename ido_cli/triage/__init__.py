"""The engine of a visit as a pure replay; routes; examples proved; versions compared; practice.

No clock, no printing, no disk.
Called by everything above.
"""
