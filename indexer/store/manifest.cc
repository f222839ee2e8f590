// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/manifest.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "dossier/error.h"
#include "indexer/text/stop_words.h"

namespace dossier::internal {
namespace {

using Json = nlohmann::ordered_json;

// Of the rules by which indexer/text and the analyser make words and terms:
// raise it with any change that makes other words of the same text.
constexpr int kAnalysisVersion = 1;

// The last line: "xxh3 " and 16 hexadecimal digits, over all before it.
constexpr std::string_view kChecksumLabel = "xxh3 ";
constexpr std::size_t kHashDigits = 16;
constexpr std::size_t kChecksumLineBytes =
    kChecksumLabel.size() + kHashDigits + 1;

std::string hex(std::uint64_t number) {
  char digits[kHashDigits + 1];
  std::snprintf(digits, sizeof digits, "%016llx",
                static_cast<unsigned long long>(number));
  return digits;
}

Json to_json(const FileInfo& file) {
  return {{"name", file.name}, {"size", file.size}, {"xxh3", hex(file.xxh3)}};
}

Json to_json(const std::vector<FileInfo>& files) {
  Json list = Json::array();
  for (const FileInfo& file : files) list.push_back(to_json(file));
  return list;
}

Json to_json(const std::optional<FileInfo>& file) {
  return file ? to_json(*file) : Json();
}

Json to_json(const ManifestSegment& segment) {
  return {{"name", segment.files.name},
          {"documents", segment.documents},
          {"dead", segment.dead},
          {"total_length", segment.total_length},
          {"revision", segment.files.revision},
          {"postings", to_json(segment.files.postings)},
          {"columns", to_json(segment.files.columns)},
          {"records", to_json(segment.files.records)},
          {"tombstones", to_json(segment.tombstones)}};
}

// Reads values out of JSON and fails on whatever a writer does not write.
class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path) {}

  [[noreturn]] void fail(const std::string& reason) const {
    throw Error(ErrorCode::Corrupt, "reading " + path_ + ": " + reason);
  }

  // The member `key` of an object that has exactly the expected keys.
  void expect_keys(const Json& object,
                   std::initializer_list<const char*> keys) const {
    if (!object.is_object() || object.size() != keys.size())
      fail("an object with other members than expected");
    for (const char* key : keys)
      if (!object.contains(key))
        fail(std::string("the member \"") + key + "\" is missing");
  }

  template <class Integer>
  Integer integer(const Json& value) const {
    if (!value.is_number_unsigned()) fail("not a number where one belongs");
    auto number = value.get<std::uint64_t>();
    if (number >
        static_cast<std::uint64_t>(std::numeric_limits<Integer>::max()))
      fail("a number is too large");
    return static_cast<Integer>(number);
  }

  std::string string(const Json& value) const {
    if (!value.is_string()) fail("not a string where one belongs");
    return value.get<std::string>();
  }

  // A name that stays within the folder.
  std::string name(const Json& value) const {
    std::string text = string(value);
    if (text.empty() || text == "." || text == ".." ||
        text.find('/') != std::string::npos ||
        text.find('\0') != std::string::npos)
      fail("a file name that leads elsewhere");
    return text;
  }

  const Json& array(const Json& value) const {
    if (!value.is_array()) fail("not a list where one belongs");
    return value;
  }

  FileInfo file(const Json& value) const {
    expect_keys(value, {"name", "size", "xxh3"});
    return {name(value["name"]), integer<std::uint64_t>(value["size"]),
            hash(string(value["xxh3"]))};
  }

  std::optional<FileInfo> optional_file(const Json& value) const {
    if (value.is_null()) return std::nullopt;
    return file(value);
  }

  std::uint64_t hash(std::string_view digits) const {
    if (digits.size() != kHashDigits) fail("not a checksum where one belongs");
    std::uint64_t number = 0;
    for (char digit : digits) {
      bool is_decimal = digit >= '0' && digit <= '9';
      if (!is_decimal && (digit < 'a' || digit > 'f'))
        fail("not a checksum where one belongs");
      number = number << 4 | static_cast<std::uint64_t>(
                                 is_decimal ? digit - '0' : digit - 'a' + 10);
    }
    return number;
  }

