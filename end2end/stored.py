"""Reads what Heard has stored, for tests to compare with what was typed.

    python3 stored.py DATABASE

It shares no code with the program: the layout of a row is worked out again from the definition that
is stored beside it, as questionnaire/src/record.rs describes it. Prints one JSON object:

    definitions   [{slug, version, hash, questionnaire}]
    responses     [{id, slug, hash, language, fields, states}]
    contacts      [{id, slug, fields}]
    drafts        how many sealed drafts there are
    locks         how many locks of drafts there are

`fields` has the values by the name of the control they were typed in; `states` says of every closed
question (or statement of a scale) whether it was asked and answered.
"""

import json
import sqlite3
import struct
import sys

STATES = {0: "not-asked", 1: "no-answer"}


def main(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        # One transaction, so that what is read belongs together.
        database.execute("BEGIN")
        json.dump(everything(database), sys.stdout)


def everything(database):
    definitions = {}
    for digest, slug, version, text in database.execute(
        "SELECT hash, slug, version, json FROM definition"
    ):
        definitions[digest] = {
            "slug": slug,
            "version": version,
            "hash": digest.hex(),
            "questionnaire": json.loads(text),
        }
    responses = [
        response(database, definitions[digest], *row)
        for digest, *row in database.execute(
            "SELECT questionnaire_hash, id, language, closed FROM response"
        )
    ]
    contacts = [
        {"id": name.hex(), "slug": slug, "fields": clear(scheme, body, json.loads)}
        for name, slug, scheme, body in database.execute(
            "SELECT id, slug, scheme, body FROM contact"
        )
    ]
    (drafts,) = database.execute("SELECT count(*) FROM draft").fetchone()
    (locks,) = database.execute("SELECT count(*) FROM lock").fetchone()
    return {
        "definitions": list(definitions.values()),
        "responses": responses,
        "contacts": contacts,
        "drafts": drafts,
        "locks": locks,
    }


def response(database, definition, name, language, closed):
    fields, states = cells(definition["questionnaire"], closed)
    for field, scheme, body in database.execute(
        "SELECT field, scheme, body FROM free_text WHERE response = ?", (name,)
    ):
        if field in fields:
            raise ValueError(f"{field} is stored twice")
        fields[field] = [clear(scheme, body, str)]
    return {
        "id": name.hex(),
        "slug": definition["slug"],
        "hash": definition["hash"],
        "language": language,
        "fields": fields,
        "states": states,
    }


def clear(scheme, body, read):
    if scheme != 0:
        raise ValueError(f"sealed under scheme {scheme}: this reader has no key")
    return read(body.decode("utf-8"))


def cells(questionnaire, closed):
    """The closed answers of a row, by the name of the control."""
    fields, states = {}, {}
    offset = 0
    for name, kind, details in closed_controls(questionnaire):
        width = WIDTHS[kind](details)
        cell = closed[offset : offset + width]
        if len(cell) != width:
            raise ValueError(f"the row ends before {name}")
        offset += width
        states[name] = STATES.get(cell[0], "answered")
        if states[name] == "answered":
            fields.update(READERS[kind](name, details, cell))
    if offset != len(closed):
        raise ValueError(f"{len(closed) - offset} bytes are left over")
    return fields, states


def closed_controls(questionnaire):
    """What has a cell, in the order of the cells: name, kind and details."""
    for page in questionnaire["pages"]:
        for question in page["questions"]:
            kind = question["kind"]
            # A kind without details is written as its name alone.
            name, details = (kind, {}) if isinstance(kind, str) else next(iter(kind.items()))
            if name == "scale":
                for statement in details["statements"]:
                    yield f"{question['id']}.{statement['id']}", name, details
            elif name in READERS:
                yield question["id"], name, details


def one(name, details, cell):
    return {name: [details["options"][cell[0] - 2]["value"]]}


def several(name, details, cell):
    bits = int.from_bytes(cell[1:], "little")
    options = enumerate(details["options"])
    return {name: [option["value"] for index, option in options if bits >> index & 1]}


def number(name, details, cell):
    (units,) = struct.unpack(">q", cell[1:])
    decimals = details["decimals"]
    digits = str(abs(units)).rjust(decimals + 1, "0")
    whole, fraction = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    return {name: ["-" * (units < 0) + whole + ("." + fraction if decimals else "")]}


def date(name, details, cell):
    year, month, day = struct.unpack(">HBB", cell[1:])
    parts = {"year": year, "month": month, "day": day}
    return {f"{name}.{part}": [str(value)] for part, value in parts.items() if value}


def district(name, details, cell):
    return {name: [cell[1:].rstrip(b"\0").decode("ascii")]}


READERS = {
    "choose-one": one,
    "scale": one,
    "choose-several": several,
    "number": number,
    "date": date,
    "postcode-district": district,
}

WIDTHS = {
    "choose-one": lambda details: 1,
    "scale": lambda details: 1,
    "choose-several": lambda details: 1 + (len(details["options"]) + 7) // 8,
    "number": lambda details: 9,
    "date": lambda details: 5,
    "postcode-district": lambda details: 5,
}

if __name__ == "__main__":
    main(sys.argv[1])
