"""Where in town a place is: the district sketch with a dot, and the site that plans the way by tram and bus."""

from django import template

from offices.sketch import WIDTH, path_of, sketch_of

register = template.Library()

# Cities whose trams and buses jakdojade.pl knows, by the address of the municipality here.
JAKDOJADE = {
    "bialystok", "bydgoszcz", "czestochowa", "gdansk", "katowice", "kielce", "krakow", "lodz", "lublin", "olsztyn",
    "poznan", "radom", "rzeszow", "szczecin", "torun", "warszawa", "wroclaw", "zielona-gora",
}  # fmt: skip


@register.inclusion_tag("offices/_sketch.html")
def district_sketch(place):
    """The sketch of the place's municipality with a dot; nothing without coordinates or without a drawing."""
    located = getattr(place, "located", place)
    town = place.municipality or located.municipality
    sketch = sketch_of(town.slug) if town and located.latitude is not None else None
    if sketch is None:
        return {"sketch": None}
    dot = sketch.at(located.latitude, located.longitude)
    return {
        "sketch": sketch,
        "width": WIDTH,
        "town": town,
        "district": place.district or sketch.district_at(dot),
        "is_in_town": bool(sketch.district_at(dot)),
        "districts": "".join(map(path_of, sketch.cells.values())),
        "river": path_of(sketch.river, closed=False),
        "dot": dot,
    }


@register.filter
def transit_url(place):
    """The page of jakdojade.pl for the place's city; empty where it has none."""
    town = place.municipality
    return f"https://jakdojade.pl/{town.slug}/" if town and town.slug in JAKDOJADE else ""
