// Reads the sources of api.md 9 in order of weight, weakest first, so that a later one replaces an
// earlier one; every fault is collected. The only file that knows toml++.
#include <fmt/format.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "config/value_of.h"
#include "config/values.h"

extern char** environ;

namespace zegel::config {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view prefix = "ZEGEL_";
constexpr std::uintmax_t largest_file = 1u << 20;

class Loader {
 public:
  explicit Loader(const Sources& sources) : sources_(sources) {}
  std::expected<Values, Faults> run();

 private:
  void standards();
  void files();
  void read_file(const fs::path& file);
  void read_table(const toml::table& table, const std::string& under, const fs::path& file);
  void read_node(const toml::node& node, const std::string& name, const fs::path& file);
  void environment();
  void flags();
  void take_text(std::string_view name, std::string_view text, Origin origin, std::string place);
  void unknown(std::string_view name, std::string place);
  void required();

  const Sources& sources_;
  Values values_;
  Faults faults_;
};

std::string at_line(const fs::path& file, const toml::source_region& region) {
  return fmt::format("{}:{}", file.string(), region.begin.line);
}

std::string replace_map(std::string_view text, const fs::path& map) {
  static constexpr std::string_view mark = "{map}";
  std::string out(text);
  for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark))
    out.replace(at, mark.size(), map.string());
  return out;
}

// Relative paths count from the file that names them, so that a directory can be moved as a whole.
std::string from_file(const fs::path& file, const std::string& path) {
  if (path.empty() || fs::path(path).is_absolute()) return path;
  return (fs::absolute(file).parent_path() / path).lexically_normal().string();
}

}  // namespace

std::expected<Values, Faults> load(const Sources& sources) { return Loader(sources).run(); }

Pairs process_environment() {
  Pairs out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (text.starts_with(prefix) && equals != std::string_view::npos)
      out.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return out;
}

namespace {

std::expected<Values, Faults> Loader::run() {
  standards();
  files();
  environment();
  flags();
  required();
  if (!faults_.empty()) return std::unexpected(std::move(faults_));
  return std::move(values_);
}

void Loader::standards() {
  for (const Setting& row : settings()) {
    const bool practice = sources_.practice && row.practice.has_value();
    const std::string text = replace_map(practice ? *row.practice : row.standard, sources_.map);
    Setting open = row;
    open.required = false;  // judged at the end, when every source has spoken
    if (auto value = value_of_text(open, text)) values_.keep(row.name, {std::move(*value), {}, {}});
  }
}

void Loader::files() {
  std::error_code failed;
  const bool there = !sources_.file.empty() && fs::exists(sources_.file, failed);
  if (!there && sources_.file_required)
    faults_.push_back({sources_.file.string(), "Dit bestand bestaat niet."});
  if (!there) return;
  read_file(sources_.file);
  std::vector<fs::path> more;
  for (const auto& entry : fs::directory_iterator(sources_.file.parent_path() / "conf.d", failed))
    if (entry.path().extension() == ".toml") more.push_back(entry.path());
  std::ranges::sort(more);
  for (const fs::path& file : more) read_file(file);
}

void Loader::read_file(const fs::path& file) {
  std::error_code failed;
  const auto size = fs::file_size(file, failed);
  std::ifstream in(file);
  if (failed || !in || size > largest_file) {
    faults_.push_back({file.string(), "Dit bestand is niet te lezen of te groot."});
    return;
  }
  std::stringstream text;
  text << in.rdbuf();
  try {
    read_table(toml::parse(text.str(), file.string()), {}, file);
  } catch (const toml::parse_error& error) {
    faults_.push_back({at_line(file, error.source()), "Dit is geen geldige TOML."});
  }
}

void Loader::read_table(const toml::table& table, const std::string& under, const fs::path& file) {
  for (const auto& [key, node] : table) {
    const std::string name = under.empty() ? std::string(key) : under + "." + std::string(key);
    if (const toml::table* deeper = node.as_table()) {
      read_table(*deeper, name, file);
    } else {
      read_node(node, name, file);
    }
  }
}

void Loader::read_node(const toml::node& node, const std::string& name, const fs::path& file) {
  const std::string place = at_line(file, node.source());
  const Setting* row = find_setting(name);
  if (!row) return unknown(name, place);
  Values::Value value = std::string();
  if (const auto* text = node.as_string())
    value = row->type == Type::path ? from_file(file, text->get()) : text->get();
  if (const auto* number = node.as_integer()) value = number->get();
  if (const auto* boolean = node.as_boolean()) value = boolean->get();
  if (const auto* array = node.as_array()) {
    std::vector<std::string> items;
    for (const toml::node& item : *array)
      if (const auto* text = item.as_string()) items.push_back(text->get());
    if (items.size() == array->size()) value = std::move(items);
  }
  auto known = checked(*row, std::move(value));
  if (!known) {
    faults_.push_back({place, fmt::format("{}: {}", name, known.error())});
    return;
  }
  values_.keep(name, {std::move(*known), Origin::file, place});
}

// ZEGEL_LUISTER__CONSOLE__ADRES; a name without `__` belongs to the command line (ZEGEL_URL).
void Loader::environment() {
  for (const auto& [variable, text] : sources_.environment) {
    if (!variable.starts_with(prefix) || variable.find("__") == std::string::npos) continue;
    std::string name;
    for (std::size_t i = prefix.size(); i < variable.size(); ++i) {
      if (variable.compare(i, 2, "__") == 0) {
        name += '.';
        ++i;
        continue;
      }
      const char c = variable[i];
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    take_text(name, text, Origin::environment, variable);
  }
}

void Loader::flags() {
  for (const auto& [name, text] : sources_.flags)
    take_text(name, text, Origin::flag, "--zet " + name);
}

void Loader::take_text(std::string_view name, std::string_view text, Origin origin,
                       std::string place) {
  const Setting* row = find_setting(name);
  if (!row) return unknown(name, std::move(place));
  auto value = value_of_text(*row, text);
  if (!value) {
    faults_.push_back({std::move(place), fmt::format("{}: {}", name, value.error())});
    return;
  }
  values_.keep(name, {std::move(*value), origin, std::move(place)});
}

void Loader::unknown(std::string_view name, std::string place) {
  const std::string_view near = nearest_setting(name);
  std::string sentence = fmt::format("{} is geen instelling.", name);
  if (!near.empty()) sentence += fmt::format(" Bedoelde u {}?", near);
  faults_.push_back({std::move(place), std::move(sentence)});
}

void Loader::required() {
  for (const Setting& row : settings())
    if (row.required && values_.text(row.name).empty() &&
        values_.origin(row.name) == Origin::standard)
      faults_.push_back({std::string(row.name),
                         fmt::format("{} ontbreekt. {}", row.name, row.sentence)});
}

}  // namespace

}  // namespace zegel::config
