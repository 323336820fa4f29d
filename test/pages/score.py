#!/usr/bin/env python3
"""How much of each page's article `demarche extract` takes, and what it says of the page.

    test/pages/score.py build/release/demarche [-v] [--floor F1] [FOLDER]

Each NAME.html has NAME.json beside it: title, subtitle, byline, outlet, published, updated, url, language, text (the article alone). F1 is of
words in fours (shingles), as the benchmark of Scrapinghub for article extraction counts them, the mean of all pages; fields are right
when they are equal but for case and spaces, of dates the day. -v prints a line for each page below 0.98 and for each wrong field. With --floor the last line is a test's
and the exit code 1 when the mean is lower.
"""
import collections, glob, json, os, re, subprocess, sys

WORD = re.compile(r"\w+")
FIELDS = "title subtitle byline outlet published updated url language".split()


def shingles(text):
    words = WORD.findall(text.replace("\u2019", "'").replace("\u2018", "'").lower())
    n = min(4, len(words)) or 1
    return collections.Counter(tuple(words[i:i + n]) for i in range(len(words) - n + 1))


def f1(got, wanted):
    a, b = shingles(got), shingles(wanted)
    if not a and not b:
        return 1.0
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values()))


def squeeze(field, value):
    value = " ".join((value or "").replace("\u2019", "'").replace("\u2018", "'").replace("\u201c", '"').replace("\u201d", '"').split()).lower()
    return value[:10] if field in ("published", "updated") else value[:2] if field == "language" else value


def main(args):
    verbose = "-v" in args
    args = [a for a in args if a != "-v"]
    floor = None
    if "--floor" in args:
        at = args.index("--floor")
        floor = float(args[at + 1])
        del args[at:at + 2]
    folder = args[1] if len(args) > 1 else os.path.dirname(os.path.abspath(__file__))
    pages = sorted(glob.glob(os.path.join(folder, "*.html")))
    run = subprocess.run([args[0], "extract", "--json", *pages], capture_output=True, text=True)
    got = {r["file"]: r for r in map(json.loads, run.stdout.splitlines())}
    scores, right = [], collections.Counter()
    for page in pages:
        with open(page[:-5] + ".json", encoding="utf-8") as f:
            wanted = json.load(f)
        found = got.get(page, {})
        score = f1(found.get("text") or "", wanted["text"])
        scores.append(score)
        if verbose and score < 0.98:
            print(f"{score:.3f} {os.path.basename(page)}")
        for field in FIELDS:
            same = squeeze(field, found.get(field)) == squeeze(field, wanted.get(field))
            right[field] += same
            if verbose and not same:
                print(f"      {os.path.basename(page)} {field}: {found.get(field)!r} for {wanted.get(field)!r}")
    mean = sum(scores) / len(scores)
    print(f"{len(pages)} pages, {len(got)} read, mean F1 {mean:.4f}, {sum(s >= 0.98 for s in scores)} at 0.98 or better; of fields right: "
          + ", ".join(f"{f} {right[f]}" for f in FIELDS))
    if floor is not None:
        good = mean >= floor and len(got) == len(pages)
        print(f"{'ok' if good else 'not ok'} 1 - pages: mean F1 of {floor} or more\n1..1")
        return 0 if good else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
