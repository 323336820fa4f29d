// demarche eval for gold/events: the program codes the documents, and its events are held against
// those of the gold, sentence by sentence.
#include "cli/goldscore.h"

typedef struct {
    const gold_request *request;
    gold_event_set set;
    coder *coder;
    coder_run *run;
    arena memory; // of the gold and the tally
    event_tally tally;
    buf listed; // errors
} scoring;

static void score_sentence(scoring *s, const gold_event_text *text, const gold_event_sentence *x,
                           const coded *c, arena *a)
{
    const gold_request *r = s->request;
    event_pair_list pairs = eventmatch(x, c, a);
    event_tally_add(&s->tally, &pairs, &s->memory);
    if (r->errors) event_errors(text, x, &pairs, c, r->kind, r->colored, &s->listed);
}

static status score_text(scoring *s, const gold_event_text *text, arena *a, diag *why)
{
    document d;
    document_options options = {.outlet = text->text.outlet};
    TRY(document_build(&text->text.record, &options, a, &d, why));
    coded c = coder_code(s->run, &d, a);
    for (size_t i = 0; i < text->sentences.n; i++)
        score_sentence(s, text, &text->sentences.p[i], &c, a);
    return ST_OK;
}

static status score_texts(scoring *s, diag *why)
{
    arena a = {0};
    status done = ST_OK;
    for (size_t i = 0; i < s->set.n && done == ST_OK; i++) {
        const gold_event_text *text = &s->set.p[i];
        s->tally.texts++;
        if (text->text.aside.n)
            s->tally.aside++;
        else
            done = score_text(s, text, &a, why);
        arena_reset(&a);
    }
    arena_free(&a);
    return done;
}

static void print(const scoring *s, output *o)
{
    buf text = {0};
    output_write(o, buf_str(&s->listed));
    if (s->request->json)
        event_json(s->request->source.path, &s->tally, &text);
    else
        event_table(&s->tally, &text);
    output_write(o, buf_str(&text));
    buf_free(&text);
}

status event_score(const gold_request *r, output *o, diag *why)
{
    scoring s = {.request = r};
    status done = gold_events_read(r->source.path, r->source.corpora, &s.memory, &s.set, why);
    if (done == ST_OK) done = gold_open_coder(r, true, &s.memory, &s.coder, &s.run, why);
    if (done == ST_OK) done = score_texts(&s, why);
    if (done == ST_OK) print(&s, o);
    coder_run_delete(s.run);
    coder_close(s.coder);
    buf_free(&s.listed);
    arena_free(&s.memory);
    return done;
}
