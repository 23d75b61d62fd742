"""Texts without the names of persons that they hold: for what leaves the house without names."""

from collections import defaultdict
from collections.abc import Iterable

from dashboard.domain.danish import fold_words
from dashboard.domain.person_traces import DELETED_PERSON, Eraser, Traces, names_in
from dashboard.domain.persons import read_person

NAME_OMITTED = "[navn udeladt]"  # what stands where a person was named


class OmittedNames:
    """Takes persons out of any text. They are looked up by their words, since there may be thousands."""

    def __init__(self, persons: Iterable[Traces] = (), words: frozenset[str] = frozenset()):
        """`words`: folded words that are nobody's initials, such as a project's name."""
        self._words = words
        self._erasers: dict[frozenset[Traces], Eraser] = {}
        self._by_word: dict[str, set[Traces]] = defaultdict(set)
        for person in persons:
            for text in (*person.names, *person.initials, *person.mails):
                for word in fold_words(text).split():
                    self._by_word[word].add(person)
            if person.phones:
                self._by_word[""].add(person)  # in whatever text

    def omit(self, text: str) -> str:
        """The text with NAME_OMITTED for each name and initials; mails and phones are left out."""
        words = fold_words(text).split()
        looked_up = {"", *words, *(word.removesuffix("s") for word in words)}
        named = frozenset(person for word in looked_up for person in self._by_word.get(word, ()))
        if not named:
            return text
        if named not in self._erasers:
            self._erasers[named] = Eraser(Traces().union(named), words=self._words)
        return self._erasers[named].without(text).replace(DELETED_PERSON, NAME_OMITTED)


def traces_of_text(text: str) -> list[Traces]:
    """Of a field for persons, as an export has it: of each the name, or what is plainly initials or mail."""
    persons = [read_person(name) for name in {text, *names_in(text)}]
    return [
        Traces(*(frozenset(filter(None, [part])) for part in (person.name, person.initials, person.mail)))
        for person in persons
    ]
