// demarche eval for causes and effects: what the program reads of each sentence alone, held against
// the gold's.
#include "cli/goldscore.h"
#include "measure/causematch.h"

typedef struct {
    const gold_request *request;
    gold_cause_set set;
    coder *coder;
    coder_run *run;
    arena memory; // of the gold
    cause_tally tally;
    buf listed; // errors
} scoring;

// --- errors

static void list_part(const char *label, str text, span s, buf *out)
{
    if (!span_empty(s)) buf_add_format(out, "    %s: %.*s\n", label, STR_ARG(span_text(text, s)));
}

static void list_sentence(const gold_cause_sentence *s, const cause_findings *found, buf *out)
{
    buf_add_format(out, "%.*s%s: %.*s\n", STR_ARG(s->name), s->causal ? " (causal)" : "",
                   STR_ARG(s->text));
    for (size_t i = 0; i < s->marks.n; i++) {
        const cause_mark *m = &s->marks.p[i];
        buf_add_c(out, "  gold\n");
        list_part("cause", s->text, m->why, out);
        list_part("effect", s->text, m->told, out);
        for (uint32_t k = 0; k < m->n_signals; k++)
            list_part("signal", s->text, m->signals[k], out);
    }
    for (size_t i = 0; i < found->n; i++) {
        buf_add_format(out, "  ours %.2f\n", found->p[i].strength);
        for (int p = 0; p < CAUSE_PARTS; p++)
            list_part(cause_part_name((cause_part)p), s->text, found->p[i].parts[p], out);
    }
}

// --- reading

static status score_sentence(scoring *s, const gold_cause_sentence *x, arena *a, diag *why)
{
    document d;
    document_options options = {0};
    TRY(document_build(&x->record, &options, a, &d, why));
    coded c = coder_read(s->run, &d, a);
    cause_findings found = cause_findings_of(x, &c, coder_run_reasoner(s->run), a);
    cause_tally before = s->tally;
    cause_tally_add(&s->tally, x, &found);
    bool right = s->tally.said - before.said == (size_t)x->causal;
    for (int p = 0; p < CAUSE_PARTS && s->set.spans; p++) {
        const cause_row *now = &s->tally.parts[p], *then = &before.parts[p];
        size_t exact = now->exact - then->exact;
        right = right && exact == now->gold - then->gold && exact == now->ours - then->ours;
    }
    if (s->request->errors && !right) list_sentence(x, &found, &s->listed);
    return ST_OK;
}

static status score_sentences(scoring *s, diag *why)
{
    arena a = {0};
    status done = ST_OK;
    for (size_t i = 0; i < s->set.list.n && done == ST_OK; i++) {
        done = score_sentence(s, &s->set.list.p[i], &a, why);
        arena_reset(&a);
    }
    arena_free(&a);
    return done;
}

// --- what is printed

static void add_score(cause_score s, buf *out)
{
    gold_percent(s.precision, out);
    gold_percent(s.recall, out);
    gold_percent(s.f1, out);
}

static void add_table(const scoring *s, buf *out)
{
    const cause_tally *t = &s->tally;
    buf_add_format(out, "causes: %zu sentence%s, %zu causal, %zu of ours, %zu of both\n",
                   t->sentences, t->sentences == 1 ? "" : "s", t->causal, t->said, t->right);
    buf_add_c(out, "sentences              precis recall     F1\n                      ");
    add_score(cause_score_of_sentences(t), out);
    buf_add_byte(out, '\n');
    if (!s->set.spans) return;
    buf_add_format(out, "\nrelations: %zu, %zu of ours\n", t->gold, t->ours);
    buf_add_c(out, "part      gold   ours  exact  touching    precis recall     F1"
                   "    fair:  P      R     F1\n");
    for (int p = 0; p < CAUSE_PARTS; p++) {
        const cause_row *r = &t->parts[p];
        buf_add_format(out, "%-8s %5zu %6zu %6zu %9zu    ", cause_part_name((cause_part)p), r->gold,
                       r->ours, r->exact, r->touching);
        add_score(cause_score_exact(r), out);
        buf_add_c(out, "    ");
        add_score(cause_score_fair(r), out);
        buf_add_byte(out, '\n');
    }
    buf_add_format(out, "%-52s", "mean of the parts");
    gold_percent(cause_macro(t, cause_score_exact), out);
    buf_add_format(out, "%18s", "");
    gold_percent(cause_macro(t, cause_score_fair), out);
    buf_add_byte(out, '\n');
}

static void write_score(json_writer *w, const char *key, cause_score s)
{
    json_write_key(w, key);
    json_begin_object(w);
    json_field_double(w, "precision", s.precision);
    json_field_double(w, "recall", s.recall);
    json_field_double(w, "f1", s.f1);
    json_end_object(w);
}

static void write_part(json_writer *w, cause_part which, const cause_row *r)
{
    json_write_key(w, cause_part_name(which));
    json_begin_object(w);
    json_field_int(w, "gold", (int64_t)r->gold);
    json_field_int(w, "ours", (int64_t)r->ours);
    json_field_int(w, "exact", (int64_t)r->exact);
    json_field_int(w, "touching", (int64_t)r->touching);
    write_score(w, "strict", cause_score_exact(r));
    write_score(w, "fair", cause_score_fair(r));
    json_end_object(w);
}

static void add_json(const scoring *s, buf *out)
{
    const cause_tally *t = &s->tally;
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "gold", str_of(s->request->source.path));
    json_field_int(&w, "sentences", (int64_t)t->sentences);
    json_field_int(&w, "causal", (int64_t)t->causal);
    json_field_int(&w, "ours", (int64_t)t->said);
    json_field_int(&w, "right", (int64_t)t->right);
    write_score(&w, "scores", cause_score_of_sentences(t));
    if (s->set.spans) {
        for (int p = 0; p < CAUSE_PARTS; p++) write_part(&w, (cause_part)p, &t->parts[p]);
        json_field_double(&w, "macro_f1", cause_macro(t, cause_score_exact));
        json_field_double(&w, "fair_macro_f1", cause_macro(t, cause_score_fair));
    }
    json_end_object(&w);
    json_end_line(&w);
}

static void print(const scoring *s, output *o)
{
    buf text = {0};
    output_write(o, buf_str(&s->listed));
    if (s->request->json)
        add_json(s, &text);
    else
        add_table(s, &text);
    output_write(o, buf_str(&text));
    buf_free(&text);
}

status cause_score_file(const gold_request *r, output *o, diag *why)
{
    scoring s = {.request = r};
    status done = gold_causes_read(r->source.path, &s.memory, &s.set, why);
    if (done == ST_OK) done = gold_open_coder(r, false, &s.memory, &s.coder, &s.run, why);
    if (done == ST_OK) done = score_sentences(&s, why);
    if (done == ST_OK) print(&s, o);
    coder_run_delete(s.run);
    coder_close(s.coder);
    buf_free(&s.listed);
    arena_free(&s.memory);
    return done;
}
