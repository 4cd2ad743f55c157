// Identity values: by what a person is found again without a name being kept (sleutels.md 5).
//   kind 1  the nine digits of a BSN that passes the elfproef
//   kind 2  the letters A-Z of the surname, a vertical bar, YYYYMMDD with 00 for unknown parts
// A surname is taken letter by letter: NFKD, upper case, all but A-Z dropped; a Latin letter that
// NFKD leaves whole stands for the letters of its name ("Ł" for L; ops/besluiten/0020).
//
// Invariants: plaintext (I6): move-only, never printed, wiped at its end. The keeper alone turns it
// into a token. Threads: values. Errors: nullopt for what is no BSN, no date, or has no letter.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/event/content.h"

namespace zegel::event {

class IdentityValue {
 public:
  static std::optional<IdentityValue> of_bsn(std::string_view digits);
  // Without voorvoegsel; the date as 2011-01-30, 2011-01-00 or 2011-00-00.
  static std::optional<IdentityValue> of_name(std::string_view surname,
                                              std::string_view birth_date);
  IdentityValue(IdentityValue&& other) noexcept;
  IdentityValue& operator=(IdentityValue&& other) noexcept;
  ~IdentityValue();

  std::uint8_t kind() const { return kind_; }
  base::ByteView view() const { return {room_.get(), size_}; }

 private:
  explicit IdentityValue(std::uint8_t kind);
  void add(std::string_view ascii);  // what does not fit is left out

  std::uint8_t kind_ = 0;
  std::size_t size_ = 0;
  std::unique_ptr<base::Byte[]> room_;
};

// Of `persoon` of betrokkene-gekoppeld; none when its part is not open, or says too little.
std::vector<IdentityValue> identities_of(const Content& content);

}  // namespace zegel::event
