#!/usr/bin/env python3
"""The relation between two given spans against ../shared/gold/plv_train.tsv.

    bench/plv.py build/release/demarche [../shared/gold/plv_train.tsv]

Runs `demarche code --between` over the marked sentences and prints accuracy and mean F1 of the 15 root classes of that file (YIELD is
CONCEDE and RETREAT), accuracy of the quad class and of cooperation against conflict, F1 by class, how it was decided and what is
taken for what most often, and how often the answer is right by its confidence. It prints no text.
"""
import collections, csv, json, re, subprocess, sys

FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def unmark(sentence):
    """The text without <s>, </s>, <t>, </t>, and where they stood in it."""
    text, at = "", {}
    for piece in re.split(r"(</?[st]>)", sentence):
        if re.fullmatch(r"</?[st]>", piece):
            at[piece] = len(text)
        else:
            text += piece
    return text, at


def read(path):
    """The pairs as lines for --between, and what they are by the file: root and quad."""
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    lines, gold = [], {}
    for n, row in enumerate(rows):
        text, at = unmark(row["marked_sentence"])
        if len(at) < 4:
            continue
        gold[str(n)] = row["gold_root"], int(row["gold_penta"])
        lines.append({"id": str(n), "text": text, "source": [at["<s>"], at["</s>"]], "target": [at["<t>"], at["</t>"]]})
    return lines, gold


def answer(program, lines, model=None):
    text = "\n".join(map(json.dumps, lines)) + "\n"
    named = ["--model", model] if model else []
    ran = subprocess.run([program, "code", "--between", *named, "-"], input=text, capture_output=True, text=True, check=False)
    return {a["id"]: a for a in map(json.loads, ran.stdout.splitlines())}


def reliability(gold, answers, ours):
    """How often the first answer is right, by how sure it is."""
    bins = collections.defaultdict(list)
    for i, (g, _) in gold.items():
        if i in answers:
            # YIELD is as sure as CONCEDE and RETREAT together
            sure = sum(r["confidence"] for r in answers[i]["ranked"] if FOLDED.get(r["type"], r["type"]) == ours[i])
            bins[min(int(sure * 5), 4)].append((sure, ours[i] == g))
    for b, pairs in sorted(bins.items()):
        print(f"confidence {b / 5:.1f} to {(b + 1) / 5:.1f}: {len(pairs):4} pairs, mean {sum(s for s, _ in pairs) / len(pairs):.2f}, "
              f"right {sum(r for _, r in pairs) / len(pairs):.2f}")


def report(gold, answers):
    ours = {n: FOLDED.get(a["type"], a["type"]) for n, a in answers.items()}
    n = len(gold)
    right = collections.Counter(g for i, (g, _) in gold.items() if ours.get(i) == g)
    is_, said = collections.Counter(g for g, _ in gold.values()), collections.Counter(ours.values())
    f1 = {k: 2 * right[k] / (is_[k] + said[k]) for k in is_}
    quad = sum(answers[i]["quad"] == q for i, (_, q) in gold.items() if i in answers)
    side = sum((answers[i]["quad"] > 2) == (q > 2) for i, (_, q) in gold.items() if i in answers)
    print(f"{n} pairs; root accuracy {sum(right.values()) / n:.3f}, mean F1 {sum(f1.values()) / len(f1):.3f}; "
          f"quad accuracy {quad / n:.3f}; cooperation or conflict {side / n:.3f}")
    print("class       gold  ours    F1")
    for k in sorted(is_):
        print(f"{k:11} {is_[k]:4} {said[k]:5} {f1[k]:5.2f}")
    by = collections.defaultdict(list)
    for i, (g, _) in gold.items():
        by[answers[i]["decided_by"] if i in answers else "none"].append(ours.get(i) == g)
    print("decided by: " + ", ".join(f"{k} {len(v)} ({sum(v) / len(v):.2f} right)" for k, v in sorted(by.items())))
    wrong = collections.Counter((g, ours.get(i)) for i, (g, _) in gold.items() if ours.get(i) != g)
    print("most often wrong: " + ", ".join(f"{g} as {o} {c}" for (g, o), c in wrong.most_common(10)))
    reliability(gold, answers, ours)


def main(program, path="../shared/gold/plv_train.tsv"):
    lines, gold = read(path)
    report(gold, answer(program, lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
