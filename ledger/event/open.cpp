// E11-E13 and O5: from disclosures to content, every digest accounted for (content.h, envelop.md
// 3).
#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "ledger/base/limits.h"
#include "ledger/event/content_state.h"
#include "ledger/event/disclosure.h"

namespace zegel::event {
namespace {

namespace json = boost::json;
namespace limits = base::limits;

enum class Missing : bool { refused, allowed };

// Where a digest stands; a text only when it must be told.
struct Place {
  std::string_view list;
  std::size_t index;
  std::string text() const { return std::string(list) + '/' + std::to_string(index); }
};

// E12. Walks the signed structure from the one digest of the skelet downwards, and marks what it
// meets. What cannot be read has its own fault already and brings no second one.
class Accounting {
 public:
  Accounting(std::vector<Disclosure>& disclosures, Missing missing, base::Refusals& faults);
  void walk(const base::Hash& root, Content::State& content, std::vector<std::uint8_t>& owner);

 private:
  using Kind = Disclosure::Kind;
  struct Entry {
    base::Hash digest;
    std::size_t disclosure;
  };
  // The disclosure of a digest that may stand at `place`; nullptr when there is none.
  Disclosure* open(const json::value& digest, Kind kind, const Place& place,
                   std::size_t& unopened);
  Disclosure* open(const base::Hash& digest, Kind kind, const Place& place,
                   std::size_t& unopened);
  Disclosure* find(const base::Hash& digest);
  bool open_keys(const json::value& inhoud, Content::State& content);
  bool open_elements(const json::value& list, Content::State& content,
                     std::vector<std::uint8_t>& owner);
  void refuse(std::string place) { faults_.push_back({"V-ENV-7", std::move(place)}); }
  void refuse(const Place& place) { refuse(place.text()); }
  void refuse_unused(bool keys_known, bool elements_known);

