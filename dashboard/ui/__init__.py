"""What pages share: session and its keys, filter bar, tables, drawer. May import all below it."""
