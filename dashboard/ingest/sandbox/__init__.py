"""The one way to open a file from outside: guard looks at its bytes, then a limited child parses it.

May import domain and limits only.
"""
