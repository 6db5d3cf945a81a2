"""A plot of times against the size of the directory, both on logarithmic axes, as a plain SVG."""

import math
from collections.abc import Mapping, Sequence

WIDTH, HEIGHT, MARGIN = 640, 400, 60
COLOURS = ("#1f5fa8", "#b3441e", "#3b7d3b", "#6b4fa0")
TIMES = (1, 3, 10, 30, 100, 300)  # ms


def plot(title: str, lines: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """lines: {name: [(records, milliseconds)]}, the sizes ascending."""
    sizes = sorted({size for points in lines.values() for size, _ in points})
    across = _scale(sizes[0], sizes[-1], MARGIN, WIDTH - 40)
    up = _scale(TIMES[0], TIMES[-1], HEIGHT - MARGIN, 40)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/><text x="{MARGIN}" y="22" font-size="15">{title}</text>',
        *(_rule(up(time), f"{time} ms") for time in TIMES),
        *(f'<text x="{across(size):.0f}" y="{HEIGHT - 38}" text-anchor="middle">{size:,}</text>' for size in sizes),
        f'<text x="{WIDTH // 2}" y="{HEIGHT - 14}" text-anchor="middle">records</text>',
    ]
    for number, (colour, (name, points)) in enumerate(zip(COLOURS, lines.items(), strict=False)):
        path = " ".join(f"{across(size):.1f},{up(max(time, TIMES[0])):.1f}" for size, time in points)
        parts += [
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
            f'<text x="{MARGIN + 12}" y="{60 + 18 * number}" fill="{colour}">{name}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])


def _rule(y: float, label: str) -> str:
    return (
        f'<line x1="{MARGIN}" x2="{WIDTH - 40}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        f'<text x="{MARGIN - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    )


def _scale(low: float, high: float, start: float, end: float):
    def place(value: float) -> float:
        return start + (end - start) * math.log(value / low) / math.log(high / low)

    return place
