// Dates and instants by their names: a name that is or ends in datum or date is a date (the
// published linter misses `einddatum`); one that ends in Op or begins with tijdstip is an instant.

const DATE = /(datum|date)$/i;
const ALIKE = /\w(Date|Datum)|_(date|datum)/;   // what the published linter takes for a date
const INSTANT = /Op$|^tijdstip/;
const format_of = (schema) => schema?.format ?? schema?.allOf?.find((part) => part.format)?.format;
const is_text = (schema) => [schema?.type].flat().includes("string");

export default function dates(properties, { check }, context) {
  const found = [];
  for (const [name, schema] of Object.entries(properties ?? {})) {
    if (typeof schema !== "object" || schema === null) continue;
    const path = [...context.path, name];
    if (check === "dates" && DATE.test(name) && format_of(schema) !== "date")
      found.push({ message: `${name} is a date without format date`, path });
    if (check === "alike" && ALIKE.test(name) && !format_of(schema))
      found.push({ message: `${name} looks like a date and has no format`, path });
    if (check !== "instants") continue;
    if (INSTANT.test(name) && is_text(schema) && format_of(schema) !== "date-time")
      found.push({ message: `${name} is an instant without format date-time`, path });
    if (format_of(schema) === "date-time" && !INSTANT.test(name) && name !== "klok")
      found.push({ message: `${name} is an instant and is not named ...Op or tijdstip...`, path });
  }
  return found;
}
