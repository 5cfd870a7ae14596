# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture in docs/performance.md: the key derivation of each, and how growth goes along a straight line."""

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "sealwax", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})

import matplotlib.pyplot as pyplot  # noqa: E402

OURS, OTHERS, LIMIT = "#1c71d8", "#9a9996", "#26a269"


def draw(data, path):
    """data: what Report.as_data() has."""
    panels = [draw_derivation] + ([draw_growth] if data["fits"] else [])
    figure, axes = pyplot.subplots(1, len(panels), figsize=(4.5 * len(panels) + 1, 3.2), layout="constrained", squeeze=False)
    for draw_panel, panel in zip(panels, axes[0]):
        draw_panel(panel, data)
    figure.suptitle(data["machine"]["processor"], fontsize=9)
    figure.savefig(path, metadata={"Date": None})


def draw_derivation(axes, data):
    table = next(table for table in data["tables"] if table["title"].startswith("PBKDF2"))
    rows = sorted(table["rows"].items(), key=lambda item: -item[1]["minimum"])
    names = [name for name, _ in rows]
    colours = [{"sealwax": OURS, "limit": LIMIT}.get(name, OTHERS) for name in names]
    bars = axes.barh(names, [row["minimum"] for _, row in rows], color=colours)
    axes.bar_label(bars, fmt="%.0f", padding=3)
    axes.set_title(table["title"], fontsize=9)
    axes.set_xlabel("ms, shortest of %d" % len(rows[0][1]["samples"]))


def draw_growth(axes, data):
    for what, colour, marker in (("Encrypting", OURS, "o"), ("Decrypting", LIMIT, "s")):
        for y, style in (("time", "-"), ("memory", ":")):
            fit = next(fit for fit in data["fits"] if fit["what"] == "%s, %s" % (what, y))
            xs = [x for x, _ in fit["points"]]
            axes.plot(xs, [fit["start"] + fit["slope"] * x for x in xs], style, color=colour, linewidth=1)
            axes.plot(xs, [y for _, y in fit["points"]], marker, color=colour, markersize=4, label="%s, %s" % (fit["what"], fit["y"]))
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    axes.set_xlabel("KiB of text")
    axes.set_title("sealwax-cli with a key file; lines are the fitted ones", fontsize=9)
    axes.legend(frameon=False, fontsize=8)
