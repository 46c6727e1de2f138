"""The forms: what may be entered, and what is wrong with it."""
