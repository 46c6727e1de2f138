"""The text of an HTML page: blocks apart, lists as lines with a dash, nothing that is not shown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hallar.accord.reading.lexicon import words

_HIDDEN = words("script style head nav footer noscript template svg form button")
_BLOCKS = words(
    "address article aside blockquote br dd div dl dt fieldset figcaption figure h1 h2 h3 h4 "
    "h5 h6 header hr li main ol p pre section table tbody td th thead tr ul title"
)
_VOID = frozenset(("br", "hr"))
_SPACE = re.compile(r"\s+")


class _Blocks(HTMLParser):
    """Collects the text of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._open: list[str] = []
        self._hidden: list[str] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag in _BLOCKS:
            self.flush()
            if tag == "li":
                self._mark = "- "

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            # An unclosed hidden element ends where one around it ends.
            del self._hidden[self._hidden.index(tag) :]
        elif tag in _BLOCKS and tag not in _VOID:
            self.flush()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._open.append(data)

    def flush(self) -> None:
        """End the block that is open."""
        text = _SPACE.sub(" ", "".join(self._open)).strip()
        self._open.clear()
        if text:
            self.blocks.append(self._mark + text)
            self._mark = ""


def text_of_html(markup: str) -> str:
    r"""Return what a page shows, a blank line between blocks; empty if it shows nothing.

    >>> text_of_html("<h1>Agreements</h1><ul><li>To meet in <b>May</b>.</li></ul><script>x</script>")
    'Agreements\n\n- To meet in May.'
    """
    parser = _Blocks()
    parser.feed(markup)
    parser.close()
    parser.flush()
    return "\n\n".join(parser.blocks)
