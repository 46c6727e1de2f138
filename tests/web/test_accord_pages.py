"""What the pages of an accord say of its documents."""

from __future__ import annotations

from datetime import date

from django.test import Client
from django.urls import reverse
from django.utils import translation

from hallar.accord.actions.accords import change_accord, create_accord
from hallar.accord.actions.documents import add_document
from hallar.accord.actions.drafts import add_point, confirm_point, set_aside
from hallar.accord.actions.evidence import decline_evidence
from hallar.accord.actions.progress import state_status
from hallar.accord.actions.regrouping import split_point
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


def trained(accord: Accord) -> Point:
    """Return the point on forensic courses, which is followed with all there is."""
    return accord.points.get(kind="training", document=accord.documents.first())


def test_the_public_reads_parts_milestones_and_money_with_who_says_so(world: World) -> None:
    accord, client = make_accord(world), Client(headers={"accept-language": "en"})
    point = trained(accord)
    page = shown(client, "public_point", accord.address, point.number)
    assert "reached 2022-03-31, stated by United States" in page
    assert "put on record by United States" in page
    assert "5,500,000 USD" in page
    assert "more than 82,000" in page
    parent = accord.points.filter(parts__state="confirmed").first()
    assert parent is not None
    draft = parent.parts.last()
    assert draft is not None
    with writing():
        draft.state = "draft"
        draft.save()
    page = shown(client, "public_point", accord.address, parent.number)
    for part in parent.parts.all():
        assert (part.summary in page) == (part.state == "confirmed")


def test_what_replaces_a_point_and_what_it_replaces_are_linked(world: World) -> None:
    accord, client = make_accord(world), Client(headers={"accept-language": "en"})
    old, new = accord.points.get(theme="border"), trained(accord)
    by = (world.by(Role.SECRETARIAT), world.foreign[Role.SECRETARIAT])
    for one in by:
        old.refresh_from_db()
        state_status(
            by=one, point=old, version=old.version, status="replaced", as_of=date(2022, 1, 1), note="x",
            successor=new,
        )  # fmt: skip
    for point, other in ((old, new), (new, old)):
        address = reverse("public_point", args=[accord.address, other.number])
        assert f'<a href="{address}">' in shown(client, "public_point", accord.address, point.number)
    assert "Takes the place of" in shown(client, "public_point", accord.address, new.number)


def test_a_status_that_parties_have_left_is_not_said_to_be_concurred_with(world: World) -> None:
    accord, client = make_accord(world), Client(headers={"accept-language": "en"})
    point = trained(accord)
    said = shown(client, "public_point", accord.address, point.number)
    assert "since 2022-04-01; all parties concerned concur<" in said
    state_status(
        by=world.by(Role.SECRETARIAT), point=point, version=point.version, status="lapsed",
        as_of=date(2022, 6, 1), note="x",
    )  # fmt: skip
    said = shown(client, "public_point", accord.address, point.number)
    assert "since 2022-04-01; the last status on which all parties concerned concurred" in said


def test_why_points_are_alike_is_told_in_the_language_of_the_page(world: World) -> None:
    accord = make_accord(world)
    offer = Evidence.objects.filter(point__accord=accord, state="offered", point__theme="trafficking").get()
    reader = official(world, Role.SECRETARIAT)
    with translation.override("es"):
        page = reader.get(
            reverse("accord_point", args=[offer.point_id]), headers={"accept-language": "es"}
        ).content.decode()
    assert "México →, Estados Unidos →" in page
    assert "<small>trata y tráfico</small>" in page


def test_a_split_point_leads_to_its_pieces(world: World) -> None:
    draft = drafted(world, make_accord(world))
    split_point(by=world.by(Role.SECRETARIAT), point=draft, version=draft.version, pieces=["one", "two"])
    page = shown(official(world, Role.SECRETARIAT), "accord_point", draft.pk)
    for piece in draft.became.all():
        assert f'<a href="{reverse("accord_point", args=[piece.pk])}">Split into {piece}' in page


def test_an_accord_without_points_says_what_to_do(world: World) -> None:
    by = world.by(Role.SECRETARIAT)
    accord = create_accord(
        by=by, title="New", address="new", concluded_on=date(2021, 6, 8), countries=["MX", "US"]
    )  # fmt: skip
    client = official(world, Role.SECRETARIAT)
    lists = ("accord", "accord_points", "accord_timeline")
    for name in lists:
        assert "Add the communiqué" in shown(client, name, accord.pk), name
    draft = add_point(by=by, accord=accord, document=None, sentence="x", committed_by=["MX"])
    for name in lists:
        page = shown(client, name, accord.pk)
        assert "1 draft waits for somebody to confirm it." in page, name
        assert f"{reverse('accord_points', args=[accord.pk])}?standing=draft" in page
    confirm_point(by=by, point=draft, version=draft.version)
    for name in lists:
        assert "somebody to confirm" not in shown(client, name, accord.pk), name


