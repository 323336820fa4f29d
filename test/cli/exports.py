# Reads what demarche export wrote, with Python's own readers: export_test.sh. Prints "ok NAME" or "no NAME"
# a line, "# ..." for why, and "end".
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

if sys.argv[1] == "--parquet":
    rows = json.load(open(sys.argv[2]))
    with open("db/csv", newline="") as f:
        want = list(csv.DictReader(f))
    assert rows["types"]["sentence"] == "INT64" and rows["types"]["score"] == "DOUBLE"
    assert rows["types"]["background"] == "BOOLEAN" and rows["types"]["id"] == "BYTE_ARRAY"
    assert len(want) == len(rows["rows"]) > 5
    for a, b in zip(want, rows["rows"]):
        for k, v in a.items():
            got = b[k]
            text = "" if got is None else str(got).lower() if isinstance(got, bool) else got
            if isinstance(text, (int, float)):
                assert float(v) == float(text), (k, v, got)
            else:
                assert v == text, (k, v, got)
    sys.exit()


def told(name, good, why=""):
    print("ok" if good else "no", name)
    if not good:
        print("#", str(why)[:400])


def table(name, where="db"):
    with open(f"{where}/{name}", newline="", encoding="utf-8") as f:
        return list(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


# Names of columns, by format, as doc/columns.md has them.
names, format = {}, None
for line in open(sys.argv[1]):
    if line.startswith("## "):
        format = line[3:].strip()
    m = re.match(r"\| \d+ \| `([^`]+)` \|", line)
    if m:
        names.setdefault(format, []).append(m[1])

coded = [json.loads(l) for l in open("code.jsonl")]
events = {e["id"]: e for e in coded if e["record"] == "event"}
documents = {d["id"]: d for d in coded if d["record"] == "document"}


def happened(e):
    return e["status"] in ("happened", "ongoing") and e["polarity"] == "affirmed" and e["claim"] != "denied"


def pairs(e, both):
    out = [(i, k) for i, a in enumerate(e["actors"]) for k, r in enumerate(e["recipients"]) if a["entity"] != r["entity"]]
    if out or both:
        return out
    out = [(i, "") for i in range(len(e["actors"]))]
    out = out or [("", k) for k in range(len(e["recipients"]))]
    return out or [("", "")]


def pair_ids(both, all=False):
    out = []
    for e in events.values():
        if all or happened(e):
            for i, k in pairs(e, both):
                out.append(e["id"] if (i, k) == ("", "") else f"{e['id']}-{i}-{k}")
    return sorted(out)


lines = [json.loads(l) for l in open("db/jsonl")]
rest = lambda rows: sorted(json.dumps(r, sort_keys=True) for r in rows if r["record"] != "run")
told("jsonl: the records of demarche code --json", rest(lines) == rest(coded))
told("jsonl: the run stands first", lines[0]["record"] == "run" and lines[0]["version"] == coded[0]["version"])
rows = list(csv.reader(open("db/csv", newline="")))
want = list(csv.reader(open("code.csv", newline="")))
told("csv: the rows of demarche code --csv", rows[0] == want[0] == names["csv"] and sorted(rows) == sorted(want))
told("tsv: the same cells, tabs as spaces", table("tsv") == [[re.sub(r"[\t\r\n]", " ", c) for c in r] for r in rows])
data = open("db/excel", "rb").read()
excel = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
told("excel: a byte order mark, rows end in CR LF", data[:3] == b"\xef\xbb\xbf" and data.count(b"\r\n") == len(rows))
plain = lambda c: c[1:] if c[:1] == "'" else c
diff = [(a, b) for x, y in zip(excel, rows) for a, b in zip(x, y) if plain(a) != b]
told("excel: the same cells but for the apostrophes", not diff and len(excel) == len(rows), diff)
bad = [c for r in excel for c in r if c[:1] in "=+-@\t\r" and c and not re.fullmatch(r"-\d+(\.\d+)?", c)]
told("excel: no cell is a formula", not bad and any(c == "'=1+1" or c == "'=Daily" for r in excel for c in r), bad)
cameo = excel[0].index("cameo")
told("excel: codes keep their zero", any(r[cameo].startswith("'0") for r in excel[1:]) and all(r[cameo][0] == "'" or r[cameo][0] != "0" for r in excel[1:]))

plover = [json.loads(l) for l in open("db/plover")]
told("plover: a line for each pair that happened", sorted(p["id"] for p in plover) == pair_ids(False))
flat = []
for key, value in plover[0].items():
    flat.append(key)
told("plover: members as the table has them", flat == list(dict.fromkeys(n.split(".")[0] for n in names["plover"])), flat)
told("plover: types and sectors are those of the event", all(p["event"] == events[p["id"][:16]]["type"] and (p["source"] is None or isinstance(p["source"]["sector"], list)) for p in plover))

polecat = table("polecat")
told("polecat: 40 columns, a row a pair", polecat[0] == names["polecat"] and len(polecat[0]) == 40 and sorted(r[0] for r in polecat[1:]) == pair_ids(False))
r = [dict(zip(polecat[0], x)) for x in polecat[1:]]
told("polecat: types, quad classes, numbers of states", all(x["Event Type"] == events[x["Event ID"][:16]]["type"] for x in r) and any(x["Quad Code"] == "MATERIAL CONFLICT" for x in r) and any(x["Actor COW"] == "385" and x["Actor Country"] == "Norway" for x in r))
icews = table("icews")
told("icews: 20 columns, a row a dyad", icews[0] == names["icews"] and len(icews[0]) == 20 and len(icews) - 1 == len(pair_ids(True)), (len(icews), len(pair_ids(True))))
r = [dict(zip(icews[0], x)) for x in icews[1:]]
told("icews: no id stands twice", len({x["Event ID"] for x in r}) == len(r))
told("icews: countries by name, days as days", any(x["Source Country"] == "Norway" and x["Target Country"] == "Chile" for x in r) and all(re.fullmatch(r"(\d{4}-\d\d-\d\d)?", x["Event Date"]) for x in r))
phoenix = table("phoenix")
r = [dict(zip(names["phoenix"], x)) for x in phoenix]
told("phoenix: 26 columns, a row a dyad", all(len(x) == 26 for x in phoenix) and sorted(x["EventID"] for x in r) == pair_ids(True))
told("phoenix: the class goes by the root", all(int(x["PentaClass"]) == (0 if x["EventRootCode"] < "03" else 1 if x["EventRootCode"] < "06" else 2 if x["EventRootCode"] < "09" else 3 if x["EventRootCode"] < "14" else 4) for x in r))

gdelt = {}
for name, n in (("gdelt1", 58), ("gdelt2", 61)):
    rows = table(name)
    gdelt[name] = [dict(zip(names[name], x)) for x in rows]
    told(f"{name}: {n} columns", len(names[name]) == n and all(len(x) == n for x in rows))
told("gdelt1-57: those without the last", [x[:-1] for x in table("gdelt1")] == table("gdelt1-57"))
told("gdelt2: --header writes the names", table("gdelt2-header")[0] == names["gdelt2"] and table("gdelt2-header")[1:] == table("gdelt2"))
two = gdelt["gdelt2"]
sale = [x for x in two if x["Actor1Code"] == "NOR" and x["Actor2Code"] == "CHL"]
told("gdelt2: an event that three texts tell is one row", len(sale) == 1 and (sale[0]["NumMentions"], sale[0]["NumArticles"]) == ("3", "3"), sale)
told("gdelt2: quad class by the root", all(int(x["QuadClass"]) == (1 if x["EventRootCode"] < "06" else 2 if x["EventRootCode"] < "09" else 3 if x["EventRootCode"] < "14" else 4) for x in two))
told("gdelt2: codes come apart", any(x["Actor1Code"] == "IGOUNO" and (x["Actor1KnownGroupCode"], x["Actor1Type1Code"]) == ("UNO", "IGO") for x in two) and any(x["Actor2Code"] == "PSEREBHMS" and (x["Actor2CountryCode"], x["Actor2KnownGroupCode"], x["Actor2Type1Code"]) == ("PSE", "HMS", "REB") for x in two))
told("gdelt2: a month without a day has no day", any(x["SQLDATE"] == "" and x["MonthYear"] == "202404" and x["Year"] == "2024" for x in two))
told("gdelt2: moments are in UTC", any(x["DATEADDED"] == "20240504013000" for x in two), {x["DATEADDED"] for x in two})
told("gdelt2: places by type and FIPS", any(x["ActionGeo_Type"] == "4" and x["ActionGeo_CountryCode"] == "SY" and x["ActionGeo_FullName"].startswith("Aleppo") for x in two))
told("gdelt2: root events are in headline or first paragraph", any(x["IsRootEvent"] == "1" for x in two) and any(x["IsRootEvent"] == "0" for x in two))
told("gdelt2: Goldstein's scale", all(-10 <= float(x["GoldsteinScale"]) <= 10 for x in two))
mentions = [dict(zip(names["gdelt2-mentions"], x)) for x in table("gdelt2-mentions")]
ids = [x["GLOBALEVENTID"] for x in two]
told("gdelt2-mentions: their events are those of gdelt2", {x["GLOBALEVENTID"] for x in mentions} == set(ids) and len(set(ids)) == len(ids))
count = {i: 0 for i in ids}
for x in mentions:
    count[x["GLOBALEVENTID"]] += 1
told("gdelt2-mentions: as many as NumMentions", all(count[x["GLOBALEVENTID"]] == int(x["NumMentions"]) for x in two), count)
texts = {d["url"]: d["text"] for d in documents.values() if d["url"]}
good = [x for x in mentions if x["MentionIdentifier"] in texts]
told("gdelt2-mentions: offsets are characters", good and all(texts[x["MentionIdentifier"]][int(x["ActionCharOffset"])].strip() and len(texts[x["MentionIdentifier"]]) == int(x["MentionDocLen"]) for x in good) and any(x["Actor1CharOffset"] != "-1" and texts[x["MentionIdentifier"]][int(x["Actor1CharOffset"]):].startswith("Norway") for x in good))
told("gdelt2-mentions: without an address it is a citation", {x["MentionType"] for x in mentions} == {"1", "2"})

spacy = [json.loads(l) for l in open("db/spacy")]
told("spacy: an object a document", sorted(x["id"] for x in spacy) == sorted(documents) and all(x["text"] == documents[x["id"]]["text"] for x in spacy))
ends = [e for x in spacy for e in zip(x["ents"], x["ents"][1:])]
told("spacy: entities are in order and do not overlap", ends and all(a["end"] <= b["start"] for a, b in ends))
words = {x["text"][e["start"]:e["end"]] for x in spacy for e in x["ents"]}
told("spacy: offsets are characters", {"Norway", "Chile", "Thursday", "Aleppo"} <= words, words)
graph = xml.parse("db/graphml").getroot()
ns = "{http://graphml.graphdrawing.org/xmlns}"
nodes = {n.get("id") for n in graph.iter(ns + "node")}
edges = [(e.get("source"), e.get("target"), {d.get("key"): d.text for d in e}) for e in graph.iter(ns + "edge")]
told("graphml: edges go between nodes", edges and all(a in nodes and b in nodes for a, b, _ in edges))
keys = {k.get("id") for k in graph.iter(ns + "key")}
told("graphml: every value has its key", all(set(d) <= keys for _, _, d in edges) and keys <= set(names["graphml"]))
told("graphml: a dyad's events are counted", [d["events"] for a, b, d in edges if (a, b) == ("NOR", "CHL")] == ["3"], edges)
event_edges = [e for e in xml.parse("db/graphml-event").getroot().iter(ns + "edge")]
told("graphml: an edge a pair by event", len(event_edges) == len(set(p[:16] + events[p[:16]]["actors"][int(p.split("-")[1])]["code"] + events[p[:16]]["recipients"][int(p.split("-")[2])]["code"] for p in pair_ids(True))))

told("--all has what did not happen", len(table("icews", "all")) - 1 == len(pair_ids(True, True)) > len(pair_ids(True)))
source = [w for d in documents.values() for w in re.findall(r"[a-z]{8,}", d["text"])] + ["Café talks", "1+1", "Dash"]
for name in ("jsonl", "plover", "csv", "tsv", "excel", "polecat", "icews", "gdelt1", "gdelt2", "gdelt2-mentions", "phoenix", "spacy", "graphml"):
    text = open(f"redacted/{name}", encoding="utf-8-sig").read()
    sentences = [e["text"] for e in events.values()] + [d["title"] for d in documents.values() if d["title"]]
    left = [s for s in sentences if s in text or json.dumps(s, ensure_ascii=False)[1:-1] in text]
    told(f"{name}: --redact leaves out the source's words", not left and text.count("\n") == open(f"db/{name}", encoding="utf-8-sig").read().count("\n"), left)
# No run of ten words of a text stands in any of them, whatever is written between its words.
def words_of(text):
    return re.findall(r"\w+", text.lower())
RUN = 10
runs = {tuple(w[i:i + RUN]) for d in documents.values() for w in [words_of(d["text"])] for i in range(len(w) - RUN + 1)}
def copied(text):
    w = words_of(re.sub(r"\\[nrt]", " ", text))
    return [" ".join(w[i:i + RUN]) for i in range(len(w) - RUN + 1) if tuple(w[i:i + RUN]) in runs]
def files_of(name, where="redacted"):
    path = f"{where}/{name}"
    if name == "parquet": # its pages are packed, each for itself
        pages = open(path, "rb").read().split(b"\x28\xb5\x2f\xfd")[1:]
        unpacked = [subprocess.run(["zstd", "-dcq"], input=b"\x28\xb5\x2f\xfd" + p, capture_output=True).stdout for p in pages]
        return "\n".join(re.sub(rb"[\x00-\x1f]", b" ", p).decode("utf-8", "replace") for p in unpacked)
    paths = [os.path.join(path, f) for f in sorted(os.listdir(path))] if os.path.isdir(path) else [path]
    return "\n".join(open(p, encoding="utf-8-sig").read() for p in paths)
told("what is not redacted has such runs", runs and copied(open("db/jsonl").read()))
for name in sorted(os.listdir("redacted")):
    if name == "parquet" and not shutil.which("zstd"):
        continue
    text = files_of(name)
    told(f"{name}: --redact leaves no ten words in a row", text and not copied(text), copied(text)[:3])
if shutil.which("zstd"):
    told("parquet: what is not redacted has such runs", copied(files_of("parquet", "db")))
# Cells are as they were or empty; offsets and hashes are as they were.
for name in ("csv", "tsv", "polecat", "icews", "gdelt1", "gdelt2", "gdelt2-mentions", "phoenix"):
    read = lambda where: list(csv.reader(open(f"{where}/{name}", newline="", encoding="utf-8-sig"), delimiter="," if name == "csv" else "\t", quoting=csv.QUOTE_MINIMAL if name == "csv" else csv.QUOTE_NONE))
    whole, less = read("db"), read("redacted")
    differ = [(a, b) for x, y in zip(whole, less) for a, b in zip(x, y) if a != b and b.strip(";")]
    kept = [i for i, c in enumerate(whole[0]) if re.search("span|hash|_id$|^id$|offset", c)]
    told(f"{name}: --redact changes no other cell", len(whole) == len(less) and not differ, differ[:3])
    told(f"{name}: --redact keeps offsets and hashes", all(x[i] == y[i] for x, y in zip(whole, less) for i in kept) and (kept or name != "csv"))
spans = lambda where: re.findall(r'"(?:start|end)\w*": ?\d+', open(f"{where}/spacy").read())
told("spacy: --redact keeps offsets", spans("db") == spans("redacted") and spans("db"))
redacted = [json.loads(l) for l in open("redacted/jsonl")]
told("jsonl: --redact keeps offsets and hashes", all(r["trigger"]["span"] == events[r["id"]]["trigger"]["span"] and r["text"] is None for r in redacted if r["record"] == "event") and all(r["content_hash"] == documents[r["id"]]["content_hash"] for r in redacted if r["record"] == "document"))
print("end")
