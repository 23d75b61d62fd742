"""KLIK-overblik: what is red, why, and whom to call, from an export of KLIK."""
