// What was entered in the daybook and not yet taken over by the store: durable, readable, bounded
// by the room of the file (ops/besluiten/0026).
//
// Invariants: the room of an entry is used again only after settled() named it: the commit that
// took it over has returned. A key stands in it once. Entries come in the order of their sequence.
// Threads: enter and clear one writer at a time; pending and settled who commits; the rest any.
// Errors: enter: fatal; after that nothing may be entered any more.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/inhoud/daybook_file.h"

namespace zegel::inhoud {

// The row of the store, table `dagboek`: whose daybook it has, and up to where it took it over.
struct DaybookStand {
  DaybookFile::Id id{};
  std::uint64_t settled = 0;
};
inline constexpr base::ByteArray<1> daybook_stand_key{0};
base::Bytes encode(const DaybookStand& stand);
std::optional<DaybookStand> decode_daybook_stand(base::ByteView row);

class Daybook {
 public:
  // With what the file holds that the store did not take over.
  static base::Result<std::unique_ptr<Daybook>> open(const std::filesystem::path& directory,
                                                     const DaybookStand& stand, bool read_only);

  const DaybookFile::Id& id() const { return id_; }
  bool takes(std::string_view reg, const Key& key, std::size_t record) const;
  base::Status enter(std::string_view reg, const Key& key, base::Bytes record);  // takes() said so
  std::vector<const Entry*> pending() const;  // they stay until settled()
  std::optional<base::Bytes> find(std::string_view reg, const Key& key) const;  // its record
  // Those of one register behind `after`, in key order.
  std::vector<Entry> pending_of(std::string_view reg, const std::optional<Key>& after) const;
  void settled(std::uint64_t sequence);
  bool empty() const;
  bool half_full() const;
  // Overwrites every block, so that nothing of any entry is left; it is empty before.
  base::Status clear();

 private:
  Daybook(DaybookFile file, const DaybookStand& stand)
      : id_(stand.id), file_(std::move(file)), last_(stand.settled) {}
  struct Held {
    Entry entry;
    std::size_t block, count;
  };
  using Place = std::pair<std::string_view, Key>;
  std::optional<std::size_t> room_for(std::size_t count) const;  // under lock_
  void hold(Entry entry, std::size_t block);

  const DaybookFile::Id id_;
  DaybookFile file_;
  mutable std::mutex lock_;  // all below
  std::uint64_t last_;       // sequence
  std::deque<Held> held_;    // a ring over the blocks, oldest first
  std::map<Place, const Entry*> by_key_;
  bool touched_ = false;     // the file may hold bytes of entries
};

}  // namespace zegel::inhoud
