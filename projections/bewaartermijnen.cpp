#include "projections/bewaartermijnen.h"

#include "ledger/catalogue/terms.h"

namespace zegel::projections {

namespace {

constexpr int days_before_melding_counts = 90;  // domein.md 7.1: a forgotten melding dies too

void start_at(Bewaartermijn& row, base::Date start) {
  row.start = start;
  row.vernietigen_na = catalogue::last_day(catalogue::term_of(row.bkl).value(), start);
}

// The clock that runs from the opening on, until another event of the dossier says more.
void begin(Bewaartermijn& row, const Effect& effect) {
  const base::Date datum = effect.datum();
  if (row.bkl == "melding-1j") start_at(row, datum + days_before_melding_counts);
  if (row.bkl.starts_with("signaal-")) start_at(row, datum);
  if (row.bkl == "raadpleging-5j") start_at(row, base::last_of_month(datum));
  if (row.bkl == "bevinding-5j") start_at(row, base::add_years(datum, 1));
  if (row.bkl == "verantwoording-10j") start_at(row, datum);
  if (row.bkl == "sisa-2j") {
    const base::Date longest = base::add_years(datum, 2);
    row.start = datum;
    row.vernietigen_na =
        std::min(longest, effect.fields.date("verwijderenUiterlijkDatum").value_or(longest));
  }
}

// The earlier of the date that stands and the date of the first event of this kind.
void start_once(Bewaartermijn& row, base::Date datum) {
  if (row.vast) return;
  row.vast = true;
  if (!row.start || datum < *row.start) start_at(row, datum);
}

void follow_casus(Bewaartermijn& row, const std::optional<Casus>& casus) {
  if (!casus) return;
  const auto closed = casus->gesloten_op;
  const std::optional<base::Date> start =
      closed ? std::optional(base::dutch_date(*closed)) : std::nullopt;
  if (start == row.start) return;
  row.start = start;
  row.vernietigen_na.reset();
  row.herbeoordeling_datum.reset();
  if (start) start_at(row, *start);
}

void extend(Bewaartermijn& row, const Fields& fields) {
  const auto later = fields.date("vernietigenNaDatum");
  if (!later || !row.vernietigen_na || *later <= *row.vernietigen_na) return;
  row.vernietigen_na = later;
  row.herbeoordeling_datum = fields.date("herbeoordelingDatum");
  ++row.verlengd;
}

}  // namespace

void Bewaartermijnen::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

void Bewaartermijnen::landed(const Effect& effect, store::MutableRows& rows) {
  const auto* const tables = tables_.of(effect.reg);
  const bool counts_on = effect.bkl == "verantwoording-10j";  // from its last event
  if (tables == nullptr || (!effect.opens && !counts_on)) return;
  auto row = row_at<Bewaartermijn>(rows, (*tables)[0], effect.casus.view());
  if (!row && effect.opens) {
    const auto term = catalogue::term_of(effect.bkl);
    if (!term || term->unit == catalogue::TermUnit::for_ever) return;
    row.emplace();
    row->casus = effect.casus;
    row->bkl = effect.bkl;
    begin(*row, effect);
  } else if (row && counts_on && row->bkl == effect.bkl) {
    if (effect.datum() <= *row->start) return;
    start_at(*row, effect.datum());
  } else {
    return;
  }
  row->changed_at = effect.index;
  rows.put((*tables)[0], effect.casus.view(), pack(*row));
}

void Bewaartermijnen::apply(const Effect& effect, store::MutableRows& rows) {
  const auto* const tables = tables_.of(effect.reg);
  const std::string_view type = effect.type;
  const bool follows = type == "casus-gesloten" || type == "casusfase-gewijzigd";
  const bool handles = type == "melding-afgehandeld" || type == "bevinding-afgehandeld";
  const bool decides =
      type == "rechtenverzoek-besloten" || type == "vernietiging-op-verzoek-afgewezen";
  const bool removes = type == "sisa-signaal-verwijderd";
  const bool extends = type == "bewaartermijn-verlengd";
  if (tables == nullptr || !(follows || handles || decides || removes || extends)) return;
  const auto row = row_at<Bewaartermijn>(rows, (*tables)[0], effect.casus.view());
  if (!row) return;
  Bewaartermijn next = *row;
  if (follows && next.bkl == "regie-5j") follow_casus(next, casussen_.casus(rows, effect.casus));
  if (handles) start_once(next, effect.datum());
  if (decides && next.bkl == "rechten-2j") start_at(next, effect.datum());
  if (removes && next.vernietigen_na)
    next.vernietigen_na = std::min(*next.vernietigen_na, effect.datum());
  if (extends && next.bkl == "regie-5j") extend(next, effect.fields);
  next.changed_at = effect.index;
  rows.put((*tables)[0], effect.casus.view(), pack(next));
}

void Bewaartermijnen::forget(store::MutableRows& rows, std::string_view reg,
                             const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::optional<Bewaartermijn> Bewaartermijnen::of(const store::Rows& rows, std::string_view reg,
                                                 const base::CasusId& casus) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return std::nullopt;
  return row_at<Bewaartermijn>(rows, (*tables)[0], casus.view());
}

void Bewaartermijnen::each(const store::Rows& rows, std::string_view reg,
                           const base::CasusId& from,
                           const std::function<bool(const Bewaartermijn&)>& visit) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return;
  rows.scan((*tables)[0], from.view(), [&](base::ByteView, base::ByteView value) {
    return visit(unpack<Bewaartermijn>(value));
  });
}

}  // namespace zegel::projections
