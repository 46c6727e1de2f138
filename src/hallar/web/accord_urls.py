"""Addresses of the accord's pages; those under ``public/`` answer everybody."""

from __future__ import annotations

from django.urls import path

from hallar.web.views import (
    accord_documents,
    accord_evidence,
    accord_figures,
    accord_output,
    accord_points,
    accord_public,
    accord_removal,
    accords,
)

urlpatterns = [
    path("accords/", accords.accord_list, name="accords"),
    path("accords/new/", accords.accord_new, name="accord_new"),
    path("accords/<int:number>/", accords.accord, name="accord"),
    path("accords/<int:number>/edit/", accords.accord_edit, name="accord_edit"),
    path("accords/<int:number>/observers/new/", accords.observer_new, name="accord_observer_new"),
    path(
        "accords/<int:number>/observers/<int:detail>/remove/",
        accords.observer_remove,
        name="accord_observer_remove",
    ),
    path("accords/<int:number>/points/", accords.accord_points, name="accord_points"),
    path("accords/<int:number>/points/new/", accord_points.point_new, name="accord_point_new"),
    path("accords/<int:number>/timeline/", accords.accord_timeline, name="accord_timeline"),
    path("accords/<int:number>/documents/new/", accord_documents.document_new, name="accord_document_new"),
    path("accords/<int:number>/figures/", accord_figures.figures, name="accord_figures"),
    path("accords/<int:number>/activities/new/", accord_figures.activities_new, name="accord_activities_new"),
    path("accords/<int:number>/indicators/new/", accord_figures.series_new, name="accord_series_new"),
    path("accords/<int:number>/indicators/live/", accord_figures.live_new, name="accord_live_new"),
    path("accords/<int:number>/rates/new/", accord_figures.rates_new, name="accord_rates_new"),
    path("accords/<int:number>/courses/new/", accord_figures.course_new, name="accord_course_new"),
    path("accords/<int:number>/report.pdf", accord_output.accord_report, name="accord_report"),
    path("accords/<int:number>/calendar.ics", accord_output.accord_calendar, name="accord_calendar"),
    path("accords/<int:number>/points.csv", accord_output.accord_table, name="accord_table"),
    path("accords/<int:number>/accord.jsonld", accord_output.accord_linked_data, name="accord_linked_data"),
    path("accord-documents/<int:number>/", accord_documents.document, name="accord_document"),
    path("accord-documents/<int:number>/edit/", accord_documents.document_edit, name="accord_document_edit"),
    path(
        "accord-documents/<int:number>/remove/",
        accord_documents.document_remove,
        name="accord_document_remove",
    ),
    path("accord-points/<int:number>/", accord_points.point, name="accord_point"),
    path("accord-points/<int:number>/confirm/", accord_points.point_confirm, name="accord_point_confirm"),
    path("accord-points/<int:number>/edit/", accord_points.point_edit, name="accord_point_edit"),
    path(
        "accord-points/<int:number>/set-aside/", accord_points.point_set_aside, name="accord_point_set_aside"
    ),
    path(
        "accord-points/<int:number>/bring-back/",
        accord_points.point_bring_back,
        name="accord_point_bring_back",
    ),
    path("accord-points/<int:number>/reopen/", accord_points.point_reopen, name="accord_point_reopen"),
    path("accord-points/<int:number>/split/", accord_points.point_split, name="accord_point_split"),
    path("accord-points/<int:number>/merge/", accord_points.point_merge, name="accord_point_merge"),
    path("accord-points/<int:number>/status/", accord_points.point_status, name="accord_point_status"),
    path(
        "accord-points/<int:number>/milestones/new/",
        accord_points.milestone_new,
        name="accord_milestone_new",
    ),
    path("accord-points/<int:number>/owners/new/", accord_points.owner_new, name="accord_owner_new"),
    path(
        "accord-points/<int:number>/evidence/new/", accord_evidence.evidence_new, name="accord_evidence_new"
    ),
    path(
        "accord-statements/<int:number>/concur/",
        accord_points.statement_concur,
        name="accord_statement_concur",
    ),
    path(
        "accord-milestones/<int:number>/reach/", accord_points.milestone_reach, name="accord_milestone_reach"
    ),
    path(
        "accord-milestones/<int:number>/remove/",
        accord_points.milestone_remove,
        name="accord_milestone_remove",
    ),
    path("accord-owners/<int:number>/remove/", accord_points.owner_remove, name="accord_owner_remove"),
    path(
        "accord-evidence/<int:number>/accept/", accord_evidence.evidence_accept, name="accord_evidence_accept"
    ),
    path(
        "accord-evidence/<int:number>/decline/",
        accord_evidence.evidence_decline,
        name="accord_evidence_decline",
    ),
    path("accord-activities/<int:number>/", accord_figures.activity, name="accord_activity"),
    path("accord-indicators/<int:number>/", accord_figures.indicator, name="accord_indicator"),
    path("accord-indicators/<int:number>/note/", accord_figures.indicator_note, name="accord_indicator_note"),
    path("accord-courses/<int:number>/edit/", accord_figures.course_edit, name="accord_course_edit"),
    path(
        "accord-indicators/<int:number>/remove/",
        accord_removal.indicator_remove,
        name="accord_indicator_remove",
    ),
    path(
        "accord-activities/<int:number>/remove/",
        accord_removal.activity_remove,
        name="accord_activity_remove",
    ),
    path("accord-courses/<int:number>/remove/", accord_removal.course_remove, name="accord_course_remove"),
    path("accord-rates/<int:number>/remove/", accord_removal.rate_remove, name="accord_rate_remove"),
    path("public/", accord_public.public_list, name="public_accords"),
    path("public/<slug:address>/", accord_public.public_accord, name="public_accord"),
    path("public/<slug:address>/points/<int:number>/", accord_public.public_point, name="public_point"),
    path("public/<slug:address>/report.pdf", accord_public.public_report, name="public_report"),
    path("public/<slug:address>/calendar.ics", accord_public.public_calendar, name="public_calendar"),
    path("public/<slug:address>/points.csv", accord_public.public_table, name="public_table"),
    path("public/<slug:address>/accord.jsonld", accord_public.public_linked_data, name="public_linked_data"),
]
