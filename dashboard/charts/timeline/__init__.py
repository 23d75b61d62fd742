"""The timeline: its lanes, the marks in them, and the background of months and days off."""
