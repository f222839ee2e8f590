# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
"""The report's tables: a table is a head and rows of cells as text."""
import statistics


class Table:
    def __init__(self, title, head, rows, note=""):
        self.title = title
        self.head = head
        self.rows = rows
        self.note = note


def measured_pairs(comparison, facets):
    """(class, peer, its row) of all peers but the baseline of their kind."""
    return [(cls, peer["name"], peer["classes"][cls])
            for cls in comparison["classes"]
            for peer in comparison["peers"]
            if peer["facets"] == facets and not peer["baseline"]
            and cls in peer["classes"]]


def slower_text(ratio):
    """In words which of the two is ahead, so that a loss reads as one."""
    if ratio >= 1:
        return f"{ratio:.2f}×"
    return f"{ratio:.2f}× (Dossier {1 / ratio:.1f} times slower)"


def latency_table(comparison, facets):
    peers = [peer for peer in comparison["peers"] if peer["facets"] == facets]
    rows = []
    for cls in comparison["classes"]:
        cells = [cls]
        for peer in peers:
            row = peer["classes"].get(cls)
            if row is None:
                cells.append("not supported")
            elif "times_slower" in row:
                cells.append(f"{row['mean_ms']:.3f} ms, "
                             f"{slower_text(row['times_slower'])}; "
                             f"CPU {row['times_slower_cpu']:.2f}×")
            else:
                cells.append(f"{row['mean_ms']:.3f} ms")
        rows.append(cells)
    what = "exact total and three facets" if facets else "exact total"
    return Table(f"Mean time: ten best, {what}",
                 ["class", *(peer["name"] for peer in peers)], rows,
                 "× is the peer's time divided by Dossier's, median of the "
                 "rounds: above 1 Dossier is faster. CPU is the same of CPU "
                 "time.")


def percentile_table(comparison):
    rows = []
    for peer in comparison["peers"]:
        for cls in comparison["classes"]:
            row = peer["classes"].get(cls)
            if row:
                rows.append([peer["name"], cls, str(row["n"]),
                             f"{row['matches'] / row['n']:,.0f}"] + [
                    f"{row[key]:.3f}" for key in
                    ("mean_ms", "p50_ms", "p95_ms", "p99_ms", "mean_cpu_ms")])
    return Table("Milliseconds", ["engine", "class", "queries", "matches each",
                                  "mean", "p50", "p95", "p99", "CPU mean"],
                 rows)


def losses(comparison):
    """Where Dossier was slower, the worst first."""
    pairs = [(row["times_slower"], cls, name, row)
             for facets in (True, False)
             for cls, name, row in measured_pairs(comparison, facets)
             if row["times_slower"] < 1]
    return Table("Where Dossier is slower", ["class", "against", "Dossier "
                                             "takes", "by CPU time"],
                 [[cls, name, f"{inverse(ratio)} times as long",
                   f"{inverse(row['times_slower_cpu'])} times"]
                  for ratio, cls, name, row in sorted(
                      pairs, key=lambda pair: pair[0])])


def inverse(ratio):
    return f"{1 / ratio:.1f}" if ratio > 0 else "very many"


def agreement_table(comparison):
    rows = []
    for facets in (True, False):
        for cls, name, row in measured_pairs(comparison, facets):
            agreed = row["agreement"]
            if agreed["differ"] or agreed["not_compared"]:
                rows.append([cls, name, str(agreed["queries"]),
                             str(agreed["differ"]),
                             str(agreed["not_compared"]),
                             "; ".join(agreed["examples"][:1])[:200]])
    return Table("Answers that differ", ["class", "against", "queries",
                                         "differ", "cut short by design",
                                         "example"], rows,
                 "All other totals and facet counts are the same as "
                 "Dossier's." if rows else
                 "None: every total and every facet count is the same.")


def unsupported_table(comparison):
    rows = [[peer["name"], cls, why] for peer in comparison["peers"]
            for cls, why in peer["unsupported"].items()]
    return Table("Not supported", ["engine", "class", "why"], rows)


def known(value, form):
    return form.format(value) if value else "not measured"


