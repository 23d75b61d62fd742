"""The programmappe on screen: what is in it, its editor, conflicts and history."""
