"""The locks hold what the requirements say: each package in one version for a system, and with hashes."""

import re

import pytest
from packaging.requirements import Requirement

from tests.house.tree import ROOT

PAIRS = (
    ("requirements.txt", "requirements.lock"),
    ("requirements-faelles.txt", "requirements-faelles.lock"),
    ("requirements-lake.txt", "requirements-lake.lock"),
    ("requirements-dev.txt", "requirements-dev.lock"),
)
LOCKED = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[\w.!+]+)(?: ; [^\\]+)? \\\n(?P<hashes>(?: {4}--hash=.*\n?)+)", re.M
)
HASH = re.compile(r" {4}--hash=sha256:[0-9a-f]{64}(?: \\)?")


def required(text: str) -> list[Requirement]:
    """Those of a file itself, without the files and folders that it refers to."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [Requirement(line) for line in lines if line and line[0] != "-"]


def locked(text: str) -> dict[str, set[str]]:
    """The versions of each package: one, or one for each Python."""
    versions = {}
    for match in LOCKED.finditer(text):
        assert all(HASH.fullmatch(line) for line in match["hashes"].splitlines()), match["name"]
        versions.setdefault(match["name"].lower(), set()).add(match["version"])
    return versions


def unlocked(requirements: str, lock: str) -> list[str]:
    """What is required and not locked, or in another version than is asked for."""
    versions = locked(lock)
    return [
        one.name
        for one in required(requirements)
        if not (of_it := versions.get(one.name.lower())) or not all(map(one.specifier.contains, of_it))
    ]


def without_hash(lock: str) -> list[str]:
    """The lines that lock nothing: a package without hashes, or from elsewhere."""
    rest = LOCKED.sub("", lock).splitlines()
    return [line for line in rest if line.strip() and not line.lstrip().startswith("#")]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("requirements", "lock"), PAIRS)
def test_all_that_is_required_is_locked_with_hashes(requirements, lock):
    """Where not: `python -m tests.lock`."""
    assert unlocked(read(requirements), read(lock)) == []
    assert without_hash(read(lock)) == []


def test_developers_have_the_versions_that_users_have():
    ours, theirs = locked(read("requirements-dev.lock")), locked(read("requirements.lock"))
    assert {name: ours.get(name) for name in theirs} == theirs


SHA = "    --hash=sha256:" + "0" * 64


def test_what_is_not_locked_is_seen():
    lock = f"# made by hand\na==1.0 \\\n{SHA} \\\n{SHA}\nb==2.0 ; python_version < '3.12' \\\n{SHA}\n"
    assert unlocked("-e .\nA==1.0  # why\nb>=1.5,<2.1\n", lock) == [] == without_hash(lock)
    assert unlocked("a==1.1\nb<2\nc==1\n", lock) == ["a", "b", "c"]
    assert without_hash(lock + "c==1.0\n-e .\n") == ["c==1.0", "-e ."]
