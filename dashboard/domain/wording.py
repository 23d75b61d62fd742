"""Danish wording of counts and lists, for sentences on screen and in reports."""

from collections.abc import Sequence

from dashboard.domain.danish import format_number


def number(value: int) -> str:
    """A whole number as Danes write it: 1.234."""
    return format_number(int(value))


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun in the right number: "1 opgave", "12 opgaver"."""
    return f"{number(count)} {one if count == 1 else many}"


def listed(names: Sequence[str]) -> str:
    """ "SAPA, KSD og KY"."""
    named = [name for name in names if name]
    return " og ".join(filter(None, [", ".join(named[:-1]), named[-1]])) if named else ""
