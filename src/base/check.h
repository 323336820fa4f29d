// For test files only: cmocka with the headers that it needs, in the order that it needs them, and
// a few assertions for the types of base/.
//
//     const char *path = check_shared("treebanks/ewt_dev.conllu");
//     if (!path) skip();
//     assert_str_is(form, "Beijing");
//     assert_ok(language_open(m, &en, &why), &why);
#ifndef DM_BASE_CHECK_H
#define DM_BASE_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/bytesource.h"
#include "base/str.h"

#include <unistd.h>

// Path of a file of the shared data, from the root of the repository; NULL when it is absent.
// `name` is a string literal.
#define check_shared(name) (access("../shared/" name, R_OK) == 0 ? "../shared/" name : NULL)

// Fails unless the two `str` hold the same bytes.
#define assert_str_equal(a, b) check_str_((a), (b), __FILE__, __LINE__)
// Fails unless the `str` holds the bytes of the NUL-terminated string.
#define assert_str_is(a, text) check_str_((a), str_of(text), __FILE__, __LINE__)
// Fails, with the diagnosis, unless the status is ST_OK.
#define assert_ok(expression, why) check_ok_((expression), (why), __FILE__, __LINE__)

// Bytes that a source hands out at most `piece` at a time.
typedef struct {
    str rest;
    size_t piece;
} check_pieces;

static inline status check_read_(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    check_pieces *p = state;
    (void)why;
    *got = p->rest.n < n ? p->rest.n : n;
    if (*got > p->piece) *got = p->piece;
    if (*got) memcpy(into, p->rest.p, *got);
    p->rest = str_sub(p->rest, *got, p->rest.n);
    return ST_OK;
}

static inline byte_source check_source(check_pieces *p) // borrowed
{
    return (byte_source){.state = p, .read = check_read_};
}

static inline void check_str_(str a, str b, const char *file, int line)
{
    if (str_eq(a, b)) return;
    print_error("\"%.*s\" != \"%.*s\"\n", STR_ARG(a), STR_ARG(b));
    _fail(file, line);
}

static inline void check_ok_(status s, const diag *why, const char *file, int line)
{
    char text[DIAG_FILE_MAX + DIAG_MESSAGE_MAX] = "";
    if (s == ST_OK) return;
    if (why) diag_format(why, text, sizeof text);
    print_error("%s: %s\n", status_name(s), text);
    _fail(file, line);
}

#endif
