#include "tools/zegel-verify/terminal.h"

namespace zegel::verify {
namespace {

void line(std::FILE* to, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), to);
  std::fputc('\n', to);
}

}  // namespace

void Terminal::data(std::string_view text) const { line(out_, text); }
void Terminal::talk(std::string_view text) const { line(err_, text); }

}  // namespace zegel::verify
