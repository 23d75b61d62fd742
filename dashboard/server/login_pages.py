"""The pages of the login, drawn without Streamlit: who isn't logged in reaches nothing of it."""

import html
from collections.abc import Iterable
from pathlib import Path
from string import Template

from starlette.responses import HTMLResponse

STATE_MINUTES = 10  # for which a login may take
PAGE = Template(Path(__file__).with_name("static").joinpath("login.html").read_text(encoding="utf-8"))


def page(
    title: str, paragraphs: Iterable[str], links: Iterable[tuple[str, str]], status: int = 200
) -> HTMLResponse:
    """`links`: label and address of each button. All of it is text, which is escaped here."""
    content = PAGE.substitute(
        title=html.escape(title),
        text="".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs),
        links=f"<nav>{''.join(_link(*link) for link in links)}</nav>",
    )
    return HTMLResponse(content, status_code=status, headers={"Cache-Control": "no-store"})


def _link(label: str, address: str) -> str:
    return f'<a href="{html.escape(address)}">{html.escape(label)}</a>'


def choice(links: Iterable[tuple[str, str]]) -> HTMLResponse:
    """What is answered in place of every page, to somebody who isn't logged in."""
    return page("Log ind", ["Dine opgaver vises, når du er logget ind."], links, status=401)


def logged_out(again: str) -> HTMLResponse:
    text = "Ingen af dine faner viser længere kommunens data. Luk også browseren, hvis andre bruger maskinen."
    return page("Du er logget ud", [text], [("Log ind igen", again)])


def without_access(username: str, contact: str, again: str) -> HTMLResponse:
    """For somebody whom a provider knows, and our table doesn't."""
    paragraphs = [
        f"Du er logget ind som {username}, men den konto har ikke adgang til en kommune i KLIK-overblik.",
        f"Skriv til {contact}, hvis du skal have adgang, og fortæl, hvilken kommune du arbejder for.",
    ]
    return page("Du har ikke adgang", paragraphs, [("Log ind med en anden konto", again)], status=403)


def provider_down(label: str, again: str) -> HTMLResponse:
    paragraphs = [
        f"Login med {label} svarer ikke lige nu, så vi kan ikke se, hvem du er. Intet er gået tabt.",
        "Vent et par minutter, og prøv igen. Bliver det ved, så sig det til jeres it-afdeling.",
    ]
    return page("Loginudbyderen svarer ikke", paragraphs, [("Prøv igen", again)], status=502)


def interrupted(again: str) -> HTMLResponse:
    paragraphs = [
        f"Loginnet blev ikke gennemført. Det sker, når det afbrydes eller tager mere end {STATE_MINUTES} "
        "minutter, eller når browserens tilbageknap er brugt undervejs.",
    ]
    return page("Du er ikke logget ind", paragraphs, [("Prøv igen", again)], status=400)


def refused(label: str, contact: str, code: str, again: str) -> HTMLResponse:
    """An answer of the provider's that can't be right: it is set up wrong there, or here."""
    paragraphs = [
        f"Login med {label} svarede noget, som vi ikke kan godtage. Det er ikke noget, du har gjort.",
        f"Skriv til {contact}, og oplys fejlkoden {code}.",
    ]
    return page("Du kan ikke logges ind", paragraphs, [("Prøv igen", again)], status=502)
