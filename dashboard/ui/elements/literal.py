"""Text from data on a button, whose label is Markdown: every sign stands for itself."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#|~$!&^=+-])")
# What becomes a link, an emoji or a colour only after the signs are read. A space of no width parts it.
_AFTER_THE_SIGNS = re.compile(r"(https?|www|ftp)(?=[:.])|(@)|(:)(?=\w)", re.IGNORECASE)
_NO_WIDTH = "\u200b"


def literal(text: str) -> str:
    """A label that shows the text as it is written, on one line."""
    one_line = " ".join(text.split())
    return _SIGNS.sub(r"\\\1", _AFTER_THE_SIGNS.sub(rf"\g<0>{_NO_WIDTH}", one_line))
