// The request target: origin form only, split and percent-decoded once (api.md 4.2, 2.6).
//
// Refused: absolute and asterisk form, a fragment, `%00`, `%2F`, `%5C`, other control bytes, dot
// segments, invalid UTF-8, a broken escape, a query name twice. Threads: pure.
#pragma once

#include <string_view>

#include "api/http/message.h"

namespace zegel::http {

// From request.target to path and query; `decoded` gets the decoded bytes. False: malformed.
bool split_target(Request& request);

// V-ID-4: a path segment or query value that is not an id of 22 characters or an OIN of 20 digits
// holds `@` or a run of exactly nine digits that passes the elfproef.
bool holds_personal_data(const Request& request);
bool text_holds_personal_data(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace zegel::http
