"""Tables of the accord."""
