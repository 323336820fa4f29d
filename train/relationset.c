#include "train/relationset.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/json_reader.h"
#include "base/utf8.h"
#include "coder/between.h"
#include "document/builder.h"
#include "event/check.h"
#include "measure/goldevent.h"

#include <string.h>

#define SYNONYMS_MAX   12  // of one trigger
#define SENSES         2   // WordNet has the commonest senses first
#define WITH_EVENTS    0.1 // rules are always right in their own examples: that is no news
#define PAIRS_FILE_MAX ((size_t)256 << 20) // bytes: a million sentences

// Types "A/mode|B": the alternatives have equal shares. False when none is a type.
static bool read_types(str value, double share[PLOVER_TYPES])
{
    int n = 0;
    for (str rest = value; rest.p;) {
        str one = str_split(&rest, '|');
        int type = plover_type_find(str_split(&one, '/'));
        if (type < 0) continue;
        if (share[type] == 0) n++;
        share[type] = 1;
    }
    for (int t = 0; t < PLOVER_TYPES; t++) share[t] /= n ? n : 1;
    return n > 0;
}

static void add(relation_set *set, const evidence_question *q, const double share[PLOVER_TYPES],
                double weight, relation_about about, arena *scratch)
{
    evidence *e = arena_array(scratch, evidence, 1);
    evidence_read(q, scratch, e);
    hand_weights h = hand_weigh(q, coder_codebook(set->coder), scratch);
    loglinear_example *x = vec_push(set->a, &set->list);
    *x = (loglinear_example){.n = e->n, .weight = weight};
    x->rows = arena_array(set->a, uint32_t, (size_t)e->n + 1);
    for (uint32_t i = 0; i < e->n; i++) x->rows[i] = classifier_row(e->names[i], set->rows);
    for (int t = 0; t < PLOVER_TYPES; t++) {
        x->share[t] = share[t];
        x->base[t] = set->parts[PART_EVENTS] * h.events[t] + set->parts[PART_WORDS] * h.words[t] +
                     set->parts[PART_FREQUENCY] * hand_frequency(t);
    }
    *vec_push(set->a, &set->about) = about;
}

static bool said_here(const participant *p, uint32_t index)
{
    return p->sentence == index && p->span.end > p->span.begin;
}

// The same with synonyms of the trigger, as if no rule fired: words that no rule has.
static void add_synonyms(relation_set *set, const evidence_question *q, const event *e,
                         const double share[PLOVER_TYPES], double weight, relation_about about,
                         arena *scratch)
{
    const token *t = &q->c->sentences.p[e->sentence].tokens[e->word];
    bool verb = t->upos == UPOS_VERB;
    str words[SYNONYMS_MAX];
    if (!set->synonyms || !(verb || t->upos == UPOS_NOUN)) return;
    size_t n = synonyms_find(set->synonyms, verb, t->lemma, SENSES, words, SYNONYMS_MAX, scratch);
    for (size_t i = 0; i < n; i++) {
        evidence_question other = *q;
        other.masked = (int32_t)e->word;
        other.instead = words[i];
        other.without_events = true;
        add(set, &other, share, weight * set->synonym_weight / (double)n, about, scratch);
    }
}

// Every actor with every recipient of an event that the rules found.
static void add_event(relation_set *set, const coded *c, const event *e, bool without_events,
                      double weight, relation_about about, arena *scratch)
{
    double share[PLOVER_TYPES] = {0};
    if (!read_types(e->type, share)) return;
    for (uint32_t i = 0; i < e->n_actors; i++)
        for (uint32_t j = 0; j < e->n_recipients; j++) {
            const participant *from = &e->actors[i], *to = &e->recipients[j];
            if (!said_here(from, e->sentence) || !said_here(to, e->sentence)) continue;
            if (span_overlaps(from->span, to->span)) continue;
            evidence_question q = {.c = c,
                                   .source = from->span,
                                   .target = to->span,
                                   .without_events = without_events,
                                   .masked = -1};
            add(set, &q, share, weight, about, scratch);
            if (without_events) add_synonyms(set, &q, e, share, weight, about, scratch);
        }
}

static uint32_t fold_of(const relation_set *set, str text)
{
    return (uint32_t)(hash_str(text) % set->folds);
}

static relation_about about_rule(const relation_set *set, str text)
{
    return (relation_about){fold_of(set, text), false};
}

static relation_about judged(const relation_set *set, str text)
{
    return (relation_about){fold_of(set, text), true};
}

void relation_add_examples(relation_set *set, double weight)
{
    const codebook *rules = coder_codebook(set->coder);
    arena a = {0};
    for (size_t i = 0; i < codebook_example_count(rules); i++) {
        const rule_example *x = codebook_example(rules, i);
        raw_record record = {.bytes = x->text, .file = STR("example")};
        document_options options = {.date = STR(EXAMPLE_DATE)};
        document d;
        if (!x->accept || x->wish) continue;
        if (document_build(&record, &options, &a, &d, NULL) == ST_OK) {
            coded c = coder_code(set->run, &d, &a);
            for (size_t k = 0; k < c.events.n; k++)
                for (int without = 0; without < 2; without++)
                    add_event(set, &c, &c.events.p[k], without,
                              without ? weight : weight * WITH_EVENTS, about_rule(set, x->text),
                              &a);
        }
        arena_reset(&a);
    }
    arena_free(&a);
}

