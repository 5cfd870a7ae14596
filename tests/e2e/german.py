# SPDX-License-Identifier: GPL-3.0-or-later
"""The German translation, for a window that was not installed: as it is in po, which Python reads like the window does."""

import gettext
import os
import subprocess

from pseudo import PROJECT, environment_for


class German:
    locale = "de_DE.UTF-8"
    language = "de"

    def __init__(self):
        self.names = {}

    def install(self, folder):
        """The environment in which the window speaks German; folder is where the translation is put."""
        catalogue = os.path.join(folder, self.language, "LC_MESSAGES")
        os.makedirs(catalogue, exist_ok=True)
        path = os.path.join(catalogue, "sealwax.mo")
        subprocess.run(["msgfmt", "--output-file=" + path, os.path.join(PROJECT, "po", "de.po")], check=True)
        with open(path, "rb") as file:
            self.read(gettext.GNUTranslations(file)._catalog)
        return environment_for(self, folder)

    def read(self, catalogue):
        """Names are asked for without their contexts and without the marks of mnemonics."""
        for key, value in catalogue.items():
            if isinstance(key, str):
                self.names[key.rpartition("\4")[2].replace("_", "")] = value.replace("_", "")

    def translate(self, text):
        return self.names.get(text, text)
