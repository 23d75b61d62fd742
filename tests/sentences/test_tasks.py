"""What is said of one task in the drawer: the mail that is ready to send, and whom to call."""

from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.sentences import tasks
from dashboard.sentences.tasks import LONGEST_LINK, Mail, mail, missing, seat_line

TASK = {
    "title": "Opret jobfunktionsroller",
    "project": "KSD",
    "due_date": date(2026, 10, 30),
    "status": "Ikke påbegyndt",
    "reason": "Fristen er overskredet med 24 dage",
}
ADDRESS = "mette@kommune.dk"
texts = st.text(st.characters(codec="utf-8"), max_size=900)


def parts(link: str) -> tuple[str, dict[str, list[str]]]:
    """To whom a link writes, and its fields, as a mail program reads them."""
    address, _, fields = link.removeprefix("mailto:").partition("?")
    return unquote(address), parse_qs(fields, keep_blank_values=True, errors="strict")


def test_a_mail_in_full():
    made = mail(TASK, "Mette Sørensen")
    assert made.subject == "KLIK-opgave i KSD: Opret jobfunktionsroller"
    assert made.body == (
        "Kære Mette Sørensen\n\n"
        "Jeg skriver om KLIK-opgaven »Opret jobfunktionsroller« i projektet KSD.\n\n"
        "Frist: 30.10.2026\n"
        "Status i KLIK: Ikke påbegyndt\n"
        "Hvorfor jeg skriver: Fristen er overskredet med 24 dage.\n\n"
        "Hvad mangler der for at løse opgaven, hvem gør det, og hvornår er den løst? "
        "Opdatér også gerne status i KLIK.\n\n"
        "Venlig hilsen\n"
    )


def test_a_mail_about_which_little_is_known():
    made = mail(TASK | {"project": "", "due_date": None, "status": ""}, "")
    assert made.subject == "KLIK-opgave i programmet: Opret jobfunktionsroller"
    assert made.body.startswith("Hej\n\n") and "i projektet" not in made.body
    assert "Frist: ikke sat i KLIK\nStatus i KLIK: -\n" in made.body


def test_the_link_has_the_whole_mail():
    made = mail(TASK, "Mette Sørensen")
    to, fields = parts(made.link(f" {ADDRESS} "))
    assert to == ADDRESS
    assert fields == {"subject": [made.subject], "body": [made.body]}


@pytest.mark.parametrize(
    "address",
    [
        "a@b.dk?cc=x@y.dk",
        "a@b.dk\nBcc: x@y.dk",
        "a@b.dk,x@y.dk",
        "a@b.dk;x@y.dk",
        "a@b.dk&bcc=x@y.dk",
        "",
        "a@b",
    ],
)
def test_an_address_that_is_none_leaves_the_recipient_to_the_user(address):
    assert mail(TASK, "Mette").link(address).startswith("mailto:?subject=")


def test_an_address_cannot_be_encoded_to_mean_another():
    to, fields = parts(mail(TASK, "").link("a%0ABcc:x%3Fcc=y@b.dk"))
    assert to == "a%0ABcc:x%3Fcc=y@b.dk" and set(fields) == {"subject", "body"}


@pytest.mark.parametrize("where", ["title", "project", "status", "reason"])
@pytest.mark.parametrize(
    "smuggled", ["x\r\nBcc: y@z.dk", "x\u2028Bcc: y@z.dk", "x&bcc=y@z.dk", "x?to=y@z.dk#"]
)
def test_no_text_of_the_task_smuggles_in_a_line_or_a_recipient(where, smuggled):
    made = mail(TASK | {where: smuggled}, smuggled)
    plain = mail(TASK | {where: "x"}, "x")
    assert len(made.body.splitlines()) == len(plain.body.splitlines())
    assert len(made.subject.splitlines()) == 1
    to, fields = parts(made.link(ADDRESS))
    assert (to, set(fields)) == (ADDRESS, {"subject", "body"})


@pytest.mark.parametrize(
    "title",
    ["Æblegrød på øen " * 60, "å" * 900, "🏗️ " * 300, "Kort " + "x" * 900],
    ids=["words", "one", "emoji", "tail"],
)
def test_a_long_title_is_cut_and_the_link_still_decodes(title):
    made = mail(TASK | {"title": title, "project": "Ø" * 400, "reason": "Årsag " * 200}, "Åse " * 200)
    link = made.link(ADDRESS)
    to, fields = parts(link)  # strict: a sequence cut in two would fail
    assert to == ADDRESS and len(link) <= LONGEST_LINK
    assert fields["body"][0].endswith(" …")
    assert made.body.startswith(fields["body"][0].removesuffix(" …"))


def test_a_title_of_one_long_word_is_not_lost():
    assert f"»{'x' * 100}" in mail(TASK | {"title": "x" * 900}, "").body


def test_an_address_too_long_for_a_link_is_left_out():
    link = mail(TASK, "").link("a@" + "b" * 60 + (".ø" + "b" * 60) * 9)
    assert link.startswith("mailto:?") and "Venlig" in link


@given(texts, texts, texts, texts)
def test_no_words_break_a_link(title, project, person, reason):
    link = mail(TASK | {"title": title, "project": project, "reason": reason}, person).link(ADDRESS)
    to, fields = parts(link)
    assert len(link) <= LONGEST_LINK and urlsplit(link).fragment == ""
    assert (to, set(fields)) == (ADDRESS, {"subject", "body"})


def test_half_a_character_does_not_stop_a_mail():
    assert "%3F" in Mail("\ud83d", "").link(ADDRESS)


def test_a_seat_with_all_that_is_known_and_with_nothing():
    assert (
        seat_line(["Udfører", "Ansvarlig"], "Mette Sørensen", "12 34 56 78", ADDRESS, "Jobcenteret")
        == "Udfører og ansvarlig: Mette Sørensen, Jobcenteret · 12 34 56 78 · mette@kommune.dk"
    )
    assert seat_line(["Udfører"], "", "", "", "") == f"Udfører: {tasks.VACANT}"


@pytest.mark.parametrize(
    ("seats", "words"),
    [
        (["Ansvarlig", "Projektleder", "Programleder"], "Ansvarlig, projektleder og programleder: A"),
        (["Udfører", "FK-ansvarlig (SP)"], "Udfører og FK-ansvarlig (SP): A"),
        (["Udfører", "Rolleadministrator (STS)"], "Udfører og rolleadministrator (STS): A"),
        (["Udfører", "e-Boks-ansvarlig"], "Udfører og e-Boks-ansvarlig: A"),
        (["Udfører", *map(str, range(6))], "Udfører, 0, 1, 2, 3, 4 og 5: A"),
    ],
)
def test_who_has_several_seats_is_named_once(seats, words):
    assert seat_line(seats, "A", "", "", "") == words


def test_what_is_missing():
    assert missing(["Udfører"]) == "Mangler: Udfører."
    assert missing(["Udfører", "Rolleadministrator (STS)"]) == "Mangler: Udfører, Rolleadministrator (STS)."


def test_no_text_adds_a_line_to_the_head_of_a_mail():
    link = tasks.Mail("Opgave\r\nBcc: x@y.dk", "Hej\r\n\u2028Farvel\r").link("mette@kommune.dk\nbcc:x@y.dk")
    assert link == "mailto:?subject=Opgave%20Bcc%3A%20x%40y.dk&body=Hej%0A%0AFarvel%0A"
