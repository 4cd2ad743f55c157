// The frozen verdicts of index rule 1: tests/vectors/indexregel-1, made by a second implementation.
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "ledger/base/base64url.h"
#include "ledger/crypto/hash.h"
#include "ledger/sequencer/index_rule.h"
#include "tests/support/checkout.h"

namespace zegel::sequencer {
namespace {

const std::string vectors_file = in_checkout("tests/vectors/indexregel-1/records.jsonl");

std::string file_text() {
  std::ifstream in(vectors_file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// One partition, kept as the rule sees it: only what earlier records said.
class Partition {
 public:
  std::string judge(base::ByteView record) {
    const auto checked = check_record(record);
    if (const auto* reject = std::get_if<Reject>(&checked))
      return std::string(reject_name(*reject));
    const auto& well = std::get<Wellformed>(checked);
    if (const auto reject = check_place(well, before())) return std::string(reject_name(*reject));
    if (next_ == 0) aud_ = well.skelet.aud;
    jws_of_.emplace(well.skelet.jti, well.leaf.jws);
    return std::to_string(next_++);
  }

 private:
  Before before() const {
    return {base::LeafIndex{next_}, aud_,
            [this](const base::Jti& jti) -> std::optional<std::string> {
              const auto found = jws_of_.find(jti);
              if (found == jws_of_.end()) return std::nullopt;
              return found->second;
            }};
  }

  std::uint64_t next_ = 0;
  std::string aud_;
  std::map<base::Jti, std::string> jws_of_;
};

std::string expected_of(const boost::json::object& line) {
  if (line.at("verdict").as_string() == "aanvaard")
    return std::to_string(line.at("index").as_int64());
  return std::string(line.at("reden").as_string());
}

}  // namespace

TEST_CASE("index rule 1 gives its frozen verdicts, record by record", "[I4]") {
  std::istringstream lines(file_text());
  std::map<std::string, Partition> partitions;
  std::size_t accepted = 0, refused = 0;
  for (std::string text; std::getline(lines, text);) {
    const auto line = boost::json::parse(text).as_object();
    base::Bytes record;
    REQUIRE(base::decode_base64(std::string(line.at("record").as_string()), record));
    const std::string name(line.at("naam").as_string());
    INFO(line.at("reeks").as_string().c_str() << " / " << name);
    CHECK(partitions[line.at("reeks").as_string().c_str()].judge(record) == expected_of(line));
    (line.at("verdict").as_string() == "aanvaard" ? accepted : refused)++;
  }
  CHECK(accepted >= 50);
  CHECK(accepted + refused >= 200);
}

TEST_CASE("the vectors of index rule 1 are the published ones", "[I4]") {
  CHECK(base::hex(crypto::sha256(base::as_bytes(file_text()))) ==
        "0c5128cc9da542a0a7c9f15ac60e01b030050728338f1be5d7ac38cdb2e87e8a");
}

}  // namespace zegel::sequencer