def index_row(name, index, corpus_bytes):
    merge = index.get("merge_seconds", 0)
    return [name, str(index["threads"]), f"{index['seconds']:.1f}",
            known(index["cpu_seconds"], "{:.1f}"), f"{merge:.1f}",
            f"{index['bytes'] / 1e6:,.1f}",
            f"{index['merged_bytes'] / 1e6:,.1f}",
            f"{index['merged_bytes'] / corpus_bytes:.2f}",
            known(index["peak_rss_bytes"] / 1e6, "{:,.0f}")]


INDEX_HEAD = ["engine", "threads", "seconds", "CPU seconds", "merge seconds",
              "MB", "MB merged", "of the corpus", "peak memory MB"]


def index_table(comparison):
    """The indexes that the queries ran on, each index once."""
    rows, seen = [], set()
    for peer in comparison["peers"]:
        key = (peer["name"].split(":")[0], str(peer["index"]))
        if key not in seen:
            seen.add(key)
            rows.append(index_row(peer["name"], peer["index"],
                                  comparison["corpus_bytes"]))
    return Table("Indexes", INDEX_HEAD, rows)


def builds_table(indexing):
    return Table("Indexing", INDEX_HEAD,
                 [index_row(each["name"], each, indexing["corpus_bytes"])
                  for each in indexing["builds"]])


def cost_text(ours, theirs):
    if not ours or not theirs:
        return "not measured"
    ratio = ours / theirs
    return f"{ratio:.2f}×" + (" (slower or larger)" if ratio > 1 else "")


def builds_beside_dossier(builds):
    """Dossier's cost by the peer's, for each number of threads: medians."""
    def median(name, threads, key):
        values = [each[key] for each in builds
                  if each["name"] == name and each["threads"] == threads]
        return statistics.median(values) if values else 0

    ours = {each["name"] for each in builds
            if each["name"].startswith("dossier")}
    cases = sorted({(each["name"], each["threads"]) for each in builds} -
                   {(each["name"], each["threads"]) for each in builds
                    if each["name"] in ours})
    rows = []
    for name, threads in cases:
        for mine in sorted(ours):
            rows.append([name, str(threads)] + [
                cost_text(median(mine, threads, key),
                          median(name, threads, key))
                for key in ("seconds", "cpu_seconds", "bytes",
                            "merged_bytes")])
    return Table("Dossier's cost beside the peer's",
                 ["against", "threads", "seconds", "CPU seconds", "MB",
                  "MB merged"], rows, "Above 1 Dossier takes more.")


def adding_one(size):
    return statistics.median(added["cpu_seconds"]
                             for added in size["add_one"])


def growth_cost_table(growth):
    rows = [[f"{size['articles']:,}",
             f"{size['indexing']['cpu_seconds']:.1f}",
             f"{size['indexing']['peak_rss_bytes'] / 1e6:,.0f}",
             f"{size['bytes_merged'] / size['articles']:,.0f}",
             f"{1000 * adding_one(size):.0f}",
             f"{size['merging']['cpu_seconds']:.1f}",
             f"{size['merging']['peak_rss_bytes'] / 1e6:,.0f}",
             f"{size['unmerged']['opening_ms']:.2f}",
             f"{size['merged']['opening_ms']:.2f}",
             f"{size['merged']['memory']['anonymous_bytes'] / 1e6:,.0f}"]
            for size in growth["sizes"]]
    return Table("What an index costs",
                 ["articles", "indexing, CPU s", "peak MB", "bytes an article",
                  "adding one, CPU ms", "merging, CPU s", "peak MB",
                  "opening, ms", "opening merged, ms",
                  "searcher, anonymous MB"], rows,
                 "Adding one article is a whole run of dossier-index, the "
                 "start of the program included. Peak memory includes mapped "
                 "files. The searcher's memory is after all queries, its cache "
                 "of posting lists included.")


def growth_search_table(growth):
    classes = list(growth["sizes"][0]["merged"]["classes"])
    rows = []
    for cls in classes:
        cells = [cls]
        for size in growth["sizes"]:
            row = size["merged"]["classes"][cls]
            cells.append(f"{row['cpu_ms']:.3f} "
                         f"({row['matches'] / row['queries']:,.0f})")
        rows.append(cells)
    return Table("Searching, CPU milliseconds (matches of a query)",
                 ["class", *(f"{size['articles']:,} articles"
                             for size in growth["sizes"])], rows,
                 "Ten best, exact total, three facets, one merged index; of "
                 "the hits the ids alone are read.")
