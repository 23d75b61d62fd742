"""Streamlit's index in Danish, without inline script."""

import re

from streamlit import file_util

from dashboard.server.index_page import DRAWN_EVERYWHERE, NO_SCRIPT, TITLE, in_danish, preloads

PAGE = """<html lang="en"><head><title>Streamlit</title>
<script>alert(1)</script><link rel="service-desc" href="x">
<script type="module" src="./static/js/index.js"></script></head>
<body><noscript>You need JavaScript</noscript></body></html>"""


def test_the_index_is_danish_and_has_only_scripts_from_files():
    page = in_danish(PAGE)
    assert '<html lang="da">' in page and f"<title>{TITLE}</title>" in page and NO_SCRIPT in page
    assert "Streamlit" not in page and "service-desc" not in page
    assert re.findall(r"<script[^>]*>", page) == [
        '<script src="./klik/danish.js" defer>',
        '<script src="./klik/frame.js" defer>',
        '<script type="module" src="./static/js/index.js">',
    ]


def test_the_scripts_that_every_page_needs_are_fetched_at_once(tmp_path):
    """Of the Streamlit that is installed, each is there: a new version that renames one shows here."""
    links = re.findall(r'<link rel="modulepreload" href="./static/js/(\w+)\.[^"]+\.js">', in_danish(PAGE))
    assert links == list(DRAWN_EVERYWHERE)
    assert preloads(file_util.get_static_dir()).count("<link") == len(DRAWN_EVERYWHERE)
    assert preloads(str(tmp_path)) == ""
