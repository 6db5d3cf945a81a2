"""A result as its card shows it: names and summary in the reader's language, hours, and why it was found."""

from collections.abc import Set
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.hours import Hours
from polish.phones import display
from polish.text import glue
from records.models import Name, Record
from search.find import Hit
from search.marking import answering, marked, stems_of
from search.models import SearchEntry
from services.models import Document

MOST_WORDS = 3  # that are quoted from a text which the card does not show


class Text(NamedTuple):
    """Words and the language they are in, when it is not the page's; empty otherwise."""

    words: str | SafeString
    language: str


class Reason(NamedTuple):
    """Why a result was found, when nothing on its card says so: "former name", and the name."""

    label: str
    text: Text


@dataclass(frozen=True)
class Answer:
    """A hit with everything that its card shows."""

    hit: Hit
    institutions: list[str] = field(default_factory=list)
    groups: list[Text] = field(default_factory=list)
    hours: Hours | None = None  # None: nothing to say about hours
    asked: frozenset[str] = frozenset()  # the stems that were typed
    meant: frozenset[str] = frozenset()  # these, and all that stand for them: to be marked
    number: str = ""  # of the record, digits only, when a telephone number or postal code was asked for
    best: bool = False  # shown larger

    @property
    def entry(self) -> SearchEntry:
        return self.hit.entry

    @property
    def kind(self) -> str | Promise:
        """ "Strategy" of a document, else "office", "service"."""
        closer = self.entry.card["subkind"]
        says_more = closer not in ("", Document.Type.OTHER)
        return Document.Type(closer).label if says_more else Record.Kind(self.entry.kind).label

    @property
    def title(self) -> Text:
        """The name in the reader's language, where staff wrote one."""
        translated = self._here.get("name")
        return Text(glue(translated), "") if translated else in_polish(glue(self.entry.title))

    @property
    def polish_title(self) -> str:
        """The Polish name beside a translated one: it is what stands on the door and on the forms."""
        return self.entry.title if self._here.get("name") else ""

    @property
    def summary(self) -> Text:
        """The summary with the words that answer the question marked, in whatever form."""
        translated = self._here.get("summary")
        if translated:
            return Text(marked(translated, self.meant), "")
        return in_polish(marked(glue(self.entry.card["summary"]), self.meant))

    @property
    def reason(self) -> Reason | None:
        """Why it was found: by another name that has words typed which the card does not show, or by hidden words."""
        if self.number:
            return self._by_number()
        shown = stems_of(self._visible)
        by_name = self.named(self.asked - shown)
        if by_name or not self.meant or shown & self.meant:
            return by_name
        return self.named(self.meant) or self._by_text()

    def named(self, stems: Set[str]) -> Reason | None:
        """The other name that has most of these stems; None when none has any."""
        names = [
            (len(stems_of(text) & stems), kind, language, text) for kind, language, text in self.entry.card["names"]
        ]
        most, kind, language, text = max(names, key=lambda name: name[0], default=(0, "", "", ""))
        return Reason(_label(kind), Text(marked(glue(text), stems), other_language(language))) if most else None

    # ---------------------------------------------------------------- parts

    @property
    def _here(self) -> dict[str, str]:
        return self.entry.card["translations"].get(get_language(), {})

    @property
    def _visible(self) -> str:
        """All words of the card, apart from its kind."""
        card = self.entry.card
        place = (card["address"], card["room"], card["floor"])
        shown = (self.title.words, self.polish_title, self._here.get("summary", card["summary"]))
        return " ".join([*shown, *place, *self.institutions, *(group.words for group in self.groups)])

    def _by_number(self) -> Reason | None:
        if len(self.number) == len("53611"):
            return None if self._postal_code in self.entry.card["address"] else Reason(_("postal code"), self._code)
        shown = display(f"+48{self.number}" if len(self.number) > 6 else self.number)
        return None if shown == self.entry.card["phone"] else Reason(_("telephone"), Text(shown, ""))

    @property
    def _postal_code(self) -> str:
        return f"{self.number[:2]}-{self.number[2:]}"

    @property
    def _code(self) -> Text:
        return Text(self._postal_code, "")

    def _by_text(self) -> Reason | None:
        """The words of the description, tasks or partners that answer, as they are written there."""
        words = answering(" ".join(self.entry.terms.values()), self.meant)
        return Reason(_("in the text"), in_polish(", ".join(words[:MOST_WORDS]))) if words else None


def in_polish(words: str | SafeString) -> Text:
    return Text(words, other_language("pl"))


def other_language(language: str) -> str:
    """The language when it is not the page's."""
    return "" if language == get_language() else language


def _label(kind: str) -> str:
    labels = {Name.Kind.FORMER: _("former name"), Name.Kind.ABBREVIATION: _("abbreviation")}
    return labels.get(Name.Kind(kind), _("also called"))
