"""The Monday mail: what the Story says as plain text, and as a draft (.eml) that a mail program opens."""

from email.message import EmailMessage
from email.policy import SMTP

from dashboard.domain.labels import LABELS
from dashboard.domain.wording import number
from dashboard.reports.story import Story, Table, in_words
from dashboard.sentences import report as sentences

MOST_ROWS = 10  # of each table: a mail is read on a phone
_LINE_BREAKS = str.maketrans("\r\n", "  ")


def text(story: Story) -> str:
    """The body, without a greeting of ours: whoever sends it writes that."""
    figures = [f"{figure.label}: {number(figure.count)}" for figure in story.figures]
    parts = [
        sentences.HEADING,
        story.headline,
        "\n".join(figures),
        "\n".join(f"- {sentence}" for sentence in story.sentences),
        *map(_table, (story.urgent.first(MOST_ROWS), story.vacant.first(MOST_ROWS))),
        story.about.line,
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def message(story: Story) -> bytes:
    """The draft: no sender, no receiver and no date, so that the same Story gives the same bytes."""
    draft = EmailMessage(policy=SMTP)
    draft["Subject"] = story.subject
    draft["X-Unsent"] = "1"  # Outlook opens it for sending
    draft["Content-Language"] = "da"
    draft.set_content(text(story), cte="quoted-printable")
    return draft.as_bytes()


def _table(table: Table) -> str:
    if table.rows.empty:
        return f"{table.heading}\n{table.answer}"
    lines = [_line(row) for row in table.rows.to_dict("records")]
    return "\n".join(filter(None, [table.heading, *lines, table.cut]))


def _line(row: dict) -> str:
    """The first two columns as they are, the others with their names."""
    cells = [(name, in_words(name, cell).translate(_LINE_BREAKS)) for name, cell in row.items()]
    filled = [(name, cell) for name, cell in cells if cell]
    named = [f"{LABELS[name]}: {cell}" for name, cell in filled[2:]]
    return "- " + " · ".join([*(cell for _, cell in filled[:2]), *named])
