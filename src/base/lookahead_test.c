#include "base/check.h"

#include "base/lookahead.h"

typedef struct {
    str left;
    size_t most; // bytes at once
    bool breaks; // fails at the end
} pieces;

static status read_piece(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    pieces *p = state;
    if (!p->left.n && p->breaks) return diag_set(why, ST_IO, "test", 0, 0, "broken");
    *got = n < p->most ? n : p->most;
    if (*got > p->left.n) *got = p->left.n;
    if (*got) memcpy(into, p->left.p, *got);
    p->left = str_sub(p->left, *got, p->left.n);
    return ST_OK;
}

static lookahead open_pieces(pieces *p)
{
    diag why = {0};
    stream *in = NULL;
    byte_source source = {.state = p, .read = read_piece};
    assert_ok(stream_open_source(&source, "test", &in, &why), &why);
    return (lookahead){.in = in};
}

static void close_pieces(lookahead *l)
{
    stream_close(l->in);
    lookahead_free(l);
}

static void shows_before_it_takes(void **state)
{
    (void)state;
    diag why = {0};
    pieces p = {STR("one two three four"), 3, false};
    lookahead l = open_pieces(&p);
    str bytes;
    assert_ok(lookahead_show(&l, 7, &bytes, &why), &why);
    assert_true(bytes.n >= 7 && str_starts(bytes, STR("one two")));
    lookahead_take(&l, 4);
    assert_ok(lookahead_show(&l, 14, &bytes, &why), &why);
    assert_str_is(bytes, "two three four");
    lookahead_take(&l, 10);
    assert_int_equal(l.taken, 14);
    assert_ok(lookahead_show(&l, 100, &bytes, &why), &why);
    assert_str_is(bytes, "four");
    lookahead_take(&l, 100); // no more than there is
    assert_int_equal(l.taken, 18);
    assert_ok(lookahead_show(&l, 1, &bytes, &why), &why);
    assert_int_equal(bytes.n, 0);
    close_pieces(&l);
}

// Far more bytes than are ever held, and each of them in its place.
static void goes_on_in_bounded_memory(void **state)
{
    (void)state;
    enum { TOTAL = 3 << 20, PIECE = 7001 };
    diag why = {0};
    buf all = {0};
    for (uint32_t i = 0; all.n < TOTAL; i++) buf_add_byte(&all, (char)(i * 2654435761U >> 24));
    pieces p = {buf_str(&all), 5000, false};
    lookahead l = open_pieces(&p);
    for (size_t at = 0; at < TOTAL;) {
        str bytes;
        assert_ok(lookahead_show(&l, PIECE, &bytes, &why), &why);
        size_t n = bytes.n < PIECE ? bytes.n : PIECE;
        assert_true(n > 0);
        assert_memory_equal(bytes.p, all.p + at, n);
        lookahead_take(&l, n);
        at += n;
    }
    assert_true(l.held.cap < (size_t)1 << 20);
    close_pieces(&l);
    buf_free(&all);
}

static void hands_failures_on(void **state)
{
    (void)state;
    diag why = {0};
    pieces p = {STR("some"), 4, true};
    lookahead l = open_pieces(&p);
    str bytes;
    assert_int_equal(lookahead_show(&l, 5, &bytes, &why), ST_IO);
    assert_ok(lookahead_show(&l, 5, &bytes, &why), &why);
    assert_str_is(bytes, "some");
    close_pieces(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_before_it_takes),
        cmocka_unit_test(goes_on_in_bounded_memory),
        cmocka_unit_test(hands_failures_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
