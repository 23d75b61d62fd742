"""A municipality by any of its names: Vesthimmerland, Vesthimmerlands Kommune."""

import re

from dashboard.domain.danish import fold, fold_words

_REST = re.compile(r" ?(?:regions)?kommune$")


def bare(name: str) -> str:
    """What the names of one municipality have in common, for comparing with; not for show."""
    return fold(_stem(name))


def is_named_in(text: str, municipality: str) -> bool:
    """Whether a text of people's own names the municipality, as in "Pilot i Vesthimmerland og Aabenraa"."""
    stem = _stem(municipality)
    return bool(stem and re.search(rf"\b{re.escape(stem)}s?\b", fold_words(text)))


def _stem(name: str) -> str:
    # The genitive's s goes from all: "Randers" loses its own, but then it does so everywhere.
    return _REST.sub("", fold_words(name)).removesuffix("s")
