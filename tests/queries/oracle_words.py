"""Why a task has its light, in Danish, for the few rows that the oracle shows."""

import pandas as pd

WORDS = {"red": "rød", "yellow": "gul", "green": "grøn", "grey": "grå", "done": "fuldført"}


def reasons(tasks: pd.DataFrame) -> list[str]:
    return [_reason(task) for task in tasks.itertuples()]


def deviations(tasks: pd.DataFrame) -> list[str]:
    return [f"KLIK viser {WORDS.get(task.light, 'ukendt')}{_but(task)}" for task in tasks.itertuples()]


def _due(task) -> str:
    """The due date, and the file's own words where it says no day."""
    return _day(task.due_date) + (f" ({task.due_date_text})" if pd.notna(task.due_date_text) else "")


def _day(moment: pd.Timestamp) -> str:
    return f"{moment:%d.%m.%Y}"


def _days(days: float) -> str:
    return "1 dag" if abs(days) == 1 else f"{abs(int(days))} dage"


def _lacks(task) -> str:
    missing = ["ansvarlig"] * task.lacks_responsible + ["udfører"] * task.lacks_executor
    return " og ".join(missing)


def _reason(task) -> str:
    match task.cause:
        case "completed":
            return (
                f"Fuldført {_day(task.completed_date)}" if pd.notna(task.completed_date) else "Meldt fuldført"
            )
        case "not_relevant":
            return "Meldt ikke aktuel"
        case "overdue":
            return f"Fristen {_due(task)} er overskredet med {_days(task.days_to_due)}"
        case "impossible":
            due = f" {_due(task)}" if pd.notna(task.due_date) else ""
            return f"Meldt, at den ikke kan nås inden fristen{due}"
        case "starts_later":
            return f"Skal først startes {_day(task.start_date)}"
        case "no_due_date":
            return "Eksporten har ingen frist for opgaven"
        case "due_soon":
            when = "Frist i dag" if task.days_to_due == 0 else f"Frist om {_days(task.days_to_due)}"
            missing = f". Mangler {_lacks(task)}" if _lacks(task) else ""
            return f"{when}, og opgaven er ikke meldt i gang{missing}"
        case "nobody":
            return f"Er begyndt, men mangler {_lacks(task)}"
    return f"På rette spor: {_days(task.days_to_due)} til fristen"


def _but(task) -> str:
    match task.cause:
        case "overdue":
            return f", men fristen blev overskredet for {_days(task.days_to_due)} siden"
        case "impossible":
            return ", men det er meldt, at opgaven ikke kan nås"
        case "due_soon":
            when = "i dag" if task.days_to_due == 0 else f"om {_days(task.days_to_due)}"
            return f", men fristen er {when}, og opgaven er ikke meldt i gang"
        case "nobody":
            return f", men opgaven mangler {_lacks(task)}"
        case "on_track":
            return f", men der er {_days(task.days_to_due)} til fristen, og intet tyder på forsinkelse"
        case "starts_later":
            return f", men opgaven starter først {_day(task.start_date)}"
        case "completed":
            return ", men opgaven er fuldført"
        case "not_relevant":
            return ", men opgaven er meldt ikke aktuel"
    return ""
