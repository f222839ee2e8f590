// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line of the corpus. */
final class Article {
  private static final JsonFactory JSON = new JsonFactory();

  final Map<String, String> fields = new HashMap<>();
  /** Pairs of facet and value. */
  final List<String[]> entities = new ArrayList<>();

  static Article parse(String line) throws IOException {
    Article article = new Article();
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.getCurrentName();
        JsonToken value = parser.nextToken();
        if (name.equals("entities")) {
          article.parseEntities(parser);
        } else if (value.isScalarValue()) {
          article.fields.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    }
    return article;
  }

  private void parseEntities(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      String[] entity = new String[2];
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.getCurrentName();
        parser.nextToken();
        if (name.equals("facet")) entity[0] = parser.getText();
        else if (name.equals("id")) entity[1] = parser.getText();
        else parser.skipChildren();
      }
      entities.add(entity);
    }
  }
}