  ManifestSegment segment(const Json& value) const {
    expect_keys(value, {"name", "documents", "dead", "total_length", "revision",
                        "postings", "columns", "records", "tombstones"});
    ManifestSegment segment;
    segment.files = {name(value["name"]), file(value["postings"]),
                     file(value["columns"]), file(value["records"]),
                     integer<std::uint64_t>(value["revision"])};
    segment.documents = integer<std::uint32_t>(value["documents"]);
    segment.dead = integer<std::uint32_t>(value["dead"]);
    segment.total_length = integer<std::uint64_t>(value["total_length"]);
    segment.tombstones = optional_file(value["tombstones"]);
    if (segment.documents == 0 || segment.dead > segment.documents ||
        (segment.dead > 0) != segment.tombstones.has_value())
      fail("numbers of documents that do not fit");
    return segment;
  }

  AnalysisSettings settings(const Json& value) const {
    expect_keys(value, {"analysis_version", "stemmer", "stop_words", "icu",
                        "title_weight"});
    return {integer<int>(value["analysis_version"]), string(value["stemmer"]),
            string(value["stop_words"]), string(value["icu"]),
            integer<std::uint32_t>(value["title_weight"])};
  }

  Manifest manifest(const Json& json) const {
    // Indexes without corrections or stories do not name them.
    Json named = json;
    named.erase("corrections");
    named.erase("stories");
    expect_keys(named, {"format", "index_id", "revision", "next_segment",
                        "settings", "segments", "values", "catalogue",
                        "gazetteer", "gazetteer_version", "user_tables"});
    Manifest manifest;
    manifest.format = integer<int>(json["format"]);
    manifest.index_id = string(json["index_id"]);
    manifest.revision = integer<std::uint64_t>(json["revision"]);
    manifest.next_segment = integer<std::uint64_t>(json["next_segment"]);
    manifest.settings = settings(json["settings"]);
    for (const Json& entry : array(json["segments"]))
      manifest.segments.push_back(segment(entry));
    manifest.values = file(json["values"]);
    manifest.catalogue = optional_file(json["catalogue"]);
    manifest.gazetteer = file(json["gazetteer"]);
    manifest.gazetteer_version = string(json["gazetteer_version"]);
    for (const Json& entry : array(json["user_tables"]))
      manifest.user_tables.push_back(file(entry));
    if (json.contains("corrections"))
      manifest.corrections = file(json["corrections"]);
    if (json.contains("stories")) manifest.stories = file(json["stories"]);
    return manifest;
  }

  // Comes before all else, for another version may change all else.
  void check_format(const Json& json) const {
    if (!json.is_object() || !json.contains("format"))
      fail("it is no manifest");
    int format = integer<int>(json["format"]);
    if (format > kFormatVersion)
      throw Error(ErrorCode::Incompatible,
                  "reading " + path_ + ": the index has format " +
                      std::to_string(format) + ", this build reads " +
                      std::to_string(kFormatVersion) +
                      "; use a newer build of dossier");
    if (format != kFormatVersion)
      throw Error(ErrorCode::Incompatible,
                  "reading " + path_ + ": the index has the old format " +
                      std::to_string(format) + ", this build reads " +
                      std::to_string(kFormatVersion) +
                      "; add its articles to a new index");
  }

 private:
  const std::string& path_;
};

}  // namespace

AnalysisSettings AnalysisSettings::current() {
  UVersionInfo version;
  u_getVersion(version);
  char icu[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, icu);
  return {kAnalysisVersion, std::string("xapian-") + Xapian::version_string(),
          stop_words_version(), icu, kTitleWeight};
}

std::uint64_t Manifest::articles() const {
  std::uint64_t living = 0;
  for (const ManifestSegment& segment : segments)
    living += segment.documents - segment.dead;
  return living;
}