// --- gold

static void add_gold_pair(relation_set *set, const document *d, const gold_event *e,
                          const gold_field *from, const gold_field *to, double weight, arena *a)
{
    double share[PLOVER_TYPES] = {0};
    if (!read_types(e->type, share)) return;
    span source = {document_text_offset(d, from->span.begin),
                   document_text_offset(d, from->span.end)};
    span target = {document_text_offset(d, to->span.begin), document_text_offset(d, to->span.end)};
    if (source.end <= source.begin || target.end <= target.begin) return;
    coded c = between_read(set->run, d, source, target, a);
    evidence_question q = {.c = &c, .source = source, .target = target, .masked = -1};
    add(set, &q, share, weight, judged(set, d->id), a);
}

static void add_gold_event(relation_set *set, const document *d, const gold_event *e, double weight)
{
    for (size_t i = 0; i < e->n_fields; i++)
        for (size_t j = 0; j < e->n_fields; j++) {
            const gold_field *from = &e->fields[i], *to = &e->fields[j];
            if (from->kind != FIELD_ACTOR || to->kind != FIELD_RECIPIENT) continue;
            if (from->span.end <= from->span.begin || to->span.end <= to->span.begin) continue;
            if (span_overlaps(from->span, to->span)) continue;
            arena a = {0};
            add_gold_pair(set, d, e, from, to, weight, &a);
            arena_free(&a);
        }
}

status relation_add_gold(relation_set *set, const char *file, const char *corpora, double weight,
                         diag *why)
{
    gold_event_set gold;
    TRY(gold_events_read(file, corpora, set->a, &gold, why));
    for (size_t i = 0; i < gold.n; i++) {
        const gold_event_text *text = &gold.p[i];
        document d;
        document_options options = {.outlet = text->text.outlet};
        if (text->text.aside.n) continue;
        TRY(document_build(&text->text.record, &options, set->a, &d, why));
        for (size_t k = 0; k < text->sentences.n; k++)
            for (size_t e = 0; e < text->sentences.p[k].n_events; e++)
                add_gold_event(set, &d, &text->sentences.p[k].events[e], weight);
    }
    return ST_OK;
}

// --- pairs

typedef struct {
    int64_t at[4]; // source, target: code points
    str type, text;
} pair;

static bool read_span(json_reader *r, int64_t *out)
{
    if (json_next(r) != JSON_BEGIN_ARRAY) return false;
    for (int i = 0; i < 2; i++)
        if (json_next(r) != JSON_NUMBER || !json_int(r, &out[i]) || out[i] < 0) return false;
    return json_next(r) == JSON_END_ARRAY;
}

static bool read_pair(str line, arena *a, pair *out)
{
    json_reader r = json_read(line);
    if (json_next(&r) != JSON_BEGIN_OBJECT) return false;
    while (json_next(&r) == JSON_KEY) {
        bool good = true;
        if (json_key_is(&r, "source"))
            good = read_span(&r, out->at);
        else if (json_key_is(&r, "target"))
            good = read_span(&r, out->at + 2);
        else if (json_key_is(&r, "type") && json_next(&r) == JSON_STRING)
            out->type = json_text(&r, a);
        else
            good = json_skip(&r);
        if (!good) return false;
    }
    return out->type.n > 0;
}

static uint32_t byte_of(str text, int64_t codepoint)
{
    utf8_place at = {.text = text};
    utf8_seek_codepoint(&at, (size_t)codepoint);
    return (uint32_t)at.byte;
}

static status add_pair_line(relation_set *set, str line, const char *file, int number,
                            double weight, arena *a, diag *why)
{
    pair x = {0};
    double share[PLOVER_TYPES] = {0};
    raw_record record = {.kind = RECORD_JSON, .bytes = line, .file = str_of(file), .line = number};
    document_options options = {0};
    document d;
    if (!read_pair(line, a, &x) || !read_types(x.type, share))
        return diag_set(why, ST_FORMAT, file, number, 0,
                        "a pair needs text, source, target and type");
    TRY(document_build(&record, &options, a, &d, why));
    span source = {byte_of(d.text, x.at[0]), byte_of(d.text, x.at[1])};
    span target = {byte_of(d.text, x.at[2]), byte_of(d.text, x.at[3])};
    coded c = between_read(set->run, &d, source, target, a);
    evidence_question q = {.c = &c, .source = source, .target = target, .masked = -1};
    add(set, &q, share, weight, judged(set, d.text), a);
    return ST_OK;
}

status relation_add_pairs(relation_set *set, const char *file, double weight, diag *why)
{
    buf bytes = {0};
    arena a = {0};
    status s = file_read_all(file, PAIRS_FILE_MAX, &bytes, why);
    int number = 0;
    for (str rest = buf_str(&bytes); s == ST_OK && rest.p;) {
        str line = str_split(&rest, '\n');
        number++;
        if (line.n) s = add_pair_line(set, line, file, number, weight, &a, why);
        arena_reset(&a);
    }
    arena_free(&a);
    buf_free(&bytes);
    return s;
}
