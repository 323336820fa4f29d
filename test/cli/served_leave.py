"""Who leaves `demarche serve` lets the database's server stop, too: served_leave.py DEMARCHE postgres|clickhouse ADDRESS

PostgreSQL waits for a lock that somebody has on the table of events; before ClickHouse stands a proxy that keeps
questions back. Speaks TAP.
"""
import http.client, http.server, subprocess, sys, threading, time
from served import Server

demarche, kind, address = sys.argv[1:]
number = 0


def say(good, name, *more):
    global number
    number += 1
    print("ok" if good else "not ok", number, "-", kind + ":", name, flush=True)
    if not good:
        print("#", *more, flush=True)


def soon(what, seconds=10):
    """Whether it comes true in time."""
    until = time.monotonic() + seconds
    while not what():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def ask_for(word):
    """A connection that waits for the answer."""
    return server.connect(f"GET /search.json?q={word} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())


class Postgres:
    """`hold` locks the events; a question is held while it waits for the lock."""

    where = address

    def ask(self, sql):
        return subprocess.run(["psql", "-At", "-c", sql, address], capture_output=True, text=True).stdout.strip()

    def hold(self):
        self.locker = subprocess.Popen(["psql", "-q", address, "-c", "BEGIN; LOCK TABLE events IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(100)"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return soon(lambda: self.ask("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'events'::regclass") == "1")

    def held(self):
        return self.ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND state = 'active'") != "0"

    def stopped(self):
        return not self.held()

    def let_go(self):
        self.ask("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'events'::regclass")
        self.locker.wait(10)


class Clickhouse:
    """A proxy that passes questions on, or keeps them back while it holds."""

    def __init__(self):
        outer = self
        port = int(address.rsplit(":", 1)[1].split("/")[0])
        self.holding, self.kept, self.killed, self.answers = False, [], [], []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                kill = body.startswith("KILL QUERY")
                if outer.holding and not kill:
                    outer.kept.append(self.path.split("query_id=")[-1])
                    while outer.holding:
                        time.sleep(0.1)
                    self.close_connection = True
                    return
                there = http.client.HTTPConnection("127.0.0.1", port)
                there.request("POST", self.path, body, {k: v for k, v in self.headers.items() if k.startswith("X-")})
                answer = there.getresponse()
                text = answer.read()
                if kill:
                    outer.answers.append(answer.status)
                    outer.killed.append(body.split("'")[1])
                self.send_response(answer.status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        proxy.daemon_threads = True
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        self.where = f"clickhouse://127.0.0.1:{proxy.server_address[1]}/news"

    def hold(self):
        self.holding = True
        return True

    def held(self):
        return len(self.kept) > len(self.killed)

    def stopped(self):
        return bool(self.kept) and set(self.kept) == set(self.killed) and set(self.answers) == {200}

    def let_go(self):
        self.holding = False


db = Postgres() if kind == "postgres" else Clickhouse()
server = Server(demarche, db.where)
say(server.ask("/search.json?q=talks")[0] == 200, "is asked")
say(db.hold(), "is made to wait")

leaver = ask_for("border")
say(soon(db.held), "a question waits")
leaver.close()
began = time.monotonic()
say(soon(db.stopped, 5), "is stopped when its client leaves", f"{time.monotonic() - began:.1f} s", getattr(db, "kept", ""), getattr(db, "killed", ""), getattr(db, "answers", ""))

stays = ask_for("troops")
say(soon(db.held), "another question waits")
began = time.monotonic()
server.p.terminate()
ended = soon(lambda: server.p.poll() is not None, 8)
say(ended and soon(db.stopped, 5), "is stopped when the server ends", f"{time.monotonic() - began:.1f} s", server.p.poll())
stays.close()
if not ended:
    server.p.kill()

db.let_go()
server = Server(demarche, db.where)
say(server.ask("/search.json?q=border")[0] == 200, "is asked as before")
server.p.terminate()
server.p.wait(10)
print(f"1..{number}")
