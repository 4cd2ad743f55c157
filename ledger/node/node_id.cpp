#include "ledger/node/node_id.h"

#include "ledger/store/current.h"

namespace zegel::node {

base::Result<sequencer::NodeId> node_id_of(const std::filesystem::path& data,
                                           crypto::Random& random) {
  const std::filesystem::path file = data / "knooppunt";
  if (!std::filesystem::exists(file)) {
    const sequencer::NodeId made{random.bytes<16>()};
    TRY_DO(store::replace_file(file, base::hex(made.view()) + "\n"));
    return made;
  }
  const auto text = store::read_file(file, 64);
  base::Bytes raw;
  const bool read = text && text->size() >= 32 && base::decode_hex(text->substr(0, 32), raw);
  const auto id = read ? sequencer::NodeId::from(raw) : std::nullopt;
  if (!id) return std::unexpected(base::Failure::fatal("knooppunt: " + file.string()));
  return *id;
}

}  // namespace zegel::node
