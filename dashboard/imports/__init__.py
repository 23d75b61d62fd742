"""What page and shell do with a file: open an export, load it, correct it, load the samples.

May import programme, and floors 0 and 1.
"""
