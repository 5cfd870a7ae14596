# SPDX-License-Identifier: GPL-3.0-or-later
"""An accessibility client that hears everything, as a screen reader does, and does nothing with it."""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

listener = Atspi.EventListener.new(lambda event: None)
for event in ("object:text-changed", "object:text-caret-moved", "object:children-changed", "object:state-changed", "object:announcement", "window"):
    Atspi.EventListener.register(listener, event)
Atspi.event_main()
