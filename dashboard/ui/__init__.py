"""What pages share: session and URL, filter bar, tables, drawer. May import everything but app_pages."""
