// What one caller may see of the events (api.md 1, 5.1): role first, then scope. What is not
// visible does not exist for this caller: 404, or left out of a list.
//
// A partner sees what it sent and what is addressed to it; staff the subjects of their role inside
// their scope; `own` of readings: those that they did themselves. Threads: one request.
#pragma once

#include <map>

#include "api/auth/rights.h"
#include "api/auth/scope.h"
#include "api/call.h"
#include "projections/spoor.h"

namespace zegel::api {

class Visibility {
 public:
  Visibility(const Call& call, const store::Rows& rows);  // both outlive it

  bool event(std::string_view reg, const projections::SpoorRow& row) const;
  bool opens(std::string_view reg, const projections::SpoorRow& row) const;  // its content
  bool dossier(std::string_view reg, const base::CasusId& casus) const;  // of meldingen or regie
  bool subject(auth::Subject subject) const;
  bool all_subjects() const;  // of dossiers: nothing in them is closed to this role
  // Of an event of another organisation: does this partner see its betrokkenen? Who only gives
  // advice in the casus does not (domein.md 8.2).
  bool persons(const projections::SpoorRow& row) const;
  // Why a list of this subject does not show all that there is; empty: it does.
  std::string_view reason(auth::Subject subject) const;
  const auth::Scope& scope() const { return scope_; }

 private:
  auth::Subject subject_of(std::string_view reg, const projections::SpoorRow& row) const;
  bool about_in_scope(auth::Subject about, const projections::SpoorRow& row) const;
  bool did_it(const projections::SpoorRow& row) const;
  bool takes_part(std::string_view reg, const base::CasusId& casus) const;

  Services& services_;
  const auth::Caller& caller_;
  const store::Rows& rows_;
  const auth::Scope scope_;
  mutable std::map<base::CasusId, bool> dossiers_;  // that were asked before
};

// What the autorisaties of a medewerker say, in force now; in oefenmodus one who never had any in
// this role sees all.
auth::Scope scope_of(const Services& services, const store::Rows& rows,
                     const auth::Caller& caller);

// Is this event addressed to this organisation?
bool addressed_to(const projections::SpoorRow& row, std::string_view oin);

// The row of one event; without content when there is none (any more).
std::optional<projections::SpoorRow> row_at(const Services& services, const store::Rows& rows,
                                            std::string_view reg, base::LeafIndex index);

}  // namespace zegel::api
