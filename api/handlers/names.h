// Names of organisations beside their OIN (api.md 2.2), looked up once per answer.
// Threads: one owner, in one snapshot.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "api/services.h"

namespace zegel::api {

class Names {
 public:
  Names(const Services& services, const store::Rows& rows) : services_(services), rows_(rows) {}
  std::string_view of(std::string_view oin);  // empty: no organisation that takes part

 private:
  const Services& services_;
  const store::Rows& rows_;
  std::map<std::string, std::string, std::less<>> known_;
};

void append_organisation(std::string& out, Names& names, std::string_view oin);  // {oin, naam}

}  // namespace zegel::api
