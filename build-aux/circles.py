#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where source files use each other's functions in a circle.

    circles.py BUILD-FOLDER SOURCE-FOLDER...

A file uses whatever its object file leaves to the linker, except GObject's types: every cast asks for one, but that only names it
and does no work. Each circle is printed with one line for each step from a file to the next, which names the functions.
"""

import collections
import pathlib
import subprocess
import sys


def list_symbols(path, *options):
    listed = subprocess.run(["nm", "--format=posix", *options, path], check=True, capture_output=True, text=True).stdout
    return {name for name in (line.split()[0] for line in listed.splitlines()) if not name.endswith("_get_type")}


def read_objects(build, folders):
    """{source: (what it defines, what it uses)} of all sources below the folders."""
    files = {}
    for folder in folders:
        for path in sorted((build / folder).rglob("*.c.o")):
            # meson: FOLDER/TARGET.p/SOURCE.c.o
            source = path.parent.parent.relative_to(build) / path.name.removesuffix(".o")
            files[str(source)] = (list_symbols(path, "--extern-only", "--defined-only"), list_symbols(path, "--undefined-only"))
    return files


def find_uses(files):
    """{source: {other source: functions}}"""
    homes = {name: file for file, (defined, _) in files.items() for name in defined}
    uses = {file: collections.defaultdict(set) for file in files}
    for file, (_, used) in files.items():
        for name in used:
            home = homes.get(name, file)
            if home != file:
                uses[file][home].add(name)
    return uses


def find_way_back(uses, start):
    """The files of a shortest circle that begins at one, or None."""
    came_from = {start: None}
    queue = collections.deque([start])
    while queue:
        here = queue.popleft()
        if start in uses[here]:
            way = []
            while here is not None:
                way.append(here)
                here = came_from[here]
            return way[::-1]
        for there in sorted(uses[here]):
            if there not in came_from:
                came_from[there] = here
                queue.append(there)
    return None


def find_circle(uses):
    return min(filter(None, (find_way_back(uses, start) for start in uses)), key=len, default=None)


def main(build, *folders):
    uses = find_uses(read_objects(pathlib.Path(build), folders))
    if not uses:
        print("circles: there are no object files to look at")
        return 1
    status = 0
    while circle := find_circle(uses):
        status = 1
        ways = list(zip(circle, circle[1:] + circle[:1]))
        print("A circle of calls:")
        for here, there in ways:
            print(f"  {here} uses {', '.join(sorted(uses[here][there]))} from {there}")
        # Look for the next circle without the step that takes the fewest functions.
        here, there = min(ways, key=lambda way: len(uses[way[0]][way[1]]))
        del uses[here][there]
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
