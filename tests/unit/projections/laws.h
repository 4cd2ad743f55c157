// The laws of logboek.md 9 as questions to an applier: does it keep this law over random events of
// every catalogue row? The product must answer yes; a mutant that breaks the law must answer no, or
// the question is worth nothing (mutants.h). Threads: one.
#pragma once

#include <functional>
#include <memory>
#include <set>

#include "tests/support/applied_log.h"

namespace zegel::tests {

// A fresh applier: each question applies more than once.
using Make = std::function<std::unique_ptr<sequencer::Applier>()>;
// As an applier forgets a dossier.
using Forget = std::function<void(sequencer::Applier&, store::MutableRows&, std::string_view reg,
                                  const base::CasusId&)>;
// As a store is summed up.
using Sum = std::function<base::Hash(const ProjectionStore&, const ProjectionStore::Tables&)>;

bool keeps_a1(const Make& make);   // no clock, locale or environment
// Batches are invisible. `arrange` is what a sequencer does to a batch: nothing.
bool keeps_a2(const Make& make, const ProjectionStore::Arrange& arrange = {});
bool keeps_a3(const Make& make);   // its own register only, read and written
// Rows with an index field stand under their dossier; the others come from skelets. `free_rows` are
// tables without dossier that hold no person and are never destroyed.
bool keeps_a4(const Make& make, const std::set<std::string>& free_rows);
bool keeps_a5(const Make& make, const Forget& forget);   // destroyed and replayed: the same rows
bool keeps_a6(const Make& make);   // total: any content, any type
bool keeps_a7(const Make& make);   // nothing says whether content was there
bool keeps_a8(const Make& make);   // no effect but rows of projections, and the outbox
// Version and digest: every table is in `tables()`, the version names every projection, and the sum
// changes with any row.
bool keeps_a9(const Make& make, const Sum& sum);

}  // namespace zegel::tests
