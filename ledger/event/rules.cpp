#include "ledger/event/rules.h"

#include <algorithm>

#include "ledger/catalogue/refusals.h"
#include "ledger/event/rules_table.h"
#include "ledger/event/shape_faults.h"

namespace zegel::event {
namespace {

template <class Use>
bool any_word(std::string_view words, Use use) {
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    if (use(words.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    words.remove_prefix(end + 1);
  }
  return false;
}

class Rules {
 public:
  Rules(const Skelet& skelet, const Content& content, const catalogue::EventRow& row,
        base::Refusals& out)
      : content_(content), row_(row), facts_(skelet, content), out_(out), shape_(out.size()) {}

  void run() {
    for (const RuleRow& rule : rule_rows)
      if (any_word(rule.types, [&](std::string_view type) { return type == row_.type; }))
        rule.broken != nullptr ? judge(rule) : judge_elements(rule);
  }

 private:
  void judge(const RuleRow& rule) {
    const Place place{.key = rule.veld};
    if (readable(rule, place) && rule.broken(facts_)) refuse(rule, place);
  }

  void judge_elements(const RuleRow& rule) {
    for (std::size_t i = 0; i < content_.betrokkenen(); ++i) {
      const Place place{.key = "betrokkenen", .inner = rule.veld, .element = i};
      const ElementFacts element(content_.betrokkene(i));
      if (readable(rule, place) && rule.broken_for(facts_, element)) refuse(rule, place);
    }
  }

  // No refusal of shape stands at an input, of the event or of this element.
  bool readable(const RuleRow& rule, const Place& place) const {
    if (shape_ == 0) return true;
    if (refused_at(place)) return false;
    return !any_word(rule.inputs, [&](std::string_view name) {
      if (refused_at({.key = name})) return true;
      return place.element != Place::none &&
             refused_at({.key = place.key, .inner = name, .element = place.element});
    });
  }

  bool refused_at(const Place& place) const {
    const std::string veld = place.veld();
    const auto begin = out_.begin();
    return std::any_of(begin, begin + static_cast<std::ptrdiff_t>(shape_),
                       [&](const base::Refusal& refusal) { return refusal.veld == veld; });
  }

  void refuse(const RuleRow& rule, const Place& place) {
    const catalogue::RefusalRow* const row = catalogue::find_refusal(rule.code);
    const bool lifted = row != nullptr && row->mode == 'T' && declared();
    if (!lifted) Faults(out_).add(rule.code, place);
  }

  // D10: a fact that happened is kept, with the reason why.
  bool declared() const {
    return row_.find_field("nietConformVerklaring") != nullptr &&
           facts_.filled("nietConformVerklaring") && facts_.filled("nietConformReden");
  }

  const Content& content_;
  const catalogue::EventRow& row_;
  const Facts facts_;
  base::Refusals& out_;
  const std::size_t shape_;  // the refusals of shape, in front
};

}  // namespace

void check_rules(const Skelet& skelet, const Content& content, const catalogue::EventRow& row,
                 base::Refusals& out) {
  Rules(skelet, content, row, out).run();
}

}  // namespace zegel::event
