"""What in a text is one person's: name, initials, mail and phone; and the text without them.

Only what is surely that person's is taken out: not the initials, mail or phone that another has too, and not
a name within another's longer name, or within a word.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.domain.danish import fold, one_line
from dashboard.domain.persons import key_of

DELETED_PERSON = "slettet person"  # what stands where a person was named
LETTERS = {"æ": "(?:æ|ae)", "ø": "(?:ø|oe)", "å": "(?:å|aa)", "é": "[ée]", "e": "[ée]"}
_AS_ONE = re.compile(r"ae|oe|aa|.", re.IGNORECASE | re.DOTALL)
_DIGRAPHS = {"ae": "æ", "oe": "ø", "aa": "å"}
_BEFORE, _AFTER = (
    r"(?<![^\W_])(?<!@)(?<![^\W_]-)",
    r"(?![^\W_])(?!-[^\W_])",
)  # a file's name has _ between words
_SPACE = r"[\s_\u00a0]+"
_GENITIVE = r"(?P<genitive>['’]?s)?"
_SEVERAL = re.compile(r"\s+og\s+|\s*[;/&+\n]\s*")
_PHONE_PREFIX = r"(?:(?:\+|00)45[\s.\-]*)?"
PHONE_DIGITS = 8  # fewer may be a year, or a row's number
LONGEST = 6  # words of a name whose orders are looked for


@dataclass(frozen=True)
class Traces:
    """What is known of a person, or of several: each as people wrote it, whatever the spelling."""

    names: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()

    def union(self, others: Iterable["Traces"]) -> "Traces":
        every = [self, *others]
        return Traces(
            frozenset().union(*(each.names for each in every)),
            frozenset().union(*(each.initials for each in every)),
            frozenset().union(*(each.mails for each in every)),
            frozenset().union(*(each.phones for each in every)),
        )


@dataclass(frozen=True)
class Eraser:
    """Takes a person out of texts. others: what is known of everybody else."""

    person: Traces
    others: Traces = field(default_factory=Traces)
    words: frozenset[str] = frozenset()  # folded words that are no initials, such as a project's name

    def without(self, text: str, free: bool = True) -> str:
        """The text with "slettet person" in the person's place; phones and mails are left out.

        free: words that people wrote. Initials are looked for nowhere else: "KY" may be a project.
        """
        if not text.strip():
            return text
        text = self._names.sub(_put_in_place, text) if self._names else text
        for pattern in (self._mails, self._phones):
            text = pattern.sub("", text) if pattern else text
        return self._initials.sub(DELETED_PERSON, text) if free and self._initials else text

    def is_mail(self, text: str) -> bool:
        return fold(text) in self._own(fold, "mails")

    def is_phone(self, text: str) -> bool:
        return digits_of(text) in self._own(digits_of, "phones")

    def _own(self, key: Callable[[str], str], kind: str) -> set[str]:
        """The keys of what this person has, and nobody else."""
        taken = {key(text) for text in getattr(self.others, kind)}
        return {key(text) for text in getattr(self.person, kind)} - taken - {""}

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        taken = {key_of(name) for name in self.others.names}
        own = [name for name in self.person.names if key_of(name) and key_of(name) not in taken]
        if not own:
            return None
        longer = [name for name in self.others.names if any(_holds(name, mine) for mine in own)]
        behind = "|".join(map(re.escape, sorted((self.person.initials | self.person.mails) - {""})))
        tail = rf"(?:\s*[(<\[]\s*(?:{behind})\s*[)>\]])?" if behind else ""
        protected = "|".join(_spellings(name) for name in sorted(longer, key=len, reverse=True)) or "(?!)"
        mine = "|".join(_spellings(name) for name in sorted(own, key=len, reverse=True))
        return re.compile(rf"{_BEFORE}(?:(?P<other>{protected}){_AFTER}|(?:{mine}){_GENITIVE}{_AFTER}{tail})")

    @cached_property
    def _mails(self) -> re.Pattern[str] | None:
        own = self._own(fold, "mails")
        mails = [re.escape(mail.strip()) for mail in sorted(self.person.mails) if fold(mail) in own]
        return re.compile(rf"(?i)(?<![\w.+-])(?:{'|'.join(mails)})(?![\w-])(?!\.\w)") if mails else None

    @cached_property
    def _phones(self) -> re.Pattern[str] | None:
        own = [number for number in sorted(self._own(digits_of, "phones")) if len(number) >= PHONE_DIGITS]
        numbers = [r"[\s.\-]?".join(number) for number in own]
        return re.compile(rf"(?<![\d+]){_PHONE_PREFIX}(?:{'|'.join(numbers)})(?!\d)") if numbers else None

    @cached_property
    def _initials(self) -> re.Pattern[str] | None:
        own = self._own(fold, "initials") - self.words
        written = [text.strip() for text in self.person.initials if fold(text) in own]
        # In small letters they may be a word: "vil", "her".
        forms = {text.upper() for text in written} | {text for text in written if re.search(r"\d", text)}
        longer = sorted(form for form in forms if len(form) > 1)
        return re.compile(rf"{_BEFORE}(?:{'|'.join(map(re.escape, longer))}){_AFTER}") if longer else None


def names_in(text: str) -> list[str]:
    """The persons of a field that may name several."""
    return [name for name in _SEVERAL.split(text) if name]


def digits_of(phone: str) -> str:
    """A phone number by its digits, without Denmark's own prefix."""
    return re.sub(r"^(?:\+|00)45(?=\d{8}$)", "", re.sub(r"[^\d+]", "", phone))


def _holds(name: str, part: str) -> bool:
    """Whether another's name is this one with more words: "Anne Mette Sørensen"."""
    words, wanted = key_of(name).split(), key_of(part).split()
    return len(words) > len(wanted) and set(wanted) <= set(words)


def _spellings(name: str) -> str:
    """A pattern of a name: its letters in both spellings, its words in each order that people use."""
    words = one_line(name).replace(",", " ").split()
    if len(words) == 1:
        # One word may be another's first name, or in small letters an ordinary word.
        forms = sorted({_letters(words[0]), _letters(words[0].capitalize())})
        return rf"(?:{'|'.join(forms)})(?!\s+[A-ZÆØÅ])"
    patterns = [_letters(word) for word in words]
    orders = [_SPACE.join(patterns)]
    if len(words) <= LONGEST:
        orders += [
            _SPACE.join(patterns[first:]) + r"(?:\s*,\s*|[\s_]+)" + _SPACE.join(patterns[:first])
            for first in range(1, len(patterns))
        ]
    return rf"(?i:{'|'.join(orders)})"


def _letters(word: str) -> str:
    parts = _AS_ONE.findall(word)
    return "".join(_letter(part) for part in parts)


def _letter(part: str) -> str:
    letter = _DIGRAPHS.get(part.lower(), part)
    pattern = LETTERS.get(letter.lower())
    if pattern is None:
        return re.escape(part)
    return pattern if part.islower() else f"(?i:{pattern})"


def _put_in_place(match: re.Match[str]) -> str:
    return match[0] if match["other"] else DELETED_PERSON + ("s" if match["genitive"] else "")
