"""The district sketch of a municipality with a dot: where in town a place is, drawn by us, nothing from outside.

A point of a file is [latitude, longitude]; a point of a drawing is (x, y) in its units, y down.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from pathlib import Path

FOLDER = Path(__file__).parent / "sketches"
WIDTH = 320

Point = tuple[float, float]


@dataclass(frozen=True)
class Sketch:
    """A drawing: `cells` are the outlines of the districts by name, `river` a line, `height` its size beside WIDTH."""

    west: float
    north: float
    scale: float  # units per degree of longitude
    flat: float  # how much shorter a degree of longitude is than one of latitude
    height: int
    cells: dict[str, list[Point]]
    river: list[Point]

    def at(self, latitude: float, longitude: float) -> Point:
        return project(latitude, longitude, self.west, self.north, self.scale, self.flat)

    def district_at(self, point: Point) -> str:
        """The name of the cell in which a point of the drawing lies; empty outside the town."""
        return next((name for name, cell in self.cells.items() if inside(point, cell)), "")


@lru_cache(maxsize=32)
def sketch_of(municipality_slug: str) -> Sketch | None:
    """The sketch of a municipality; None where nobody has drawn one."""
    path = FOLDER / f"{municipality_slug}.json"
    if not municipality_slug.replace("-", "").isalnum() or not path.exists():
        return None
    drawn = json.loads(path.read_text(encoding="utf-8"))
    latitudes, longitudes = zip(*drawn["outline"], strict=True)
    west, north = min(longitudes), max(latitudes)
    flat = cos(radians((north + min(latitudes)) / 2))
    scale = WIDTH / (max(longitudes) - west)
    height = round((north - min(latitudes)) * scale / flat)
    points = {name: project(*place, west, north, scale, flat) for name, place in drawn["districts"].items()}
    outline = [project(*place, west, north, scale, flat) for place in drawn["outline"]]
    river = [project(*place, west, north, scale, flat) for place in drawn["river"]]
    cells = {name: cell_of(point, list(points.values()), outline) for name, point in points.items()}
    return Sketch(west, north, scale, flat, height, cells, river)


def project(latitude: float, longitude: float, west: float, north: float, scale: float, flat: float) -> Point:
    return (round((float(longitude) - west) * scale, 1), round((north - float(latitude)) * scale / flat, 1))


def cell_of(own: Point, points: list[Point], outline: list[Point]) -> list[Point]:
    """The part of the outline that is nearer to one point than to any other."""
    cell = outline
    for other in points:
        if other != own:
            cell = nearer(cell, own, other)
    return cell


def nearer(polygon: list[Point], own: Point, other: Point) -> list[Point]:
    """The part of a polygon on our side of the line halfway between two points."""
    a, b = other[0] - own[0], other[1] - own[1]
    middle = ((own[0] + other[0]) / 2, (own[1] + other[1]) / 2)
    signed = [a * (x - middle[0]) + b * (y - middle[1]) for x, y in polygon]
    kept: list[Point] = []
    for place, point in enumerate(polygon):
        if (signed[place] <= 0) != (signed[place - 1] <= 0):
            share = signed[place - 1] / (signed[place - 1] - signed[place])
            before = polygon[place - 1]
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if signed[place] <= 0:
            kept.append(point)
    return kept


def inside(point: Point, polygon: list[Point]) -> bool:
    """Whether a point lies in a polygon, by counting the edges to its right."""
    x, y = point
    found = False
    for place, (bx, by) in enumerate(polygon):
        ax, ay = polygon[place - 1]
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            found = not found
    return found


def path_of(points: list[Point], *, closed: bool = True) -> str:
    """Points as the `d` of an SVG path, in whole units: a sketch needs no more."""
    steps = " ".join(f"{x:.0f} {y:.0f}" for x, y in points)
    return f"M{steps}{'z' if closed else ''}" if points else ""
