"""What the slides of a presentation say beside the pages' own sentences."""

from dashboard.domain.wording import counted, number
from dashboard.sentences.report import next_weeks


def no_deadlines(weeks_ahead: int) -> str:
    """Where no open task is due in so many weeks."""
    return f"Ingen åben opgave har frist {next_weeks(weeks_ahead)}."


def urgent(shown: int, all_of_them: int) -> str:
    """How many tasks need action, and how many of them the slide shows."""
    if not all_of_them:
        return "Ingen af opgaverne kræver handling."
    tasks = counted(all_of_them, "opgave kræver", "opgaver kræver")
    rest = f" Her er de {number(shown)} vigtigste." if 1 < shown < all_of_them else ""
    return f"{tasks} handling.{rest}"
