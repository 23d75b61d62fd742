"""The director's PDF: accessible, ours, the same twice, and never more than three pages."""

import io
from collections.abc import Iterator

import pikepdf
import pypdf
import pytest
import typst

from dashboard.domain.problems import UnfinishedReport
from dashboard.reports import pdf
from tests.reports.report_parts import DAY, FACTS, PROJECT, URGENT, USE, VACANT, WORDY, pages_of_pdf, story_of

HOSTILE = '#read("/etc/passwd") *x* $x$ = - [a] <b> \\ @c'
LONG = "Meget lang tekst om en opgave, der skal løses " * 40


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """All elements of the structure below one."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def untagged_text(page: pikepdf.Page) -> int:
    """How many times text is drawn outside all marks."""
    depth = count = 0
    for _, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        count += name in ("Tj", "TJ", "'", '"') and depth == 0
    return count


def test_it_is_pdf_ua_in_danish_with_a_title():
    file = opened(pdf.document(story_of()))
    assert "<pdfuaid:part>1</pdfuaid:part>" in file.Root.Metadata.read_bytes().decode()
    assert str(file.Root.Lang) == "da-DK"
    assert bool(file.Root.MarkInfo.Marked)
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    assert str(file.docinfo["/Title"]) == "Status på KLIK-opgaverne i Eksempelkøbing pr. 23.11.2026"
    assert "/Author" not in file.docinfo


def test_every_header_cell_has_a_scope_and_no_text_is_untagged():
    file = opened(pdf.document(story_of(urgent=[WORDY] * 40)))
    assert len(file.pages) > 1
    headers = [each for each in elements(file.Root.StructTreeRoot) if each.S == "/TH"]
    assert len(headers) > 10
    for header in headers:
        attributes = header.A if isinstance(header.A, pikepdf.Array) else [header.A]
        assert [str(each.Scope) for each in attributes if "/Scope" in each] == ["/Column"]
    tables = [each for each in elements(file.Root.StructTreeRoot) if each.S == "/Table"]
    assert all(any(each.S == "/TH" for each in elements(table)) for table in tables)
    assert [untagged_text(page) for page in file.pages] == [0] * len(file.pages)


def test_its_fonts_are_our_own():
    file = opened(pdf.document(story_of()))
    fonts = {str(font.BaseFont) for page in file.pages for font in page.resources["/Font"].values()}
    assert {name.partition("+")[2] for name in fonts} == {"KLIKSans-Regular", "KLIKSans-Bold"}


def test_each_page_says_whose_from_when_and_by_which_filter():
    pages = pages_of_pdf(pdf.document(story_of(["Projekt: BBR", "Tema: Test"], urgent=[WORDY] * 40)))
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert page.startswith("Eksempelkøbing · opgjort pr. 23.11.2026 · Projekt: BBR · Tema: Test")
        assert page.endswith(f"Side {number} af {len(pages)}")


def test_a_table_over_two_pages_repeats_its_head_and_says_where_it_is_cut():
    content = pdf.document(story_of(urgent=[WORDY] * 50, facts=FACTS | {"needs_action": 62}))
    first, second = pages_of_pdf(content)
    assert "Værste lys Opgave Projekt Hvorfor" in first and "Værste lys Opgave Projekt Hvorfor" in second
    assert "20 af 62 vist" in second


def test_the_same_story_gives_the_same_bytes():
    assert pdf.document(story_of()) == pdf.document(story_of())


def test_text_stays_text():
    pages = pages_of_pdf(pdf.document(story_of(urgent=[URGENT | {"title": HOSTILE}])))
    assert HOSTILE in "".join(pages)
    assert "root:" not in "".join(pages)


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("A\x0bB", "AB"),
        ("A\ud800B", "AB"),
        ("Prøv 🎉 日本 nu", "Prøv ? ?? nu"),
        ("e\u0301n", "én"),
        ("a\u200bb\u00adc", "abc"),
        ("Ærø\n  Åbenrå", "Ærø Åbenrå"),
    ],
)
def test_any_title_builds(title, drawn):
    pages = pages_of_pdf(pdf.document(story_of(urgent=[URGENT | {"title": title}])))
    assert f"{drawn} BBR" in pages[0]


def test_our_fonts_have_every_character_that_we_let_through():
    """PDF/UA refuses one without a shape."""
    ranges = [part.split("-") for part in _ranges()]
    every = "".join(chr(code) for first, last in ranges for code in range(int(first), int(last) + 1))
    sentences = tuple(every[start : start + 200] for start in range(0, len(every), 200))
    made = story_of()
    object.__setattr__(made, "sentences", sentences)
    assert pdf.document(made)


def _ranges() -> list[str]:
    text, ranges, place = pdf.DRAWN, [], 0
    while place < len(text):
        step = 3 if text[place + 1 : place + 2] == "-" else 1
        ranges.append(f"{ord(text[place])}-{ord(text[place + step - 1])}")
        place += step
    return ranges


def test_the_longest_texts_fit_on_three_pages_and_a_long_word_in_its_cell():
    long = {"title": LONG, "reason": LONG, "project": LONG, "call": LONG}
    made = story_of(
        ["Projekt: " + "X" * 700],
        urgent=[URGENT | long | {"title": "A" * 300}] * 50,
        projects=[PROJECT | {"project": LONG, "leader": LONG}] * 40,
        vacant=[VACANT | {"role": LONG, "projects": [LONG] * 30, "coming": [LONG]}] * 30,
        facts=FACTS | {"needs_action": 99},
    )
    assert 1 <= len(opened(pdf.document(made)).pages) <= 3


def test_a_story_about_nothing_is_one_page():
    made = story_of(
        urgent=(), vacant=(), projects=[PROJECT | {"has_tasks": False}], facts=dict.fromkeys(FACTS, 0)
    )
    [page] = pages_of_pdf(pdf.document(made))
    assert "Ingen opgaver passer til filtrene." in page


def test_a_filter_too_long_for_each_page_is_refused_in_danish():
    with pytest.raises(UnfinishedReport) as refused:
        pdf.document(story_of(["Projekt: " + "A, " * 400]))
    assert refused.value.title == "Filteret er for langt til at stå på hver side."


def test_what_typst_refuses_is_said_in_danish(monkeypatch):
    def refuse(*arguments, **settings):
        raise typst.TypstError("PDF/UA-1 error: missing document title")

    monkeypatch.setattr(typst, "Compiler", refuse)
    with pytest.raises(UnfinishedReport) as refused:
        pdf.document(story_of())
    assert refused.value.title == "PDF-filen kunne ikke laves."


def test_a_story_is_of_its_day():
    assert f"pr. {DAY:%d.%m.%Y}" in pages_of_pdf(pdf.document(story_of()))[0]


def test_no_word_but_a_long_one_is_divided():
    titles = [URGENT | {"title": f"{'x ' * number}Opret jobfunktionsroller til DUBU"} for number in range(30)]
    made = story_of(urgent=titles)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.document(made))).pages)
    assert text.count("DUBU") == 20 and "DU-" not in text


def test_strategic_use_is_a_page_of_its_own():
    uses = [
        USE,
        USE | {"system": "ESDH", "use": "planned", "project": "KSD", "when_used": "2027"},
        USE | {"component": "ØiR", "use": "possible", "gain": "Færre posteringer i hånden"},
    ]
    pages = pages_of_pdf(pdf.document(story_of(uses=uses)))
    assert len(pages) == 2
    assert "Strategisk brug af de fælles støttesystemer" not in pages[0]
    for words in (
        "Strategisk brug af de fælles støttesystemer",
        "1 system bruger 1 støttesystem, og ingen flere er planlagt.",
        "ESDH (KSD, 2027)",
        "Acadre: Færre posteringer i hånden",
    ):
        assert words in pages[1]


def test_without_systems_there_is_no_such_page():
    [page] = pages_of_pdf(pdf.document(story_of()))
    assert "Strategisk brug" not in page


def test_the_page_of_strategic_use_is_cut_before_the_pages_are_too_many():
    uses = [USE | {"component": f"System {number}", "gain": LONG} for number in range(60)]
    pages = pages_of_pdf(pdf.document(story_of(uses=uses, urgent=[WORDY] * 40)))
    assert len(pages) <= pdf.MOST_PAGES and "af 60 vist" in pages[-1]
