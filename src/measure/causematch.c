#include "measure/causematch.h"

#include <ctype.h>
#include <math.h>

#define PAIRED_MAX 32 // relations of one sentence; the corpus has five at most

// The gold leaves words of time and of mere company without a mark as signals.
static const char QUIET[] = "after|when|in|and|during|who|which|that|against|come after|while";

// --- ours

// Whole words between spaces, as the gold marks them.
static span whole_words(str text, span s)
{
    while (s.begin < s.end && isspace((unsigned char)text.p[s.begin])) s.begin++;
    while (s.end > s.begin && isspace((unsigned char)text.p[s.end - 1])) s.end--;
    if (span_empty(s)) return s;
    while (s.begin > 0 && !isspace((unsigned char)text.p[s.begin - 1])) s.begin--;
    while (s.end < text.n && !isspace((unsigned char)text.p[s.end])) s.end++;
    return s;
}

span cause_place(const coded *c, const gold_cause_sentence *s, span words)
{
    const document *d = c->document;
    if (span_empty(words)) return words;
    return whole_words(s->text, (span){document_source_offset(d, words.begin),
                                       document_source_offset(d, words.end)});
}

static bool is_quiet(str words)
{
    for (str list = STR(QUIET); list.n;)
        if (str_eq_nocase(str_split(&list, '|'), words)) return true;
    return false;
}

cause_finding cause_finding_of(const gold_cause_sentence *s, const coded *c, const frame_view *f,
                               const relation *r, const reasoner *m, arena *a)
{
    relation_extent x = reasoner_extent(m, f, r, a);
    cause_finding found = {.strength = r->causal};
    found.parts[CAUSE_WHY] = cause_place(c, s, x.why);
    found.parts[CAUSE_TOLD] = cause_place(c, s, x.told);
    if (m || !is_quiet(span_text(c->document->text, x.words)))
        found.parts[CAUSE_SIGNAL] = cause_place(c, s, x.words);
    return found;
}

cause_findings cause_findings_of(const gold_cause_sentence *s, const coded *c, const reasoner *m,
                                 arena *a)
{
    VEC(cause_finding) all = {0};
    for (size_t i = 0; i < c->sentences.n; i++) {
        frame_view f = frame_open(&c->sentences.p[i], &c->mentions, a);
        relation_list list = relation_read(&f, m, a);
        for (uint32_t k = 0; k < list.n; k++)
            if (list.p[k].why != RELATION_BEFORE)
                *vec_push(a, &all) = cause_finding_of(s, c, &f, &list.p[k], m, a);
    }
    return (cause_findings){all.p, all.n};
}

// --- pairs

typedef enum { APART, TOUCHING, EXACT } closeness;

static closeness compare(span a, span b)
{
    if (span_empty(a) || span_empty(b) || !span_overlaps(a, b)) return APART;
    return a.begin == b.begin && a.end == b.end ? EXACT : TOUCHING;
}

static closeness compare_part(const cause_mark *m, const cause_finding *f, cause_part p)
{
    if (p == CAUSE_WHY) return compare(m->why, f->parts[p]);
    if (p == CAUSE_TOLD) return compare(m->told, f->parts[p]);
    closeness best = APART;
    for (uint32_t i = 0; i < m->n_signals; i++) {
        closeness c = compare(m->signals[i], f->parts[p]);
        if (c > best) best = c;
    }
    return best;
}

int cause_fit(const cause_mark *m, const cause_finding *f)
{
    int sum = 0;
    for (int p = 0; p < CAUSE_PARTS; p++) sum += (int)compare_part(m, f, (cause_part)p);
    return sum;
}

static void count_pair(cause_tally *t, const cause_mark *m, const cause_finding *f)
{
    for (int p = 0; p < CAUSE_PARTS; p++) {
        closeness c = compare_part(m, f, (cause_part)p);
        t->parts[p].exact += c == EXACT;
        t->parts[p].touching += c == TOUCHING;
    }
}

static size_t likeliest(const cause_findings *found)
{
    size_t best = 0;
    for (size_t i = 1; i < found->n; i++)
        if (found->p[i].strength > found->p[best].strength) best = i;
    return best;
}

static bool counts(const gold_cause_sentence *s, const cause_findings *found, size_t i)
{
    return found->p[i].strength >= CAUSE_LIKELY || (s->marks.n && i == likeliest(found));
}

// The best pairs first, none used twice.
static void count_pairs(cause_tally *t, const gold_cause_sentence *s, const cause_findings *found)
{
    bool used_gold[PAIRED_MAX] = {0}, used_ours[PAIRED_MAX] = {0};
    size_t gold = s->marks.n < PAIRED_MAX ? s->marks.n : PAIRED_MAX;
    size_t ours = found->n < PAIRED_MAX ? found->n : PAIRED_MAX;
    for (size_t left = gold < ours ? gold : ours; left > 0; left--) {
        int best = 0;
        size_t best_gold = 0, best_ours = 0;
        for (size_t g = 0; g < gold; g++)
            for (size_t o = 0; o < ours; o++) {
                if (used_gold[g] || used_ours[o] || !counts(s, found, o)) continue;
                int score = cause_fit(&s->marks.p[g], &found->p[o]);
                if (score <= best) continue;
                best = score;
                best_gold = g;
                best_ours = o;
            }
        if (!best) return;
        used_gold[best_gold] = used_ours[best_ours] = true;
        count_pair(t, &s->marks.p[best_gold], &found->p[best_ours]);
    }
}

// --- counts

void cause_tally_add(cause_tally *t, const gold_cause_sentence *s, const cause_findings *found)
{
    t->sentences++;
    t->gold += s->marks.n;
    for (size_t i = 0; i < s->marks.n; i++) {
        t->parts[CAUSE_WHY].gold++;
        t->parts[CAUSE_TOLD].gold++;
        t->parts[CAUSE_SIGNAL].gold += s->marks.p[i].n_signals;
    }
    for (size_t i = 0; i < found->n; i++) {
        if (!counts(s, found, i)) continue;
        t->ours++;
        for (int p = 0; p < CAUSE_PARTS; p++) t->parts[p].ours += !span_empty(found->p[i].parts[p]);
    }
    bool said = found->n && found->p[likeliest(found)].strength >= CAUSE_SENTENCE;
    t->causal += s->causal;
    t->said += said;
    t->right += s->causal && said;
    count_pairs(t, s, found);
}

static cause_score score_of(double right, double ours, double gold)
{
    cause_score s = {.precision = ours > 0 ? right / ours : NAN,
                     .recall = gold > 0 ? right / gold : NAN,
                     .f1 = ours + gold > 0 ? 2 * right / (ours + gold) : NAN};
    return s;
}

cause_score cause_score_of_sentences(const cause_tally *t)
{
    return score_of((double)t->right, (double)t->said, (double)t->causal);
}

cause_score cause_score_exact(const cause_row *r)
{
    return score_of((double)r->exact, (double)r->ours, (double)r->gold);
}

// Half of what only touches is no error.
cause_score cause_score_fair(const cause_row *r)
{
    double half = 0.5 * (double)r->touching;
    return score_of((double)r->exact, (double)r->ours - half, (double)r->gold - half);
}

double cause_macro(const cause_tally *t, cause_score (*score)(const cause_row *r))
{
    double sum = 0;
    for (int p = 0; p < CAUSE_PARTS; p++) sum += score(&t->parts[p]).f1;
    return sum / CAUSE_PARTS;
}
