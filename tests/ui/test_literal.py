"""Text from data in a label: nothing in it is Markdown."""

import pytest

from dashboard.ui.elements.literal import literal


@pytest.mark.parametrize("text", ["KY", "Æblehaver og stier", "SF1500, SF1511", "Tre (uge 2)", "50 % færre"])
def test_plain_text_reads_the_same(text):
    assert literal(text).replace("\\", "") == text


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("**fed**", r"\*\*fed\*\*"),
        ("[her](x)", r"\[her\]\(x\)"),
        ("`kode` $x$", r"\`kode\` \$x\$"),
        ("<b>", r"\<b\>"),
        ("en\n\n# overskrift", r"en \# overskrift"),
        ("http://x.dk", "http\u200b://x.dk"),
        ("www.x.dk", "www\u200b.x.dk"),
        ("ane@x.dk", "ane@\u200bx.dk"),
        (":smile:", ":\u200bsmile:"),
        (":material/home:", ":\u200bmaterial/home:"),
        (":red-badge[x]", ":\u200bred\\-badge\\[x\\]"),
    ],
)
def test_signs_stand_for_themselves(text, label):
    assert literal(text) == label
