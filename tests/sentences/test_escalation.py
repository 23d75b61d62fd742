"""The words of Eskalation: each step's text, and each case of the page's sentences."""

import re
from datetime import date
from itertools import product
from urllib.parse import quote

import pandas as pd
import pytest

from dashboard.domain.escalation import CLOSED, STAGES, STEPS
from dashboard.sentences.escalation import TEXTS, days_since, headline, message, task_note, whose_turn

CODES = [step.code for step in STEPS]
CLOSING = [step.code for step in STEPS if step.to_stage == CLOSED]
KNOWN = {
    "title": "Opret jobfunktionsroller",
    "project": "KSD",
    "due_date": date(2026, 11, 20),
    "light_word": "Rød",
    "why": "Fristen 20.11.2026 er overskredet med 3 dage",
    "recipient": "Mette Sørensen (MES)",
    "sender": "Per Holm",
    "next_date": date(2026, 12, 1),
    "municipality": "Odder Kommune",
}
NOTHING = dict.fromkeys(KNOWN)
# Words that would lay the matter on somebody.
BLAMING = ("skyld", "forsøm", "du har ikke", "burde", "fejl", "desværre", "mangelfuld", "glem", "straks")


def test_a_text_in_full():
    made = message("assess", **KNOWN)
    assert made.subject == "Eskalation: Er der styr på opgaven? (KSD, »Opret jobfunktionsroller«)"
    assert made.body == (
        "Kære Mette Sørensen\n\n"
        "Som led i eskalationen skal det vurderes, om kommunen har styr på KLIK-opgaven nedenfor.\n\n"
        "Opgave: »Opret jobfunktionsroller«\n"
        "Projekt: KSD\n"
        "Kommune: Odder Kommune\n"
        "Frist: 20.11.2026\n"
        "Lys: Rød\n"
        "Hvorfor: Fristen 20.11.2026 er overskredet med 3 dage\n\n"
        "Vi beder dig svare senest den 01.12.2026. Hvis ja: Hvordan og hvornår bliver opgaven løst? "
        "Hvis nej: Hvad står i vejen, og hvem kan hjælpe?\n\n"
        "Venlig hilsen\nPer Holm\nOdder Kommune"
    )


def test_a_text_about_which_nothing_is_known():
    made = message("instruct", **NOTHING)
    assert made.subject == "Eskalation: Anvisning modtaget"
    assert made.body == (
        "Kære KOMBIT\n\n"
        "Vi har modtaget anvisningen om KLIK-opgaven nedenfor.\n\n"
        "Opgave: uden titel\n"
        "Frist: ikke angivet\n\n"
        "Vi giver den videre til projektlederen og melder tilbage hurtigst muligt, om kommunen har styr på "
        "opgaven.\n\n"
        "Venlig hilsen\nKommunens KOMBIT-programleder"
    )


def test_the_first_mail_names_the_escalation_once():
    assert message("open", **KNOWN).subject == "Eskalation (KSD, »Opret jobfunktionsroller«)"


def test_each_step_has_a_text_and_no_text_is_without_a_step():
    assert list(TEXTS) == CODES


@pytest.mark.parametrize("step", CODES)
def test_no_text_has_a_gap_whatever_is_unknown(step):
    for missing in [(), *product(KNOWN, KNOWN)]:
        made = message(step, **KNOWN | dict.fromkeys(missing))
        whole = f"{made.subject}\n{made.body}"
        assert not any(gap in whole for gap in ("None", "{", "}", "  ", " .", " ,", ": \n", "\n\n\n", "()"))
        assert "\n" not in made.subject and made.subject.strip(":, ") == made.subject
        greeting = made.body.partition("\n")[0]
        assert greeting.startswith("Kære ") and len(greeting) > len("Kære ")
        assert len(made.body.split("\n\n")) == 5


@pytest.mark.parametrize("step", CODES)
def test_a_text_names_the_task_and_by_when_and_blames_nobody(step):
    made = message(step, **KNOWN)
    for fact in ("Opret jobfunktionsroller", "KSD", "20.11.2026", "Rød", "overskredet med 3 dage"):
        assert fact in made.body
    assert ("01.12.2026" in made.body) == (step not in CLOSING)
    words = made.body.replace(KNOWN["why"], "").lower()
    assert [word for word in BLAMING if word in words] == []


@pytest.mark.parametrize("step", CLOSING)
def test_a_text_that_closes_says_so_and_asks_for_nothing(step):
    made = message(step, **KNOWN)
    assert "Afsluttet" in made.subject
    assert "afsluttet" in made.body and "Der skal ikke gøres mere" in made.body
    assert "Vi beder dig" not in made.body


