// The name of the key that a disclosure opens: base64url of [salt, name, value] (envelop.md 3).
// The disclosure has passed E11. Decodes the head only, where salt and name stand without escapes
// and white space, as every known tool writes them; else the whole text. Threads: pure.
// Errors: empty for an element ([salt, object]) and for what cannot be read.
#pragma once

#include <string>
#include <string_view>

namespace zegel::inhoud {

std::string disclosure_name(std::string_view disclosure);

}  // namespace zegel::inhoud
