#include "link/link.h"

#include "base/hash.h"
#include "link/cue.h"
#include "link/fit.h"
#include "link/linksure.h"
#include "link/reasons.h"
#include "link/reasontail.h"
#include "link/sameness.h"

#include <stdlib.h>
#include <string.h>

#define BACK_SENTENCES  2   // how far an adverb points back over sentences without an event
#define BACK_DECAY      0.8 // of the confidence for each of them
#define DEMAND_STRENGTH 0.9 // "but the other side must" names the condition
#define RESTART_REACH   3   // words behind a verb before the dash at which who speaks begins anew

static const char PERIODS[] = "second|minute|hour|day|week|month|year|decade|century|time|while";

typedef struct {
    const document *d;
    const sentence_list *sentences;
    const mention_list *mentions;
    const event_list *events;
    const reasoner *m;
    frame_view *frames;     // [n_sentences]
    uint32_t *first;        // [n_sentences + 1] into events
    const event **whole_of; // [n_events] that it is a part of; NULL
    VEC(event_link) out;    // [n]
    arena *a;
} linker;

static anchorage anchorage_of(const linker *x, size_t at)
{
    return (anchorage){.f = &x->frames[at],
                       .events = x->events->p + x->first[at],
                       .n = x->first[at + 1] - x->first[at]};
}

static span words_span(const sentence *s, uint32_t first, uint32_t end)
{
    if (first == end) return (span){s->tokens[first].span.begin, s->tokens[first].span.begin};
    return (span){s->tokens[first].span.begin, s->tokens[end - 1].span.end};
}

static void add(linker *x, event_link l)
{
    if (x->out.n == LINK_MAX || l.from == l.to) return;
    for (size_t i = x->out.n; i-- > 0;) {
        const event_link *o = &x->out.p[i];
        if (o->sentence != l.sentence && o->kind != LINK_SAME) break;
        if (o->from == l.from && o->to == l.to && o->kind == l.kind &&
            (l.from || span_overlaps(o->from_words, l.from_words)))
            return;
    }
    *vec_push(x->a, &x->out) = l;
}

// --- inside a sentence

// "Over the past weeks", "after Monday": a time, and no reason.
static bool is_time(const linker *x, size_t index, uint32_t word)
{
    if (frame_child(&x->frames[index], word, REL_NSUBJ) >= 0) return false; // "it is time"
    return mention_covering(x->mentions, (uint32_t)index, word, MENTION_TIME) != NULL ||
           str_in_list(x->sentences->p[index].tokens[word].lemma, PERIODS, '|');
}

// "If they are sending – if they are sending arms": who speaks begins anew, and the words behind
// the dash are the whole of it. Where `why` stands there; itself when nothing is begun anew.
static int32_t begun_anew(const sentence *s, const relation *r, uint32_t begin)
{
    uint32_t why = (uint32_t)r->why, n = why - begin + 1;
    for (uint32_t d = why + 1; d <= why + RESTART_REACH && d + n < s->n_tokens; d++) {
        if (!str_in_list(s->tokens[d].form, "–|—|-|--", '|')) continue;
        uint32_t k = 0;
        while (k < n && str_eq_nocase(s->tokens[d + 1 + k].form, s->tokens[begin + k].form)) k++;
        if (k == n) return (int32_t)(d + n);
    }
    return r->why;
}

static int32_t whole_reason(const sentence *s, const relation *r)
{
    if (r->why < (int32_t)r->end || r->first >= r->end) return r->why;
    int32_t again = begun_anew(s, r, r->first);
    return again == r->why && r->why > (int32_t)r->end ? begun_anew(s, r, r->end) : again;
}

// The event that the reason at p[k] tells, no other's.
static const event *reason_event(const anchorage *s, const reason_list *all, uint32_t k,
                                 const event *to)
{
    uint32_t why = all->p[k];
    const event *e = anchor_below(s, why, -1);
    for (uint32_t i = 0; e && i < all->others; i++)
        if (i != k && all->p[i] != why && frame_below(s->f, why, all->p[i]) &&
            frame_below(s->f, all->p[i], e->word))
            e = NULL;
    for (size_t i = 0; !e && i < s->n; i++)
        if (anchor_holds(s, &s->events[i], why) && &s->events[i] != to) e = &s->events[i];
    return e;
}

