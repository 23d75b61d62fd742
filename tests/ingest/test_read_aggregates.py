"""A file from another municipality: read as it was written, or refused in Danish."""

import json
from datetime import date

import pytest

from dashboard.domain.aggregates import Aggregates
from dashboard.domain.catalogue import components
from dashboard.domain.problems import BadAggregates
from dashboard.ingest.read_aggregates import read_aggregates
from dashboard.reports.aggregates_file import aggregates_file, file_name
from tests.conftest import EXPORT_DAY

NAME = components()[0].name
OWN = Aggregates("Ærø Kommune", EXPORT_DAY, {(NAME, "red"): 3, (NAME, "done"): 12})
FIELDS = {
    "format": "klik-overblik-kommunedag",
    "version": 1,
    "municipality": "Ærø Kommune",
    "as_of": "2026-11-23",
    "cells": [[NAME, "red", 3]],
}


def read(content: bytes | dict) -> Aggregates:
    content = json.dumps(content).encode() if isinstance(content, dict) else content
    return read_aggregates(content, EXPORT_DAY)


def test_what_was_saved_is_read_again():
    assert read(aggregates_file(OWN)) == OWN
    assert file_name(OWN) == "kommunedag Ærø Kommune 2026-11-23.json"


def test_the_file_can_be_read_by_a_person_and_holds_nothing_else():
    assert aggregates_file(OWN).decode() == (
        "{\n"
        '  "format": "klik-overblik-kommunedag",\n'
        '  "version": 1,\n'
        '  "municipality": "Ærø Kommune",\n'
        '  "as_of": "2026-11-23",\n'
        '  "cells": [\n'
        f'    ["{NAME}", "red", 3],\n'
        f'    ["{NAME}", "done", 12]\n'
        "  ]\n"
        "}\n"
    )


def test_a_file_without_any_task_is_read():
    assert read(aggregates_file(Aggregates("Ærø Kommune", EXPORT_DAY, {}))).cells == {}


def test_nought_is_no_cell():
    assert read(FIELDS | {"cells": [[NAME, "red", 0]]}).cells == {}


def text(**changed: str) -> bytes:
    """The fields with some of them as they are written here."""
    written = {key: json.dumps(value) for key, value in FIELDS.items()} | changed
    return ("{" + ",".join(f'"{key}":{value}' for key, value in written.items()) + "}").encode()


HOSTILE = {
    "empty": (b"", "kan ikke læses"),
    "no JSON": (b"# KLIK", "kan ikke læses"),
    "no UTF-8": (b"\xff\xfe{", "kan ikke læses"),
    "a workbook": (b"PK\x03\x04", "kan ikke læses"),
    "deep": (b"[" * 50_000, "kan ikke læses"),
    "large": (b" " * 200_000, "større end 100 KB"),
    "digits": (text(version="9" * 5_000), "kan ikke læses"),
    "a list": (b"[]", "ikke en kommunes tal"),
    "another format": (text(format='"x"'), "ikke en kommunes tal"),
    "a format that is a list": (text(format="[]"), "ikke en kommunes tal"),
    "another version": (text(version="2"), "anden version"),
    "true as version": (text(version="true"), "anden version"),
    "a field more": (text(note='"Ring til Bo"'), "andre felter"),
    "a field less": (json.dumps({**FIELDS, "cells": None} | {"x": 1}).encode(), "andre felter"),
    "a field twice": (b'{"format":"x","format":"x"}', "to gange"),
    "NaN": (text(version="NaN"), "»NaN« er ikke et helt tal"),
    "a fraction": (text(cells=f'[["{NAME}","red",1.5]]'), "»1.5« er ikke et helt tal"),
    "an exponent": (text(cells=f'[["{NAME}","red",1e3]]'), "»1e3« er ikke et helt tal"),
    "infinity": (text(cells=f'[["{NAME}","red",Infinity]]'), "er ikke et helt tal"),
    "an unknown municipality": (text(municipality='"Bo Hansen"'), "»Bo Hansen« er ikke en kommune"),
    "a municipality as a list": (text(municipality='["Ærø Kommune"]'), "En liste er ikke en kommune"),
    "half a character": (text(municipality='"\\ud800"'), "»?« er ikke en kommune"),
    "a future day": (text(as_of='"2026-11-24"'), "ligger i fremtiden"),
    "no day": (text(as_of='"i går"'), "»i går« kan ikke læses"),
    "a day that is none": (text(as_of='"2026-02-30"'), "findes ikke"),
    "Arabic figures": (text(as_of='"٢٠٢٦-11-23"'), "kan ikke læses"),
    "a day as a number": (text(as_of="20261123"), "kan ikke læses"),
    "cells as an object": (text(cells="{}"), "ikke en liste"),
    "a cell as a text": (text(cells='["abc"]'), "Række 1 i tallene: der skal stå"),
    "a cell of four": (text(cells=f'[["{NAME}","red",1,2]]'), "Række 1 i tallene: der skal stå"),
    "free text": (text(cells='[["Ring til Bo","red",1]]'), "»Ring til Bo« er ikke et støttesystem"),
    "an object as name": (text(cells='[[{},"red",1]]'), "En liste er ikke et støttesystem"),
    "no light": (text(cells=f'[["{NAME}","blue",1]]'), "»blue« er ikke et lys"),
    "a light as a list": (text(cells=f'[["{NAME}",[],1]]'), "En liste er ikke et lys"),
    "true": (text(cells=f'[["{NAME}","red",true]]'), "»True« er ikke et antal"),
    "a text as number": (text(cells=f'[["{NAME}","red","1"]]'), "»1« er ikke et antal"),
    "below nought": (text(cells=f'[["{NAME}","red",-1]]'), "»-1« er ikke et antal"),
    "too many": (text(cells=f'[["{NAME}","red",100001]]'), "er ikke et antal"),
    "a cell twice": (text(cells=f'[["{NAME}","red",1],["{NAME}","red",1]]'), "Række 2 i tallene"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_danish(kind):
    content, words = HOSTILE[kind]
    with pytest.raises(BadAggregates) as refused:
        read(content)
    assert words in refused.value.title
    assert refused.value.next_step == "Bed kommunen om at gemme sine tal igen på siden Kommunedag."


def test_yesterday_is_no_future():
    assert read_aggregates(json.dumps(FIELDS).encode(), date(2026, 11, 23)).as_of == EXPORT_DAY
