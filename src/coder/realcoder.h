// Tests on text that the real coder reads: opened once for all of a program's tests. A test whose
// *state is NULL skips: the model is not there. Header for tests alone.
#ifndef DM_CODER_REALCODER_H
#define DM_CODER_REALCODER_H

#include "coder/coder.h"

#include <string.h>
#include <unistd.h>

#define MODEL "models/english.dm"

typedef struct {
    coder *c;
    coder_run *run;
    arena a;
} bench;

// With this model; a test program's set-up, once its model is there.
static inline int open_bench_with(void **state, const char *file)
{
    static bench b;
    diag why = {0};
    *state = NULL;
    // What rules make of it: the classifier may think otherwise tomorrow.
    coder_options options = {.model = file, .without_classifier = true};
    if (coder_open(&options, &b.c, &why) != ST_OK) {
        print_error("%s\n", why.message);
        return -1;
    }
    b.run = coder_run_new(b.c);
    *state = &b;
    return 0;
}

static inline int close_bench(void **state)
{
    bench *b = *state;
    if (!b) return 0;
    coder_run_delete(b->run);
    coder_close(b->c);
    arena_free(&b->a);
    return 0;
}

// The span of words that stand in the text.
static inline span span_of(str text, const char *words)
{
    size_t at = str_find(text, str_of(words));
    assert_int_not_equal(at, SIZE_MAX);
    return (span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

#endif
