"""What every page is made of: tables, charts, downloads, problems, and who is writing."""
