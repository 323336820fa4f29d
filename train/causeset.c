#include "train/causeset.h"

#include "base/hash.h"
#include "event/weights.h"
#include "measure/causematch.h"

#define INSIDE    4  // points of a head that stands in the gold's words
#define TOP       4  // and of one that is the highest of them
#define GOOD      10 // a relation with so many points is not false, though another one is better
#define FIT_LEAST 2  // both sides touch

typedef struct {
    cause_set *set;
    cause_text *text;
    frame_view f;
    relation_list told;
    const uint64_t *lemmas;
} reader;

// A pair that is read as one of the gold's relations.
typedef struct {
    int fit;
    size_t example; // in the text's pairs
    reason what;
    frame_view f;
    relation r;
} best_fit;

static bool inside(span outer, span inner)
{
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

// A word's bytes in the gold's text.
static span word_span(const reader *x, uint32_t word)
{
    const document *d = x->text->c.document;
    span s = x->f.sentence->tokens[word].span;
    return (span){document_source_offset(d, s.begin), document_source_offset(d, s.end)};
}

// The word that most of the words in the span stand below; -1 when there is none.
static int32_t top_word(const reader *x, span s)
{
    const sentence *words = x->f.sentence;
    for (uint32_t w = 0; w < words->n_tokens; w++) {
        uint32_t n = 0, all = 0;
        if (!inside(s, word_span(x, w)) || words->tokens[w].upos == UPOS_PUNCT) continue;
        int32_t head = words->tokens[w].head;
        if (head >= 0 && inside(s, word_span(x, (uint32_t)head))) continue;
        for (uint32_t v = 0; v < words->n_tokens; v++)
            if (inside(s, word_span(x, v))) all++, n += frame_below(&x->f, w, v);
        if (2 * n >= all) return (int32_t)w;
    }
    return -1;
}

static int head_fit(const reader *x, span s, int32_t head)
{
    int fit = inside(s, word_span(x, (uint32_t)head)) ? INSIDE : 0;
    return fit + (top_word(x, s) == head ? TOP : 0);
}

// How well the relation is one of the gold's: 0 when its heads stand elsewhere.
static int fit_of(const reader *x, const cause_mark *m, const relation *r)
{
    cause_finding found = cause_finding_of(x->text->gold, &x->text->c, &x->f, r, NULL, x->set->a);
    if (!span_overlaps(m->why, found.parts[CAUSE_WHY]) ||
        !span_overlaps(m->told, found.parts[CAUSE_TOLD]))
        return 0;
    return cause_fit(m, &found) + head_fit(x, m->why, r->why) + head_fit(x, m->told, r->told);
}

static loglinear_example example_of(const clue_list *clues, uint32_t rows, arena *a)
{
    loglinear_example e = {.n = clues->n, .weight = 1, .rows = arena_array(a, uint32_t, clues->n)};
    for (uint32_t i = 0; i < clues->n; i++) e.rows[i] = weights_row(clues->keys[i], rows);
    return e;
}

// As an example of no relation, till all pairs are read; one that is as good as another does not
// count.
static void add_pair(reader *x, const word_pair *p, best_fit *best)
{
    clue_list clues;
    const gold_cause_sentence *gold = x->text->gold;
    pair_clues(&x->f, &x->told, p, x->lemmas, &clues);
    loglinear_example e = example_of(&clues, x->set->rows, x->set->a);
    e.share[REASON_NONE] = 1;
    for (int what = REASON_NONE + 1; what < REASON_CLASSES; what++) {
        relation r = pair_relation(&x->told, p, (reason)what, 1);
        for (size_t m = 0; m < gold->marks.n; m++) {
            int fit = fit_of(x, &gold->marks.p[m], &r);
            if (fit >= GOOD) e.weight = 0;
            if (fit > best[m].fit)
                best[m] = (best_fit){fit, x->text->pairs.n, (reason)what, x->f, r};
        }
    }
    *vec_push(x->set->a, &x->text->pairs) = e;
}

static bool in_part(const cause_mark *m, bound which, span word)
{
    if (which == BOUND_WHY) return span_overlaps(m->why, word);
    if (which == BOUND_TOLD) return span_overlaps(m->told, word);
    for (uint32_t i = 0; i < m->n_signals; i++)
        if (span_overlaps(m->signals[i], word)) return true;
    return false;
}

static void add_bounds(reader *x, const cause_mark *m, const best_fit *best)
{
    x->f = best->f;
    bounds b = bounds_open(&x->f, &best->r);
    for (int which = 0; which < BOUNDS; which++)
        for (uint32_t w = 0; w < x->f.sentence->n_tokens; w++) {
            clue_list clues;
            bounds_clues(&b, (bound)which, w, &clues);
            loglinear_example e = example_of(&clues, x->set->bound_rows, x->set->a);
            e.share[in_part(m, (bound)which, word_span(x, w))] = 1;
            *vec_push(x->set->a, &x->text->bounds[which]) = e;
        }
}

static status add_text(cause_set *s, const gold_cause_sentence *gold, diag *why)
{
    document *d = arena_alloc(s->a, sizeof *d);
    document_options options = {0};
    cause_text *t = vec_push(s->a, &s->list);
    TRY(document_build(&gold->record, &options, s->a, d, why));
    *t = (cause_text){.gold = gold, .fold = (uint32_t)(hash_str(gold->document) % s->folds)};
    t->c = coder_read(s->run, d, s->a);
    reader x = {.set = s, .text = t};
    best_fit *best = arena_array(s->a, best_fit, gold->marks.n + 1);
    for (size_t i = 0; i < t->c.sentences.n; i++) {
        x.f = frame_open(&t->c.sentences.p[i], &t->c.mentions, s->a);
        x.told = relation_read(&x.f, NULL, s->a);
        x.lemmas = pair_lemmas(&x.f, s->a);
        word_pairs pairs = pair_read(&x.f, &x.told, s->a);
        for (uint32_t k = 0; k < pairs.n; k++) add_pair(&x, &pairs.p[k], best);
    }
    for (size_t m = 0; m < gold->marks.n; m++) {
        if (best[m].fit < FIT_LEAST) continue;
        loglinear_example *e = &t->pairs.p[best[m].example];
        e->weight = 1;
        memset(e->share, 0, sizeof e->share);
        e->share[best[m].what] = 1;
        add_bounds(&x, &gold->marks.p[m], &best[m]);
    }
    return ST_OK;
}

static status add_texts(cause_set *s, const gold_cause_set *gold, bool causal, diag *why)
{
    for (size_t i = 0; i < gold->list.n; i++)
        if (gold->list.p[i].causal == causal) TRY(add_text(s, &gold->list.p[i], why));
    return ST_OK;
}

status cause_set_read(cause_set *s, const char *sentences, const char *spans, diag *why)
{
    TRY(gold_causes_read(sentences, s->a, &s->sentences, why));
    TRY(gold_causes_read(spans, s->a, &s->spans, why));
    TRY(add_texts(s, &s->spans, true, why));
    return add_texts(s, &s->sentences, false, why);
}
