"""What `demarche export --where` writes of news.db beside what `export` and `query` have: DEMARCHE. Part of export_test.sh."""
import json, re, sqlite3, subprocess, sys
from collections import Counter

demarche = sys.argv[1]


def say(good, name, *more):
    print("ok" if good else "no", name)
    for x in () if good else more:
        print("#", str(x)[:600].replace("\n", "\n# "))


def export(form, *args, of=("--db", "news.db")):
    done = subprocess.run([demarche, "export", form, *args, *of], capture_output=True)
    return done.stdout.decode("utf-8", "replace") if form != "parquet" else done.stdout


def found(query):
    return {json.loads(x)["id"] for x in subprocess.run([demarche, "query", "news.db", query, "--json"], capture_output=True, text=True).stdout.splitlines()}


def records(text):
    return [json.loads(x) for x in text.splitlines()]


# A query and what is left of it share out the rows of each format.
ONE, REST, ALL = "type:AGREE happened:any", "-type:AGREE happened:any", "happened:any"
for form in "plover", "csv", "tsv", "polecat", "icews", "gdelt1", "gdelt1-57", "gdelt2", "gdelt2-mentions", "phoenix", "graphml --by event":
    form, *options = form.split()
    one, rest, both, whole = (Counter(export(form, "--all", *options, *where).splitlines()) for where in
                              (("--where", ONE), ("--where", REST), ("--where", ALL), ()))
    rows = [Counter({line: n for line, n in x.items() if form != "graphml" or "<edge" in line}) for x in (one, rest, both)]
    head = rows[0] & rows[1]  # its names of columns
    say(both == whole and rows[0] + rows[1] - head == rows[2] and rows[0] - head and rows[1] - head, f"{form}: --where shares out the rows", rows)
say(export("parquet", "--where", ALL) == export("parquet") and len(export("parquet", "--where", ONE)) < len(export("parquet")), "parquet: --where")

ids = {x.split(",")[0] for x in export("csv", "--where", "actor:CHL").splitlines()[1:]}
say(ids == found("actor:CHL") and ids != found("actor:CHL happened:any"), "csv: what query finds, and no more", ids)
jsonl = records(export("jsonl", "--where", "type:AGREE,REJECT happened:any"))
events = {x["id"]: x["document"] for x in jsonl if x["record"] == "event"}
say(set(events) == found("type:AGREE,REJECT happened:any") and {x["id"] for x in jsonl if x["record"] == "document"} == set(events.values()) and
    all(x["from"] in (*events, None) and x["to"] in events for x in jsonl if x["record"] == "link"), "jsonl: documents that have such events, links between them", jsonl)
spacy = records(export("spacy", "--where", "place:Aleppo"))
say(len(spacy) == 1 and spacy[0] in records(export("spacy")), "spacy: documents that have such an event, whole", len(spacy))

graph = export("graphml", "--where", "type:AGREE")
edges = re.findall(r'<edge source="(\w+)" target="(\w+)"><data key="events">(\d+)', graph)
say(edges and set(re.findall(r'<node id="(\w+)"', graph)) == {x for e in edges for x in e[:2]} and ("NOR", "CHL") in {e[:2] for e in edges} and "SYR" not in graph,
    "graphml: dyads of these alone", graph)
told = {where: [x.split("\t") for x in export("gdelt2", *where).splitlines() if "\tNOR\t" in x] for where in ((), ("--where", "type:AGREE outlet:Wire"))}
counts = [[int(n) for n in x[31:34]] for rows in told.values() for x in rows]
say(len(counts) == 2 and counts[0][0] > counts[1][0] == 1, "gdelt2: only tellings that are found count", counts)
say(export("csv", "--where", "type:PROTEST") == export("csv").splitlines()[0] + "\n" and export("jsonl", "--where", "type:PROTEST") == "", "nothing found")
say(export("icews", "--where", "type:AGREE") == export("icews", "--where", "type:AGREE", of=("news.jsonl",)), "of files, too")
# Texts of which a few fill what is read at once.
with open("large.jsonl", "w") as f:
    for n in range(40):
        f.write(json.dumps({"id": f"l{n}", "date": "2024-05-04", "text": f"Peru condemned Chile on May {n % 28 + 1}."}) + "\n")
subprocess.run([demarche, "code", "--db", "large.db", "large.jsonl"], capture_output=True)
before = export("csv", of=("--db", "large.db"))
with sqlite3.connect("large.db") as db:
    db.execute("UPDATE documents SET text = text || hex(zeroblob(1300000))")
db.close()
say(len(before.splitlines()) == 41 and export("csv", "--where", ALL, of=("--db", "large.db")) == before, "long texts")
for where, code, words in (("typo:x", 2, "typo"), (" ".join(f"text:w{n}" for n in range(101)), 2, "terms")):
    done = subprocess.run([demarche, "export", "csv", "--db", "news.db", "--where", where], capture_output=True, text=True)
    say(done.returncode == code and words in done.stderr and not done.stdout, f"a wrong query is told: {where[:12]}", done)
print("end")
