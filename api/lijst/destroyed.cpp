#include "api/lijst/destroyed.h"

#include <boost/json.hpp>

#include "api/services.h"

namespace zegel::api::lijst {

namespace {

using projections::SpoorQuery;
using projections::SpoorRow;

constexpr std::size_t most_fences = 1'000;

boost::json::object fields_of(const SpoorRow& row) {
  boost::json::error_code error;
  auto value = boost::json::parse(row.velden, error);
  return !error && value.is_object() ? std::move(value.get_object()) : boost::json::object();
}

// The sum of `aantallen` of the fence that this judgement makes valid; 0 when it does not.
std::uint64_t dossiers_of(Services& services, const store::Rows& rows, std::string_view reg,
                          const SpoorRow& judgement) {
  const auto fields = fields_of(judgement);
  const auto* valid = fields.if_contains("geldig");
  const auto* hek = fields.if_contains("hek");
  if (!valid || !valid->is_bool() || !valid->get_bool() || !hek || !hek->is_string()) return 0;
  const auto jti = base::Jti::parse(hek->get_string());
  const auto found = jti ? services.node.sequencer().find(reg, *jti) : std::nullopt;
  if (!found) return 0;
  SpoorQuery fence{.reg = reg};
  fence.from = found->index.value;
  fence.until = found->index.value + 1;
  std::uint64_t sum = 0;
  for (const SpoorRow& row : services.projections.spoor().query(rows, fence).rows) {
    const auto counts = fields_of(row);
    const auto* of = counts.if_contains("aantallen");
    if (!of || !of->is_object()) continue;
    for (const auto& member : of->get_object())
      sum += member.value().is_int64() ? static_cast<std::uint64_t>(member.value().get_int64()) : 0;
  }
  return sum;
}

}  // namespace

std::uint64_t destroyed_since(Services& services, const Extents& extents) {
  return services.node.ledger().view([&](const store::Rows& rows) {
    std::uint64_t sum = 0;
    for (const Extent& extent : extents) {
      SpoorQuery judgements{.reg = extent.reg, .types = {"vernietiging-bekrachtigd.v1"}};
      judgements.from = extent.size;
      judgements.limit = most_fences;
      for (const SpoorRow& row : services.projections.spoor().query(rows, judgements).rows)
        sum += dossiers_of(services, rows, extent.reg, row);
    }
    return sum;
  });
}

}  // namespace zegel::api::lijst
