# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of what was measured, and of the aims."""

import statistics


class Report:
    def __init__(self, machine):
        self.machine = machine
        self.tables = []
        self.targets = []
        self.fits = []
        print("%(processor)s, %(cores)d cores, Linux %(kernel)s, %(date)s, load %(load).1f" % machine)
        if not machine["sha"]:
            print("This processor has no SHA instructions: there is no row for the limit of the key derivation.")
        if not machine["aes"]:
            print("This processor has no AES instructions: there are no rows for the limits of AES.")

    def table(self, title, unit, samples, reference=None, digits=1, notes=()):
        """samples: {contender: [figures]}; ratios compare the minima with those of the contender `reference`."""
        rows = {
            name: {"minimum": min(values), "median": statistics.median(values), "samples": values}
            for name, values in samples.items()
        }
        base = rows.get(reference)
        for row in rows.values():
            row["ratio"] = row["minimum"] / base["minimum"] if base and base["minimum"] else None
            row["ratio of medians"] = row["median"] / base["median"] if base and base["median"] else None
        self.tables.append({"title": title, "unit": unit, "reference": reference, "rows": rows})

        print("\n%s (%s)" % (title, unit))
        print("  %-34s %10s %10s %9s" % ("", "minimum", "median", "× " + reference if base else ""))
        for name, row in rows.items():
            ratio = "%9.2f" % row["ratio"] if row["ratio"] is not None else ""
            print("  %-34s %10.*f %10.*f %s" % (name, digits, row["minimum"], digits, row["median"], ratio))
        for note in notes:
            print("  " + note)
        return rows

    def grid(self, title, rows):
        """rows: {name: {column: figure}}, with the same columns."""
        self.tables.append({"title": title, "rows": rows})
        columns = list(next(iter(rows.values())))
        print("\n" + title)
        print("  %-22s" % "" + "".join("%15s" % column for column in columns))
        for name, figures in rows.items():
            print("  %-22s" % name + "".join("%15.1f" % figures[column] for column in columns))

    def target(self, what, measured, allowed):
        if measured is None:
            return
        met = measured <= allowed
        self.targets.append({"what": what, "measured": measured, "allowed": allowed, "met": met})

    def fit(self, what, x_unit, y_unit, points):
        """A line through (x, y) by least squares of the relative deviations, so that no size counts more than another."""
        weights = [1 / y**2 for _, y in points]
        total = sum(weights)
        mean_x = sum(w * x for w, (x, _) in zip(weights, points)) / total
        mean_y = sum(w * y for w, (_, y) in zip(weights, points)) / total
        spread = sum(w * (x - mean_x) ** 2 for w, (x, _) in zip(weights, points))
        slope = sum(w * (x - mean_x) * (y - mean_y) for w, (x, y) in zip(weights, points)) / spread
        start = mean_y - slope * mean_x
        worst = max(abs(start + slope * x - y) / y for x, y in points)
        left = sum(w * (start + slope * x - y) ** 2 for w, (x, y) in zip(weights, points))
        r2 = 1 - left / sum(w * (y - mean_y) ** 2 for w, (_, y) in zip(weights, points))
        self.fits.append({"what": what, "x": x_unit, "y": y_unit, "start": start, "slope": slope, "worst": worst, "R²": r2, "points": points})
        print("\n%s: %.3g %s + %.3g %s × %s; R² %.4f, the farthest point is %.0f %% off" % (what, start, y_unit, slope, y_unit, x_unit, r2, 100 * worst))
        for x, y in points:
            print("  %14s %s %12.2f %s" % ("{:,}".format(x).replace(",", " "), x_unit, y, y_unit))

    def as_data(self):
        return {"machine": self.machine, "tables": self.tables, "targets": self.targets, "fits": self.fits}


def print_targets(reports):
    targets = [target for report in reports for target in report.targets]
    if targets:
        print("\nTargets")
    for target in targets:
        print("  %-74s %8.2f of %6.2f  %s" % (target["what"], target["measured"], target["allowed"], "met" if target["met"] else "NOT MET"))
