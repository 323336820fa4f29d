#include "fetch/visitor.h"

#include "base/map.h"
#include "fetch/webaddress.h"

#include <string.h>

// What is remembered of a host or an origin.
typedef struct {
    int64_t next_ms;  // not before
    int64_t crawl_ms; // of Crawl-delay
    int64_t down_ms;  // robots.txt could not be read and is not tried again before; 0: it could
    char down_why[DIAG_MESSAGE_MAX];
} place;

struct visitor {
    visitor_options options;
    map hosts, origins; // place by "example.org" and by "https://example.org:8443"
    arena memory;
};

visitor *visitor_new(const visitor_options *options)
{
    visitor *v = mem_alloc(sizeof *v);
    memset(v, 0, sizeof *v);
    v->options = *options;
    return v;
}

void visitor_delete(visitor *v)
{
    if (!v) return;
    arena_free(&v->memory);
    mem_free(v);
}

static place *place_of(visitor *v, map *m, str name)
{
    place *p = map_find_pointer(m, name);
    if (p) return p;
    p = arena_alloc(&v->memory, sizeof *p);
    map_set_pointer(m, &v->memory, str_copy(&v->memory, name), p);
    return p;
}

static int64_t now(const visitor *v)
{
    return v->options.clock.now(v->options.clock.state);
}

// --- one question

static status ask(visitor *v, const web_address *x, const fetch_request *r, arena *a,
                  fetch_answer *out, diag *why)
{
    place *host = place_of(v, &v->hosts, x->host);
    int64_t wait = host->next_ms - now(v);
    if (wait > 0 && !v->options.clock.wait(v->options.clock.state, wait))
        return diag_set(why, ST_IO, NULL, 0, 0, "%.*s: stopped", STR_ARG(webaddress_shown(x->url)));
    fetch_request asked = *r;
    asked.url = x->url;
    status s = v->options.web.get(v->options.web.state, &asked, a, out, why);
    int64_t pause = v->options.delay_ms > host->crawl_ms ? v->options.delay_ms : host->crawl_ms;
    host->next_ms = now(v) + pause;
    return s;
}

static bool is_redirect(const fetch_answer *answer)
{
    int s = answer->status;
    return answer->location.n && (s == 301 || s == 302 || s == 303 || s == 307 || s == 308);
}

// --- robots.txt

// Asks for it, also where it was moved to. Any answer but a redirect is ST_OK.
static status ask_robots(visitor *v, str origin, bool own, arena *a, fetch_answer *out, diag *why)
{
    fetch_request r = {.accept = STR("text/plain"), .max_bytes = ROBOTS_MAX_BYTES + 1, .cut = true};
    buf first = {0};
    buf_add(&first, origin);
    buf_add_c(&first, "/robots.txt");
    str url = str_copy(a, buf_str(&first));
    buf_free(&first);
    for (int step = 0; step <= VISIT_MAX_REDIRECTS; step++) {
        web_address x;
        TRY(webaddress_read(a, url, &x, why));
        r.own = own && str_eq(x.origin, origin);
        TRY(ask(v, &x, &r, a, out, why));
        if (!is_redirect(out)) return ST_OK;
        url = out->location;
    }
    return ST_OK; // still a redirect: none is there
}

static bool is_unreachable(const fetch_answer *answer)
{
    return answer->status >= 500 || answer->status == 429 || answer->status < 200;
}

static void note_down(visitor *v, place *origin, const char *reason)
{
    origin->down_ms = now(v) + VISIT_ROBOTS_DOWN_MS;
    memcpy(origin->down_why, reason, strlen(reason) + 1);
}

// The file of an origin, of the shelf or new. *known is false when it cannot be read.
static status find_robots(visitor *v, place *p, str origin, bool own, arena *a, bool *known,
                          str *text, diag *why)
{
    const robots_shelf *shelf = &v->options.shelf;
    int64_t age = 0;
    fetch_answer answer;
    diag reason = {0};
    TRY(shelf->load(shelf->state, origin, a, known, text, &age, why));
    if (*known && age >= 0 && age < VISIT_ROBOTS_MAX_SECONDS) return ST_OK;
    if (now(v) < p->down_ms) return ST_OK; // with the older copy, if there is one
    if (ask_robots(v, origin, own, a, &answer, &reason) != ST_OK) {
        note_down(v, p, reason.message);
        return ST_OK;
    }
    if (is_unreachable(&answer)) {
        diag_set(&reason, ST_IO, NULL, 0, 0, "the server answers %d", answer.status);
        note_down(v, p, reason.message);
        return ST_OK;
    }
    *known = true;
    *text = answer.status < 300 ? answer.body : STR_NONE;
    return shelf->save(shelf->state, origin, *text, why);
}

static status check_robots(visitor *v, const web_address *x, bool own, arena *a, visit *out,
                           diag *why)
{
    place *p = place_of(v, &v->origins, x->origin);
    bool known = false;
    str text = STR_NONE, shown = webaddress_shown(x->url);
    TRY(find_robots(v, p, x->origin, own, a, &known, &text, why));
    if (!known)
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "%.*s: not asked for: robots.txt of its server cannot be read (%s)",
                        STR_ARG(shown), p->down_why);
    robots_rule rule = robots_ask(text, v->options.agent, x->path);
    place_of(v, &v->hosts, x->host)->crawl_ms = rule.delay_ms;
    if (rule.allowed) return ST_OK;
    out->forbidden = true;
    return diag_set(why, ST_IO, NULL, 0, 0, "%.*s: robots.txt of its server forbids it (line %d)",
                    STR_ARG(shown), rule.line);
}

// --- visits

status visitor_get(visitor *v, const fetch_request *r, arena *a, visit *out, diag *why)
{
    memset(out, 0, sizeof *out);
    fetch_request asked = *r;
    str url = r->url, own_host = STR_NONE;
    bool for_good = true;
    for (int step = 0; step <= VISIT_MAX_REDIRECTS; step++) {
        web_address x;
        TRY(webaddress_read(a, url, &x, why));
        if (!step) own_host = x.host;
        asked.own = r->own && str_eq(x.host, own_host);
        TRY(check_robots(v, &x, asked.own, a, out, why));
        TRY(ask(v, &x, &asked, a, &out->answer, why));
        out->url = x.url;
        out->moved = step > 0 && for_good;
        if (!is_redirect(&out->answer)) return ST_OK;
        for_good = for_good && (out->answer.status == 301 || out->answer.status == 308);
        url = out->answer.location;
    }
    return diag_set(why, ST_LIMIT, NULL, 0, 0, "%.*s: more than %d redirects",
                    STR_ARG(webaddress_shown(r->url)), VISIT_MAX_REDIRECTS);
}
