// Rules about the segments of paths; `given` is the object of all paths.

// The nouns that were looked at: Dutch, plural; the singular ones are one thing below their parent.
const REVIEWED = new Set(["gebeurtenissen", "gebeurtenistypen", "codelijsten", "registers",
  "partners", "sleutels", "sleutelaanvragen", "raadplegingen", "verstrekkingen", "casussen",
  "toestemmingen", "conflicten-van-plichten", "betrokkenen", "gevolgen", "bewaartermijnen",
  "ontvangstbewijs", "bewijspakket", "bevindingen", "rechtenverzoeken", "regels", "brieven",
  "inzagebundels", "vernietigingen", "dossiers", "verklaring", "statistieken", "exporten", "taken",
  "sessie", "werklijst", "stroom"]);
const OPERATIONS = new Set(["_toets", "_zoek", "_lees", "_controleer"]);

const CHECKS = {
  reviewed: (name) => name.startsWith("_") || REVIEWED.has(name) ||
    `the noun ${name} is not on the review list of segments.js`,
  plural: (name, next) => !next?.startsWith("{") || /(en|s)$/.test(name) ||
    `${name} holds several things and is not plural`,
  kebab: (name, next) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ||
    (!next && /^_[a-z]+$/.test(name)) || `${name} is not kebab-case, or has an extension`,
  operations: (name, next) => !name.startsWith("_") || (OPERATIONS.has(name) && !next) ||
    `${name} is no operation that we know, or not the last segment`,
};

export default function segments(paths, { check }) {
  const found = [];
  for (const path of Object.keys(paths ?? {})) {
    const parts = path.split("/").filter(Boolean);
    parts.forEach((name, at) => {
      if (name.startsWith("{")) return;
      const answer = CHECKS[check](name, parts[at + 1]);
      if (answer !== true) found.push({ message: answer, path: ["paths", path] });
    });
  }
  return found;
}
