// A list of zegeld as a verb wants it: filters of the command line into an address, pages fetched
// until there are enough rows, and the sentence that says how complete the list is (api.md 2.3).
// Threads: one.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tools/zegel/service.h"

namespace zegel::cli {

struct Listing {
  boost::json::array rows;
  boost::json::object completeness;  // of the first page
  bool more = false;                 // there are rows beyond `most`
};

using Filters = std::vector<std::pair<std::string, std::string>>;  // empty values are left out

std::string address_of(std::string_view path, const Filters& filters);
// At most `most` rows.
Outcome<Listing> fetch(Service& service, std::string_view path, const Filters& filters,
                       std::size_t most);
// On stderr: up to where it is complete, or why not; that there is more.
void talk_about(const Terminal& terminal, const Listing& listing);

std::string text(const boost::json::value& row, std::string_view member);  // empty: absent or null
std::string name_of(const boost::json::value& row, std::string_view member);  // of an organisation
std::string joined(const boost::json::value& row, std::string_view member);   // codes, with commas

}  // namespace zegel::cli