static void link_reason(linker *x, const anchorage *s, size_t index, const relation *r,
                        const event *to, const reason_list *all, uint32_t k)
{
    uint32_t why = all->p[k];
    const event *from = reason_event(s, all, k, to);
    if (from == to || (!from && is_time(x, index, why))) return;
    if (!fit_reason(s, r, why, from, to)) return;
    if (from && !fit_aim(s, r, why, from)) from = NULL;
    const sentence *words = s->f->sentence;
    span told_by = reason_tail(s->f, r, why, anchor_span(s->f, why, all->p, all->others));
    if (why >= r->end) {
        uint32_t first = r->end;
        while (first < why && words->tokens[first].upos == UPOS_PUNCT) first++;
        if (told_by.begin < words->tokens[first].span.begin)
            told_by.begin = words->tokens[first].span.begin;
    }
    add(x, (event_link){.kind = r->kind,
                        .from = from,
                        .to = to,
                        .words = words_span(words, r->first, r->end),
                        .from_words = told_by,
                        .sentence = (uint32_t)index,
                        .says = anchor_speaker(s->f, r),
                        .confidence = link_sure(r->kind, r->strength, to)});
}

// The event that the words before this sentence end with, as an adverb that points back means it.
static const event *told_before(const linker *x, size_t index, double *decay)
{
    *decay = 1;
    for (size_t back = 1; back <= BACK_SENTENCES && back <= index; back++) {
        const sentence *s = &x->sentences->p[index - back];
        if (s->headline) return NULL;
        anchorage before = anchorage_of(x, index - back);
        const event *e = anchor_main(&before);
        if (e) return e;
        *decay *= BACK_DECAY;
    }
    return NULL;
}

static void link_back(linker *x, const anchorage *s, size_t index, const relation *r,
                      const event *to)
{
    double decay;
    const event *from = told_before(x, index, &decay);
    if (!from) return;
    add(x, (event_link){.kind = r->kind,
                        .from = from,
                        .to = to,
                        .words = words_span(s->f->sentence, r->first, r->end),
                        .from_words = from->trigger,
                        .sentence = (uint32_t)index,
                        .says = anchor_speaker(s->f, r),
                        .confidence = decay * link_sure(r->kind, r->strength, to)});
}

static void link_demand(linker *x, const anchorage *s, size_t index, const event *offer)
{
    span words;
    const event *demand = anchor_demand(s, offer, &words);
    if (!demand) return;
    span asked = span_empty(demand->topic) ? demand->trigger : demand->topic;
    if (asked.begin < words.end && words.end < asked.end) asked.begin = words.end + 1;
    add(x, (event_link){.kind = LINK_CONDITION,
                        .from = demand,
                        .to = offer,
                        .words = words,
                        .from_words = asked,
                        .sentence = (uint32_t)index,
                        .says = mention_speaker(x->mentions, (uint32_t)index, demand->word),
                        .confidence = link_sure(LINK_CONDITION, DEMAND_STRENGTH, offer)});
}

static void link_sentence(linker *x, size_t index)
{
    anchorage s = anchorage_of(x, index);
    if (s.n == 0) return;
    for (size_t i = 0; i < s.n; i++) link_demand(x, &s, index, &s.events[i]);
    relation_list all = relation_read(s.f, x->m, x->a);
    for (uint32_t i = 0; i < all.n; i++) {
        relation own = all.p[i], *r = &own;
        if (r->strength < (r->implied ? LINK_IMPLIED : LINK_LEAST)) continue;
        if (!r->implied && r->meant < LINK_LEAST) continue; // the table says that it means none
        if (!cue_joins(s.f, r)) continue;
        if (r->why >= 0) r->why = cue_cause(s.f, r);
        const event *to = anchor_at(&s, (uint32_t)r->told, r->why);
        if (!to) continue;
        if (r->why == RELATION_BEFORE) {
            link_back(x, &s, index, r, to);
            continue;
        }
        if (!fit_told(&s, r, to)) continue;
        r->why = whole_reason(s.f->sentence, r);
        if (is_time(x, index, (uint32_t)r->why)) continue; // and what stands beside it
        reason_list reasons = reasons_at(&s, r);
        for (uint32_t k = 0; k < reasons.n; k++) link_reason(x, &s, index, r, to, &reasons, k);
    }
}

// --- parts

