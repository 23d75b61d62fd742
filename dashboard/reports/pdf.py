"""The director's report as PDF/UA-1, by Typst: our template, our fonts, and the Story as JSON.

Typst is given no source made of data, so text stays text; and the same Story gives the same bytes.
"""

import json
import re
from pathlib import Path
from typing import Any, cast

from dashboard.domain.danish import clean
from dashboard.domain.labels import LABELS
from dashboard.domain.lights import BY_CODE, LABEL, LIGHTS
from dashboard.domain.problems import UnfinishedReport
from dashboard.reports.excel import LIGHT_COLUMNS
from dashboard.reports.story import Story, Table, in_words
from dashboard.sentences import report as sentences

TEMPLATES = Path(__file__).parent / "templates"
FONTS = TEMPLATES / "fonts"
MOST_PAGES = 3
# Of projects, tasks, roles, støttesystemer; fewer where their texts are so long that the pages are too many.
ROWS = ((12, 20, 8, 20), (8, 12, 5, 12), (5, 6, 3, 6), (3, 3, 1, 3))
LONGEST_CELL, LONGEST_SENTENCE, LONGEST_ABOUT = 120, 300, 800  # characters
NOT_DRAWN = "?"
# What our two fonts hold; PDF/UA has no room for a character without a shape.
DRAWN = (
    "\u0020-\u007e\u00a0-\u017f\u0391-\u03a1\u03a3-\u03ce\u0400-\u045f\u1ea0-\u1ef9\u2010-\u201e\u2020-\u2022"
    "\u2026\u2032\u2033\u2039\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265■▲◆○●✓"
)
_NOT_DRAWN = re.compile(f"[^{DRAWN}]")
_LONG_WORD = re.compile(r"\S{24,}")  # longer than a narrow column: cut where it may be
_PIECE = 9  # letters between its soft hyphens
_WIDTHS = {
    "title": 4,
    "project": 2.2,
    "reason": 4,
    "why_first": 3,
    "call": 2,
    "leader": 2,
    "role": 2,
    "projects": 4,
}
_WIDTHS |= {"coming": 3, "component": 1.9, "worth": 3, "in_use_by": 2.6, "planned_for": 2.6, "gains": 2.6}
_NUMBERS = {"worst", "worst_in_klik", "tasks_at_risk", "possible_for", *(light.code for light in LIGHTS)}


def document(story: Story) -> bytes:
    """One to three pages. Raises UnfinishedReport."""
    import typst  # few ask for the file

    if len(story.about.line) > LONGEST_ABOUT:
        raise filter_too_long()
    about = _drawn(story.about.line, LONGEST_ABOUT)
    try:
        for rows in ROWS:
            template = typst.Compiler(
                TEMPLATES / "director.typ",
                font_paths=[FONTS],
                ignore_system_fonts=True,
                sys_inputs={"story": json.dumps(_as_json(story, about, rows), ensure_ascii=False)},
            )
            if int(template.query("<pages>", field="value", one=True)) <= MOST_PAGES:
                return cast(bytes, template.compile(format="pdf", pdf_standards=["ua-1"]))
    except typst.TypstError as error:
        raise _not_made() from error
    raise _not_made()


def _not_made() -> UnfinishedReport:
    return UnfinishedReport(
        "PDF-filen kunne ikke laves.", "Intet er gemt. Vælg et snævrere filter, eller hent en anden form."
    )


def filter_too_long() -> UnfinishedReport:
    """It must stand whole on each page."""
    return UnfinishedReport(
        "Filteret er for langt til at stå på hver side.", "Vælg færre værdier, og lav rapporten igen."
    )


def _as_json(story: Story, about: str, rows: tuple[int, int, int, int]) -> dict[str, Any]:
    projects, urgent, vacant, components = rows
    heading = (
        f"{sentences.HEADING} i {story.about.municipality}" if story.about.municipality else sentences.HEADING
    )
    return {
        "title": _drawn(f"{heading} pr. {story.about.as_of:%d.%m.%Y}"),
        "heading": _drawn(heading),
        "about": about,
        "headline": _drawn(story.headline, LONGEST_SENTENCE),
        "figures": _figures(story),
        "briefing": "Kort fortalt",
        "sentences": [_drawn(sentence, LONGEST_SENTENCE) for sentence in story.sentences],
        "tables": [
            _table(table)
            for table in (
                story.lights,
                story.projects.first(projects),
                story.urgent.first(urgent),
                story.vacant.first(vacant),
            )
        ],
        "strategy": _table(story.strategy.first(components)),
        "made_by": "KLIK-overblik",
    }


def _figures(story: Story) -> dict[str, Any]:
    columns = [{"label": figure.label, "width": 1, "is_number": False} for figure in story.figures]
    return {"columns": columns, "rows": [{"cells": [in_words("", figure.count) for figure in story.figures]}]}


def _table(table: Table) -> dict[str, Any]:
    columns = [
        {"label": _heading(name), "width": _WIDTHS.get(name, 0), "is_number": name in _NUMBERS}
        for name in table.rows
    ]
    most = max((sum(bar) for bar in table.rows.get("light_bar", [])), default=0)
    rows = [
        {"cells": [_cell(name, cell, most) for name, cell in row.items()]}
        for row in table.rows.to_dict("records")
    ]
    return {
        "heading": table.heading,
        "columns": columns,
        "rows": rows,
        "cut": table.cut,
        "answer": table.answer,
    }


def _heading(name: str) -> str:
    """Of a light's column its glyph, too: the bar beside it has colours only."""
    if name in BY_CODE:
        return f"{BY_CODE[name].glyph} {LABELS[name]}"
    return "Åbne opgaver" if name == "light_bar" else LABELS[name]


def _cell(name: str, cell: Any, most: int) -> Any:
    """As the template takes it: a text, a light, or a bar of which `most` tasks are the whole width."""
    if name == "light_bar":
        pairs = [(light.light, tasks) for light, tasks in zip(LIGHTS, cell, strict=True) if tasks]
        return [
            {"share": tasks / most, "fill": shades.fill, "outline": shades.outline} for shades, tasks in pairs
        ]
    if name in LIGHT_COLUMNS:
        light = BY_CODE[cell]
        return {"label": LABEL[cell], "fill": light.text, "ink": light.on_text}
    return _drawn(in_words(name, cell), LONGEST_CELL)


def _drawn(text: str, longest: int = LONGEST_CELL) -> str:
    """The text in letters that our fonts hold, and cut where it is longer."""
    line = _NOT_DRAWN.sub(NOT_DRAWN, " ".join(clean(text).split()))
    cut = line if len(line) <= longest else f"{line[: longest - 1]}…"
    return _LONG_WORD.sub(_divisible, cut)


def _divisible(word: re.Match[str]) -> str:
    return "\u00ad".join(word[0][start : start + _PIECE] for start in range(0, len(word[0]), _PIECE))
