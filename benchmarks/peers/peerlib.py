# Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
"""What the run scripts of all peers share: see README.md.

A peer is a class with the methods of Peer below; run_peer() does the rest:
packages, building or reusing the index, warming, measuring, writing.
"""
import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time

# The first two for the peers.
from query_log import FACETS, day_number  # noqa: F401
from query_log import Unsupported, read_queries

MISSING = 77  # exit status: a package is missing and may not be installed


class Peer:
    """What a peer's run script provides."""

    name = ""
    packages = {}  # a file that must be there -> its Debian package
    warm_passes = 2  # at least so many before measuring
    modes = []  # the first is the default; empty: there is but one

    def __init__(self, mode, index_dir):
        self.mode = mode
        self.index_dir = index_dir

    def index_folder(self):
        return os.path.join(self.index_dir, "index")

    def version(self):
        raise NotImplementedError

    def prepare(self):
        """Compiles what must be compiled."""

    def build(self, corpus, threads):
        """Builds the index; returns {"seconds": ...} and what else is known.

        Called in a process of its own, whose CPU time and memory are taken.
        """
        raise NotImplementedError

    def refuse(self, query):
        """Raises Unsupported if the peer cannot answer a query."""

    def open(self):
        raise NotImplementedError

    def batch(self, queries):
        """Answers queries one after another: for each a dictionary
        {"ns", "cpu_ns", "total", "facets": {facet: [[value, count], ...]}}
        and, if the answer is by design not that of the others, "note".
        """
        raise NotImplementedError

    def peak_rss_bytes(self):
        return peak_rss_of(os.getpid())

    def close(self):
        pass


class ProcessPeer(Peer):
    """A peer whose engine is a program that reads batches of queries."""

    def build_command(self, corpus, threads):
        raise NotImplementedError

    def serve_command(self):
        raise NotImplementedError

    def wire_form(self, query):
        return "\t".join(query.clauses)

    def build(self, corpus, threads):
        done = subprocess.run(self.build_command(corpus, threads),
                              stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)

    def open(self):
        self.engine = subprocess.Popen(
            self.serve_command(), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE)

    def batch(self, queries):
        lines = [self.wire_form(query) + "\n" for query in queries]
        self.engine.stdin.write("".join(lines + [".\n"]).encode())
        self.engine.stdin.flush()
        answers = [self.engine.stdout.readline() for _ in queries]
        if not all(answers):
            raise RuntimeError(f"the engine of {self.name} ended early")
        return [json.loads(answer) for answer in answers]

    def peak_rss_bytes(self):
        return peak_rss_of(self.engine.pid)

    def close(self):
        self.engine.stdin.close()
        self.engine.wait()


def peak_rss_of(pid):
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def stopwatch(work):
    """Runs work(); returns its result, nanoseconds and CPU nanoseconds."""
    cpu, start = time.process_time_ns(), time.perf_counter_ns()
    result = work()
    return (result, time.perf_counter_ns() - start,
            time.process_time_ns() - cpu)


def children_cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def folder_bytes(folder):
    return sum(os.path.getsize(os.path.join(path, name))
               for path, _, names in os.walk(folder) for name in names)


def ensure_packages(peer, may_install):
    missing = sorted({package for file, package in peer.packages.items()
                      if not (os.path.exists(file) or shutil.which(file))})
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not may_install:
        print(f"{peer.name}: missing packages: {' '.join(missing)}; "
              f"to install: {' '.join(command)}", file=sys.stderr)
        sys.exit(MISSING)
    print(f"{peer.name}: installing {' '.join(missing)} with apt-get",
          file=sys.stderr)
    if subprocess.run(command, stdout=sys.stderr).returncode != 0:
        sys.exit(f"{peer.name}: could not install; as root run: "
                 f"{' '.join(command)}")


def build_or_reuse(peer, corpus, threads):
    """The figures of the index, which is built unless it is there."""
    record = peer.index_folder() + ".json"
    if os.path.exists(record):
        with open(record) as file:
            figures = json.load(file)
        wanted = {"bytes": os.path.getsize(corpus), "path": corpus}
        if figures["corpus"] == wanted:
            return figures
    shutil.rmtree(peer.index_folder(), ignore_errors=True)
    os.makedirs(peer.index_folder())
    figures = build_apart(peer, corpus, threads)
    figures["threads"] = threads
    figures["merged_bytes"] = folder_bytes(peer.index_folder())
    figures.setdefault("bytes", figures["merged_bytes"])
    figures["corpus"] = {"bytes": os.path.getsize(corpus), "path": corpus}
    with open(record, "w") as file:
        json.dump(figures, file)
    return figures


