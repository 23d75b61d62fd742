"""The one tour of the programmappe, for page and shell: merge a workbook, save edits, interpret the words.

May import floors 0 and 1.
"""
