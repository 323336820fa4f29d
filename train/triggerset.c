#include "train/triggerset.h"

#include "base/file.h"
#include "base/hash.h"
#include "document/builder.h"
#include "event/check.h"
#include "measure/eventmatch.h"

#define SECOND_RULED_WEIGHT 1.0 // of an event of an example, beside 1 of one of the gold
#define TEXTS_FILE_MAX      ((size_t)16 << 20) // bytes

// A word that the proposer has shown.
typedef struct {
    uint32_t sentence, word;
    proposal_kind kind;
    const rule *by;
    clue_list *clues;
} candidate;

typedef struct {
    arena *a;
    VEC(candidate) list;
    VEC(second_shown) seconds;
} watching;

static void watch(void *state, uint32_t index, uint32_t word, proposal_kind kind, const rule *by,
                  const clue_list *clues)
{
    watching *w = state;
    clue_list *copy = arena_array(w->a, clue_list, 1);
    *copy = *clues;
    *vec_push(w->a, &w->list) = (candidate){index, word, kind, by, copy};
}

static void watch_second(void *state, const event *e, const clue_list *clues)
{
    watching *w = state;
    event *copy = arena_array(w->a, event, 1);
    clue_list *copied = arena_array(w->a, clue_list, 1);
    *copy = *e;
    *copied = *clues;
    *vec_push(w->a, &w->seconds) = (second_shown){copy, copied};
}

static void add(trigger_set *set, const candidate *c, const double share[PROPOSAL_CLASSES],
                double weight, trigger_about about)
{
    loglinear_example *x = vec_push(set->a, &set->list);
    *x = (loglinear_example){.n = c->clues->n, .weight = weight};
    x->rows = arena_array(set->a, uint32_t, (size_t)x->n + 1);
    for (uint32_t i = 0; i < x->n; i++) x->rows[i] = weights_row(c->clues->keys[i], set->rows);
    for (int k = 0; k < PROPOSAL_CLASSES; k++) x->share[k] = share[k];
    about.kind = c->kind;
    *vec_push(set->a, &set->about) = about;
}

// Types "A/mode|B" have equal shares. False when none is a type.
static bool read_types(str value, double share[PROPOSAL_CLASSES])
{
    int n = 0;
    for (str rest = value; rest.p;) {
        int type = plover_type_find(eventmatch_root(str_trim(str_split(&rest, '|'))));
        if (type < 0 || share[type] > 0) continue;
        share[type] = 1;
        n++;
    }
    for (int k = 0; k < PLOVER_TYPES; k++) share[k] /= n ? n : 1;
    return n > 0;
}

// --- gold

typedef struct {
    trigger_set *set;
    const document *d;
    const coded *c;
    const watching *seen;
    double weight;
    arena *a;
} telling;

static span in_document(const document *d, span text)
{
    return (span){document_text_offset(d, text.begin), document_text_offset(d, text.end)};
}

// What the gold says of a word; false when it leaves it open.
static bool label(const telling *t, const event_pair_list *pairs, const candidate *c,
                  double share[PROPOSAL_CLASSES])
{
    span word = t->c->sentences.p[c->sentence].tokens[c->word].span;
    for (size_t i = 0; i < pairs->n; i++) {
        const event_pair *p = &pairs->p[i];
        bool ours = p->ours && p->ours->sentence == c->sentence && p->ours->word == c->word;
        if (c->kind == PROPOSAL_CODED && ours) { // wherever the gold's trigger stands
            if (p->gold && p->gold->optional) return false;
            if (p->gold) return read_types(p->gold->type, share);
            break;
        }
        if (!p->gold || !span_overlaps(in_document(t->d, p->gold->trigger), word)) continue;
        if (p->gold->optional) return false;
        if (p->ours && !ours) break; // by another word of ours: one event is enough
        return read_types(p->gold->type, share);
    }
    share[PROPOSAL_NONE] = 1;
    return true;
}

// What the gold says of the fields of an event that is its.
static void add_seconds(const telling *t, const event_pair_list *pairs)
{
    for (size_t i = 0; t->set->seconds && i < pairs->n; i++) {
        const event_pair *p = &pairs->p[i];
        for (size_t k = 0; p->gold && p->ours && k < t->seen->seconds.n; k++) {
            const second_shown *shown = &t->seen->seconds.p[k];
            if (shown->event->sentence == p->ours->sentence && shown->event->word == p->ours->word)
                seconds_add(t->set->seconds, hash_str(t->d->id), p->gold, shown);
        }
    }
}

static void add_sentence(const telling *t, const gold_event_sentence *s)
{
    event_pair_list pairs = eventmatch(s, t->c, t->a);
    add_seconds(t, &pairs);
    span place = in_document(t->d, s->sentence->text.judged);
    for (size_t i = 0; i < t->seen->list.n; i++) {
        const candidate *c = &t->seen->list.p[i];
        double share[PROPOSAL_CLASSES] = {0};
        const token *word = &t->c->sentences.p[c->sentence].tokens[c->word];
        if (!span_overlaps(place, word->span) || !label(t, &pairs, c, share)) continue;
        double weight = t->weight * (c->kind == PROPOSAL_TAKEN ? t->set->taken_weight : 1);
        add(t->set, c, share, weight,
            (trigger_about){.fold = hash_str(t->d->id),
                            .judged = true,
                            .word = clue_of_word(word->lemma, (upos)word->upos)});
    }
}

