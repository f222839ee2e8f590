# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
"""A dot plot of ratios on a logarithmic axis, as SVG.

A row a class of queries, a dot a peer, at the peer's time divided by
Dossier's: right of the line at 1 Dossier is faster, left of it slower.
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
