#include "base/check.h"

#include "store/coded_sample.h"
#include "store/feedstore.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A database in memory with a feedstore.
typedef struct {
    sample s;
    database *db;
    feedstore *fs;
    arena a;
} desk;

static int open_desk(void **state)
{
    diag why = {0};
    desk *d = calloc(1, sizeof *d);
    sample_init(&d->s);
    assert_ok(database_open(":memory:", &d->s.run, NULL, &d->db, &why), &why);
    assert_ok(feedstore_open(d->db, &d->fs, &why), &why);
    *state = d;
    return 0;
}

static int close_desk(void **state)
{
    desk *d = *state;
    diag why = {0};
    feedstore_close(d->fs);
    assert_ok(database_close(d->db, &why), &why);
    arena_free(&d->a);
    free(d);
    return 0;
}

static feed_entry entry(desk *d, const char *key, const char *hash, const char *updated)
{
    return (feed_entry){.feed = STR("http://a/feed"),
                        .key = str_of(key),
                        .hash = str_of(hash),
                        .updated = str_of(updated),
                        .document = d->s.document.id,
                        .owner = true};
}

static feeditem_news look(desk *d, const feed_entry *e, bool stale)
{
    diag why = {0};
    feeditem_news news;
    assert_ok(feedstore_look(d->fs, e, stale, &news, &why), &why);
    return news;
}

static database_change put(desk *d, const feed_entry *e, const coded *c)
{
    diag why = {0};
    database_change change;
    assert_ok(feedstore_put(d->fs, e, c, NULL, 1000, &change, &why), &why);
    return change;
}

static void a_feed_is_remembered(void **state)
{
    desk *d = *state;
    diag why = {0};
    feed_state x, y;
    assert_ok(feedstore_find(d->fs, STR("http://a/feed"), &d->a, &x, &why), &why);
    assert_true(!x.etag.n && !x.polled && !x.gone);
    x.etag = STR("\"1\"");
    x.last_modified = STR("Mon, 20 Jun 2022 12:16:40 GMT");
    x.address = STR("http://b/feed");
    x.title = STR("News");
    x.updated = STR("2022-06-20T12:16:40Z");
    x.problem = STR("late");
    x.polled = 5, x.retry = 7, x.failures = 2, x.answer = 503, x.gone = true, x.ttl = 9;
    assert_ok(feedstore_note(d->fs, &x, &why), &why);
    assert_ok(feedstore_find(d->fs, STR("http://a/feed"), &d->a, &y, &why), &why);
    assert_str_equal(x.etag, y.etag);
    assert_str_equal(x.last_modified, y.last_modified);
    assert_str_equal(x.address, y.address);
    assert_str_equal(x.title, y.title);
    assert_str_equal(x.updated, y.updated);
    assert_str_equal(x.problem, y.problem);
    assert_true(y.polled == 5 && y.retry == 7 && y.failures == 2 && y.answer == 503 && y.ttl == 9 &&
                y.gone);
}

static void items_are_new_once(void **state)
{
    desk *d = *state;
    feed_entry one = entry(d, "1", "aa", NULL), two = entry(d, "2", "aa", NULL);
    feed_entry changed = entry(d, "1", "bb", NULL);
    assert_int_equal(look(d, &one, false), FEEDITEM_NEW);
    assert_int_equal(put(d, &one, &d->s.coded), DATABASE_ADDED);
    assert_int_equal(look(d, &one, false), FEEDITEM_KNOWN);
    assert_int_equal(put(d, &one, &d->s.coded), DATABASE_UNCHANGED);
    assert_int_equal(look(d, &two, false), FEEDITEM_NEW);
    assert_int_equal(look(d, &two, true), FEEDITEM_NEW);
    assert_int_equal(look(d, &changed, true), FEEDITEM_KNOWN); // in an older copy of the feed
    assert_int_equal(look(d, &changed, false), FEEDITEM_CHANGED);
    d->s.document.title = STR("Other");
    assert_int_equal(put(d, &changed, &d->s.coded), DATABASE_REPLACED);
    assert_int_equal(look(d, &changed, false), FEEDITEM_KNOWN);
    assert_int_equal(look(d, &one, false), FEEDITEM_KNOWN); // it is back: an old copy
    one.feed = STR("http://b/feed");
    assert_int_equal(look(d, &one, false), FEEDITEM_NEW);
}

