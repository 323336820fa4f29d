#include "coder/storycheck.h"

#include "document/builder.h"
#include "ledger/ledger.h"
#include "ledger/rowline.h"

#include <string.h>

typedef struct {
    const ledger_reader *reader;
    coder_run *run;
    const rule_story *story;
    const rule *rule;
    ledger_kind kind;
    fact_list facts[STORY_TEXTS_MAX]; // of the texts so far
    size_t n_facts;
    bool fired; // the rule matched
    arena *a;
    buf message;
    int line; // of the text at hand
} telling;

// A text that ends in no full stop is a headline, as in examples of events.
static bool is_headline(str text)
{
    return text.n && !memchr(".!?\"", text.p[text.n - 1], 4);
}

static coded read_text(const telling *t, const story_text *x)
{
    diag why = {0};
    document *d = arena_alloc(t->a, sizeof *d);
    buf id = {0};
    buf_add_format(&id, "%.*s:%d", STR_ARG(t->story->file), x->line);
    bool title = is_headline(x->text); // a record may have a title alone, a plain text may not
    raw_record record = {.kind = title ? RECORD_JSON : RECORD_TEXT,
                         .bytes = title ? STR("{\"title\": \"-\"}") : x->text,
                         .file = str_copy(t->a, buf_str(&id))};
    document_options options = {.date = x->date.n ? x->date : STR(STORY_DATE),
                                .title = title ? x->text : STR_NONE};
    buf_free(&id);
    coded none = {0};
    return document_build(&record, &options, t->a, d, &why) == ST_OK ? coder_code(t->run, d, t->a)
                                                                     : none;
}

// Is the story's rule one of those that decide in the text?
static bool fires(const telling *t, const coded *c)
{
    const codebook *rules = ledger_reader_rules(t->reader);
    for (size_t i = 0; i < c->sentences.n; i++) {
        frame_view f = frame_open(&c->sentences.p[i], &c->mentions, t->a);
        rule_match_list found = rule_match_sentence(rules, &f, NULL, t->a);
        for (size_t k = 0; k < found.n; k++) {
            bool best = !k || found.p[k - 1].word != found.p[k].word || t->rule->also;
            if (best && found.p[k].rule->index == t->story->rule) return true;
        }
    }
    return false;
}

static row_lines rows_now(const telling *t)
{
    ledger *l = ledger_new();
    for (size_t i = 0; i < t->n_facts; i++)
        for (size_t k = 0; k < t->facts[i].n; k++)
            if (t->facts[i].p[k].ledger == t->kind) ledger_add(l, &t->facts[i].p[k]);
    ledger_close(l, STR_NONE);
    row_lines rows = rowline_write(ledger_rows(l), t->kind, t->a);
    ledger_free(l);
    return rows;
}

static bool are_wanted(row_lines rows, const story_text *x)
{
    if (rows.n != x->n_rows) return false;
    for (uint32_t i = 0; i < x->n_rows; i++) {
        bool found = false;
        for (uint32_t k = 0; k < rows.n && !found; k++) found = rowline_says(rows.p[k], x->rows[i]);
        if (!found) return false;
    }
    return true;
}

static bool complain(telling *t, row_lines rows, const story_text *x)
{
    t->line = x->line;
    buf_add_c(&t->message, rows.n ? "these rows stand: " : "no row stands");
    for (uint32_t i = 0; i < rows.n; i++)
        buf_add_format(&t->message, i ? " | %.*s" : "%.*s", STR_ARG(rows.p[i]));
    buf_add_format(&t->message, " -- %.*s", STR_ARG(x->text));
    return false;
}

static bool tell(telling *t)
{
    const rule_story *x = t->story;
    for (uint32_t i = 0; i < x->n_texts; i++) {
        coded *c = arena_alloc(t->a, sizeof *c); // facts borrow from it
        *c = read_text(t, &x->texts[i]);
        t->facts[t->n_facts++] = ledger_read(t->reader, c, t->a);
        t->fired |= fires(t, c);
        row_lines rows = rows_now(t);
        if (!are_wanted(rows, &x->texts[i])) return complain(t, rows, &x->texts[i]);
    }
    if (!x->accept || t->fired) return true;
    buf_add_format(&t->message, "other rules make these rows; %.*s has no part in them",
                   STR_ARG(t->rule->name));
    return false;
}

static ledger_kind kind_of(const rule *r)
{
    for (int i = 0; i < LEDGER_KINDS; i++)
        if (str_eq(r->type, str_of(ledger_kind_name((ledger_kind)i)))) return (ledger_kind)i;
    return LEDGER_CHANNELS;
}

size_t storycheck_run(const ledger_reader *reader, coder_run *run, story_report *report,
                      void *state)
{
    const codebook *rules = ledger_reader_rules(reader);
    arena a = {0};
    telling t = {.reader = reader, .run = run, .a = &a};
    size_t failed = 0;
    for (size_t i = 0; i < codebook_story_count(rules); i++) {
        t.story = codebook_story(rules, i);
        t.rule = codebook_rule(rules, t.story->rule);
        t.kind = kind_of(t.rule);
        t.line = t.story->line;
        t.n_facts = 0;
        t.fired = false;
        buf_clear(&t.message);
        bool passed = tell(&t);
        failed += !passed;
        story_result result = {passed, t.line, t.message.p ? t.message.p : ""};
        if (report) report(state, t.story, &result);
        arena_reset(&a);
    }
    buf_free(&t.message);
    arena_free(&a);
    return failed;
}
