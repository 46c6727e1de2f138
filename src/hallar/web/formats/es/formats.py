"""Numbers as in Mexico and Central America: decimal point, comma between thousands.

A comma for the decimals would make two coordinates read as four numbers.
"""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
