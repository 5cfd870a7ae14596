# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture in docs/performance.md: the key derivation of each, and how growth goes along a straight line."""

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "sealwax", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})

import matplotlib.pyplot as pyplot  # noqa: E402
import numpy  # noqa: E402

OURS, OTHERS, LIMIT = "#1c71d8", "#9a9996", "#26a269"


def draw(sections, path):
    """sections: {name: what Report.as_data() has}; only those that are there are drawn."""
    panels = []
    if "inside" in sections:
        panels.append((draw_derivation, sections["inside"]["tables"]))
    if "curves" in sections:
        panels += [(draw_sizes, sections["curves"]["fits"]), (draw_costs, sections["curves"]["fits"])]
    if not panels:
        return

    figure, axes = pyplot.subplots(1, len(panels), figsize=(4 * len(panels) + 1, 3.4), layout="constrained", squeeze=False)
    for (draw_panel, data), panel in zip(panels, axes[0]):
        draw_panel(panel, data)
    figure.suptitle(next(iter(sections.values()))["machine"]["processor"], fontsize=9)
    figure.savefig(path, metadata={"Date": None})


def draw_derivation(axes, tables):
    table = next(table for table in tables if table["title"].startswith("PBKDF2"))
    rows = sorted(table["rows"].items(), key=lambda item: -item[1]["minimum"])
    names = [name for name, _ in rows]
    colours = [{"sealwax": OURS, "limit": LIMIT}.get(name, OTHERS) for name in names]
    bars = axes.barh(names, [row["minimum"] for _, row in rows], color=colours)
    axes.bar_label(bars, fmt="%.0f", padding=3)
    axes.set_title(table["title"], fontsize=9)
    axes.set_xlabel("ms, shortest of %d" % len(rows[0][1]["samples"]))


def draw_sizes(axes, fits):
    for what, colour, marker in (("Encrypting", OURS, "o"), ("Decrypting", LIMIT, "s")):
        for y, style in (("time", "-"), ("memory", ":")):
            draw_fit(axes, fits, "%s, %s" % (what, y), colour, marker, style)
    finish_growth(axes, "KiB of text", "Growth with the text, with a key file", 2)


def draw_costs(axes, fits):
    for y, colour, style in (("time", OURS, "-"), ("memory", LIMIT, ":")):
        draw_fit(axes, fits, "Deriving the key, " + y, colour, "o", style)
    finish_growth(axes, "iterations", "Growth with the cost, one line of text", 10)


def draw_fit(axes, fits, what, colour, marker, style):
    fit = next(fit for fit in fits if fit["what"] == what)
    xs, ys = zip(*fit["points"])
    line = numpy.geomspace(xs[0], xs[-1])
    axes.plot(line, fit["start"] + fit["slope"] * line, style, color=colour, linewidth=1)
    axes.plot(xs, ys, marker, color=colour, markersize=4, label="%s, %s (at most %.0f %% off)" % (what, fit["y"], 100 * fit["worst"]))


def finish_growth(axes, x_label, title, base):
    axes.set_xscale("log", base=base)
    axes.set_yscale("log")
    axes.set_xlabel(x_label)
    axes.set_title(title + "; fitted lines", fontsize=9)
    axes.legend(frameon=False, fontsize=7)
