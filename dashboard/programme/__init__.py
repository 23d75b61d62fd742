"""The one tour of the programmappe, for page and shell: merge a workbook, save edits, interpret what was written.

May import floors 0 and 1.
"""
