// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The grammar, as a recursive descent over four levels; docs/query-language.md
// has it in full. Characters and marks are read by the Lexer, words by the
// TermReader.
//
//   query    = sequence { "OR" sequence }
//   sequence = near { [ "AND" ] near }
//   near     = term { "NEAR/" number term }
//   term     = { "NOT" | "-" }
//              ( "(" query ")" | [ "=" ] phrase | field | [ "=" ] words )
#include "searcher/query/parser.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "dossier/error.h"
#include "searcher/query/lexer.h"
#include "searcher/query/near_notation.h"
#include "searcher/query/saved_queries.h"
#include "searcher/query/term_reader.h"

namespace dossier::internal {
namespace {

[[noreturn]] void fail(const std::string& message) {
  throw Error(ErrorCode::BadQuery, "query: " + message);
}

// Negations in a row count as nesting too.
void require_shallow(int depth) {
  if (depth > kMaxQueryDepth)
    fail("parentheses and negations nest deeper than " +
         std::to_string(kMaxQueryDepth) + "; write it with fewer of them");
}

QueryNode days_node(std::string_view raw) {
  const std::size_t dots = raw.find("..");
  const std::string_view from = raw.substr(0, dots);
  const std::string_view to =
      dots == std::string_view::npos ? from : raw.substr(dots + 2);
  const auto first = parse_day_range(from), last = parse_day_range(to);
  if ((!first && !from.empty()) || (!last && !to.empty()) ||
      (from.empty() && to.empty()))
    fail("cannot read the date '" + std::string(raw) +
         "'; write 2012, 2012-03, 2012-03-14, 2012..2013, 2012.. or ..2013");
  if (first && last && first->first > last->last)
    fail("the days '" + std::string(raw) + "' run backwards");
  return make_days(
      {first ? first->first : kFirstDay, last ? last->last : kLastDay});
}

// Names are compared by their words, so that "year:>2012" and "country:syr*"
// would find something, and not what is meant.
void refuse_value_notation(const std::string& field, std::string_view raw,
                           bool quoted) {
  const std::string typed = field + ":" + std::string(raw);
  const bool is_compared =
      std::string_view("<>=").find(raw.front()) != std::string_view::npos;
  const bool has_sign = is_compared || raw.front() == ':' || raw.front() == '+';
  if (quoted ? is_compared && field == "year" : has_sign)
    fail("'" + typed + "' has a sign before the value; write " + field +
         ":VALUE" +
         (field == "year" ? ", and several years as date:2012..2013" : ""));
  if (!quoted && raw.find_first_of("*~^") != std::string_view::npos)
    fail("'" + typed + "' cannot be read: a value of " + field +
         " is written whole, in quotation marks if * or ~ belong to it; "
         "--facet " +
         field + ":all --facet-find TEXT lists those there are");
}

void require_short(std::string_view text) {
  if (text.size() > kMaxQueryBytes)
    fail("longer than " + std::to_string(kMaxQueryBytes) +
         " bytes; leave something out");
}

// Facet values in it are conditions, as in parentheses.
void unselect(QueryNode& node) {
  node.selection = false;
  for (QueryNode& child : node.children) unselect(child);
}

// What stands side by side, up to OR, ")" or the end.
struct Sequence {
  QueryNode node;
  bool had_stop_words = false;  // so it is not empty, if nothing is left of it
};

class Parser {
 public:
  Parser(std::string_view text, const ParserContext& context,
         StopWords stop_words, SavedQueries& saved,
         std::vector<Repair>& repairs)
      : context_(context),
        stop_words_(stop_words),
        saved_(saved),
        repairs_(repairs),
        lexer_(text, repairs),
        terms_(lexer_.text(), context, stop_words, repairs) {}

  QueryNode parse() { return query(0); }

 private:
  void leave_out(std::string kind, std::string what) {
    repairs_.push_back({std::move(kind), std::move(what), ""});
  }

