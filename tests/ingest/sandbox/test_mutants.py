"""Good files with a few bytes wrong: each is read, or refused in Danish.

`python -m tests.ingest.sandbox.test_mutants 2000` tries as many as you like.
"""

import io
import random
import sys
import zipfile
from collections import Counter

import pytest

from dashboard.domain.problems import Problem
from dashboard.imports import opened
from tests.ingest import hand_built

SEEDS = range(60)
FILES = {
    ".xlsx": hand_built.xlsx(**{"xl/sharedStrings.xml": hand_built.shared("a", "b")}),
    ".xls": hand_built.old_xls(),
    ".ods": hand_built.ods(),
    ".csv": hand_built.csv(),
    ".html": hand_built.html(),
    ".xml": hand_built.spreadsheetml(),
}
WORDS = (
    b'"', b">", b"<", b"/>", b"9999999", b"-1", b"1e308", b"XFD1048576", b' s="99999"', b' t="s"', b' t="e"',
    b' t="d"',
    b"<f/>", b"<v/>", b"<row>", b"</row>", b"<c>", b' hidden="1"', b"\xff", b"&#x0;",
    b"<![CDATA[x]]>", b"<!--",
)  # fmt: skip


def mutant(seed: int) -> tuple[str, bytes]:
    """A file's ending, and its content; of an archive mostly one part is changed, and the rest is whole."""
    chance = random.Random(seed)
    ending = chance.choice(list(FILES))
    content = FILES[ending]
    if ending in (".xlsx", ".ods") and chance.random() < 0.75:
        return ending, with_part_changed(content, chance)
    return ending, changed(content, chance)


def with_part_changed(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    victim = chance.choice(list(parts))
    parts[victim] = changed(parts[victim], chance)
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def changed(content: bytes, chance: random.Random) -> bytes:
    mutant = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 10))):
        position = chance.randrange(len(mutant) + 1)
        word = chance.choice((*WORDS, chance.randbytes(4)))
        if chance.random() < 0.3:
            del mutant[position : position + chance.randrange(1, 40)]
        else:
            mutant[position : position + chance.choice((0, len(word)))] = word
    return bytes(mutant)


def outcome(seed: int) -> str:
    ending, content = mutant(seed)
    try:
        return f"{len(opened.open_export(f'eksport{ending}', content).read().tasks)} tasks"
    except Problem as problem:
        assert problem.title
        assert problem.next_step
        return problem.title


@pytest.mark.parametrize("seed", SEEDS)
def test_a_file_with_some_bytes_wrong_is_read_or_refused(seed):
    outcome(seed)


if __name__ == "__main__":
    for outcome_text, count in Counter(outcome(seed) for seed in range(int(sys.argv[1]))).most_common():
        print(count, outcome_text)
