"""What runs in the limited child: cells, and what calamine doesn't say of their sheets.

Imports the standard library and one parser, nothing of ours outside this folder: it starts for every file.
"""
