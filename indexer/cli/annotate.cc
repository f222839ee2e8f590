// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "dossier/dossier.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/console.h"
#include "indexer/text/utf8.h"

namespace {

using dossier::Annotation;
using dossier::Annotator;
using dossier::Article;
using dossier::EntityMentions;
using dossier::Mention;
using Json = nlohmann::ordered_json;

Json as_json(const EntityMentions& entity) {
  Json mentions = Json::array();
  for (const Mention& mention : entity.mentions)
    mentions.push_back(
        {{"field", mention.field == Mention::Field::Title ? "title" : "text"},
         {"start", mention.start},
         {"end", mention.end},
         {"text", mention.text},
         {"rule", mention.rule}});
  Json json{{"facet", entity.facet},
            {"id", entity.id},
            {"label", entity.label},
            {"focus", entity.focus}};
  if (entity.office)
    json["office"] = {{"role", entity.office->role},
                      {"country", entity.office->country}};
  json["mentions"] = std::move(mentions);
  return json;
}

std::string as_line(const Article& article, const Annotation& annotation,
                    bool with_text) {
  Json json;
  json["id"] = annotation.id;
  json["language"] = annotation.language;
  if (with_text) {
    json["title"] = article.title;
    json["text"] = article.text;
  }
  json["entities"] = Json::array();
  for (const EntityMentions& entity : annotation.entities)
    json["entities"].push_back(as_json(entity));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

struct Mark {
  std::size_t start, end;  // code points
  std::string label;
};

std::vector<Mark> marks_of(const Annotation& annotation, Mention::Field field) {
  std::vector<Mark> marks;
  for (const EntityMentions& entity : annotation.entities)
    for (const Mention& mention : entity.mentions)
      if (mention.field == field)
        marks.push_back(
            {mention.start, mention.end, entity.facet + ":" + entity.id});
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::pair(a.start, b.end) < std::pair(b.start, a.end);
  });
  return marks;
}

// "Syria" -> "[Syria|country:SYR]"; of places that overlap, the first and
// longest is marked.
std::string marked(const std::string& text, const std::vector<Mark>& marks) {
  using dossier::internal::decode_utf8;
  std::string result;
  std::size_t point = 0;
  auto mark = marks.begin();
  bool inside = false;
  for (std::size_t at = 0; at <= text.size(); ++point) {
    if (inside && point == mark->end) {
      result += "|" + mark->label + "]";
      inside = false;
      ++mark;
    }
    if (!inside) {
      while (mark != marks.end() && mark->start < point) ++mark;
      if (mark != marks.end() && mark->start == point && at < text.size()) {
        result += '[';
        inside = true;
      }
    }
    if (at == text.size()) break;
    const std::size_t size = decode_utf8(text, at).size;
    result.append(text, at, size);
    at += size;
  }
  return result;
}

std::string as_text(const Article& article, const Annotation& annotation) {
  std::string text = "== " + annotation.id + " (" + annotation.language + ")\n";
  if (!article.title.empty())
    text += marked(article.title, marks_of(annotation, Mention::Field::Title)) +
            "\n";
  text += marked(article.text, marks_of(annotation, Mention::Field::Text));
  if (!text.ends_with('\n')) text += '\n';
  text += '\n';
  for (const EntityMentions& entity : annotation.entities) {
    std::vector<std::string> rules;
    for (const Mention& mention : entity.mentions)
      if (std::find(rules.begin(), rules.end(), mention.rule) == rules.end())
        rules.push_back(mention.rule);
    text += "  " + entity.facet + ":" + entity.id + "  " + entity.label +
            (entity.focus ? " *" : "") + "  " +
            std::to_string(entity.mentions.size()) + " by ";
    for (std::size_t i = 0; i < rules.size(); ++i)
      text += (i ? ", " : "") + rules[i];
    text += '\n';
  }
  return text + "\n";
}

// Annotates a window of articles at a time on several threads, and prints in
// the order of reading.
class Printer {
 public:
  Printer(const AnnotateOptions& options, InputMessages& messages)
      : options_(options),
        messages_(messages),
        annotator_(options.gazetteer_files),
        threads_(options.threads > 0
                     ? options.threads
                     : std::max(std::thread::hardware_concurrency(), 1u)) {}

  void add(Article&& article) {
    using dossier::internal::clean_utf8;
    // Offsets count in this text, and it is what --with-text shows.
    article.title = clean_utf8(article.title);
    article.text = clean_utf8(article.text);
    bytes_ += article.title.size() + article.text.size();
    window_.push_back({std::move(article), {}, {}});
    // A single thread answers each article at once, so that another program
    // can talk with this one over pipes.
    if (threads_ == 1 || bytes_ >= kWindowBytes ||
        window_.size() >= kWindowArticles)
      print_window();
  }

  void print_window() {
    const std::size_t helpers = std::min<std::size_t>(
        threads_ - 1, window_.size() > 1 ? window_.size() - 1 : 0);
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i; (i = next++) < window_.size();) annotate(window_[i]);
    };
    {
      std::vector<std::jthread> pool;
      for (std::size_t i = 0; i < helpers; ++i) pool.emplace_back(work);
      work();
    }
    for (const Item& item : window_) {
      if (item.fault.empty())
        print(item.output);
      else
        reject(item);
    }
    flush_output();
    window_.clear();
    bytes_ = 0;
  }

  std::uint64_t rejected() const { return rejected_; }

 private:
  struct Item {
    Article article;
    std::string output;
    std::string fault;
  };
  static constexpr std::size_t kWindowArticles = 512;
  static constexpr std::size_t kWindowBytes = 4 << 20;

  void annotate(Item& item) const {
    try {
      const Annotation annotation = annotator_.annotate(item.article);
      item.output = options_.output == "text"
                        ? as_text(item.article, annotation)
                        : as_line(item.article, annotation, options_.with_text);
    } catch (const std::exception& error) {
      item.fault = error.what();
    }
  }

  void reject(const Item& item) {
    ++rejected_;
    messages_.tell({item.article.id, item.fault, true});
  }

  const AnnotateOptions& options_;
  InputMessages& messages_;
  Annotator annotator_;
  const unsigned threads_;
  std::vector<Item> window_;
  std::size_t bytes_ = 0;
  std::uint64_t rejected_ = 0;
};

}  // namespace

ExitStatus run_annotate(const AnnotateOptions& options) {
  const std::atomic<bool>& stop = watch_signals();
  const dossier::IngestOptions reading = ingest_options(options.input);
  std::vector<std::filesystem::path> paths = options.input.paths;
  if (paths.empty()) paths = {"-"};

  ProgressLine no_progress(false);
  InputMessages messages(no_progress);
  Printer printer(options, messages);
  std::uint64_t failures = 0;
  dossier::read_articles(
      paths, reading,
      [&](Article&& article) {
        if (stop)
          throw dossier::Error(dossier::ErrorCode::Cancelled, "interrupted");
        printer.add(std::move(article));
      },
      [&](const dossier::IngestMessage& message) {
        failures += message.rejected;
        messages.tell(message);
      });
  printer.print_window();
  messages.tell_rest();
  return failures + printer.rejected() > 0 ? ExitStatus::Partly
                                           : ExitStatus::Done;
}
