"""The colours of what has no light on the timeline: none of the lights', and seen in both themes."""

from dashboard.charts.theme import themed

PHASE_SHADES, PHASE_LINE_SHADES = ("#e7defa", "#392c55"), ("#7a4fb5", "#b79be8")
PHASE, PHASE_LINE = themed(*PHASE_SHADES), themed(*PHASE_LINE_SHADES)
SURE_SHADES, PHASE_INK_SHADES = ("#cdbaf2", "#574189"), ("#2f1b57", "#f3edff")  # the second on the first
SURE, PHASE_INK = themed(*SURE_SHADES), themed(*PHASE_INK_SHADES)
MILESTONE_INK_SHADES, AS_OF_SHADES = ("#6b3fb0", "#bda2ec"), ("#1d66b5", "#6fb2f5")  # on the page
MILESTONE_INK, AS_OF = themed(*MILESTONE_INK_SHADES), themed(*AS_OF_SHADES)
DASHES = [4, 3]
