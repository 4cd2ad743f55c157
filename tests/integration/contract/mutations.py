"""Broken values from a JSON Schema: retyped, lengthened, repeated; each must be refused.

Every text that it makes holds the canary, every number is recognisable, so an echo is found.
"""
LARGEST = 2**53 - 1          # a larger one is no number here: the parser refuses the whole body
NUMBER = 918273645546        # of twelve digits: no BSN, in no range of ours


def broken_values(schema, value, canary, rng):
    """[(kind, value)] that do not fit `schema`; `value` is one that does."""
    kinds = types_of(schema)
    out = [("retype", other) for other in retyped(schema, kinds, canary, rng)]
    if "string" in kinds:
        out += [("lengthen", text) for text in longer_texts(schema, canary)]
    if "array" in kinds:
        out += longer_lists(schema, value, canary)
    if "integer" in kinds:
        out.append(("lengthen", schema.get("minimum", 0) - 1))
        if schema.get("maximum", LARGEST) < LARGEST:
            out.append(("lengthen", schema["maximum"] + 1))
    if "object" in kinds and "properties" not in schema:
        key = schema["propertyNames"]["enum"][0] if "propertyNames" in schema else "a"
        out += [("lengthen", {canary: 1}), ("lengthen", {key: -1}), ("retype", {key: canary})]
    return out


def types_of(schema):
    kinds = schema.get("type", [])
    return {kinds} if isinstance(kinds, str) else set(kinds)


def retyped(schema, kinds, canary, rng):
    """Two values of other types; never null, which is how a member is left out."""
    others = {"string": canary, "integer": NUMBER, "boolean": True, "array": [canary],
              "object": {"a": canary}}
    wrong = [value for kind, value in others.items() if kind not in kinds]
    return rng.sample(wrong, 2)


def longer_texts(schema, canary):
    """Over the longest, or in no list, or in another form."""
    if "enum" in schema or "const" in schema:
        return [canary, ""]
    length = schema.get("maxLength", 600) + 1
    text = (canary + " ") * (length // len(canary) + 1)
    texts = [text[:length], ""]
    return texts if "maxLength" in schema else [canary, *texts]


def longer_lists(schema, value, canary):
    items = schema.get("items", {})
    most = schema.get("maxItems", 50)
    if "object" in types_of(items):      # betrokkenen: an element is a disclosure of its own
        return [("lengthen", value * (most + 1)), ("repeat", value * 2), ("drop", [])][:
                3 if schema.get("minItems") else 2]
    out = [("lengthen", [f"{canary}{number}" for number in range(most + 1)])]
    if schema.get("minItems"):
        out.append(("drop", []))
    if value and schema.get("uniqueItems"):
        out.append(("repeat", [value[0], value[0]]))
    if value:
        out.append(("retype", [*value, NUMBER]))
    return out
