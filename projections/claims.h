// Which projections have a case for which event type. Every row of the catalogue is claimed here,
// or it does not compile; nothing is applied to a projection that did not claim it.
//
// Invariants (static_assert over all rows, claims.cpp): each row stands here once, each projection
// in it once, and an opener is claimed by `dossiers`. The trail and the akkoorden see every event,
// so they are not named: an empty line says that the trail alone shows it. Threads: constants.
#pragma once

#include <cstdint>
#include <string_view>

namespace zegel::projections {

enum class Projection : std::uint8_t {
  aanhoudingen, betrokkenen, bewaartermijnen, casussen, deelnemers, dossiers, meldingen, partners,
  rechtenverzoeken, toestemmingen, toezichtregels,
};
std::string_view name_of(Projection projection);

class Claimed {
 public:
  constexpr Claimed() = default;
  constexpr void add(Projection projection) { bits_ |= bit(projection); }
  constexpr bool by(Projection projection) const { return (bits_ & bit(projection)) != 0; }
  constexpr bool any() const { return bits_ != 0; }

 private:
  static constexpr std::uint32_t bit(Projection projection) {
    return std::uint32_t{1} << static_cast<unsigned>(projection);
  }
  std::uint32_t bits_ = 0;
};

// Of "casus-geopend", whatever its version; of an unknown type: nobody.
Claimed claims_on(std::string_view type);

}  // namespace zegel::projections
