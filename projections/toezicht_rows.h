// What the organisation has fixed in register toezicht: convenanten, beleid, autorisaties. A row
// stands from its akkoord on. Threads: values.
#pragma once

#include "projections/codec.h"

namespace zegel::projections {

struct Convenant {
  base::CasusId casus;                     // dossier of the samenwerkingsverband
  base::Jti jti;
  base::LeafIndex index;
  std::optional<base::Jti> akkoord;
  std::string samenwerkingsverband, hash, tekst_versie, tekst_hash, informeren_standaard;
  std::string contactpunt, spoedprocedure, maatregelen;
  std::int64_t versie = 0;
  std::vector<std::string> partijen, doelen, soorten, informeerkanalen, verwerkingsactiviteiten;
  std::vector<std::string> grondslagen, geheimgronden;
  std::int64_t ingaat_op = 0;
  std::optional<std::int64_t> vervalt_op;
  std::optional<base::Jti> vervangt, vervangen_door;
  std::optional<std::int64_t> vervangen_op;  // when the next version begins

  bool van_kracht(std::int64_t moment) const {
    return ingaat_op <= moment && (!vervalt_op || moment < *vervalt_op) &&
           (!vervangen_op || moment < *vervangen_op);
  }
  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.casus, self.jti, self.index, self.akkoord, self.samenwerkingsverband, self.hash,
          self.tekst_versie, self.tekst_hash, self.informeren_standaard, self.contactpunt,
          self.spoedprocedure, self.maatregelen, self.versie, self.partijen, self.doelen,
          self.soorten, self.informeerkanalen, self.verwerkingsactiviteiten, self.grondslagen,
          self.geheimgronden, self.ingaat_op, self.vervalt_op, self.vervangt,
          self.vervangen_door, self.vervangen_op);
  }
};

struct Beleid {
  base::CasusId casus;                     // dossier of the beleidsoort
  base::Jti jti;
  base::LeafIndex index;
  std::optional<base::Jti> akkoord;
  std::string soort, hash;
  std::int64_t versie = 0;
  std::int64_t ingaat_op = 0;

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.casus, self.jti, self.index, self.akkoord, self.soort, self.hash, self.versie,
          self.ingaat_op);
  }
};

struct Autorisatie {
  base::Handle medewerker;                 // its dossier carries the same id
  base::Jti jti;
  base::LeafIndex index;
  std::optional<base::Jti> akkoord;
  std::string rol, soort, bereik, bereik_organisatie;
  std::optional<base::CasusId> bereik_casus;
  std::int64_t ingaat_op = 0;
  std::optional<std::int64_t> vervalt_op;
  std::optional<std::int64_t> ingetrokken_op;
  std::optional<base::Jti> intrekking;
  std::string reden_intrekking;

  bool geldig_op(std::int64_t moment) const {
    return ingaat_op <= moment && (!vervalt_op || moment < *vervalt_op) &&
           (!ingetrokken_op || moment < *ingetrokken_op);
  }
  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.medewerker, self.jti, self.index, self.akkoord, self.rol, self.soort, self.bereik,
          self.bereik_organisatie, self.bereik_casus, self.ingaat_op, self.vervalt_op,
          self.ingetrokken_op, self.intrekking, self.reden_intrekking);
  }
};

}  // namespace zegel::projections
