#!/usr/bin/env python3
"""Draws the stretches of test/corpus/sentences.tsv: prints the table with its last column empty.

    test/corpus/sentences_draw.py ../shared/corpora

From each file so many documents are drawn (SHARES), and of each the lines from a random one on
until they have LEAST code points or the text ends; a stretch above MOST is drawn anew, at most
TRIES times. Posts and items of news are taken whole. Half of each file's stretches are for reading
errors ("read"); of the other half nobody but the test looks at what the program says ("unread").
A second draw, made before anything was marked, adds stretches that end for length and not with the
text: the first had many last lines of documents and few transcripts.
"""
import gzip, json, os, random, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tool"))
from xxh64 import xxh64

SEED, LEAST, MOST, TRIES = 20261126, 400, 900, 20
LINES, FULL, WHOLE = range(3)
SHARES = [("statedept_2021-05_2022-05.jsonl.gz", 24, LINES),
          ("whitehouse_2021-05_2022-05.jsonl.gz", 24, LINES),
          ("statedept_tweets_2012_2021.jsonl.gz", 36, WHOLE),
          ("current_events_2015-09.jsonl", 28, WHOLE),
          ("statedept_2021-05_2022-05.jsonl.gz", 8, FULL),
          ("whitehouse_2021-05_2022-05.jsonl.gz", 16, FULL)]


def stretch(text, how, rng):
    """Begin and end in code points, of whole lines."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    if how == WHOLE:
        return 0, len(text)
    for _ in range(TRIES):
        first = last = rng.randrange(len(lines))
        while lines[last][1] - lines[first][0] < LEAST and last + 1 < len(lines):
            last += 1
        begin, end = lines[first][0], lines[last][1]
        if end - begin <= MOST and end - begin >= (LEAST if how == FULL else 1):
            break
    return begin, end


def main(folder):
    rng = random.Random(SEED)
    print("half\tfile\tid\thash\tbegin\tend\tsentences")
    for name, n, how in SHARES:
        opener = gzip.open if name.endswith(".gz") else open
        with opener(f"{folder}/{name}", "rt", encoding="utf-8", newline="\n") as lines:
            documents = [json.loads(line) for line in lines]
        drawn = rng.sample(documents, n)
        unread = set(rng.sample(range(n), n // 2))
        for i, d in enumerate(drawn):
            begin, end = stretch(d["text"], how, rng)
            half = "unread" if i in unread else "read"
            print(half, name, d["id"], f"{xxh64(d['text'].encode()):016x}", begin, end, "", sep="\t")


main(sys.argv[1])
