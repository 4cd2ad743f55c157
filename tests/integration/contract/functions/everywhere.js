// Rules about every member of the document, however deep.

const CHECKS = {
  // A position is a register and a volgnummer; what carries it is nobody's business.
  implementation: (name, value) => {
    const hidden = /kafka|lmdb|partitie?\b|\boffset|\btopic/i;
    const said = [name, typeof value === "string" ? value : ""].find((text) => hidden.test(text));
    return said && `${hidden.exec(said)[0]} tells how it is built`;
  },
  zone: (name, value) => name === "format" && /^(time|date-time-local|time-local)$/.test(value) &&
    `${value} has no zone`,
  // The published linter takes a name that contains post, put or patch for an operation.
  "like-operations": (name) => !name.startsWith("/") && !/^(post|put|patch)$/.test(name) &&
    /post|put|patch/.test(name) && `${name} would be taken for an operation`,
};

export default function everywhere(target, { check }, context) {
  const found = [];
  const walk = (node, path) => {
    if (node === null || typeof node !== "object") return;
    for (const [name, value] of Object.entries(node)) {
      const message = CHECKS[check](Array.isArray(node) ? "" : name, value);
      if (message) found.push({ message, path: [...path, name] });
      walk(value, [...path, name]);
    }
  };
  walk(target, context.path);
  return found;
}
