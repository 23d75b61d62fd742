"""What "Slet programmappen" takes, and what it leaves."""

from dashboard.domain.wording import counted

_GOES = (
    "Alle rækker slettes, også personer, kontakter og eskalationer, de gamle udgaver og rækkerne i "
    "sikkerhedskopierne. Det kan ikke fortrydes."
)
LINKS_TOO = "Slet også rettelserne af støttesystem og snitflade"


def what_goes(links: int) -> str:
    """links: tasks whose system or interface was corrected by hand."""
    if not links:
        return f"{_GOES} Eksporterne fra KLIK bliver."
    corrected = counted(links, "opgave", "opgaver")
    return (
        f"{_GOES} Eksporterne fra KLIK bliver, og det gør de støttesystemer og snitflader, som I har rettet "
        f"på {corrected}, med initialer på den, der rettede."
    )
