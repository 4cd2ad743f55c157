// The trail: every event of a register with the fields that may be shown, and the one query behind
// every list of events (feed, timeline of a dossier, verstrekkingen, raadplegingen, ...).
//
// Rows (A4): `gebeurtenis` (casus, index) -> jti, hour, iss, evt, fields; `betrokkene` (casus, pid,
// index) -> fields of the element; `dossier` index -> casus, which goes with its dossier
// (ops/besluiten/0012). `soort` (evt, index) and `afzender` (iss, index) come from the skelet alone
// and stay. These two are filled in groups: an event stands in `staart` (tail) until one comes
// whose index ends a group of 64 (ops/besluiten/0027): a lone event touches one page for them.
// Codes and random ids only (D9). Threads: apply and forget the writer; query any.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/ids.h"
#include "ledger/sequencer/apply.h"

namespace zegel::projections {

struct SpoorElement {
  base::Pid pid;
  std::string velden;          // JSON object text, without pid
};

struct SpoorRow {
  base::LeafIndex index = {};
  base::Jti jti = {};
  bool has_content = true;     // false: only the skelet speaks; the rest is empty
  base::CasusId casus = {};
  base::Hour received = {};
  std::string evt = {}, iss = {};
  std::string velden = {};     // JSON object text, without casus; no field that is null
  std::vector<SpoorElement> betrokkenen = {};  // ascending by pid
};

struct SpoorQuery {
  std::string_view reg;
  std::vector<std::string_view> types = {};  // "verstrekking-gedaan.v1"; empty: every type
  std::optional<base::CasusId> casus = {};
  std::optional<base::Pid> pid = {};      // only together with casus
  std::string_view iss = {};              // empty: everyone
  std::uint64_t from = 0;                 // half open: `until` is the freeze
  std::uint64_t until = ~std::uint64_t{0};
  bool newest_first = false;
  bool skelets = false;                   // also events whose content is gone (the feed)
  std::size_t limit = 50;                 // at least 1
  std::size_t scan_budget = 10'000;       // positions that may be looked at; at least 1
  std::function<bool(const SpoorRow&)> keep = {};  // the last filter; betrokkenen are not there yet
};

// `next`: there may be more; it takes the place of `from`, or of `until` when newest first. A page
// whose budget ran out may be short, even empty.
struct SpoorPage {
  std::vector<SpoorRow> rows;
  std::optional<std::uint64_t> next;
};

class Spoor {
 public:
  static constexpr int version = 2;
  static std::vector<std::string> tables();
  static std::vector<std::string> skelet_tables();
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  // `content` nullptr: rows from the skelet alone (A6).
  void apply(const sequencer::Accepted& record, const event::Content* content,
             store::MutableRows& rows);
  // Deletes what the content of this dossier produced (A5); returns how many events that were.
  std::size_t forget(store::MutableRows& rows, std::string_view reg,
                     const base::CasusId& casus) const;

  SpoorPage query(const store::Rows& rows, const SpoorQuery& ask) const;
  // nullopt: not in this register; or, of an event without content, not in this snapshot.
  std::optional<base::CasusId> casus_of(const store::Rows& rows, std::string_view reg,
                                        base::LeafIndex index) const;

  struct Tables {
    store::Table gebeurtenis, betrokkene, dossier, soort, afzender, staart, leaf;
  };

 private:
  const Tables* tables_of(std::string_view reg) const;
  std::map<std::string, Tables, std::less<>> registers_;
};

}  // namespace zegel::projections
