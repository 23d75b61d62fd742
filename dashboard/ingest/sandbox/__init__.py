"""The one way to open a file from outside: guard looks at its bytes, process starts a limited child that parses it.

May import domain and limits only.
"""
