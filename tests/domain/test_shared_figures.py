"""domain/shared_figures.py: what is written is read again, and nothing else is."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.shared_figures import (
    COMPONENT,
    LONGEST_NAME,
    PROJECT,
    BadFigures,
    Group,
    SharedFigures,
    from_bytes,
    to_bytes,
)

GROUP = Group(COMPONENT, "Beskedfordeler", 10, 1, 2, 3, 4, 2, 1)
SHARED = SharedFigures(
    "0450", date(2026, 11, 23), "abc", (GROUP, Group(PROJECT, "KSD", 5, 0, 0, 0, 0, 0, None))
)


def changed(**fields) -> bytes:
    return json.dumps(json.loads(to_bytes(SHARED)) | fields).encode()


def with_group(*values) -> bytes:
    return changed(groups=[list(values)])


@pytest.mark.parametrize("shared", [SHARED, replace(SHARED, as_of=None, groups=())])
def test_what_is_written_is_read_again(shared):
    assert from_bytes(to_bytes(shared)) == shared


def test_a_file_can_be_read_by_anybody():
    assert '["component", "Beskedfordeler", 10, 1, 2, 3, 4, 2, 1]' in to_bytes(SHARED).decode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        to_bytes(SHARED)[:-20],
        changed(format="klik-overblik-kommunedag"),
        changed(version=2),
        changed(names=["Anna Bo"]),
        changed(municipality=450),
        changed(state=None),
        changed(as_of="i går"),
        changed(as_of=20261123),
        changed(groups={}),
        changed(groups=[["component"]]),
        changed(groups=json.loads(to_bytes(SHARED))["groups"][:1] * 2),
        with_group("task", "KSD", 1, 0, 0, 0, 1, 0, 0),
        with_group(COMPONENT, "Ring til Bo", 1, 0, 0, 0, 1, 0, 0),
        with_group([], "KSD", 1, 0, 0, 0, 1, 0, 0),
        with_group(PROJECT, "", 1, 0, 0, 0, 1, 0, 0),
        with_group(PROJECT, "x" * (LONGEST_NAME + 1), 1, 0, 0, 0, 1, 0, 0),
        with_group(PROJECT, "KSD", 0, 0, 0, 0, 0, 0, 0),
        with_group(PROJECT, "KSD", 1, 0, 0, 0, True, 0, 0),
        with_group(PROJECT, "KSD", 1, 0, 0, 0, 0.5, 0, 0),
        with_group(PROJECT, "KSD", 1, 0, 0, 0, -1, 0, 0),
        with_group(PROJECT, "KSD", 10**9, 0, 0, 0, 1, 0, 0),
        with_group(PROJECT, "KSD", 2, 0, 1, 1, 1, 0, 0),
        with_group(PROJECT, "KSD", 2, 0, 0, 0, 0, 0, 3),
        with_group(PROJECT, "KSD", 2, None, 0, 0, 0, 0, 0),
    ],
)
def test_what_is_anything_else_is_refused(content):
    with pytest.raises(BadFigures):
        from_bytes(content)
