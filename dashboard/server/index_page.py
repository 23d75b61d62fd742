"""Streamlit's index.html made ours on its way out: Danish from the first paint, and without inline script."""

import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from dashboard.server.assets import TAGS

TITLE = "KLIK-overblik"
NO_SCRIPT = "<p>KLIK-overblik kræver JavaScript. Slå JavaScript til i browseren, og indlæs siden igen.</p>"
# What every page draws, and Streamlit's browser side asks for only once the server has sent it: by the first
# part of their files' names, the rest of which changes with each version of Streamlit.
DRAWN_EVERYWHERE = ("Button", "DateInput", "BidiComponent", "ArrowVegaLiteChart", "embed")
# With these the answer may be compressed, partial or "not modified", which can't be rewritten.
DROPPED_HEADERS = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}


class DanishIndex:
    """Rewrites the page that each of the app's addresses answers with; all else passes untouched."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", ""):
            headers = [pair for pair in scope["headers"] if pair[0].lower() not in DROPPED_HEADERS]
            await self.app({**scope, "headers": headers}, receive, RewrittenResponse(send))
        else:
            await self.app(scope, receive, send)


class RewrittenResponse:
    """A `send` that collects an HTML response and sends it on rewritten, with the right length."""

    def __init__(self, send: Send):
        self.send, self.body = send, b""
        self.start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and is_index(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self.finish(self.start)

    async def finish(self, start: Message) -> None:
        page = in_danish(self.body.decode()).encode()
        headers = MutableHeaders(scope=start)
        if self.body:  # a HEAD request has no body; its headers stay as they are
            headers["content-length"] = str(len(page))
        del headers["etag"], headers["last-modified"], headers["accept-ranges"]
        await self.send(start)
        await self.send({"type": "http.response.body", "body": page if self.body else b""})


def is_index(start: Message) -> bool:
    return start["status"] == 200 and Headers(scope=start).get("content-type", "").startswith("text/html")


def in_danish(page: str) -> str:
    """The index with Danish language, title and noscript, our translation first, and no inline script."""
    page = page.replace('<html lang="en">', '<html lang="da">')
    page = re.sub(r"<title>.*?</title>", f"<title>{TITLE}</title>", page, flags=re.DOTALL)
    page = re.sub(r"<noscript>.*?</noscript>", f"<noscript>{NO_SCRIPT}</noscript>", page, flags=re.DOTALL)
    # The content policy refuses inline script anyway, and the service-desc address is closed.
    page = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    page = re.sub(r'<link rel="service-desc"[^>]*>', "", page)
    return page.replace("</title>", f"</title>\n    {TAGS}{preloads(file_util.get_static_dir())}", 1)


@cache
def preloads(static: str) -> str:
    """Links by which the browser fetches the scripts of DRAWN_EVERYWHERE while it still waits for the server.

    `static`: the folder of Streamlit's own files. One that is not there is left out.
    """
    folder = Path(static, "static", "js")
    scripts = [script for name in DRAWN_EVERYWHERE for script in sorted(folder.glob(f"{name}.*.js"))]
    return "".join(f'<link rel="modulepreload" href="./static/js/{script.name}">' for script in scripts)
