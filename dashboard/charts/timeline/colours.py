"""The colours of what has no light on the timeline: none of the lights', and seen in both themes."""

from dashboard.charts.theme import themed

PHASE, SURE, PHASE_LINE = "#e7defa", "#cdbaf2", "#7a4fb5"
PHASE_INK = "#2f1b57"  # on a phase
MILESTONE_INK_SHADES, AS_OF_SHADES = ("#6b3fb0", "#bda2ec"), ("#1d66b5", "#6fb2f5")  # on the page
MILESTONE_INK, AS_OF = themed(*MILESTONE_INK_SHADES), themed(*AS_OF_SHADES)
DASHES = [4, 3]