def build_apart(peer, corpus, threads):
    """Builds in a child, so that its CPU time and memory can be told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            figures = peer.build(corpus, threads)
            figures.setdefault("cpu_seconds", time.process_time() +
                               children_cpu_seconds())
            figures["peak_rss_bytes"] = 1024 * max(
                resource.getrusage(who).ru_maxrss for who in
                (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
            os.write(writing, json.dumps(figures).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        figures = pipe.read()
    os.waitpid(child, 0)
    if not figures:
        sys.exit(f"{peer.name}: building the index failed")
    return json.loads(figures)


def supported_classes(peer, classes):
    """The classes all of whose queries the peer answers, and the others."""
    can, cannot = {}, {}
    for cls, queries in classes.items():
        try:
            for query in queries:
                if isinstance(query, Unsupported):
                    raise query
                peer.refuse(query)
            can[cls] = queries
        except Unsupported as why:
            cannot[cls] = str(why)
    return can, cannot


def warm(peer, classes):
    """Passes over the log before measuring; returns how many.

    An engine that compiles while it runs (warm_passes above 2) goes on until
    two passes in a row were not 3% faster than the best before them, or for
    twice its number.
    """
    best, steady, passes = float("inf"), 0, 0
    until_steady = peer.warm_passes > 2
    while passes < peer.warm_passes or (
            until_steady and steady < 2 and passes < 2 * peer.warm_passes):
        cpu = sum(answer["cpu_ns"] for queries in classes.values()
                  for answer in peer.batch(queries))
        steady = steady + 1 if cpu > 0.97 * best else 0
        best = min(best, cpu)
        passes += 1
    return passes


class Sample:
    """What was measured of one class: times by round, answers of the last."""

    def __init__(self):
        self.rounds = []
        self.answers = []

    def add(self, answers):
        self.rounds.append({"ms": [a["ns"] / 1e6 for a in answers],
                            "cpu_ms": [a["cpu_ns"] / 1e6 for a in answers]})
        self.answers = answers

    def report(self, queries):
        times = sorted(ms for each in self.rounds for ms in each["ms"])
        return {
            "n": len(queries),
            "rounds": len(self.rounds),
            "matches": sum(a["total"] for a in self.answers),
            "mean_ms": sum(times) / len(times),
            "p50_ms": percentile(times, 50),
            "p95_ms": percentile(times, 95),
            "p99_ms": percentile(times, 99),
            "round_mean_ms": [mean(r["ms"]) for r in self.rounds],
            "round_mean_cpu_ms": [mean(r["cpu_ms"]) for r in self.rounds],
            "answers": [{"query": query.text, "total": answer["total"],
                         "facets": answer["facets"],
                         "note": answer.get("note", "")}
                        for query, answer in zip(queries, self.answers)],
        }


def mean(values):
    return sum(values) / len(values)


def percentile(ordered, p):
    return ordered[min(len(ordered) - 1, len(ordered) * p // 100)]


def measure(peer, classes, paced):
    samples = {cls: Sample() for cls in classes}
    if not paced:
        for cls, queries in classes.items():
            samples[cls].add(peer.batch(queries))
        return samples
    print("ready", flush=True)
    for line in sys.stdin:
        cls = line.strip()
        if cls in classes:
            samples[cls].add(peer.batch(classes[cls]))
        print("done", flush=True)
    return {cls: sample for cls, sample in samples.items() if sample.rounds}


def parse_arguments(peer_class):
    parser = argparse.ArgumentParser(
        description=f"Measures {peer_class.name} on a corpus and a query log.")
    parser.add_argument("corpus", help="articles as JSON Lines")
    parser.add_argument("queries", help="class<TAB>query a line")
    parser.add_argument("out", help="where the JSON report goes")
    parser.add_argument("--index-dir", help="folder of the index, which is "
                        "kept and used again (default: beside OUT)")
    parser.add_argument("--threads", type=int, default=1,
                        help="for building (default 1)")
    parser.add_argument("--per-class", type=int, default=0,
                        help="use only the first N queries of each class")
    parser.add_argument("--build-only", action="store_true",
                        help="index and stop")
    parser.add_argument("--no-install", action="store_true",
                        help=f"exit with {MISSING} if a package is missing")
    parser.add_argument("--paced", action="store_true",
                        help="when warm print 'ready'; then measure the class "
                        "named by each line read and print 'done'")
    if peer_class.modes:
        parser.add_argument("--mode", choices=peer_class.modes,
                            default=peer_class.modes[0])
    arguments = parser.parse_args()
    arguments.corpus = os.path.abspath(arguments.corpus)
    arguments.index_dir = os.path.abspath(
        arguments.index_dir or arguments.out + ".index")
    return arguments


def run_peer(peer_class):
    arguments = parse_arguments(peer_class)
    peer = peer_class(getattr(arguments, "mode", ""), arguments.index_dir)
    ensure_packages(peer, not arguments.no_install)
    os.makedirs(arguments.index_dir, exist_ok=True)
    peer.prepare()
    report = {"peer": peer.name, "mode": peer.mode, "version": peer.version(),
              "index": build_or_reuse(peer, arguments.corpus,
                                      arguments.threads)}
    if not arguments.build_only:
        answer_queries(peer, arguments, report)
    with open(arguments.out, "w") as file:
        json.dump(report, file)
        file.write("\n")


def answer_queries(peer, arguments, report):
    classes, refused = supported_classes(
        peer, read_queries(arguments.queries, arguments.per_class))
    for cls, why in refused.items():
        print(f"{peer.name}: class {cls} left out: {why}", file=sys.stderr)
    peer.open()
    report["unsupported"] = refused
    report["warm_passes"] = warm(peer, classes)
    samples = measure(peer, classes, arguments.paced)
    report["classes"] = {cls: sample.report(classes[cls])
                         for cls, sample in samples.items()}
    report["peak_rss_bytes"] = peer.peak_rss_bytes()
    peer.close()
