// An applier for tests of the sequencer: one row per record and one count per event type, so that
// order, repetition and omission all change the digest. Threads: the writer.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/sequencer/apply.h"

namespace zegel::tests {

class TestApplier final : public sequencer::Applier {
 public:
  std::vector<std::string> tables() const override { return {"p.proef.rij", "p.proef.telling"}; }
  std::string version() const override { return version_text; }
  bool wants_content(std::string_view evt) const override { return evt == content_evt; }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers) override;
  void apply(const sequencer::Accepted& record, const event::Content* opened,
             store::MutableRows& rows) override;

  static constexpr std::string_view content_evt = "casus-geopend.v1";
  std::string version_text = "proef 1";
  std::optional<std::uint64_t> throw_at;        // an index: a defect
  std::optional<std::uint64_t> crash_at;        // an index: the process dies there
  struct Crash {};                              // no std::exception: nobody catches it
  std::function<void(std::uint64_t)> meanwhile; // told each index: what else happens right then
  std::uint64_t applied = 0;
  std::vector<bool> with_content;               // of records that wanted it

 private:
  struct Tables {
    store::Table rij, telling;
  };
  std::map<std::string, Tables, std::less<>> tables_;
};

}  // namespace zegel::tests
