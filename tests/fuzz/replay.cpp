// Replays the corpora in the default run: every input, and 32 mutations of it that follow from the
// input alone, so that a failure repeats. A crash ends the process: its last line names the input.
//
//   fuzz_replay CORPUS_DIRECTORY
#include <fstream>
#include <iostream>
#include <string>

#include "ledger/base/base64url.h"
#include "tests/fuzz/targets.h"
#include "tests/support/seeded_random.h"

namespace zegel::fuzz {
namespace {

constexpr int mutations = 32;

base::Bytes mutated(base::Bytes bytes, tests::SeededRandom& random) {
  for (std::uint64_t changes = 1 + random.below(3); changes > 0 && !bytes.empty(); --changes) {
    const auto at = static_cast<std::ptrdiff_t>(random.below(bytes.size()));
    switch (random.below(4)) {
      case 0:
        bytes[static_cast<std::size_t>(at)] ^= 1u << random.below(8);
        break;
      case 1:
        bytes.erase(bytes.begin() + at);
        break;
      case 2:
        bytes.insert(bytes.begin() + at, bytes[random.below(bytes.size())]);
        break;
      case 3:
        bytes.resize(static_cast<std::size_t>(at));
        break;
    }
  }
  return bytes;
}

int replay(const Target& target, const std::string& file) {
  std::ifstream in(file);
  int inputs = 0;
  for (std::string line; std::getline(in, line); ++inputs) {
    base::Bytes bytes;
    if (!base::decode_base64(line, bytes)) {
      std::cout << "FOUT " << file << ":" << inputs + 1 << ": no base64\n";
      return 0;
    }
    std::cerr << "\r" << target.name << " " << inputs + 1 << std::flush;
    target.run(bytes);
    tests::SeededRandom random(line);
    for (int i = 0; i < mutations; ++i) target.run(mutated(bytes, random));
  }
  return inputs;
}

}  // namespace
}  // namespace zegel::fuzz

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  int inputs = 0, empty = 0;
  for (const auto& target : zegel::fuzz::targets) {
    const std::string file = std::string(argv[1]) + "/" + std::string(target.name) + ".txt";
    const int count = zegel::fuzz::replay(target, file);
    std::cout << target.name << ": " << count << " inputs\n";
    if (count == 0) std::cout << "FOUT " << target.name << ": empty corpus\n";
    inputs += count;
    empty += count == 0;
  }
  std::cout << inputs << " passed, " << empty << " failed, 0 skipped\n";
  return empty > 0 ? 1 : 0;
}
