"""Altair, by form: DataFrame in, Chart out. May import domain only."""
