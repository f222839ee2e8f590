// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "cli/console.h"
#include "cli/signals.h"
#include "cli/terminal_output.h"
#include "dossier/dossier.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/progress.h"
#include "indexer/text/utf8.h"
#include "indexer/thread_count.h"
#include "searcher/present/entity_json.h"
#include "searcher/present/mentions.h"

namespace {

using dossier::Annotation;
using dossier::Annotator;
using dossier::Article;
using dossier::EntityMentions;
using dossier::Mention;
using dossier::internal::mention_json;
using dossier::internal::MentionStyle;
using dossier::internal::office_json;
using dossier::internal::text_annotation;
using Json = nlohmann::ordered_json;

Json as_json(const EntityMentions& entity) {
  Json mentions = Json::array();
  for (const Mention& mention : entity.mentions)
    mentions.push_back(mention_json(mention));
  Json json = {{"facet", entity.facet},
               {"id", entity.id},
               {"label", entity.label},
               {"focus", entity.focus}};
  if (entity.office) json["office"] = office_json(*entity.office);
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

// Annotates a window of articles at a time on several threads, and prints in
// the order of reading.
class Printer {
 public:
  Printer(const AnnotateOptions& options, InputMessages& messages)
      : options_(options),
        messages_(messages),
        annotator_(options.gazetteer_files),
        threads_(dossier::internal::thread_count(options.threads)) {}

  void add(Article&& article) {
    using dossier::internal::replace_ill_formed;
    // Offsets count in this text, and it is what --with-text shows.
    article.title = replace_ill_formed(article.title);
    article.text = replace_ill_formed(article.text);
    bytes_ += article.title.size() + article.text.size();
    window_.push_back({std::move(article), {}, {}, {}});
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
      for (const std::string& warning : item.warnings)
        messages_.tell({item.article.id, warning, false});
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
    std::vector<std::string> warnings;
    std::string fault;
  };
  static constexpr std::size_t kWindowArticles = 512;
  static constexpr std::size_t kWindowBytes = 4 << 20;

  void annotate(Item& item) const {
    try {
      Annotation annotation = annotator_.annotate(item.article);
      item.warnings = std::move(annotation.ignored);
      item.output = options_.output == "text"
                        ? text_annotation(item.article, annotation, style_)
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
  const MentionStyle style_{output_width(), output_takes_color()};
  std::vector<Item> window_;
  std::size_t bytes_ = 0;
  std::uint64_t rejected_ = 0;
};

}  // namespace

ExitStatus run_annotate(const AnnotateOptions& options) {
  const std::atomic<bool>& stop = watch_signals();
  dossier::IngestOptions reading = ingest_options(options.input);
  reading.cancelled = &stop;
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
