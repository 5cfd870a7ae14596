# SPDX-License-Identifier: GPL-3.0-or-later
"""A session manager and a screen saver for tests, as they are on GNOME; "lock" and "unlock" on standard input.

Either word may be followed by the name of a screen saver that says so instead, for example "lock org.mate.ScreenSaver".
"""

import sys

from gi.repository import Gio, GLib

MANAGER = """<node><interface name="org.gnome.SessionManager">
  <method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
</interface></node>"""
SAVER = """<node><interface name="org.gnome.ScreenSaver">
  <method name="GetActive"><arg type="b" direction="out"/></method>
  <signal name="ActiveChanged"><arg type="b"/></signal>
</interface></node>"""
SAVER_NAME = "org.gnome.ScreenSaver"


class Session:
    def __init__(self):
        self.active = False
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        for name, xml in (("SessionManager", MANAGER), ("ScreenSaver", SAVER)):
            interface = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
            self.bus.register_object("/org/gnome/" + name, interface, self.on_call, None, None)
            Gio.bus_own_name_on_connection(self.bus, "org.gnome." + name, Gio.BusNameOwnerFlags.NONE, None, None)

    def on_call(self, connection, sender, path, interface, method, parameters, invocation):
        if method == "RegisterClient":
            invocation.return_value(GLib.Variant("(o)", ("/org/gnome/SessionManager/Client1",)))
        else:
            invocation.return_value(GLib.Variant("(b)", (self.active,)))

    def say(self, active, name=SAVER_NAME):
        if name == SAVER_NAME:
            self.active = active
        else:
            Gio.bus_own_name_on_connection(self.bus, name, Gio.BusNameOwnerFlags.NONE, None, None)
        self.bus.emit_signal(None, "/" + name.replace(".", "/"), name, "ActiveChanged", GLib.Variant("(b)", (active,)))

    def on_line(self, channel, condition):
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        word, *name = line.split()
        self.say(word == "lock", *name)
        self.bus.flush_sync()
        print("done", flush=True)
        return True


loop = GLib.MainLoop()
session = Session()
GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, session.on_line)
GLib.idle_add(lambda: print("ready", flush=True))
loop.run()
