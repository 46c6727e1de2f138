"""Logs without personal data: what somebody searched for stands behind the question mark of an address."""

from __future__ import annotations

import logging
import re

_QUERY = re.compile(r"\?[^\s\"]*")


class WithoutQueries(logging.Filter):
    """Cuts the query off every address in a message."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the message; keep the record."""
        record.msg, record.args = _QUERY.sub("?...", record.getMessage()), ()
        return True
