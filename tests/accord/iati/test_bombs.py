"""Files made to exhaust a reader: refused quickly, and in little memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from hallar.accord.iati import read_activities
from hallar.formats.defect import BadInputError
from tests.accord.iati.files import SPENT, activity, file_of

LAUGHS = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 12))
ENTITIES, XML = "declares a document type or entities", "well-formed XML"
BOMBS = {
    (ENTITIES, "a thousand million laughs"): (
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><iati-activities version="2.03">&l11;</iati-activities>'
    ),
    (ENTITIES, "one entity of a megabyte, ten thousand times"): (
        f'<!DOCTYPE x [<!ENTITY a "{"x" * 10**6}">]><iati-activities version="2.03">{"&a;" * 10**4}'
    ),
    (
        ENTITIES,
        "an entity of parameters",
    ): '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/e.dtd"> %p;]><a/>',
    (ENTITIES, "a file of the machine"): (
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><iati-activities version="2.03">&f;'
    ),
    ("nested too deeply", "a hundred thousand levels"): '<iati-activities version="2.03"><iati-activity>'
    + "<a>" * 10**5,
    ("at most 200,000 elements", "a million elements"): file_of(activity("<a/>" * 10**6)).decode(),
    ("begins with iati-activities", "a hundred thousand attributes"): "<a "
    + " ".join(f'b{number}=""' for number in range(10**5))
    + "/>",
    (XML, "an attribute that is there twice"): '<iati-activities version="2.03" version="2.03"/>',
    (ENTITIES, "attributes by default"): '<!DOCTYPE x [<!ATTLIST x version CDATA "2.03">]><iati-activities/>',
}


@pytest.mark.parametrize(("why", "bomb"), BOMBS)
def test_a_file_made_to_exhaust_is_refused_quickly_for_what_it_is(why: str, bomb: str) -> None:
    content = BOMBS[why, bomb].encode()
    tracemalloc.start()
    begun = time.process_time()
    try:
        with pytest.raises(BadInputError, match=why) as refused:
            read_activities(content, "bomb.xml")
        assert tracemalloc.get_traced_memory()[1] < 200 * 1024**2
    finally:
        tracemalloc.stop()
    assert time.process_time() - begun < 10
    assert refused.value.messages("es")
    assert "root:" not in str(refused.value)


def test_what_lies_between_activities_is_not_kept() -> None:
    filler = "<other>" + "<a>x</a>" * 10**5 + "</other>"
    content = file_of(activity(SPENT), filler, activity(SPENT, identifier="XX-2"))
    assert [one.identifier for one in read_activities(content, "a.xml")] == ["XX-1", "XX-2"]
