# SPDX-License-Identifier: GPL-3.0-or-later
"""A portal for tests that knows of the session only whether its screen is locked, and no settings.

The bus starts it. It is told by its own method, Lock.
"""

from gi.repository import Gio, GLib

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INHIBIT = "org.freedesktop.portal.Inhibit"
CONTROL = "io.github.sealwax.Test"

SERVICE = """[D-BUS Service]
Name=org.freedesktop.portal.Desktop
Exec=%s %s
"""

XML = """<node>
<interface name="org.freedesktop.portal.Inhibit">
  <method name="CreateMonitor"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <method name="QueryEndResponse"><arg type="o" direction="in"/></method>
  <signal name="StateChanged"><arg type="o"/><arg type="a{sv}"/></signal>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.Settings">
  <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="io.github.sealwax.Test">
  <method name="Lock"><arg type="b" direction="in"/><arg type="u" direction="out"/></method>
</interface>
</node>"""


class Portal:
    def __init__(self, bus):
        self.bus = bus
        self.monitors = []
        for interface in Gio.DBusNodeInfo.new_for_xml(XML).interfaces:
            bus.register_object_with_closures2(PATH, interface, self.on_call, self.on_get, None)
        Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, None, None)

    def on_get(self, connection, sender, path, interface, name):
        return GLib.Variant("u", 3 if interface == INHIBIT else 2)

    def on_call(self, connection, sender, path, interface, method, parameters, invocation):
        if method == "CreateMonitor":
            invocation.return_value(GLib.Variant("(o)", (self.add_monitor(sender, parameters.unpack()[1]),)))
        elif method == "Lock":
            for monitor in self.monitors:
                self.tell(*monitor, parameters.unpack()[0])
            # How many were told.
            invocation.return_value(GLib.Variant("(u)", (len(self.monitors),)))
        elif method == "ReadAll":
            invocation.return_value(GLib.Variant("(a{sa{sv}})", ({},)))
        else:
            invocation.return_value(None)

    def add_monitor(self, sender, options):
        """The portal answers with a request, whose response brings the session; and GTK asks for its state at once."""
        session = "%s/session/%s/%s" % (PATH, sender[1:].replace(".", "_"), options["session_handle_token"])
        request = "%s/request/%s/%s" % (PATH, sender[1:].replace(".", "_"), options.get("handle_token", "t"))
        self.monitors.append((sender, session))
        GLib.idle_add(self.tell, sender, session, False)
        return request

    def tell(self, sender, session, locked):
        """1: the session runs."""
        state = {"screensaver-active": GLib.Variant("b", locked), "session-state": GLib.Variant("u", 1)}
        self.bus.emit_signal(sender, PATH, INHIBIT, "StateChanged", GLib.Variant("(oa{sv})", (session, state)))


def lock(bus, locked):
    """How many programs were told."""
    return bus.call_sync(NAME, PATH, CONTROL, "Lock", GLib.Variant("(b)", (locked,)), None, 0, -1, None).unpack()[0]


if __name__ == "__main__":
    portal = Portal(Gio.bus_get_sync(Gio.BusType.SESSION))
    GLib.MainLoop().run()
