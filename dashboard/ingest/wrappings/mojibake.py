"""Letters that were read in the wrong encoding before the file came to us: "Ã¸" for ø, "Udf?rer"."""

import re

_LETTERS = "æøåÆØÅéÉèêëáàäÄöÖüÜóíñçß–—’‘“”…•§°½«» "
# Programs take UTF-8 for one of these. What a letter becomes then is never written by a person.
_TAKEN_FOR = ("cp1252", "mac_roman", "cp850", "cp865")
_SURE = ("Ã", "√", "├", "â€")  # begins what each of æ ø å and of the quotes becomes
_LOST = re.compile(r"[A-Za-zÆØÅæøå]\?[a-zæøå]{2}|\ufffd")
_ADDRESS = re.compile(r"[/\\=&@]")


def _as_taken(text: str, codec: str) -> str:
    return "".join(_letter(byte, codec) for byte in text.encode())


def _letter(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


_ONCE = {codec: {_as_taken(it, codec): it for it in _LETTERS if not it.isascii()} for codec in _TAKEN_FOR}
# Some programs do it twice over.
_TWICE = {_as_taken(wrong, "cp1252"): letter for wrong, letter in _ONCE["cp1252"].items()}
_MEANT = _TWICE | {wrong: letter for meant in _ONCE.values() for wrong, letter in meant.items()}
_WRONG = re.compile("|".join(map(re.escape, sorted(_MEANT, key=len, reverse=True))))


def may_hold(text: str) -> bool:
    """Whether any of these letters stand in a text, that may be thousands of cells joined."""
    return any(mark in text for mark in _SURE)


def repaired(text: str) -> str:
    """The text with the letters that were meant."""
    return _WRONG.sub(lambda match: _MEANT[match.group()], text) if may_hold(text) else text


def has_lost_letters(text: str) -> bool:
    """Whether a letter within a word has become a mark, so that nobody can tell which it was."""
    match = _LOST.search(text)
    return match is not None and (match.group() == "\ufffd" or not _ADDRESS.search(text))
