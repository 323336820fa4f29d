# Runs the examples of the manuals and compares what they print. Called by manual_test.sh.
#     manual_examples.py PROGRAM ROOT [--accept] FILE.md...
#
# In a block ```console a line "$ COMMAND" is run, and what follows is what must come out (standard
# output and error together). JSON is compared as values, so that it can be laid out for reading. The
# lines of a block ```sh are run too; they must end with 0 (those that name ../shared only where it is). All blocks of a file share one folder,
# which begins as a copy of examples/ and what prepare() adds. What every change of the codebook moves
# is not compared: the line behind ".rules:" and the hashes of model and codebook. --accept writes what
# comes out into the file.
# Speaks TAP, one test a block.
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

WIDTH = 100  # of JSON that is laid out
SECONDS = 60
NEVER_RUN = {"make", "cmake", "cc", "git", "apt-get", "sudo"}  # show what is done outside


def lay_out(value, indent=0):
    """JSON with as much on a line as fits."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= WIDTH or not isinstance(value, (dict, list)):
        return line
    if isinstance(value, dict):
        parts = [f"{json.dumps(k)}: {lay_out(v, indent + 2)}" for k, v in value.items()]
        return "{" + pack(parts, indent + 2) + "}"
    return "[" + pack([lay_out(v, indent + 2) for v in value], indent + 2) + "]"


def pack(parts, indent):
    """Members one behind the other, broken where a line is full."""
    text = used = ""
    for i, part in enumerate(parts):
        part += "," if i + 1 < len(parts) else ""
        if used and len(used) + 1 + len(part.split("\n")[0]) + indent > WIDTH:
            text += "\n" + " " * indent
            used = ""
        elif used:
            text += " "
            used += " "
        text += part
        used += part.split("\n")[-1]
    return text


def json_values(text):
    """The JSON values that stand one behind the other in the text; None when it is something else."""
    values, at, decoder = [], 0, json.JSONDecoder()
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        try:
            value, at = decoder.raw_decode(text, at)
        except ValueError:
            return None
        values.append(value)
    return values


def without_moving_parts(text):
    text = re.sub(r"\.rules:\d+", ".rules:N", text)
    return re.sub(r'("(?:model|codebook)_hash": ?)"[0-9a-f]{16}"', r'\1"HASH"', text)


def same(expected, printed):
    expected, printed = map(without_moving_parts, (expected, printed))
    if expected == printed:
        return True
    values = json_values(expected)
    return bool(values) and values == json_values(printed)


def runnable(command):
    """False when it needs a program that is not there, or is none of ours to run."""
    if re.search(r"demarche follow .*https?://", command):  # asks the network: test/cli/follow_test.sh
        return False
    if re.search(r"demarche serve (?!.*--get)", command):  # ends by Ctrl-C: test/cli/serve_test.sh
        return False
    if "postgresql://" in command:  # a server: test/cli/postgres_test.sh, dump_test.sh
        return False
    words = re.findall(r"(?:^|\| |&& )([a-z][a-z0-9-]*)", command)
    there = subprocess.run(["bash", "-c", 'type "$@"', "bash"] + [w for w in words if w != "demarche"],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return there.returncode == 0 and not NEVER_RUN & set(words)


def prepare(folder, program):
    """The files that the examples name, beside those of examples/."""
    shutil.copytree(f"{root}/examples", folder, dirs_exist_ok=True)
    os.mkdir(f"{folder}/.bin")
    os.symlink(program, f"{folder}/.bin/demarche")
    with gzip.open(f"{folder}/archive.jsonl.gz", "wt", encoding="utf-8") as out:
        for line in open(f"{folder}/news.jsonl", encoding="utf-8"):
            record = json.loads(line)
            record["key"], record["body"] = record.pop("id"), record.pop("text")
            out.write(json.dumps(record) + "\n")
    with zipfile.ZipFile(f"{folder}/20240717.export.CSV.zip", "w") as z:
        z.write(f"{root}/test/cli/panels/gdelt2.csv", "20240717.export.CSV")
    with open(f"{root}/test/cli/panels/phoenix.txt", "rb") as events, gzip.open(f"{folder}/phoenix.txt.gz", "wb") as out:
        out.write(events.read())
    run("demarche parse peru.txt > gold.conllu", folder, program)
    records = [json.loads(line) for line in run("demarche code --json news.jsonl 2>/dev/null", folder, program)[1].splitlines()]
    known = next(r for r in records if r["record"] == "event")["document"]
    with open(f"{folder}/corrections.jsonl", "w", encoding="utf-8") as out:
        hashes = {r["id"]: r["content_hash"] for r in records if r["record"] == "document"}
        judged = [r for r in records if r["record"] == "event" and r["document"] == known]
        out.write(json.dumps({"kind": "whole", "document": known, "content_hash": hashes[known], "coded": judged}) + "\n")


def run(command, folder, program):
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "DEMARCHE_MODEL")}
    environment["PATH"] = f"{folder}/.bin:{environment['PATH']}"
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, timeout=SECONDS,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def commands_of(block):
    """(command, expected output) of each "$ " line, lines that end in a backslash joined."""
    found = []
    for line in block.split("\n")[:-1]:
        if found and found[-1][0].endswith("\\") and not found[-1][1]:
            found[-1][0] += "\n" + line
        elif line.startswith("$ "):
            found.append([line[2:], ""])
        elif found:
            found[-1][1] += line + "\n"
    return found


def try_console(block, folder, program):
    """(faults, the block as it comes out)"""
    faults, renewed = [], ""
    for command, expected in commands_of(block):
        renewed += "$ " + command + "\n"
        if not runnable(command):
            renewed += expected
            continue
        printed = run(command, folder, program)[1].rstrip("\n")
        printed += "\n" if printed else ""
        if same(expected, printed):
            renewed += expected
            continue
        faults += [f"$ {command}"] + [f"printed: {line}" for line in printed.split("\n")[:40]]
        values = json_values(printed)
        renewed += "\n".join(map(lay_out, values)) + "\n" if values else printed
    return faults, renewed


def try_script(block, folder, program):
    faults = []
    for command in block.replace("\\\n", " ").strip().split("\n"):
        if not runnable(command) or ("../shared" in command and not os.path.isdir(SHARED)):
            continue
        code, printed = run(command.replace("../shared", SHARED), folder, program)
        if code != 0:
            faults += [f"$ {command}", f"exit code {code}: {printed[:400]}"]
    return faults, block


program, root, *names = sys.argv[1:]
SHARED = os.path.abspath(f"{root}/../shared")  # where examples that name it find it; without it they are not run
accept = names[0] == "--accept"
number, status = 0, 0
for name in names[accept:]:
    text = open(f"{root}/{name}", encoding="utf-8").read()
    folder = tempfile.mkdtemp()
    prepare(folder, program)
    parts = re.split(r"(?m)^(```(?:console|sh)\n)(.*?)^```$", text, flags=re.S)
    for i in range(1, len(parts), 3):
        attempt = try_console if "console" in parts[i] else try_script
        faults, renewed = attempt(parts[i + 1], folder, program)
        number += 1
        first = parts[i + 1].split("\n")[0]
        print(f"{'not ok' if faults and not accept else 'ok'} {number} - {name}: {first}")
        if faults and not accept:
            status = 1
            print("\n".join(f"# {line}" for line in ["if what came out is right: make accept"] + faults))
        parts[i + 1] = renewed
    if accept:
        whole = "".join(p + "```" if i % 3 == 2 else p for i, p in enumerate(parts))
        if whole != text:
            open(f"{root}/{name}", "w", encoding="utf-8").write(whole)
    shutil.rmtree(folder)
print(f"1..{number}")
sys.exit(status)
