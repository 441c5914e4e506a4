"""A folder read.

The trees and the directory in it, where it is found, new files for it, versions of it.

The only room that knows where files of a workspace stand. Called by checks/, desk/, views/ and
commands/; imports trees/, directory/ and source/.
"""
