"""How far the review of a text has come, and which proposals stand before and after one."""

from dataclasses import dataclass

from django.db.models import Count, Q

from proposals.models import Change, Proposal


@dataclass(frozen=True)
class Progress:
    """`12 z 40`: changes decided of all the text proposed."""

    decided: int
    total: int


@dataclass(frozen=True)
class Neighbours:
    """The waiting proposals of the same text before and after one, None at an end; `place` of `total` waiting ones."""

    previous: Proposal | None
    following: Proposal | None


def progress_of(proposal):
    """Of the whole text; of the proposal alone where no text is behind it."""
    of_text = Q(proposal__snapshot=proposal.snapshot_id) if proposal.snapshot_id else Q(proposal=proposal.pk)
    decided = Count("pk", filter=~Q(state=Change.State.PENDING))
    return Progress(**Change.objects.filter(of_text).aggregate(decided=decided, total=Count("pk")))


def neighbours(proposal, day):
    others = Proposal.objects.of_same_text(proposal).to_decide(day)
    before = others.filter(pk__lt=proposal.pk).order_by("-pk").first()
    after = others.filter(pk__gt=proposal.pk).order_by("pk").first()
    return Neighbours(before, after)
