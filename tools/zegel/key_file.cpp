#include "tools/zegel/key_file.h"

#include <fmt/format.h>

#include "tools/zegel/files.h"

namespace zegel::cli {
namespace {
constexpr std::size_t pem_limit = 4'096;  // an Ed25519 PEM is about 120 bytes
}

Outcome<crypto::SigningKey> load_key(const std::filesystem::path& pem) {
  TRY(text, read_text(pem, pem_limit));
  auto key = crypto::SigningKey::from_pem(text);
  if (key) return std::move(*key);
  return stop(Exit::usage, fmt::format("Dit is geen bruikbare sleutel: {}", pem.string()),
              "Nodig is een PKCS#8 PEM met een Ed25519-sleutel.", "Maak een sleutel.",
              "zegel sleutel maak partner.pem");
}

Outcome<crypto::SigningKey> make_key(const std::filesystem::path& pem) {
  auto key = crypto::SigningKey::generate();
  TRY_DO(write_new(pem, key.to_pem(), Mode::secret));
  TRY_DO(write_text(public_path(pem), crypto::public_pem(key.public_key())));
  return key;
}

Outcome<crypto::PublicKey> load_public(const std::filesystem::path& pem) {
  TRY(text, read_text(pem, pem_limit));
  if (const auto key = crypto::public_from_pem(text)) return *key;
  if (const auto key = crypto::SigningKey::from_pem(text)) return key->public_key();
  return stop(Exit::usage, fmt::format("Dit is geen Ed25519-sleutel: {}", pem.string()));
}

std::string fingerprint_groups(const base::Kid& kid) {
  constexpr std::size_t spoken = 8;
  std::string out;
  for (std::size_t i = 0; i < spoken; ++i)
    out += fmt::format("{}{:02X}", i > 0 && i % 2 == 0 ? " " : "", kid.raw[i]);
  return out;
}

std::filesystem::path public_path(const std::filesystem::path& pem) {
  std::filesystem::path out = pem;
  return out.replace_extension(".pub");
}

}  // namespace zegel::cli
