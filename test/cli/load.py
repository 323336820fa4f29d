"""The checks of load_test.sh, in the current folder, which is empty: DEMARCHE KILLS."""
import csv, gzip, io, json, os, pty, random, select, signal, sqlite3, subprocess, sys, time

demarche, kills = sys.argv[1], int(sys.argv[2])
seed = int(os.environ.get("LOAD_SEED", time.time_ns() % 100000))
chance = random.Random(seed)
number = failed = 0


def say(good, name, *more):
    global number, failed
    number += 1
    failed += not good
    print("ok" if good else "not ok", number, "-", name, flush=True)
    for x in () if good else more:
        for line in str(x).splitlines()[:20]:
            print("#", line, flush=True)


def run(*args, **more):
    done = subprocess.run([demarche, *args], capture_output=True, text=True, **more)
    return done.returncode, done.stdout, done.stderr


def dump(file):
    """All rows, sorted, but for the numbers that the text index gives documents and the log of changes (of which state_made tells a number):
    its times are those of the load, and what came twice in one load is noted twice."""
    db = sqlite3.connect(file)
    names = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'document_search%' AND name NOT IN ('changes', 'state_made')")]
    lines = []
    for name in names:
        columns = [r[1] for r in db.execute(f"PRAGMA table_info({name})") if r[1] != "number"]
        lines += [f"{name} {row!r}" for row in db.execute(f"SELECT {', '.join(columns)} FROM {name}")]
    db.execute("INSERT INTO document_search(document_search, rank) VALUES('integrity-check', 1)")
    db.close()
    return sorted(lines)


def ask(file, sql):
    db = sqlite3.connect(file)
    rows = db.execute(sql).fetchall()
    db.close()
    return rows


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]


def wait_for(test, seconds=20):
    end = time.monotonic() + seconds
    while not test():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


# --- the documents

COUNTRIES = ["France", "Germany", "Japan", "India", "Brazil", "Egypt", "Turkey", "Mexico", "Kenya"]
DEEDS = ["condemned {1} for the attack.", "agreed to sign a treaty with {1}.",
         "expelled two diplomats of {1}.", "threatened {1} with sanctions.",
         "met the president of {1} in Geneva.", "sent food and medicine to {1}."]


def story(n):
    a, b = COUNTRIES[n % 9], COUNTRIES[(n * 5 + 3) % 9]
    return " ".join(f"{a} {DEEDS[(n + k) % 6].format(a, b)}" for k in range(4))


def record(n, **more):
    fields = {"id": f"d{n}", "title": f"News of day {n}", "text": story(n), "outlet": f"Wire {n % 3}",
              "date": f"2024-05-{n % 28 + 1:02}"}
    return json.dumps({**fields, **more}) + "\n"


def write_inputs():
    os.makedirs("in/deep")
    with open("in/a.jsonl", "w") as f:
        for n in range(60):
            f.write(record(n))
            if n % 20 == 7:
                f.write("{broken\n")
            if n % 25 == 9:  # the same id with another text, then again the first
                f.write(record(n, text="Japan condemned Brazil.") + record(n))
    with gzip.open("in/b.jsonl.gz", "wt") as f:
        for n in range(50, 110):  # ten that came before
            f.write(record(n, date="") if n % 15 == 1 else record(n))
    with open("in/c.csv", "w") as f:
        rows = csv.writer(f)
        rows.writerow(["id", "title", "text", "date", "outlet"])
        for n in range(110, 150):
            rows.writerow([f"d{n}", f"Row {n}", story(n), "2024-06-01", "Table, Ltd."])
    for n in range(150, 160):
        with open(f"in/deep/{n}.txt", "w") as f:
            f.write(story(n) + "\n")
    with open("in/deep/empty.txt", "w"):
        pass


write_inputs()
INPUTS = ["in", "in/none.jsonl"]

# --- whole, twice

began = time.monotonic()
code, out, err = run("code", "--db", "whole.db", *INPUTS)
took = time.monotonic() - began
whole = dump("whole.db")
say(code == 1 and out == "" and "documents: 160 added" in err, "a load", code, err)
say("problems: " in err and " unreadable" in err and " io-error" in err and " no-date" in err,
    "its summary counts problems by kind", err)
