// The casus as steps to post, in the order of time: the tables expanded (domein.md 12.2).
//
// Invariants: moments never go back; jti, casus and pid are the first 16 bytes of SHA-256("zegel
// oefen " + name), so two runs tell the same casus under the same ids. A step of staff is a draft
// of GW; one of a partner is signed with its own key. A step may be one that the ledger must
// refuse. Threads: pure.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/crypto/ed25519.h"
#include "tools/zegel/oefen/organisations_table.h"

namespace zegel::cli::oefen {

inline constexpr std::string_view ledger_id = "oefen.waterrecht";
inline constexpr std::string_view genesis_moment = "2025-01-06T09:00:00+01:00";
inline constexpr std::string_view genesis_date = "2025-01-06";
inline constexpr std::string_view end_moment = "2026-08-20T17:00:00+02:00";  // of the script

std::string id(std::string_view name);        // 22 characters base64url
std::string hash_of(std::string_view text);   // 43 characters: of a text that people were shown
std::string oin_of(const Organisation& organisation);
const Organisation& organisation(std::string_view code);

// Where a dossier of the casus stands and how long it is kept.
struct Dossier {
  std::string_view name;
  std::string_view reg = "regie";
  std::string_view bkl = "regie-5j";
};
Dossier dossier(std::string_view name);

struct Step {
  std::string name;
  std::int64_t moment = 0;
  std::string role;           // staff: "casusregisseur"; empty: a partner signs
  std::string sender;         // code of the organisation
  std::string reg;
  std::string evt;
  boost::json::object inhoud;
  std::string bkl = {};       // of the dossier; a draft leaves it to the service
  std::string expected = {};  // the refusal, "422 V-DEE-1"; empty: stored

  std::string jti() const { return id(name); }
};

// Somebody opens the content of one event or of a whole dossier, or looks for a person.
struct Reading {
  std::int64_t moment = 0;
  std::string_view role;
  std::string path;           // to POST to
  boost::json::object why;    // raadplegingsdoel, raadplegingsreden; of a search also whom
};

std::vector<Step> authorisations();           // row 1, each with its akkoord
std::vector<Step> agreements();               // row 1: beleid, convenanten, partijen, akkoorden
std::vector<Step> casussen();                 // rows 2-28, and what the partners add
std::vector<Reading> readings();              // who looked, in between
Step one_more(std::string name, std::int64_t moment);  // the first verstrekking, again and now

// The registration of one partner key for two years, and its akkoord `akkoord_after` seconds later.
struct KeyRow {
  const Organisation& owner;
  const crypto::PublicKey& key;
  std::string_view bezitsbewijs;
  std::int64_t moment = 0;
  std::int64_t akkoord_after = 300;
};
std::vector<Step> key_registration(const KeyRow& row);
std::int64_t key_moment();                    // row 1

}  // namespace zegel::cli::oefen
