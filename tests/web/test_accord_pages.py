"""What the pages of an accord say of its documents."""

from __future__ import annotations

from django.urls import reverse

from hallar.casework.roles import Role
from hallar.casework.writing import writing
from tests.casework.world import World
from tests.web.accord_case import make_accord
from tests.web.case import official


def test_a_document_names_its_meeting_on_its_page_and_on_the_board(world: World) -> None:
    accord = make_accord(world)
    document = accord.documents.get(dated="2022-10-14")
    with writing():
        document.meeting, document.place = "Second meeting of <the> commission", "Tapachula"
        document.save()
    reader = official(world, Role.SECRETARIAT)
    for address in (reverse("accord_document", args=[document.pk]), reverse("accord", args=[accord.pk])):
        page = reader.get(address).content.decode()
        assert "Second meeting of &lt;the&gt; commission" in page
        assert "Tapachula" in page
    with writing():
        document.title = document.meeting
        document.save()
    page = reader.get(reverse("accord", args=[accord.pk])).content.decode()
    assert page.count("Second meeting of") == 1
