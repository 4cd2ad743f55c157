#include <algorithm>
#include <array>

#include "ledger/inhoud/opened_state.h"

namespace zegel::inhoud {
namespace {

// One attempt to read gemeenschappelijk together with some of the betrokkenen.
class Attempt {
 public:
  Attempt(const std::vector<PartText>& texts, const base::Hash& digest) : texts_(texts) {
    skelet_.inhoud = digest;
  }
  // The content when all of it stands where it must.
  std::optional<event::Content> read(std::span<const std::size_t> parts);

 private:
  bool placed_well(std::span<const std::size_t> parts,
                   const std::vector<std::uint8_t>& owner) const;
  bool complete(std::span<const std::size_t> parts, const event::Content& content) const;
  // One betrokkene: its part holds keys too (N8).
  bool single() const { return texts_.size() == 2; }

  const std::vector<PartText>& texts_;
  event::Skelet skelet_;
};

}  // namespace

void check_structure(OpenedRecord& out, const base::Hash& digest) {
  std::vector<PartText>& texts = out.state().parts;
  std::vector<std::size_t> present;
  for (std::size_t i = 0; i < out.parts.size(); ++i)
    if (out.parts[i] == Part::aanwezig) present.push_back(i);
  const auto lose = [&](std::size_t i) {
    out.parts[i] = Part::ontbreekt;
    texts[i].drop();
  };
  Attempt attempt(texts, digest);
  if (!present.empty() && present.front() == 0) {
    if (out.content = attempt.read(present); out.content) return;
    // Something in it is foreign: find out in which part.
    std::vector<std::size_t> sound{0};
    if (attempt.read(sound)) {
      for (const std::size_t i : std::span(present).subspan(1)) {
        const bool good = attempt.read(std::array{std::size_t{0}, i}).has_value();
        good ? sound.push_back(i) : lose(i);
      }
      if (out.content = attempt.read(sound); out.content) return;
    }
  }
  for (const std::size_t i : present) lose(i);  // without gemeenschappelijk nothing can be checked
}

namespace {

std::optional<event::Content> Attempt::read(std::span<const std::size_t> parts) {
  std::vector<std::string_view> disclosures;
  for (const std::size_t i : parts)
    disclosures.insert(disclosures.end(), texts_[i].disclosures.begin(),
                       texts_[i].disclosures.end());
  auto opened = event::open_partial(skelet_, disclosures);
  if (!opened || !placed_well(parts, opened->owner) || !complete(parts, opened->content))
    return std::nullopt;
  return std::move(opened->content);
}

// Gemeenschappelijk holds no element; a betrokkene holds exactly its own, and keys only when it is
// the one betrokkene of the event.
bool Attempt::placed_well(std::span<const std::size_t> parts,
                          const std::vector<std::uint8_t>& owner) const {
  auto at = owner.begin();
  for (const std::size_t i : parts) {
    const auto size = static_cast<std::ptrdiff_t>(texts_[i].disclosures.size());
    const auto own = std::count(at, at + size, static_cast<std::uint8_t>(i));
    const auto keys = std::count(at, at + size, std::uint8_t{0});
    if (i == 0 && own != size) return false;
    if (i != 0 && own != 1) return false;
    if (i != 0 && (own + keys != size || (keys != 0 && !single()))) return false;
    at += size;
  }
  return true;
}

bool Attempt::complete(std::span<const std::size_t> parts, const event::Content& content) const {
  const std::size_t elements = content.betrokkenen() + content.unopened_elements();
  if (elements != texts_.size() - 1) return false;
  const bool keys_elsewhere = single() && parts.size() == 1;
  return keys_elsewhere || content.unopened_keys() == 0;
}

}  // namespace
}  // namespace zegel::inhoud
