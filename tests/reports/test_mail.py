"""The Monday mail: plain text, the same bytes twice, and a draft that a mail program opens."""

from email import message_from_bytes, policy

from dashboard.reports import mail
from tests.reports.report_parts import FACTS, URGENT, VACANT, story_of, text_of_mail

BODY = """Status på KLIK-opgaverne

1 af 3 opgaver er rød.

Røde opgaver: 1
Gule opgaver: 0
Over fristen: 1
Ubesatte roller: 1

- Den røde opgave har overskredet fristen.
- Den travleste uge forude er uge 49 med 2 frister.
- 1 ubesat rolle truer 1 opgave.

Kræver handling, det vigtigste først
- ■ Rød · Opgave · Projekt: BBR · Hvorfor: Fristen er overskredet · Ring til: Bo Bech

Ubesatte roller
- Systemejer · BBR · Truede opgaver: 1 · Første frist: 04.12.2026 · På vej: Bo Bech (BBR, fra 01.02.2027)

Eksempelkøbing · opgjort pr. 23.11.2026 · alle opgaver
"""


def test_the_text():
    assert mail.text(story_of()) == BODY


def test_the_draft_has_a_subject_and_neither_sender_nor_date():
    content = mail.message(story_of())
    draft = message_from_bytes(content, policy=policy.default)
    assert draft["Subject"] == "KLIK pr. 23.11.2026: 3 opgaver, 1 rød"
    assert draft["X-Unsent"] == "1"
    assert draft["From"] is None and draft["To"] is None and draft["Date"] is None
    assert text_of_mail(content).replace("\r\n", "\n") == BODY
    assert content == mail.message(story_of())
    assert max(map(len, content.split(b"\r\n"))) <= 78


def test_a_title_breaks_no_line_and_makes_no_header():
    hostile = "Opgave\r\nBcc: x@eksempel.invalid\r\n\r\n.\r\nslut"
    content = mail.message(story_of(urgent=[URGENT | {"title": hostile}]))
    assert message_from_bytes(content, policy=policy.default)["Bcc"] is None
    assert "Opgave  Bcc: x@eksempel.invalid    .  slut" in text_of_mail(content)


def test_tables_are_cut_and_say_so():
    story = story_of(urgent=[URGENT] * 50, vacant=[VACANT] * 12, facts=FACTS | {"needs_action": 62})
    assert "10 af 62 vist" in mail.text(story) and "10 af 12 vist" in mail.text(story)
