"""A municipality by any of its names, Vesthimmerland or Vesthimmerlands Kommune, or by its code, 0820."""

import re
from functools import cache

from dashboard.domain.danish import fold, fold_words
from dashboard.domain.reference import rows

_REST = re.compile(r" ?(?:regions)?kommune$")


def bare(name: str) -> str:
    """What the names of one municipality have in common, for comparing with; not for show."""
    return fold(_stem(name))


@cache
def names() -> tuple[str, ...]:
    """The 98 municipalities, and those that the sample data have made up, in Danish order."""
    return tuple(row["name"] for row in rows("municipalities"))


def official_name(name: str) -> str | None:
    """The one of `names` that is called so; None where none is."""
    return _name_of_bare().get(bare(name))


@cache
def real_names() -> tuple[str, ...]:
    """The 98 municipalities, in Danish order."""
    return tuple(row["name"] for row in rows("municipalities") if row["kind"] == "kommune")


@cache
def codes() -> dict[str, str]:
    """The code of four figures that the authorities give each of `names`, by name."""
    return {row["name"]: row["code"] for row in rows("municipalities")}


def identified(text: str) -> str | None:
    """The one of `names` that is meant by a name or a code, 0450 or 450; None where none is."""
    code = text.strip()
    if code.isdecimal() and len(code) <= 4:
        return next((name for name, each in codes().items() if int(each) == int(code)), None)
    return official_name(text)


@cache
def _name_of_bare() -> dict[str, str]:
    return {bare(name): name for name in names()}


def is_named_in(text: str, municipality: str) -> bool:
    """Whether a text of people's own names the municipality, as in "Pilot i Vesthimmerland og Aabenraa"."""
    stem = _stem(municipality)
    return bool(stem and re.search(rf"\b{re.escape(stem)}s?\b", fold_words(text)))


def _stem(name: str) -> str:
    # The genitive's s goes from all: "Randers" loses its own, but then it does so everywhere.
    return _REST.sub("", fold_words(name)).removesuffix("s")
