"""Addresses of residents' feedback, and of the review screens below the proposals of the back office."""

from django.urls import path

from proposals import contradiction_views, decision_views, feedback_views, report_desk, views

urlpatterns = [
    path("zglos/stan/", feedback_views.find_report, name="find_report"),
    path("zglos/stan/<str:code>/", feedback_views.report_status, name="report_status"),
    path("zglos/<slug:kind>/<slug:slug>/", feedback_views.feedback, name="feedback"),
]


def review_urls(wrap):
    """wrap(view): the view for staff only, given the context of a back-office page."""
    return [
        path("", wrap(views.queue), name="proposals_proposal_changelist"),
        path("<int:proposal_id>/", wrap(views.review), name="proposals_proposal_change"),
        path("<int:proposal_id>/przyjmij/", wrap(decision_views.accept_proposal), name="proposals_accept_all"),
        path("zmiana/<int:change_id>/przyjmij/", wrap(decision_views.accept_change), name="proposals_accept"),
        path("zmiana/<int:change_id>/popraw/", wrap(decision_views.correct_change), name="proposals_correct"),
        path("zmiana/<int:change_id>/odrzuc/", wrap(decision_views.reject_change), name="proposals_reject"),
        path("zmiana/<int:change_id>/zalatwione/", wrap(report_desk.close_report), name="proposals_close"),
        path("zmiana/<int:change_id>/cofnij/", wrap(decision_views.reopen_change), name="proposals_reopen"),
        path("zmiana/<int:change_id>/porownaj/", wrap(decision_views.remeasure_change), name="proposals_remeasure"),
        path("cofnij-ostatnia/", wrap(decision_views.undo_last), name="proposals_undo_last"),
        path("tekst/<int:snapshot_id>/przyjmij/", wrap(decision_views.accept_text), name="proposals_accept_text"),
        path("sprzecznosc/<int:change_id>/", wrap(contradiction_views.contradiction), name="proposals_contradiction"),
        path("sprzecznosc/<int:change_id>/rozstrzygnij/", wrap(contradiction_views.decide), name="proposals_decide"),
        path("sprzecznosc/<int:change_id>/zapytaj/", wrap(contradiction_views.ask), name="proposals_ask"),
        path(
            "sprzecznosc/<int:change_id>/wroc/", wrap(contradiction_views.stop_waiting), name="proposals_stop_waiting"
        ),
    ]
