# SPDX-License-Identifier: GPL-3.0-or-later
"""A second program whose window things can be dragged from, and dropped on.

Its arguments are what it offers: pairs of a type and of the file that holds the bytes. It reports what happens, one JSON value
a line: of what is dragged from it "begun", "accepted", and in the end "dropped" or "cancelled"; of what is dropped on it "over"
and {"text": TEXT}. After SIGUSR1, it tells "told" once it has told all that happened before.
"""

import json
import signal
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def tell(what):
    print(json.dumps(what), flush=True)


def make_content(arguments):
    providers = []
    for kind, path in zip(arguments[::2], arguments[1::2]):
        with open(path, "rb") as file:
            providers.append(Gdk.ContentProvider.new_for_bytes(kind, GLib.Bytes.new(file.read())))
    return Gdk.ContentProvider.new_union(providers)


def on_action(drag, _):
    if drag.get_selected_action() == Gdk.DragAction.COPY:
        tell("accepted")


def on_drag_begin(source, drag):
    drag.connect("notify::selected-action", on_action)
    drag.connect("drop-performed", lambda drag: tell("dropped"))
    drag.connect("cancel", lambda drag, reason: tell("cancelled"))
    tell("begun")


def on_asked():
    window.get_display().sync()
    tell("told")
    return GLib.SOURCE_CONTINUE


def on_motion(target, x, y):
    # It refuses its own drags: otherwise its own late acceptance could be mistaken for the other window's answer.
    if target.get_current_drop().get_drag():
        return 0
    tell("over")
    return Gdk.DragAction.COPY


def on_drop(target, text, x, y):
    tell({"text": text})
    return True


source = Gtk.DragSource(content=make_content(sys.argv[1:]), actions=Gdk.DragAction.COPY)
source.connect("drag-begin", on_drag_begin)
# Files, too, although nobody drops any here: this way its own drag is refused at once, and whatever comes after that is news.
target = Gtk.DropTarget(actions=Gdk.DragAction.COPY)
target.set_gtypes([str, Gdk.FileList])
target.connect("motion", on_motion)
target.connect("drop", on_drop)
window = Gtk.Window(title="Dragger", default_width=200, default_height=100, child=Gtk.Label(label="Drag"))
window.add_controller(source)
window.add_controller(target)
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, on_asked)
window.present()
GLib.MainLoop().run()
