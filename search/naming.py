"""What a record is called: its other names, and what staff wrote of it in other languages."""

from collections.abc import Iterator
from typing import Any

from offices.models import Institution
from records.models import Name

LANGUAGES = ("en", "uk")  # of names and summaries besides Polish


def translated(record: Any, language: str) -> Iterator[str]:
    """Names and translated texts of a record in a language."""
    for name in record.names.all():
        if name.language == language:
            yield name.text
    for translation in record.translations.all():
        if translation.language == language and translation.field in ("name", "summary"):
            yield translation.text


def other_names(record: Any) -> list[list[str]]:
    """[kind, language, text], former names before the others."""
    names = sorted(record.names.all(), key=lambda name: (name.kind != Name.Kind.FORMER, name.kind, name.language))
    return [[name.kind, name.language, name.text] for name in names]


def in_language(record: Any, language: str) -> dict[str, str]:
    """The name and summary that staff wrote in a language; only those they did."""
    texts = {found.field: found.text for found in record.translations.all() if found.language == language}
    official = (n.text for n in record.names.all() if n.language == language and n.kind == Name.Kind.OFFICIAL)
    name = texts.get("name") or next(official, "")
    return {key: text for key, text in (("name", name), ("summary", texts.get("summary", ""))) if text}


def names_of(institution: Institution) -> list[str]:
    return [institution.name, institution.abbreviation]
