"""Forms on accords, their documents, points and evidence."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hallar.accord.models import (
    IN_PLAY,
    Accord,
    Document,
    DraftState,
    Evidence,
    LiveFigure,
    Milestone,
    Point,
    Status,
    Theme,
    TrainingCourse,
)
from hallar.accord.models.plausible import plausible_day
from hallar.accord.page_words import word_on_page
from hallar.accord.parties import party_name
from hallar.accord.reading.countries import COUNTRIES
from hallar.accord.reading.lexicon import ACTS
from hallar.casework.models import Agency
from hallar.web.forms.fields import DateInput, VersionedForm, not_to_come
from hallar.web.forms.lists import TextsField

LARGEST_FILE = 50 * 1024 * 1024


SELECT_UP_TO = 300
"""Longer lists of points are not chosen from but asked for by number."""


def offer_points(form: forms.BaseForm, name: str, points: QuerySet[Point]) -> None:
    """Let a field choose among points: from a list, or by number where the list would be too long."""
    field = cast(forms.ModelChoiceField[Point], form.fields[name])
    field.to_field_name = "number"
    field.queryset = points
    if points.count() > SELECT_UP_TO:
        field.widget = forms.NumberInput(attrs={"min": 1})
        field.help_text = _("The number of the point.")


ADDRESS_REFUSED = {
    "invalid": _("Write it in small letters without accents, digits and hyphens, such as frontera-2021."),
    "unique": _("Another accord has this word in its public address; choose another."),
}


class AccordForm(forms.ModelForm[Accord]):
    """What an accord is called, and who may read it."""

    class Meta:
        """The fields in the order in which they are asked."""

        model = Accord
        fields = ("title", "concluded_on", "place", "currency", "address", "is_public")
        widgets = {"concluded_on": DateInput}
        error_messages = {"address": ADDRESS_REFUSED}


class NewAccordForm(forms.ModelForm[Accord]):
    """An accord that is not there yet, with its parties."""

    countries = forms.MultipleChoiceField(
        label=_("parties"), widget=forms.CheckboxSelectMultiple, help_text=_("Your own country among them.")
    )

    class Meta:
        """The fields in the order in which they are asked."""

        model = Accord
        fields = ("title", "concluded_on", "place", "currency", "address")
        widgets = {"concluded_on": DateInput}
        error_messages = {"address": ADDRESS_REFUSED}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(one.code, party_name(one.code)) for one in COUNTRIES]
        self.fields["countries"].choices = listed  # type: ignore[attr-defined]


class ObserverForm(forms.Form):
    """Which agency may read an accord that is not public."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("agency"))

    def __init__(self, accord: Accord, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Agencies of the parties read the accord already, and so do those that were admitted.
        others = Agency.objects.exclude(country__in=accord.countries()).exclude(
            observed_accords__accord=accord
        )
        self.fields["agency"].queryset = others  # type: ignore[attr-defined]


class FileForm(forms.Form):
    """A file to be read."""

    file = forms.FileField(
        label=_("file"), max_length=200,
        error_messages={"empty": _("The file is empty. Save it again, or choose another.")},
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Refuse a file that is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(
                _("The file has %(size)s MB; at most 50 are read. Cut out what matters, and send that."),
                # Rounded up: a file that is hardly too large does not have "50 of at most 50".
                params={"size": f"{ceil(file.size / 1024**2 * 10) / 10:.1f}"},
            )
        return file


class DocumentForm(FileForm):
    """A document: what was agreed, or what was said about it later."""

    title = forms.CharField(
        label=_("title"),
        max_length=200,
        required=False,
        help_text=_("Empty: what the document calls itself."),
    )
    kind = forms.ChoiceField(label=_("kind"), choices=Document.Kind.choices)
    dated = forms.DateField(
        label=_("date"), required=False, widget=DateInput,
        validators=[not_to_come, plausible_day], help_text=_("Empty: the date that the text states."),
    )  # fmt: skip


def acts_on_page() -> list[tuple[str, str]]:
    """Return the acts in words of the page, in the order of its language."""
    return sorted(((one, word_on_page(one)) for one in ACTS), key=lambda act: act[1])


class DocumentNameForm(forms.ModelForm[Document]):
    """What a document is called, and what it is."""

    class Meta:
        """The fields in the order in which they are asked."""

        model = Document
        fields = ("title", "kind")


class PointForm(forms.ModelForm[Point]):
    """What a point says."""

    committed_by = forms.MultipleChoiceField(label=_("committed by"), widget=forms.CheckboxSelectMultiple)
    towards = forms.MultipleChoiceField(
        label=_("towards"), widget=forms.CheckboxSelectMultiple, required=False
    )
    act = forms.ChoiceField(label=_("act"), choices=acts_on_page)
    places = TextsField(label=_("places"), required=False, max_length=2000)
    beneficiaries = TextsField(label=_("for whom"), required=False, max_length=2000)

    class Meta:
        """The fields in the order in which they are asked."""

        model = Point
        fields = (
            "summary", "committed_by", "towards", "act", "object", "kind", "theme", "due_text", "due_from",
            "due_to", "every_months", "places", "beneficiaries",
        )  # fmt: skip
        widgets = {
            "due_from": DateInput, "due_to": DateInput, "object": forms.Textarea(attrs={"rows": 2}),
        }  # fmt: skip
        help_texts = {"every_months": _("0: once. 12: every year.")}

    def __init__(self, accord: Accord, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("committed_by", "towards"):
            known = list(dict.fromkeys([*accord.countries(), *getattr(self.instance, name)]))
            self.fields[name].choices = [(one, party_name(one)) for one in known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Check that the period runs upwards and what recurs has a first day."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("due_from"), cleaned.get("due_to")
        if first and last and first > last:
            raise ValidationError({"due_to": _("The period ends before it begins.")})
        if cleaned.get("every_months") and not (first or last):
            raise ValidationError(
                {"due_from": _("Something that falls due again and again needs the day it first falls due.")}
            )
        return cleaned


class NewPointForm(PointForm):
    """A point the reader missed, or one that no document states."""

    document = forms.ModelChoiceField(Document.objects.none(), label=_("document"), required=False)
    parent = forms.ModelChoiceField(Point.objects.none(), label=_("part of"), required=False)
    sentence = forms.CharField(
        label=_("sentence"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The exact words of the document."),
    )  # fmt: skip
    summary = forms.CharField(label=_("in short"), max_length=240)
    field_order = ("document", "sentence", "parent", "summary")

    def __init__(self, accord: Accord, *args: Any, **kwargs: Any) -> None:
        # What nobody has chosen is no act of its own, instead of the first of the list.
        kwargs["initial"] = {"act": "do", **kwargs.get("initial", {})}
        super().__init__(accord, *args, **kwargs)
        self.fields["document"].queryset = accord.documents.all()  # type: ignore[attr-defined]
        offer_points(self, "parent", _standing_points(accord.pk).filter(parent=None))


def _standing_points(accord: int) -> QuerySet[Point]:
    return Point.objects.filter(accord=accord, state__in=IN_PLAY)


class SplitForm(VersionedForm):
    """Into what a draft is split."""

    pieces = forms.CharField(
        label=_("pieces"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One on each line, in the words of the sentence; each becomes a draft of its own."),
    )  # fmt: skip


class MergeForm(VersionedForm):
    """Into which point a draft is merged."""

    into = forms.ModelChoiceField(Point.objects.none(), label=_("into"))

    def __init__(self, point: Point, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_points(self, "into", _standing_points(point.accord_id).exclude(pk=point.pk))


class VersionedReasonForm(VersionedForm):
    """Why something is done."""

    reason = forms.CharField(label=_("reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class StatusForm(VersionedForm):
    """Where a point stands, in the words of a party."""

    status = forms.ChoiceField(label=_("status"), choices=Status.choices)
    as_of = forms.DateField(label=_("as of"), widget=DateInput, initial=date.today, validators=[not_to_come])
    note = forms.CharField(label=_("grounds"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    successor = forms.ModelChoiceField(
        Point.objects.none(), label=_("replaced by"), required=False,
        help_text=_("Only where the point was replaced."),
    )  # fmt: skip

    def __init__(self, point: Point, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Point.objects.filter(accord=point.accord_id, state=DraftState.CONFIRMED)
        offer_points(self, "successor", others.exclude(pk=point.pk))


class ConcurForm(VersionedForm):
    """Concurrence with another party's word."""

    note = forms.CharField(
        label=_("remark"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


def occurrence_field() -> forms.BooleanField:
    """Return the question whether a milestone counts for what recurs; asked of points that do."""
    return forms.BooleanField(
        label=_("one time of what recurs"), required=False,
        help_text=_("Once it is reached, the point falls due for its next period."),
    )  # fmt: skip


class MilestoneForm(forms.Form):
    """A step on the way."""

    title = forms.CharField(label=_("milestone"), max_length=200)
    due = forms.DateField(label=_("due by"), required=False, widget=DateInput, validators=[plausible_day])
    occurrence = occurrence_field()

    def __init__(self, point: Point, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not point.every_months:
            del self.fields["occurrence"]


class ReachForm(VersionedForm):
    """When a milestone was reached."""

    done_on = forms.DateField(
        label=_("reached on"), required=False, widget=DateInput, initial=date.today,
        validators=[not_to_come], help_text=_("Empty: not reached after all."),
    )  # fmt: skip
    occurrence = occurrence_field()

    def __init__(self, milestone: Milestone, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not milestone.point.every_months:
            del self.fields["occurrence"]


class OwnerForm(forms.Form):
    """Which office answers for a point."""

    office = forms.CharField(label=_("office"), max_length=200, help_text=_("An office, not a person."))


class EvidenceForm(forms.ModelForm[Evidence]):
    """What shows that a point was kept, or not."""

    reference = forms.URLField(
        label=_("address of the source"), required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        """The fields in the order in which they are asked."""

        model = Evidence
        fields = ("words", "dated", "reference", "document", "activity", "indicator")
        widgets = {"words": forms.Textarea(attrs={"rows": 4}), "dated": DateInput}

    def __init__(self, accord: Accord, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("document", accord.documents), ("activity", accord.activities), ("indicator", accord.indicators),
        ):  # fmt: skip
            self.fields[name].queryset = rows.all()  # type: ignore[attr-defined]


class AcceptForm(VersionedForm):
    """What a later point says about an earlier one."""

    relation = forms.ChoiceField(
        label=_("what it shows"), choices=Evidence.Relation.choices, widget=forms.RadioSelect,
        initial=Evidence.Relation.EVIDENCE,
        help_text=_("No status changes by this: the parties state that a point was replaced."),
    )  # fmt: skip


class LiveForm(forms.Form):
    """Which figure of casework is followed."""

    live = forms.ChoiceField(label=_("taken from casework"), choices=LiveFigure.choices)


class CourseForm(forms.ModelForm[TrainingCourse]):
    """A course that was held."""

    class Meta:
        """The fields in the order in which they are asked."""

        model = TrainingCourse
        fields = ("title", "held_on", "hours", "officials", "given_by", "given_to", "point")
        widgets = {"held_on": DateInput}

    def __init__(self, accord: Accord, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_points(self, "point", accord.points.filter(state=DraftState.CONFIRMED))
        self.fields["held_on"].validators.append(not_to_come)


class PointFilter(forms.Form):
    """What the list of points can be narrowed by."""

    STANDING = (
        ("", "—"), ("late", _("late")), ("soon", _("due soon")), ("stalled", _("stalled")),
        ("contested", _("waiting for concurrence")), ("draft", _("drafts")),
        ("offered", _("with offered evidence")), ("aside", _("set aside, merged, split")),
    )  # fmt: skip
    q = forms.CharField(label=_("words"), required=False, max_length=100)
    standing = forms.ChoiceField(label=_("standing"), choices=STANDING, required=False)
    status = forms.ChoiceField(label=_("status"), choices=[("", "—"), *Status.choices], required=False)
    theme = forms.ChoiceField(label=_("theme"), choices=[("", "—"), *Theme.choices], required=False)
    party = forms.ChoiceField(label=_("committed by"), required=False)

    def __init__(self, accord: Accord, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = [(one, party_name(one)) for one in accord.countries()]
        self.fields["party"].choices = [("", "—"), *parties]  # type: ignore[attr-defined]
