"""The forms that a report can have: whom each is for, and what its file is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportFormat:
    """`code`: as the shell has it. `audience`: in Danish, as the page offers it. `about`: what one gets."""

    code: str
    audience: str
    about: str
    file_word: str  # on the button that fetches it
    ending: str
    mime: str


OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = ReportFormat("pdf", "Direktion", "PDF på en til tre sider", "PDF", "pdf", "application/pdf")
PPTX = ReportFormat(
    "pptx",
    "Styregruppe",
    "PowerPoint, hvor diagrammerne kan rettes",
    "PowerPoint",
    "pptx",
    f"{OFFICE}.presentationml.presentation",
)
XLSX = ReportFormat(
    "xlsx",
    "Projektledere",
    "Excel med et ark for hvert projekt",
    "Excel",
    "xlsx",
    f"{OFFICE}.spreadsheetml.sheet",
)
ICS = ReportFormat(
    "ics",
    "Kalender",
    "Frister og aktiviteter til kalenderen",
    "kalenderfil",
    "ics",
    "text/calendar",
)
MAIL = ReportFormat(
    "mail", "Mandagsmail", "En mail, der er lige til at sende", "mail (.eml)", "eml", "message/rfc822"
)
FORMATS = (PDF, PPTX, XLSX, ICS, MAIL)
BY_CODE = {one.code: one for one in FORMATS}
BY_AUDIENCE = {one.audience: one for one in FORMATS}
