"""Who is meant: a person as KLIK writes the name, and the programmappe's sheet *Personer*.

Matched are the ways in which one name is written: capitals, æ and ae, "Efternavn, Fornavn", initials, a mail
address, or a name with one of those behind it. Nothing is merged by guess: where two persons fit, or none,
the name stays as it was written.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.danish import fold_words, one_line, quoted

MAIL = re.compile(r"[^@\s,;?&<>()]{1,64}@[^@\s,;?&<>()]{1,63}(?:\.[^@\s,;?&<>().]{1,63})+")
_BEHIND = re.compile(r"\s*[(<\[]\s*([^()<>\[\]]+?)\s*[)>\]]\s*$")  # "Mette Sørensen (MES)", "... <mes@k.dk>"
_NOT_IN_A_PHONE = re.compile(r"[\s.\-()/]")
_PHONE = re.compile(r"(?:\+|00)?\d{8,15}|\d{4,5}")  # a local number has four or five
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,5}\d{0,4}|[a-zæøå]{1,5}\d{2,6}")  # plainly: "MES", "az12345"
DANISH_PHONE = 8  # digits
_COUNTRY = re.compile(r"(?:\+|00)45")


@dataclass(frozen=True)
class Person:
    """A row of *Personer*."""

    name: str
    initials: str = ""
    mail: str = ""
    row_id: str = ""


def key_of(text: str) -> str:
    """What two spellings of one name have in common: neither capitals, æ or ae, nor the order of names."""
    name = _BEHIND.sub("", text) or text
    return " ".join(sorted(_folded(name).split()))


def _folded(text: str) -> str:
    """As danish.fold_words; of another alphabet, which that leaves nothing of, in small letters."""
    folded = fold_words(text)
    letters = sum(letter.isalpha() for letter in text)
    return folded if len(folded.replace(" ", "")) >= letters else one_line(text).casefold()


def read_person(text: str) -> Person:
    """What a text says of a person: the name, or what is plainly initials or a mail, alone or behind it."""
    text = text.strip()
    behind = _BEHIND.search(text)
    name, mark = (_BEHIND.sub("", text), behind[1]) if behind else ("", text)
    if MAIL.fullmatch(mark):
        return Person(name, mail=mark)
    if _INITIALS.fullmatch(mark):
        return Person(name, initials=mark)
    return Person(name or text)


def _one_word(text: str) -> str:
    return _folded(text).replace(" ", "")


def matched(written: Iterable[str], register: Iterable[Person]) -> dict[str, Person]:
    """Who of the register each written name means; a name that fits none, or several, is left out."""
    by_key = _by_key(register)
    meant = {}
    for text in written:
        fits = [by_key[key] for key in _keys_of_text(text) if key in by_key]
        if fits and len(persons := set.intersection(*fits)) == 1:
            meant[text] = persons.pop()
    return meant


def _by_key(register: Iterable[Person]) -> dict[str, set[Person]]:
    persons: dict[str, set[Person]] = defaultdict(set)
    for person in register:
        for key in (key_of(person.name), _one_word(person.initials), _one_word(person.mail)):
            if key:
                persons[key].add(person)
    return dict(persons)


def _keys_of_text(text: str) -> list[str]:
    """The keys to look it up by: all of it as a name, initials or mail, and what stands behind a name."""
    behind = _BEHIND.search(text)
    return [key_of(text), _one_word(text), *([_one_word(behind[1])] if behind else [])]


def mail_doubt(text: str) -> str:
    """What is wrong with a mail address, in Danish; "" where it may be true."""
    if MAIL.fullmatch(text.strip()):
        return ""
    return f"{quoted(text)} kan ikke være en mailadresse. Skriv den fx mette@kommune.dk."


def phone_doubt(text: str) -> str:
    """What is wrong with a phone number, in Danish; "" where it may be true: eight digits, or of abroad."""
    number = _NOT_IN_A_PHONE.sub("", text)
    digits = _COUNTRY.sub("", number)
    is_danish = digits != number or not number.startswith(("+", "00"))
    if _PHONE.fullmatch(number) and (not is_danish or len(digits) in (4, 5, DANISH_PHONE)):
        return ""
    return f"{quoted(text)} kan ikke være et telefonnummer. Skriv otte cifre, fx 12 34 56 78."
