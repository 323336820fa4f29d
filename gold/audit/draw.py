#!/usr/bin/env python3
"""Draws the events of a precision audit: 300 of all that the program codes in the corpora, by a fixed seed.

    gold/audit/draw.py build/release/demarche ../shared ROUND SHEETS N > gold/audit/roundROUND.tsv

Every event of ../shared/corpora has the same chance, but for documents that gold/events holds out (tune, final). The table says where
each stands (file, document, XXH64 of its text, the sentence's and the trigger's code points) and what was coded; it holds no text. SHEETS
is a folder outside the repository for N judges' sheets: the sentence with what stands before it and the coded event, without the rule, the
confidence and who decided.
"""
import csv, gzip, hashlib, json, os, re, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tool"))
from xxh64 import xxh64

FILES = ["statedept_2021-05_2022-05.jsonl.gz", "whitehouse_2021-05_2022-05.jsonl.gz", "statedept_tweets_2012_2021.jsonl.gz",
         "current_events_2015-09.jsonl"]
OUTLETS = {"statedept_tweets_2012_2021.jsonl.gz": "State Department"}
SHARE = 300
BEFORE = 700  # characters of context on a judge's sheet
COLUMNS = "event file id hash begin end trigger_begin trigger_end type actors recipients date status background".split()


def held_out():
    with open("gold/events/sentences.tsv", encoding="utf-8") as f:
        return {(r["file"], r["id"]) for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if r["part"] in ("tune", "final")}


def events(program, folder, name):
    """Each event of the file with its document's id and date."""
    outlet = ["--outlet", OUTLETS[name]] if name in OUTLETS else []
    command = [program, "code", "--json", "--offsets", "codepoint", *outlet, os.path.join(folder, name)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
        document = None
        for record in map(json.loads, run.stdout):
            if record["record"] == "document":
                document = record
            elif record["record"] == "event":
                yield document["source_id"], record


def place(d, e):
    """Where sentence and trigger stand in the text field (spans of the output count in title and text); None for a title."""
    pattern = r"\s+".join(map(re.escape, e["text"].split()))
    before = len(d.get("title") or "") + 1
    spans = [m.span() for m in re.finditer(pattern, d["text"])]
    if not spans or e["trigger"]["span"][1] < before:
        return None
    want = e["trigger"]["span"][0] - before
    begin, end = min(spans, key=lambda s: 0 if s[0] <= want < s[1] else min(abs(s[0] - want), abs(s[1] - want)))
    words = [m.span() for m in re.finditer(re.escape(e["trigger"]["text"]), d["text"][begin:end])]
    if not words:
        return None
    a, b = min(words, key=lambda w: abs(begin + w[0] - want))
    return begin, end, begin + a, begin + b


def side(people):
    return ", ".join(f"{p['code'] or '?'} ({p['name']})" for p in people) or "-"


def status_of(e):
    words = [e["status"]] + (["negated"] if e["polarity"] == "negated" else []) + ([e["claim"]] if e["claim"] != "stated" else [])
    return " ".join(words)


def draw(program, folder, round_):
    closed, drawn = held_out(), []
    for name in FILES:
        for id_, e in events(program, folder, name):
            if (name, id_) in closed:
                continue
            order = hashlib.sha256(f"audit {round_} {name} {id_} {e['id']}".encode()).hexdigest()
            drawn.append((order, name, id_, e))
        drawn.sort(key=lambda x: x[0])
        del drawn[2 * SHARE:]
    return drawn


def texts(folder, wanted):
    out = {}
    for name in {n for n, _ in wanted}:
        path = os.path.join(folder, name)
        with (gzip.open if name.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="\n") as lines:
            for d in map(json.loads, lines):
                if (name, str(d["id"])) in wanted:
                    out[name, str(d["id"])] = d
    return out


def sheet(n, name, d, e, begin, end):
    t = d["text"]
    lines = [f"=== event {n}  [{name.split('_')[0]}, {str(d.get('date') or '')[:10]}]  {d.get('title') or ''}",
             "BEFORE: ..." + " / ".join(t[max(0, begin - BEFORE):begin].split("\n")), "SENTENCE: " + " / ".join(t[begin:end].split("\n")),
             f"CODED: {e['type']}{'/' + e['mode'] if e['mode'] else ''} [{e['trigger']['text']}]  actors: {side(e['actors'])}  recipients: {side(e['recipients'])}",
             f"       date: {e['date']['value'] if e['date'] else '-'}  status: {status_of(e)}{'  background' if e['background'] else ''}", ""]
    return "\n".join(lines) + "\n"


def main(program, shared, round_, sheets, n_judges):
    folder = os.path.join(shared, "corpora")
    drawn = draw(program, folder, round_)
    found = texts(folder, {(name, id_) for _, name, id_, _ in drawn})
    drawn = [(x, place(found[x[1], x[2]], x[3])) for x in drawn]
    drawn = [x for x in drawn if x[1]][:SHARE]  # events of titles are left out
    print("\t".join(COLUMNS))
    judges = [[] for _ in range(int(n_judges))]
    for n, ((_, name, id_, e), at) in enumerate(drawn, 1):
        d = found[name, id_]
        codes = [",".join(p["code"] or "?" for p in e[s]) for s in ("actors", "recipients")]
        print(n, name, id_, f"{xxh64(d['text'].encode()):016x}", *at,
              e["type"] + ("/" + e["mode"] if e["mode"] else ""), *codes, e["date"]["value"] if e["date"] else "", status_of(e),
              "yes" if e["background"] else "", sep="\t")
        judges[(n - 1) * len(judges) // len(drawn)].append(sheet(n, name, d, e, *at[:2]))
    os.makedirs(sheets, exist_ok=True)
    for i, pages in enumerate(judges):
        with open(os.path.join(sheets, f"sheet{i}.txt"), "w", encoding="utf-8") as f:
            f.writelines(pages)


main(*sys.argv[1:])
