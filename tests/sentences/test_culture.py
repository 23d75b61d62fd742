"""The sentences of KLIK-kultur: none, one, two, many; and a mail that a mail program takes."""

from datetime import date
from urllib.parse import unquote

import pandas as pd
import pytest

from dashboard.domain.culture import HABITS, THRESHOLDS, figure, percent, rule
from dashboard.sentences import culture
from dashboard.store.query_headers import header_of

DAY = date(2026, 11, 23)
PERSONS, RIGHT, STATUS, CONTACT = (habit.code for habit in HABITS)


def figures(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Habit, project, tasks and kept."""
    table = pd.DataFrame(rows, columns=["habit", "project", "tasks", "kept"])
    return table.assign(share=100 * table["kept"] / table["tasks"])


def breaking(*rows: tuple[str, str], because: str = "Mangler udfører") -> pd.DataFrame:
    """Habit and title."""
    table = pd.DataFrame(rows, columns=["habit", "title"])
    return table.assign(because=because, task_key=table["title"])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [(PERSONS, "A", 10, 7), (PERSONS, "B", 10, 8), (CONTACT, "A", 1, 0)],
            "Bedst holdes »Ansvarlig og udfører« (75 % af 20 opgaver), "
            "svagest »Kontakt ved tvivl« (0 % af 1 opgave).",
        ),
        ([(PERSONS, "A", 10, 7)], "»Ansvarlig og udfører« holdes på 70 % af 10 opgaver."),
        (
            [(PERSONS, "A", 10, 5), (STATUS, "A", 4, 2)],
            "»Ansvarlig og udfører« og »Status opdateret« holdes lige godt, på 50 % af opgaverne.",
        ),
        (
            [(PERSONS, "A", 10, 5), (RIGHT, "A", 2, 1), (STATUS, "A", 4, 2)],
            "»Ansvarlig og udfører«, »Rette medarbejder« og »Status opdateret« holdes lige godt, "
            "på 50 % af opgaverne.",
        ),
        ([(PERSONS, "A", 3, 3)], "God KLIK-kultur: »Ansvarlig og udfører« holdes på alle opgaver."),
        (
            [(habit.code, "A", 3, 3) for habit in HABITS],
            "God KLIK-kultur: alle fire vaner holdes på alle opgaver.",
        ),
    ],
)
def test_the_headline(rows, sentence):
    assert culture.headline(figures(*rows)) == sentence


def test_what_is_not_measured():
    assert culture.not_measured(figures(*[(habit.code, "A", 1, 1) for habit in HABITS])) == ""
    assert culture.not_measured(figures((PERSONS, "A", 1, 1), (RIGHT, "A", 1, 1), (STATUS, "A", 1, 1))) == (
        "Ingen opgaver at måle »Kontakt ved tvivl« på."
    )
    assert culture.not_measured(figures((PERSONS, "A", 1, 1))) == (
        "Ingen opgaver at måle »Rette medarbejder«, »Status opdateret« og »Kontakt ved tvivl« på."
    )


def test_what_raises_most():
    sentence = culture.raises_most(figures((PERSONS, "A", 10, 7), (PERSONS, "B", 10, 2), (STATUS, "A", 9, 8)))
    assert sentence == (
        "Der er mest at hente i B: 8 opgaver bryder »Ansvarlig og udfører«. "
        "Kommer de på plads, stiger andelen fra 45 til 85 %. Sæt ansvarlig og udfører på i KLIK."
    )


def test_one_task_and_one_without_a_project():
    assert culture.raises_most(figures((CONTACT, "Uden projekt", 2, 1))).startswith(
        "Der er mest at hente blandt opgaver uden projekt: 1 opgave bryder »Kontakt ved tvivl«. "
        "Kommer den på plads, stiger andelen fra 50 til 100 %."
    )


def test_of_equals_the_lowest_share_and_nothing_of_none():
    gap = culture.largest_gap(figures((PERSONS, "A", 10, 8), (PERSONS, "B", 3, 1)))
    assert gap is not None and gap["project"] == "B"
    assert culture.largest_gap(figures((PERSONS, "A", 3, 3))) is None
    assert culture.raises_most(figures((PERSONS, "A", 3, 3))) == ""


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (None, "Intet at måle på"),
        ((0, 1), "0 % af 1"),
        ((1_200, 2_400), "50 % af 2.400"),
    ],
)
def test_a_share_says_of_how_many(counts, text):
    assert culture.share(counts) == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        ((7, 10), (5, 10), "+20 %-point siden 26.10."),
        ((5, 10), (7, 10), "-20 %-point siden 26.10."),
        ((5, 10), (10, 20), "uændret"),
        ((5, 10), None, None),
    ],
)
def test_the_change_since_the_export_before(now, before, text):
    assert culture.change(now, before, date(2026, 10, 26)) == text


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Ingen opgaver i KSD bryder en vane."),
        ([(PERSONS, "A")], "1 opgave i KSD bryder »Ansvarlig og udfører«."),
        ([(PERSONS, "A"), (PERSONS, "B")], "2 opgaver i KSD bryder »Ansvarlig og udfører«."),
        ([(PERSONS, "A"), (STATUS, "A"), (STATUS, "B")], "2 opgaver i KSD bryder mindst én af vanerne."),
    ],
)
def test_about_a_project(rows, sentence):
    assert culture.about_project("KSD", breaking(*rows)) == sentence


def test_tasks_without_a_project():
    assert culture.about_project("Uden projekt", breaking((PERSONS, "A"))) == (
        "1 opgave uden projekt bryder »Ansvarlig og udfører«."
    )


def test_the_trend():
    assert culture.in_trend([DAY]) == "Udviklingen kommer, når du indlæser den næste eksport."
    assert culture.in_trend([date(2026, 10, 26), DAY]) == (
        "Andelen af opgaver, der holder hver vane, fra 26.10.2026 til 23.11.2026, på 2 datoer."
    )


def test_a_mail():
    mail = culture.mail(
        "KSD", breaking((PERSONS, "Opret roller"), (STATUS, "Opret roller")), DAY, "mette@kommune.dk"
    )
    assert mail.body == (
        "Hej\n\n1 opgave i KSD bryder mindst én af vanerne. Opgjort pr. 23.11.2026.\n\n"
        "Ansvarlig og udfører: Sæt ansvarlig og udfører på i KLIK.\n- Opret roller (Mangler udfører)\n\n"
        "Status opdateret: Opdatér status i KLIK.\n- Opret roller (Mangler udfører)\n\n"
        "Vil I få det på plads i KLIK og sige til, hvis I mangler hjælp?\n\nVenlig hilsen\n"
    )
    assert mail.link.startswith("mailto:mette@kommune.dk?subject=KLIK-kultur%3A%20KSD&body=Hej")
    assert unquote(mail.link).endswith(mail.body)


@pytest.mark.parametrize("count", [1, 2, 8, 40, 500])
def test_a_mail_is_never_longer_than_mail_programs_take(count):
    rows = breaking(*[(PERSONS, f"Ændr æøå {number} " + "å" * 200) for number in range(count)])
    mail = culture.mail("Ærø " * 60, rows, DAY, "x" * 64 + "@kommune.dk")
    assert len(mail.link) <= culture.LONGEST_LINK
    assert mail.body.count("\n- ") == count  # the text to copy has all of them
    shown = unquote(mail.link).count("\n- Ændr")
    left = count - shown
    assert ("som jeg kan sende" in unquote(mail.link)) == (left > 0)


def test_one_and_several_that_are_left_out():
    many = culture.mail("KSD", breaking(*[(PERSONS, f"{n} " + "å" * 60) for n in range(5)]), DAY)
    assert "- og 4 andre, som jeg kan sende." in unquote(many.link) or "andre" in unquote(many.link)


@pytest.mark.parametrize(
    ("kept", "tasks", "share"), [(0, 5, 0), (5, 5, 100), (999, 1000, 99), (1, 1000, 1), (2, 3, 67)]
)
def test_a_share_is_all_or_nothing_only_where_it_is(kept, tasks, share):
    assert percent(kept, tasks) == share


@pytest.mark.parametrize(
    ("kept", "text"), [(8, "● 100 % af 8"), (6, "◕ 75 % af 8"), (4, "◑ 50 % af 8"), (1, "◔ 12 % af 8")]
)
def test_a_share_has_a_glyph_and_its_n(kept, text):
    assert figure(kept, 8) == text
    assert figure(0, 1_200) == "○ 0 % af 1.200"


@pytest.mark.parametrize("question", ["culture/habits", "culture/breaking_tasks"])
def test_the_shell_asks_with_the_page_s_thresholds(question):
    defaults = {
        each.name: int(each.default or 0) for each in header_of(question).parameters if each.kind == "number"
    }
    assert defaults == THRESHOLDS


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.code)
def test_a_rule_says_its_thresholds(habit):
    assert "{" not in rule(habit) and rule(habit).endswith(".")


def test_a_project_of_many_signs_still_fits_in_the_link():
    """Each sign takes twelve characters there, and the name stands in subject and body."""
    assert len(culture.mail("🚒" * 90, breaking((PERSONS, "🚒" * 80)), DAY).link) <= 1_900


@pytest.mark.parametrize("to", ["mette@kommune.dk\nbcc:x@y.dk", "a@b.dk?bcc=x@y.dk", "x"])
def test_what_is_no_address_stands_in_no_link(to):
    assert culture.mail("KSD", breaking((PERSONS, "Opgave")), DAY, to).link.startswith("mailto:?subject=")


def test_a_text_that_cannot_be_encoded_and_an_endless_address_still_give_a_link():
    mail = culture.mail("KSD \ud800", breaking((PERSONS, "Opgave")), DAY, f"{'m' * 500}@kommune.dk")
    assert mail.link.startswith("mailto:?subject=KLIK-kultur%3A%20KSD%20%3F&body=")
