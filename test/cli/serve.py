"""The checks of serve_test.sh, in the current folder, which is empty: DEMARCHE ROOT."""
import base64, concurrent.futures, csv, io, json, os, re, shutil, socket, sqlite3, subprocess, sys, time

from served import Server

demarche, root = sys.argv[1:3]
number = failed = 0


def say(good, name, *more):
    global number, failed
    number += 1
    failed += not good
    print("ok" if good else "not ok", number, "-", name, flush=True)
    for x in () if good else more:
        for line in str(x)[:2000].splitlines()[:20]:
            print("#", line, flush=True)


def run(*args):
    done = subprocess.run([demarche, *args], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def get(target):
    code, out, err = run("serve", "news.db", "--get", target)
    return code, out


def ask(target):
    code, out = get(target)
    return json.loads(out) if code == 0 else {"failed": out}


def rows(target):
    return list(csv.DictReader(io.StringIO(get(target)[1])))


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


# --- the documents

HOSTILE = "<img src=x onerror=alert(1)>\u202e\U0001f680"
NEWS = [
    {"id": "a1", "date": "2024-07-17", "outlet": "Wire", "title": "Beijing halts talks " + HOSTILE,
     "text": "\U0001f680 China suspended arms control talks with the United States on Wednesday because Washington approved "
             "the sale of armed drones to Taiwan. The foreign ministry spokesman Lin Jian said the United States must "
             "respect China's core interests. In June the United States approved a $360 million sale of drones to Taiwan. "
             "Wang Yi said the Taiwan question is a red line that must not be crossed in China-U.S. relations."},
    {"id": "a2", "date": "2024-07-18", "outlet": "Gazette", "title": "Talks off",
     "text": "China suspended arms control talks with the United States on Wednesday. Russia condemned the United States. "
             "Protesters in Kyiv demanded the release of prisoners."},
    {"id": "a3", "date": "2024-08-02", "outlet": "Gazette", "title": "Aid",
     "text": "Germany sent food and medicine to Kenya. France condemned Russia for the attack on Kharkiv. "
             "The United States and China held talks in Geneva."},
]
with open("news.jsonl", "w") as f:
    f.writelines(json.dumps(x) + "\n" for x in NEWS)
    f.write("{broken\n")
run("code", "--db", "news.db", "news.jsonl")

# --- one request at a time

VIEWS = ["/overview", "/search", "/groups?by=type", "/dyad/USA/CHN", "/channels", "/transfers", "/redlines", "/positions",
         "/totals", "/places", "/network", "/codebook", "/cards", "/limits"]
good = True
for view in VIEWS:
    path, _, query = view.partition("?")
    a, b = (get(path + form + ("?" + query if query else "")) for form in (".json", ".csv"))
    good = good and a[0] == b[0] == 0 and isinstance(json.loads(a[1]), dict) and len(list(csv.reader(io.StringIO(b[1])))) > 1
    if not good:
        say(False, view, a, b)
        break
say(good, "every view gives JSON and CSV with rows")

o = ask("/overview.json")
say(o["documents"] == 3 and o["events"] > 5 and o["first"] == "2024-07-17" and o["last"] == "2024-08-02" and
    o["problems"] == [{"code": "unreadable", "records": 1}] and len(o["newest"]) > 3 and
    any(x["state"] == "suspended" for x in o["channel_changes"]), "overview", o)

with open("weeks.jsonl", "w") as f:
    f.write(json.dumps({"id": "w1", "date": "2024-07-18", "text": "Russia condemned France last week. China condemned Japan on Wednesday. "
                                                                  "Peru condemned Chile in July."}) + "\n")
run("code", "--db", "weeks.db", "weeks.jsonl")
dates = [x["date"] for x in json.loads(run("serve", "weeks.db", "--get", "/overview.json")[1])["newest"]]
say(dates == ["2024-07-17", "2024-W28", "2024-07"], "the newest by their first day", dates)

told = lines(run("query", "news.db", "type:CONSULT OR actor:CHN", "--sort", "-date", "--json")[1])
s = ask("/search.json?q=type:CONSULT+OR+actor%3ACHN")
say(s["events"] == told and len(told) > 1 and s["next"] is None and s["more"] == 0, "search is what query finds", s, told)
first = ask("/search.json?limit=2")
rest = ask("/search.json?limit=100&after=" + first["next"])
whole = ask("/search.json?limit=100")
say(first["events"] + rest["events"] == whole["events"] and first["more"] == len(rest["events"]), "pages of a search", first)
say(get("/search.csv?q=actor:CHN")[1] == run("query", "news.db", "actor:CHN", "--sort", "-date", "--csv")[1], "and as CSV")
g = ask("/groups.json?by=month")
say([(x["key"], x["events"]) for x in g["groups"]] ==
    [(x["month"], x["events"]) for x in lines(run("query", "news.db", "--group-by", "month", "--json")[1])], "groups", g)
code, out = get("/search.json?q=type:CONSULT+typo:x")
e = json.loads(out)["error"]
say(code == 2 and e["status"] == 400 and e["column"] == 14 and "typo" in e["message"], "a wrong query says where", out)

for kind in "channels", "transfers", "redlines", "positions":
    told = lines(run("ledger", kind, "--json", "--db", "news.db")[1])
    view = ask(f"/{kind}.json")
    key = lambda x: x["id"]
    say(sorted(view["rows"], key=key) == sorted(told, key=key) and view["total"] == len(told) > 0, f"{kind} are the ledger's", view)
    one = ask(f"/{kind}.json?id={told[-1]['id']}")
    say(one["rows"] == [told[-1]] and one["total"] == 1 and len(rows(f"/{kind}.csv?id={told[-1]['id']}")) == 1 and
        ask(f"/{kind}.json?id=0000000000000000")["rows"] == [], f"each of the {kind} has an address", one)
shown = {kind: ask(f"/{kind}.json")["total"] for kind in ("channels", "transfers", "redlines", "positions")}
say(o["state"] == shown, "the overview counts the rows that are listed", o["state"], shown)
say(get("/channels.csv")[1] == run("ledger", "channels", "--csv", "--db", "news.db")[1], "channels as CSV")
say([x["id"] for x in ask("/transfers.json?from=USA&to=TWN")["rows"]] ==
    [x["id"] for x in lines(run("ledger", "transfers", "--json", "--from", "USA", "--to", "TWN", "--db", "news.db")[1])], "filters")
say([ask(f"/transfers.json?from={x}&to=taiwan")["rows"] for x in ("United+States", "USA", "usa")] == [ask("/transfers.json?from=USA&to=TWN")["rows"]] * 3,
    "parties by name")
for x in "/channels.json?from=Narnia", "/transfers.json?to=Germny", "/dyad/Narnia/FRA.json", "/totals.json?from=Narnia", "/search.json?q=source:Narnia":
    code, out = get(x)
    e = json.loads(out)["error"]
    if code != 2 or e["status"] != 400 or not re.search("Narnia|did you mean 'Germany'", e["message"]):
        say(False, "a name that nobody has is refused, " + x, out)
        break
else:
    say(True, "a name that nobody has is refused with what could be meant")
found = ask("/positions.json?to=USA")["rows"]
say(all(x["to"]["code"].startswith("USA") for x in found) and ask("/positions.json?to=Bhutan")["rows"] == [], "positions by whom they are put to", found)
t = ask("/totals.json?by=recipient")
say(any(x["key"] == "TWN" and {"unit": "USD", "stage": "approved", "value": 360000000, "transfers": 1} in x["amounts"] for x in t["groups"]), "totals", t)
run("code", "--db", "law.db", "--date", "2024-07-17", f"{root}/examples/article.txt")  # of a law's 95 billion 8 are for one
SUMS = [("2024-05-01", "Norway approved the sale of 4 frigates to Chile for $900 million."), ("2024-05-02", "France approved the sale of 12 helicopters to Kenya for $40 million."),
        ("2024-05-03", "Germany approved the sale of 5 tanks to Peru for 70 million euros."), ("2024-05-04", "Italy approved the sale of 2 submarines to Ghana for 300 million euros."),
        ("2024-05-05", "Sweden approved the sale of 3 radars to Japan for $100 million."), ("2022-05-05", "Spain approved the sale of 9 frigates to Oman for $9 billion.")]
with open("sums.jsonl", "w") as f:
    f.writelines(json.dumps({"id": f"s{i}", "date": day, "title": "Sale", "text": text}) + "\n" for i, (day, text) in enumerate(SUMS))
run("code", "--db", "sums.db", "sums.jsonl")
largest = json.loads(run("serve", "sums.db", "--get", "/overview.json")[1])["largest"]
say([(x["value"]["value"], x["value"]["unit"]) for x in largest] == [(9e8, "USD"), (1e8, "USD"), (4e7, "USD"), (3e8, "EUR")],
    "largest transfers: of twelve months, currencies apart", [x["value"] for x in largest])
stages = json.loads(run("serve", "law.db", "--get", "/totals.json?by=supplier")[1])["groups"]
say([(a["unit"], a["stage"]) for x in stages for a in x["amounts"]] == [("USD", "enacted"), ("USD", "approved")], "no sum is of two stages", stages)
early = json.loads(run("serve", "sums.db", "--get", "/overview.json")[1])
say(early["events"] >= early["happened"] > 0 and early["dyads"] and (early["dyads_since"] is None or early["dyads_since"] < early["last"]), "a time in which something happened", early)
t, law = [json.loads(run("serve", "law.db", "--get", x)[1]) for x in ("/totals.json?by=stage", "/transfers.json")]
say(t["parts"] == 1 and sum(x["transfers"] for x in t["groups"]) + 1 == len(law["rows"]), "totals say how many are parts", t, law)

d = ask("/dyad/USA/CHN.json?by=month")
say([b["label"] for b in d["bars"]] == ["2024-07", "2024-08"] and d["bars"][0]["quads"][2] + d["bars"][0]["quads"][3] > 0 and
    any(m["kind"] == "channel" and "suspended" in m["words"] for m in d["marks"]), "a dyad's course", d)
counts = [sum(sum(b["quads"]) for b in x["bars"]) + x["outside"] for x in (d, ask("/dyad/USA/CHN.json?from=USA"), ask("/dyad/CHN/USA.json?from=CHN"))]
say(counts == [ask(f"/groups.json?q={q}%20background:no")["groups"][0]["events"] for q in ("dyad:USA-CHN", "source:USA%20target:CHN", "source:CHN%20target:USA")] and
    counts[0] < counts[1] + counts[2], "an event of two who meet is counted once", counts)
say(all(m["row"] and ask(f"/{'channels' if m['kind'] == 'channel' else 'redlines'}.json?id={m['row']}")["rows"] and ask(f"/event/{m['event']}.json")["event"] for m in d["marks"]),
    "a mark leads to its row and its event", d["marks"])
say(get("/dyad/USA/CHN.json?from=FRA")[0] == 2, "who acts is one of the two")
named = ask("/dyad/United%20States/china.json?by=month")
say(named == d and (d["a"], d["b"]) == ("USA", "CHN"), "a dyad by names is that of their codes", named)
say(get("/dyad/USA/CHN.svg?by=month")[1] == run("plot", "USA", "CHN", "--db", "news.db", "--by", "month", "--svg", "-")[1],
    "its picture is plot's")

article = next(x["document"] for x in whole["events"] if x["outlet"] == "Wire")
good = True
for unit, cut in (("byte", lambda t, b, e: t.encode()[b:e].decode()), ("codepoint", lambda t, b, e: t[b:e]),
                  ("utf16", lambda t, b, e: t.encode("utf-16-le")[2 * b:2 * e].decode("utf-16-le"))):
    a = ask(f"/article/{article}.json?offsets={unit}")
    spans = [(m["span"], m["text"]) for m in a["mentions"]] + [(x["trigger"]["span"], x["trigger"]["text"]) for x in a["events"]]
    good = good and len(spans) > 8 and all(cut(a["document"]["text"], *span) == text for span, text in spans)
say(good, "an article's spans in each unit", a)
say("text" not in a, "and its text once", list(a))
say(len(rows(f"/article/{article}.csv")) == len(a["events"]), "an article's events as CSV")
say(get("/article/none.csv")[0] == 2 and json.loads(get(f'/article/{article}%22%20OR%20type:ACCUSE%20OR%20document:%22.csv')[1])["error"]["status"] == 404,
    "none as CSV, nor is its id a query")
say(get("/article/none.json")[0] == 2 and get("/event/ffffffff.json")[0] == 2, "no such article, no such event")
event = next(x["id"] for x in whole["events"] if x["document"] == article and x["mode"] == "suspend" or x["type"] == "REJECT" or x["cameo"].startswith("16"))
x = ask(f"/event/{event}.json")
say(x["event"]["id"] == event and x["document"]["id"] == x["event"]["document"] and event in [m["id"] for m in x["same"]], "an event", x)
wide = ask(f"/article/{article}.json")["document"]["text"].encode("utf-16-le")
late = ask(f"/article/{article}.json")["events"][-1]["id"]  # behind letters that are more than a byte
of = {unit: ask(f"/event/{late}.json?offsets={unit}")["event"]["trigger"] for unit in ("byte", "utf16")}
say(wide[2 * of["utf16"]["span"][0]:2 * of["utf16"]["span"][1]].decode("utf-16-le") == of["utf16"]["text"] and
    of["utf16"]["span"] != of["byte"]["span"], "an event's spans in units of UTF-16", of)
trees, tree = {}, []  # of `demarche parse`, by document and sentence
for line in run("parse", "news.jsonl")[1].splitlines() + [""]:
    if line.startswith("# sent_id = "):
        key = line.split(" = ")[1]
    elif line and line[0] != "#" and "-" not in line.split("\t")[0]:
        tree.append(line.split("\t")[:8])
    elif not line and tree:
        trees[key], tree = tree, []
told = {}
for e in whole["events"]:
    t = ask(f"/event/{e['id']}/tree.json")
    told[e["id"]] = ([[str(w["id"]), w["form"], w["lemma"], w["upos"], w["xpos"], w["feats"] or "_", str(w["head"]), w["deprel"]] for w in t["tokens"]] ==
                     trees[f"{t['document']}-{t['sentence'] + 1}"] and t["as_coded"] and t["text"] == e["text"])
say(len(told) > 8 and all(told.values()), "the trees of events are those of parse", told)
t = ask(f"/event/{late}/tree.json?offsets=utf16")
say(all(wide[2 * w["span"][0]:2 * w["span"][1]].decode("utf-16-le") == w["form"] for w in t["tokens"]) and
    [r["form"] for r in rows(f"/event/{late}/tree.csv")] == [w["form"] for w in t["tokens"]] and
    get(f"/event/{event}/tree.svg")[1].startswith("<svg") and get("/event/ffffffff/tree.json")[0] == 2, "with spans, as CSV, as a picture", t)
run("code", "--db", "other.db", "news.jsonl")
with sqlite3.connect("other.db") as other:
    other.execute("UPDATE runs SET model_hash = '0123456789abcdef'")
other.close()
other = json.loads(run("serve", "other.db", "--get", f"/event/{event}/tree.json")[1])
say(not other["as_coded"] and other["coded_by"]["model_hash"] == "0123456789abcdef" and other["tokens"] == ask(f"/event/{event}/tree.json")["tokens"],
    "a tree tells when another model coded the event", other)
merged = [json.loads(m) for m in run("merge", "--json", "--db", "news.db")[1].splitlines()]
told_twice = [x for x in whole["events"] if len(ask(f"/event/{x['id']}.json")["same"]) > 1]
say(len(told_twice) >= 2, "an event that two texts tell", told_twice)
steps = [json.loads(m)for m in run("why", event, "--json", "--db", "news.db")[1].splitlines()]
say(x["why"] == [{k: v for k, v in m.items() if k != "record"} for m in steps if m["record"] == "step"] or
    x["why"] == [m for m in steps if m["record"] == "step"], "why it happened", x["why"], steps)
p = ask("/places.json")["places"]
say(any(x["name"] == "Kyiv" and x["country"] == "UKR" and 50 < x["lat"] < 51 for x in p), "places", p)
n = ask("/network.json?q=happened:any")["edges"]
say(all(sum(e["quads"]) == e["events"] for e in n) and {"source": "CHN", "target": "USA"} in [{k: e[k] for k in ("source", "target")} for e in n] and
    [[r["source"], r["target"], r["verbal_conflict"], r["events"]] for r in rows("/network.csv?q=happened:any")] ==
    [[e["source"], e["target"], str(e["quads"][2]), str(e["events"])] for e in n] and
    all(e["quads"][2] == sum(x["events"] for x in ask("/network.json?q=happened:any+quad:3")["edges"] if (x["source"], x["target"]) == (e["source"], e["target"])) for e in n),
    "a network by quad class", n)
say(ask("/map.json?q=happened:any") == ask("/places.json?q=happened:any") and get("/map.csv")[1] == get("/places.csv")[1] and
    ask("/map.json?show=relations") == ask("/network.json") and get("/map.json?show=all")[0] == 2, "the map is of places or of pairs")
say(ask("/network.json?type=CONSULT&since=2024-08&q=actor:CHN+OR+actor:FRA") == ask("/network.json?q=(actor:CHN+OR+actor:FRA)+type:CONSULT+since:2024-08") and
    ask("/network.json?type=CONSULT")["edges"] and "column" not in json.loads(get("/map.json?since=x")[1])["error"] and
    json.loads(get("/map.json?since=2024&q=typo:x")[1])["error"]["column"] == 1, "filters of the page hold of its data, of all of its query")
few, many = ask("/network.json?limit=1"), ask("/network.json")
say(few["edges"] == many["edges"][:1] and few["more"] == len(many["edges"]) - 1 > 0 and many["more"] == 0, "a network is limited, and tells of the rest", few)

with open("points.jsonl", "w") as f:
    f.write(json.dumps({"id": "p1", "date": "2024-07-17", "text": "Police in Kenya arrested 40 people on Monday. Protesters clashed with police in Nairobi on "
                        "Tuesday. Russia massed troops at Ukraine's borders. France condemned Russia."}) + "\n")
    f.write(json.dumps({"id": "p2", "date": "2024-07-18", "text": "Police arrested 20 people near Nairobi. Russia deployed troops on the border with Ukraine on "
                        "Monday. Germany thanked France. Russia thanked France."}) + "\n")
run("code", "--db", "points.db", "points.jsonl")
points = lambda target: json.loads(run("serve", "points.db", "--get", target)[1])
p, cut = points("/places.json"), points("/places.json?limit=1")
say({(x["name"], x["kind"], x["precision"], x["lat"] is None, x["events"]) for x in p["places"]} ==
    {("Nairobi", "city", "city", False, 2), ("Kenya", "country", "country", False, 1), ("Ukraine's borders", "border", None, True, 1),
     ("border with Ukraine", "border", None, True, 1)}, "what a place is, and what its point is of: near a town, the town", p)
rest = {k: v for k, v in p.items() if k != "places"}
say(rest == {"more": 0, "more_events": 0, "unlocated": 2, "unlocated_events": 2, "without": 3} and
    {k: v for k, v in cut.items() if k != "places"} == {**rest, "more": 3, "more_events": 3} and
    sum(x["events"] for x in p["places"]) + p["without"] == points("/groups.json")["groups"][0]["events"],
    "places tell of those that are not listed, lie nowhere, or are not named", p, cut)
n, among = points("/network.json"), points("/network.json?parties=3")
say([(x["party"], x["events"]) for x in among["parties"]] == [("RUS", 4), ("FRA", 3), ("KEN", 3)] and
    among["edges"] == [x for x in n["edges"] if not {x["source"], x["target"]} & {"DEU", "UKR"}] and len(among["edges"]) == 3 and
    {k: among[k] for k in ("more", "more_events", "more_parties")} == {"more": 2, "more_events": 3, "more_parties": 2},
    "all pairs among the parties with most events", n, among)
say(run("serve", "points.db", "--get", "/network.csv?parties=3")[1].count("\n") == 4 and
    all(run("serve", "points.db", "--get", "/network.json?" + x)[0] == 2 for x in ("parties=0", "parties=61", "parties=2&limit=2")),
    "so many parties, and no limit beside it")
say(sum(x["hits"] for x in ask("/codebook.json")["rules"]) > 3, "rules and their hits")
used = next(x for x in ask("/codebook.json")["rules"] if x["hits"])
rule = ask(f"/rule/{used['name']}.json")
kinds = [x["kind"] for x in rule["examples"]]
say({k: rule[k] for k in used} == used and rule["text"].startswith(f"rule {used['name']}\n") and rule["as_coded"] is True and
    "example" in kinds and all(x["expected"] for x in rule["examples"] if x["kind"] == "example") and
    [x["text"] for x in rows(f"/rule/{used['name']}.csv")] == [x["text"] for x in rule["examples"]], "a rule and its examples", rule)
os.makedirs("own/events")
with open("own/events/own.rules", "w") as f:
    f.write(f"rule {used['name']}\n  code {used['type']} {used['mode'] or ''} {used['cameo']}\n  trigger verb yodel\n  example Peru yodels.\n  PER > -\n"
            "rule own-one\n  code ACCUSE 110\n  trigger verb carol\n  not The choir carols.\n")
def own(name):
    return json.loads(run("serve", "news.db", "--codebook", "own", "--get", f"/rule/{name}.json")[1])
say(own(used["name"])["text"].endswith("yodel\n") and own(used["name"])["as_coded"] is False and own("own-one")["hits"] == 0 and own("own-one")["type"] is None and
    len(own("own-one")["examples"]) == 1 and get("/rule/own-one.json")[0] == 2, "those of a folder on top come first", own(used["name"]), own("own-one"))

about = ask("/about.json")
# doc/api.md names every address with its parameters, and no others.
rows_of = {}
for line in open(f"{root}/doc/api.md"):
    cells = [x.strip() for x in line.strip().strip("|").split("|")]
    for code in re.findall(r"`(?:POST )?(/[^`]*)`", cells[0]) if line.startswith("| `") and len(cells) > 1 else []:
        rows_of[re.sub(r"/[A-Z]+(?=/|\.|$)", "/*", re.sub(r"\.(json|csv)$", "", code))] = cells[1]
rows_of = {k: v.replace("the filters of `/transfers`", rows_of["/transfers"]) for k, v in rows_of.items()}
untold, addresses = [], set()
for path, ways in ask("/openapi.json")["paths"].items():
    address = re.sub(r"\{[^}]*\}", "*", re.sub(r"\.(json|csv)$", "", path))
    addresses.add(address)
    names = [x.get("name") or x["$ref"].split("/")[-1] for way in ways.values() for x in way.get("parameters", []) if x.get("in") != "path"]
    untold += [path] if address not in rows_of else [f"{path} {x}" for x in names if x != "offsets" and f"`{x}`" not in rows_of[address]]
say(not untold and set(rows_of) - addresses <= {"/", "/live"}, "doc/api.md names every address and parameter", untold, set(rows_of) - addresses)
cards, limits = ask("/cards.json")["cards"], ask("/limits.json")["limits"]
card = open(f"{root}/models/CARD.md").read()
say([x["model"] for x in cards] == [x.split(": ")[1] for x in card.splitlines() if x.startswith("# ")]
    and sum(len(x["text"]) for x in cards) > 0.95 * len(card) and all(x["text"] in card for x in cards), "the models' cards, whole")
told = [x.split("\t") for x in run("limits")[1].splitlines()[1:]]
say([[x["name"], "%.0f" % x["value"], "src/" + x["file"], x["reason"] or ""] for x in limits] == told and len(told) > 100, "the limits that 'demarche limits' prints")
say([(x["id"], x["documents"]) for x in rows("/about.csv")] == [(x["id"], str(x["documents"])) for x in about["runs"]], "what coded the database, as CSV")
say(about["database"] == "news.db" and about["runs"][0]["documents"] == 3 and about["codes_texts"], "about", about)

formats = {x["name"]: x["lacks"] for x in ask("/export.json")["formats"]}
say(len(formats) > 15 and sorted(k for k, v in formats.items() if v) == ["brat", "conllu"] and [r["name"] for r in rows("/export.csv")] == list(formats), "formats of exports", formats)
differ = []
for form, lacks in formats.items():
    for parameters, options in (("", ()), ("?q=type:CONSULT+OR+actor:CHN", ("--where", "type:CONSULT OR actor:CHN")),
                                ("?q=happened:any&all=yes&redact=yes&header=yes&by=event", ("--where", "happened:any", "--all", "--redact", "--header", "--by", "event"))):
        told = subprocess.run([demarche, "export", form, "--db", "news.db", *options], capture_output=True)
        given = subprocess.run([demarche, "serve", "news.db", "--get", f"/export/{form}{parameters}"], capture_output=True)
        if lacks:
            good = given.returncode == 2 and lacks in json.loads(given.stdout)["error"]["message"] and "column" not in json.loads(given.stdout)["error"]
        else:
            good = given.returncode == told.returncode == 0 and given.stdout == told.stdout and given.stdout
        if not good:
            differ.append((form, parameters, given.stderr))
say(not differ, "exports are those of the command, or refused with what lacks", differ)

api = ask("/openapi.json")
good = api["openapi"].startswith("3.0")
for path, methods in api["paths"].items():
    if "get" in methods and "{" not in path:
        good = good and get(path)[0] == 0
say(good and "/dyad/{A}/{B}.svg" in api["paths"] and "post" in api["paths"]["/try"], "what OpenAPI names is there", list(api["paths"]))
for target in "/nothing.json", "/search.json?x=1", "/search.json?limit=0", "/search.json?limit=9999", "/about.svg", "/dyad/U/CHN.json", \
              "/search.json?q=%ff", "/search.json?order=up", "/dyad/USA/CHN.json?since=soon", "/article/a/b/c/d/e/f/g/h/i", "/export/none", "/export/csv?q=typo:x", "/export/csv?all=maybe", "/export/csv.json":
    code, out = get(target)
    if code != 2 or "error" not in json.loads(out):
        say(False, f"{target} is refused", code, out)
        break
else:
    say(True, "wrong addresses are refused with their reason")
code, out, err = run("serve", "none.db", "--get", "/")
say(code == 4 and "none.db" in err, "no database", err)
code, out, err = run("serve", "news.db", "--listen", "0.0.0.0:0")
say(code == 2 and "--token-file" in err, "others are let in with a token alone", err)
with open("short", "w") as f:
    f.write("abc\n")
code, out, err = run("serve", "news.db", "--token-file", "short")
say(code == 2 and "16" in err, "a short token is refused", err)
code, out, err = run("serve", "news.db", "--listen", "nowhere:80")
say(code == 2 and "nowhere" in err, "no address", err)

# --- over HTTP

s = Server(demarche, "news.db")
took = []
for i in range(15 if s.port else 0):  # none of them kept: each is made by a worker, whose end the loop must notice
    began = time.monotonic()
    s.ask(f"/search.json?q=w{i}")
    took.append(time.monotonic() - began)
if took:
    say(min(took) < 0.04, "an answer is sent as soon as it is made", took)
if not s.port:
    rest = s.line + s.p.stderr.read()
    if "libmicrohttpd" in rest:
        print("ok", number + 1, "# SKIP", rest.strip())
        print(f"1..{number + 1}")
        sys.exit(failed > 0)
    say(False, "the server starts", rest)
    print(f"1..{number}")
    sys.exit(1)
code, head, body = s.ask("/overview.json")
say(code == 200 and json.loads(body) == ask("/overview.json") and head["content-type"].startswith("application/json") and
    "default-src 'self'" in head["content-security-policy"] and head["x-content-type-options"] == "nosniff" and
    "access-control-allow-origin" not in head, "the same over HTTP", head)
code, again, body = s.ask("/overview.json", If_None_Match=head["etag"])
say(code == 304 and body == b"", "what one has already is not sent again", code)
code, head, body = s.ask("/search.csv")
say(code == 200 and head["content-disposition"] == 'attachment; filename="search.csv"', "CSV is kept as a file", head)
code, head, body = s.ask("/")
say(code == 200 and head["content-type"].startswith("text/html") and b"demarche" in body and b"<script>" not in body, "the page", code, head)
policies = {x: s.ask(x)[1]["content-security-policy"] for x in ("/", "/overview.json", "/dyad/USA/CHN.svg", f"/event/{event}/tree.svg")}
say([("style-src 'unsafe-inline'" in p, "default-src 'none'" in p) for p in policies.values()] == [(False, False)] * 2 + [(True, True)] * 2,
    "pictures may have the colours that stand in them, and nothing else; pages may not", policies)
code, head, body = s.ask("/about.json", "HEAD")
say(code == 200 and int(head["content-length"]) > 100 and body == b"", "HEAD", head)
codes = [s.ask(*x)[0] for x in (("/none.json",), ("/about.json", "DELETE"), ("/about.json", "POST", "x"), ("/try", "GET"), ("/a%",),
                                 ("/" + "a" * 9000,), ("/try", "POST", "x" * 1100000), ("/assets/../x",), ("/assets/none",))]
say(codes == [404, 405, 405, 200, 400, 414, 413, 404, 404], "refusals", codes)  # /try is a page, too
told = [s.ask(x)[1].get("cache-control") for x in ("/assets/none.js", "/assets/none")]
say(told == ["no-cache"] * 2, "that there is no such asset is not kept for a year, as an asset is", told)
say(s.ask("/about.json", Host="evil.example")[0] == 403 and s.ask("/about.json", Host="localhost:1")[0] == 200, "another name is refused")
code, head, body = s.ask("/try?date=2024-07-17&offsets=codepoint", "POST", NEWS[0]["text"].encode(), Content_Type="text/plain; charset=utf-8")
t = json.loads(body)
say(code == 200 and len(t["events"]) > 2 and all(t["document"]["text"][m["span"][0]:m["span"][1]] == m["text"] for m in t["mentions"]) and
    ask("/overview.json")["documents"] == 3, "a text that is pasted is coded, and not kept", body)
page = "<html><head><title>News</title></head><body><article><h1>News</h1><p>" + NEWS[1]["text"] * 3 + "</p></article></body></html>"
code, head, body = s.ask("/try", "POST", page, Content_Type="text/html")
say(code == 200 and json.loads(body)["events"], "and a page", body)
code, head, body = s.ask("/try", "POST", "Die Regierung hat am Mittwoch beschlossen, dass keine weiteren Waffen geliefert werden, und der Minister sagte, die Gespräche würden nicht fortgesetzt.".encode(),
                         Content_Type="text/plain; charset=utf-8")
t = json.loads(body)
say(code == 200 and t["document"]["language"] == "de" and "not-english" in [x["code"] for x in t["document"]["problems"]] and not t["events"], "one that is not English is said to be", body)
code, head, body = s.ask("/try.json")
say(code == 405 and "POST" in json.loads(body)["error"]["message"] and "text/html" in json.loads(body)["error"]["message"], "who asks otherwise is told how", body)
code, head, body = s.ask("/search.json?after=zzz")
say(code == 400 and "--" not in body.decode() and "zzz" in body.decode(), "a message names no option of the command line", body)
say(s.ask("/try?date=someday", "POST", "x")[0] == 400, "with a date that is none it is refused")

# A server has read the events into memory meanwhile; who asks once has not. Both find the same.
SEARCHES = ["/search.json?q=" + q for q in ("", "actor:CHN", "source:USA%20target:TWN", "dyad:CHN-USA%20since:2024", "talks", "talks%20-type:AID&order=surest",
            "date:2024-07%20OR%20quad:4&order=oldest&limit=2", "confidence%3E0.5&order=surest&limit=3", "happened:any&limit=1")]
COUNTS = [f"/groups.json?q=happened:any&by={by}" for by in "year|month|day|quad|type|source|target|dyad|outlet|country".split("|")] + \
         ["/groups.csv?q=talks&by=type", "/network.json", "/places.csv", "/search.csv?q=actor:USA", "/overview.json"]


def both_find_the_same(when):
    time.sleep(0.6)
    differ = [x for x in SEARCHES + COUNTS if s.ask(x)[2].decode() != run("serve", "news.db", "--get", x)[1]]
    say(not differ, "what is found in memory is what SQL finds, " + when, differ)


both_find_the_same("at first")

with socket.create_connection(("127.0.0.1", s.port), 5) as c:
    c.settimeout(10)
    c.sendall(b"GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n")
    news = c.recv(4096)
    end = time.time() + 5
    while b"hello" not in news and time.time() < end:
        news += c.recv(4096)
    with open("more.jsonl", "w") as f:
        f.write(json.dumps({"id": "a4", "date": "2024-08-03", "text": "India condemned Pakistan."}) + "\n")
    run("code", "--db", "news.db", "more.jsonl")
    end = time.time() + 9
    while b"event: change" not in news and time.time() < end:
        try:
            news += c.recv(4096)
        except TimeoutError:
            break
say(b"text/event-stream" in news and b"event: change" in news and json.loads(s.ask("/overview.json")[2])["documents"] == 4,
    "news come while others load", news)

both_find_the_same("when more was loaded")
# Answers are kept until the database changes, and another file in its place is noticed.
same = [s.ask("/search.json?limit=3") for _ in range(3)]
say(len({(x[0], x[1]["etag"], x[2]) for x in same}) == 1, "what is kept is the same answer", same)
say(s.ask("/search.json?limit=3", If_None_Match=same[0][1]["etag"])[0] == 304, "and is not sent to who has it")
bad = [s.ask("/search.json?q=type:X") for _ in range(2)]
say([x[0] for x in bad] == [400, 400] and "etag" not in bad[1][1], "what failed is not kept", bad)
units = [json.loads(s.ask(f"/article/{article}.json?offsets={u}")[2])["events"][-1]["trigger"]["span"] for u in ("byte", "utf16", "byte")]
say(units[0] == units[2] != units[1], "offsets have answers of their own", units)
with open("broken.jsonl", "w") as f:
    f.write("{broken\n{broken\n")
run("code", "--db", "news.db", "broken.jsonl")  # no document changes
say(json.loads(s.ask("/overview.json")[2])["problems"] == [{"code": "unreadable", "records": 3}], "problems alone are a change, too")
with open("instead.jsonl", "w") as f:
    f.write(json.dumps({"id": "b1", "date": "2023-01-02", "text": "Germany sent medicine to Kenya."}) + "\n")
run("code", "--db", "instead.db", "instead.jsonl")
shutil.copy("news.db", "whole.db")
os.rename("instead.db", "news.db")
o = json.loads(s.ask("/overview.json")[2])
say(o["documents"] == 1 and o["first"] == "2023-01-02" and len(o["channel_changes"]) == 0, "a database that is put in its place is read", o)
os.rename("whole.db", "news.db")
say(json.loads(s.ask("/overview.json")[2])["documents"] == 4 and s.ask("/search.json?limit=3")[2] == same[0][2], "and the old one again, which lost nothing")

code, head, body = s.ask("/export/icews?q=actor%3ACHN%20since:2024")
told = subprocess.run([demarche, "export", "icews", "--db", "news.db", "--where", "actor:CHN since:2024"], capture_output=True)
say(code == 200 and body == told.stdout and head["content-disposition"] == 'attachment; filename="news-icews-actor-CHN-since-2024.tsv"' and
    head["content-type"].startswith("text/tab-separated-values") and head["transfer-encoding"] == "chunked", "an export is a file", head, body)
code, head, body = s.ask("/export/csv?q=typo:x")
say(code == 400 and "content-disposition" not in head and json.loads(body)["error"]["column"] == 1, "what is wrong with it is none", head)
say(s.ask("/search.csv?q=typo:x")[1].get("content-disposition") is None and s.ask("/export/csv", "HEAD")[0] == 200, "nor is it of a search", s.ask("/export/csv", "HEAD"))
say([s.ask(x)[0] for x in ("/groups", "/places", "/export", "/try", "/search")] == [404, 404, 404, 200, 200], "what has no page says so")

idle = [socket.create_connection(("127.0.0.1", s.port), 5) for _ in range(100)]
for i, c in enumerate(idle):
    if i % 2:
        c.sendall(b"GET /overview.json HTT")
with concurrent.futures.ThreadPoolExecutor(50) as pool:
    targets = [f"/search.json?q=actor:CHN&limit={1 + n % 7}" if n % 3 else "/overview.json" for n in range(600)]
    codes = [x[0] for x in pool.map(s.ask, targets)]
say(codes == [200] * 600, "600 requests of 50 clients, past 100 who say nothing", [x for x in codes if x != 200][:9])
for c in idle:
    c.close()
for junk in b"\x00" * 5000, b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"G" * 100000, b"POST /try HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n":
    with socket.create_connection(("127.0.0.1", s.port), 5) as c:
        c.settimeout(5)
        try:
            c.sendall(junk)
            c.recv(100)
        except OSError:
            pass
say(s.ask("/about.json")[0] == 200 and s.p.poll() is None, "no junk ends it")
other = subprocess.run([demarche, "serve", "news.db", "--listen", f"127.0.0.1:{s.port}"], capture_output=True, text=True, timeout=30)
say(other.returncode == 4 and "another server" in other.stderr, "a port that is taken", other.stderr)
peak = int(next(x for x in open(f"/proc/{s.p.pid}/status") if x.startswith("VmHWM")).split()[1])
say(peak < 300000 or "asan" in demarche, "less than 300 MB", peak)
say(s.stop() == 0, "SIGTERM ends it")

# Exports of some megabytes, which are not held in memory; who does not take them does not keep others from theirs.
run("code", "--db", "large.db", "news.jsonl")
with sqlite3.connect("large.db") as large:
    large.execute("UPDATE events SET text = text || hex(zeroblob(1500000))")
large.close()
s = Server(demarche, "large.db")
code, head, body = s.ask("/export/csv?q=happened:any")
told = subprocess.run([demarche, "export", "csv", "--db", "large.db", "--where", "happened:any"], capture_output=True)
peak = int(next(x for x in open(f"/proc/{s.p.pid}/status") if x.startswith("VmHWM")).split()[1])
say(code == 200 and body == told.stdout and len(body) > 25000000, "an export of many bytes", code, len(body), len(told.stdout))
lazy = []
for _ in range(4):
    c = socket.socket()
    c.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    c.connect(("127.0.0.1", s.port))
    c.sendall(b"GET /export/csv HTTP/1.1\r\nHost: localhost\r\n\r\n")
    c.recv(100)
    lazy.append(c)
code, head, body = s.ask("/export/icews")
say(code == 503 and "retry-after" in head and "exports" in json.loads(body)["error"]["message"] and s.ask("/about.json")[0] == 200,
    "four who take none: a fifth is told to come again, and the page answers", code, body[:300])
for c in lazy[:3]:
    c.close()
end = time.time() + 20
while s.ask("/export/icews")[0] != 200 and time.time() < end:
    time.sleep(0.2)
say(s.ask("/export/icews")[0] == 200, "when they go, their exports end")
begun = time.time()
say(s.stop() == 0 and time.time() - begun < 15, "SIGTERM ends it while one is being sent", time.time() - begun)
lazy[3].settimeout(5)
rest = b""
try:
    while piece := lazy[3].recv(1 << 20):
        rest += piece
except OSError:
    pass
say(not rest.endswith(b"0\r\n\r\n"), "and does not look as if it were whole")
lazy[3].close()

# --- started anew: what a browser has is good as long as nothing of what it was made of is another

os.utime("news.db", (1700000000, 1700000000))  # nobody writes to it any more


def tag_of(*more, **headers):
    s = Server(demarche, "news.db", *more)
    code, head, body = s.ask("/search.json?limit=3", **headers)
    s.stop()
    return code, head.get("etag")


first = tag_of()
say(first[0] == 200 and tag_of(If_None_Match=first[1]) == (304, first[1]), "a server that is started anew does not send again what a browser has", first)
say(tag_of("--corrections", "none.jsonl", If_None_Match=first[1])[0] == 200, "one that is started otherwise does")
with open("late.jsonl", "w") as f:
    f.write(json.dumps({"id": "a9", "date": "2024-08-09", "text": "Iran condemned Iraq."}) + "\n")
run("code", "--db", "news.db", "late.jsonl")
say(tag_of(If_None_Match=first[1])[0] == 200, "and one whose database is another")

s = Server(demarche, "news.db")
code, head, body = s.ask("/about.json", "OPTIONS", Origin="https://desk.example", Access_Control_Request_Method="GET")
say(code == 405 and "access-control-allow-origin" not in head, "no page of another site may ask without --allow-origin", code, head)
s.stop()

token = "0123456789abcdef0123"
with open("token", "w") as f:
    f.write(token + "\n")
s = Server(demarche, "news.db", "--token-file", "token", "--allow-origin", "https://desk.example")
basic = "Basic " + base64.b64encode(f"me:{token}".encode()).decode()
codes = [s.ask("/about.json", **x)[0] for x in ({}, {"Authorization": "Bearer " + token}, {"Authorization": basic}, {"Authorization": "Bearer " + token[:-1]},
                                                 {"Authorization": "Bearer"}, {"Authorization": "Basic " + token}, {"Authorization": "Bearer " + token, "Host": "desk.example"})]
say(codes == [401, 200, 200, 401, 401, 401, 200], "a token is asked for", codes)
code, head, body = s.ask("/live")
say(code == 401 and "basic" in head["www-authenticate"].lower(), "for news, too", code)
say(s.ask("/about.json", Authorization=basic)[1].get("access-control-allow-origin") == "https://desk.example", "--allow-origin")
# A page of that site that sends the token is asked about first, by its browser, which has none.
ask = {"Origin": "https://desk.example", "Access_Control_Request_Method": "GET", "Access_Control_Request_Headers": "authorization"}
code, head, body = s.ask("/about.json", "OPTIONS", **ask)
say(code == 204 and not body and head["access-control-allow-origin"] == "https://desk.example" and "authorization" in
    head["access-control-allow-headers"].lower() and "GET" in head["access-control-allow-methods"], "a preflight is answered without the token", code, head)
say(s.stop() == 0, "and it ends")
print(f"1..{number}")
sys.exit(failed > 0)
