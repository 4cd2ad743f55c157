#include "ledger/crypto/secret.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <ostream>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "ledger/crypto/arena.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/crypto/harden.h"
#include "ledger/crypto/random.h"

namespace zegel::crypto {
namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) { out << value; };

// The exit code of `fn` run in a process of its own: these calls cannot be undone.
template <class Fn>
int exit_code_of(Fn&& fn) {
  const pid_t child = fork();
  if (child == 0) _exit(fn() ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

}  // namespace

TEST_CASE("a secret cannot be copied, printed or turned into text", "[I6]") {
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Secret<32>>);
  STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<Secret<32>>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<Secret<32>>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<Secret<32>, std::string>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<Secret<32>, base::ByteView>);
  STATIC_REQUIRE_FALSE(Printable<Secret<32>>);
}

TEST_CASE("a secret is wiped when it ends", "[I6]") {
  std::uint8_t* slot = nullptr;
  {
    Secret<32> secret;
    slot = secret.writable().data();
    std::fill(secret.writable().begin(), secret.writable().end(), 0xaa);
  }
  CHECK(std::vector<std::uint8_t>(slot, slot + 64) == std::vector<std::uint8_t>(64, 0));
}

TEST_CASE("a secret is wiped when another moves over it", "[I6]") {
  Secret<32> one, two;
  std::fill(one.writable().begin(), one.writable().end(), 0x11);
  std::fill(two.writable().begin(), two.writable().end(), 0x22);
  const std::uint8_t* const old = two.writable().data();
  two = std::move(one);
  CHECK(two.reveal()[0] == 0x11);
  CHECK(std::vector<std::uint8_t>(old, old + 32) == std::vector<std::uint8_t>(32, 0));
}

TEST_CASE("a new secret is zeros, and slots come back") {
  const std::size_t before = arena_free_slots();
  {
    std::vector<Secret<64>> many(100);
    CHECK(arena_free_slots() == before - 100);
    for (const auto& one : many)
      CHECK(std::all_of(one.reveal().begin(), one.reveal().end(), [](auto b) { return b == 0; }));
  }
  CHECK(arena_free_slots() == before);
}

TEST_CASE("two secrets are equal when their bytes are") {
  Secret<32> one;
  one.writable()[31] = 7;
  Secret<32> two = one.clone();
  CHECK(one.equals(two));
  two.writable()[0] = 1;
  CHECK_FALSE(one.equals(two));
}

TEST_CASE("threads take and give slots without meeting") {
  const std::size_t before = arena_free_slots();
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < wrong.size(); ++t)
      threads.emplace_back([&wrong, t] {
        for (int i = 0; i < 2'000; ++i) {
          Secret<32> secret;
          secret.writable()[0] = static_cast<std::uint8_t>(t + 1);
          std::this_thread::yield();
          wrong[t] += secret.reveal()[0] == t + 1 ? 0 : 1;
        }
      });
  }
  CHECK(wrong == std::vector<int>(4, 0));
  CHECK(arena_free_slots() == before);
}

TEST_CASE("random bytes differ") {
  SystemRandom random;
  CHECK(random.bytes<32>() != random.bytes<32>());
}

TEST_CASE("the start check passes here: memory locked, weak keys refused") {
  const char* reason = "nog niet gevraagd";
  CHECK(exit_code_of([&] { return harden_process(reason); }) == 0);
}

TEST_CASE("a stubbed accepting library fails the start", "[V-SLT-4]") {
  CHECK(refuses_mixed_order(key_is_valid));
  CHECK_FALSE(refuses_mixed_order([](base::ByteView) { return true; }));
  CHECK_FALSE(refuses_mixed_order([](base::ByteView) { return false; }));
}

TEST_CASE("after the start check an abort leaves no core file", "[I6]") {
  CHECK(exit_code_of([] {
          rlimit limit{1, 1};
          return forbid_core_dumps() && getrlimit(RLIMIT_CORE, &limit) == 0 &&
                 limit.rlim_cur == 0 && limit.rlim_max == 0;
        }) == 0);
}

}  // namespace zegel::crypto
