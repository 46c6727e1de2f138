"""What was agreed, who owes it, when, and whether it happened.

A Django application (models, actions) over parts that know no Django (reading, iati, likeness, rates, words).
May import :mod:`hallar.casework` and what is below it.
"""
