// What a rule may ask of one event: short questions that are answered by nothing, no, or an empty
// text where a value is absent or of another kind (shape has said so already).
// Private to rules*.cpp. Threads: one owner.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ledger/base/dutch_time.h"
#include "ledger/event/content.h"
#include "ledger/event/skelet.h"

namespace zegel::event {

class Facts {
 public:
  Facts(const Skelet& skelet, const Content& content) : skelet_(skelet), content_(content) {}

  std::string_view iss() const { return skelet_.iss; }
  std::string_view bkl() const { return skelet_.bkl; }
  std::size_t betrokkenen() const { return content_.betrokkenen(); }

  std::string_view text(std::string_view key) const;
  bool is(std::string_view key, std::string_view code) const { return text(key) == code; }
  bool yes(std::string_view key) const { return content_.flag(key).value_or(false); }
  bool filled(std::string_view key) const;                          // not null, not empty
  bool holds(std::string_view key, std::string_view code) const;    // a set of codes
  std::size_t count(std::string_view key) const;                    // codes in a set
  std::optional<std::int64_t> moment(std::string_view key) const;
  std::optional<base::Date> date(std::string_view key) const;
  std::optional<base::Date> day() const;                            // of tijdstip
  // Both are known and the date lies after the limit.
  bool later(std::string_view key, std::optional<base::Date> limit) const;

 private:
  const Skelet& skelet_;
  const Content& content_;
};

// The same of one element of betrokkenen.
class ElementFacts {
 public:
  explicit ElementFacts(const boost::json::object& element) : element_(element) {}
  std::string_view text(std::string_view key) const;
  bool is(std::string_view key, std::string_view code) const { return text(key) == code; }
  std::optional<base::Date> date(std::string_view key) const {
    return base::Date::parse(text(key));
  }

 private:
  const boost::json::object& element_;
};

// So many days after it, where it is known.
std::optional<base::Date> days_after(std::optional<base::Date> date, int days);

}  // namespace zegel::event
