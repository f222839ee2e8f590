# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
"""Plots on logarithmic axes, as SVG.

Ratios: a dot plot.

A row a class of queries, a dot a peer, at the peer's time divided by
Dossier's: right of the line at 1 Dossier is faster, left of it slower.

Growth: lines over the number of articles, both axes logarithmic, so that what
grows in proportion rises as steeply as the dashed line.
"""
import html
import math

# Okabe and Ito's colours, told apart with every kind of sight; shapes as well.
COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9"]
SHAPES = ["circle", "square", "diamond", "up", "down", "cross"]
LEFT, WIDTH, ROW, TOP = 125, 760, 30, 70
SIZE = 6


def marker(shape, x, y, colour):
    s = SIZE
    paths = {
        "square": f"M{x - s},{y - s}h{2 * s}v{2 * s}h{-2 * s}z",
        "diamond": f"M{x},{y - s - 1}l{s + 1},{s + 1}l{-s - 1},{s + 1}"
                   f"l{-s - 1},{-s - 1}z",
        "up": f"M{x},{y - s}l{s},{2 * s}h{-2 * s}z",
        "down": f"M{x},{y + s}l{s},{-2 * s}h{-2 * s}z",
        "cross": f"M{x - s},{y - s}l{2 * s},{2 * s}M{x - s},{y + s}"
                 f"l{2 * s},{-2 * s}",
    }
    if shape == "circle":
        return f'<circle cx="{x}" cy="{y}" r="{s}" fill="{colour}"/>'
    drawn = (f'fill="none" stroke="{colour}" stroke-width="3"'
             if shape == "cross" else f'fill="{colour}"')
    return f'<path d="{paths[shape]}" {drawn}/>'


def text(x, y, words, anchor="middle", extra=""):
    return (f'<text x="{x}" y="{y}" text-anchor="{anchor}" {extra}>'
            f"{html.escape(words)}</text>")


class Axis:
    """Maps ratios to the drawing's width, over whole powers of ten."""

    def __init__(self, ratios):
        self.first = math.floor(math.log10(min([0.5, *ratios])))
        self.last = math.ceil(math.log10(max([10, *ratios])))

    def x(self, ratio):
        span = self.last - self.first
        share = (math.log10(ratio) - self.first) / span
        return round(LEFT + WIDTH * share, 1)

    def ticks(self):
        return [10.0 ** power for power in range(self.first, self.last + 1)]


def label(ratio):
    return f"{ratio:g}×"


def grid(axis, height):
    lines = []
    for tick in axis.ticks():
        x = axis.x(tick)
        lines.append(f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{height - 30}" '
                     'class="grid"/>')
        lines.append(text(x, height - 12, label(tick)))
    x = axis.x(1)
    lines.append(f'<line x1="{x}" x2="{x}" y1="{TOP - 14}" '
                 f'y2="{height - 30}" class="even"/>')
    lines.append(text(x + 8, TOP - 6, "Dossier faster →", "start"))
    lines.append(text(x - 8, TOP - 6, "← Dossier slower", "end"))
    return lines


def legend(names):
    drawn, x = [], LEFT
    for number, name in enumerate(names):
        drawn.append(marker(SHAPES[number % len(SHAPES)], x, 20,
                            COLOURS[number % len(COLOURS)]))
        drawn.append(text(x + 12, 25, name, "start"))
        x += 40 + 8 * len(name)
    return drawn


def ratio_plot(classes, series):
    """`series`: by peer, by class: its time divided by Dossier's."""
    axis = Axis([ratio for row in series.values() for ratio in row.values()
                 if ratio > 0])
    height = TOP + ROW * len(classes) + 40
    drawn = legend(series) + grid(axis, height)
    for line, cls in enumerate(classes):
        y = TOP + ROW * line + ROW // 2
        drawn.append(text(LEFT - 12, y + 5, cls, "end"))
        for number, ratios in enumerate(series.values()):
            if ratios.get(cls, 0) > 0:
                drawn.append(marker(SHAPES[number % len(SHAPES)],
                                    axis.x(ratios[cls]), y,
                                    COLOURS[number % len(COLOURS)]))
    style = ("text{font:14px sans-serif;fill:#222}"
             ".grid{stroke:#ddd}.even{stroke:#222;stroke-width:2}")
    return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
            f'viewBox="0 0 {LEFT + WIDTH + 40} {height}">'
            f"<title>Time of each peer divided by Dossier's</title>"
            f"<style>{style}</style>"
            f'<rect width="100%" height="100%" fill="#fff"/>'
            + "".join(drawn) + "</svg>")


PLOT_HEIGHT = 360


class PowerScale:
    """Maps positive numbers to a stretch of the drawing, over whole powers of
    ten."""

    def __init__(self, values, begin, end):
        self.first = math.floor(math.log10(min(values)))
        self.last = max(self.first + 1, math.ceil(math.log10(max(values))))
        self.begin, self.end = begin, end

    def at(self, value):
        share = (math.log10(value) - self.first) / (self.last - self.first)
        return round(self.begin + (self.end - self.begin) * share, 1)

    def ticks(self):
        return [10.0 ** power for power in range(self.first, self.last + 1)]


def even_line(across, up):
    """From the lower left corner on, in proportion: as far as there is room."""
    decades = min(across.last - across.first, up.last - up.first)
    begin = (10.0 ** across.first, 10.0 ** up.first)
    x1, y1 = across.at(begin[0]), up.at(begin[1])
    x2 = across.at(begin[0] * 10.0 ** decades)
    y2 = up.at(begin[1] * 10.0 ** decades)
    return (f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" '
            'stroke="#888" stroke-dasharray="6 5"/>')


def growth_plot(unit, series):
    """`series`: by name, pairs of articles and a measure in `unit`."""
    points = [point for row in series.values() for point in row]
    bottom = TOP + PLOT_HEIGHT
    across = PowerScale([x for x, _ in points], LEFT, LEFT + WIDTH)
    up = PowerScale([y for _, y in points], bottom, TOP)
    drawn = []
    for tick in across.ticks():
        x = across.at(tick)
        drawn.append(f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{bottom}" '
                     'class="grid"/>' + text(x, bottom + 20, f"{tick:,.0f}"))
    for tick in up.ticks():
        y = up.at(tick)
        drawn.append(f'<line x1="{LEFT}" x2="{LEFT + WIDTH}" y1="{y}" '
                     f'y2="{y}" class="grid"/>' +
                     text(LEFT - 10, y + 5, f"{tick:g} {unit}", "end"))
    drawn.append(even_line(across, up))
    for number, row in enumerate(series.values()):
        colour = COLOURS[number % len(COLOURS)]
        line = " ".join(f"{across.at(x)},{up.at(y)}" for x, y in row)
        drawn.append(f'<polyline points="{line}" fill="none" '
                     f'stroke="{colour}" stroke-width="2"/>')
        drawn += [marker(SHAPES[number % len(SHAPES)], across.at(x), up.at(y),
                         colour) for x, y in row]
    style = "text{font:14px sans-serif;fill:#222}.grid{stroke:#ddd}"
    return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
            f'viewBox="0 0 {LEFT + WIDTH + 60} {bottom + 40}">'
            f"<title>{html.escape(unit)} by number of articles</title>"
            f"<style>{style}</style>"
            '<rect width="100%" height="100%" fill="#fff"/>'
            + "".join(legend(series) + drawn) + "</svg>")
