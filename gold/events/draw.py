#!/usr/bin/env python3
"""Draws the 1,000 sentences of gold/events: prints their table, before anything is annotated.

    gold/events/draw.py ../shared > gold/events/sentences.tsv

250 sentences of releases (State Department and White House in equal parts, a paragraph a document), 150 posts,
the 214 news items (a post or an item counts as one sentence), and 386 sentences of the news, interviews and speeches
of the treebanks; whole paragraphs, so that sentences without an event come as they come. `part` says what a sentence
is for: `write` (rules are written from it), `tune`, `final` (looked at for the final figure only); a document is in one
part. The table holds no text: the file, the document's id, the XXH64 of its text (of a treebank as
tool/treebank_text.py puts it together), begin and end in code points.
"""
import gzip, json, os, random, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tool"))
from treebank_text import documents as treebank_documents
from xxh64 import xxh64

SEED = 20261126
LEAST, MOST = 30, 1500  # characters of a paragraph: shorter ones are headings, longer ones lists and tables
RELEASES = [("corpora/statedept_2021-05_2022-05.jsonl.gz", 125), ("corpora/whitehouse_2021-05_2022-05.jsonl.gz", 125)]
POSTS, POSTS_SHARE = "corpora/statedept_tweets_2012_2021.jsonl.gz", 150
ITEMS = "corpora/current_events_2015-09.jsonl"
TREEBANKS, TREEBANK_SHARE = ["treebanks/gum_free_dev.conllu", "treebanks/gum_free_train.conllu"], 386
GENRES = ("GUM_news_", "GUM_interview_", "GUM_speech_")
OUTLETS = {POSTS: "State Department"}
PARTS = [("final", 300), ("tune", 300), ("write", 400)]
ABBREVIATION = re.compile(
    r"(?:^\(?\w{1,3}|\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Amb|Sec|Prof|Rev|Hon|Jr|Sr|No|vs|Mt|Ft|etc|Inc|Co|Corp|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|est)|\b[A-Z]|\b[ap]\.m|\be\.g|\bi\.e)\.$")


def split(text, begin, end):
    """Sentences of a paragraph: cut behind a full stop, question or exclamation mark before a capital or a quotation."""
    start = begin
    for m in re.finditer(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])", text[begin:end]):
        stop = begin + m.end() - (len(m.group()) - len(m.group().rstrip()))
        word = text[start:stop].rstrip("\"”’')]")
        if ABBREVIATION.search(word):  # also the number of a paragraph before its first sentence
            continue
        yield start, stop
        start = begin + m.end()
    yield start, end


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def paragraphs(text):
    """Lines that end like sentences, neither headings nor tables."""
    at = 0
    for line in text.split("\n"):
        begin, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        if LEAST <= end - begin <= MOST and re.search(r"[.!?][\"”’')]*$", line.rstrip()):
            yield begin, end
        at += len(line) + 1


def take(candidates, share, rng):
    """Paragraphs in random order until there are `share` sentences; one that would make too many is passed over."""
    drawn, count = [], 0
    for c in rng.sample(candidates, len(candidates)):
        if callable(c):
            c = c()
        if c and count + len(c[3]) <= share:
            drawn.append(c)
            count += len(c[3])
        if count == share:
            return drawn
    raise SystemExit("too few paragraphs")


def releases(folder, name, share, rng):
    def one(d):
        def choose():
            all_ = list(paragraphs(d["text"]))
            if not all_:
                return None
            p = rng.choice(all_)
            return name, d["id"], d["text"], list(split(d["text"], *p))
        return choose
    return take([one(d) for d in read(f"{folder}/{name}")], share, rng)


def whole(folder, name, share, rng):
    documents = read(f"{folder}/{name}")
    return [(name, d["id"], d["text"], [(0, len(d["text"]))]) for d in rng.sample(documents, share or len(documents))]


def treebanks(folder, rng):
    candidates = []
    for name in TREEBANKS:
        for d in treebank_documents(f"{folder}/{name}"):
            if not d["id"].startswith(GENRES):
                continue
            for begin, end in d["paragraphs"]:
                if end - begin >= LEAST and re.search(r"[.!?][\"”’')]*$", d["text"][begin:end]):
                    candidates.append((name, d["id"], d["text"], [s for s in d["sentences"] if begin <= s[0] < end]))
    return take(candidates, TREEBANK_SHARE, rng)


def parts(groups, rng):
    """Which part each document is in: of each group each part gets its share, single sentences fill up at the end."""
    part, left = {}, dict(PARTS)
    total = sum(n for _, n in PARTS)
    for g in sorted(groups, key=lambda g: -max(len(p[3]) for p in g)):
        documents = {}
        for p in g:
            documents[p[:2]] = documents.get(p[:2], 0) + len(p[3])
        want = {name: round(sum(documents.values()) * n / total) for name, n in PARTS}
        if g is groups[-1]:
            want = dict(left)
        order = list(documents.items())
        rng.shuffle(order)
        for key, n in order:
            name = next((k for k, _ in PARTS if want[k] >= n), PARTS[-1][0])
            part[key] = name
            want[name] -= n
            left[name] -= n
    return part


def main(folder):
    rng = random.Random(SEED)
    groups = [[p for name, share in RELEASES for p in releases(folder, name, share, rng)], treebanks(folder, rng),
              whole(folder, POSTS, POSTS_SHARE, rng), whole(folder, ITEMS, 0, rng)]
    part = parts(groups, rng)
    print("sentence\tparagraph\tpart\tfile\tid\thash\tbegin\tend\toutlet")
    sentence = paragraph = 0
    for g in groups:
        for name, id_, text, spans in g:
            paragraph += 1
            for begin, end in spans:
                sentence += 1
                print(sentence, paragraph, part[name, id_], os.path.relpath(name, "corpora"), id_, f"{xxh64(text.encode()):016x}",
                      begin, end, OUTLETS.get(name, ""), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
