// Texts of tests that come as whole documents, with title and day. Header for tests alone.
#ifndef DM_CODER_CODEDTEXT_H
#define DM_CODER_CODEDTEXT_H

#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"

static inline int open_texts(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

// Codes a text of that outlet under its title; `id` tells documents apart.
static inline coded read_text_of(bench *b, const char *id, const char *outlet, const char *title,
                                 const char *date, const char *text)
{
    diag why = {0};
    document *d = arena_alloc(&b->a, sizeof *d);
    raw_record record = {.bytes = str_of(text), .file = str_of(id)};
    document_options options = {
        .date = str_of(date), .title = str_of(title), .outlet = str_of(outlet)};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    return coder_code(b->run, d, &b->a);
}

// The same, of no outlet.
static inline coded read_text(bench *b, const char *id, const char *title, const char *date,
                              const char *text)
{
    return read_text_of(b, id, "", title, date, text);
}

// The first sentence of the body, and the first word of that form in it.
static inline frame_view body_frame(bench *b, const coded *c)
{
    size_t i = 0;
    while (i + 1 < c->sentences.n && c->sentences.p[i].headline) i++;
    return frame_open(&c->sentences.p[i], &c->mentions, &b->a);
}

static inline uint32_t word_of(const frame_view *f, const char *form)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_eq(f->sentence->tokens[w].form, str_of(form))) return w;
    fail_msg("no word %s", form);
    return 0;
}

#endif
