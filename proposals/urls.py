"""Addresses of residents' feedback, and of the review screens below the proposals of the back office."""

from django.urls import path

from proposals import feedback_views, report_desk, views

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
        path("<int:proposal_id>/przyjmij/", wrap(views.accept_proposal), name="proposals_accept_all"),
        path("zmiana/<int:change_id>/przyjmij/", wrap(views.accept_change), name="proposals_accept"),
        path("zmiana/<int:change_id>/popraw/", wrap(views.correct_change), name="proposals_correct"),
        path("zmiana/<int:change_id>/odrzuc/", wrap(views.reject_change), name="proposals_reject"),
        path("zmiana/<int:change_id>/zalatwione/", wrap(report_desk.close_report), name="proposals_close"),
        path("zmiana/<int:change_id>/cofnij/", wrap(views.reopen_change), name="proposals_reopen"),
    ]
