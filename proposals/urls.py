"""Addresses of the review screens, below the proposals of the back office; `wrap` lets only staff in."""

from django.urls import path

from proposals import views


def review_urls(wrap):
    """wrap(view): the view for staff, given the context of a back-office page."""
    return [
        path("", wrap(views.queue), name="proposals_proposal_changelist"),
        path("<int:proposal_id>/", wrap(views.review), name="proposals_proposal_change"),
        path("<int:proposal_id>/przyjmij/", wrap(views.accept_proposal), name="proposals_accept_all"),
        path("zmiana/<int:change_id>/przyjmij/", wrap(views.accept_change), name="proposals_accept"),
        path("zmiana/<int:change_id>/popraw/", wrap(views.correct_change), name="proposals_correct"),
        path("zmiana/<int:change_id>/odrzuc/", wrap(views.reject_change), name="proposals_reject"),
        path("zmiana/<int:change_id>/cofnij/", wrap(views.reopen_change), name="proposals_reopen"),
    ]
