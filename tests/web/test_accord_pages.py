"""What the pages of an accord say of its documents."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from hallar.accord.actions.drafts import add_point, set_aside
from hallar.accord.actions.evidence import decline_evidence
from hallar.accord.models import Accord, Evidence, Point
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


def shown(client: Client, name: str, *place: object) -> str:
    return client.get(reverse(name, args=place)).content.decode()


def drafted(world: World, accord: Accord) -> Point:
    """Add a draft by hand to the accord's first document."""
    return add_point(
        by=world.by(Role.SECRETARIAT), accord=accord, document=accord.documents.first(),
        sentence="Talks at the National Palace", committed_by=["MX"],
    )  # fmt: skip


def test_what_was_set_aside_says_who_did_it_and_why(world: World) -> None:
    draft = drafted(world, make_accord(world))
    set_aside(by=world.by(Role.SECRETARIAT), point=draft, version=draft.version, reason="Only <talk>")
    reader = official(world, Role.SECRETARIAT)
    for name, number in (("accord_point", draft.pk), ("accord_document", draft.document_id)):
        page = shown(reader, name, number)
        assert "Only &lt;talk&gt;" in page
        assert "Set aside by Mexico" in page


def test_declined_evidence_says_who_declined_it_and_why(world: World) -> None:
    accord = make_accord(world)
    offer = Evidence.objects.filter(point__accord=accord, state="offered").first()
    assert offer is not None
    by = world.by(Role.SECRETARIAT)
    decline_evidence(by=by, evidence=offer, version=offer.version, reason="Another <matter>")
    reader = official(world, Role.SECRETARIAT)
    assert "Mexico: Another &lt;matter&gt;" in shown(reader, "accord_point", offer.point_id)
    assert "matter&gt;" not in shown(reader, "public_point", accord.address, offer.point.number)


def test_a_point_confirmed_by_mistake_is_made_a_draft_again_on_its_page(world: World) -> None:
    accord = make_accord(world)
    followed = accord.points.get(kind="training", document=accord.documents.first())
    client = official(world, Role.SECRETARIAT)
    assert "reopen" not in shown(client, "accord_point", followed.pk)
    untouched = accord.points.filter(state="confirmed", theme="border").first()
    assert untouched is not None
    address = reverse("accord_point_reopen", args=[untouched.pk])
    assert address in shown(client, "accord_point", untouched.pk)
    answer = client.post(address, {"version": untouched.version, "reason": "A slip"})
    assert answer.status_code == 302
    assert Point.objects.get(pk=untouched.pk).state == "draft"
