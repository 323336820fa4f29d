#!/bin/sh
# The page's server where as much happens at once as libmicrohttpd looks at in one go (128 events): 0.9.75 then waits for
# more before it looks at any. A library of our own between the two says so every second time, by telling the last event
# again until they are 128: the server must answer without delay all the same. Speaks TAP; needs a compiler and python3.
. "$(dirname "$0")/program.sh"
[ -x /usr/bin/python3 ] || { echo "1..0 # SKIP no python3"; exit 0; }
command -v "${CC:-cc}" >/dev/null || { echo "1..0 # SKIP no C compiler"; exit 0; }
cat >full.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/epoll.h>

int epoll_wait(int fd, struct epoll_event *events, int most, int ms)
{
    static int (*waits)(int, struct epoll_event *, int, int);
    if (!waits) waits = (int (*)(int, struct epoll_event *, int, int))dlsym(RTLD_NEXT, "epoll_wait");
    static _Thread_local int filled;
    int n = waits(fd, events, most, ms);
    filled = !filled && n > 0 && most == 128;
    if (!filled) return n;
    for (int i = n; i < most; i++) events[i] = events[n - 1];
    return most;
}
END
"${CC:-cc}" -shared -fPIC -o full.so full.c -ldl || { echo "1..0 # SKIP the compiler makes no library"; exit 0; }
LD_PRELOAD=$work/full.so "$demarche" --version >out 2>err && ! [ -s err ] ||
    { echo "1..0 # SKIP this program takes no other library before its own (a sanitizer's comes first)"; exit 0; }
echo '{"id":"a","date":"2024-03-05","title":"Talks","text":"Peru and Chile held talks on their border in Lima on Monday."}' >news.jsonl
"$demarche" code --db news.db news.jsonl 2>/dev/null
LD_PRELOAD=$work/full.so "$demarche" serve news.db --listen 127.0.0.1:0 2>told &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
await told
port=$(sed -n 's|.*:\([0-9]*\)/.*|\1|p' told | head -n 1)
/usr/bin/python3 - "$port" <<'END'
import http.client, sys, time
took = []
for one in range(10):
    c = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=10)
    for view in ("/about.json", "/search.json?q=talks"):
        began, status = time.monotonic(), 0
        try:
            c.request("GET", view)
            answer = c.getresponse()
            answer.read()
            status = answer.status
        except (OSError, http.client.HTTPException) as e:
            print("#", view, e)
        took.append(time.monotonic() - began if status == 200 else 99)
    c.close()
    if took[-1] == 99:
        break
took.sort()
good = took[-1] < 5
print("ok 1" if good else "not ok 1", "- 128 events at once: twenty answers, none after more than five seconds")
if not good:
    print("#", [round(x, 2) for x in took])
END
kill -TERM $server
wait $server
[ $? = 0 ] || [ $? = 143 ] && echo "ok 2 - and the server ends" || echo "not ok 2 - and the server ends"
echo "1..2"
