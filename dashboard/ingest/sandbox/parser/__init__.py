"""What runs in the limited child: cells, and what the parser library doesn't say of them.

Imports the standard library and one parser, nothing of ours outside this folder: it starts anew for every file.
"""
