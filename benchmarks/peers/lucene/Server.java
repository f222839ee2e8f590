// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.LabelAndValue;

/** Answers batches of queries: one query a line, a line "." ends the batch. */
final class Server {
  private static final class Timed {
    long nanos;
    long cpuNanos;
    Engine.Answer answer;
  }

  private final Engine engine;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  Server(Engine engine) {
    this.engine = engine;
  }

  void serve(InputStream in, OutputStream out) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    List<QueryReader> batch = new ArrayList<>();
    for (String line; (line = lines.readLine()) != null; ) {
      if (!line.equals(".")) {
        batch.add(new QueryReader(line));
        continue;
      }
      // All are run before any is written: writing is not measured and must
      // not disturb what is.
      List<Timed> results = new ArrayList<>();
      for (QueryReader query : batch) results.add(run(query));
      for (Timed result : results) write(result, out);
      out.flush();
      batch.clear();
    }
  }

  private Timed run(QueryReader query) throws IOException {
    Timed timed = new Timed();
    long cpu = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    timed.answer = engine.search(query);
    timed.nanos = System.nanoTime() - start;
    timed.cpuNanos = threads.getCurrentThreadCpuTime() - cpu;
    return timed;
  }

  private static void write(Timed timed, OutputStream out)
      throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeNumberField("ns", timed.nanos);
    json.writeNumberField("cpu_ns", timed.cpuNanos);
    json.writeNumberField("total", timed.answer.total);
    json.writeObjectFieldStart("facets");
    for (Map.Entry<String, FacetResult> each :
        timed.answer.facets.entrySet()) {
      json.writeArrayFieldStart(each.getKey());
      if (each.getValue() != null) writeValues(json, each.getValue());
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private static void writeValues(JsonGenerator json, FacetResult values)
      throws IOException {
    for (LabelAndValue value : values.labelValues) {
      json.writeStartArray();
      json.writeString(value.label);
      json.writeNumber(value.value.longValue());
      json.writeEndArray();
    }
  }
}
