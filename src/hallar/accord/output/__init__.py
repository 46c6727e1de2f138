"""An accord for others to use: a calendar, a table, linked data.

Nothing here names a person; addresses of pages are given by who calls.
"""

from hallar.accord.output.calendar import calendar_of
from hallar.accord.output.linked_data import linked_data_of
from hallar.accord.output.table import table_of

__all__ = ["calendar_of", "linked_data_of", "table_of"]
