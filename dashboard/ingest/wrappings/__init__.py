"""What programs put around a table's cells on its way to us, taken off before anything is read."""
