#include "api/nightly.h"

#include "ledger/base/journal.h"
#include "projections/projections.h"

namespace zegel::api {

namespace {

constexpr std::int64_t hour_of_night = 2 * 3'600;

}  // namespace

bool Nights::begun(std::int64_t now) {
  const base::Date night = night_of(now);
  const bool begun = night > last_;
  last_ = night;
  return begun;
}

base::Date Nights::night_of(std::int64_t moment) {
  const base::Date day = base::dutch_date(moment);
  return moment >= base::start_of(day) + hour_of_night ? day : day + -1;
}

Nightly::Nightly(const node::Node& node, const base::Clock& clock, node::Upkeep::Pace pace,
                 Tell tell)
    : node_(node), clock_(clock), tell_(std::move(tell)), nights_(clock.now()),
      upkeep_([this] {
        if (!nights_.begun(clock_.now())) return false;
        const Outcome outcome = check();
        if (!stop_) tell_(outcome);
        return false;
      }, pace) {}

Nightly::Outcome Nightly::check() const {
  const std::int64_t began = base::monotonic_ms();
  const auto took = [&] { return base::monotonic_ms() - began; };
  projections::Projections fresh;
  try {
    auto differing = node_.projections_that_differ(fresh, &stop_);
    return {std::move(differing), took()};
  } catch (const store::StoreError& error) {  // the writer judges damage; here nothing was written
    return {std::unexpected(base::Failure::fatal(error.what())), took()};
  }
}

void Nightly::tell_the_journal(const Outcome& outcome) {
  if (!outcome.differing) {
    base::journal(base::Level::alarm, "nachtcontrole van de projecties ging niet door",
                  {{"oorzaak", outcome.differing.error().detail}, {"duur_ms", outcome.took_ms}});
    return;
  }
  for (const std::string& table : *outcome.differing)
    base::journal(base::Level::alarm, "een projectie zegt iets anders dan de berichten",
                  {{"bestand", table}});
  base::journal(base::Level::info, "nachtcontrole van de projecties klaar",
                {{"fout", outcome.differing->size()}, {"duur_ms", outcome.took_ms}});
}

}  // namespace zegel::api
