"""Files to take away: DataFrame in, bytes out. May import sentences, domain and limits only."""