  QueryNode query(int depth) {
    require_shallow(depth);
    std::vector<QueryNode> alternatives;
    bool pending_or = false;
    while (true) {
      Sequence part = sequence(depth);
      const bool has_node = part.node.kind != QueryKind::Everything;
      const bool empty = !has_node && !part.had_stop_words;
      if (empty && pending_or) leave_out("operator", "OR");
      if (has_node) alternatives.push_back(std::move(part.node));
      if (!lexer_.take(Operator::Or)) break;
      if (empty && !pending_or) leave_out("operator", "OR");
      pending_or = !empty;
    }
    return make_group(QueryKind::Or, std::move(alternatives));
  }

  Sequence sequence(int depth) {
    Sequence out;
    std::vector<QueryNode> terms;
    bool pending_and = false;
    bool joins = false;      // AND stands between two nodes
    std::uint32_t near = 0;  // so does NEAR, with this distance
    // Where AND is to bind a node to the one before it, once it is seen that no
    // NEAR comes behind it, which binds closer. 0: nowhere.
    std::size_t and_at = 0;
    auto bind_and = [&] {
      if (and_at > 0) bind(terms, std::exchange(and_at, 0));
    };
    while (true) {
      lexer_.skip_space();
      if (lexer_.at_end() || lexer_.next_operator() == Operator::Or) break;
      if (lexer_.is_at(')')) {
        if (depth > 0) break;
        lexer_.take(')');
        leave_out("unbalanced-parenthesis", ")");
        continue;
      }
      if (lexer_.take(Operator::And)) {
        if (near == 0) bind_and();
        if ((terms.empty() && !out.had_stop_words) || pending_and || near) {
          leave_out("operator", "AND");
          if (near) continue;
        }
        pending_and = joins = !terms.empty();
        continue;
      }
      if (const auto distance = lexer_.take_near()) {
        if (terms.empty() || pending_and || near)
          leave_out("operator", "NEAR");
        else
          near = *distance;
        continue;
      }
      if (near == 0) bind_and();
      const std::size_t before = terms.size();
      const bool had_stop_words = term(depth, near > 0, terms);
      out.had_stop_words |= had_stop_words;
      const bool has_more = terms.size() > before;
      if (near && !has_more) leave_out("operator", "NEAR");
      if (near && has_more) bind_near(terms, before, near);
      // Under --match any, AND binds the words it stands between.
      if (joins && has_more) and_at = before;
      // Behind a mark alone, AND still waits for what it joins.
      if (has_more || had_stop_words) pending_and = joins = false;
      near = 0;
    }
    bind_and();
    if (near) leave_out("operator", "NEAR");
    if (pending_and) leave_out("operator", "AND");
    out.node = combine(std::move(terms));
    return out;
  }

  // Joins terms[before - 1] and terms[before] by AND, whatever the mode.
  static void bind(std::vector<QueryNode>& terms, std::size_t before) {
    std::vector<QueryNode> both;
    both.push_back(std::move(terms[before - 1]));
    both.push_back(std::move(terms[before]));
    terms[before - 1] = make_group(QueryKind::And, std::move(both));
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(before));
  }

  // Joins terms[before - 1] and terms[before] by NEAR. What is excluded is both
  // together: NEAR binds closer than NOT.
  static void bind_near(std::vector<QueryNode>& terms, std::size_t before,
                        std::uint32_t distance) {
    QueryNode first = std::move(terms[before - 1]);
    const bool negative = first.kind == QueryKind::Not;
    if (negative) first = make_not(std::move(first));
    for (const QueryNode* node : {&first, &terms[before]})
      if (node->kind != QueryKind::Near && !has_places(*node))
        fail("NEAR joins words, phrases and (a OR b), and '" +
             to_query_text(*node) + "' is none of them");
    QueryNode near =
        make_near(std::move(first), std::move(terms[before]), distance);
    terms[before - 1] = negative ? make_not(std::move(near)) : std::move(near);
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(before));
  }

  QueryNode combine(std::vector<QueryNode> terms) const {
    if (context_.match == MatchMode::All)
      return make_group(QueryKind::And, std::move(terms));
    std::vector<QueryNode> alternatives, required;
    for (QueryNode& node : terms)
      (ranks(node) ? alternatives : required).push_back(std::move(node));
    if (!alternatives.empty())
      required.insert(required.begin(),
                      make_group(QueryKind::Or, std::move(alternatives)));
    return make_group(QueryKind::And, std::move(required));
  }

