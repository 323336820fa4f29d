# Validates JSON Lines of demarche, coded with --offsets codepoint, against its schema, and checks
# that every span lies in its document and holds the words that stand beside it.
#     validate.py SCHEMA.json OUTPUT.jsonl...
# Prints how many records of each sort a file has; ends with 1 and the first faults when one fails.
import collections
import json
import sys

import jsonschema

FAULTS_SHOWN = 10
faults = 0


def complain(where, what):
    global faults
    faults += 1
    if faults <= FAULTS_SHOWN:
        print(f"{where}: {what}")


def spans(value, path=""):
    """(path, span, words or None) of every span in the record."""
    if isinstance(value, dict):
        if value.get("span") is not None:
            yield path, value["span"], value.get("text", value.get("name"))
        for key, below in value.items():
            yield from spans(below, f"{path}.{key}")
    elif isinstance(value, list):
        for i, below in enumerate(value):
            yield from spans(below, f"{path}[{i}]")


schema = json.load(open(sys.argv[1]))
by_record = {one["title"]: jsonschema.Draft202012Validator(one) for one in schema["oneOf"]}
for name in sys.argv[2:]:
    counts = collections.Counter()
    document, sentences, ids = None, 0, set()
    for number, line in enumerate(open(name, encoding="utf-8"), 1):
        record = json.loads(line)
        kind = record.get("record")
        where = f"{name}:{number}"
        counts[kind] += 1
        if kind not in by_record:
            complain(where, f"record {kind!r}")
            continue
        error = jsonschema.exceptions.best_match(by_record[kind].iter_errors(record))
        if error:
            complain(where, f"{error.json_path}: {error.message[:200]}")
        if (number == 1) != (kind == "run"):
            complain(where, "the first line and no other is the run's")
        if kind == "document":
            document = record
        elif kind in ("event", "mention"):
            if record["document"] != document["id"]:
                complain(where, "an event of another document")
            for path, (begin, end), words in spans(record):
                if not 0 <= begin < end <= len(document["text"]):
                    complain(where, f"{path}: span {begin}, {end} is not in the text")
                elif words is not None and document["text"][begin:end] != words:
                    complain(where, f"{path}: span holds {document['text'][begin:end]!r}, not {words!r}")
        if kind == "event":
            if record["id"] in ids:
                complain(where, f"event id {record['id']} stands twice")
            ids.add(record["id"])
            if record["text"] not in document["text"]:
                complain(where, "the sentence is not in the text")
    print(", ".join(f"{n} {kind}" for kind, n in counts.items()))
if faults:
    print(f"{faults} faults")
sys.exit(1 if faults else 0)
