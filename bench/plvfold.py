#!/usr/bin/env python3
"""The classifier of relations trained on ../shared/gold/plv_train.tsv itself, by five folds: a bench-only variant, never shipped.

    bench/plvfold.py build/release/demarche build/release/relation [../shared/gold/plv_train.tsv [RELATION-OPTION VALUE]...]

That file is for research use, so nothing that is learned from it may go into models/. Sentences that are the same but for case, digits
and signs are in one fold. Each fold is answered by a model that has seen our own data (as the shipped one) and the other four; the
models lie in a temporary folder. Prints what bench/plv.py prints.
"""
import csv, hashlib, json, os, re, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import plv

FOLDS = 5
OWN = ["--gold", "gold/events/write.events.tsv", "--synonyms", "1", "--examples", "1"]
PARTS = {"YIELD": "CONCEDE|RETREAT"}


def fold_of(text):
    key = re.sub(r"[^a-z]+", " ", text.lower()).strip()
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def main(program, trainer, path="../shared/gold/plv_train.tsv", *options):
    lines, gold = plv.read(path)
    types = {n: PARTS.get(g, g) for n, (g, _) in gold.items()}
    folds = {}
    for line in lines:
        folds.setdefault(fold_of(line["text"]), []).append(line)
    answers = {}
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, "english.dm")
        os.symlink(os.path.abspath("models/english.dm"), model)
        for fold, held in sorted(folds.items()):
            pairs = os.path.join(folder, "pairs.jsonl")
            with open(pairs, "w", encoding="utf-8") as f:
                for other, seen in sorted(folds.items()):
                    for line in seen if other != fold else []:
                        f.write(json.dumps({**line, "type": types[line["id"]]}) + "\n")
            subprocess.run([trainer, "--out", os.path.join(folder, "relation.dm"), *OWN, *options, "--pairs", pairs],
                           check=True, stdout=subprocess.DEVNULL)
            answers.update(plv.answer(program, held, model))
    plv.report(gold, answers)


if __name__ == "__main__":
    main(*sys.argv[1:])
