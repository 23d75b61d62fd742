"""One task at a time: the drawer, the correction of its links, and the cards of lights."""
