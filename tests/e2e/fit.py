# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the screen of the window under test and where, as fit.c tells; and which parts of it do not fit."""

import contextlib
import dataclasses
import os
import signal

from desktop import wait_for
from preload import merge

ROUNDING = 1.5  # pixels
LINES = 3  # of each text, at least
ROW = 60  # pixels of a list's row, at least


@dataclasses.dataclass
class Item:
    """A widget that is on the screen, or would be if that were scrolled."""

    number: int
    parent: int
    kind: str
    x: float
    y: float
    width: float
    height: float
    flags: dict
    text: str
    above: "Item | None" = None

    def __str__(self):
        return "%s %r at %d, %d, %d × %d" % (self.kind, self.text, self.x, self.y, self.width, self.height)

    def ancestors(self):
        item = self.above
        while item is not None:
            yield item
            item = item.above

    def has(self, flag):
        return flag in self.flags

    def is_inside(self, other, vertically=True):
        return (
            self.x >= other.x - ROUNDING
            and self.x + self.width <= other.x + other.width + ROUNDING
            and (not vertically or self.y >= other.y - ROUNDING and self.y + self.height <= other.y + other.height + ROUNDING)
        )

    def overlaps(self, other):
        """By more than a shadow's edge."""
        return (
            min(self.x + self.width, other.x + other.width) - max(self.x, other.x) > ROUNDING
            and min(self.y + self.height, other.y + other.height) - max(self.y, other.y) > ROUNDING
        )


def read_item(line):
    number, parent, kind, *place, flags, text = line.split("\t")
    flags = dict(flag.partition("=")[::2] for flag in flags.split())
    text = text.encode().decode("unicode_escape").encode("latin-1").decode()
    return Item(int(number), int(parent), kind, *(int(part) / 100 for part in place), flags, text)


class Fit:
    """To be made before the window, which needs its environment."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.path = os.path.join(desktop.folder, "fit")
        # LD_PRELOAD is split at spaces, and the project's folder may have one.
        link = os.path.join(desktop.folder, "fit.so")
        if not os.path.exists(link):
            os.symlink(os.environ["SEALWAX_FIT_LIBRARY"], link)
        self.link = link

    def add_to(self, environment):
        return merge(environment, {"LD_PRELOAD": self.link, "SEALWAX_FIT_FILE": self.path})

    def read(self, window):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.path)
        window.process.send_signal(signal.SIGUSR1)
        wait_for(lambda: os.path.exists(self.path) or window.frames() == [], "a report")
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def look(self, window):
        """All that is there, each before what is in it, when nothing moves any more."""
        lines = self.read(window)

        def stands_still():
            nonlocal lines
            before, lines = lines, self.read(window)
            return before == lines

        wait_for(stands_still, "the window to stand still")
        return parse(lines)

    def glance(self, window):
        """Everything that is there now, for what does not stay long."""
        return parse(self.read(window))


def parse(lines):
    items = [read_item(line) for line in lines.splitlines()]
    by_number = {item.number: item for item in items}
    for item in items:
        item.above = by_number.get(item.parent)
    return items


# What is drawn beyond its parent, or scrolls in it.
SCROLLS = ("GtkViewport", "GtkTextView", "GtkTextViewChild", "SealwaxTextView", "GtkListView")
DRAWN_BEYOND = ("AdwWindowTitle", "GtkScrollbar", "GtkGizmo", "GtkText", "GtkPopover", "GtkPopoverMenu", "GtkTooltipWindow", "GtkMagnifier")


def find_outside(items):
    """What sticks out of what it is in: that part of it is cut off, or lies over something else."""
    for item in items:
        if item.above is None or item.kind in DRAWN_BEYOND or any(a.kind in DRAWN_BEYOND for a in item.ancestors()):
            continue
        if not item.is_inside(item.above, vertically=item.above.kind not in SCROLLS):
            yield "%s is not inside %s" % (item, item.above)


def find_cut(items):
    """A tooltip is enough for what others have named, like files. In a dialog, all words are ours, and are never cut."""
    for item in items:
        if item.has("ellipsized") and (not item.has("tooltip") or any(a.kind.endswith("Dialog") for a in item.ancestors())):
            yield "%s is cut" % item


POPOVERS = ("GtkPopover", "GtkPopoverMenu")


def find_wide_popovers(items):
    """A phone has no room beside the window."""
    for item in items:
        if item.kind in POPOVERS and item.width > items[0].width:
            yield "%s is wider than the window" % item


def in_front(items):
    """What can be pressed: while there is a dialog or a popover, only what is in that."""
    fronts = [item for item in items if item.kind.endswith("Dialog") or item.kind in POPOVERS]
    return [item for item in items if fronts[-1] in item.ancestors()] if fronts else items


def find_overlaps(items):
    controls = [item for item in in_front(items) if item.has("control") and not item.has("empty")]
    for i, one in enumerate(controls):
        for other in controls[i + 1 :]:
            if one not in other.ancestors() and one.overlaps(other) and shares_scroller(one, other):
                yield "%s lies over %s" % (other, one)


def scrollers(item):
    return [a.number for a in item.ancestors() if a.kind == "GtkScrolledWindow"]


def shares_scroller(one, other):
    """Otherwise, what is scrolled away only seems to lie over something."""
    return scrollers(one) == scrollers(other)


def find_low_texts(items):
    """Counts its own lines, and those that the window itself can show at once."""
    for item in items:
        if item.has("line"):
            needed = LINES * int(item.flags["line"]) / 100
            lowest = min(a.height for a in item.ancestors() if a.kind == "GtkScrolledWindow")
            if lowest < needed:
                yield "%s has %.1f lines" % (item, LINES * lowest / needed)


def find_unseen(items, seen):
    """What has the focus, and what else should be on the screen: whoever presses a key must see what it does."""
    if seen is not None and not any(seen in (item.kind, item.text) for item in items):
        yield "there is no " + seen
    for item in items:
        if any(a.kind in POPOVERS for a in item.ancestors()):
            continue  # it has a place of its own on the screen
        if item.has("focused") or seen in (item.kind, item.text):
            around = [items[0]] + [a for a in item.ancestors() if a.kind == "GtkScrolledWindow"]
            bottom = min(a.y + a.height for a in around)
            top = max(a.y for a in around)
            needed = LINES * int(item.flags["line"]) / 100 if item.has("line") else item.height
            if item.kind.endswith("Row"):
                needed = min(needed, ROW)  # it may be higher than a low window
            if min(bottom, item.y + item.height) - max(top, item.y) < needed - ROUNDING:
                yield "%s is not on the screen" % item


def find_suggestions(items):
    suggested = [item for item in in_front(items) if item.has("suggested")]
    if len(suggested) > 1:
        yield "more than one button is suggested: " + "; ".join(map(str, suggested))


FINDERS = (find_outside, find_cut, find_wide_popovers, find_overlaps, find_low_texts, find_suggestions)


def find_faults(items, seen=None):
    return [fault for find in FINDERS for fault in find(items)] + list(find_unseen(items, seen))
