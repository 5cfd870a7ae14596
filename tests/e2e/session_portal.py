# SPDX-License-Identifier: GPL-3.0-or-later
"""The portal as programs outside a sandbox meet it on the tests' desktop: GNOME's settings, and whether the screen is locked.

The bus starts it. It says that it has nothing else, so that GTK does without, as it does on the floor, where it asks no portal
for anything outside a sandbox. Its own method, Lock, says what a locked screen would.
"""

import os

from gi.repository import Gio, GLib

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INHIBIT = "org.freedesktop.portal.Inhibit"
SETTINGS = "org.freedesktop.portal.Settings"
CONTROL = "io.github.sealwax.Test"
# Versions begin with 1; to GTK, 0 is too old.
VERSIONS = {INHIBIT: 3, SETTINGS: 2}

SERVICE = """[D-BUS Service]
Name=org.freedesktop.portal.Desktop
Exec=%s %s
"""

# Those of GNOME's settings that GTK and libadwaita ask for, by schema, as its own portal has them.
SCHEMAS = ("org.gnome.desktop.interface", "org.gnome.desktop.wm.preferences")

XML = """<node>
<interface name="org.freedesktop.portal.Inhibit">
  <method name="CreateMonitor"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <method name="QueryEndResponse"><arg type="o" direction="in"/></method>
  <signal name="StateChanged"><arg type="o"/><arg type="a{sv}"/></signal>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.Settings">
  <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
  <method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
  <method name="ReadOne"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.FileChooser"><property name="version" type="u" access="read"/></interface>
<interface name="org.freedesktop.portal.OpenURI"><property name="version" type="u" access="read"/></interface>
<interface name="org.freedesktop.portal.Print"><property name="version" type="u" access="read"/></interface>
<interface name="org.freedesktop.host.portal.Registry"><property name="version" type="u" access="read"/></interface>
<interface name="io.github.sealwax.Test">
  <method name="Lock"><arg type="b" direction="in"/><arg type="u" direction="out"/></method>
</interface>
</node>"""


def read_settings():
    """Read again each time: the tests change the schemas' defaults, which stand for what a person has set."""
    source = Gio.SettingsSchemaSource.get_default()
    own = os.environ.get("GSETTINGS_SCHEMA_DIR", "")
    if os.path.exists(own + "/gschemas.compiled"):
        source = Gio.SettingsSchemaSource.new_from_directory(own, source, True)
    # What programs on every desktop ask for: no preference.
    settings = {"org.freedesktop.appearance": {"color-scheme": GLib.Variant("u", 0), "contrast": GLib.Variant("u", 0)}}
    for schema in (source.lookup(name, True) for name in SCHEMAS):
        here = Gio.Settings.new_full(schema, Gio.memory_settings_backend_new(), None)
        settings[schema.get_id()] = {key: here.get_value(key) for key in schema.list_keys()}
    return settings


class Portal:
    def __init__(self, bus):
        self.bus = bus
        self.monitors = []
        for interface in Gio.DBusNodeInfo.new_for_xml(XML).interfaces:
            bus.register_object(PATH, interface, self.on_call, self.on_get, None)
        Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, None, None)

    def on_get(self, connection, sender, path, interface, name):
        return GLib.Variant("u", VERSIONS.get(interface, 0))

    def on_call(self, connection, sender, path, interface, method, parameters, invocation):
        if method == "CreateMonitor":
            invocation.return_value(GLib.Variant("(o)", (self.add_monitor(sender, parameters.unpack()[1]),)))
        elif method == "Lock":
            for monitor in self.monitors:
                self.tell(*monitor, parameters.unpack()[0])
            # How many were told.
            invocation.return_value(GLib.Variant("(u)", (len(self.monitors),)))
        elif method == "ReadAll":
            invocation.return_value(GLib.Variant("(a{sa{sv}})", (read_settings(),)))
        elif interface == SETTINGS:
            self.read(method, *parameters.unpack(), invocation)
        else:
            invocation.return_value(None)

    def read(self, method, namespace, key, invocation):
        value = read_settings().get(namespace, {}).get(key)
        if value is None:
            invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "There is no such setting")
            return
        # Read, the older method, wraps it twice.
        invocation.return_value(GLib.Variant("(v)", (GLib.Variant("v", value) if method == "Read" else value,)))

    def add_monitor(self, sender, options):
        """The portal answers with a request, whose response contains the session; GTK asks for its state at once."""
        session = "%s/session/%s/%s" % (PATH, sender[1:].replace(".", "_"), options["session_handle_token"])
        request = "%s/request/%s/%s" % (PATH, sender[1:].replace(".", "_"), options.get("handle_token", "t"))
        self.monitors.append((sender, session))
        GLib.idle_add(self.tell, sender, session, False)
        return request

    def tell(self, sender, session, locked):
        """1: the session is running."""
        state = {"screensaver-active": GLib.Variant("b", locked), "session-state": GLib.Variant("u", 1)}
        self.bus.emit_signal(sender, PATH, INHIBIT, "StateChanged", GLib.Variant("(oa{sv})", (session, state)))


def lock(bus, locked):
    """How many programs were told."""
    return bus.call_sync(NAME, PATH, CONTROL, "Lock", GLib.Variant("(b)", (locked,)), None, 0, -1, None).unpack()[0]


if __name__ == "__main__":
    portal = Portal(Gio.bus_get_sync(Gio.BusType.SESSION))
    GLib.MainLoop().run()
