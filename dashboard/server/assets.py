"""Our files beside Streamlit's in the browser: its own words in Danish, and the colours that we correct."""

import json
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.ui.elements import row_list

STATIC = Path(__file__).parent / "static"
STRINGS = STATIC / "danish_strings.json"
# Put into the page's head by index_page.py, relative as Streamlit's own files are.
TAGS = (
    '<link rel="stylesheet" href="./klik/look.css"><link rel="stylesheet" href="./klik/print.css">'
    '<link rel="stylesheet" href="./klik/row_list.css">'
    '<script src="./klik/danish.js" defer></script><script src="./klik/frame.js" defer></script>'
)


def asset_routes(base_path: str) -> list[Route]:
    """The addresses of our files, below the path that a proxy may give the app."""
    base = f"/{base_path.strip('/')}".rstrip("/")
    return [
        route(f"{base}/klik/danish.js", danish_script(), "text/javascript"),
        route(f"{base}/klik/frame.js", (STATIC / "frame.js").read_text(encoding="utf-8"), "text/javascript"),
        *(
            route(f"{base}/klik/{style.name}", style.read_text(encoding="utf-8"), "text/css")
            for style in (STATIC / "look.css", STATIC / "print.css", row_list.STYLE)
        ),
    ]


def danish_script() -> str:
    """The strings and the script that uses them, in one file, so that the browser waits only once."""
    strings = json.dumps(json.loads(STRINGS.read_text(encoding="utf-8")), ensure_ascii=False)
    return f"const STRINGS = {strings};\n{(STATIC / 'danish.js').read_text(encoding='utf-8')}"


def route(path: str, text: str, kind: str) -> Route:
    async def answer(_request: Request) -> Response:
        return Response(text, media_type=kind, headers={"Cache-Control": "no-cache"})

    return Route(path, answer)
