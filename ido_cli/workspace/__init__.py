"""A folder read: where it is found, the trees and the directory in it, new files, versions.

The only room that knows where the files of a workspace stand.
Called by everything above.
"""
