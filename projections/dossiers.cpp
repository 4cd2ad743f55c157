#include "projections/dossiers.h"

#include "ledger/catalogue/events.h"
#include "ledger/store/ledger_rows.h"
#include "projections/claims.h"
#include "projections/rows.h"
#include "projections/tables.h"

namespace zegel::projections {

namespace {

base::Bytes encode(const Dossier& dossier) {
  base::Bytes out;
  base::ByteWriter(out).put(dossier.opener.value);
  put_text(out, dossier.opened_by);
  put_text(out, dossier.bkl);
  return out;
}

Dossier decode(base::ByteView bytes) {
  base::ByteReader in(bytes);
  Dossier out;
  out.opener.value = in.get<std::uint64_t>();
  out.opened_by = take_text(in);
  out.bkl = take_text(in);
  return out;
}

}  // namespace

std::vector<std::string> Dossiers::tables() {
  return {"p.dossiers.dossier", "p.dossiers.betrokkene"};
}

void Dossiers::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  registers_.clear();
  for (const std::string& reg : registers) {
    const auto table = [&](const char* name) { return ledger.table(reg + ".p.dossiers." + name); };
    registers_[reg] = {table("dossier"), table("betrokkene")};
  }
}

void Dossiers::apply(const sequencer::Accepted& record, const event::Content& content,
                     store::MutableRows& rows) {
  const catalogue::EventRow* row = catalogue::find_event(record.skelet.evt);
  if (row == nullptr || !claims_on(row->type).by(Projection::dossiers)) return;
  const Tables* tables = tables_of(record.reg);
  const auto reg = catalogue::register_of(record.reg);
  const auto casus = content.id<base::CasusId>("casus");
  if (tables == nullptr || !reg || !casus) return;
  if (catalogue::has(row->opens, *reg))
    rows.put_new(tables->dossier, casus->view(),
                 encode({record.index, record.skelet.iss, record.skelet.bkl}));
  if (row->type != "betrokkene-gekoppeld") return;
  for (std::size_t i = 0; i < content.betrokkenen(); ++i)
    if (const auto pid = content.pid(i))
      rows.put_new(tables->betrokkene, join(casus->view(), pid->view()),
                   store::key_of(record.index));
}

void Dossiers::forget(store::MutableRows& rows, std::string_view reg,
                      const base::CasusId& casus) const {
  if (const Tables* tables = tables_of(reg))
    forget_below<2>(rows, {tables->dossier, tables->betrokkene}, casus.view());
}

std::optional<Dossier> Dossiers::dossier(const store::Rows& rows, std::string_view reg,
                                         const base::CasusId& casus) const {
  const Tables* tables = tables_of(reg);
  if (tables == nullptr) return std::nullopt;
  const auto value = rows.get(tables->dossier, casus.view());
  if (!value) return std::nullopt;
  return decode(*value);
}

std::optional<base::CasusId> Dossiers::stamdossier(const store::Rows& rows,
                                                   std::string_view reg) const {
  std::optional<base::CasusId> found;
  const Tables* tables = tables_of(reg);
  if (tables == nullptr) return found;
  std::optional<base::LeafIndex> first;
  rows.scan(tables->dossier, {}, [&](base::ByteView key, base::ByteView value) {
    const base::LeafIndex opener = decode(value).opener;
    if (first && first->value <= opener.value) return true;
    first = opener;
    found = base::CasusId::from(key);
    return opener.value != 0;
  });
  return found;
}

bool Dossiers::knows_pid(const store::Rows& rows, std::string_view reg, const base::CasusId& casus,
                         const base::Pid& pid) const {
  const Tables* tables = tables_of(reg);
  return tables != nullptr &&
         rows.get(tables->betrokkene, join(casus.view(), pid.view())).has_value();
}

const Dossiers::Tables* Dossiers::tables_of(std::string_view reg) const {
  const auto found = registers_.find(reg);
  return found == registers_.end() ? nullptr : &found->second;
}

}  // namespace zegel::projections
