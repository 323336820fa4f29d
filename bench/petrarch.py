#!/usr/bin/env python3
"""The unit-test sentences of PETRARCH, coded from raw text with its own Validate dictionaries imported.

    bench/petrarch.py build/release/demarche [../shared/peers/petrarch] [--show]

A sentence is right when the (source, target, code) triples that come out are those expected, no more and no fewer; sentences marked as
errors do not count. The code is that in the name of the rule (p-CODE--verb-N); of a pair [032:033] the second code goes the other way.
An event without a target counts only where one is expected ("---"), as in PETRARCH without and with require_dyad. Prints how many are
right, and the numbers of those that are not with what was expected and what came out; with --show also the sentence.
"""
import json, re, subprocess, sys, tempfile, xml.sax.saxutils


def cases(path):
    text = open(path, encoding="utf-8").read()
    for block in re.findall(r"<Sentence .*?</Sentence>", text, re.S):
        name = re.search(r'id\s*=\s*"([^"]*)"', block).group(1)
        day = re.search(r'date\s*=\s*"(\d{8})"', block).group(1)
        events = [dict((k, v.strip("'\"")) for k, v in re.findall(r"""(\w+)\s*=\s*('[^']*'|"[^"]*")""", e)) for e in re.findall(r"<EventCoding ([^>]*?)/?>", block)]
        words = xml.sax.saxutils.unescape(" ".join(re.search(r"<Text>(.*?)</Text>", block, re.S).group(1).split()))
        yield name, "%s-%s-%s" % (day[:4], day[4:6], day[6:]), words, events


def triples(event, dyads):
    found = re.match(r"p-([0-9a-z]+)(?:-([0-9a-z]+))?--", event["rule"] or "")
    if not found:
        return set()
    codes = [c.upper() if c[0].isdigit() else c for c in found.groups() if c]
    out = set()
    for a in event["actors"] or []:
        for r in event["recipients"] or ([] if dyads else [{"code": "---"}]):
            if a["code"] != r["code"]:
                out.add((a["code"], r["code"], codes[0]))
                if len(codes) > 1 or event["actors"] == event["recipients"]:
                    out.add((r["code"], a["code"], codes[-1]))
    return out


def main(program, folder="../shared/peers/petrarch", *flags):
    all_cases = [(n, d, t, e) for n, d, t, e in cases(folder + "/PETR.UnitTest.records.xml") if not any("error" in x for x in e)]
    with tempfile.TemporaryDirectory() as made:
        parts = ["%s/PETR.Validate.%s.txt" % (folder, p) for p in ("actors", "agents", "discards", "verbs")]
        subprocess.run([program, "codebook", "import", made] + parts, check=True, stdout=subprocess.DEVNULL)
        lines = [json.dumps({"id": str(i), "text": t, "date": d}) for i, (_, d, t, _) in enumerate(all_cases)]
        with open(made + "/in.jsonl", "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")
        ran = subprocess.run([program, "code", "--json", "--codebook", made, "--alone", made + "/in.jsonl"], capture_output=True, text=True, check=True)
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    order = [r["id"] for r in records if r["record"] == "document"]
    right = 0
    for k, (name, _, text, events) in enumerate(all_cases):
        want = {(e["sourcecode"].upper(), e["targetcode"].upper(), e["eventcode"]) for e in events if "eventcode" in e}
        dyads = not any("---" == e.get("targetcode") for e in events)
        got = set()
        for r in records:
            if r["record"] == "event" and r["document"] == order[k]:
                got |= triples(r, dyads)
        if want == got:
            right += 1
            continue
        short = lambda s: "; ".join(" ".join(x) for x in sorted(s)) or "nothing"
        print("%s: expected %s; came out %s" % (name, short(want - got) if want - got else "no more", short(got - want)))
        if "--show" in flags:
            print("    " + text)
    print("%d of %d right" % (right, len(all_cases)))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
