"""From an advice to people here and now, and until when; the map of the network with its gaps.

Pure: the moment and the desk come in as arguments.
Called by report/, pages/, checks/, desk/ and views/.
"""
