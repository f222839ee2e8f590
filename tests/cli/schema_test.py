#!/usr/bin/env python3
# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
"""schema_test.py PROGRAMS SOURCE

Holds what the programs of the folder PROGRAMS print, over the sample articles,
against docs/schema. Exit status 77: there is no validator.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

PROGRAMS, SOURCE = Path(sys.argv[1]), Path(sys.argv[2])
SAMPLES = str(SOURCE / "tests/samples")
USED = set()
FAULTS = []


def run(program, *arguments, status=0):
    done = subprocess.run(
        [PROGRAMS / program, *arguments], capture_output=True, text=True)
    if done.returncode != status:
        sys.exit(f"{program} {arguments}: exit status {done.returncode}\n"
                 + done.stderr)
    return done.stdout


def validator(name):
    USED.add(name)
    schema = json.loads((SOURCE / f"docs/schema/{name}.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    require_closed(name, schema)
    return Draft202012Validator(schema)


def objects(value):
    """Every object within a value, itself included."""
    if isinstance(value, dict):
        yield value
    children = value.values() if isinstance(value, dict) else value
    if isinstance(value, (dict, list)):
        for child in children:
            yield from objects(child)


def holds(name, text, lines=False):
    """The output is as the schema says; with another key it would not be."""
    check = validator(name)
    values = [json.loads(line) for line in text.splitlines()] if lines \
        else [json.loads(text)]
    if not values:
        FAULTS.append(f"{name}: no output")
    for value in values:
        for error in check.iter_errors(value):
            FAULTS.append(f"{name}: {error.json_path}: {error.message[:300]}")
    if check.is_valid({**values[0], "no such key": 1}):
        FAULTS.append(f"{name}: takes a key that it does not name")


def require_closed(name, schema):
    """A new key of the output has to be written into the schema."""
    for part in objects(schema):
        if "properties" in part and isinstance(part.get("type"), str) \
                and part.get("additionalProperties") is not False:
            FAULTS.append(f"{name}: takes keys that it does not name")


def check_search(index):
    def search(*arguments, status=0):
        return run("dossier-search", "--index", index, *arguments,
                   status=status)

    holds("search", search("--json", "--country", "Syria", "jets"))
    holds("search", search("--json", "--explain", "--facet", "class:all",
                           "“MiG-29” OR deliv*"))
    holds("search", search("--json", "--explain", "--feedback", "--recency",
                           "365", "--proximity", "1", "jets deliveries"))
    holds("search", search("--json", "-n", "100", "--sort", "date"))
    holds("search", search("--json", "qqqq", status=1))
    offered = search("--json", "сирия")
    holds("search", offered)
    if json.loads(offered)["offers"][0]["id"] != "SYR":
        FAULTS.append("search: Сирия offers another country first")
    misspelt = search("--json", "syrria", status=1)
    holds("search", misspelt)
    if not json.loads(misspelt)["query"].get("suggestions"):
        FAULTS.append("search: no suggestion for 'syrria'")
    holds("search", search("--json", "--show-duplicates", "--count",
                           "stories", "--new-since", "0", "jets"))
    holds("search", search("--json", "-n", "all", "--timeline", "month",
                           "--pivot", "country,system", "--facet-order",
                           "share", "jets"))
    holds("search", search("--json", "--in", "lead", "--explain", "--pivot",
                           "country,system", "country:syria"))
    placed = search("--json", "--where", "country:syria")
    holds("search", placed)
    if "in" not in json.loads(placed)["total"]:
        FAULTS.append("search: --where gives no numbers of the parts")
    for facet in ("country", "system"):
        holds("search", search("--json", "-n", "0", "--facet-tree", facet))
    for pivot in ("country,system", "country,system,official:3"):
        holds("search", search("--json", "-n", "0", "--pivot", pivot,
                               "--pivot-by", "sentence"))
    hit = json.loads(search("--json", "country:syria"))["hits"][0]["id"]
    holds("search", search("--json", "--like", hit))
    holds("compare", search("--json", "--compare", "tanks", "jets"))
    holds("compare", search("--json", "--in", "body", "--compare", "tanks",
                            "jets"))
    told = search("--json", "--count", "stories", "--compare", "tanks", "jets")
    holds("compare", told)
    if "stories" not in json.loads(told)["first"]:
        FAULTS.append("compare: no number of the stories that are counted")
    manifest = Path(index).parent / "manifest.json"
    batch = Path(index).parent / "batch"
    batch.write_text("one\tjets\ntwo\tnosuch:field\n")
    for arguments, status in (
            (["jets"], 0), (["--format", "ids", "--feedback", "jets"], 0),
            (["--compare", "tanks", "jets"], 0), (["--like", hit], 0),
            (["--batch", str(batch), "--format", "csv"], 4),
            (["--json", "-n", "all", "--match", "any", "--country", "Syria",
              "--exclude", "system=S-300", "--from", "2001", "--sort", "date",
              "--facet", "system:all", "--facet-order", "share",
              "--facet-find", "m*", "--facet-zeros", "--where", "--pivot",
              "country,system,official", "--pivot-by", "sentence",
              "--timeline", "week", "--facet-tree", "system", "--collapse",
              "--count", "stories", "--new-since", "0", "--recency", "365",
              "--across-scripts", "jets"], 0)):
        answer = search("--manifest", str(manifest), *arguments, status=status)
        if "--json" in arguments:
            holds("search", answer)
        holds("manifest", manifest.read_text())
    holds("why", search("--json", "--why", hit, "country=Syria"))
    first, second = search("--json", "--batch", str(batch),
                           status=4).splitlines()
    holds("search", first)
    holds("batch-row", search("--format", "jsonl", "--summary", "--batch",
                              str(batch), status=4), lines=True)
    saved = ["--queries", str(Path(index).parent / "saved.tsv")]
    search(*saved, "--save", "jets", "jets OR MiG-29")
    holds("saved-query", search(*saved, "--saved", "--json"), lines=True)
    holds("search", search(*saved, "--json", "query:jets"))
    holds("search-line", search(*saved, "--format", "jsonl", "query:jets"),
          lines=True)
    holds("error", second)
    holds("error", search("--json", "nosuch:field", status=2))
    holds("error", search("--json", "--in", "title", "nosuch:field", status=2))
    holds("error", run("dossier-search", "--index", "/nonexistent", "--json",
                       "x", status=3))
    for format in ([], ["--explain"], ["--collapse"], ["--facets-only"],
                   ["--show-duplicates", "--fired", "--feedback"],
                   ["--facets-only", "--facet-order", "share"],
                   ["--facets-only", "--where"], ["--batch", str(batch)]):
        status = 4 if "--batch" in format else 0
        query = [] if "--batch" in format else ["jets"]
        text = search("--format", "jsonl", *format, *query, status=status)
        lines = [line for line in text.splitlines() if '"error"' not in line]
        holds("search-line", "\n".join(lines), lines=True)


def check_index(index):
    for option in ([], ["--with-text"]):
        holds("annotate", run("dossier-index", "annotate", *option, SAMPLES),
              lines=True)
    holds("stats", run("dossier-index", "stats", "--json", "--index", index))
    holds("proposals", run("dossier-index", "stats", "--officials", "--json",
                           "--index", index))


def check_bench(index, folder):
    result = run("dossier-bench", "run", "--index", index, "--format", "json",
                 "--queries-a-class", "3", "--rounds", "1", "--cold",
                 "--cold-queries", "1", "--rate", "50", "--seconds", "0.2")
    holds("bench-run", result)
    saved = Path(folder) / "run.json"
    saved.write_text(result)
    holds("bench-compare", run("dossier-bench", "compare", str(saved),
                               str(saved), "--format", "json"))
    holds("bench-index", run("dossier-bench", "index", SAMPLES, "--index",
                             str(Path(folder) / "new"), "--format", "json"))


def main():
    with tempfile.TemporaryDirectory() as folder:
        index = str(Path(folder) / "index")
        run("dossier-index", "add", "--index", index, SAMPLES)
        check_search(index)
        check_index(index)
        check_bench(index, folder)
    there = {path.name.removesuffix(".schema.json")
             for path in (SOURCE / "docs/schema").iterdir()}
    if there != USED:
        FAULTS.append(f"schemas that hold nothing: {there - USED}")
    print("\n".join(FAULTS) or f"{len(USED)} schemas hold")
    return bool(FAULTS)


sys.exit(main())
