"""Hvilke eskalationer venter på et næste skridt?"""

from dashboard.domain import escalation as flow
from dashboard.sentences import escalation as sentences
from dashboard.ui import escalation, filter_bar, onboarding, page_head, session
from dashboard.ui.tasks import drawer

page_head.title("Hvilke eskalationer venter på et næste skridt?")
onboarding.require_tasks()
chosen = filter_bar.chosen()
cases = session.ask("escalation/cases", chosen)
proposed = session.ask("escalation/proposals", chosen, **flow.THRESHOLDS)

if cases.empty:
    escalation.say_that_there_are_none(chosen)
else:
    page_head.answer(sentences.headline(sentences.counts_of(cases)), sentences.whose_turn(cases))
    escalation.board(cases[cases["is_open"]])
escalation.proposals(proposed, chosen, **flow.THRESHOLDS)
if not cases.empty:
    escalation.closed(cases[~cases["is_open"]])
    escalation.take_away(chosen)
escalation.show_opened(chosen)
drawer.show_opened(chosen)
