"""The Danish sentences that a page, a slide and a mail share: figures in, text out. May import domain only."""
