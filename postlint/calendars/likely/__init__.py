"""Files that look like posts and that no reader takes: nobody should take them for checked.

A guess, from the names of files and folders and from the head of a file. It costs little, since it is made
of every file that was met, and it would rather miss posts than name what is none.
"""
