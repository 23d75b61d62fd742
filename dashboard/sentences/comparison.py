"""How a municipality stands beside the others, in words. Nobody else is named."""

from datetime import date

import pandas as pd

from dashboard.domain.aggregates import FEWEST
from dashboard.domain.comparison import Kind, Measure, whole_percent
from dashboard.domain.danish import format_date
from dashboard.domain.wording import counted, spelled

NOT_MANY = "Her sammenlignes kommuner, der deler en tjeneste. Denne har én database, så der er ingen andre."
IN_DEMO = "Eksempeldata deles ikke. Gå tilbage til jeres egne data for at se jer ved siden af de andre."
NOT_SHARED = "I deler ikke jeres tal, og så ser I heller ikke de andres."


def headline(own_name: str, total: pd.Series, measure: Measure) -> str:
    """`total`: the row of queries/comparison/spread.sql that is about all tasks and the measure."""
    own = f"{own_name} har {whole_percent(total['own'])} pct. {measure.words}"
    if total["is_hidden"]:
        return f"{own}. De andres kan ikke vises: {few_have(measure)}."
    who = counted(int(total["municipalities"]), "kommune", "kommuner")
    return f"{own}; medianen af {who} er {whole_percent(total['middle'])} pct."


def no_total(own_name: str, municipalities: int, measure: Measure) -> str:
    """Where nobody's figures can be told, or one's own has nothing of the measure."""
    who = counted(municipalities, "kommune", "kommuner")
    return f"{who} deler deres tal. {own_name} har ingen tal for {measure.words}: det kræver en eksport mere."


def furthest_above(rows: pd.DataFrame, kind: Kind) -> str:
    """Where one's own share lies furthest above the middle. `rows`: domain/comparison.py, of_measure."""
    if rows.empty:
        return f"Intet {kind.one} har opgaver i mindst {spelled(FEWEST)} kommuner."
    shown = rows[~rows["is_hidden"] & rows["own"].notna()]
    # What reads the same is not above.
    is_above = (shown["own"] > shown["middle"]) & (
        shown["own"].map(whole_percent) != shown["middle"].map(whole_percent)
    )
    above = shown[is_above]
    if shown.empty:
        return f"Jeres tal kan ikke sammenlignes i noget {kind.one}."
    if above.empty:
        return f"I ligger ikke over medianen i noget {kind.one}."
    worst = above.iloc[0]
    own, middle = whole_percent(worst["own"]), whole_percent(worst["middle"])
    return f"Længst over medianen: {worst['name']} med {own} pct. mod {middle}."


def too_few(sharing: int) -> str:
    """`sharing`: municipalities that share anything, one's own with them."""
    who = "Ingen deler" if not sharing else "Kun jeres kommune deler" if sharing == 1 else "To kommuner deler"
    return f"{who} tal endnu. Der skal {spelled(FEWEST)} til: af to kan hver se den andens."


def few_have(measure: Measure) -> str:
    return f"færre end {spelled(FEWEST)} kommuner har {measure.words}"


def unread(files: int) -> str:
    """How many files were passed over; empty where none was."""
    if not files:
        return ""
    return f"{counted(files, 'fil', 'filer')} med delte tal kan ikke læses og er ikke med."


def from_when(days: list[date]) -> str:
    """Which exports the figures are from; nobody's own."""
    first, last = format_date(min(days)), format_date(max(days))
    if first == last:
        return f"Kommunernes eksporter er alle fra {last}."
    return f"Kommunernes eksporter er fra {first} til {last}."


def alt_text(rows: pd.DataFrame, kind: Kind, measure: Measure) -> str:
    """What the picture shows. `rows`: domain/comparison.py, of_measure."""
    about = f"{measure.words.capitalize()} i procent pr. {kind.one}: jeres, medianen og spredningen."
    return f"{about} {furthest_above(rows, kind)}"
