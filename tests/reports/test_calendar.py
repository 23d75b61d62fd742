"""The calendar file, line by line as RFC 5545 wants it."""

from datetime import date, time

import pandas as pd
import pytest

from dashboard.reports.calendar import as_deadlines, calendar, hours

WRITTEN = pd.Timestamp("2026-11-20 08:15:00")


def activity(**fields) -> dict:
    return {
        "held_on": "07.06.2027",
        "hours": None,
        "activity": "Webinar",
        "audience": None,
        "from_kombit": None,
        "place": None,
        "component": None,
        "our_roles": None,
        "link": None,
        "starts_first": pd.Timestamp("2027-06-07"),
        "starts_last": pd.Timestamp("2027-06-07"),
        "is_ahead": True,
        "row_id": "r1",
        "changed_at": WRITTEN,
    } | fields


def lines(*activities: dict) -> list[str]:
    """The lines as a calendar reads them: unfolded."""
    made = calendar(pd.DataFrame(activities), "Aktiviteter").decode()
    assert made.endswith("\r\n") and "\n" not in made.replace("\r\n", "")
    return made.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_day_with_hours_is_an_appointment_in_danish_time():
    summer = lines(activity(hours="10.00-11.00"))
    assert "DTSTART:20270607T080000Z" in summer and "DTEND:20270607T090000Z" in summer
    day = pd.Timestamp("2026-12-15")
    winter = lines(activity(hours="kl. 13-14.30", starts_first=day, starts_last=day))
    assert "DTSTART:20261215T120000Z" in winter and "DTEND:20261215T133000Z" in winter


def test_a_day_without_hours_is_a_whole_day():
    made = lines(activity(hours="hele dagen"))
    assert "DTSTART;VALUE=DATE:20270607" in made and "DTEND;VALUE=DATE:20270608" in made
    assert "SUMMARY:Webinar" in made and "DESCRIPTION:Dato: 07.06.2027\\nKlokken: hele dagen" in made


def test_a_vague_day_is_the_period_it_means_and_says_so():
    made = lines(
        activity(
            held_on="primo september 2027",
            hours="10.00-11.00",
            starts_first=pd.Timestamp("2027-09-01"),
            starts_last=pd.Timestamp("2027-09-10"),
        )
    )
    assert "DTSTART;VALUE=DATE:20270901" in made and "DTEND;VALUE=DATE:20270911" in made
    assert "SUMMARY:Webinar (ca.)" in made and "TRANSP:TRANSPARENT" in made
    assert "DESCRIPTION:Dato: primo september 2027\\nKlokken: 10.00-11.00" in made


def test_an_activity_without_a_day_is_left_out():
    assert "BEGIN:VEVENT" not in lines(activity(starts_first=pd.NaT, starts_last=pd.NaT))


def test_an_event_keeps_its_identity_and_tells_when_it_was_written():
    made = lines(activity(), activity(row_id="r2"))
    assert [line for line in made if line.startswith("UID")] == [
        "UID:r1@klik-overblik",
        "UID:r2@klik-overblik",
    ]
    assert made.count("DTSTAMP:20261120T081500Z") == 2
    assert calendar(pd.DataFrame([activity()]), "A") == calendar(pd.DataFrame([activity()]), "A")
    assert made[0] == "BEGIN:VCALENDAR" and made[-1] == "END:VCALENDAR" and "VERSION:2.0" in made


def test_text_is_escaped_and_stays_one_line():
    made = lines(activity(activity="Møde; ØiR, KLE \\ SF\r\nEND:VEVENT\x00", our_roles="Projektleder; Ejer"))
    assert "SUMMARY:Møde\\; ØiR\\, KLE \\\\ SF\\nEND:VEVENT " in made
    assert "DESCRIPTION:Vores roller: Projektleder\\; Ejer\\nDato: 07.06.2027" in made


def test_long_lines_are_folded_at_75_octets_between_characters():
    made = calendar(pd.DataFrame([activity(activity="Æøå – " * 40)]), "Aktiviteter")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert f"SUMMARY:{'Æøå – ' * 40}" in made.decode().replace("\r\n ", "")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10.00-11.00", (time(10), time(11))),
        ("kl. 10–12", (time(10), time(12))),
        ("9:30", (time(9, 30), None)),
        ("8.15 til 9", (time(8, 15), time(9))),
        ("14.00-13.00", (time(14), None)),
        ("25.00-26.00", None),
        ("2-3 alternative datoer", None),
        ("", None),
    ],
)
def test_hours(text, read):
    assert hours(text) == read


def task(**fields) -> dict:
    return {
        "worst_light": "red",
        "title": "Opret roller",
        "project": "KSD",
        "due_date": pd.Timestamp("2026-12-04"),
        "days_to_due": 11,
        "reason": "Fristen nærmer sig",
        "responsible": "Ida Holm",
        "executor": None,
        "task_id": "101",
        "task_key": "Eksempelkøbing|ksd|id:101",
    } | fields


def deadline_lines(*tasks: dict) -> list[str]:
    deadlines = as_deadlines(pd.DataFrame(tasks), date(2026, 11, 23))
    made = calendar(pd.DataFrame(columns=list(activity())), "Frister", deadlines).decode()
    return made.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_deadline_is_a_whole_day_that_takes_up_nobody_s_time():
    made = deadline_lines(task())
    assert "SUMMARY:Frist: Opret roller" in made
    assert "DTSTART;VALUE=DATE:20261204" in made and "DTEND;VALUE=DATE:20261205" in made
    assert "TRANSP:TRANSPARENT" in made and "DTSTAMP:20261123T000000Z" in made
    [description] = [line for line in made if line.startswith("DESCRIPTION")]
    assert description == (
        r"DESCRIPTION:Projekt: KSD\nVærste lys: ■ Rød\nHvorfor: Fristen nærmer sig\nAnsvarlig: Ida Holm"
        r"\nOpgave-id: 101"
    )


def test_a_deadline_keeps_its_identity_which_names_nothing():
    [first] = [line for line in deadline_lines(task()) if line.startswith("UID")]
    [later] = [line for line in deadline_lines(task(title="Andet")) if line.startswith("UID")]
    assert first == later and "ksd" not in first
    [other] = [line for line in deadline_lines(task(task_key="x")) if line.startswith("UID")]
    assert other != first


def test_what_is_past_its_deadline_or_has_none_is_no_event():
    past, none = task(days_to_due=-1), task(due_date=pd.NaT, days_to_due=float("nan"))
    assert not [line for line in deadline_lines(past, none) if line.startswith("SUMMARY")]


def test_a_hostile_title_makes_no_line_of_its_own():
    made = deadline_lines(task(title="A\r\nEND:VEVENT\r\nATTENDEE:x\x0b"))
    assert "ATTENDEE:x" not in made and made.count("END:VEVENT") == 1
