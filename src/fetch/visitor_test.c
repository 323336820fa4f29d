#include "base/check.h"

#include "fetch/visitor.h"

#include <string.h>

// A web of a few pages, a clock that runs only when somebody waits, a shelf of one copy.
typedef struct {
    const char *url;
    int status; // 0: no answer
    const char *location, *body;
} page;

typedef struct {
    const page *pages; // ends with url NULL
    int64_t now;
    bool stopped;
    buf asked; // "time url\n" of each question
    str shelf_origin, shelf_text;
    int64_t shelf_age;
    int saved;
    arena memory;
} world;

static status get(void *state, const fetch_request *r, arena *a, fetch_answer *out, diag *why)
{
    world *w = state;
    memset(out, 0, sizeof *out);
    buf_add_format(&w->asked, "%d %.*s%s\n", (int)w->now, STR_ARG(r->url), r->own ? " own" : "");
    for (const page *p = w->pages; p->url; p++) {
        if (!str_eq(r->url, str_of(p->url))) continue;
        if (!p->status) return diag_set(why, ST_IO, NULL, 0, 0, "nobody answers");
        out->status = p->status;
        out->location = str_of(p->location);
        out->body = str_copy(a, str_of(p->body));
        return ST_OK;
    }
    out->status = 404;
    return ST_OK;
}

static int64_t now(void *state)
{
    return ((world *)state)->now;
}

static bool wait(void *state, int64_t ms)
{
    world *w = state;
    w->now += ms;
    return !w->stopped;
}

static status load(void *state, str origin, arena *a, bool *there, str *text, int64_t *age,
                   diag *why)
{
    world *w = state;
    (void)a, (void)why;
    *there = w->shelf_origin.n && str_eq(origin, w->shelf_origin);
    if (!*there) return ST_OK;
    *text = w->shelf_text;
    *age = w->shelf_age;
    return ST_OK;
}

static status save(void *state, str origin, str text, diag *why)
{
    world *w = state;
    (void)why;
    w->shelf_origin = str_copy(&w->memory, origin);
    w->shelf_text = str_copy(&w->memory, text);
    w->shelf_age = 0;
    w->saved++;
    return ST_OK;
}

static visitor *visitor_in(world *w, const page *pages)
{
    w->pages = pages;
    return visitor_new(&(visitor_options){.web = {w, get},
                                          .clock = {w, now, wait},
                                          .shelf = {w, load, save},
                                          .agent = STR("demarche"),
                                          .delay_ms = 1000});
}

static status go(visitor *v, world *w, const char *url, visit *out, diag *why)
{
    buf_clear(&w->asked);
    return visitor_get(v, &(fetch_request){.url = str_of(url), .max_bytes = 1000}, &w->memory, out,
                       why);
}

static void end(world *w, visitor *v)
{
    visitor_delete(v);
    buf_free(&w->asked);
    arena_free(&w->memory);
}

static void robots_first_and_once(void **state)
{
    (void)state;
    static const page PAGES[] = {
        {"http://a/robots.txt", 200, NULL, "User-agent: *\nDisallow: /no\nCrawl-delay: 3\n"},
        {"http://a/1", 200, NULL, "one"},
        {0}};
    world w = {0};
    visitor *v = visitor_in(&w, PAGES);
    visit x;
    diag why = {0};
    assert_ok(go(v, &w, "http://A:80/1", &x, &why), &why);
    assert_str_is(x.answer.body, "one");
    assert_false(x.moved);
    assert_str_is(buf_str(&w.asked), "0 http://a/robots.txt\n1000 http://a/1\n");
    assert_ok(go(v, &w, "http://a/1", &x, &why), &why);
    assert_str_is(buf_str(&w.asked), "4000 http://a/1\n"); // Crawl-delay
    assert_int_equal(w.saved, 1);
    assert_int_equal(go(v, &w, "http://a/no/2", &x, &why), ST_IO);
    assert_true(x.forbidden);
    assert_non_null(strstr(why.message, "line 2"));
    assert_int_equal(w.asked.n, 0);
    w.shelf_age = VISIT_ROBOTS_MAX_SECONDS; // a day later
    assert_ok(go(v, &w, "http://a/1", &x, &why), &why);
    assert_int_equal(w.saved, 2);
    end(&w, v);
}

