"""Streamlit's index in Danish, without inline script."""

import re

from dashboard.server.index_page import NO_SCRIPT, TITLE, in_danish

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
