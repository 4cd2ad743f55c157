// Counts connections: all, per peer, and per peer before anyone signed in (api.md 4.1). 0 = no
// limit.
// Invariant: a Place is one counted connection and gives its place back when it ends.
// Threads: any, one short lock.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace zegel::http {

struct ConnectionLimits {
  std::size_t all = 1'024;
  std::size_t per_peer = 64;
  std::size_t before_sign_in = 16;
};

class Census {
 public:
  explicit Census(ConnectionLimits limits) : limits_(limits) {}

  class Place {
   public:
    Place(Census& census, std::string peer) : census_(&census), peer_(std::move(peer)) {}
    Place(Place&& other) noexcept
        : census_(std::exchange(other.census_, nullptr)),
          peer_(std::move(other.peer_)),
          signed_in_(other.signed_in_) {}
    Place& operator=(Place&&) = delete;
    ~Place();
    void signed_in();

   private:
    Census* census_;
    std::string peer_;
    bool signed_in_ = false;
  };
  std::optional<Place> enter(const std::string& peer);  // nullopt: too many
  std::size_t count() const;

 private:
  struct Counts {
    std::size_t all = 0;
    std::size_t unknown = 0;
  };
  ConnectionLimits limits_;
  mutable std::mutex mutex_;
  std::size_t all_ = 0;
  std::unordered_map<std::string, Counts> peers_;
};

}  // namespace zegel::http
