#!/usr/bin/env python3
# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of benchmarks/peers: how queries are read and answers compared, and
one whole comparison of the engines that are there. Installs nothing."""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PEERS = os.path.join(ROOT, "benchmarks", "peers")
REPORT = os.path.join(ROOT, "benchmarks", "report", "make")
DRIVER = os.path.join(os.environ.get("DOSSIER_BUILD", ""), "bin",
                      "dossier_peer")
sys.path.insert(0, PEERS)
import comparison  # noqa: E402
import query_log  # noqa: E402


class Clauses(unittest.TestCase):
    def test_words_beside_each_other_are_required(self):
        self.assertEqual(query_log.parse_clauses("w1 w2"), ["+w1", "+w2"])

    def test_one_or_makes_all_words_optional(self):
        self.assertEqual(query_log.parse_clauses("w1 OR w2"), ["|w1", "|w2"])

    def test_a_phrase_is_one_clause(self):
        self.assertEqual(query_log.parse_clauses('"w1 w2" -w3'),
                         ['"w1 w2', "-w3"])

    def test_a_star_alone_is_no_clause(self):
        self.assertEqual(query_log.parse_clauses("*"), [])

    def test_years_become_days(self):
        self.assertEqual(query_log.parse_clauses("w1 date:2001..2005"),
                         ["+w1", "@20010101..20051231"])

    def test_a_single_day_begins_and_ends_a_range(self):
        self.assertEqual(query_log.parse_clauses("date:2012-03-14"),
                         ["@20120314..20120314"])

    def test_facet_values_are_selections(self):
        self.assertEqual(query_log.parse_clauses("w1 country:c12"),
                         ["+w1", "=country:c12"])

    def test_what_is_beyond_the_peers_is_refused(self):
        for text in ("title:w1", "(w1 OR w2) w3", "w1 NOT w2"):
            with self.assertRaises(query_log.Unsupported, msg=text):
                query_log.parse_clauses(text)


class Agreement(unittest.TestCase):
    def test_other_counts_differ(self):
        self.assertTrue(comparison.facets_differ([["a", 2]], [["a", 1]]))

    def test_other_values_differ(self):
        self.assertTrue(comparison.facets_differ([["a", 2]], [["b", 2]]))

    def test_ties_at_the_end_of_a_full_list_may_be_cut_anywhere(self):
        ours = [[str(i), 9] for i in range(9)] + [["x", 1]]
        theirs = [[str(i), 9] for i in range(9)] + [["y", 1]]
        self.assertIsNone(comparison.facets_differ(ours, theirs))

    def test_answers_cut_short_by_design_are_counted_apart(self):
        ours = {"answers": [{"query": "w*", "total": 1, "facets": {},
                             "note": "cut"}]}
        theirs = {"answers": [{"query": "w*", "total": 2, "facets": {},
                               "note": ""}]}
        agreed = comparison.agreement(ours, theirs)
        self.assertEqual((agreed["differ"], agreed["not_compared"]), (0, 1))

    def test_the_ratio_is_the_median_of_the_pairs(self):
        self.assertEqual(comparison.ratio({"ms": [2, 9, 40]},
                                          {"ms": [1, 3, 10]}, "ms"), 3)


def write_corpus(path, articles):
    choose = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        for number in range(articles):
            words = [f"wb{choose.choice('cdfgkm')}{choose.choice('cdfg')}"
                     for _ in range(40)]
            entities = [{"facet": facet, "id": f"{facet[0]}{value}"}
                        for facet in query_log.FACETS
                        for value in choose.sample(range(15), 3)]
            json.dump({"id": str(number), "language": "en",
                       "date": f"20{choose.randrange(10, 20)}-03-14",
                       "title": words[0], "text": " ".join(words),
                       "entities": entities}, file)
            file.write("\n")


QUERIES = """\
term\twbcd
and\twbcd wbmf
or\twbkk OR wbcd OR wbgg
not\twbcd -wbmf
phrase\t"wbcd wbmf"
prefix\twbc*
date\twbcd date:2012..2014
filter\twbcd country:c3
filters\twbcd country:c3 system:s4
all\t*
"""


class WholeComparison(unittest.TestCase):
    """All engines whose packages are there, on 300 articles."""

    def setUp(self):
        if not os.path.exists(DRIVER):
            self.skipTest("needs -DDOSSIER_BUILD_BENCHMARKS=ON")
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def compare(self, *peers):
        write_corpus(self.path("corpus.jsonl"), 300)
        with open(self.path("queries.tsv"), "w", encoding="utf-8") as file:
            file.write(QUERIES)
        return subprocess.run(
            [os.path.join(PEERS, "compare"), self.path("corpus.jsonl"),
             self.path("queries.tsv"), "--work", self.path("work"),
             "--rounds", "2", "--no-install", "--peers", *peers],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def test_all_answers_are_the_same_and_can_be_reported(self):
        done = self.compare("dossier:facets", "sqlite", "groonga",
                            "lucene:sorted-set")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        with open(self.path("work/comparison.json")) as file:
            result = json.load(file)
        print("compared:", ", ".join(p["name"] for p in result["peers"]),
              "left out:", ", ".join(result["left_out"]) or "none")
        subprocess.run([REPORT, self.path("work/comparison.json"), "--out",
                        self.path("report")], check=True)
        with open(self.path("report/report.md"), encoding="utf-8") as file:
            self.assertIn("| filters |", file.read())


if __name__ == "__main__":
    unittest.main()
