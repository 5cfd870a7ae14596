# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts what a desktop file describes, with files, as a desktop does: over the session bus, where the file allows it.

usage: launch.py DESKTOP-FILE [FILE…]
"""

import sys

from gi.repository import Gio, GLib


def on_launched(application, result):
    try:
        application.launch_uris_finish(result)
    finally:
        loop.quit()


loop = GLib.MainLoop()
application = Gio.DesktopAppInfo.new_from_filename(sys.argv[1])
files = [Gio.File.new_for_path(path).get_uri() for path in sys.argv[2:]]
# It waits for the answer, because the bus drops what it has not delivered when the caller goes.
application.launch_uris_async(files, None, None, on_launched)
loop.run()
