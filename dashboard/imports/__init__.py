"""The one tour of an upload, for page and shell: open an export, load it, correct it. May import floors 0 and 1."""
