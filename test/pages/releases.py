#!/usr/bin/env python3
"""HTML of releases against their text: test/pages/releases.py PROGRAM FILE.jsonl.gz FLOOR. F1 of words over all of them; all parts count,
for a release's text has its notes too. Exit code 1 below FLOOR or when one is not read."""
import collections, gzip, json, os, re, subprocess, sys, tempfile

WORD = re.compile(r"\w+")


def words(text):
    return collections.Counter(WORD.findall(text.replace("\u2019", "'")))


def main(program, releases, floor):
    with tempfile.TemporaryDirectory() as folder:
        texts = {}
        with gzip.open(releases, "rt", encoding="utf-8") as f:
            for i, line in enumerate(f):
                release = json.loads(line)
                if release.get("html"):
                    path = os.path.join(folder, f"{i}.html")
                    texts[path] = release["text"]
                    with open(path, "w", encoding="utf-8") as out:
                        out.write(release["html"])
        run = subprocess.run([program, "extract", "--json", *texts], capture_output=True, text=True)
        got = {}
        for record in map(json.loads, run.stdout.splitlines()):
            got[record["file"]] = "\n".join(p["text"] for p in record["parts"])
    both = extra = lost = 0
    for path, text in texts.items():
        a, b = words(text), words(got.get(path, ""))
        same = sum((a & b).values())
        both, extra, lost = both + same, extra + sum(b.values()) - same, lost + sum(a.values()) - same
    f1 = 2 * both / (2 * both + extra + lost)
    print(f"{len(texts)} releases, {len(got)} read: precision {both / (both + extra):.4f}, recall {both / (both + lost):.4f}, F1 {f1:.4f}")
    return 0 if f1 >= float(floor) and len(got) == len(texts) else 1


sys.exit(main(*sys.argv[1:]))
