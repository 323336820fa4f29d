#!/usr/bin/env python3
"""Draws the sentences of a round of gold/mentions: prints their table, before anything is marked.

    gold/mentions/draw.py ROUND ../shared/corpora > gold/mentions/roundN.tsv

A third each from releases (State Department and White House in equal parts), posts and news items.
Of releases one sentence is drawn from a random line; posts and items are taken whole. A document of
an earlier round is not drawn again. Round 3 used up the news items: round 4 takes sentences of the
news documents of the treebanks in their stead (../shared/treebanks, text as tool/treebank_text.py puts it together). The table holds no text: the file, the document's id, the XXH64
of its `text` field, and begin and end in code points of that field as delivered.
"""
import glob, gzip, json, os, random, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tool"))
from treebank_text import documents as treebank_documents
from xxh64 import xxh64

SEED, LEAST, MOST = 20261126, 40, 500  # characters of a sentence
SHARES = [("statedept_2021-05_2022-05.jsonl.gz", 50, True),
          ("whitehouse_2021-05_2022-05.jsonl.gz", 50, True),
          ("statedept_tweets_2012_2021.jsonl.gz", 100, False),
          ("current_events_2015-09.jsonl", 100, False)]
# Who publishes what has no field that says so.
OUTLETS = {"statedept_tweets_2012_2021.jsonl.gz": "State Department"}
FEW = 50  # of the last file, in a round that finds too few left
# From this round on sentences of the treebanks' news stand for the news items, which are used up.
TREEBANKS = 4
TREEBANK_SHARES = SHARES[:2] + [("statedept_tweets_2012_2021.jsonl.gz", 80, False)]
TREEBANK_NEWS = ["../treebanks/gum_free_dev.conllu", "../treebanks/gum_free_train.conllu"]
TREEBANK_SENTENCES = 70


def sentences(text):
    """Rough stretches of one sentence: lines, cut behind a full stop before a capital."""
    at = 0
    for line in text.split("\n"):
        begin = at
        for m in re.finditer(r"(?<=[a-z0-9\)\"”][.!?])[\"”]? +(?=[\"“]?[A-Z])", line):
            yield begin, at + m.start()
            begin = at + m.end()
        yield begin, at + len(line)
        at += len(line) + 1


def stretch(text, cut, rng):
    if not cut:
        return 0, len(text)
    fit = [(b, e) for b, e in sentences(text) if LEAST <= e - b <= MOST]
    return rng.choice(fit) if fit else None


def row(n, name, d, begin, end):
    print(n, name, d["id"], f"{xxh64(d['text'].encode()):016x}", begin, end, OUTLETS.get(name, ""), sep="\t")


def draw_news(folder, n, rng):
    """Sentences of the treebanks' news documents, each with the same chance."""
    fit = [(name, d, b, e) for name in TREEBANK_NEWS for d in treebank_documents(f"{folder}/{name}")
           if d["id"].startswith("GUM_news_") for b, e in d["sentences"] if LEAST <= e - b <= MOST]
    for name, d, begin, end in rng.sample(fit, TREEBANK_SENTENCES):
        n += 1
        row(n, name, d, begin, end)


def main(number, folder):
    rng = random.Random(SEED + number)
    here = os.path.dirname(os.path.abspath(__file__))
    seen = set()
    for earlier in range(1, number):
        for path in glob.glob(f"{here}/round{earlier}.tsv"):
            seen |= {tuple(line.split("\t")[1:3]) for line in open(path, encoding="utf-8")}
    print("sentence\tfile\tid\thash\tbegin\tend\toutlet")
    n = 0
    for name, share, cut in SHARES if number < TREEBANKS else TREEBANK_SHARES:
        opener = gzip.open if name.endswith(".gz") else open
        with opener(f"{folder}/{name}", "rt", encoding="utf-8", newline="\n") as lines:
            documents = [json.loads(line) for line in lines]
        left = [d for d in documents if (name, str(d["id"])) not in seen]
        if not cut and len(left) < 2 * share:
            share = min(share, max(FEW, len(left) - FEW))
        for d in rng.sample(left, len(left)):
            place = stretch(d["text"], cut, rng)
            if place is None:
                continue
            n, share = n + 1, share - 1
            row(n, name, d, *place)
            if share == 0:
                break
    if number >= TREEBANKS:
        draw_news(folder, n, rng)


main(int(sys.argv[1]), sys.argv[2])
