# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window under test moves while it draws, as motion.c reports it. Pass `environment` to Window."""

import os


class Motion:
    def __init__(self, desktop):
        self.path = os.path.join(desktop.folder, "motion")
        open(self.path, "w").close()
        # LD_PRELOAD is split at spaces, and the project's folder may have one.
        link = os.path.join(desktop.folder, "motion.so")
        if not os.path.exists(link):
            os.symlink(os.environ["SEALWAX_MOTION_LIBRARY"], link)
        self.environment = {"LD_PRELOAD": link, "SEALWAX_MOTION_FILE": self.path}

    def read(self, kind):
        """The figures of one kind, in order: "animation" in milliseconds, "moved" in pixels, or "scaled"."""
        with open(self.path) as file:
            lines = [line.split() for line in file if line.endswith("\n")]
        return [float(figure) for name, figure in lines if name == kind]
