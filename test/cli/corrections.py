"""The checks of corrections_test.sh, in the current folder, which is empty: DEMARCHE ROOT."""
import csv, io, json, os, sqlite3, subprocess, sys, time, urllib.error, urllib.request

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


def serve(*more):
    log = open("server.log", "w")
    server = subprocess.Popen([demarche, "serve", "news.db", "--listen", "127.0.0.1:0", *more], stderr=log)
    for _ in range(100):
        words = open("server.log").read()
        if "http://" in words or server.poll() is not None:
            break
        time.sleep(0.1)
    return server, words.split("http://")[1].split("/")[0] if "http://" in words else None


def ask(path, body=None, kind="application/json"):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(f"http://{where}{path}", data=data, headers={"content-type": kind} if data else {})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def post(path="/correction", **body):
    code, text = ask(path, body)
    return code, json.loads(text)


TEXT = "LIMA, July 17, 2024 - Peru condemned Chile on Wednesday. Bolivia met Ecuador in Quito, a 𝄞 first. France sells Peru ships. Nothing else was said."
open("news.jsonl", "w").write(json.dumps({"id": "n1", "date": "2024-07-17", "title": "Peru condemns Chile", "text": TEXT}) + "\n")
run("code", "--db", "news.db", "news.jsonl")
server, where = serve()
if where is None:
    if "libmicrohttpd" in open("server.log").read():
        print("1..0 # SKIP no libmicrohttpd")
        sys.exit(0)
    say(False, "the server starts", open("server.log").read())
    sys.exit(1)
code, text = ask("/corrections.json")
say(code == 200 and json.loads(text)["taken"] is False, "a server keeps no corrections unless told to", code, text)
code, answer = post(kind="whole", document="x")
say(code == 400 and "--corrections" in str(answer) and not os.path.exists("c.jsonl"), "and takes none")
server.terminate(), server.wait()

server, where = serve("--corrections", "c.jsonl")
say(json.loads(ask("/about.json")[1])["corrections"] is True, "about says that corrections are taken")
say(json.loads(ask("/corrections.json")[1]) == {"taken": True, "corrections": [], "total": 0, "next": None}, "none was said yet")
events = {e["trigger_text"]: e for e in json.loads(ask("/search.json?q=happened:any")[1])["events"] if not e["text"].startswith("Peru condemns")}
document = events["condemned"]["document"]
article = json.loads(ask(f"/article/{document}.json?offsets=utf16")[1])
title = next(e for e in article["events"] if e["trigger"]["span"][0] < 10)

code, first = post(kind="changed", document=document, event=events["condemned"]["id"], by="Ann", note="a\nb",
                   right={"type": "REJECT", "actors": ["PERGOV"], "date": "2024-07-16", "background": True})
say(code == 200 and first["words"] == "condemned" and first["coded"]["type"] == "ACCUSE" and first["at"][:2] == "20"
    and len(first["model_hash"]) == 16, "a change is kept with what was coded", code, first)
say(open("c.jsonl").read() == json.dumps(first, ensure_ascii=False, separators=(",", ":")) + "\n", "as a line of its file", open("c.jsonl").read())
at = len(article["document"]["text"].split("first.")[0].encode("utf-16-le")) // 2
code, missing = post("/correction?offsets=utf16", kind="missing", document=document, span=[at, at + 5], right={"type": "AGREE"})
say(code == 200 and missing["words"] == "first", "a missing event, its words by offsets in UTF-16", code, missing)
say(missing["span"][0] > at, "which are kept in bytes", missing)
code, wrong = post(kind="wrong", document=document, event=events["sells"]["id"] if "sells" in events else events["met"]["id"])
say(code == 200 and wrong["right"] == {}, "no such event", wrong)

