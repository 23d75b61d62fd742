"""Hvordan ligger vi ved siden af de andre kommuner?"""

from dashboard.ui import comparison, page_head

page_head.title("Hvordan ligger vi ved siden af de andre kommuner?")
comparison.stop_without_others()
shared = comparison.shared_by_all()
comparison.stop_without_comparison(shared)
kind, measure = comparison.choose()
groups, total = comparison.spreads(shared, kind)
comparison.answer(shared, groups, total, kind, measure)
comparison.draw_spread(groups, kind, measure)
comparison.draw_table(groups, kind)
comparison.draw_own()