  std::vector<Disclosure>& disclosures_;
  Missing missing_;
  base::Refusals& faults_;
  std::array<Entry, limits::disclosures> by_digest_;   // sorted
  std::vector<base::Hash> closed_;                     // digests met without a disclosure
};

base::Result<Opened> open_all(const Skelet& skelet, std::span<const std::string_view> disclosures,
                              const catalogue::EventRow* row, Missing missing);
std::size_t first_block(std::span<const std::string_view> disclosures);

}  // namespace

base::Result<Opened> open_disclosures(const Skelet& skelet,
                                      std::span<const std::string_view> disclosures,
                                      const catalogue::EventRow& row) {
  return open_all(skelet, disclosures, &row, Missing::refused);
}

base::Result<Opened> open_partial(const Skelet& skelet,
                                  std::span<const std::string_view> disclosures) {
  return open_all(skelet, disclosures, nullptr, Missing::allowed);
}

namespace {

base::Result<Opened> open_all(const Skelet& skelet, std::span<const std::string_view> texts,
                              const catalogue::EventRow* row, Missing missing) {
  if (texts.size() > limits::disclosures) return std::unexpected(base::Failure::refused("V-GRO-1"));
  Opened out;
  out.owner.resize(texts.size());
  Content::State& content = out.content.state();
  content.arena.emplace(first_block(texts));
  base::Refusals faults;
  auto disclosures = read_disclosures(texts, row, *content.arena, faults);
  Accounting(disclosures, missing, faults).walk(skelet.inhoud, content, out.owner);
  check_salts(disclosures, faults);
  if (!faults.empty()) return std::unexpected(base::Failure::refused(std::move(faults)));
  return out;
}

// Room for the parsed values, measured at about twice the text and 200 bytes per disclosure; what
// does not fit goes to a further block.
std::size_t first_block(std::span<const std::string_view> disclosures) {
  std::size_t chars = 0;
  for (const std::string_view text : disclosures) chars += text.size();
  return std::min<std::size_t>(1'024 + chars * 2 + disclosures.size() * 256, 64u << 10);
}

Accounting::Accounting(std::vector<Disclosure>& disclosures, Missing missing,
                       base::Refusals& faults)
    : disclosures_(disclosures), missing_(missing), faults_(faults) {
  for (std::size_t i = 0; i < disclosures_.size(); ++i)
    by_digest_[i] = {disclosures_[i].digest, i};
  std::sort(by_digest_.begin(), by_digest_.begin() + disclosures_.size(),
            [](const Entry& a, const Entry& b) {
              return std::tie(a.digest, a.disclosure) < std::tie(b.digest, b.disclosure);
            });
}

void Accounting::walk(const base::Hash& root, Content::State& content,
                      std::vector<std::uint8_t>& owner) {
  std::size_t unopened_root = 0;
  Disclosure* const inhoud = open(root, Kind::inhoud, {"/skelet/_sd", 0}, unopened_root);
  const bool closed_on_purpose = unopened_root != 0;  // only where a missing one is allowed
  content.inhoud_opened = inhoud != nullptr;
  const bool keys_known = inhoud ? open_keys(*inhoud->value, content) : closed_on_purpose;
  bool elements_known = keys_known;
  for (const Disclosure& one : disclosures_) {
    if (one.used && one.kind == Kind::faulty) elements_known = false;  // may have been the list
    if (!one.used || one.kind != Kind::key) continue;
    if (one.name != betrokkenen_key) {
      content.keys.push_back({one.name, one.value});
      continue;
    }
    content.has_betrokkenen = true;
    elements_known = open_elements(*one.value, content, owner) && elements_known;
  }
  refuse_unused(keys_known, elements_known);
}

// N1: {"_sd":[...]} and nothing beside it. False: which digests it holds is not known.
bool Accounting::open_keys(const json::value& inhoud, Content::State& content) {
  const json::object* const object = inhoud.if_object();
  const json::value* const list = object && object->size() == 1 ? object->if_contains("_sd")
                                                                : nullptr;
  const json::array* const digests = list ? list->if_array() : nullptr;
  if (!digests || digests->size() > limits::disclosures) {
    refuse("/inhoud/_sd");
    return false;
  }
  content.keys.reserve(digests->size());
  std::array<std::string_view, limits::disclosures> names;
  std::size_t count = 0;
  for (std::size_t i = 0; i < digests->size(); ++i) {
    const Disclosure* const key =
        open((*digests)[i], Kind::key, {"/inhoud/_sd", i}, content.unopened_keys);
    if (!key) continue;
    const auto end = names.begin() + count;
    if (std::find(names.begin(), end, key->name) != end)
      refuse(place_of(static_cast<std::size_t>(key - disclosures_.data())));
    names[count++] = key->name;
  }
  return true;
}

// N3: [{"...":digest}, ...]. False: which digests it holds is not known.
bool Accounting::open_elements(const json::value& list, Content::State& content,
                               std::vector<std::uint8_t>& owner) {
  const json::array* const elements = list.if_array();
  if (!elements || elements->size() > limits::disclosures) {
    refuse("/inhoud/betrokkenen");
    return false;
  }
  for (std::size_t i = 0; i < elements->size(); ++i) {
    const Place place{"/inhoud/betrokkenen", i};
    const json::object* const object = (*elements)[i].if_object();
    const json::value* const digest =
        object && object->size() == 1 ? object->if_contains("...") : nullptr;
    if (!digest) {
      refuse(place);
      continue;
    }
    const Disclosure* const element = open(*digest, Kind::element, place,
                                           content.unopened_elements);
    if (!element) continue;
    content.betrokkenen.push_back(&element->value->get_object());
    owner[static_cast<std::size_t>(element - disclosures_.data())] =
        static_cast<std::uint8_t>(i + 1);
  }
  return true;
}

Disclosure* Accounting::open(const json::value& digest, Kind kind, const Place& place,
                             std::size_t& unopened) {
  const json::string* const text = digest.if_string();
  base::Hash hash;
  if (text && base::decode_base64url_into({text->data(), text->size()}, hash))
    return open(hash, kind, place, unopened);
  refuse(place);
  return nullptr;
}

Disclosure* Accounting::open(const base::Hash& digest, Kind kind, const Place& place,
                             std::size_t& unopened) {
  Disclosure* const found = find(digest);
  if (!found) {
    const bool twice = std::find(closed_.begin(), closed_.end(), digest) != closed_.end();
    if (twice || missing_ == Missing::refused) refuse(place);
    if (missing_ == Missing::allowed) ++unopened;
    closed_.push_back(digest);
    return nullptr;
  }
  const bool twice = std::exchange(found->used, true);
  if (twice) refuse(place);
  if (twice || found->kind == Kind::faulty) return nullptr;
  if (found->kind == kind) return found;
  refuse(place_of(static_cast<std::size_t>(found - disclosures_.data())));
  return nullptr;
}

// The first of equal disclosures; the others stay unused.
Disclosure* Accounting::find(const base::Hash& digest) {
  const auto end = by_digest_.begin() + disclosures_.size();
  const auto at = std::lower_bound(by_digest_.begin(), end, digest,
                                   [](const Entry& entry, const base::Hash& wanted) {
                                     return entry.digest < wanted;
                                   });
  return at != end && at->digest == digest ? &disclosures_[at->disclosure] : nullptr;
}

// A disclosure that no digest names. When a list of digests could not be read, nothing is known
// about those that it may have named.
void Accounting::refuse_unused(bool keys_known, bool elements_known) {
  for (std::size_t i = 0; i < disclosures_.size(); ++i) {
    const Disclosure& one = disclosures_[i];
    if (one.used || one.kind == Kind::faulty) continue;
    if (one.kind == Kind::element ? elements_known : keys_known) refuse(place_of(i));
  }
}

}  // namespace
}  // namespace zegel::event
