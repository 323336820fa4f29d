"""Are the answers of 'demarche serve' the same whatever store the database is in? DEMARCHE FILE ADDRESS

Asks a server over the file and one over the address for every view that the API names, in every form, and compares
them byte for byte. Prints what differs; exits with 0 when nothing does.
"""
import json, os, re, sys

from served import Server

demarche, file, address = sys.argv[1:4]
for i in range(2):
    if os.path.exists(f"corrections-{i}.jsonl"):
        os.remove(f"corrections-{i}.jsonl")
servers = [Server(demarche, x, "--corrections", f"corrections-{i}.jsonl") for i, x in enumerate((file, address))]
QUERIES = ["", "q=source:PER", "q=type:CONSULT,AGREE,SANCTION OR talks", "q=text:frigates since:2024-02 background:no",
           "q=status:planned,conditional OR polarity:negated", "q=\"border talks\" -target:CHL", "q=nonsense:yes", "q=place:Gaza OR amount>1000000"]
bad = asked = 0
views = set()


def differ(what, a, b):
    global bad
    bad += 1
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    print(what, "differs at byte", at)
    print("  file:  ", a[max(0, at - 60):at + 120])
    print("  server:", b[max(0, at - 60):at + 120])


def told(target, answer):
    """What must be equal: names of the database are not, nor when a correction came, of which its id is made."""
    status, headers, text = answer
    if target.startswith("/about"):
        text = re.sub(rb'"database":"[^"]*"', b"", text)
    if target.startswith("/correction"):
        text = re.sub(rb'"id":"[0-9a-f]{16}"|^[0-9a-f]{16},|20\d\d-\d\d-\d\dT[0-9:]*Z', b"", text, flags=re.M)
    return f"{status} {headers.get('content-type')} {headers.get('content-disposition')}\n".encode() + text


def ask(target, **more):
    global asked
    asked += 1
    target = target.replace(" ", "%20").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
    both = [told(target, s.ask(target, **more)) for s in servers]
    if both[0] != both[1]:
        differ(target, *both)
    return both[0].split(b"\n", 1)[1]


def view(path, name, queries=("",), forms=("json", "csv")):
    """A view by its name in the API; the same forms of each of the questions."""
    views.add(name)
    for form in forms:
        for q in queries:
            ask(f"{path}.{form}" + ("?" + q if q else ""))


def found(target):
    return json.loads(ask(target))


try:
    events = [e for q in ("order=oldest", "q=type:CONSULT,SANCTION", "q=status:planned,conditional OR polarity:negated")
              for e in found(f"/search.json?limit=2&{q}")["events"]]
    assert len(events) == 6
    after = found("/search.json?limit=3")["events"][-1]["id"]
    view("/overview", "/overview")
    view("/search", "/search", QUERIES + [f"{q}&order={o}&limit=7" for q in QUERIES[:3] for o in ("newest", "oldest", "surest")]
         + [f"after={after}&limit=3", "limit=0", "order=none"])
    view("/groups", "/groups", [f"{q}&by={by}" for q in QUERIES[1:3] for by in
                                "year|month|day|quad|type|source|target|dyad|outlet|country|none".split("|")])
    view("/places", "/places", QUERIES)
    view("/map", "/map", ["", "since=2024-03", "show=relations&until=2024-04", "show=all"])
    view("/network", "/network", QUERIES + ["limit=3", "parties=3", "parties=61"])
    for pair in ("PER/CHL", "FRA/MLI", "PER/PER", "FRAGOV/MLI"):
        view("/dyad/" + pair, "/dyad/{A}/{B}", ["", "by=month&since=2024", "until=2024-03-05&by=week", "from=" + pair[:3]], ("json", "csv", "svg"))
    for ledger in ("channels", "transfers", "redlines", "positions"):
        view("/" + ledger, "/" + ledger, ["", "from=PER", "to=CHL&limit=2", "since=2024-02"])
        for row in found(f"/{ledger}.json?limit=2").get(ledger, [])[:1]:
            view("/" + ledger, "/" + ledger, ["id=" + row["id"]])
    view("/totals", "/totals", ["", "by=year", "by=recipient", "by=category", "by=stage", "from=NOR"])
    for e in events:
        view("/event/" + e["id"], "/event/{A}", ["", "offsets=utf16"])
        view(f"/event/{e['id']}/tree", "/event/{A}/tree", forms=("json", "csv", "svg"))
        view("/article/" + e["document"], "/article/{A}", ["offsets=codepoint", "event=" + e["id"]])
    view("/event/" + events[0]["id"][:6], "/event/{A}")
    view("/event/ffffffffffffffff", "/event/{A}")
    view("/article/ffffffffffffffff", "/article/{A}")
    view("/export", "/export")
    views.add("/export/{A}")
    for x in found("/export.json")["formats"]:
        for q in ("", "q=type:CONSULT,SANCTION", "redact=1&all=1", "q=ship&header=1"):
            ask(f"/export/{x['name']}?{q}")
    view("/codebook", "/codebook")
    for name in {e["rule"] for e in events}:
        view("/rule/" + name, "/rule/{A}")
    view("/rule/none", "/rule/{A}")
    view("/about", "/about", forms=("json",))
    view("/cards", "/cards")
    view("/limits", "/limits")
    views.add("/try")
    ask("/try.json?date=2024-05-02", method="POST", body=b"Peru met Chile in Lima on Monday.", Content_Type="text/plain")
    views.add("/correction")
    says = {"document": events[0]["document"], "event": events[0]["id"], "kind": "right"}
    ask("/correction.json", method="POST", body=json.dumps(says).encode(), Content_Type="application/json")
    for code in ("PERU", "PER"):  # one that nobody has, here or there, and one that is
        says = {"document": events[0]["document"], "event": events[0]["id"], "kind": "changed", "right": {"actors": [code]}}
        ask("/correction.json", method="POST", body=json.dumps(says).encode(), Content_Type="application/json")
    view("/corrections", "/corrections", ["", "document=" + events[0]["document"]])
    view("/openapi", "/openapi", forms=("json",))
    for path in found("/openapi.json")["paths"]:
        if re.sub(r"\.\w+$", "", path) not in views:
            bad += 1
            print("a view that is not asked here:", path)
finally:
    for s in servers:
        s.stop()
print(f"{asked} answers, {bad} differ")
sys.exit(bad > 0)
