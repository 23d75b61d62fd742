"""How fast the dashboard is: commands that print ratios, measured side by side; see README.md."""
