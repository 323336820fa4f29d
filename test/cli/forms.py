# The forms of output agree: CSV and SQLite are the JSON Lines laid flat, after the rules of
# doc/output.md and doc/store.md, written here once more and apart from the program.
#     forms.py SCHEMA.json CODE.jsonl MENTIONS.jsonl CODE.csv NEWS.db
# Prints what it compared; ends with 1 and the first differences.
import csv
import json
import sqlite3
import sys

schema_file, code_file, mentions_file, csv_file, db_file = sys.argv[1:]
SHAPES = {s["title"]: s["properties"] for s in json.load(open(schema_file))["oneOf"]}
faults = []


def expect(what, left, right):
    if left != right:
        faults.append(f"{what}:\n  {left!r}\n  {right!r}")


def has(shape, kind):
    return kind in ([shape.get("type")] if isinstance(shape.get("type"), str) else shape.get("type", []))


def is_span(shape):
    return has(shape, "array") and shape.get("maxItems") == 2


def leaves(properties, prefix=""):
    """(name, path, is a list of strings, is in a list) of every leaf, spans as two."""
    for key, shape in properties.items():
        name, path = prefix + key, (key,)
        if key == "record" and not prefix:
            continue
        if key in ("from", "to") and not has(shape, "object"):
            name += "_event"  # no words of SQL
        if is_span(shape):
            yield name + "_begin", path + (0,), False, False
            yield name + "_end", path + (1,), False, False
        elif has(shape, "array"):
            if has(shape["items"], "object"):
                for n, p, texts, _ in leaves(shape["items"]["properties"], name + "_"):
                    yield n, path + p, texts, True
            else:
                yield name, path, True, False
        elif has(shape, "object"):
            for n, p, texts, listed in leaves(shape["properties"], name + "_"):
                yield n, path + p, texts, listed
        else:
            yield name, path, False, False


def value(record, path):
    for step in path:
        if record is None:
            return None
        record = record[step]
    return record


def text(v):
    if v is None:
        return ""
    if isinstance(v, bool):
        return "true" if v else "false"
    return v if isinstance(v, str) else json.dumps(v)


def inner(v):
    return text(v).replace(";", " ") if not isinstance(v, list) else ",".join(map(inner, v))


def cell(record, path, texts, listed):
    """The CSV cell of a leaf."""
    if listed:
        return ";".join(inner(value(one, path[1:])) for one in record[path[0]])
    v = value(record, path)
    return ";".join(map(inner, v)) if texts else text(v)


def number(s):
    try:
        return float(s)
    except ValueError:
        return s


records = [json.loads(line) for line in open(code_file, encoding="utf-8")]
documents = {r["id"]: r for r in records if r["record"] == "document"}
events = [r for r in records if r["record"] == "event"]
links = [r for r in records if r["record"] == "link"]
mentions = [r for r in map(json.loads, open(mentions_file, encoding="utf-8")) if r["record"] == "mention"]

# --- CSV: the event's leaves, then those of its document
event_leaves = list(leaves(SHAPES["event"]))
document_leaves = [leaf for leaf in leaves(SHAPES["document"])
                   if leaf[0] not in ("id", "text") and not leaf[0].startswith("problems")]
rows = list(csv.reader(open(csv_file, encoding="utf-8", newline="")))
expect("header of CSV", rows[0], [n for n, *_ in event_leaves] + ["document_" + n for n, *_ in document_leaves])
expect("rows of CSV", len(rows) - 1, len(events))
for event, row in zip(events, rows[1:]):
    wanted = [cell(event, p, t, l) for _, p, t, l in event_leaves]
    wanted += [cell(documents[event["document"]], p, t, l) for _, p, t, l in document_leaves]
    for name, left, right in zip(rows[0], row, wanted):
        expect(f"CSV, {event['id']}, {name}", number(left), number(right))

# --- SQLite: a table a record, a table a list of objects
db = sqlite3.connect(db_file)
db.row_factory = sqlite3.Row


def sql(v):
    if isinstance(v, list):
        return json.dumps(v, separators=(",", ":"), ensure_ascii=False)
    return int(v) if isinstance(v, bool) else v


def key_of(table):
    """What rows are found by: mentions by their document and their number in it."""
    if table == "mentions" or table.startswith("mention_"):
        return "document || '-' || mention"
    return "id" if table in ("documents", "events", "links") else table.split("_")[0]


def compare_table(table, kind, found, keys):
    own = [leaf for leaf in leaves(SHAPES[kind]) if not leaf[3]]
    lists = [k for k, s in SHAPES[kind].items() if has(s, "array") and has(s.get("items", {}), "object")]
    for record, key in zip(found, keys):
        row = db.execute(f"SELECT * FROM {table} WHERE {key_of(table)} = ?", (key,)).fetchone()
        if row is None:
            expect(f"{table} {key}", None, "a row")
            continue
        for name, path, texts, _ in own:
            expect(f"{table} {key}.{name}", row[name], sql(value(record, path)))
        for k in lists:
            below = list(leaves(SHAPES[kind][k]["items"]["properties"]))
            got = db.execute(f"SELECT * FROM {kind}_{k} WHERE {key_of(kind + '_' + k)} = ? ORDER BY position", (key,)).fetchall()
            expect(f"{kind}_{k} of {key}", len(got), len(record[k]))
            for row_below, one in zip(got, record[k]):
                for name, path, texts, _ in below:
                    expect(f"{kind}_{k} {key}.{name}", row_below[name], sql(value(one, path)))
    expect(f"rows of {table}", db.execute(f"SELECT count(*) FROM {table}").fetchone()[0], len(found))


compare_table("documents", "document", list(documents.values()), list(documents))
compare_table("events", "event", events, [e["id"] for e in events])
compare_table("links", "link", links, [x["id"] for x in links])
keys = [f"{m['document']}-{n}" for d in documents for n, m in enumerate(x for x in mentions if x["document"] == d)]
mentions = [m for d in documents for m in mentions if m["document"] == d]
compare_table("mentions", "mention", mentions, keys)

print("compared:", len(documents), "documents,", "events, links, mentions" if events and links and mentions else "NOTHING ELSE")
for fault in faults[:8]:
    print(fault)
sys.exit(bool(faults))
