// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <iterator>
#include <mutex>
#include <tuple>
#include <unordered_map>

#include "dossier/annotation.h"
#include "dossier/error.h"
#include "indexer/entities/brought.h"
#include "indexer/entities/compiled_gazetteer.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/recogniser.h"
#include "indexer/entities/role_names.h"
#include "indexer/text/date.h"
#include "indexer/text/language.h"
#include "indexer/text/tokenizer.h"
#include "indexer/text/utf8.h"

namespace dossier {
namespace {

using namespace internal;

constexpr std::size_t kLongestArticle = 16 << 20;  // bytes

std::string read_table(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in && text.empty())
    throw Error(ErrorCode::InvalidArgument,
                "cannot read gazetteer table " + path.string());
  return text;
}

std::shared_ptr<const Gazetteer> load(
    const std::vector<std::filesystem::path>& files) {
  if (files.empty()) return Gazetteer::builtin();
  std::vector<TableSource> tables = Gazetteer::builtin_tables();
  for (const auto& file : files)
    tables.push_back({file.string(), read_table(file)});
  std::vector<TableFault> faults;
  const auto compiled = Gazetteer::compile(tables, faults);
  if (compiled) return open_compiled(*compiled);
  const auto error =
      std::find_if(faults.begin(), faults.end(),
                   [](const TableFault& f) { return f.is_error; });
  throw Error(ErrorCode::InvalidArgument,
              error == faults.end() ? "cannot use the gazetteer tables"
                                    : "cannot use gazetteer table: " +
                                          error->where + ": " + error->reason);
}

// What one thread needs to recognise articles.
struct Worker {
  explicit Worker(std::shared_ptr<const Gazetteer> gazetteer)
      : recogniser(std::move(gazetteer)) {}

  Tokenizer tokenizer;
  TokenizedText title, text;
  Recogniser recogniser;
  Recognition found;
};

void add_brought(const Article& article, const Gazetteer& gazetteer,
                 Annotation& annotation) {
  std::vector<EntityMentions>& entities = annotation.entities;
  for (const EntityTag& tag : article.entities) {
    if (std::string fault = fault_of_brought(tag); !fault.empty()) {
      annotation.ignored.push_back(std::move(fault));
      continue;
    }
    const auto same = [&](const EntityMentions& e) {
      return e.facet == tag.facet && e.id == tag.id;
    };
    if (std::any_of(entities.begin(), entities.end(), same)) continue;
    EntityMentions brought;
    brought.facet = tag.facet;
    brought.id = tag.id;
    brought.label = tag.label.empty() ? tag.id : tag.label;
    const auto known = gazetteer.find(*facet_by_name(tag.facet), tag.id);
    if (known && tag.label.empty())
      brought.label = gazetteer.entity(*known).label;
    entities.push_back(std::move(brought));
  }
}

}  // namespace

struct Annotator::Impl {
  std::shared_ptr<const Gazetteer> gazetteer;
  std::mutex mutex;  // guards `idle`
  std::vector<std::unique_ptr<Worker>> idle;

  std::unique_ptr<Worker> take_worker() {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        auto worker = std::move(idle.back());
        idle.pop_back();
        return worker;
      }
    }
    return std::make_unique<Worker>(gazetteer);
  }
  void give_back(std::unique_ptr<Worker> worker) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(worker));
  }
};

Annotator::Annotator(const std::vector<std::filesystem::path>& gazetteer_files)
    : impl_(std::make_unique<Impl>()) {
  impl_->gazetteer = load(gazetteer_files);
}
Annotator::~Annotator() = default;
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;

std::string Annotator::gazetteer_version() const {
  return impl_->gazetteer->version();
}

Annotation Annotator::annotate(const Article& article) const {
  if (article.title.size() + article.text.size() > kLongestArticle)
    throw Error(
        ErrorCode::LimitExceeded,
        "cannot annotate article " + article.id + ": it is larger than 16 MiB");
  // Offsets count in the text as given; bytes that are no UTF-8 count as the
  // U+FFFD that replaces them.
  const std::string title = replace_ill_formed(article.title);
  const std::string text = replace_ill_formed(article.text);

  Annotation annotation;
  annotation.id = article.id;
  annotation.language = language_of(article.language, title, text);

  auto worker = impl_->take_worker();
  worker->tokenizer.tokenize(title, worker->title);
  worker->tokenizer.tokenize(text, worker->text);
  RecogniserInput input{title, &worker->title, text, &worker->text,
                        annotation.language};
  input.day = parse_first_day(article.date).value_or(kNoDay);
  worker->recogniser.recognise(input, worker->found);

  for (const FoundEntity& e : worker->found.entities) {
    annotation.entities.push_back(
        {std::string(field_of(e.facet).name), e.id, e.label, e.focus, {}});
    if (!e.role.empty())
      annotation.entities.back().office = Office{e.role, e.country};
  }
  CodePointCounter in_title(title), in_text(text);
  for (const FoundMention& m : worker->found.mentions) {
    CodePointCounter& counter = m.in_title ? in_title : in_text;
    const std::string& field = m.in_title ? title : text;
    Mention mention;
    mention.field = m.in_title ? Mention::Field::Title : Mention::Field::Text;
    mention.start = counter.before(m.start);
    mention.end =
        mention.start + count_code_points(std::string_view(field).substr(
                            m.start, m.end - m.start));
    mention.text = field.substr(m.start, m.end - m.start);
    mention.rule = rule_name(m.rule);
    annotation.entities[m.entity].mentions.push_back(std::move(mention));
  }
  impl_->give_back(std::move(worker));
  add_brought(article, *impl_->gazetteer, annotation);

  const auto order = [](const EntityMentions& e) {
    const auto facet = facet_by_name(e.facet);
    return std::tuple(facet ? static_cast<int>(*facet) : -1, std::cref(e.id));
  };
  std::sort(annotation.entities.begin(), annotation.entities.end(),
            [&](const EntityMentions& a, const EntityMentions& b) {
              return std::get<0>(order(a)) != std::get<0>(order(b))
                         ? std::get<0>(order(a)) < std::get<0>(order(b))
                         : a.id < b.id;
            });
  return annotation;
}

}  // namespace dossier
