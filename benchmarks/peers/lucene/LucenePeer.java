// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The Lucene side of the comparison: builds an index of a corpus, and answers
// batches of queries on standard input (see ../README.md, "An engine").
//
//   LucenePeer build CORPUS DIR THREADS MODE
//   LucenePeer serve DIR MODE

/** The program's two commands. */
public final class LucenePeer {
  private LucenePeer() {}

  public static void main(String[] args) throws Exception {
    if (args.length == 5 && args[0].equals("build")) {
      new Builder(args[2], Mode.of(args[4]))
          .build(args[1], Integer.parseInt(args[3]));
    } else if (args.length == 3 && args[0].equals("serve")) {
      try (Engine engine = new Engine(args[1], Mode.of(args[2]))) {
        new Server(engine).serve(System.in, System.out);
      }
    } else {
      System.err.println(
          "usage: LucenePeer build CORPUS DIR THREADS MODE\n"
              + "       LucenePeer serve DIR MODE");
      System.exit(2);
    }
  }
}
