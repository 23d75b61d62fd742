"""Which column holds which field: by its header, and with a say for its values."""