static void no_robots_is_leave_broken_ones_are_not(void **state)
{
    (void)state;
    static const page PAGES[] = {
        {"http://b/robots.txt", 503, NULL, ""}, {"http://b/1", 200, NULL, ""},
        {"http://c/1", 200, NULL, ""},          {"http://d/robots.txt", 0, NULL, ""},
        {"http://e/robots.txt", 429, NULL, ""}, {0}};
    static const page LATER[] = {{"http://b/1", 200, NULL, ""}, {0}};
    world w = {0};
    visitor *v = visitor_in(&w, PAGES);
    visit x;
    diag why = {0};
    assert_ok(go(v, &w, "http://c/1", &x, &why), &why); // its robots.txt: 404
    assert_int_equal(go(v, &w, "http://b/1", &x, &why), ST_IO);
    assert_non_null(strstr(why.message, "503"));
    assert_false(x.forbidden);
    assert_int_equal(go(v, &w, "http://d/1", &x, &why), ST_IO);
    assert_non_null(strstr(why.message, "nobody answers"));
    assert_int_equal(go(v, &w, "http://e/1", &x, &why), ST_IO);
    w.pages = LATER;
    assert_int_equal(go(v, &w, "http://b/1", &x, &why), ST_IO); // not tried again so soon
    assert_int_equal(w.asked.n, 0);
    w.now += VISIT_ROBOTS_DOWN_MS;
    assert_ok(go(v, &w, "http://b/1", &x, &why), &why);
    end(&w, v);
}

static void an_old_copy_is_better_than_none(void **state)
{
    (void)state;
    static const page PAGES[] = {
        {"http://b/robots.txt", 500, NULL, ""}, {"http://b/1", 200, NULL, ""}, {0}};
    world w = {.shelf_origin = STR("http://b"),
               .shelf_text = STR("User-agent: *\nDisallow: /2\n"),
               .shelf_age = VISIT_ROBOTS_MAX_SECONDS * 3};
    visitor *v = visitor_in(&w, PAGES);
    visit x;
    diag why = {0};
    assert_ok(go(v, &w, "http://b/1", &x, &why), &why);
    assert_int_equal(go(v, &w, "http://b/2", &x, &why), ST_IO);
    assert_true(x.forbidden);
    end(&w, v);
}

static void redirects(void **state)
{
    (void)state;
    static const page PAGES[] = {{"http://a/1", 301, "http://b/2", ""},
                                 {"http://b/2", 308, "http://b/3", ""},
                                 {"http://b/3", 200, NULL, "here"},
                                 {"http://a/4", 302, "http://b/3", ""},
                                 {"http://a/loop", 302, "http://a/loop", ""},
                                 {"http://a/file", 302, "file:///etc/passwd", ""},
                                 {"http://a/closed", 302, "http://c/x", ""},
                                 {"http://c/robots.txt", 200, NULL, "User-agent: *\nDisallow: /"},
                                 {"http://d/robots.txt", 301, "http://d/robots.txt", ""},
                                 {"http://d/1", 304, NULL, ""},
                                 {0}};
    world w = {0};
    visitor *v = visitor_in(&w, PAGES);
    visit x;
    diag why = {0};
    assert_ok(go(v, &w, "http://a/1", &x, &why), &why);
    assert_true(x.moved);
    assert_str_is(x.url, "http://b/3");
    assert_str_is(x.answer.body, "here");
    assert_ok(go(v, &w, "http://a/4", &x, &why), &why);
    assert_false(x.moved);
    assert_str_is(x.url, "http://b/3");
    assert_int_equal(go(v, &w, "http://a/loop", &x, &why), ST_LIMIT);
    assert_int_equal(go(v, &w, "http://a/file", &x, &why), ST_FORMAT);
    assert_int_equal(go(v, &w, "http://a/closed", &x, &why), ST_IO);
    assert_true(x.forbidden);
    assert_ok(go(v, &w, "http://d/1", &x, &why), &why); // a robots.txt that is nowhere
    assert_int_equal(x.answer.status, 304);
    end(&w, v);
}

static void own_is_the_host_that_was_named(void **state)
{
    (void)state;
    static const page PAGES[] = {{"http://a/1", 302, "http://a/2", ""},
                                 {"http://a/2", 302, "http://b/3", ""},
                                 {"http://b/3", 200, NULL, ""},
                                 {0}};
    world w = {0};
    visitor *v = visitor_in(&w, PAGES);
    visit x;
    diag why = {0};
    fetch_request r = {.url = STR("http://a/1"), .own = true};
    assert_ok(visitor_get(v, &r, &w.memory, &x, &why), &why);
    assert_str_is(buf_str(&w.asked), "0 http://a/robots.txt own\n1000 http://a/1 own\n"
                                     "2000 http://a/2 own\n2000 http://b/robots.txt\n"
                                     "3000 http://b/3\n");
    end(&w, v);
}

static void stopped_while_waiting(void **state)
{
    (void)state;
    static const page PAGES[] = {{"http://a/1", 200, NULL, ""}, {0}};
    world w = {.stopped = true};
    visitor *v = visitor_in(&w, PAGES);
    visit x;
    diag why = {0};
    assert_int_equal(go(v, &w, "http://a/1", &x, &why), ST_IO);
    assert_str_is(buf_str(&w.asked), "0 http://a/robots.txt\n");
    end(&w, v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(robots_first_and_once),
        cmocka_unit_test(no_robots_is_leave_broken_ones_are_not),
        cmocka_unit_test(an_old_copy_is_better_than_none),
        cmocka_unit_test(redirects),
        cmocka_unit_test(own_is_the_host_that_was_named),
        cmocka_unit_test(stopped_while_waiting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
