#!/usr/bin/env python3
"""Compares a SQLite database with one of ClickHouse, all rows of all tables, by Python's own readers.

    clickhouse_rows.py news.db http://127.0.0.1:8123/?database=news [TABLE...]

Prints what differs; exit code 1 then. Left out are documents.number, which counts documents as they came, and
the log `changes` and the ledger's rows `state_...`, which ClickHouse has not.
"""
import sqlite3
import sys
import urllib.request

ESCAPES = {"b": "\b", "f": "\f", "r": "\r", "n": "\n", "t": "\t", "0": "\0"}
NULL = "(null)"


def ask(url, sql):
    with urllib.request.urlopen(url, sql.encode()) as answer:
        return answer.read().decode("utf8", "surrogateescape").split("\n")[:-1]


def field(text, kind):
    if text == "\\N":
        return NULL
    out, i = [], 0
    while i < len(text):
        if text[i] == "\\":
            i += 1
            out.append(ESCAPES.get(text[i], text[i]))
        else:
            out.append(text[i])
        i += 1
    text = "".join(out)
    return repr(float(text)) if "Float" in kind else text


def value(v):
    if v is None:
        return NULL
    if isinstance(v, bytes):
        return v.decode("utf8", "surrogateescape")
    return repr(v) if isinstance(v, float) else str(v)


def main():
    file, url = sys.argv[1:3]
    db = sqlite3.connect(file)
    names = sys.argv[3:] or [r[0] for r in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'document_search%'"
        " AND name NOT LIKE 'feed%' AND name NOT LIKE 'state%' AND name NOT IN ('robots', 'changes') UNION SELECT 'v_events' UNION SELECT 'v_happened'")]
    different = 0
    for table in sorted(names):
        columns = [r[1] for r in db.execute(f"PRAGMA table_info({table})") if r[1] != "number"]
        some = ", ".join(columns)
        kinds = [line.split("\t")[1] for line in ask(url, f"DESCRIBE TABLE (SELECT {some} FROM {table})")]
        ours = sorted(tuple(map(value, r)) for r in db.execute(f"SELECT {some} FROM {table}"))
        theirs = sorted(tuple(map(field, line.split("\t"), kinds))
                        for line in ask(url, f"SELECT {some} FROM {table} FORMAT TabSeparated"))
        if ours == theirs:
            continue
        different += 1
        print(f"{table}: {len(ours)} rows and {len(theirs)}")
        for name, here, there in (("SQLite", ours, set(theirs)), ("ClickHouse", theirs, set(ours))):
            alone = [r for r in here if r not in there]
            if alone:
                print(f"  {name} alone: {alone[0]}"[:500])
    return 1 if different else 0


sys.exit(main())