@pytest.mark.parametrize(
    ("recipient", "greeting"),
    [
        ("Mette Sørensen", "Kære Mette Sørensen"),
        ("Mette  Sørensen\n(MES)", "Kære Mette Sørensen"),
        ("", "Kære leder"),
        ("   ", "Kære leder"),
        (None, "Kære leder"),
        ("?", "Kære leder"),
        ("Vakant", "Kære leder"),
        ("mes@odder.example", "Kære leder"),
    ],
)
def test_the_greeting_has_the_name_where_there_is_one(recipient, greeting):
    made = message("inform_leader", **KNOWN | {"recipient": recipient})
    assert made.body.partition("\n")[0] == greeting


def test_a_text_of_spaces_is_as_one_that_is_missing():
    words = [name for name in KNOWN if "date" not in name]
    assert message("check", **KNOWN | dict.fromkeys(words, " \n")) == message(
        "check", **KNOWN | dict.fromkeys(words)
    )


def test_a_text_that_asks_for_nothing_says_when_the_case_is_looked_at_again():
    assert "Næste opfølgning er den 01.12.2026." in message("orientering", **KNOWN).body
    assert "Næste opfølgning" not in message("orientering", **KNOWN | {"next_date": None}).body


@pytest.mark.parametrize("step", CODES)
def test_a_long_title_still_fits_in_a_mail_link(step):
    made = message(step, **KNOWN | {"title": "Opgave om brugerrettigheder\n" * 40})
    assert made.subject.endswith("…«)") and len(made.subject) < 130
    assert len(quote(made.subject) + quote(made.body.replace("\n", "\r\n"))) < 2_000


def test_a_cpr_number_in_a_title_is_not_sent():
    made = message("open", **KNOWN | {"title": "Ret sag 010190-1234"})
    assert "1234" not in made.subject + made.body


def test_an_unknown_step_has_no_text():
    with pytest.raises(KeyError):
        message("no_such_step", **KNOWN)


@pytest.mark.parametrize(
    ("cases", "overdue", "sentence"),
    [
        (0, 0, "Ingen eskalationer er åbne."),
        (1, 0, "1 eskalation er åben."),
        (1, 1, "1 eskalation er åben, og den er overskredet."),
        (2, 0, "2 eskalationer er åbne."),
        (2, 1, "2 eskalationer er åbne, og 1 er overskredet."),
        (2, 2, "2 eskalationer er åbne, og begge er overskredet."),
        (3, 3, "3 eskalationer er åbne, og alle er overskredet."),
        (1200, 12, "1.200 eskalationer er åbne, og 12 er overskredet."),
    ],
)
def test_headline(cases, overdue, sentence):
    assert headline({"open": cases, "overdue": overdue}) == sentence


def cases(*rows: dict) -> pd.DataFrame:
    case = {
        "stage": "assessed",
        "is_open": True,
        "is_overdue": False,
        "title": "Opret roller",
        "project": "KSD",
        "next_date": None,
    }
    return pd.DataFrame([case | row for row in rows])


def test_whose_turn_the_first_case_is_and_by_when():
    due = cases({"next_date": pd.Timestamp(2026, 11, 12)}, {"stage": "check"})
    assert whose_turn(due) == "Næste skridt er projektlederens: »Opret roller« (KSD), senest 12.11.2026."
    late = due.assign(is_overdue=True)
    assert whose_turn(late).endswith("(KSD), fristen var 12.11.2026.")
    without = cases({"stage": "observed", "project": None, "title": "Lang " * 30})
    assert re.fullmatch("Næste skridt er KOMBITs: »Lang Lang.*…«.", whose_turn(without))
    assert whose_turn(cases({"is_open": False, "stage": CLOSED})) == ""


def test_each_stage_is_somebodys_turn():
    for stage in STAGES:
        assert "Næste skridt er " in whose_turn(cases({"stage": stage.code}))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "i dag"),
        (1, "i går"),
        (2, "for 2 dage siden"),
        (1000, "for 1.000 dage siden"),
        (-1, "i morgen"),
        (-2, "om 2 dage"),
    ],
)
def test_days_since(days, words):
    assert days_since(days) == words


@pytest.mark.parametrize(
    ("state", "note"),
    [
        ("gone", "Opgaven er ikke i den nyeste eksport."),
        ("solved", "Opgaven er løst i KLIK."),
        ("open", ""),
        (None, ""),
    ],
)
def test_task_note(state, note):
    assert task_note(state) == note
