"""Tells Django about the package "search" and listens to the one signal: the index follows in the same transaction."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from records.signals import changed

        changed.connect(follow, dispatch_uid="search")


def follow(sender: Any, *, records: list, removed: list, **_kwargs: Any) -> None:
    """Index what changed; runs inside the transaction of the change."""
    from search import index

    index.refresh([record.pk for record in records], removed)
