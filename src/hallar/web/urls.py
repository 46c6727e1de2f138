"""Addresses; none holds personal data, records are numbers."""

from __future__ import annotations

from django.urls import include, path, register_converter

from hallar.web.views import (
    administration,
    candidates,
    dashboard,
    details,
    families,
    language,
    notifications,
    persons,
    remains,
    samples,
    searches,
)


class OwnerConverter:
    """Whose details: a person's or those of remains."""

    regex = "person|remains"

    def to_python(self, value: str) -> str:
        """Return the word."""
        return value

    def to_url(self, value: str) -> str:
        """Return the word."""
        return value


register_converter(OwnerConverter, "owner")

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("waiting/", dashboard.waiting, name="waiting"),
    path("to-sample/", dashboard.to_sample, name="to_sample"),
    path("language/", language.set_language, name="set_language"),
    path("account/", include("hallar.web.account_urls")),
    path("persons/", persons.person_list, name="persons"),
    path("persons/new/", persons.person_new, name="person_new"),
    path("persons/<int:number>/", persons.person_detail, name="person"),
    path("persons/<int:number>/edit/", persons.person_edit, name="person_edit"),
    path("persons/<int:number>/status/", persons.person_status, name="person_status"),
    path("persons/<int:number>/names/new/", persons.name_new, name="name_new"),
    path("persons/<int:number>/names/<int:name>/remove/", persons.name_remove, name="name_remove"),
    path(
        "persons/<int:number>/identity-numbers/new/", persons.identity_number_new, name="identity_number_new"
    ),
    path(
        "persons/<int:number>/identity-numbers/<int:detail>/remove/",
        persons.identity_number_remove,
        name="identity_number_remove",
    ),
    path("persons/<int:number>/companions/new/", persons.companion_new, name="companion_new"),
    path(
        "persons/<int:number>/companions/<int:companion>/remove/",
        persons.companion_remove,
        name="companion_remove",
    ),
    path("persons/<int:number>/export/", administration.person_export, name="person_export"),
    path("photographs/<int:number>/", details.photograph, name="photograph"),
    path("families/", families.family_list, name="families"),
    path("families/new/", families.family_new, name="family_new"),
    path("families/<int:number>/", families.family_detail, name="family"),
    path("families/<int:number>/edit/", families.family_edit, name="family_edit"),
    path("families/<int:number>/<int:member>/add/", families.relative_new, name="relative_new"),
    path("families/<int:number>/<int:member>/edit/", families.member_edit, name="member_edit"),
    path("families/<int:number>/<int:member>/remove/", families.member_remove, name="member_remove"),
    path("families/<int:number>/<int:member>/contact/", families.contact_edit, name="contact_edit"),
    path("families/<int:number>/<int:member>/consent/new/", families.consent_new, name="consent_new"),
    path(
        "families/<int:number>/<int:member>/consent/<int:consent>/replace/",
        families.consent_replace,
        name="consent_replace",
    ),
    path(
        "families/<int:number>/<int:member>/consent/<int:consent>/withdraw/",
        families.consent_withdraw,
        name="consent_withdraw",
    ),
    path(
        "families/<int:number>/<int:member>/samples/new/",
        families.member_sample_new,
        name="member_sample_new",
    ),
    path("samples/", samples.sample_list, name="samples"),
    path("samples/<int:number>/", samples.sample_detail, name="sample"),
    path("samples/<int:number>/receipt/", samples.sample_receipt, name="sample_receipt"),
    path("samples/<int:number>/move/", samples.sample_move, name="sample_move"),
    path("samples/<int:number>/profile/", samples.profile_new, name="profile_new"),
    path("remains/", remains.remains_list, name="remains_list"),
    path("remains/new/", remains.remains_new, name="remains_new"),
    path("remains/<int:number>/", remains.remains_detail, name="remains"),
    path("remains/<int:number>/edit/", remains.remains_edit, name="remains_edit"),
    path("remains/<int:number>/release/", remains.remains_release, name="remains_release"),
    path("remains/<int:number>/samples/new/", remains.remains_sample_new, name="remains_sample_new"),
    path("hand-overs/", remains.hand_over_list, name="hand_overs"),
    path("hand-overs/<int:number>/receive/", remains.hand_over_receive, name="hand_over_receive"),
    path("hand-overs/<int:number>/cancel/", remains.hand_over_cancel, name="hand_over_cancel"),
    path("locations/new/", remains.location_new, name="location_new"),
    path("searches/", searches.search_list, name="searches"),
    path("searches/new/", searches.search_new, name="search_new"),
    path("searches/<int:number>/", searches.search_detail, name="search"),
    path("searches/<int:number>/cancel/", searches.search_cancel, name="search_cancel"),
    path("candidates/", candidates.queue, name="queue"),
    path("candidates/<int:number>/", candidates.candidate, name="candidate"),
    path("candidates/<int:number>/take/", candidates.candidate_take, name="candidate_take"),
    path("candidates/<int:number>/assign/", candidates.candidate_assign, name="candidate_assign"),
    path("candidates/<int:number>/note/", candidates.note_new, name="note_new"),
    path("candidates/<int:number>/exclude/", candidates.exclude, name="exclude"),
    path("candidates/<int:number>/more/", candidates.more, name="more"),
    path("candidates/<int:number>/propose/", candidates.propose, name="propose"),
    path("candidates/<int:number>/approve/", candidates.approve, name="approve"),
    path("candidates/<int:number>/refuse/", candidates.refuse, name="refuse"),
    path("candidates/<int:number>/reopen/", candidates.reopen, name="reopen"),
    path("candidates/<int:number>/reverse/", candidates.reverse_identification, name="reverse"),
    path("candidates/<int:number>/scenario.json", candidates.scenario_file, name="scenario"),
    path("candidates/<int:number>/report.pdf", candidates.report, name="report"),
    path("notifications/", notifications.notification_list, name="notifications"),
    path("notifications/<int:number>/", notifications.notification, name="notification"),
    path("notifications/<int:number>/take/", notifications.notification_take, name="notification_take"),
    path("notifications/<int:number>/tell/", notifications.notification_tell, name="notification_tell"),
    path(
        "notifications/<int:number>/restitution/",
        notifications.notification_restitution,
        name="notification_restitution",
    ),
    path("imports/", administration.import_list, name="imports"),
    path("imports/new/", administration.import_new, name="import_new"),
    path("imports/<int:number>/", administration.import_detail, name="import"),
    path("imports/<int:number>/apply/", administration.import_apply, name="import_apply"),
    path("imports/<int:number>/rejected.csv", administration.import_rejected, name="import_rejected"),
    path("export/", administration.agency_export, name="agency_export"),
    path("", include("hallar.web.accord_urls")),
    path("audit/", administration.audit_list, name="audit"),
    path("audit/verify/", administration.audit_verify, name="audit_verify"),
    path("accounts/", administration.account_list, name="accounts"),
    path("accounts/new/", administration.account_new, name="account_new"),
    path("accounts/<int:number>/", administration.account_edit, name="account_edit"),
    path(
        "accounts/<int:number>/second-factor/", administration.second_factor_reset, name="second_factor_reset"
    ),
    path("accounts/<int:number>/password/", administration.account_password, name="account_password"),
    path("agencies/new/", administration.agency_new, name="agency_new"),
    path(
        "details/<owner:owner>/<int:number>/photographs/new/", details.photograph_new, name="photograph_new"
    ),
    path("details/<owner:owner>/<int:number>/<str:kind>/new/", details.detail_new, name="detail_new"),
    path(
        "details/<owner:owner>/<int:number>/<str:kind>/<int:detail>/remove/",
        details.detail_remove,
        name="detail_remove",
    ),
]
