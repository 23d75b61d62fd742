"""Text that would be more than text if it were not kept from it."""

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "\u202eskjult baglæns\u202c \u2066adskilt\u2069",
    "W" * 10_000,
    "<script>alert(1)</script> ![x](http://ond.example/x.png) $x$",
]