REFUSED = [
    ({"kind": "odd", "document": document}, 400, "kind"),
    ({"kind": "whole"}, 400, "document"),
    ({"kind": "whole", "document": "nothing"}, 404, "document"),
    ({"kind": "right", "document": document}, 400, "event"),
    ({"kind": "right", "document": document, "event": "0000000000000000"}, 404, "event"),
    ({"kind": "right", "document": document, "event": title["id"], "right": {"type": "AID"}}, 400, "right"),
    ({"kind": "changed", "document": document, "event": title["id"]}, 400, "field"),
    ({"kind": "changed", "document": document, "event": title["id"], "right": {"type": "FOO"}}, 400, "type"),
    ({"kind": "changed", "document": document, "event": title["id"], "right": {"type": "AID", "mode": "meet"}}, 400, "mode"),
    ({"kind": "changed", "document": document, "event": title["id"], "right": {"actors": ["per"]}}, 400, "actors"),
    ({"kind": "changed", "document": document, "event": title["id"], "right": {"actors": ["PER"] * 21}}, 400, "actors"),
    ({"kind": "changed", "document": document, "event": title["id"], "right": {"actors": "PER"}}, 400, "actors"),
    ({"kind": "changed", "document": document, "event": title["id"], "right": {"date": "yesterday"}}, 400, "date"),
    ({"kind": "changed", "document": document, "event": title["id"], "right": {"status": "maybe"}}, 400, "status"),
    ({"kind": "changed", "document": document, "event": title["id"], "right": {"colour": "red"}}, 400, "right"),
    ({"kind": "missing", "document": document, "right": {"type": "AID"}}, 400, "span"),
    ({"kind": "missing", "document": document, "span": [5, 3], "right": {"type": "AID"}}, 400, "span"),
    ({"kind": "missing", "document": document, "span": [5, 99999], "right": {"type": "AID"}}, 400, "span"),
    ({"kind": "missing", "document": document, "span": [-1, 3], "right": {"type": "AID"}}, 400, "span"),
    ({"kind": "changed", "document": document, "event": title["id"], "right": {"actors": ["PER", "CHXGOV"]}}, 400, "actors: nobody has the code CHXGOV; did you mean"),
    ({"kind": "missing", "document": document, "span": [0, 5], "right": {"type": "AID", "recipients": ["QQQQQQ"]}}, 400, "recipients: nobody has the code QQQQQQ\""),
    ({"kind": "withdrawn"}, 400, "of"),
    ({"kind": "withdrawn", "of": "0000000000000000"}, 404, "correction"),
    ({"kind": "whole", "document": document, "at": "1999"}, 400, "at"),
    ({"kind": "whole", "document": document, "coded": {}}, 400, "coded"),
    ({"kind": "whole", "document": document, "by": "a\nb"}, 400, "by"),
    ({"kind": "whole", "document": document, "by": "x" * 101}, 400, "by"),
    ({"kind": "whole", "document": document, "note": "x" * 2001}, 400, "note"),
    ([], 400, "object"),
]
before = open("c.jsonl").read()
for body, wanted, word in REFUSED:
    code, text = ask("/correction", body)
    say(code == wanted and word in text, f"refused: {json.dumps(body)[:90]}", code, text)
for body in (b"", b"{", b"null", b"{}}", b'{"kind":"whole","by":"\xff"}', b"[" * 100000, b"x" * 70000):
    code, text = ask("/correction", body)
    say(code in (400, 413), f"junk is refused: {body[:20]}", code, text)
code, text = ask("/correction", {"kind": "whole", "document": document}, "text/plain")
say(code == 400 and "application/json" in text, "a form of another site cannot send one", code, text)
say(ask("/correction.json")[0] == 405, "it is sent by POST")
say(open("c.jsonl").read() == before, "what is refused leaves nothing behind")

code, again = post(kind="right", document=document, event=events["condemned"]["id"], by="Bo")
held = json.loads(ask(f"/corrections.json?document={document}")[1])["corrections"]
say({c["kind"] for c in held} == {"right", "missing", "wrong"}, "of each event the last word holds", held)
post(kind="withdrawn", of=again["id"])
held = json.loads(ask(f"/corrections.json?document={document}")[1])["corrections"]
say({c["kind"] for c in held} == {"changed", "missing", "wrong"}, "what is withdrawn does not", held)
page = json.loads(ask("/corrections.json?limit=2")[1])
say(page["total"] == 5 and [c["kind"] for c in page["corrections"]] == ["withdrawn", "right"] and page["next"] == "2", "all of them, the newest first, by pages", page)
rows = list(csv.DictReader(io.StringIO(ask("/corrections.csv")[1])))
say(len(rows) == 5 and rows[0]["actors"] == "PERGOV" and rows[0]["note"] == "a\nb", "and as CSV", rows)
code, out, err = run("corrections", "c.jsonl", "--json")
say(code == 0 and out == open("c.jsonl").read(), "the command lists the file", err)
code, out, err = run("corrections", "c.jsonl", "--csv")
say(list(csv.DictReader(io.StringIO(out))) == rows, "the same as CSV", out)
code, out, err = run("corrections", "c.jsonl", "--table")
say(code == 0 and "REJECT" in out and "Ann" in out, "and as a table", out)

