#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ledger/base/limits.h"
#include "ledger/tlog/decimal.h"
#include "ledger/tlog/policy.h"

namespace zegel::tlog {
namespace {

constexpr std::size_t most_of_a_kind = 32;
constexpr std::size_t most_words = 3 + 2 * most_of_a_kind;  // group, name, threshold, members

using Words = std::vector<std::string_view>;

// One method per keyword; each answers what is wrong with its line, or nothing.
class Reader {
 public:
  std::string_view read_line(std::string_view line);
  std::optional<Policy> take(std::string& fault);

 private:
  std::string_view log(const Words& words);
  std::string_view witness(const Words& words);
  std::string_view group(const Words& words);
  std::string_view quorum(const Words& words);
  bool takes_key(const VerifierKey& key) { return keys_.insert(key.key.raw).second; }
  bool is_new_name(std::string_view name) const { return name != "none" && !names_.contains(name); }

  Policy policy_;
  bool has_quorum_ = false;
  std::set<std::string, std::less<>> names_, members_;
  std::set<base::ByteArray<32>> keys_;
};

bool allowed(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

Words words_of(std::string_view line) {
  Words words;
  while (words.size() <= most_words) {
    const std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string_view::npos) break;
    line.remove_prefix(start);
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return words;
}

std::string_view Reader::read_line(std::string_view line) {
  if (!std::ranges::all_of(line, allowed)) return "een teken dat niet mag";
  const Words words = words_of(line);
  if (words.empty() || words[0].starts_with('#')) return {};
  if (words[0] == "log") return log(words);
  if (words[0] == "witness") return witness(words);
  if (words[0] == "group") return group(words);
  if (words[0] == "quorum") return quorum(words);
  return "onbekend woord; verwacht log, witness, group of quorum";
}

std::string_view Reader::log(const Words& words) {
  if (words.size() < 2 || words.size() > 3) return "verwacht: log <vkey> [<url>]";
  if (policy_.logs.size() == most_of_a_kind) return "meer dan 32 logboeken";
  const auto key = VerifierKey::parse(words[1]);
  if (!key || key->type != log_key_type) return "geen sleutel van een logboek";
  if (!takes_key(*key)) return "deze sleutel staat er al";
  policy_.logs.push_back(*key);
  return {};
}

std::string_view Reader::witness(const Words& words) {
  if (words.size() < 3 || words.size() > 4) return "verwacht: witness <naam> <vkey> [<url>]";
  if (policy_.witnesses.size() == most_of_a_kind) return "meer dan 32 getuigen";
  if (!is_new_name(words[1])) return "deze naam is al gebruikt";
  const auto key = VerifierKey::parse(words[2]);
  if (!key || key->type != cosigner_type) return "geen sleutel van een getuige";
  if (!takes_key(*key)) return "deze sleutel staat er al";
  names_.emplace(words[1]);
  policy_.witnesses.push_back(
      {std::string(words[1]), *key, words.size() == 4 ? std::string(words[3]) : ""});
  return {};
}

std::string_view Reader::group(const Words& words) {
  if (words.size() < 4) return "verwacht: group <naam> <k|any|all> <naam>...";
  if (policy_.groups.size() == most_of_a_kind) return "meer dan 32 groepen";
  if (!is_new_name(words[1])) return "deze naam is al gebruikt";
  PolicyGroup group{.name = std::string(words[1]), .members = {}};
  for (const std::string_view member : std::span(words).subspan(3)) {
    if (!names_.contains(member)) return "een lid dat hierboven niet staat";
    if (!members_.emplace(member).second) return "een lid dat al ergens lid is";
    group.members.emplace_back(member);
  }
  const std::uint64_t count = group.members.size();
  const auto number = words[2] == "any"   ? std::optional<std::uint64_t>(1)
                      : words[2] == "all" ? count
                                          : parse_decimal(words[2]);
  if (!number || *number < 1 || *number > count) return "de drempel past niet bij het aantal leden";
  group.threshold = static_cast<unsigned>(*number);
  names_.insert(group.name);
  policy_.groups.push_back(std::move(group));
  return {};
}

std::string_view Reader::quorum(const Words& words) {
  if (words.size() != 2) return "verwacht: quorum <naam>";
  if (has_quorum_) return "een tweede quorum";
  if (words[1] != "none" && !names_.contains(words[1])) return "een naam die hierboven niet staat";
  has_quorum_ = true;
  policy_.quorum = words[1];
  return {};
}

std::optional<Policy> Reader::take(std::string& fault) {
  if (has_quorum_) return std::move(policy_);
  fault = "er staat geen regel quorum";
  return std::nullopt;
}

}  // namespace

std::optional<Policy> parse_policy(std::string_view text, std::string& fault) {
  if (text.size() > base::limits::policy) {
    fault = "groter dan 64 KiB";
    return std::nullopt;
  }
  Reader reader;
  for (unsigned number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const auto wrong = reader.read_line(text.substr(0, end)); !wrong.empty()) {
      fault = fmt::format("regel {}: {}", number, wrong);
      return std::nullopt;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.take(fault);
}

}  // namespace zegel::tlog
