"""DuckDB: the one door to it, its tables, the questions asked of it. May import domain and limits only."""
