"""The Danish sentences that a page, a slide and a mail share: figures in, text out.

A file a page. May import domain only.
"""