static status add_text(trigger_set *set, const gold_event_text *text, watching *seen, double weight,
                       diag *why)
{
    document d;
    document_options options = {.outlet = text->text.outlet};
    seen->list.n = seen->seconds.n = 0;
    TRY(document_build(&text->text.record, &options, seen->a, &d, why));
    coded c = coder_code(set->run, &d, seen->a);
    telling t = {set, &d, &c, seen, weight, seen->a};
    for (size_t k = 0; k < text->sentences.n; k++) add_sentence(&t, &text->sentences.p[k]);
    return ST_OK;
}

status trigger_add_gold(trigger_set *set, const char *file, const char *corpora, double weight,
                        diag *why)
{
    gold_event_set gold;
    arena a = {0};
    watching seen = {.a = &a};
    proposer *p = proposer_for_training(coder_codebook(set->coder), set->lexicon, watch,
                                        set->seconds ? watch_second : NULL, &seen);
    status s = gold_events_read(file, corpora, set->a, &gold, why);
    coder_run_watch(set->run, p);
    for (size_t i = 0; s == ST_OK && i < gold.n; i++) {
        if (!gold.p[i].text.aside.n) s = add_text(set, &gold.p[i], &seen, weight, why);
        arena_reset(&a);
        seen = (watching){.a = &a};
    }
    coder_run_watch(set->run, NULL);
    proposer_close(p);
    arena_free(&a);
    return s;
}

// --- examples

static void add_example(trigger_set *set, str text, const watching *seen, const coded *c,
                        double weight)
{
    for (size_t i = 0; i < seen->list.n; i++) {
        const candidate *w = &seen->list.p[i];
        const token *word = &c->sentences.p[w->sentence].tokens[w->word];
        double share[PROPOSAL_CLASSES] = {0};
        bool told = false;
        for (size_t k = 0; k < c->events.n; k++)
            told |= c->events.p[k].sentence == w->sentence && c->events.p[k].word == w->word;
        if (w->kind == PROPOSAL_TAKEN && !told) continue; // taken in by another
        if (w->kind == PROPOSAL_TAKEN || w->kind == PROPOSAL_CODED)
            read_types(w->by->type, share);
        else
            share[PROPOSAL_NONE] = 1;
        // Rules are right in their own examples: a first guess, until texts say otherwise.
        double counts = weight * (w->kind == PROPOSAL_CODED ? set->coded_weight : 1);
        add(set, w, share, counts,
            (trigger_about){.fold = hash_str(text),
                            .word = clue_of_word(word->lemma, (upos)word->upos)});
    }
}

static void add_short(trigger_set *set, str text, watching *seen, double weight)
{
    raw_record record = {.bytes = text, .file = STR("example")};
    document_options options = {.date = STR(EXAMPLE_DATE)};
    document d;
    if (document_build(&record, &options, seen->a, &d, NULL) == ST_OK) {
        coded c = coder_code(set->run, &d, seen->a);
        add_example(set, text, seen, &c, weight);
        for (size_t i = 0; set->seconds && i < seen->seconds.n; i++)
            seconds_add_ruled(set->seconds, hash_str(text), SECOND_RULED_WEIGHT * weight,
                              &seen->seconds.p[i]);
    }
    arena_reset(seen->a);
    *seen = (watching){.a = seen->a};
}

void trigger_add_examples(trigger_set *set, double weight)
{
    const codebook *rules = coder_codebook(set->coder);
    arena a = {0};
    watching seen = {.a = &a};
    proposer *p = proposer_for_training(rules, set->lexicon, watch, watch_second, &seen);
    coder_run_watch(set->run, p);
    for (size_t i = 0; i < codebook_example_count(rules); i++) {
        const rule_example *x = codebook_example(rules, i);
        if (!x->wish) add_short(set, x->text, &seen, weight);
    }
    coder_run_watch(set->run, NULL);
    proposer_close(p);
    arena_free(&a);
}

// Which column of the header is called `text`; -1: none.
static int text_column(str header)
{
    for (int i = 0; header.p; i++)
        if (str_eq(str_split(&header, '\t'), STR("text"))) return i;
    return -1;
}

status trigger_add_texts(trigger_set *set, const char *file, double weight, diag *why)
{
    buf bytes = {0};
    arena a = {0};
    watching seen = {.a = &a};
    TRY(file_read_all(file, TEXTS_FILE_MAX, &bytes, why));
    str rest = buf_str(&bytes);
    int column = text_column(str_split(&rest, '\n'));
    if (column < 0) {
        buf_free(&bytes);
        return diag_set(why, ST_FORMAT, file, 1, 0, "the header names no column `text`");
    }
    proposer *p =
        proposer_for_training(coder_codebook(set->coder), set->lexicon, watch, watch_second, &seen);
    coder_run_watch(set->run, p);
    while (rest.p) {
        str line = str_split(&rest, '\n'), cell = STR_NONE;
        for (int i = 0; i <= column && line.p; i++) cell = str_split(&line, '\t');
        if (cell.n) add_short(set, cell, &seen, weight);
    }
    coder_run_watch(set->run, NULL);
    proposer_close(p);
    arena_free(&a);
    buf_free(&bytes);
    return ST_OK;
}
