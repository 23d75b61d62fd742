"""The Danish label of every column that a table or a download may show."""

from dashboard.domain.culture import HABITS
from dashboard.domain.fields import FIELDS
from dashboard.domain.programme_schema import BY_NAME as SUBJECTS

# What we work out from the export.
DERIVED_LABELS = {
    "computed_light": "Beregnet lys",
    "shown_light": "KLIK-lys",
    "worst_light": "Værste lys",
    "reason": "Hvorfor",
    "deviation_in_words": "Afvigelse",
    "due_date_text": "Frist som tekst",
    "days_to_due": "Dage til frist",
    "components": "Støttesystem",
    "interfaces": "Snitflade",
    "tasks": "Opgaver",
    "next_deadline": "Næste frist",
    "projects": "Projekter",
    "week_start": "Ugens mandag",
    "week_label": "Uge",
    "days_off": "Fridage",
    "lane": "Række",
    "open_tasks": "Åbne opgaver",
    "overdue": "Overskredet",
    "ahead": "Frist i perioden",
    "later": "Frist senere",
    "undated": "Uden frist",
    "moved": "Flyttede frister",
    "longest_slip": "Længst flyttet (dage)",
    "period": "Periode",
    "red": "Røde",
    "yellow": "Gule",
    "green": "Grønne",
    "grey": "Grå",
    "unknown": "Ukendte",
    "name": "Navn",
    "starts": "Fra",
    "ends": "Til",
    "due_date_from": "Frist tidligst",
    "first_due_date": "Først kendte frist",
    "slip_days": "Flyttet (dage)",
    "as_of": "Eksportdato",
    "imported_at": "Indlæst",
    "file_name": "Fil",
    "in_use": "Vises",
    "vacant": "Mangler person",
    "postponed": "Senere frister",
    "shared_tasks": "På fælles infrastruktur",
    "ready_by_last": "Klar senest",
    "next_phase": "Næste fase",
    "full_name": "Fulde navn",
    "pilot": "Pilot eller ej?",
    "rollout": "Hvordan rulles løsningen ud?",
    "rollout_form": "Udrulningsform",
    "published_tasks": "Publicerede KLIK-opgaver",
    "ready_by": "Vi skal være klar",
    "leader": "Projektleder",
    "system": "System",
    "supplier": "Leverandør",
    "owner": "Systemejer",
    "contract": "Kontrakt",
    "expires": "Udløber",
    "ends_first": "Udløber tidligst",
    "ends_last": "Udløber senest",
    "notice_by": "Opsiges senest",
    "notice_last": "Sidste dag for opsigelse",
    "project_due": "Projektet er klar",
    "days_short": "Dage for tidligt",
    "warning": "Advarsel",
    "subject": "Emne",
    "programme_row": "Række",
    "linked_by": "Koblet ud fra",
    "red_projects": "Røde projekter",
    "used_by": "Projekter, der skal bruge snitfladen",
}
# What the programmappe says, under the labels it has there.
PROGRAMME_LABELS = {
    "when_used": SUBJECTS["interface_uses"].by_name["when_used"].label,
    "note": SUBJECTS["interface_uses"].by_name["note"].label,
    "activity": SUBJECTS["activities"].by_name["title"].label,
    "held_on": SUBJECTS["activities"].by_name["starts"].label,
} | {
    name: SUBJECTS["activities"].by_name[name].label
    for name in ("audience", "from_kombit", "place", "hours", "our_roles")
}
# Of KLIK-kultur.
CULTURE_LABELS = {habit.code: habit.label for habit in HABITS} | {
    "habit": "Vane",
    "because": "Hvorfor",
    "kept": "Holder vanen",
    "share": "Andel i procent",
    "exported_on": "Eksportdato",
}
LABELS = {field.name: field.label for field in FIELDS} | DERIVED_LABELS | PROGRAMME_LABELS | CULTURE_LABELS
