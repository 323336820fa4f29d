#!/usr/bin/env python3
"""Draws more sentences: prints rows for sentences.tsv, behind those that are there, before anything of them is annotated.

    gold/events/draw_more.py ../shared gold/events/sentences.tsv ROUND > rows.tsv

Round 1 was drawn in the evening of 26 November 2026 and divided into `more`, which rules are written from, and `learn`, which the
classifier of triggers learns from and nobody reads who writes rules; round 2 is for `learn` as well. 900 sentences of releases, 450 posts, 250 of
the treebanks' news and speeches, 100 of their lives and courts, 350 of the newsgroups and weblogs of the Web Treebank, 300 of the
defence news of re3d; whole paragraphs. No document of `tune` or `final`, and no paragraph that has ten words in a row
in common with a sentence of theirs.
"""
import csv, importlib.util, os, random, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20261126  # and the number of the round
RELEASES = [("corpora/statedept_2021-05_2022-05.jsonl.gz", 500), ("corpora/whitehouse_2021-05_2022-05.jsonl.gz", 400)]
POSTS, POSTS_SHARE = "corpora/statedept_tweets_2012_2021.jsonl.gz", 450
GUM = ["treebanks/gum_free_dev.conllu", "treebanks/gum_free_train.conllu"]
TREEBANKS = [(GUM, ("GUM_news_", "GUM_speech_"), 250), (GUM, ("GUM_bio_", "GUM_court_"), 100),
             (["treebanks/ewt_train.conllu"], ("newsgroup-", "weblog-"), 350)]
TREEBANKS_2 = [(GUM, ("GUM_news_", "GUM_speech_"), 60), (["treebanks/ewt_train.conllu"], ("newsgroup-", "weblog-"), 350)]
RE3D_SHARE_2 = 150
RE3D, RE3D_SHARE = ["gold/re3d/uk/documents.json", "gold/re3d/centcom/documents.json", "gold/re3d/state/documents.json"], 300
CAUSAL, CAUSAL_SHARE = "gold/causality/sentences_train.csv", 1800
RELEASES_3, POSTS_SHARE_3 = [(RELEASES[0][0], 350), (RELEASES[1][0], 350)], 300
TREEBANKS_3 = [(GUM, ("GUM_news_", "GUM_speech_", "GUM_interview_"), 200)]
OUTLETS = {POSTS: "State Department"}
TOGETHER = 10  # words in a row

spec = importlib.util.spec_from_file_location("draw", os.path.join(HERE, "draw.py"))
draw = importlib.util.module_from_spec(spec)
spec.loader.exec_module(draw)


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + TOGETHER]) for i in range(len(words) - TOGETHER + 1)}


def table_of_texts(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return [{"id": r["index"], "text": r["text"]} for r in csv.DictReader(f)]


def held_out(folder, rows):
    """Runs of words of the sentences that aren't to be seen."""
    texts, out = {}, set()
    for name in {r[3] for r in rows}:
        path = os.path.join(folder, "corpora", name)
        if name.endswith(".csv"):
            texts.update({(name, d["id"]): d["text"] for d in table_of_texts(path)})
        elif name.endswith(".conllu"):
            texts.update({(name, d["id"]): d["text"] for d in draw.treebank_documents(path)})
        else:
            texts.update({(name, str(d["id"])): d["text"] for d in draw.read(path)})
    for r in rows:
        out |= runs(texts[r[3], r[4]][int(r[6]):int(r[7])])
    return out


class Chooser:
    def __init__(self, folder, rows, round_):
        self.folder, self.rng = folder, random.Random(SEED + round_)
        self.closed = {(r[3], r[4]) for r in rows if r[2] in ("tune", "final")}
        self.taken = {(r[3], r[4], int(r[6])) for r in rows}
        self.seen = held_out(folder, [r for r in rows if r[2] in ("tune", "final")])

    def is_free(self, name, d, span):
        key = os.path.relpath(name, "corpora"), str(d["id"])
        return key not in self.closed and (*key, span[0]) not in self.taken and not runs(d["text"][span[0]:span[1]]) & self.seen

    def releases(self, name, share):
        def one(d):
            def choose():
                free = [p for p in draw.paragraphs(d["text"]) if self.is_free(name, d, p)]
                if not free:
                    return None
                p = self.rng.choice(free)
                return name, d["id"], d["text"], list(draw.split(d["text"], *p))
            return choose
        return draw.take([one(d) for d in draw.read(f"{self.folder}/{name}")], share, self.rng)

    def posts(self, name, share):
        all_ = [d for d in draw.read(f"{self.folder}/{name}") if self.is_free(name, d, (0, len(d["text"])))]
        return [(name, d["id"], d["text"], [(0, len(d["text"]))]) for d in self.rng.sample(all_, share)]

    def treebanks(self, names, genres, share):
        candidates = []
        for name in names:
            for d in draw.treebank_documents(f"{self.folder}/{name}"):
                if not d["id"].startswith(genres):
                    continue
                for p in d["paragraphs"]:
                    if draw.LEAST <= p[1] - p[0] and re.search(r"[.!?][\"”’')]*$", d["text"][p[0]:p[1]]) and self.is_free(name, d, p):
                        candidates.append((name, d["id"], d["text"], [s for s in d["sentences"] if p[0] <= s[0] < p[1]]))
        return draw.take(candidates, share, self.rng)

    def records(self, names, share):
        candidates, seen = [], set()
        for name in names:
            for d in draw.read(f"{self.folder}/{name}"):
                d["id"] = d["_id"]
                for p in draw.paragraphs(d["text"]):
                    words = d["text"][p[0]:p[1]]
                    if words not in seen and self.is_free(name, d, p):
                        candidates.append((name, d["id"], d["text"], list(draw.split(d["text"], *p))))
                    seen.add(words)
        return draw.take(candidates, share, self.rng)

    def single(self, name, share):
        all_ = [d for d in table_of_texts(f"{self.folder}/{name}") if self.is_free(name, d, (0, len(d["text"])))]
        return [(name, d["id"], d["text"], [(0, len(d["text"]))]) for d in self.rng.sample(all_, share)]


def main(folder, table, round_):
    with open(table, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f][1:]
    c = Chooser(folder, rows, int(round_))
    treebanks, records = {"1": (TREEBANKS, RE3D_SHARE), "2": (TREEBANKS_2, RE3D_SHARE_2), "3": (TREEBANKS_3, 0)}[round_]
    all_releases, posts = (RELEASES_3, POSTS_SHARE_3) if round_ == "3" else (RELEASES, POSTS_SHARE)
    drawn = [p for name, share in all_releases for p in c.releases(name, share)] + c.posts(POSTS, posts)
    for names, genres, share in treebanks:
        drawn += c.treebanks(names, genres, share)
    if records:
        drawn += c.records(RE3D, records)
    if round_ == "3":
        drawn += c.single(CAUSAL, CAUSAL_SHARE)
    sentence, paragraph = int(rows[-1][0]), int(rows[-1][1])
    for name, id_, text, spans in drawn:
        paragraph += 1
        for begin, end in spans:
            sentence += 1
            print(sentence, paragraph, "learn", os.path.relpath(name, "corpora"), id_, f"{draw.xxh64(text.encode()):016x}", begin, end,
                  OUTLETS.get(name, ""), sep="\t")


main(*sys.argv[1:])
