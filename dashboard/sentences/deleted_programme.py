"""What "Slet programmappen" takes, and what it leaves."""

from collections.abc import Mapping

from dashboard.domain.wording import counted, listed

LINKS_TOO = "Slet også rettelserne af støttesystem og snitflade"


def what_goes(rows: Mapping[str, int], backups: int) -> list[str]:
    """A line for each thing. `rows`: how many, by their subject's label. `backups`: how many hold any."""
    lines = ["De gamle udgaver af alle rækker, også af dem, der er fjernet"]
    if rows:
        subjects = listed([f"{label} ({count})" for label, count in rows.items()], at_most=len(rows))
        lines.insert(0, f"{counted(sum(rows.values()), 'række', 'rækker')}: {subjects}")
    if backups:
        lines.append(f"Rækkerne i {counted(backups, 'sikkerhedskopi', 'sikkerhedskopier')}")
    return lines


def what_stays(links: int) -> str:
    """links: tasks whose system or interface was corrected by hand."""
    if not links:
        return "Eksporterne fra KLIK bliver."
    corrected = counted(links, "opgave", "opgaver")
    return (
        "Eksporterne fra KLIK bliver, og det gør de støttesystemer og snitflader, som I har rettet på "
        f"{corrected}, med initialer på den, der rettede."
    )
