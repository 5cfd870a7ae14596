# SPDX-License-Identifier: GPL-3.0-or-later
"""Several libraries that are preloaded into one window."""


def merge(*environments):
    """One environment, with the libraries of all."""
    libraries = [environment["LD_PRELOAD"] for environment in environments if "LD_PRELOAD" in environment]
    merged = {name: value for environment in environments for name, value in environment.items()}
    return {**merged, "LD_PRELOAD": ":".join(libraries)} if libraries else merged
