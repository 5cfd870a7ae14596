# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility bus, read in whole trees.

libatspi asks for each property of each object and waits for each answer; a look at a window then takes some hundred round trips
through three processes. GTK 4 tells everything that it knows about a program's objects at once, which is many times cheaper, and
the tests do hardly anything else. In other toolkits, all objects at one depth are asked at once.
"""

import ast
import re

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from desktop import NotThere  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
CACHE = ("/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
TIMEOUT_MS = 20_000

# Reading what GLib prints of an answer takes a fraction of the time that unpacking the answer takes. For each object in GetItems:
# its path, its parent's, how many children it has, its name, role and states.
REFERENCE = r"\('[^']*', '[^']*'\)"
STRING = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
ITEM = re.compile(
    rf"""\('[^']*', '([^']*)'\), {REFERENCE}, \('[^']*', '([^']*)'\), -?\d+, (-?\d+), \[[^]]*\], ({STRING}), (\d+), {STRING}, \[(\d+), (\d+)\]"""
)
PATH = re.compile(r"'(/[^']*)'")


class Node:
    """An object as it was when it was looked at. Its text, value and extents are only asked for when they are needed."""

    def __init__(self, bus, owner, path):
        self.bus = bus
        self.owner = owner
        self.path = path
        self.name = ""
        self.role = Atspi.Role.INVALID
        self.states = 0
        self.children = []
        self.child_count = 0
        self.parent_path = None

    def __eq__(self, other):
        return isinstance(other, Node) and (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def __repr__(self):
        return "%s “%s”" % (self.role.value_nick, self.name)

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    def is_shown(self):
        return self.has(Atspi.StateType.SHOWING)

    def call(self, interface, method, arguments=None):
        """Raises NotThere if the window has dropped the object since it was looked at, or the object has no such interface."""
        try:
            return self.bus.call(self.owner, self.path, interface, method, arguments)
        except GLib.Error as error:
            if error.matches(Gio.dbus_error_quark(), Gio.DBusError.UNKNOWN_METHOD):
                raise NotThere("%r at %s" % (self, self.path)) from error
            raise

    def get(self, interface, name):
        return self.call("org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, name)))[0]

    def description(self):
        return self.get(ACCESSIBLE, "Description")

    def character_count(self):
        return self.get("org.a11y.atspi.Text", "CharacterCount")

    def text(self):
        return self.call("org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, -1)))[0]

    def entry_text(self):
        """For GTK's entries, which do not accept -1 as the end."""
        return self.call("org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, self.character_count())))[0]

    def caret(self):
        return self.get("org.a11y.atspi.Text", "CaretOffset")

    def selections(self):
        return self.call("org.a11y.atspi.Text", "GetNSelections")[0]

    def value(self):
        """From 0 to 1."""
        return self.get("org.a11y.atspi.Value", "CurrentValue") / self.get("org.a11y.atspi.Value", "MaximumValue")

    def extents(self):
        """x, y, width and height in the window."""
        return self.call("org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (1,)))[0]


class Bus:
    """A connection to the accessibility bus of the environment."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, TIMEOUT_MS, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)
        self.roles = {}  # by owner and path: an object never changes its role

    def call(self, owner, path, interface, method, arguments=None):
        answer = self.connection.call_sync(owner, path, interface, method, arguments, None, 0, TIMEOUT_MS, None)
        return answer.unpack()

    def call_all(self, calls, read=GLib.Variant.unpack):
        """The answers to (node, interface, method, arguments), in order, each read by `read`; None if the object has gone."""
        answers = [None] * len(calls)
        waiting = len(calls)

        def on_answer(connection, result, index):
            nonlocal waiting
            waiting -= 1
            try:
                answers[index] = read(connection.call_finish(result))
            except GLib.Error:
                pass

        context = GLib.MainContext.new()
        context.push_thread_default()
        try:
            for i, (node, interface, method, arguments) in enumerate(calls):
                self.connection.call(node.owner, node.path, interface, method, arguments, None, 0, TIMEOUT_MS, None, on_answer, i)
            while waiting:
                context.iteration(True)
        finally:
            context.pop_thread_default()
        return answers

    def applications(self):
        """The top-level object of each program, with the program's process ID."""
        references, = self.call(*REGISTRY, ACCESSIBLE, "GetChildren")
        for owner, path in references:
            try:
                pid, = self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,)))
            except GLib.Error as error:
                if error.matches(Gio.dbus_error_quark(), Gio.DBusError.NAME_HAS_NO_OWNER):
                    continue  # it has just gone
                raise
            yield Node(self, owner, path), pid

    def frames(self, *names):
        """The windows of the first program with one of these names; none if it goes away meanwhile."""
        try:
            return next((self.children(root) for root, _ in self.applications() if root.get(ACCESSIBLE, "Name") in names), [])
        except GLib.Error:
            return []

    def children(self, node):
        """Only listed, not looked at any further."""
        references, = node.call(ACCESSIBLE, "GetChildren")
        return [Node(self, *reference) for reference in references]

    def look(self, root):
        """Reads an object of GTK 4 and everything visible below it. Returns them, each before what is below it.

        GTK knows an object from the moment its parent is asked for it. For an object that was hidden, it still names the old
        parent, which no longer counts that object: so every parent is asked."""
        asked = {}  # by the parent's path: how many children it had then, and their paths
        known = False
        while not known:
            nodes = self.read_all(root)
            for path, (count, paths) in list(asked.items()):
                if path not in nodes or nodes[path].child_count != count or not nodes.keys() >= set(paths):
                    del asked[path]  # it has changed since
            parents = [node for node in nodes.values() if node.child_count and node.path not in asked]
            answers = self.call_all([(node, ACCESSIBLE, "GetChildren", None) for node in parents], read_paths)
            asked.update((node.path, (node.child_count, paths or ())) for node, paths in zip(parents, answers))
            unknown = [Node(self, root.owner, path) for _, paths in asked.values() for path in paths if path not in nodes]
            known = not unknown
            self.meet(unknown)
        for parent, (_, paths) in asked.items():
            nodes[parent].children = [nodes[path] for path in paths]
        return list(flatten(root))

    def meet(self, nodes):
        """Makes GTK aware of these objects, which it has named, and of everything below them."""
        while nodes:
            answers = self.call_all([(node, ACCESSIBLE, "GetChildren", None) for node in nodes], read_paths)
            nodes = [Node(self, node.owner, path) for node, paths in zip(nodes, answers) for path in paths or ()]

    def find(self, root, is_meant):
        """The first object at or below one of GTK 4 for which is_meant() holds. If GTK knows of only one such, not everything is
        looked at: only the objects above it are asked whether they still count what is below them."""
        nodes = self.read_all(root)
        found = [node for node in nodes.values() if is_meant(node)]
        if len(found) == 1 and is_visible_below(found[0], root, nodes) and self.is_counted(found[0], root, nodes):
            return found[0]
        return next(filter(is_meant, self.look(root)), None)

    def is_counted(self, node, root, nodes):
        above = []
        while node.path != root.path:
            above.append((nodes[node.parent_path], node.path))
            node = nodes[node.parent_path]
        answers = self.call_all([(parent, ACCESSIBLE, "GetChildren", None) for parent, _ in above], read_paths)
        return all(path in (children or ()) for (_, path), children in zip(above, answers))

    def find_focus(self, root):
        """What has the focus, if it is an object of GTK 4 or below it, as far as GTK knows of it. What has the focus is on the
        screen, so its parents are the ones that GTK names."""
        nodes = self.read_all(root)
        return next((node for node in nodes.values() if node.has(Atspi.StateType.FOCUSED) and is_visible_below(node, root, nodes)), None)

    def read_all(self, root):
        """Returns all objects of the program that GTK knows of, by their paths."""
        root.role = Atspi.Role.INVALID
        nodes = {root.path: root}
        try:
            answer = self.connection.call_sync(root.owner, *CACHE, None, None, 0, TIMEOUT_MS, None)
        except GLib.Error:
            return nodes  # it went away while we looked
        for item in ITEM.finditer(answer.print_(False)):
            path, parent_path, count, name, role, low, high = item.groups()
            node = nodes.setdefault(path, Node(self, root.owner, path))
            node.parent_path = parent_path
            node.child_count = int(count)
            node.name = ast.literal_eval(name) if "\\" in name else name[1:-1]
            node.role = Atspi.Role(int(role))
            node.states = int(low) | int(high) << 32
            node.children = []
        return nodes

    def look_by_levels(self, root):
        """The same for an object of any toolkit."""
        level = [root]
        while level:
            level = self.look_at(level)
        return list(flatten(root))

    def look_at(self, nodes):
        """Reads objects of one depth. Returns their visible children, which are not read yet."""
        get_name = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
        calls = []
        for node in nodes:
            calls += [
                (node, ACCESSIBLE, "GetState", None),
                (node, "org.freedesktop.DBus.Properties", "Get", get_name),
                (node, ACCESSIBLE, "GetChildren", None),
            ]
        unknown = [node for node in nodes if node not in self.roles]
        answers = self.call_all(calls + [(node, ACCESSIBLE, "GetRole", None) for node in unknown])
        self.roles.update((node, Atspi.Role(answer[0])) for node, answer in zip(unknown, answers[len(calls):]) if answer)

        below = []
        for i, node in enumerate(nodes):
            states, name, children = answers[3 * i : 3 * i + 3]
            node.children = []
            if not (states and name and children and node in self.roles):
                continue  # it went away while we looked
            node.states = states[0][0] | states[0][1] << 32
            node.name = name[0]
            node.role = self.roles[node]
            if node.has(Atspi.StateType.VISIBLE):
                node.children = [Node(self, *reference) for reference in children[0]]
                below += node.children
        return below


def read_paths(answer):
    return PATH.findall(answer.print_(False))


def is_visible_below(node, root, nodes):
    while node and node.path != root.path and is_visible(node):
        node = nodes.get(node.parent_path)
    return node is not None and node.path == root.path


def is_visible(node):
    return node.role != Atspi.Role.INVALID and node.has(Atspi.StateType.VISIBLE)


def flatten(node):
    """It and everything visible below it, among what was looked at."""
    waiting = [node] if node.role != Atspi.Role.INVALID else []
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [child for child in reversed(node.children) if is_visible(child)]