  // Reads one term, or a run of plain words, into `out`; `behind_near`: its
  // first word is needed. True if that left out stop words and gave nothing.
  bool term(int depth, bool behind_near, std::vector<QueryNode>& out) {
    const int negations = read_negations(depth);
    const Operator next = lexer_.next_operator();
    if (lexer_.at_end() || lexer_.is_at(')') || next == Operator::And ||
        next == Operator::Or || next == Operator::Near) {
      if (negations && next == Operator::Near)
        fail(
            "NOT stands before NEAR; write A -(A NEAR/5 B) for what has no B "
            "near its A");
      if (negations) leave_out("operator", "NOT");
      return false;
    }
    const bool negative = negations % 2 != 0;
    std::optional<QueryNode> node = delimited_term(depth);
    if (!node && !negative) {
      const std::size_t before = out.size();
      const std::string_view words = lexer_.take_words();
      const bool before_near = lexer_.next_operator() == Operator::Near;
      const bool left_out =
          terms_.plain_words(words, {behind_near, before_near}, out);
      return left_out && out.size() == before;
    }
    if (!node)
      node = terms_.required_word(lexer_.take_bare(), ArticlePart::Whole);
    if (node->kind == QueryKind::Everything) {
      if (negations) leave_out("operator", "NOT");
      return false;
    }
    out.push_back(negative ? make_not(std::move(*node)) : std::move(*node));
    return false;
  }

  // The number of negations that stand here.
  int read_negations(int depth) {
    int negations = 0;
    while (true) {
      lexer_.skip_space();
      if (lexer_.skip_marks()) continue;
      if (!lexer_.take_minus() && !lexer_.take(Operator::Not)) break;
      require_shallow(++negations + depth);
    }
    return negations;
  }

  // A parenthesis, phrase or field, if one stands here.
  std::optional<QueryNode> delimited_term(int depth) {
    if (lexer_.is_at('(')) return parenthesis(depth);
    if (lexer_.is_at('"')) return phrase(ArticlePart::Whole);
    if (lexer_.take_equals()) return as_written(ArticlePart::Whole);
    if (const auto field = lexer_.take_field())
      return field_term(*field, depth);
    return std::nullopt;
  }

  QueryNode parenthesis(int depth) {
    lexer_.take('(');
    QueryNode node = query(depth + 1);
    if (!lexer_.take(')')) leave_out("unbalanced-parenthesis", "(");
    lexer_.refuse_suffix();
    return node;
  }

  QueryNode phrase(ArticlePart part) {
    QueryNode node = terms_.phrase(lexer_.take_quoted(), part);
    const bool of_several =
        node.kind == QueryKind::Phrase && node.spellings.front().size() > 1;
    const auto slop = lexer_.take_slop(of_several);
    if (slop && node.kind == QueryKind::Phrase) node.slop = *slop;
    lexer_.refuse_suffix();
    return node;
  }

  // Behind the equals sign.
  QueryNode as_written(ArticlePart part) {
    if (const auto field = lexer_.next_field())
      fail("in '=" + *field + ":' the = stands before the field; write " +
           *field + (part_by_name(*field) ? ":=WORD" : ":VALUE"));
    const std::string_view raw =
        lexer_.is_at('"') ? lexer_.take_quoted() : lexer_.take_bare();
    lexer_.refuse_suffix();
    return terms_.as_written(raw, part);
  }

  QueryNode field_term(const std::string& name, int depth) {
    if (const auto part = part_by_name(name)) return part_term(*part);
    if (name == "date") return days_node(days());
    if (name == "query") return saved_query(value(name));
    QueryNode node =
        make_value(*facet_by_name(name), std::string(facet_value(name)));
    node.selection = depth == 0;
    return node;
  }

  std::string_view days() {
    return lexer_.is_at('"') ? lexer_.take_quoted() : lexer_.take_bare();
  }