static const event *event_at(const linker *x, span trigger)
{
    size_t low = 0, high = x->events->n; // ordered by where their triggers begin
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (x->events->p[mid].trigger.begin < trigger.begin)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < x->events->n && x->events->p[low].trigger.begin == trigger.begin; low++)
        if (x->events->p[low].trigger.end == trigger.end) return &x->events->p[low];
    return NULL;
}

// "A law of $95 billion that included $8 billion": the event of what includes.
static const event *included_in(const anchorage *s, const event *e)
{
    const token *t = &s->f->sentence->tokens[e->word];
    if (!str_in_list(t->lemma, "include|comprise|contain", '|') || t->head < 0) return NULL;
    int32_t above = t->rel == REL_ACL_RELCL ? t->head : frame_child(s->f, e->word, REL_NSUBJ);
    return above < 0 ? NULL : anchor_at(s, (uint32_t)above, (int32_t)e->word);
}

static void link_parts(linker *x)
{
    for (size_t i = 0; i < x->events->n; i++) {
        const event *e = &x->events->p[i];
        anchorage s = anchorage_of(x, e->sentence);
        const event *whole = span_empty(e->whole) ? included_in(&s, e) : event_at(x, e->whole);
        if (!whole || whole == e) continue;
        x->whole_of[i] = whole;
        add(x, (event_link){.kind = LINK_PART,
                            .from = e,
                            .to = whole,
                            .words = e->trigger,
                            .sentence = e->sentence,
                            .says = e->says,
                            .confidence = e->confidence * whole->confidence});
    }
}

// --- the same event, told once more

static void link_same(linker *x)
{
    const event_list *e = x->events;
    sameness *seen = sameness_of_text(x->d, e, x->frames, x->a);
    for (size_t i = 0; i < e->n; i++) {
        double score;
        int64_t first = sameness_first(seen, i, &score);
        if (first < 0 || x->whole_of[i] == &e->p[first]) continue;
        add(x, (event_link){.kind = LINK_SAME,
                            .from = &e->p[i],
                            .to = &e->p[first],
                            .sentence = e->p[i].sentence,
                            .says = e->p[i].says,
                            .confidence = score});
    }
}

// --- order and ids

static int by_place(const void *a, const void *b)
{
    const event_link *x = a, *y = b;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->words.begin != y->words.begin) return x->words.begin < y->words.begin ? -1 : 1;
    int to = strcmp(x->to->id, y->to->id);
    if (to) return to;
    int from = strcmp(x->from ? x->from->id : "", y->from ? y->from->id : "");
    if (from) return from;
    if (x->from_words.begin != y->from_words.begin)
        return x->from_words.begin < y->from_words.begin ? -1 : 1;
    return (int)x->kind - (int)y->kind;
}

static void number(linker *x)
{
    buf b = {0};
    for (size_t i = 0; i < x->out.n; i++) {
        event_link *l = &x->out.p[i];
        buf_clear(&b);
        buf_add_format(&b, "%.*s|%s|%s|%s|%u|%u", STR_ARG(x->d->id), link_kind_name(l->kind),
                       l->from ? l->from->id : "", l->to->id, l->words.begin, l->from_words.begin);
        hash_hex(hash_str(buf_str(&b)), l->id);
    }
    buf_free(&b);
}

static void open(linker *x)
{
    size_t n = x->sentences->n, at = 0;
    x->frames = arena_array(x->a, frame_view, n);
    x->whole_of = arena_array(x->a, const event *, x->events->n);
    x->first = arena_array(x->a, uint32_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        x->first[i] = (uint32_t)at;
        while (at < x->events->n && x->events->p[at].sentence == i) at++;
        if (at > x->first[i]) x->frames[i] = frame_open(&x->sentences->p[i], x->mentions, x->a);
    }
    x->first[n] = (uint32_t)at;
}

link_list link_document(const document *d, const sentence_list *sentences,
                        const mention_list *mentions, const event_list *events, const reasoner *m,
                        arena *a)
{
    linker x = {.d = d, .sentences = sentences, .mentions = mentions, .events = events, .m = m};
    x.a = a;
    if (events->n == 0) return (link_list){0};
    open(&x);
    for (size_t i = 0; i < sentences->n; i++) link_sentence(&x, i);
    link_parts(&x);
    link_same(&x);
    if (x.out.n) qsort(x.out.p, x.out.n, sizeof *x.out.p, by_place);
    number(&x);
    return (link_list){.p = x.out.p, .n = x.out.n};
}
