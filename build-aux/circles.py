#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where files of src/ use each other's functions in a circle.

    circles.py BUILD-FOLDER

What a file uses is what its object file leaves to the linker. Of each circle the functions are named that close it: one line
for each way from one file to the next.
"""

import collections
import pathlib
import subprocess
import sys


def symbols(path, *options):
    listed = subprocess.run(["nm", "--format=posix", *options, path], check=True, capture_output=True, text=True).stdout
    return {line.split()[0] for line in listed.splitlines()}


def read_objects(build):
    """{file: (what it defines, what it uses)}, by the path of each source below src/, without its ending."""
    files = {}
    for path in sorted((build / "src").rglob("*.c.o")):
        folder = path.parent.parent.relative_to(build)
        files[str(folder / path.name.removesuffix(".c.o"))] = (
            symbols(path, "--extern-only", "--defined-only"),
            symbols(path, "--undefined-only"),
        )
    return files


def find_uses(files):
    """{file: {other file: functions}}"""
    homes = {name: file for file, (defined, _) in files.items() for name in defined}
    uses = {file: collections.defaultdict(set) for file in files}
    for file, (_, used) in files.items():
        for name in used:
            home = homes.get(name, file)
            if home != file:
                uses[file][home].add(name)
    return uses


def find_circle(uses):
    """The files of a shortest circle, or None."""
    best = None
    for start in uses:
        # Breadth first: the way back to where it begins.
        came_from = {start: None}
        queue = collections.deque([start])
        while queue and start is not None:
            here = queue.popleft()
            if start in uses[here]:
                circle = [here]
                while came_from[circle[-1]] is not None:
                    circle.append(came_from[circle[-1]])
                if best is None or len(circle) < len(best):
                    best = circle[::-1]
                break
            for there in uses[here]:
                if there not in came_from:
                    came_from[there] = here
                    queue.append(there)
    return best


def main(build):
    uses = find_uses(read_objects(pathlib.Path(build)))
    if not uses:
        print("circles: no object file in this folder", file=sys.stderr)
        return 1
    found = 0
    while circle := find_circle(uses):
        found += 1
        print("A circle of calls:", file=sys.stderr)
        for here, there in zip(circle, circle[1:] + circle[:1]):
            print(f"  {here} calls {there}: {', '.join(sorted(uses[here][there]))}", file=sys.stderr)
        # The next one, without this.
        here, there = min(zip(circle, circle[1:] + circle[:1]), key=lambda way: len(uses[way[0]][way[1]]))
        del uses[here][there]
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
