# SPDX-License-Identifier: GPL-3.0-or-later
"""What a tested program has complained about in its log."""

# GTK 4.24 says this about its own count of frames, in any program, now and then when a popover or a window comes or goes: its
# frame clock starts again, and nothing has been drawn since it stopped. Nothing comes of it.
EXCEPTED = "gdk_frame_timings_throttling_hint: runtime check failed: (self->result != GDK_FRAME_PREPARING)"


def assert_none(lines):
    complaints = [line for line in lines if ("WARNING" in line or "CRITICAL" in line) and EXCEPTED not in line]
    assert not complaints, "the window complained: " + "".join(complaints)
