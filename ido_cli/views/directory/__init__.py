"""What is shown of the directory: the partners, the map of the network, changes in partners.yaml.

Results on stdout, messages on stderr; what is asked is asked before anything is written.
Called by commands/ and views/.
"""
