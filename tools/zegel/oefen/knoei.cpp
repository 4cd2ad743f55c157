#include "tools/zegel/oefen/knoei.h"

#include <fmt/format.h>
#include <unistd.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "ledger/base/clock.h"
#include "tools/zegel/oefen/forge.h"
#include "tools/zegel/oefen/opening.h"
#include "tools/zegel/service.h"
#include "tools/zegel/stores.h"

namespace zegel::cli::oefen {
namespace {

struct Said {                       // one sentence of the check, once
  std::string first;                // with the place where it was first
  std::string sentence;
  std::size_t times = 1;
};

struct Finding {
  std::vector<Said> said;
  std::int64_t took_ms = 0;
  bool seen() const { return !said.empty(); }
};

// The directory of the copy, gone at the end.
class CopyDirectory {
 public:
  explicit CopyDirectory(const Practice& practice)
      : path_(practice.map / fmt::format("kopie-{}", ::getpid())) {}
  ~CopyDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  CopyDirectory(const CopyDirectory&) = delete;
  CopyDirectory& operator=(const CopyDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A running zegeld makes the copy; without one we take the lock and make it ourselves.
Outcome<void> make_copy(const Practice& practice, const node::Options& live,
                        const std::filesystem::path& directory) {
  Service beheer({{}, practice.socket().string(), {}});
  const boost::json::object body{{"map", directory.string()}};
  const auto asked = beheer.post_json("/v1/oefen/kopie", boost::json::serialize(body));
  if (asked) return {};
  if (asked.error().exit != Exit::later) return std::unexpected(asked.error());
  TRY(lock, lock_of(live));
  TRY(stores, Stores::open(live));
  std::error_code failed;
  std::filesystem::create_directory(directory, failed);
  if (failed) return stop(Exit::error, "De map voor de kopie lukt niet", failed.message());
  return stores->copy_to(directory);
}

void note(Finding& out, const sequencer::Difference& each) {
  for (Said& known : out.said) {
    if (known.sentence != each.sentence) continue;
    ++known.times;
    return;
  }
  const std::string place = each.index ? fmt::format(" {}", each.index->value) : "";
  out.said.push_back({fmt::format("{}{} ({}): {}", each.reg, place,
                                  sequencer::kind_name(each.kind), each.sentence),
                      each.sentence, 1});
}

Outcome<Finding> look(const Copy& copy) {
  const std::int64_t start = base::monotonic_ms();
  Finding out;
  auto stores = Stores::open(copy.options());
  if (!stores && stores.error().exit != Exit::no) return std::unexpected(stores.error());
  if (!stores) out.said.push_back({stores.error().what, {}, 1});
  if (stores) {
    const auto report = (*stores)->check([&](const auto& difference) { note(out, difference); });
    if (!out.seen() && report.unchecked() > 0)
      return stop(Exit::error, "De controle kon niet alles bekijken");
  }
  out.took_ms = base::monotonic_ms() - start;
  return out;
}

// Writes, looks, puts back.
Outcome<Finding> try_change(const Copy& copy, const Row& row, base::ByteView changed) {
  TRY(before, copy.read(row));
  TRY_DO(copy.write(row, changed));
  auto found = look(copy);
  TRY_DO(copy.write(row, before));
  return found;
}

Outcome<Finding> flip(const Copy& copy, std::uint64_t byte, crypto::Random& random) {
  const Row& row = copy.row_of(byte);
  TRY(value, copy.read(row));
  const unsigned bit = random.bytes<1>()[0] % 8;
  value[byte - row.first] ^= static_cast<base::Byte>(1u << bit);
  return try_change(copy, row, value);
}

std::uint64_t random_byte(std::uint64_t of, crypto::Random& random) {
  return base::ByteReader(random.bytes<8>()).get<std::uint64_t>() % of;
}

// The leaves come first in the numbering of a copy.
std::uint64_t leaf_bytes(const Copy& copy) {
  std::uint64_t out = 0;
  for (const Row& row : copy.rows())
    if (row.part == Part::leaf) out += row.size;
  return out;
}

class Story {
 public:
  Story(const Terminal& terminal, Copy& copy) : terminal_(terminal), copy_(copy) {}

  // One case: what was done, what the check said, what was changed (told afterwards).
  void tell(std::string_view number, std::string_view what, const Finding& finding,
            const std::string& truth) {
    count(finding.seen());
    const std::string verdict = finding.seen() ? fmt::format("gevonden in {} ms", finding.took_ms)
                                               : std::string("NIET gevonden");
    terminal_.data(fmt::format("  {} {} {}: {}", mark(finding.seen()), number, what, verdict));
    for (const Said& said : finding.said)
      terminal_.data(fmt::format("        {}{}", said.first,
                                 said.times > 1 ? fmt::format(" ({} keer)", said.times) : ""));
    terminal_.data(fmt::format("      veranderd was: {}", truth));
    cases_.push_back(boost::json::object{{"geval", number},
                                         {"gevonden", finding.seen()},
                                         {"veranderd", truth},
                                         {"duurMs", finding.took_ms}});
  }

  Outcome<void> one_byte(const TamperOptions& options) {
    const std::uint64_t byte =
        options.byte ? *options.byte : random_byte(leaf_bytes(copy_), random_);
    if (byte >= copy_.bytes())
      return stop(Exit::usage, fmt::format("De kopie heeft {} bytes", copy_.bytes()));
    TRY(found, flip(copy_, byte, random_));
    const Row& row = copy_.row_of(byte);
    tell("1", "een bit van een byte omgezet", found,
         fmt::format("byte {} van {}, byte {} van de kopie", byte - row.first, row.place(), byte));
    return {};
  }

  Outcome<void> many_bytes(unsigned times) {
    unsigned seen = 0;
    for (unsigned i = 0; i < times; ++i) {
      const std::uint64_t byte = random_byte(copy_.bytes(), random_);
      TRY(found, flip(copy_, byte, random_));
      count(found.seen());
      if (found.seen()) {
        ++seen;
        continue;
      }
      missed_.emplace_back(fmt::format("byte {}, in {}", byte, copy_.row_of(byte).place()));
      terminal_.data(fmt::format("  ✘ 1 onopgemerkt: {}", missed_.back().as_string().c_str()));
    }
    terminal_.data(fmt::format("  {} 1 nog {} bytes, willekeurig, ook van inhoud, een voor een: "
                               "{} gevonden", mark(seen == times), times, seen));
    return {};
  }

  Outcome<void> forged_leaf(const Practice& practice) {
    TRY(forgery, forge(copy_, practice));
    TRY(found, try_change(copy_, forgery.row, forgery.value));
    tell("2", "een regel vervangen, geldig ondertekend met een gestolen sleutel", found,
         fmt::format("{}, met de sleutel van {}", forgery.row.place(), forgery.partner));
    return {};
  }

  Outcome<void> removed_content() {
    std::vector<Row> sealed;
    for (const Row& row : copy_.rows())
      if (row.part == Part::inhoud) sealed.push_back(row);
    if (sealed.empty()) return stop(Exit::error, "De kopie heeft geen verzegelde inhoud");
    const auto pick = base::ByteReader(random_.bytes<4>()).get<std::uint32_t>() % sealed.size();
    TRY(found, try_change(copy_, sealed[pick], {}));
    tell("4", "verzegelde inhoud weggehaald, zonder vernietiging", found, sealed[pick].place());
    return {};
  }

  bool all_found() const { return found_ == tried_; }
  boost::json::object members() const {
    return {{"gevonden", found_}, {"geprobeerd", tried_}, {"bytes", copy_.bytes()},
            {"gevallen", cases_},  {"gemist", missed_}};
  }

 private:
  static const char* mark(bool good) { return good ? "✔" : "✘"; }
  void count(bool seen) {
    ++tried_;
    if (seen) ++found_;
  }

  const Terminal& terminal_;
  Copy& copy_;
  crypto::SystemRandom random_;
  unsigned tried_ = 0;
  unsigned found_ = 0;
  boost::json::array cases_;
  boost::json::array missed_;   // random bytes whose change was not found
};

}  // namespace

Outcome<Exit> tamper(const Context& context, const TamperOptions& options) {
  const Practice practice = practice_of(context);
  if (look_at(practice) != Found::told)
    return stop(Exit::not_found, "Er is nog geen oefenlogboek", {}, {}, "zegel oefen start");
  TRY(live, options_of(practice));
  const CopyDirectory directory(practice);
  TRY_DO(make_copy(practice, live, directory.path()));
  node::Options copied = live;
  copied.data = directory.path();
  Copy copy(copied);
  TRY_DO(copy.list());
  TRY(before, look(copy));
  if (before.seen())
    return stop(Exit::error, "De kopie klopt al niet voor er iets veranderd is",
                before.said.front().first);
  context.terminal.data(fmt::format("  Een kopie van {} bytes aan regels en verzegelde inhoud; "
                                    "de controle vindt niets.", copy.bytes()));
  Story story(context.terminal, copy);
  TRY_DO(story.one_byte(options));
  if (!options.byte) TRY_DO(story.many_bytes(options.count));
  TRY_DO(story.forged_leaf(practice));
  TRY_DO(story.removed_content());
  context.terminal.object("oefen-knoei", story.members());
  if (!story.all_found()) return stop(Exit::error, "Een verandering bleef onopgemerkt");
  context.terminal.talk("  Elke verandering is gevonden. Het echte oefenlogboek is niet geraakt.");
  return Exit::no;
}

}  // namespace zegel::cli::oefen
