"""Files to take away: DataFrame in, bytes out. May import domain and limits only."""
