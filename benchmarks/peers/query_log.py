# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
"""Reads query logs: the part of Dossier's query language that peers know."""
import re
import sys

FACETS = ["country", "system", "official"]


class Unsupported(Exception):
    """A query or class that a peer cannot answer, with the reason."""


class Query:
    """A line of the query log.

    `clauses` are the query in parts, the kind of each first:
    +word, |word (one of), -word, "a phrase, *prefix, =facet:value,
    @first..last day as numbers.
    """

    def __init__(self, cls, text):
        self.cls = cls
        self.text = text
        self.clauses = parse_clauses(text)

    def of_kind(self, kind):
        return [c[1:] for c in self.clauses if c[0] == kind]


def day_number(text, last):
    """20120314 of 2012-03-14; a missing part is the first or the last."""
    parts = [int(part) for part in text.split("-")]
    rest = [12, 31] if last else [1, 1]
    year, month, day = parts + rest[len(parts) - 1:]
    return year * 10000 + month * 100 + day


def parse_clauses(text):
    """The part of Dossier's query language that the logs use."""
    pattern = r'-?"[^"]+"|\S+'
    if not re.fullmatch(rf"\s*(?:(?:{pattern})\s*)*", text):
        raise Unsupported(f"not read by the peers: {text}")
    tokens = re.findall(pattern, text)
    optional = "OR" in tokens
    clauses = []
    for token in tokens:
        if token in ("OR", "AND", "*"):
            continue
        clause = parse_token(token)
        clauses.append("|" + clause[1:]
                       if optional and clause[0] == "+" else clause)
    return clauses


def parse_token(token):
    if token[0] == '"':
        return '"' + token[1:-1]
    if re.search(r"[()\"~^]|\bNEAR\b|\bNOT\b", token):
        raise Unsupported(f"not read by the peers: {token}")
    if token.startswith("date:"):
        first, dots, last = token[5:].partition("..")
        last = last if dots else first
        return f"@{day_number(first or '0001', False)}.." \
               f"{day_number(last or '9999', True)}"
    field, colon, _ = token.partition(":")
    if colon and field in FACETS:
        return "=" + token
    if colon:
        raise Unsupported(f"no peer has the field of {token}")
    if token.endswith("*"):
        return "*" + token[:-1]
    return token if token[0] == "-" else "+" + token


def read_queries(path, limit):
    """The queries by class, in the log's order, at most `limit` of each."""
    classes = {}
    with open(path, encoding="utf-8") as log:
        for number, line in enumerate(log, 1):
            line = line.rstrip("\n")
            if not line or line[0] == "#":
                continue
            cls, tab, text = line.partition("\t")
            if not tab:
                sys.exit(f"{path}:{number}: no tab between class and query")
            queries = classes.setdefault(cls, [])
            if limit and len(queries) >= limit:
                continue
            try:
                queries.append(Query(cls, text))
            except Unsupported as why:
                queries.append(why)
    return classes
