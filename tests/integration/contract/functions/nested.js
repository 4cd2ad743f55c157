// A child stands below a resource that exists: /a/{id}/b needs /a/{id}, unless b is an operation or
// the parent is read in another way that is named here with its reason.

const PARENTS = new Map([
  ["/betrokkenen", "a person has no address: people are found by POST _zoek"],
  ["/toestemmingen/{jti}", "the event itself is read at /gebeurtenissen/{jti}"],
]);

export default function nested(paths) {
  const known = new Set(Object.keys(paths ?? {}));
  const found = [];
  for (const path of known) {
    const parts = path.split("/").filter(Boolean);
    if (parts.length < 3 || !parts.at(-2).startsWith("{")) continue;
    const parent = `/${parts.slice(0, -1).join("/")}`;
    if (known.has(parent) || PARENTS.has(parent)) continue;
    found.push({ message: `${path} has no parent ${parent}`, path: ["paths", path] });
  }
  return found;
}