def test_a_board_on_which_nothing_presses_says_so(world: World) -> None:
    accord, client = make_accord(world), official(world, Role.SECRETARIAT)
    calm = "Nothing is late, due soon, stalled or contested."
    assert calm not in shown(client, "accord", accord.pk)
    with writing():
        accord.points.update(moved_on=date.today(), next_due=None, contested=False)
    assert calm in shown(client, "accord", accord.pk)


def test_the_public_and_an_observer_read_that_nothing_is_there_yet(world: World) -> None:
    stranger = Client(headers={"accept-language": "en"})
    assert "No party has opened an accord" in shown(stranger, "public_accords")
    by = world.by(Role.SECRETARIAT)
    assert "No accord is open to you" in shown(official(world, Role.OBSERVER), "accords")
    accord = create_accord(
        by=by, title="New", address="new", concluded_on=date(2021, 6, 8), countries=["MX", "US"]
    )  # fmt: skip
    change_accord(by=by, accord=accord, version=accord.version, is_public=True)
    assert "No point has been confirmed yet." in shown(stranger, "public_accord", "new")


def test_results_of_a_programme_are_written_like_other_numbers(world: World) -> None:
    activity = make_accord(world).activities.get(identifier__contains="COCOA")
    page = shown(official(world, Role.SECRETARIAT), "accord_activity", activity.pk)
    assert '<td class="number">1,200</td><td class="number">870</td>' in page


def test_who_does_not_sign_in_finds_what_is_open_to_all(world: World) -> None:
    stranger, way = Client(), f'<a href="{reverse("public_accords")}">'
    assert way not in shown(stranger, "account_login")
    make_accord(world)
    assert way in shown(stranger, "account_login")


def test_why_a_button_did_nothing_is_told_where_it_can_be_mended(world: World) -> None:
    accord, client = make_accord(world), official(world, Role.SECRETARIAT)
    draft = add_point(by=world.by(Role.SECRETARIAT), accord=accord, document=None, sentence="x")
    indicator = accord.indicators.get(live="days_to_answer")
    for name, number, follows, why in (
        ("accord_point_confirm", draft.pk, "accord_point", "say who owes it"),
        ("accord_point_bring_back", draft.pk, "accord_point", "neither set aside nor merged"),
        ("accord_indicator_note", indicator.pk, "accord_indicator", "nothing to measure yet"),
    ):
        answer = client.post(reverse(name, args=[number]), {"version": draft.version}, follow=True)
        page = answer.content.decode()
        assert answer.redirect_chain[-1][0] == reverse(follows, args=[number])
        assert '<p class="message error" role="alert">' in page
        assert why in page


def test_a_long_document_is_turned_above_and_below_and_counts_pages_alone(world: World) -> None:
    by, accord = world.by(Role.SECRETARIAT), make_accord(world)
    sentences = "".join(f"Both governments agreed to plant forest number {n}.\n\n" for n in range(1200))
    content = f"Mérida, June 9, 2021\n\n{sentences}".encode()
    document = add_document(by=by, accord=accord, name="long.txt", content=content, title="", kind="other")
    page = shown(official(world, Role.SECRETARIAT), "accord_document", document.pk)
    assert page.count("page 1 of ") == page.count('rel="next"') == 2
    assert "entries" not in page


def test_before_a_document_goes_it_is_told_what_goes_with_it(world: World) -> None:
    by, accord = world.by(Role.SECRETARIAT), make_accord(world)
    content = b"Mexico City, June 9, 2021\n\nBoth governments agreed to plant trees."
    document = add_document(by=by, accord=accord, name="x.txt", content=content, title="", kind="other")
    client = official(world, Role.SECRETARIAT)
    assert reverse("accord_document_remove", args=[document.pk]) in shown(
        client, "accord_document", document.pk
    )
    assert "1 draft goes with it" in shown(client, "accord_document_remove", document.pk)
    assert client.post(reverse("accord_document_remove", args=[document.pk])).status_code == 200
    assert accord.documents.filter(pk=document.pk).exists()
    answer = client.post(
        reverse("accord_document_remove", args=[document.pk]), {"version": document.version}, follow=True
    )
    assert "Taken away with its drafts." in answer.content.decode()
    assert not accord.documents.filter(pk=document.pk).exists()
    kept = accord.documents.first()
    assert kept is not None
    remove = reverse("accord_document_remove", args=[kept.pk])
    assert remove not in shown(client, "accord_document", kept.pk), "its points are confirmed"
    answer = client.post(reverse("accord_document_remove", args=[kept.pk]), {"version": kept.version})
    assert (answer.status_code, "stays on record with them" in answer.content.decode()) == (422, True)
