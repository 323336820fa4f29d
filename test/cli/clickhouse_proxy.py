"""Stands before a ClickHouse server, and keeps back the answer to an order, so that who gave it can be killed then.

    clickhouse_proxy.py FOLDER PORT BEGINNING

Writes its own port to FOLDER/proxy.port. The first order that begins so is passed on; once the server has carried it
out FOLDER/proxy.done is made, and no answer is given.
"""
import http.client, http.server, os, sys, time

folder, port, beginning = sys.argv[1], int(sys.argv[2]), sys.argv[3].encode()
kept = []


def write(name, text):
    with open(os.path.join(folder, name + ".new"), "w") as out:
        out.write(text)
    os.rename(os.path.join(folder, name + ".new"), os.path.join(folder, name))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server = http.client.HTTPConnection("127.0.0.1", port)
        headers = {k: v for k, v in self.headers.items() if k.startswith("X-")}
        server.request("POST", self.path, body, headers)
        answer = server.getresponse()
        text = answer.read()
        if body.startswith(beginning) and not kept:
            kept.append(body)
            write("proxy.done", "")
            time.sleep(600)
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
httpd.daemon_threads = True
write("proxy.port", str(httpd.server_address[1]))
httpd.serve_forever()