# --- gold
code, out, err = run("corrections", "c.jsonl", "--db", "news.db", "--gold", "gold")
say(code == 0 and "2 sentences of 1 article" in err, "a gold standard", err)
table = [line.split("\t") for line in open("gold/corrected.events.tsv").read().splitlines()[1:]]
triggers = {row[5]: row for row in table if row[2] == "trigger"}
say("REJECT" in triggers and "AGREE" in triggers and triggers["REJECT"][6] == "" and not any(v.startswith("ACCUSE") for v in triggers),
    "has what is right instead", table)
say(["1", "1", "actor", "", "", "PERGOV", ""] in table, "codes that no words were told for stand without words", table)
say(triggers["CONSULT"][6] == "optional" if "CONSULT" in triggers else True, "what nobody spoke of is optional", triggers)
record = json.loads(open("gold/texts.jsonl").readline())
say(record["text"] == TEXT and record["title"] == "Peru condemns Chile", "with its text", record)
begin, end = int(triggers["AGREE"][3]), int(triggers["AGREE"][4])
say(TEXT[begin:end] == "first", "places are code points of it", triggers)
code, out, err = run("eval", "gold/corrected.events.tsv", "--corpora", "gold", "--errors")
say(code == 0 and "gold: REJECT" in out and "gold: AGREE" in out, "eval measures against it", out, err)
post(kind="whole", document=document)
run("corrections", "c.jsonl", "--db", "news.db", "--gold", "gold")
table = open("gold/corrected.events.tsv").read()
say("optional" not in "".join(l for l in table.splitlines(True) if "\ttrigger\t" in l) and "\tnone\t" in table, "of a text that was read as a whole everything counts", table)
before = table
open("news.jsonl", "a").write(json.dumps({"id": "n2", "text": "Peru met Chile."}) + "\n")
run("code", "--db", "news.db", "news.jsonl")
run("corrections", "c.jsonl", "--db", "news.db", "--gold", "gold")
say(open("gold/corrected.events.tsv").read() == before, "other texts change nothing")
db = sqlite3.connect("news.db")
db.execute("DELETE FROM events WHERE document = ?", [document])
db.commit(), db.close()
run("corrections", "c.jsonl", "--db", "news.db", "--gold", "gold")
say(open("gold/corrected.events.tsv").read() == before, "nor does what codes the text later", open("gold/corrected.events.tsv").read())
code, out, err = run("forget", "news.db", document)
code, out, err = run("corrections", "c.jsonl", "--db", "news.db", "--gold", "gold2")
say(code == 0 and "4 left out" in err and os.path.exists("c.jsonl"), "corrections of a text that is gone are kept, and told", code, err)

# --- files
open("c.jsonl", "a").write('{"kind":"right"')
code, out, err = run("corrections", "c.jsonl")
say(code != 0 and "c.jsonl:7" in err, "a line that was cut off is told with its number", code, err)
say(run("corrections", "absent.jsonl")[0] != 0, "a file that is not there is told")
code, out, err = run("corrections", "c.jsonl", "--gold", "gold")
say(code == 2 and "--db" in err, "gold needs the database", code, err)
server.terminate(), server.wait()

os.mkdir("folder")
server, where = serve("--corrections", "folder")
code, text = ask("/correction", {"kind": "whole", "document": json.loads(ask("/search.json")[1])["events"][0]["document"]})
say(code == 500 and "cannot be written" in text, "a file that cannot be written is told", code, text)
server.terminate(), server.wait()
print(f"1..{number}")
sys.exit(failed > 0)
