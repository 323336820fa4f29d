// Tests of mentions on text that the real analyser reads: the model opened once for all of a
// program's tests. A test whose *state is NULL skips: the model is not there. Header for tests
// alone.
#ifndef DM_MENTION_REALREADER_H
#define DM_MENTION_REALREADER_H

#include "mention/mention.h"
#include "parse/language.h"

#include <string.h>
#include <unistd.h>

#define MODEL_PATH "models/english.dm"

typedef struct {
    model *file;
    language *en;
    language_run *run;
} reader;

static int open_reader(void **state)
{
    static reader r;
    diag why = {0};
    *state = NULL;
    if (access(MODEL_PATH, R_OK) != 0) return 0;
    if (model_open(MODEL_PATH, &r.file, &why) != ST_OK ||
        language_open(r.file, &r.en, &why) != ST_OK) {
        print_error("%s\n", why.message);
        return -1;
    }
    r.run = language_run_new(r.en);
    *state = &r;
    return 0;
}

static int close_reader(void **state)
{
    reader *r = *state;
    if (!r) return 0;
    language_run_delete(r->run);
    language_close(r->en);
    model_close(r->file);
    return 0;
}

// A document that is one part, `whole`, of that date and outlet ("" for none).
static inline document whole_document(const char *text, const char *date, const char *outlet,
                                      part *whole)
{
    *whole = (part){.span = {0, (uint32_t)strlen(text)}, .kind = PART_BODY};
    return (document){.text = str_of(text),
                      .published = str_of(date),
                      .outlet = str_of(outlet),
                      .parts = whole,
                      .n_parts = 1};
}

// Appends what a test looks at in a mention; nothing of those that it leaves out.
typedef void mention_teller(buf *out, const mention *m, str text);

// "words=CODE+CODE", behind `separator` when it is not the first.
static inline void tell_actor(buf *out, const char *separator, const mention *m, str text)
{
    buf_add_format(out, "%s%.*s=", out->n ? separator : "", STR_ARG(span_text(text, m->span)));
    for (uint32_t k = 0; k < m->n_actors; k++)
        buf_add_format(out, "%s%.*s", k ? "+" : "", STR_ARG(m->actors[k]->code));
}

// Reads the document and tells its mentions in order: 1, and a message, when that is not what is
// expected.
static inline size_t read_wrongly(reader *r, const document *d, mention_teller *tell,
                                  const char *expected, arena *a)
{
    sentence_list sentences = language_read(r->run, d, a);
    mention_list m = mention_read(d, &sentences, a);
    buf got = {0};
    for (size_t k = 0; k < m.n; k++) tell(&got, &m.p[k], d->text);
    bool wrong = strcmp(got.n ? got.p : "", expected) != 0;
    if (wrong)
        print_error("%.*s\n    want %s\n    got  %s\n", STR_ARG(d->text), expected,
                    got.n ? got.p : "");
    buf_free(&got);
    return wrong;
}

typedef struct {
    const char *text;
    const char *expected; // what the teller says of its mentions
} told_case;

// Fails when any text [n] of that date and outlet ("" for none) is not told as expected.
static inline void check_cases(void **state, const told_case *cases, size_t n, mention_teller *tell,
                               const char *date, const char *outlet)
{
    if (!*state) skip();
    arena a = {0};
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        part whole;
        document d = whole_document(cases[i].text, date, outlet, &whole);
        wrong += read_wrongly(*state, &d, tell, cases[i].expected, &a);
        arena_reset(&a);
    }
    arena_free(&a);
    assert_int_equal(wrong, 0);
}

// "Several" where an actor mention stands for more than one.
static inline str wish_code(const mention *m)
{
    return m->n_actors == 1 ? m->actors[0]->code : STR("several");
}

// Is there an actor "words=CODE" among the mentions, or, of "-words", none with these words?
static inline bool wish_holds(str want, const mention_list *m, str text)
{
    bool none = str_starts(want, STR("-"));
    str words = none ? str_sub(want, 1, want.n) : str_split(&want, '=');
    for (size_t i = 0; i < m->n; i++) {
        const mention *one = &m->p[i];
        if (one->kind != MENTION_ACTOR || !str_eq(span_text(text, one->span), words)) continue;
        if (none) return false;
        if (str_eq(wish_code(one), want)) return true;
    }
    return none;
}

// Reads the document: do all wishes hold, joined by ";"? Says which does not, and what is there.
static inline bool wishes_hold(reader *r, const document *d, const char *wishes, arena *a)
{
    sentence_list sentences = language_read(r->run, d, a);
    mention_list m = mention_read(d, &sentences, a);
    bool good = true;
    for (str rest = str_of(wishes); rest.p;) {
        str want = str_split(&rest, ';');
        if (wish_holds(want, &m, d->text)) continue;
        good = false;
        print_error("%.*s\n  wants %.*s\n", STR_ARG(d->text), STR_ARG(want));
    }
    for (size_t i = 0; i < m.n && !good; i++)
        if (m.p[i].kind == MENTION_ACTOR)
            print_error("    \"%.*s\" %.*s %.*s\n", STR_ARG(span_text(d->text, m.p[i].span)),
                        STR_ARG(wish_code(&m.p[i])), STR_ARG(m.p[i].how));
    return good;
}

#endif
