"""Lengths that several layouts share, in px at 100% zoom."""

# The bus of the solid lines runs this far above the reports, clear of their tabs; in a narrower gap in its middle.
# The lanes of dotted lines lie between it and the boss.
BUS_PX = 15.0
