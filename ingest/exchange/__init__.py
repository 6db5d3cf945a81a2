"""The exchange format: one record per line of JSON, to load a directory, move it or keep it under version control.

    {"kind": "office", "slug": "mops-kasa", "name": "Kasa", "institution": "mops", "hours": "Mo-Fr 08:00-14:00"}

Only kind, slug and name must be there; a missing key changes nothing, a given one makes the database equal to it:
an empty text clears the field, a list replaces the list (inside an item of a list a missing key again changes
nothing). Records themselves are never deleted. Order of lines does not matter.

Every kind: kind, id, slug, name, state, abbreviation, summary, description, names [{text, kind, language, valid_from,
valid_to}], district, municipality (name or slug), phones [{label, number, kind, note, extension, last_number, hours,
main}], categories, target_groups (names; unknown ones are made), notices [{text, severity, from, to}],
translations [{field (summary, description), language (uk, en), text, outdated}], date (the day
on which the facts of this line were seen in their source).
Every kind but situations: street, room, floor, postal_code, city, entrance, lat, lon, email, website, hours (OSM
opening_hours; "as office"), monthly [{day, hours, if_holiday}], exceptions [{from, to, hours, reason, matter}].
What else each kind has stands in `keys`; what a value may be, in `values`, `phones` and `weeks`.
"""
