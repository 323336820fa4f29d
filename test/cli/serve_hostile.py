"""The checks of serve_hostile_test.sh, in the current folder, which is empty: DEMARCHE ROOT."""
import json, os, resource, socket, sqlite3, struct, subprocess, sys, threading, time

from served import Server, read_all

demarche, root = sys.argv[1:3]
slow = any(x in demarche for x in ("asan", "tsan"))
number = failed = 0
HURRY = 20  # deadlines of 60 s are 3 s, silence of 30 s is 1


def say(good, name, *more):
    global number, failed
    number += 1
    failed += not good
    print("ok" if good else "not ok", number, "-", name, flush=True)
    for x in () if good else more:
        for line in str(x)[:2000].splitlines()[:20]:
            print("#", line, flush=True)


def code(database, *texts):
    lines = [json.dumps({"id": f"{database}{i}-{len(t)}", "date": "2024-07-17", "outlet": "Wire", "text": t}) for i, t in enumerate(texts)]
    with open("texts.jsonl", "w") as f:
        f.write("\n".join(lines) + "\n")
    subprocess.run([demarche, "code", "--db", database, "texts.jsonl"], capture_output=True, check=True)


code("news.db", "China suspended arms control talks with the United States on Wednesday.", "France condemned Russia.")
with sqlite3.connect("news.db") as db:  # an answer that is larger than what systems keep of a connection
    db.execute("UPDATE documents SET text = ? WHERE id = (SELECT max(id) FROM documents)", ("France condemned Russia. " * 300000,))
    large = "/article/" + db.execute("SELECT max(id) FROM documents").fetchone()[0] + ".json"
db.close()

s = Server(demarche, "news.db")
if not s.port:
    rest = s.line + s.p.stderr.read()
    skip = "libmicrohttpd" in rest
    print("ok 1 # SKIP " + rest.strip() if skip else "not ok 1 - the server starts\n# " + rest, "1..1", sep="\n")
    sys.exit(not skip)

# --- heads that can be read in two ways, and others that are wrong

