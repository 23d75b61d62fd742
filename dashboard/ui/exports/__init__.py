"""What becomes of a dropped file: upload, questions about it, the list of exports, and their details."""
