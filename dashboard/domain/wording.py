"""Danish wording of counts and lists, for sentences on screen and in reports."""

from collections.abc import Sequence

from dashboard.domain.danish import format_number

_WORDS = ("nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")


def number(value: int) -> str:
    """A whole number as Danes write it: 1.234."""
    return format_number(int(value))


def spelled(count: int) -> str:
    """ "tre"; figures from eleven on."""
    return _WORDS[count] if count < len(_WORDS) else number(count)


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun in the right number: "1 opgave", "12 opgaver"."""
    return f"{number(count)} {one if count == 1 else many}"


def listed(names: Sequence[str], at_most: int = 5) -> str:
    """ "SAPA, KSD og KY", or "SAPA, KSD, KY, BBR og 3 andre" where there are more than `at_most`."""
    named = [name for name in names if name]
    if len(named) > at_most:
        named = [*named[: at_most - 1], f"{len(named) - at_most + 1} andre"]
    return " og ".join(filter(None, [", ".join(named[:-1]), named[-1]])) if named else ""
