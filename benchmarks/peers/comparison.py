# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
"""What compare draws from the peers' reports: agreement and ratios."""
import statistics

from peerlib import mean

MOST_SHOWN = 5  # examples of disagreement that are kept


def facets_differ(ours, theirs):
    """Why two facets' top values differ, or None.

    Equal counts may be cut off in any order at the end of the list, so the
    names of the smallest count are compared only when the list is not full.
    """
    if [count for _, count in ours] != [count for _, count in theirs]:
        return f"counts {ours} and {theirs}"
    if not ours:
        return None
    full = len(ours) >= 10
    least = ours[-1][1]
    named = [{value for value, count in side if count > least or not full}
             for side in (ours, theirs)]
    return f"values {ours} and {theirs}" if named[0] != named[1] else None


def answers_differ(ours, theirs):
    if ours["total"] != theirs["total"]:
        return f"totals {ours['total']} and {theirs['total']}"
    for facet in ours["facets"]:
        if facet in theirs["facets"]:
            why = facets_differ(ours["facets"][facet],
                                theirs["facets"][facet])
            if why:
                return f"{facet}: {why}"
    return None


def agreement(ours, theirs):
    """How many queries of a class agree, with examples of those that do not.

    An answer that an engine itself notes as cut short is not compared.
    """
    differing, noted = [], 0
    for mine, other in zip(ours["answers"], theirs["answers"]):
        if mine["note"] or other["note"]:
            noted += 1
            continue
        why = answers_differ(mine, other)
        if why:
            differing.append(f"{mine['query']}: {why}")
    return {"queries": len(ours["answers"]), "not_compared": noted,
            "differ": len(differing), "examples": differing[:MOST_SHOWN]}


def is_plain(report):
    """Whether a report's answers have no facet counts."""
    return not any(answer["facets"] for sample in report["classes"].values()
                   for answer in sample["answers"])


def ratio(theirs, ours, key):
    """Median over the rounds of their mean time by ours: above 1, ours is
    faster."""
    return statistics.median(
        a / b for a, b in zip(theirs[key], ours[key]) if b > 0)


def row(cls, theirs, ours):
    """One class of one peer beside the baseline's."""
    kept = ["n", "matches", "mean_ms", "p50_ms", "p95_ms", "p99_ms"]
    figures = {key: theirs[key] for key in kept}
    figures["mean_cpu_ms"] = mean(theirs["round_mean_cpu_ms"])
    if ours and ours is not theirs:
        figures["times_slower"] = ratio(theirs, ours, "round_mean_ms")
        figures["times_slower_cpu"] = ratio(theirs, ours, "round_mean_cpu_ms")
        figures["agreement"] = agreement(ours, theirs)
    return figures


def compare_reports(reports):
    """`reports` by name; the first with facets and the first without are the
    baselines of their kinds."""
    baselines = {}
    for report in reports.values():
        baselines.setdefault(is_plain(report), report)
    peers = []
    for name, report in reports.items():
        baseline = baselines[is_plain(report)]
        peers.append({
            "name": name, "version": report["version"],
            "facets": not is_plain(report),
            "baseline": baseline is report,
            "index": {key: value for key, value in report["index"].items()
                      if key != "corpus"},
            "peak_rss_bytes": report["peak_rss_bytes"],
            "warm_passes": report["warm_passes"],
            "unsupported": report["unsupported"],
            "classes": {
                cls: row(cls, sample, baseline["classes"].get(cls))
                for cls, sample in report["classes"].items()},
        })
    return peers
