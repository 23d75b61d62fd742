"""Texts without the names of persons that they hold: for what leaves the house without names."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from dashboard.domain.danish import fold, fold_words
from dashboard.domain.person_traces import DELETED_PERSON, Eraser, Traces, names_in
from dashboard.domain.persons import MAIL, read_person

NAME_OMITTED = "[navn udeladt]"  # what stands where a person was named
HEADING_OF_PERSONS = (
    r"(^|[^a-zæøå])((bestilt|godkendt|løst|meldt|oprettet|opdateret|registreret|rettet|udført|ændret) af"
    r"|[a-zæøå]*(administrator|ansvarlig|bestiller|ejer|godkender|kontakt|koordinator|leder|medarbejder|person"
    r"|rekvirent|sagsbehandler|tovholder|udfører)(e|en|er)?)([^a-zæøå]|$)"
)
"""In small letters, what the heading of a file's own column of persons has, such as »Godkendt af«."""
_PART = re.compile(r"[^\W\d_]+")  # of a name, between spaces, hyphens and points
_FULL_NAME = re.compile(r"[A-ZÆØÅ][^\W\d_]+(?:[\s.'’\-]+[^\W\d_]+)*[\s.\-]+[A-ZÆØÅ][^\W\d_]+")
_MAILS = re.compile(rf"\s*[(<\[]\s*{MAIL.pattern}\s*[)>\]]|{MAIL.pattern}")
_BETWEEN_PARTS = re.compile(r"[\s.,_'’\-]{1,3}")
_SHORTEST = 3  # letters of a part that names somebody alone: "Bo" may begin a sentence
_SOFT_HYPHEN = "\u00ad"
_WITHOUT_DANISH = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


class OmittedNames:
    """Takes persons out of any text: rather a word too many than a name too few.

    They are looked up by their words, since there may be thousands.
    """

    def __init__(self, persons: Iterable[Traces] = (), words: frozenset[str] = frozenset()):
        """`words`: folded words that alone name nobody, such as a project's name."""
        self._words = words
        self._erasers: dict[frozenset[Traces], Eraser] = {}
        self._by_word: dict[str, set[Traces]] = defaultdict(set)
        self._by_part: dict[str, set[Traces]] = defaultdict(set)
        for person in persons:
            for text in (*person.names, *person.initials):
                for word in fold_words(text).split():
                    self._by_word[word].add(person)
            for name in person.names:
                for part in _PART.findall(name):
                    self._by_part[_alike(part)].add(person)
            if person.phones:
                self._by_word[""].add(person)  # in whatever text

    def omit(self, text: str) -> str:
        """With NAME_OMITTED for each name, part of a name and initials; phones and mails are left out."""
        text = _MAILS.sub("", text.replace(_SOFT_HYPHEN, ""))
        return self._without_parts(self._without_known(text))

    def _without_known(self, text: str) -> str:
        """Without the names, initials and phones of persons, as they are written in full."""
        words = fold_words(text).split()
        looked_up = {"", *words, *(word.removesuffix("s") for word in words)}
        named = frozenset(person for word in looked_up for person in self._by_word.get(word, ()))
        if not named:
            return text
        if named not in self._erasers:
            self._erasers[named] = Eraser(Traces().union(named), words=self._words)
        return self._erasers[named].without(text).replace(DELETED_PERSON, NAME_OMITTED)

    def _without_parts(self, text: str) -> str:
        """Without two parts of one's name beside each other, and without one that is written as a name."""
        parts = list(_PART.finditer(text))
        left, kept_from, at = [], 0, 0
        while at < len(parts):
            behind = self._end_of_name(text, parts, at)
            if behind > at:
                last = parts[behind - 1]
                left += [text[kept_from : parts[at].start()], NAME_OMITTED]
                kept_from = last.end() - (not self._of(last[0], genitive=False))
            at = max(behind, at + 1)
        return "".join([*left, text[kept_from:]])

    def _end_of_name(self, text: str, parts: list[re.Match[str]], first: int) -> int:
        """The position of the first part behind a name that begins at `first`; `first` where none does."""
        persons, behind = self._of(parts[first][0]), first + 1
        while persons and behind < len(parts):
            if not _BETWEEN_PARTS.fullmatch(text[parts[behind - 1].end() : parts[behind].start()]):
                break
            if not (same := persons & self._of(parts[behind][0])):
                break
            persons, behind = same, behind + 1
        if behind > first + 1 or (persons and self._is_written_as_a_name(parts[first][0])):
            return behind
        return first

    def _of(self, part: str, genitive: bool = True) -> set[Traces]:
        """Whose name has the part. `genitive`: with an s behind it, too."""
        alike = _alike(part)
        persons = self._by_part.get(alike, set())
        return persons | self._by_part.get(alike.removesuffix("s"), set()) if genitive else persons

    def _is_written_as_a_name(self, part: str) -> bool:
        return len(part) >= _SHORTEST and part[0].isupper() and fold(part) not in self._words


def _alike(part: str) -> str:
    """What the spellings of a part of a name have in common: with ø, OE or o, in any case."""
    letters = unicodedata.normalize("NFKD", part.casefold().translate(_WITHOUT_DANISH))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain.replace("oe", "o").replace("aa", "a")


def traces_of_text(text: str) -> list[Traces]:
    """Of a field for persons, as an export has it: of each the name, or what is plainly initials or mail."""
    persons = [read_person(name) for name in {text, *names_in(text)}]
    return [
        Traces(*(frozenset(filter(None, [part])) for part in (person.name, person.initials, person.mail)))
        for person in persons
    ]


def words_alone(names: Iterable[str]) -> frozenset[str]:
    """The folded words of names that name no person, each where it stands alone: OmittedNames' `words`."""
    return frozenset(fold(word) for name in names for word in (name, *_PART.findall(name)))


def full_names(texts: Iterable[str]) -> list[str]:
    """The texts that hold a first name and a last: a column that we don't know may hold anything else."""
    return [text for text in texts if _FULL_NAME.search(text)]
