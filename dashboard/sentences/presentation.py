"""What the slides of a presentation say beside the pages' own sentences."""

from collections.abc import Mapping

from dashboard.domain.wording import number
from dashboard.sentences import overview
from dashboard.sentences.report import next_weeks


def no_deadlines(weeks_ahead: int) -> str:
    """Where no open task is due in so many weeks."""
    return f"Ingen åben opgave har frist {next_weeks(weeks_ahead)}."


def urgent(shown: int, facts: Mapping) -> str:
    """How many tasks need action, and how many of them the slide shows.

    `facts`: the row of queries/overview/briefing.sql.
    """
    rest = f" Her er de {number(shown)} vigtigste." if 1 < shown < facts["needs_action"] else ""
    return f"{overview.needs_action(facts)}{rest}"
