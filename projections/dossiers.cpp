#include "projections/dossiers.h"

#include "ledger/catalogue/events.h"
#include "projections/rows.h"

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

base::ByteArray<8> be64(base::LeafIndex index) {
  base::Bytes bytes;
  base::ByteWriter(bytes).put(index.value);
  base::ByteArray<8> out;
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

}  // namespace

std::vector<std::string> Dossiers::tables() {
  return {"p.dossiers.dossier", "p.dossiers.betrokkene", "p.dossiers.gebeurtenis"};
}

void Dossiers::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  registers_.clear();
  for (const std::string& reg : registers) {
    const auto table = [&](const char* name) { return ledger.table(reg + ".p.dossiers." + name); };
    registers_[reg] = {table("dossier"), table("betrokkene"), table("gebeurtenis")};
  }
}

void Dossiers::apply(const sequencer::Accepted& record, const event::Content& content,
                     store::MutableRows& rows) {
  const Tables* tables = tables_of(record.reg);
  const auto casus = content.id<base::CasusId>("casus");
  if (tables == nullptr || !casus) return;
  const base::ByteArray<8> index = be64(record.index);
  rows.put(tables->gebeurtenis, join(casus->view(), record.skelet.jti.view()), index);

  const catalogue::EventRow* row = catalogue::find_event(record.skelet.evt);
  const auto reg = catalogue::register_of(record.reg);
  if (row == nullptr || !reg) return;
  if (catalogue::has(row->opens, *reg))
    rows.put_new(tables->dossier, casus->view(),
                 encode({record.index, record.skelet.iss, record.skelet.bkl}));
  if (row->type != "betrokkene-gekoppeld") return;
  for (std::size_t i = 0; i < content.betrokkenen(); ++i)
    if (const auto pid = content.pid(i))
      rows.put_new(tables->betrokkene, join(casus->view(), pid->view()), index);
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
  rows.scan(tables->dossier, {}, [&](base::ByteView key, base::ByteView value) {
    if (decode(value).opener.value == 0) found = base::CasusId::from(key);
    return !found;
  });
  return found;
}

bool Dossiers::knows_pid(const store::Rows& rows, std::string_view reg, const base::CasusId& casus,
                         const base::Pid& pid) const {
  const Tables* tables = tables_of(reg);
  return tables != nullptr &&
         rows.get(tables->betrokkene, join(casus.view(), pid.view())).has_value();
}

std::optional<base::LeafIndex> Dossiers::event_in(const store::Rows& rows, std::string_view reg,
                                                  const base::CasusId& casus,
                                                  const base::Jti& jti) const {
  const Tables* tables = tables_of(reg);
  if (tables == nullptr) return std::nullopt;
  const auto value = rows.get(tables->gebeurtenis, join(casus.view(), jti.view()));
  if (!value) return std::nullopt;
  return base::LeafIndex{base::ByteReader(*value).get<std::uint64_t>()};
}

std::vector<base::LeafIndex> Dossiers::events_of(const store::Rows& rows, std::string_view reg,
                                                 const base::CasusId& casus) const {
  std::vector<base::LeafIndex> out;
  const Tables* tables = tables_of(reg);
  if (tables == nullptr) return out;
  rows.scan_prefix(tables->gebeurtenis, casus.view(), [&](base::ByteView, base::ByteView value) {
    out.push_back({base::ByteReader(value).get<std::uint64_t>()});
    return true;
  });
  return out;
}

const Dossiers::Tables* Dossiers::tables_of(std::string_view reg) const {
  const auto found = registers_.find(reg);
  return found == registers_.end() ? nullptr : &found->second;
}

}  // namespace zegel::projections
