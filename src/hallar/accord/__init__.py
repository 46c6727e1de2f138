"""The accord: what was agreed, by whom, due when, and whether it happened."""
