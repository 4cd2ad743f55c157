// The projections of current state over a store of their own, and events that reach them as the
// sequencer hands them over: issued by their catalogue row, opened, applied in one transaction.
//
//   StandenWorld world;
//   const base::CasusId casus = world.dossier("casus-1");
//   world.land("regie", "casus-geopend", casus, "2025-09-09T13:00:00+02:00", {{"niveau", "zvh"}});
//   world.standen.casussen().casus(rows, casus)   // in world.view(...)
// Ids follow from names as in domein.md 12.2. No rule of the intake is asked: a test may land what
// no partner could send. Threads: one.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>

#include <boost/json.hpp>

#include "ledger/base/moment.h"
#include "ledger/crypto/random.h"
#include "projections/standen.h"
#include "tests/support/temp_dir.h"

namespace zegel::tests {

class StandenWorld {
 public:
  using Object = boost::json::object;
  StandenWorld();

  static base::CasusId dossier(std::string_view name);
  static base::Pid pid(std::string_view name);
  static base::Handle handle(std::string_view name);
  static std::string oin(int number);             // organisation n of domein.md 12.2
  static std::int64_t moment(std::string_view text) { return base::parse_moment(text).value(); }
  static base::Date date(std::string_view text) { return base::Date::parse(text).value(); }

  // An event that landed. A member "betrokkenen" of `inhoud` is a list of elements.
  base::Jti land(std::string_view reg, std::string_view type, const base::CasusId& casus,
                 std::string_view tijdstip, Object inhoud);
  // The same about one betrokkene.
  base::Jti land_about(std::string_view reg, std::string_view type, const base::CasusId& casus,
                       std::string_view tijdstip, const base::Pid& pid, std::string_view rol,
                       Object inhoud);
  // akkoord-vastgelegd by this medewerker.
  base::Jti agree(std::string_view reg, const base::CasusId& casus, std::string_view tijdstip,
                  const base::Jti& onderwerp, std::string_view medewerker, bool akkoord = true);
  void forget(std::string_view reg, const base::CasusId& casus);
  std::uint64_t rows_in(std::string_view reg);    // over all tables

  template <class Fn>
  auto view(Fn fn) {
    return store_->view(fn);
  }

  projections::Standen standen;
  std::string iss = oin(1);                       // who signs what lands next

 private:
  test::TempDir directory_;
  std::unique_ptr<store::Store> store_;
  crypto::SystemRandom random_;
  crypto::SigningKey key_ = crypto::SigningKey::generate();
  std::map<base::CasusId, std::string> classes_;
  std::uint64_t next_ = 0;
};

boost::json::array codes(std::initializer_list<std::string_view> list);

}  // namespace zegel::tests
