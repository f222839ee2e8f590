// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.taxonomy.directory.DirectoryTaxonomyWriter;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/**
 * Builds an index of a corpus with as many threads as are asked for, then
 * merges it to one segment, as is advised for an index that no longer changes.
 * Prints the seconds of both steps.
 */
final class Builder {
  // Larger than the default of 16: the manual's first advice for speed.
  private static final double RAM_BUFFER_MEGABYTES = 256;

  private final Path folder;
  private final Mode mode;
  private final FacetsConfig config = Schema.facets();
  private IndexWriter writer;
  private DirectoryTaxonomyWriter taxonomy;

  Builder(String folder, Mode mode) {
    this.folder = Paths.get(folder);
    this.mode = mode;
  }

  void build(String corpus, int threads) throws Exception {
    IndexWriterConfig settings = new IndexWriterConfig(Schema.analyzer());
    settings.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    settings.setRAMBufferSizeMB(RAM_BUFFER_MEGABYTES);
    settings.setUseCompoundFile(false);
    long start = System.nanoTime();
    writer =
        new IndexWriter(FSDirectory.open(folder.resolve("index")), settings);
    if (mode == Mode.TAXONOMY)
      taxonomy =
          new DirectoryTaxonomyWriter(
              FSDirectory.open(folder.resolve("taxonomy")));
    addAll(corpus, threads);
    commit();
    // Merges that the last flush set off belong to indexing, too.
    writer.close();
    long added = System.nanoTime();
    double addedCpu = cpuSeconds();
    long addedBytes = bytes();
    settings = new IndexWriterConfig(Schema.analyzer());
    settings.setUseCompoundFile(false);
    writer =
        new IndexWriter(FSDirectory.open(folder.resolve("index")), settings);
    writer.forceMerge(1);
    writer.close();
    if (taxonomy != null) taxonomy.close();
    System.out.printf(
        "{\"seconds\": %.3f, \"cpu_seconds\": %.3f, \"bytes\": %d,"
            + " \"merge_seconds\": %.3f, \"merge_cpu_seconds\": %.3f}%n",
        (added - start) / 1e9, addedCpu, addedBytes,
        (System.nanoTime() - added) / 1e9, cpuSeconds() - addedCpu);
  }

  /** Of the whole process: analysis, collector and compiler too. */
  private static double cpuSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private void commit() throws IOException {
    if (taxonomy != null) taxonomy.commit();
    writer.commit();
  }

  private long bytes() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void addAll(String corpus, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (BufferedReader lines = Files.newBufferedReader(Paths.get(corpus))) {
      Callable<Void> worker =
          () -> {
            for (String line; (line = next(lines)) != null; )
              writer.addDocument(document(Article.parse(line)));
            return null;
          };
      List<Future<Void>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) workers.add(pool.submit(worker));
      for (Future<Void> each : workers) each.get();
    } finally {
      pool.shutdown();
    }
  }

  private static String next(BufferedReader lines) throws IOException {
    synchronized (lines) {
      return lines.readLine();
    }
  }

  private Document document(Article article) throws IOException {
    Document document = new Document();
    article.fields.forEach(
        (name, value) -> {
          switch (name) {
            case "title":
              document.add(new TextField(Schema.TITLE, value, Store.YES));
              document.add(new TextField(Schema.TEXT, value, Store.NO));
              break;
            case "text":
              document.add(new TextField(Schema.TEXT, value, Store.YES));
              break;
            case "id":
            case "source":
            case "language":
              document.add(new StringField(name, value, Store.YES));
              break;
            case "url":
              document.add(new StoredField(name, value));
              break;
            case "date":
              addDay(document, value);
              break;
            default: // unknown keys are ignored, as Dossier does
          }
        });
    addFacets(document, article);
    return taxonomy == null
        ? config.build(document)
        : config.build(taxonomy, document);
  }

  private static void addDay(Document document, String date) {
    int day = Schema.dayNumber(date);
    document.add(new StoredField("date", date));
    if (day == 0) return;
    document.add(new IntPoint(Schema.DAY, day));
    document.add(new NumericDocValuesField(Schema.DAY, day));
  }

  private void addFacets(Document document, Article article) {
    Set<String> known = new HashSet<>(Arrays.asList(Schema.FACETS));
    Set<String> seen = new HashSet<>();
    for (String[] entity : article.entities) {
      String facet = entity[0], value = entity[1];
      if (!known.contains(facet) || !seen.add(facet + "/" + value)) continue;
      document.add(
          taxonomy == null
              ? new SortedSetDocValuesFacetField(facet, value)
              : new FacetField(facet, value));
    }
  }
}