  // What stands behind a field, "country" or "lead:country".
  std::string_view value(const std::string& field) {
    refuse_sign(field);
    const bool quoted = lexer_.is_at('"');
    const std::string_view raw =
        quoted ? lexer_.take_quoted() : lexer_.take_bare();
    lexer_.refuse_suffix();
    if (std::all_of(raw.begin(), raw.end(), is_query_space))
      fail("nothing follows '" + field + ":'");
    return raw;
  }

  std::string_view facet_value(const std::string& field) {
    const bool quoted = lexer_.is_at('"');
    const std::string_view raw = value(field);
    refuse_value_notation(field, raw, quoted);
    return raw;
  }

  void refuse_sign(const std::string& field) const {
    const bool minus = lexer_.is_at('-');
    if (minus || lexer_.has_sign('!'))
      fail("in '" + field + (minus ? ":-" : ":!") +
           "' the minus stands behind the field; write -" + field + ":VALUE");
  }

  // Read by itself, so that nothing of it reaches out of its parentheses.
  QueryNode saved_query(std::string_view name) {
    const std::string_view text = saved_.enter(name);
    require_short(text);
    QueryNode node =
        Parser(text, context_, stop_words_, saved_, repairs_).parse();
    saved_.leave();
    unselect(node);
    return node;
  }

  // "lead:jets", "lead:country:RUS": what stands in a part of the article.
  QueryNode part_term(ArticlePart part) {
    const std::string name(part_name(part));
    refuse_sign(name);
    if (const auto facet = lexer_.take_facet()) return part_value(part, *facet);
    if (const auto inner = lexer_.next_field())
      fail("'" + name + ":" + *inner + ":' is no field; write " + name +
           ":WORD, and " + *inner + ":VALUE by itself");
    QueryNode node = lexer_.take_equals() ? as_written(part)
                     : lexer_.is_at('"')
                         ? phrase(part)
                         : terms_.required_word(lexer_.take_bare(), part);
    if (node.kind == QueryKind::Everything)
      fail("nothing follows '" + name + ":' that could be found; write " +
           name + ":WORD or " + name + ":\"SOME WORDS\"");
    return node;
  }

  // A condition like any other, and no selection: those are of whole articles.
  QueryNode part_value(ArticlePart part, Facet facet) {
    const std::string name(field_of(facet).name);
    const std::string field = std::string(part_name(part)) + ":" + name;
    if (!is_entity_facet(facet))
      fail("'" + field + ":' is no field, for every " + name +
           " is of a whole article; write " + name + ":VALUE");
    QueryNode node = make_value(facet, std::string(facet_value(field)));
    node.part = part;
    return node;
  }

  const ParserContext& context_;
  StopWords stop_words_;
  SavedQueries& saved_;
  std::vector<Repair>& repairs_;
  Lexer lexer_;
  TermReader terms_;
};

// Facet values that stand at the top level become selections.
void extract_selections(ParsedQuery& parsed) {
  auto take = [&](const QueryNode& node) {
    if (node.kind != QueryKind::Value || !node.selection) return false;
    parsed.selections.push_back(
        {std::string(field_of(node.facet).name), node.value});
    return true;
  };
  if (take(parsed.root)) {
    parsed.root = QueryNode();
    return;
  }
  if (parsed.root.kind != QueryKind::And) return;
  std::erase_if(parsed.root.children, take);
  parsed.root = make_group(QueryKind::And, std::move(parsed.root.children));
}

ParsedQuery parse(std::string_view text, const ParserContext& context,
                  StopWords stop_words) {
  ParsedQuery parsed;
  SavedQueries saved(context.saved_queries);
  parsed.root =
      Parser(text, context, stop_words, saved, parsed.repairs).parse();
  parsed.uses_saved = saved.was_used();
  return parsed;
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const ParserContext& context) {
  require_short(text);
  ParsedQuery parsed = parse(text, context, StopWords::LeaveOut);
  // They are kept if there is nothing else to look for.
  const bool left_out = std::any_of(
      parsed.repairs.begin(), parsed.repairs.end(),
      [](const Repair& repair) { return repair.kind == "stop-words"; });
  if (left_out && !ranks(parsed.root))
    parsed = parse(text, context, StopWords::Keep);
  extract_selections(parsed);
  look_in(context.in, parsed.root);
  return parsed;
}

}  // namespace dossier::internal
