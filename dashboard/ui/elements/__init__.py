"""What every page is made of: tables, charts, sentences, downloads, problems, and who is writing."""