std::vector<FileInfo> Manifest::all_files() const {
  std::vector<FileInfo> files;
  for (const ManifestSegment& segment : segments) {
    files.push_back(segment.files.postings);
    files.push_back(segment.files.columns);
    files.push_back(segment.files.records);
    if (segment.tombstones) files.push_back(*segment.tombstones);
  }
  files.push_back(values);
  if (catalogue) files.push_back(*catalogue);
  files.push_back(gazetteer);
  files.insert(files.end(), user_tables.begin(), user_tables.end());
  if (corrections) files.push_back(*corrections);
  if (stories) files.push_back(*stories);
  return files;
}

std::string format_manifest(const Manifest& manifest) {
  const AnalysisSettings& settings = manifest.settings;
  Json segments = Json::array();
  for (const ManifestSegment& segment : manifest.segments)
    segments.push_back(to_json(segment));
  Json json = {{"format", manifest.format},
               {"index_id", manifest.index_id},
               {"revision", manifest.revision},
               {"next_segment", manifest.next_segment},
               {"settings",
                {{"analysis_version", settings.analysis_version},
                 {"stemmer", settings.stemmer},
                 {"stop_words", settings.stop_words},
                 {"icu", settings.icu},
                 {"title_weight", settings.title_weight}}},
               {"segments", segments},
               {"values", to_json(manifest.values)},
               {"catalogue", to_json(manifest.catalogue)},
               {"gazetteer", to_json(manifest.gazetteer)},
               {"gazetteer_version", manifest.gazetteer_version},
               {"user_tables", to_json(manifest.user_tables)}};
  if (manifest.corrections)
    json["corrections"] = to_json(*manifest.corrections);
  if (manifest.stories) json["stories"] = to_json(*manifest.stories);
  // "replace": a name that is not UTF-8 must not throw what is not ours.
  std::string text =
      json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
  const std::string checksum = hex(xxh3(text));
  return text.append(kChecksumLabel).append(checksum).append("\n");
}

Manifest parse_manifest(std::string_view bytes, const std::string& path) {
  Reader reader(path);
  if (bytes.size() < kChecksumLineBytes) reader.fail("it is too short");
  std::string_view content = bytes.substr(0, bytes.size() - kChecksumLineBytes);
  std::string_view line = bytes.substr(content.size());
  if (!line.starts_with(kChecksumLabel) || line.back() != '\n' ||
      reader.hash(line.substr(kChecksumLabel.size(), kHashDigits)) !=
          xxh3(content))
    reader.fail("its checksum does not hold");
  Json json = Json::parse(content, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) reader.fail("it is not JSON");
  reader.check_format(json);
  return reader.manifest(json);
}

namespace {

bool has_segments(const std::filesystem::path& folder) {
  std::error_code ignored;  // what cannot be listed is no index
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.path().filename().string().starts_with("seg-")) return true;
  return false;
}

}  // namespace

bool has_index(const std::filesystem::path& folder) {
  std::ifstream manifest(folder / kManifestName, std::ios::binary);
  std::string line(kChecksumLineBytes, '\0');
  manifest.seekg(-static_cast<std::streamoff>(kChecksumLineBytes),
                 std::ios::end);
  manifest.read(line.data(), static_cast<std::streamsize>(line.size()));
  return manifest && line.starts_with(kChecksumLabel);
}

Manifest read_manifest(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / kManifestName;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    if (error)
      throw Error(ErrorCode::Io,
                  "opening " + path.string() + ": " + error.message());
    if (has_segments(folder))
      throw Error(ErrorCode::Corrupt, "opening " + folder.string() +
                                          ": the manifest is missing; restore "
                                          "it, or index the sources anew");
    throw Error(ErrorCode::NotFound,
                "opening " + folder.string() + ": there is no index");
  }
  auto file = MappedFile::open(path);
  return parse_manifest(file->bytes(), path.string());
}

void publish_manifest(const std::filesystem::path& folder,
                      const Manifest& manifest) {
  replace_file_durably(folder / kManifestName, format_manifest(manifest));
}

}  // namespace dossier::internal
