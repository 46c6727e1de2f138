"""Tables brought in: read, judged row by row, shown before anything changes."""