code, out, err = run("code", "--db", "whole.db", *INPUTS)
say(dump("whole.db") == whole, "the second load changes nothing")
say("documents: 0 added" in err, "and says so", err)
code, out, err = run("code", "--db", "whole.db", "--resume", *INPUTS)
say(dump("whole.db") == whole and "there already: 14 files" in err, "a third with --resume reads nothing", err)
run("code", "--db", "threads.db", "-j", "3", *INPUTS)
say(dump("threads.db") == whole, "three threads write the same")
paths = sorted(os.path.join(d, f) for d, _, files in os.walk("in") for f in files)
for path in paths:
    run("code", "--db", "single.db", path)
run("code", "--db", "single.db", "in/none.jsonl")
say(dump("single.db") == whole, "as do loads file by file")

# --- a document in two versions

os.mkdir("twice")


def write_twice(name, *records):
    with open("twice/" + name, "w") as f:
        f.writelines(records)


def loaded_twice(*args):
    """Loads into twice.db, and compares it with a new file: what is told, the log's new rows, whether documents and events are the same."""
    before = ask("twice.db", "SELECT max(number) FROM changes")[0][0] if os.path.exists("twice.db") else 0
    told = run("code", "--db", "twice.db", *args)[2]
    for ending in "", "-wal", "-shm":
        if os.path.exists("fresh.db" + ending):
            os.remove("fresh.db" + ending)
    run("code", "--db", "fresh.db", *[x for x in args if x != "--resume"])
    changes = ask("twice.db", f"SELECT what FROM changes WHERE number > {before}")
    rows = [ask(file, "SELECT d.id, d.text, d.published_value, e.id FROM documents d LEFT JOIN events e ON e.document = d.id ORDER BY 1, 4")
            for file in ("twice.db", "fresh.db")]
    return told + str(changes), [x[0] for x in changes], rows[0] == rows[1]


write_twice("a.jsonl", record(1), record(2), record(1, text="Japan condemned Brazil."))
write_twice("b.jsonl", record(2, date="2024-01-09"), record(3))
A, B = "twice/a.jsonl", "twice/b.jsonl"
told, changes, same = loaded_twice(A, B)
say(same and changes == ["added", "added", "replaced", "replaced", "added"], "two versions in one load: the later one stays", told)
told, changes, same = loaded_twice(A, B)
say(same and not changes and "0 added, 0 replaced, 5 unchanged" in told, "loaded again: nothing is written over it meanwhile, no change is told", told)
told, changes, same = loaded_twice(B, A)
say(same and changes == ["replaced"], "in the other order: the other one, told as one change", told)
told, changes, same = loaded_twice(A, B, A)
again, none, still = loaded_twice(A, B, A)
say(same and still and changes == [] and none == [], "an input that is named twice: what it has the last time stays", told, again)
loaded_twice(A, B)
write_twice("a.jsonl", record(1), record(2, text="Kenya thanked Egypt."), record(1, text="Japan condemned India."))
told, changes, same = loaded_twice("--resume", A, B)
say(same and changes == ["replaced", "replaced"], "a file that changed, with --resume: a later file that is read already counts", told)
write_twice("b.jsonl", record(3))
told, changes, same = loaded_twice(A, B)
say(same and changes == ["replaced"], "a later file that has changed counts no more", told)
run("forget", "twice.db", ask("twice.db", "SELECT id FROM documents WHERE source_id = 'd1'")[0][0])
told, changes, same = loaded_twice(A, B)
say(same and changes == ["added", "replaced"], "a forgotten document is written again", told)

