// A tiny vocabulary for E14: a correct inhoud per type, changed in one place, and its refusals.
// The content goes through the real disclosures (E11-E13), so what shape sees is what intake gives.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "ledger/catalogue/events.h"
#include "ledger/event/content.h"
#include "ledger/event/shape.h"

namespace zegel::shape_test {

using boost::json::array;
using boost::json::object;
using Lines = std::vector<std::string>;  // "V-SCH-4 /inhoud/doel", sorted

// Any JSON value; texts of every string type, which boost::json::value does not take implicitly.
struct Value {
  template <class From>
    requires(!std::is_same_v<std::remove_cvref_t<From>, Value>)
  Value(From&& from) {  // NOLINT: implicit by purpose
    if constexpr (std::is_convertible_v<From, std::string_view>)
      json = std::string_view(from);
    else
      json = boost::json::value(std::forward<From>(from));
  }
  boost::json::value json;
};

inline constexpr std::int64_t signed_at = 1'772'445'600;  // 2026-03-02T10:00:00Z
inline constexpr std::string_view id_a = "MyhGUvpVgsg8Joy0tAdwTg";
inline constexpr std::string_view id_b = "GxZJHv5h85YvFjdkeKpziA";
inline constexpr std::string_view id_c = "dfEHrNyKXR5NUG0rVGXIbA";
inline constexpr std::string_view hash_a = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
inline constexpr std::string_view oin_a = "00000099000000001000";
inline constexpr std::string_view oin_b = "00000099000000002000";

// Every key of the row, absent = null, with the required ones filled in.
object correct(std::string_view evt);
object verstrekking();
object koppeling(std::string_view identificatiesoort, object person);
object element(std::string_view pid, std::string_view informeren = "vooraf");

struct Judged {
  event::ShapeContext context{.now = signed_at + 600, .practice = true};
  std::int64_t iat = signed_at;

  Lines operator()(std::string_view evt, const object& inhoud) const;
  // The row that judges may be another edition than the one that opened the disclosures.
  Lines operator()(const catalogue::EventRow& row, std::string_view evt,
                   const object& inhoud) const;
};
inline Lines faults(std::string_view evt, const object& inhoud) { return Judged{}(evt, inhoud); }
inline Lines faults(const object& verstrekking) {
  return Judged{}("verstrekking-gedaan.v1", verstrekking);
}

struct Opened {
  event::Skelet skelet;
  event::Content content;
};
Opened open(std::string_view evt, const object& inhoud, std::int64_t hour = signed_at);

}  // namespace zegel::shape_test
