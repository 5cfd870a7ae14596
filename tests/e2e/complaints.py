# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program that was tested has complained about in its log."""

# GTK 4.24 says this of its own count of frames, to any program, now and then when a popover or a window comes or goes: its frame
# clock starts again, and nothing was drawn since it stopped. Nothing comes of it.
EXCEPTED = "gdk_frame_timings_throttling_hint: runtime check failed: (self->result != GDK_FRAME_PREPARING)"


def assert_none(lines):
    complaints = [line for line in lines if ("WARNING" in line or "CRITICAL" in line) and EXCEPTED not in line]
    assert not complaints, "the window complained: " + "".join(complaints)