static void updated_tells_old_from_new(void **state)
{
    desk *d = *state;
    feed_entry first = entry(d, "1", "aa", "2022-06-20T12:00:00+02:00");
    feed_entry second = entry(d, "1", "bb", "2022-06-20T11:00:00Z");
    feed_entry back = entry(d, "1", "aa", "2022-06-20T12:00:00Z");
    feed_entry before = entry(d, "1", "cc", "2022-06-20T09:00:00Z");
    put(d, &first, NULL);
    assert_int_equal(look(d, &before, false), FEEDITEM_KNOWN);
    assert_int_equal(look(d, &second, false), FEEDITEM_CHANGED);
    put(d, &second, NULL);
    assert_int_equal(look(d, &first, false), FEEDITEM_KNOWN);
    assert_int_equal(look(d, &back, false), FEEDITEM_CHANGED); // taken back in earnest
}

static void documents_have_one_owner(void **state)
{
    desk *d = *state;
    diag why = {0};
    feed_entry mine = entry(d, "1", "aa", NULL), other = entry(d, "2", "aa", NULL);
    bool owned, same;
    assert_ok(feedstore_same(d->fs, &d->s.document, &same, &why), &why);
    assert_false(same);
    put(d, &mine, &d->s.coded);
    assert_ok(feedstore_same(d->fs, &d->s.document, &same, &why), &why);
    assert_true(same);
    assert_ok(feedstore_owned(d->fs, &mine, &owned, &why), &why);
    assert_false(owned);
    assert_ok(feedstore_owned(d->fs, &other, &owned, &why), &why);
    assert_true(owned);
}

static void item_and_document_or_neither(void **state)
{
    desk *d = *state;
    diag why = {0};
    database_change change;
    feed_entry one = entry(d, "1", "aa", NULL);
    buf large = {0};
    while (large.n < (1 << 20)) buf_add_c(&large, "words and words ");
    d->s.document.text = buf_str(&large);
    database_limit_pages(d->db, 60); // a full disk
    assert_int_equal(feedstore_put(d->fs, &one, &d->s.coded, NULL, 1, &change, &why), ST_STORE);
    assert_int_equal(look(d, &one, false), FEEDITEM_NEW);
    database_limit_pages(d->db, 100000);
    assert_int_equal(put(d, &one, &d->s.coded), DATABASE_ADDED);
    assert_int_equal(look(d, &one, false), FEEDITEM_KNOWN);
    buf_free(&large);
}

static void long_keys_are_told_apart(void **state)
{
    desk *d = *state;
    buf key = {0};
    while (key.n < 100000) buf_add_byte(&key, 'k');
    feed_entry one = entry(d, "", "aa", NULL), two = one;
    one.key = buf_str(&key);
    two.key = str_sub(one.key, 0, one.key.n - 1);
    put(d, &one, NULL);
    assert_int_equal(look(d, &one, false), FEEDITEM_KNOWN);
    assert_int_equal(look(d, &two, false), FEEDITEM_NEW);
    buf_free(&key);
}

static void robots_are_kept_for_a_time(void **state)
{
    desk *d = *state;
    diag why = {0};
    bool there;
    str text;
    int64_t at;
    assert_ok(feedstore_robots(d->fs, STR("http://a"), &d->a, &there, &text, &at, &why), &why);
    assert_false(there);
    assert_ok(feedstore_keep_robots(d->fs, STR("http://a"), STR("Disallow: /"), 100, &why), &why);
    assert_ok(feedstore_keep_robots(d->fs, STR("http://b"), STR(""), 200, &why), &why);
    assert_ok(feedstore_robots(d->fs, STR("http://a"), &d->a, &there, &text, &at, &why), &why);
    assert_true(there && at == 100);
    assert_str_is(text, "Disallow: /");
    assert_ok(feedstore_robots(d->fs, STR("http://b"), &d->a, &there, &text, &at, &why), &why);
    assert_true(there && !text.n);
    assert_ok(feedstore_keep_robots(d->fs, STR("http://c"), STR(""), FEEDSTORE_ROBOTS_SECONDS + 150,
                                    &why),
              &why);
    assert_ok(feedstore_robots(d->fs, STR("http://a"), &d->a, &there, &text, &at, &why), &why);
    assert_false(there);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_feed_is_remembered, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(items_are_new_once, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(updated_tells_old_from_new, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(documents_have_one_owner, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(item_and_document_or_neither, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(long_keys_are_told_apart, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(robots_are_kept_for_a_time, open_desk, close_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
