"""The index as ordinary tables: entries with what a result shows, terms, postings, telephone digits, facets, synonyms.

Only `search.index` writes them. What ties an entry to its record is checked when the transaction ends, so a record
cannot be deleted while its entry stays behind.
"""

from hashlib import blake2b

from django.db import models
from django.db.models import OuterRef
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from records.models import Record
from search.normalise import LONGEST_WORD
from search.synonyms import Line, keywords, readings

LONGEST_TERM = 64


class SearchHours(models.Model):
    """A distinct set of opening hours: everything needed to say whether a place is open, shared by its entries."""

    id = models.AutoField(primary_key=True)
    digest = models.CharField(max_length=64, unique=True)
    recipe = models.TextField()  # JSON, see offices.recipes

    class Meta:
        db_table = "search_hours"

    def __str__(self) -> str:
        return self.digest[:12]


class SearchEntry(models.Model):
    """One public record in the index, with everything a list of results shows of it.

    Its number is made of its address (see `number_of`), so every database gives the same, whatever came before.
    """

    id = models.BigIntegerField(primary_key=True)
    record = models.OneToOneField(Record, models.DO_NOTHING, related_name="search_entry")
    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    sort_key = models.CharField(max_length=700)
    prior = models.IntegerField(default=0)  # breaks ties of the score, the higher the earlier
    digest = models.CharField(max_length=64)  # of the document: equal means nothing to do
    terms = models.JSONField(default=dict)  # {number of the term: the word as the record writes it}
    card = models.JSONField(default=dict)  # see search.documents.Card
    hours = models.ForeignKey(SearchHours, models.DO_NOTHING, null=True, related_name="entries")

    class Meta:
        db_table = "search_entry"
        indexes = [models.Index(fields=["sort_key", "kind", "slug"], name="search_entry_by_name")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return Record(kind=self.kind, slug=self.slug).get_absolute_url()


def number_of(kind: str, slug: str) -> int:
    """The number an entry gets: evenly spread over 47 bits, which SQLite stores in six bytes.

    Where a search reads only a part of what is equally good, the numbers decide, and so every database takes the same.
    """
    return int.from_bytes(blake2b(f"{kind}/{slug}".encode(), digest_size=6).digest()) >> 1


class SearchTerm(models.Model):
    """A stem, its sound key and the number of entries that have it."""

    id = models.AutoField(primary_key=True)
    term = models.CharField(max_length=LONGEST_TERM, unique=True)
    sound = models.CharField(max_length=LONGEST_TERM, db_index=True)
    df = models.IntegerField(default=0)

    class Meta:
        db_table = "search_term"

    def __str__(self) -> str:
        return self.term


class SearchPosting(models.Model):
    """How much a term says about an entry, 1 to 255. The key keeps the best entries of a term together."""

    pk = models.CompositePrimaryKey("term_id", "impact", "entry_id")
    term = models.ForeignKey(
        SearchTerm, models.DO_NOTHING, db_index=False, db_constraint=False, related_name="postings"
    )
    entry = models.ForeignKey(
        SearchEntry, models.DO_NOTHING, db_index=False, db_constraint=False, related_name="postings"
    )
    impact = models.SmallIntegerField()

    class Meta:
        db_table = "search_posting"
        indexes = [models.Index(fields=["term", "entry", "impact"], name="search_posting_cover")]

    def __str__(self) -> str:
        return f"{self.term_id} {self.entry_id} {self.impact}"


class SearchPhone(models.Model):
    """A telephone number (each one of a range) or postal code of an entry, digits only."""

    pk = models.CompositePrimaryKey("digits", "entry_id")
    digits = models.CharField(max_length=20)
    entry = models.ForeignKey(SearchEntry, models.DO_NOTHING, related_name="phones")

    class Meta:
        db_table = "search_phone"

    def __str__(self) -> str:
        return self.digits


class SearchValue(models.Model):
    """A value of a facet, as it is chosen and shown."""

    id = models.AutoField(primary_key=True)
    facet = models.SmallIntegerField()  # see search.facets.FACETS
    slug = models.CharField(max_length=200)
    labels = models.JSONField(default=dict)  # {language: text}; of kinds none, the code knows them
    sort_key = models.CharField(max_length=700)
    entries = models.IntegerField(default=0)

    class Meta:
        db_table = "search_value"
        constraints = [models.UniqueConstraint(fields=["facet", "slug"], name="search_value_facet_slug")]

    def __str__(self) -> str:
        return self.labels.get(get_language()) or self.labels.get("pl") or self.slug


class SearchFacet(models.Model):
    """An entry has a value of a facet."""

    pk = models.CompositePrimaryKey("value_id", "entry_id")
    entry = models.ForeignKey(SearchEntry, models.DO_NOTHING, db_index=False, related_name="facets")
    value = models.ForeignKey(SearchValue, models.DO_NOTHING, db_index=False, related_name="facets")
    facet = models.SmallIntegerField()

    class Meta:
        db_table = "search_facet"
        indexes = [models.Index(fields=["entry", "facet", "value"], name="search_facet_cover")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.value_id}"


class SearchSynonym(models.Model):
    """A line of the dictionary, edited by staff: words people use, and what the records call it.

    Saving one changes what the next query finds.
    """

    class Language(models.TextChoices):
        POLISH = "pl", _("Polish")
        ENGLISH = "en", _("English")
        UKRAINIAN = "uk", _("Ukrainian")

    class Weight(models.IntegerChoices):
        SAME = 100, _("means the same")
        NEAR = 75, _("usually meant")
        LOOSE = 40, _("worth a look as well")

    language = models.CharField(_("language of the words"), max_length=2, choices=Language, default=Language.POLISH)
    terms = models.CharField(_("words"), max_length=500, help_text=_("Separated by commas; phrases are allowed."))
    expands_to = models.CharField(
        _("also search for"),
        max_length=500,
        blank=True,
        help_text=_("Empty: all the words above stand for one another."),
    )
    weight = models.SmallIntegerField(
        _("how sure"), choices=Weight, default=Weight.NEAR, help_text=_("How far up the records found this way come.")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        db_table = "search_synonym"
        ordering = ["terms", "id"]
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return f"{self.terms} → {self.expands_to}" if self.expands_to else self.terms

    def save(self, *args, **kwargs) -> None:
        super().save(*args, **kwargs)
        self.expansions.all().delete()
        self.keywords.all().delete()
        SearchExpansion.objects.bulk_create(self.expanded())
        SearchKeyword.objects.bulk_create(self.spelled())

    @property
    def line(self) -> Line:
        return Line(self.terms, self.expands_to, self.language, self.weight)

    def expanded(self) -> list["SearchExpansion"]:
        """The unsaved rows of what this line makes the search look for."""
        found = readings(self.line) if self.active else []
        return [
            SearchExpansion(
                synonym=self,
                key=reading.key,
                alternative=alternative,
                size=len(reading.stems),
                term=term,
                weight=reading.weight,
            )
            for alternative, reading in enumerate(found)
            for term in reading.stems
        ]

    def spelled(self) -> list["SearchKeyword"]:
        """The unsaved rows of the words of this line, known to be words and what slips may be slips of."""
        found = keywords(self.line) if self.active else []
        return [SearchKeyword(synonym=self, **keyword._asdict()) for keyword in found]


class SearchExpansion(models.Model):
    """One stem of one other reading of a phrase: written from the synonyms, read by the planner."""

    id = models.AutoField(primary_key=True)
    synonym = models.ForeignKey(SearchSynonym, models.CASCADE, related_name="expansions")
    key = models.CharField(max_length=200, db_index=True)  # see search.phrases
    alternative = models.IntegerField()
    size = models.SmallIntegerField()
    term = models.CharField(max_length=LONGEST_TERM)
    weight = models.SmallIntegerField(default=SearchSynonym.Weight.NEAR)

    class Meta:
        db_table = "search_expansion"

    def __str__(self) -> str:
        return f"{self.key} → {self.term}"


class SearchMissQuerySet(models.QuerySet):
    """Counts of searches in vain."""

    def latest_of_each(self) -> "SearchMissQuerySet":
        """One row for each search, the latest, with `total`: how often it was made on all days kept."""
        same = SearchMiss.objects.filter(query=OuterRef("query"), meant=OuterRef("meant")).order_by()
        total = same.values("query").annotate(total=models.Sum("times")).values("total")
        newer = same.filter(day__gt=OuterRef("day"))
        return self.filter(~models.Exists(newer)).annotate(total=models.Subquery(total))


class SearchMiss(models.Model):
    """How often something was searched for on a day without a result, or with one only after a correction."""

    day = models.DateField(_("day"))
    query = models.CharField(_("searched for"), max_length=80)
    meant = models.CharField(_("corrected to"), max_length=80, blank=True)  # empty: nothing was found
    times = models.PositiveIntegerField(_("times"))

    objects = SearchMissQuerySet.as_manager()

    class Meta:
        db_table = "search_miss"
        ordering = ["-day", "query", "meant"]
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        constraints = [models.UniqueConstraint(fields=["query", "meant", "day"], name="search_miss_once_a_day")]

    def __str__(self) -> str:
        return self.query


class SearchKeyword(models.Model):
    """A word that lines of the dictionary use, in whatever language: its key, its sound and how it is written."""

    id = models.AutoField(primary_key=True)
    synonym = models.ForeignKey(SearchSynonym, models.CASCADE, related_name="keywords")
    key = models.CharField(max_length=LONGEST_TERM, db_index=True)
    sound = models.CharField(max_length=LONGEST_TERM, db_index=True)
    word = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        db_table = "search_keyword"

    def __str__(self) -> str:
        return self.word


class SearchState(models.Model):
    """The one row about the whole index: by which rules it was written and how many entries it has."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    version = models.IntegerField(default=0)
    entries = models.IntegerField(default=0)

    class Meta:
        db_table = "search_state"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="search_state_one_row")]

    def __str__(self) -> str:
        return f"{self.version}: {self.entries}"
