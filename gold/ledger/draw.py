#!/usr/bin/env python3
"""Draws what the ledger and the links say of the corpora, to be judged by hand, by a fixed seed.

    python3 gold/ledger/draw.py build/release/demarche ../shared ROUND SHEETS [KIND...] > gold/ledger/roundROUND.tsv

At most 100 each of channel rows, transfer rows, red lines, positions, links, and pairs of mentions in different documents that were merged (or of these KINDs). Every
row of ../shared/corpora has the same chance, but for documents that gold/events holds out (tune, final). The table says what each is by
ids and offsets; it holds no text. SHEETS, outside the repository, gets a file a kind: the row with its sentences, without confidences.
"""
import csv, gzip, hashlib, json, os, subprocess, sys, tempfile

FILES = ["statedept_2021-05_2022-05.jsonl.gz", "whitehouse_2021-05_2022-05.jsonl.gz", "statedept_tweets_2012_2021.jsonl.gz",
         "current_events_2015-09.jsonl"]
SHARE = 100


def held_out():
    with open("gold/events/sentences.tsv", encoding="utf-8") as f:
        return {(r["file"], r["id"]) for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if r["part"] in ("tune", "final")}


def inputs(folder, into):
    """The corpora without the held-out documents, all in one file."""
    closed = held_out()
    with open(into, "w", encoding="utf-8") as out:
        for name in FILES:
            path = os.path.join(folder, name)
            with (gzip.open if name.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    d = json.loads(line)
                    if (name, str(d["id"])) in closed:
                        continue
                    if "tweets" in name:
                        d["outlet"] = "State Department"
                    d["id"] = name.split("_")[0][:4] + ":" + str(d["id"])
                    out.write(json.dumps(d) + "\n")


def run(program, *words):
    with subprocess.Popen([program, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as p:
        for line in p.stdout:
            yield json.loads(line)


def order(kind, round_, row):
    return hashlib.sha256(f"{kind} {round_} {row}".encode()).hexdigest()


def choose(kind, round_, rows):
    return sorted(rows, key=lambda r: order(kind, round_, r["id"]))[:SHARE]


def people(p):
    return ", ".join(f"{x['code']} ({x['name']})" for x in p if x) or "-"


def history(r, state):
    return "".join(f"    {h['date']} {h[state]}: {h['text']}\n" for h in r["history"][-6:])


def channel(r):
    why = "".join(f"  BECAUSE: {x['text']} [says {x['by']}]\n" for x in r["reasons"]) + "".join(f"  REOPENS IF: {x['text']} [says {x['by']}]\n" for x in r["reopen_if"])
    return f"PARTIES: {people(r['parties'])}\n  SUBJECT: {r['subject']}\n  STATE: {r['state']} since {r['since']} by {r['by'] and r['by']['code']}\n{why}  HISTORY (last six):\n{history(r, 'state')}"


def transfer(r):
    items = "; ".join(f"{i['quantity'] if i['quantity'] is not None else ''} {i['text']}".strip() for i in r["items"])
    value = r["value"] and f"{r['value']['value']} {r['value']['unit']}"
    return (f"SUPPLIER: {people([r['supplier']])}\n  RECIPIENTS: {people(r['recipients'])}\n  KIND: {r['kind']}  ITEMS: {items or '-'}  VALUE: {value}\n"
            f"  STAGE: {r['stage']} since {r['since']}\n  HISTORY (last six):\n{history(r, 'stage')}")


def redline(r):
    crossed = "".join(f"  CROSSED: {x['text']} [says {x['by']}]\n" for x in r["crossings"])
    return f"BY: {people([r['by']])}  FOR: {people([r['to']])}\n  {r['strength']}: {r['subject']} since {r['since']} voiced by {r['voiced_by']}\n{crossed}  WORDS: {r['words']}\n"


def position(r):
    return f"BY: {people([r['by']])}  TO: {people([r['to']])}\n  {r['stance']}: {r['subject']} since {r['since']}\n  WORDS: {r['words']}\n"


def links_of(program, file):
    events = {}
    for r in run(program, "code", "--json", file):
        if r["record"] == "document":
            events.clear()
        elif r["record"] == "event":
            events[r["id"]] = r
        elif r["record"] == "link" and r["kind"] != "same":
            yield r, events.get(r["from"]), events[r["to"]]


def event(e):
    side = lambda p: ",".join(x["code"] or "?" for x in p) or "-"
    return f"{side(e['actors'])} {e['type']} {side(e['recipients'])} [{e['trigger']['text']}]" if e else "-"


def link(x):
    r, a, b = x
    says = r["attribution"][0]["name"] if r["attribution"] else "author"
    other = f"  SENTENCE OF THE FIRST: {a['text']}\n" if a and a["text"] != b["text"] else ""
    return (f"{r['kind'].upper()} by the words \"{r['words']}\", says {says}:\n  EXPLAINS: {event(a)} \"{r['from_text']}\"\n  WHAT: {event(b)}\n"
            f"{other}  SENTENCE: {b['text']}\n")


def pair(x):
    a, b = x
    return f"FIRST ({a['published']}): {a['text']}\nSECOND ({b['published']}): {b['text']}\n"


def pairs_of(program, file):
    for r in run(program, "merge", "--json", file):
        m = r["mentions"]
        firsts = {x["document"]: x for x in reversed(m)}
        if len(firsts) > 1:
            two = sorted(firsts.values(), key=lambda x: hashlib.sha256(x["id"].encode()).hexdigest())[:2]
            yield {"id": two[0]["id"] + " " + two[1]["id"], "pair": two, "what": f"{r['actors']} {r['type']} {r['recipients']} {r['date']}"}


def rows_of(program, file, folder, kinds):
    """Rows of the ledgers, from a database that is made once."""
    db = os.path.join(folder, "all.db")
    subprocess.run([program, "code", "--db", db, "-j", "2", file], stderr=subprocess.DEVNULL, check=False)
    return {k: list(run(program, "ledger", k, "--json", "--db", db)) for k in kinds}


def main(program, shared, round_, sheets, *wanted):
    os.makedirs(sheets, exist_ok=True)
    writers = {"channels": channel, "transfers": transfer, "redlines": redline, "positions": position}
    wanted = wanted or [*writers, "links", "pairs"]
    print("kind\tnumber\tid\twhat")
    kinds = []
    with tempfile.TemporaryDirectory() as t:
        file = os.path.join(t, "all.jsonl")
        inputs(os.path.join(shared, "corpora"), file)
        ledgers = [k for k in writers if k in wanted]
        rows = rows_of(program, file, t, ledgers) if ledgers else {}
        kinds += [(k, choose(k, round_, rows[k]), writers[k]) for k in ledgers]
        if "links" in wanted:
            kinds.append(("links", choose("links", round_, [{"id": r["id"], "x": (r, a, b)} for r, a, b in links_of(program, file)]), lambda r: link(r["x"])))
        if "pairs" in wanted:
            kinds.append(("pairs", choose("pairs", round_, list(pairs_of(program, file))), lambda r: r["what"] + "\n" + pair(r["pair"])))
    for kind, rows, write in kinds:
        with open(os.path.join(sheets, kind + ".txt"), "w", encoding="utf-8") as f:
            for n, r in enumerate(rows, 1):
                what = r.get("state") or r.get("stage") or r.get("strength") or r.get("stance") or (r["x"][0]["kind"] if "x" in r else "same")
                print(kind, n, r["id"], what, sep="\t")
                f.write(f"=== {kind} {n}\n{write(r)}\n")


main(*sys.argv[1:])
