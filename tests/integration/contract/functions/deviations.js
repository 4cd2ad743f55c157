// Rules about one operation, or the whole document, that no core function can say.

const CHECKS = {
  // POST, and GET with parameters, can answer 400. Beside it 422 is a declared deviation (2.4).
  "invalid-input": (operation, path) => {
    const asks = path.at(-1) === "post" || (operation.parameters ?? []).length > 0;
    return !asks || operation.responses?.["400"] ? null : "it can be asked wrongly: declare 400";
  },
  // What goes away says so in every answer.
  deprecation: (operation) => {
    if (!operation.deprecated) return null;
    const good = Object.entries(operation.responses ?? {}).filter(([status]) => status < 400)
      .every(([, row]) => row.headers?.Deprecation && row.headers?.Sunset);
    return good ? null : "deprecated without the headers Deprecation and Sunset";
  },
  major: (document) => {
    const major = String(document.info?.version).split(".")[0];
    const good = (document.servers ?? []).every((each) => each.url.endsWith(`/v${major}`));
    return good ? null : `the server url does not end in /v${major}`;
  },
};

export default function deviations(target, { check }, context) {
  const message = CHECKS[check](target, context.path);
  return message ? [{ message }] : [];
}