PARTS = ["in/b.jsonl.gz", "in/c.csv", "in/deep"]  # of which no two have a document in common
run("code", "--db", "parts.db", *PARTS)
both = [subprocess.Popen([demarche, "code", "--db", "both.db", part], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for part in PARTS]
told = [p.communicate()[1] for p in both]
say(dump("both.db") == dump("parts.db"), "three loads into one file at once: the rows of all", *told)

# --- killed


def left_over(file):
    try:
        return ask(file, "SELECT count(*) FROM records")[0][0] if os.path.exists(file) else 0
    except sqlite3.Error:  # no tables yet
        return 0


def remove(file):
    for ending in "", "-wal", "-shm":
        if os.path.exists(file + ending):
            os.remove(file + ending)


def broken(file):
    """What is wrong with a file as a kill left it; None where nothing is."""
    if not left_over(file):
        return None
    whole_file = ask(file, "PRAGMA integrity_check")
    code, out, err = run("verify", file)
    return None if whole_file == [("ok",)] and code == 0 else f"{whole_file}, {code}, {out}{err}"


halfway = 0
wrong = None
total = ask("whole.db", "SELECT count(*) FROM records")[0][0]
for k in range(kills + 20):
    if k >= kills and halfway:
        break
    remove("killed.db")
    jobs = str(1 + k % 3)
    for again in range(1 + k % 2):  # every second one is killed twice
        more = ["--resume"] if again else []
        p = subprocess.Popen([demarche, "code", "--db", "killed.db", "-j", jobs, *more, *INPUTS],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * chance.uniform(0.05, 0.95))
        p.kill()
        p.wait()
        halfway += 0 < left_over("killed.db") < total
        wrong = wrong or broken("killed.db")
    code, out, err = run("code", "--db", "killed.db", "--resume", *INPUTS)
    if dump("killed.db") != whole:
        say(False, f"killed, then --resume (LOAD_SEED={seed}, kill {k})", err,
            "\n".join(sorted(set(dump("killed.db")) ^ set(whole))))
        sys.exit(1)
say(True, f"killed {kills} times or more, then --resume: the same rows")
say(not wrong, "what a kill leaves is sound", wrong)
say(halfway > 0, "some kills came in the midst of the load")

# The second load of a database, killed: what was whole before is read again where it is not yet.
p = subprocess.Popen([demarche, "code", "--db", "killed.db", *INPUTS], stdout=subprocess.DEVNULL,
                     stderr=subprocess.DEVNULL)
time.sleep(took * 0.3)
p.kill()
p.wait()
run("code", "--db", "killed.db", "--resume", *INPUTS)
say(dump("killed.db") == whole, "a second load killed, then --resume: the same rows")

# Two loads at once, one of which is killed while the other ends: the one that goes on with it reads what it had not.
# The first stands at a pipe, where it holds nothing that the other would wait for.
os.mkfifo("pause")
run("code", "--db", "two.db", *INPUTS)
p = subprocess.Popen([demarche, "code", "--db", "two.db", "in/c.csv", "pause", *INPUTS], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
pause = open("pause", "w")
read_anew = lambda: [os.path.basename(r[0]) for r in ask("two.db", "SELECT path FROM inputs WHERE whole")]
at_pause = wait_for(lambda: read_anew() == ["c.csv"])
os.makedirs("other", exist_ok=True)
with open("other/late.txt", "w") as f:
    f.write("Peru met Chile in Lima on Monday.\n")
code, out, err = run("code", "--db", "two.db", "other/late.txt")
say(at_pause and code == 0 and sorted(read_anew()) == ["c.csv", "late.txt"], "a second load leaves what the first is about", read_anew(), err)
p.kill()
p.wait()
pause.close()
code, out, err = run("code", "--db", "two.db", "--resume", *INPUTS)
say("there already: 1 file\n" in err, "one of two loads killed, then --resume: what it had not read again is read", err)
code, out, err = run("code", "--db", "two.db", "--resume", *INPUTS, "other/late.txt")
say("there already: 15 files\n" in err, "and then all is there", err)
remove("two.db")

# The same where names come through a pipe: what the killed load would have read later is not known, but which inputs
# have a document that was read.
for name, text in ("first", "France condemned Mali."), ("other", "Kenya praised Ghana."), ("second", "Peru praised Chile."):
    with open(f"late-{name}.jsonl", "w") as f:
        f.write(json.dumps({"id": "other" if name == "other" else "both", "date": "2024-01-01", "text": text}) + "\n")
LATE = [f"late-{x}.jsonl" for x in ("first", "other", "second")]
run("code", "--db", "late.db", *LATE)
late = dump("late.db")
os.mkfifo("names")
p = subprocess.Popen([demarche, "code", "--db", "late.db", "--files-from", "names"], stderr=subprocess.DEVNULL)
names = open("names", "w", buffering=1)
names.write(LATE[0] + "\n")
read_first = wait_for(lambda: ask("late.db", "SELECT trigger_text FROM events ORDER BY 1") == [("condemned",), ("praised",)])
whole_still = ask("late.db", "SELECT path FROM inputs WHERE whole AND path NOT LIKE '%first%'")
p.kill()
p.wait()
names.close()
say(read_first and [os.path.basename(x[0]) for x in whole_still] == [LATE[1]],
    "names through a pipe: who shares a document with what is read is to be read again, and nobody else", whole_still)
code, out, err = run("code", "--db", "late.db", "--resume", *LATE)
say(dump("late.db") == late and "there already: " in err, "killed, then --resume: a document of two inputs is as the later one has it", err)
run("code", "--db", "late.db", "--files-from", "-", input="\n".join(LATE) + "\n")
say(ask("late.db", "SELECT count(*) FROM inputs WHERE whole") == [(3,)], "what is read to its end is whole")

# --- stopped


for sig, expected in (signal.SIGINT, 130), (signal.SIGTERM, 143):
    remove("stopped.db")
    p = subprocess.Popen([demarche, "code", "--db", "stopped.db", *INPUTS], stderr=subprocess.PIPE, text=True)
    wait_for(lambda: left_over("stopped.db") > 3)
    p.send_signal(sig)
    err = p.communicate()[1]
    say(p.returncode == expected and "--resume goes on" in err and "documents: " in err,
        f"{sig.name}: exit code {expected}, a summary", p.returncode, err)
    part = left_over("stopped.db")
    run("code", "--db", "stopped.db", "--resume", *INPUTS)
    say(3 < part < total and dump("stopped.db") == whole, f"{sig.name}, then --resume: the same rows", part)

p = subprocess.Popen([demarche, "code", "--db", "stdin.db", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
p.stdin.write(record(1).encode() + record(2).encode() + b'{"id": "half')
p.stdin.flush()
say(wait_for(lambda: left_over("stdin.db") == 2, 5), "what comes through a pipe is written before the next comes")
p.send_signal(signal.SIGINT)
good = wait_for(lambda: p.poll() is not None)
say(good and p.returncode == 130 and left_over("stdin.db") == 2,
    "SIGINT while standard input is silent", p.returncode, left_over("stdin.db"))
if not good:
    p.kill()

os.mkfifo("pipe.jsonl")
p = subprocess.Popen([demarche, "code", "--db", "second.db", "pipe.jsonl"], stderr=subprocess.PIPE)
wait_for(lambda: os.path.exists("second.db") and left_over("second.db") == 0 and
         ask("second.db", "SELECT count(*) FROM sqlite_master WHERE name = 'inputs'") == [(1,)] and
         ask("second.db", "SELECT count(*) FROM runs") == [(1,)])
time.sleep(0.3)
p.send_signal(signal.SIGINT)
time.sleep(0.3)
waits = p.poll() is None  # nobody writes to the pipe, so that it cannot be opened
p.send_signal(signal.SIGINT)
good = wait_for(lambda: p.poll() is not None, 5)
say(waits and good and p.returncode == 130, "a second SIGINT ends at once", waits, p.returncode)
if not good:
    p.kill()
os.remove("pipe.jsonl")

# --- progress

code, out, err = run("code", "--db", "json.db", "--progress=json", *INPUTS)
told = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
last = told[-1] if told else {}
good = (last.get("record") == "summary" and last["documents"] == 176 and last["added"] == 160 and
        last["bytes"] == last["total"] > 0 and last["stopped"] is False and
        last["problems"] == sum(last["problems_by_kind"].values()) > 0 and
        last["problems_by_kind"]["unreadable"] == 4)
say(good, "--progress=json ends in a summary", err)
code, out, err = run("code", "--db", "json.db", "--progress=sometimes", "in")
say(code == 2 and "auto, json or never" in err, "--progress=sometimes is refused", err)
code, out, err = run("code", "--json", "--resume", "in")
say(code == 2 and "--resume needs --db" in err, "--resume without --db is refused", err)

master, slave = pty.openpty()
p = subprocess.Popen([demarche, "code", "--db", "bar.db", "-"], stdin=subprocess.PIPE, stderr=slave)
os.close(slave)
screen = b""


def screen_grows(seconds):
    """Is there more on the screen within that time?"""
    global screen
    if not select.select([master], [], [], seconds)[0]:
        return False
    try:
        part = os.read(master, 4096)
    except OSError:  # the other end is closed
        return False
    screen += part
    return bool(part)


for n in range(60):  # a busy machine is late with its first bar
    p.stdin.write(record(n).encode())
    p.stdin.flush()
    screen_grows(0.4)
    if b"/s" in screen and n >= 6:
        break
p.stdin.close()
while screen_grows(60):
    pass
p.wait()
say(b"documents" in screen and b"/s" in screen and b"\r\x1b[K" in screen, "a bar on a terminal", screen)

# --- what problems and coverage tell

code, out, err = run("problems", "whole.db")
problems = lines_of(out)
kinds = {x["code"] for x in problems}
say(code == 0 and {"unreadable", "io-error", "no-date"} <= kinds, "problems lists them", err, kinds)
broken = [(x["file"], x["line"], x["document"]) for x in problems
          if x["code"] == "unreadable" and x["file"] == "in/a.jsonl"]
say(len(broken) == 3 and broken[0] == ("in/a.jsonl", 9, None), "with file and line", broken)
code, out, err = run("problems", "whole.db", "--kind", "io-error", "--csv")
rows = list(csv.DictReader(io.StringIO(out)))
say(code == 0 and [x["file"] for x in rows] == ["in/none.jsonl"], "--kind and --csv", out)
code, out, err = run("problems", "whole.db", "--table")
say(code == 0 and "unreadable  in/a.jsonl:9  " in out, "--table", out)

text, other = story(1), story(2)
news = [record(1, id="x1", outlet="A", date="2024-01-01", text=text),
        record(2, id="x2", outlet="A", date="2024-01-01", text="It rained. The sky was grey."),
        record(3, id="x3", outlet="A", date="2024-01-02", title="", text=other),
        record(4, id="x4", outlet="B", date="2024-01-03", title="", text=other),
        record(5, id="x5", outlet="B", date="2024-01-03", text=story(5))]
with open("news.jsonl", "w") as f:
    f.writelines(news)
    f.write("{broken\n")
run("code", "--db", "small.db", "news.jsonl")


def coverage(*args):
    out = run("coverage", "small.db", *args)[1]
    return {(x["outlet"], x["day"]): (x["read"], x["coded"], x["skipped"], x["without_events"], x["changed"],
                                      x["duplicates"], x["reasons"]) for x in lines_of(out)}


expected = {("A", "2024-01-01"): (2, 2, 0, 1, 0, 0, {}), ("A", "2024-01-02"): (1, 1, 0, 0, 0, 0, {}),
            ("B", "2024-01-03"): (2, 2, 0, 0, 0, 1, {}), (None, None): (1, 0, 1, 0, 0, 0, {"unreadable": 1})}
say(coverage() == expected, "coverage by outlet and day", coverage())
say(set(coverage("--outlet", "A", "--until", "2024-01-01")) == {("A", "2024-01-01")} and
    set(coverage("--since", "2024-01-02", "--until", "2024-01")) == {("A", "2024-01-02"), ("B", "2024-01-03")},
    "coverage of days and of an outlet")
news[4] = record(5, id="x5", outlet="B", date="2024-01-03", text=story(6))  # it came again, changed
with open("news.jsonl", "w") as f:
    f.writelines(news[:2] + news[4:])  # and the file is shorter
run("code", "--db", "small.db", "--resume", "news.jsonl")
expected = {("A", "2024-01-01"): (2, 2, 0, 1, 0, 0, {}), ("A", "2024-01-02"): (1, 1, 0, 0, 0, 0, {}),
            ("B", "2024-01-03"): (2, 2, 0, 0, 1, 1, {})}
say(coverage() == expected, "a file that changed is read anew, with --resume too", coverage())
with open("news.jsonl") as f:
    run("code", "--db", "small.db", "-", stdin=f)
first = dump("small.db")
with open("news.jsonl") as f:
    run("code", "--db", "small.db", "-", stdin=f)
say(dump("small.db") == first and coverage()["B", "2024-01-03"][0] == 3 and
    coverage()["B", "2024-01-03"][5] == 2, "standard input read twice is counted once", coverage())

print(f"1..{number}")
sys.exit(failed > 0)
