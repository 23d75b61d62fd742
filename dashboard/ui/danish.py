"""Streamlit's own words in Danish: one list (danish_strings.json), laid on in the browser by danish.js."""

import json
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

HERE = Path(__file__).parent
STRINGS = HERE / "danish_strings.json"
SCRIPT = HERE / "danish.js"


def danish_route(base_path: str) -> Route:
    """The address of the translation: list and script in one file, to wait for one only."""
    strings = json.dumps(json.loads(STRINGS.read_text(encoding="utf-8")), ensure_ascii=False)
    script = f"const STRINGS = {strings};\n{SCRIPT.read_text(encoding='utf-8')}"

    async def danish(_request: Request) -> Response:
        return Response(script, media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    base = base_path.strip("/")
    return Route(f"/{base}/klik/danish.js" if base else "/klik/danish.js", danish)
