// Any bytes as robots.txt and as an address: the first line is the address, the rest the file. An
// address that is taken is taken again as it is written; what says nothing of us allows all.
#include "fuzztarget.h"

#include "fetch/robots.h"
#include "fetch/webaddress.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = {(const char *)data, size};
    arena a = {0};
    web_address x, again;
    diag why;
    str written = str_split(&text, '\n');
    robots_rule raw = robots_ask(text, STR("demarche"), written);
    must(raw.delay_ms >= 0 && raw.delay_ms <= ROBOTS_MAX_DELAY_MS);
    must(raw.allowed || raw.line > 0 || written.n > WEBADDRESS_MAX_BYTES);
    must(robots_ask(STR("User-agent: *\nDisallow: /\n"), STR("a"), STR("/x")).line == 2);
    if (webaddress_read(&a, written, &x, &why) == ST_OK) {
        must(x.path.n && x.path.p[0] == '/' && x.host.n && str_starts(x.url, x.origin));
        for (size_t i = 0; i < x.path.n; i++) must(x.path.p[i] > ' ' && x.path.p[i] < 0x7f);
        if (x.url.n <= WEBADDRESS_MAX_BYTES) {
            must(webaddress_read(&a, x.url, &again, &why) == ST_OK);
            must(str_eq(again.url, x.url) && str_eq(again.origin, x.origin));
        }
        robots_rule r = robots_ask(text, robots_agent(STR("demarche/1")), x.path);
        must(r.allowed || r.line > 0 || x.path.n > WEBADDRESS_MAX_BYTES);
    }
    arena_free(&a);
    return 0;
}
