#include "ledger/node/key_files.h"

#include <sys/stat.h>

#include "ledger/store/current.h"
#include "ledger/store/files.h"

namespace zegel::node {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t key_file_limit = 4'096;

fs::path house_file(const fs::path& keys) { return keys / "huissleutel.pem"; }
fs::path signer_file(const fs::path& keys, const std::string& reg) {
  return keys / ("controlepunt." + reg);
}

base::Failure bad(const fs::path& file, const char* why) {
  return base::Failure::fatal(file.filename().string() + ": " + why);
}

bool is_private(const fs::path& file) {
  struct stat info {};
  return ::stat(file.c_str(), &info) == 0 && (info.st_mode & 0077) == 0;
}

base::Result<std::string> read_private(const fs::path& file) {
  const auto text = store::read_file(file, key_file_limit);
  if (!text) return std::unexpected(bad(file, "cannot be read"));
  if (!is_private(file)) return std::unexpected(bad(file, "mode is not 0600"));
  return *text;
}

}  // namespace

base::Status make_house_key(const fs::path& keys) {
  TRY_DO(store::make_directory(keys));
  if (fs::exists(house_file(keys))) return {};
  return store::replace_file(house_file(keys), crypto::SigningKey::generate().to_pem());
}

base::Result<crypto::SigningKey> read_house_key(const fs::path& keys) {
  TRY(pem, read_private(house_file(keys)));
  auto key = crypto::SigningKey::from_pem(pem);
  if (!key || !crypto::key_is_valid(key->public_key().raw))
    return std::unexpected(bad(house_file(keys), "is no Ed25519 key"));
  return std::move(*key);
}

base::Status make_checkpoint_key(const fs::path& keys, const std::string& reg,
                                 const std::string& origin) {
  TRY_DO(store::make_directory(keys));
  const fs::path file = signer_file(keys, reg);
  if (fs::exists(file)) return {};
  const crypto::SigningKey key = crypto::SigningKey::generate();
  const auto vkey = tlog::VerifierKey::log_key(origin, key.public_key());
  TRY_DO(store::replace_file(file, tlog::signer_text(vkey, key) + "\n"));
  return store::replace_file(file.string() + ".pub", vkey.text() + "\n");
}

base::Result<tlog::VerifierKey> read_checkpoint_vkey(const fs::path& keys, const std::string& reg,
                                                     const std::string& origin) {
  const fs::path file = signer_file(keys, reg).string() + ".pub";
  auto text = store::read_file(file, key_file_limit);
  if (!text) return std::unexpected(bad(file, "cannot be read"));
  if (text->ends_with('\n')) text->pop_back();
  auto vkey = tlog::VerifierKey::parse(*text);
  if (!vkey) return std::unexpected(bad(file, "is no vkey"));
  if (vkey->name != origin) return std::unexpected(bad(file, "names another origin"));
  return std::move(*vkey);
}

base::Result<CheckpointKey> read_checkpoint_key(const fs::path& keys, const std::string& reg,
                                                const std::string& origin) {
  const fs::path file = signer_file(keys, reg);
  TRY(text, read_private(file));
  if (!text.empty() && text.back() == '\n') text.pop_back();
  auto signer = tlog::parse_signer(text);
  if (!signer) return std::unexpected(bad(file, "is no note signer"));
  if (signer->first.name != origin) return std::unexpected(bad(file, "names another origin"));
  const auto in_force = store::read_file(file.string() + ".pub", key_file_limit);  // Z8
  if (!in_force || *in_force != signer->first.text() + "\n")
    return std::unexpected(bad(file, "does not give the key in force, its .pub"));
  return CheckpointKey{std::move(signer->first), std::move(signer->second)};
}

}  // namespace zegel::node