HOST = b"Host: localhost\r\n"
GET = b"GET /about.json HTTP/1.1\r\n"
POST = b"POST /try HTTP/1.1\r\n" + HOST + b"Content-Type: text/plain\r\n"
NEXT = GET + HOST + b"\r\n"
CHUNKS = b"Transfer-Encoding: chunked\r\n"
FIVE = b"Content-Length: 5\r\n"
HEADS = [  # name, bytes, codes of the answers
    ("no Host", GET + b"\r\n" + NEXT, [400]),
    ("two Hosts", GET + HOST + b"Host: evil.example\r\n\r\n" + NEXT, [400]),
    ("Host with a blank before its colon", GET + b"Host : localhost\r\n\r\n", [400]),
    ("HTTP/1.0 without a Host", b"GET /about.json HTTP/1.0\r\n\r\n", [200]),
    ("an absolute target", b"GET http://localhost:1/about.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", [200]),
    ("an absolute target without a path", b"GET HTTP://LOCALHOST HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", [200]),
    ("an absolute target of another name", b"GET http://evil.example/about.json HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", [403]),
    ("an absolute target that hides a name", b"GET http://localhost@evil.example/about.json HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", [403]),
    ("another scheme", b"GET ftp://localhost/about.json HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", [400]),
    ("two lengths that differ", POST + FIVE + b"Content-Length: 50\r\n\r\nhello" + NEXT, [400]),
    ("two lengths that are the same", POST + FIVE + FIVE + b"\r\nhello" + NEXT, [400]),
    ("a length and chunks", POST + FIVE + CHUNKS + b"\r\n0\r\n\r\n" + NEXT, [400]),
    ("chunks and a length", POST + CHUNKS + FIVE + b"\r\n0\r\n\r\n" + NEXT, [400]),
    ("chunks of HTTP/1.0", POST.replace(b"1.1", b"1.0") + CHUNKS + b"\r\n0\r\n\r\n" + NEXT, [400]),
    ("another encoding", POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + NEXT, [501]),
    ("an encoding twice", POST + CHUNKS + CHUNKS + b"\r\n0\r\n\r\n" + NEXT, [400]),
    ("a length with a blank before its colon", POST + b"Content-Length : 5\r\n\r\nhello" + NEXT, [400]),
    ("a control character in a header", GET + HOST + b"X: a\x01b\r\n\r\n" + NEXT, [400]),
    ("chunks with junk", POST + CHUNKS + b"\r\nzz\r\n" + NEXT, [400]),
    ("chunks with an end that is none", POST + CHUNKS + b"\r\n5\r\nhelloXX0\r\n\r\n" + NEXT, [400]),
    ("a chunk of 2^72 bytes", POST + CHUNKS + b"\r\nffffffffffffffffff\r\nhello", [413]),
    ("400 parameters", b"GET /search.json?" + b"a=b&" * 400 + b" HTTP/1.1\r\n" + HOST + b"\r\n", [414]),
    ("a header of 40 kB", GET + HOST + b"X: " + b"a" * 40000 + b"\r\n\r\n", [431]),
    ("2,000 headers", GET + HOST + b"".join(b"X%d: a\r\n" % i for i in range(2000)) + b"\r\n", [431]),
    ("a refused request that asks before it sends", POST.replace(b"localhost", b"evil.example") + FIVE + b"Expect: 100-continue\r\n\r\n", [403]),
    ("too large a body that is asked for before", POST + b"Content-Length: 9000000\r\nExpect: 100-continue\r\n\r\n", [413]),
    ("one that may be sent", POST + b"Connection: close\r\n" + FIVE + b"Expect: 100-Continue\r\n\r\nhello", [100, 200]),
    ("chunks", POST + b"Connection: close\r\n" + CHUNKS + b"\r\n5;a=b\r\nhello\r\n0\r\n\r\n", [200]),
    ("a method that there is not", b"BREW / HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", [405]),
    ("the first bytes of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [505]),
    ("a HEAD before a GET", b"HEAD /about.json HTTP/1.1\r\n" + HOST + b"\r\n" + GET + HOST + b"Connection: close\r\n\r\n", [200, 200]),
]


def codes_of(text):
    return [int(x[:3]) for x in text.split(b"HTTP/1.1 ")[1:]]


for name, request, codes in HEADS:
    with s.connect(request, wait=5) as c:
        told, seconds = read_all(c)
    say(codes_of(told) == codes and seconds is not None, name, codes_of(told), seconds, told)

targets = [f"/none/{i}.json" if i % 3 else "/about.json" if i % 2 else "/search.json?limit=1" for i in range(20)]
with s.connect(b"".join(f"GET {t} HTTP/1.1\r\nHost: localhost\r\n{'Connection: close' if i == 19 else 'X: y'}\r\n\r\n".encode() for i, t in enumerate(targets))) as c:
    told = read_all(c)[0].split(b"HTTP/1.1 ")[1:]
say(len(told) == 20 and all(f"/none/{i}.json".encode() in x if i % 3 else x.startswith(b"200") and (b'"events"' in x) == (i % 2 == 0) for i, (x, t) in enumerate(zip(told, targets))),
    "20 requests in one packet are answered in their order", *told)

say(s.stop() == 0, "and it ends")

# --- clients that vanish. libmicrohttpd does not see who goes right behind a part of a body: silence ends that.

s = Server(demarche, "news.db", hurry=HURRY)
request = f"GET {large} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
with s.connect(request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"), wait=30) as c:
    whole = read_all(c)[0]
say(whole.startswith(b"HTTP/1.1 200") and len(whole) > 6 << 20, "an answer of more than 6 MB", whole[:300], len(whole))
files = s.open_files()
for i in range(200):
    c = s.connect((NEXT if i % 20 else request, request[:20], NEXT, b"", POST + b"Content-Length: 900\r\n\r\nhalf")[i % 5], room=4096)
    if i % 2:
        c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # RST
    if i % 20 == 0 and i < 80:
        c.recv(100)
    c.close()
end = time.time() + 20
while time.time() < end and s.open_files() > files + 8:
    time.sleep(0.1)
say(s.open_files() <= files + 8 and s.ask("/about.json")[0] == 200, "200 clients that vanish leave no connection behind", files, s.open_files())

# --- clients that leave while an answer is made: what they asked for is not made to its end. Here reading `rules` and
# `mentions`, which a codebook view and an export of spacy need, takes SQLite minutes.

code("long.db", "France condemned Russia.", "India condemned Pakistan.")
with sqlite3.connect("long.db") as db:
    for table in "rules", "mentions":
        db.execute(f"ALTER TABLE {table} RENAME TO {table}_own")
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM {table}_own WHERE (WITH RECURSIVE n(i) AS "
                   "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000000) SELECT count(*) FROM n) > 0")
db.close()


def quiet(server, seconds=6):
    """Does it come to rest? On a machine with much else to do what works has little of the processor, too."""
    end = time.time() + seconds
    while time.time() < end:
        before = server.processor()
        time.sleep(1)
        if server.processor() - before < 0.015:
            return True
    return False


def begin(target):
    return f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


worker = Server(demarche, "long.db")
worker.ask("/overview.json")
quiet(worker, 10)
asked = [worker.connect(begin("/codebook.json")), worker.connect(begin("/rule/none.json"))] + [worker.connect(begin(f"/rule/none{i}.json")) for i in range(60)]
time.sleep(1)
working = not quiet(worker, 1)
for c in asked[2:]:
    c.close()
asked[0].shutdown(socket.SHUT_RDWR)
say(working and not quiet(worker, 2), "some ask for what takes minutes, and one of them stays", working)
stays = worker.connect(begin("/rule/none.json"))  # the same as another asks for: both wait for one answer
time.sleep(0.5)
asked[1].close()
say(not quiet(worker, 2), "what one who leaves had asked for is made on while another waits for it")
stays.close()
say(quiet(worker), "when all have left nothing is made any more")
say(worker.ask("/search.json")[0] == 200 and worker.stop() == 0, "and others are answered")

worker = Server(demarche, "news.db")
long = b"France condemned Russia on Monday. " * 29000
sent = [worker.connect(b"POST /try HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(long) + long) for _ in range(4)]
time.sleep(1)
working = not quiet(worker, 1)
for c in sent:
    c.close()
spent = worker.processor()
say(working and quiet(worker) and worker.processor() - spent < 4, "texts of a megabyte, of 5 s each, are not coded to their end for nobody", working, worker.processor() - spent)
worker.stop()

worker = Server(demarche, "long.db")
lazy = [worker.connect(begin("/export/spacy?q=type:ACCUSE")) for _ in range(4)]
heads = [c.recv(12) for c in lazy]  # a second after the asking: the answer has begun, with no byte of its body
full = worker.ask("/export/csv")[0]
for c in lazy:
    c.close()
end = time.time() + 5
while worker.ask("/export/csv")[0] != 200 and time.time() < end:
    time.sleep(0.2)
say(heads == [b"HTTP/1.1 200"] * 4 and full == 503 and worker.ask("/export/csv")[0] == 200 and quiet(worker),
    "four exports that find nothing for long end when their clients have left", heads, full)
lazy = [worker.connect(begin("/export/spacy")) for _ in range(6)]
for c in lazy:
    c.close()
say(quiet(worker) and worker.ask("/export/csv")[0] == 200, "before they have begun, too")
c = worker.connect(begin("/export/spacy"))
c.recv(12)
since = time.time()
say(worker.stop() == 0 and time.time() - since < 4, "SIGTERM breaks one off", time.time() - since)
c.close()

# --- clients that are slow


def drip(first, piece, pause):
    """Sends that piece again and again; how many seconds it was let."""
    with s.connect(first) as c:
        since = time.time()
        try:
            while time.time() < since + 8:
                c.sendall(piece)
                time.sleep(pause)
                c.settimeout(0.001)
                try:
                    if not c.recv(65536):
                        return time.time() - since
                except TimeoutError:
                    pass
        except OSError:
            return time.time() - since
    return None


def sip(server):
    """Takes the large answer 10 kB a second; until when, and how much came."""
    with server.connect(request, room=4096) as c:
        n = len(c.recv(512))
        since = time.time()
        while time.time() < since + 12:
            try:
                piece = c.recv(512)
            except OSError:
                piece = b""
            if not piece:
                return time.time() - since, n
            n += len(piece)
            time.sleep(0.05)
    return None, n


hurried = Server(demarche, "news.db", hurry=100)
hurried.ask("/about.json")
told = {}


def note(name, f, *args):
    told[name] = f(*args)


drips = {"a head a byte at a time": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"a", 0.1),
         "headers without end": (b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X: y\r\n", 0.1),
         "empty lines without end": (b"", b"\r\n", 0.1),
         "a body a byte at a time": (POST + b"Content-Length: 100000\r\n\r\n", b"a", 0.1),
         "chunks without end": (POST + CHUNKS + b"\r\n", b"1\r\na\r\n", 0.1),
         "chunks without end to an address that is none": (POST.replace(b"/try", b"/none") + CHUNKS + b"\r\n", b"1\r\na\r\n", 0.1),
         "trailers without end": (POST + CHUNKS + b"\r\n5\r\nhello\r\n0\r\n", b"X: y\r\n", 0.1)}
threads = [threading.Thread(target=note, args=(name, drip, *x)) for name, x in drips.items()] + [threading.Thread(target=note, args=("sip", sip, hurried))]
for t in threads:
    t.start()
time.sleep(1)
since = time.time()
say(s.ask("/about.json")[0] == 200 and time.time() - since < 1, "while they are slow others are answered")
for t in threads:
    t.join()
for name in drips:
    say(told[name] is not None and told[name] < 6, name + " is given up", told[name])
seconds, n = told["sip"]
most = (60 + len(whole) / 10000) / 100  # 60 s, and one for 10,000 bytes
say(seconds is not None and most - 2 < seconds < most + 3 and n < len(whole), "who takes 10 kB a second has so long as a modem would need", seconds, most, n, len(whole))
say(hurried.stop() == 0, "and it ends")
with s.connect(POST + CHUNKS + b"\r\n") as c:
    sent = 0
    try:
        for _ in range(200):
            c.sendall(b"10000\r\n" + b"a" * 65536 + b"\r\n")
            sent += 65536
    except OSError:
        pass
say(sent < 12 << 20 and s.ask("/about.json")[0] == 200, "chunks without end as fast as they go are given up", sent)
with s.connect() as c:
    told = read_all(c)
say(told[1] is not None and told[1] < 4, "who says nothing is hung up on", told)
say(s.stop() == 0, "and it ends")

# --- listeners to news

s = Server(demarche, "news.db")
LIVE = b"GET /live HTTP/1.1\r\n" + HOST + b"\r\n"
listeners = [s.connect(LIVE, room=4096 if i % 2 else None) for i in range(100)]
heard = [b""] * 50


def hear(word, seconds):
    """How many of those who read hear it in so long."""
    end = time.time() + seconds
    while time.time() < end and not all(word in x for x in heard):
        for i in range(50):
            listeners[2 * i].settimeout(0.005)
            try:
                heard[i] += listeners[2 * i].recv(4096)
            except TimeoutError:
                pass
    return sum(word in x for x in heard)


n = hear(b"event: hello", 10)
code("news.db", "India condemned Pakistan.", "x", "y")
say(n == 50 and hear(b"event: change", 10) == 50, "50 listeners hear what changed, past 50 who do not read", n, heard[0])
since = s.processor()
time.sleep(1)
say(s.processor() - since < (2 if slow else 0.2), "that costs little", s.processor() - since)
since = time.time()
say(s.stop() == 0 and time.time() - since < 4, "SIGTERM ends it, listeners or not", time.time() - since)
ends = [read_all(c)[0].endswith(b"0\r\n\r\n") for c in listeners[::2]]
say(all(ends), "and each stream has its end", ends)

# --- too few files

few = subprocess.run(["prlimit", "--nofile=32:32", demarche, "serve", "news.db", "--listen", "127.0.0.1:0"], capture_output=True, text=True, timeout=30)
say(few.returncode == 5 and "ulimit -n" in few.stderr, "32 open files are too few, which is said", few.returncode, few.stderr)
s = Server(demarche, "news.db", files=64, hurry=HURRY)
line = s.p.stderr.readline()  # of which there is none where it says nothing: then the time limit of tests ends this
say("at most 16 connections" in line and "ulimit -n" in line, "of how few connections 64 are enough for is said", line)
idle = [s.connect() for _ in range(60)]
since = time.time()
told = [s.ask(x)[0] for x in ("/about.json", "/search.json", "/overview.json", "/channels.json")]
say(told == [200] * 4 and time.time() - since < 15, "with 64 it answers, although 60 wait and say nothing", told, time.time() - since)
for c in idle:
    c.close()
many = [s.connect(LIVE) for _ in range(9)]
told = [c.recv(12)[9:] for c in many]
asked = s.ask("/about.json")[0]
say(sorted(told) == [b"200"] * 8 + [b"503"] and asked == 200, "of 16 connections 8 may listen to news", told, asked)
for c in many:
    c.close()
end = time.time() + 10
while s.ask("/live", "HEAD")[0] == 503 and time.time() < end:
    time.sleep(0.2)
say(s.ask("/live", "HEAD")[0] == 200, "and others when they are gone")
say(s.stop() == 0, "and ends")
s = Server(demarche, "news.db")
kept = s.connect(NEXT)
kept.recv(65536)
resource.prlimit(s.p.pid, resource.RLIMIT_NOFILE, (s.open_files() + 3, resource.prlimit(s.p.pid, resource.RLIMIT_NOFILE)[1]))
many = [s.connect() for _ in range(20)]
time.sleep(0.3)
since = s.processor()
time.sleep(1)
spent = s.processor() - since
kept.sendall(NEXT)
told = kept.recv(65536)
for c in many + [kept]:
    c.close()
say(spent < 0.3 and told.startswith(b"HTTP/1.1 200"), "no more files: it waits, and goes on with what is open", spent, told)
say(s.ask("/about.json")[0] == 200, "and takes new ones when some are closed")
time.sleep(0.5)  # until what was open is closed
used, most = {int(x) for x in os.listdir(f"/proc/{s.p.pid}/fd")}, resource.prlimit(s.p.pid, resource.RLIMIT_NOFILE)
resource.prlimit(s.p.pid, resource.RLIMIT_NOFILE, (min(set(range(len(used) + 1)) - used), most[1]))
many = [s.connect(NEXT) for _ in range(5)]
time.sleep(0.3)
since = s.processor()
time.sleep(1)
spent = s.processor() - since
resource.prlimit(s.p.pid, resource.RLIMIT_NOFILE, (most[1], most[1]))
told = [c.recv(12) for c in many]
for c in many:
    c.close()
say(spent < 0.3 and told == [b"HTTP/1.1 200"] * 5, "no file for the first of all: it does not turn in circles, and answers when it has one", spent, told)
say(s.stop() == 0, "and ends")

# --- SIGTERM under load

s = Server(demarche, "news.db")
halves, answers, ended = [], [0], threading.Event()


def load(target):
    while not ended.is_set():
        try:
            c = s.connect(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode(), wait=20)
        except OSError:
            return
        with c:
            told = bytearray()
            try:
                while piece := c.recv(1 << 16):
                    told += piece
            except OSError:
                pass
            end = told.find(b"\r\n\r\n") + 4
            size = [int(x.split(b":")[1]) for x in bytes(told[:end]).split(b"\r\n") if x.lower().startswith(b"content-length:")]
            answers[0] += len(size) == 1 and len(told) - end == size[0]
            if told and (len(size) != 1 or len(told) - end > size[0]):  # else it is told apart from a whole one by its length
                halves.append(bytes(told[:200]))


threads = [threading.Thread(target=load, args=(large if i % 4 == 0 else f"/search.json?limit={i}" if i % 2 else f"/none/{i}.json",)) for i in range(20)]
for t in threads:
    t.start()
time.sleep(1.5)
since = time.time()
ended_well = s.stop()
seconds = time.time() - since
ended.set()
for t in threads:
    t.join()
say(ended_well == 0 and seconds < 8, "SIGTERM under load ends it", ended_well, seconds)
say(not halves and answers[0] > 20, "nobody takes half an answer for a whole one", answers, *halves)
print(f"1..{number}")
sys.exit(failed > 0)
