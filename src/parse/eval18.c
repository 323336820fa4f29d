#include "parse/eval18.h"

#include "parse/eval18_file.h"

#include <string.h>

static const char *const NAMES[CONLL18_COUNT] = {
#define X(name, text) text,
    CONLL18_LIST(X)
#undef X
};

const char *conll18_name(conll18_metric m)
{
    return NAMES[m];
}

static double ratio(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : 0;
}

double conll18_precision(conll18_score s)
{
    return ratio(s.correct, s.system);
}

double conll18_recall(conll18_score s)
{
    return ratio(s.correct, s.gold);
}

double conll18_f1(conll18_score s)
{
    return ratio(2 * s.correct, s.gold + s.system);
}

double conll18_aligned(conll18_score s)
{
    return ratio(s.correct, s.aligned);
}

// ---- Spans: tokens and sentences.

static conll18_score score_spans(const span *gold, size_t n_gold, const span *system,
                                 size_t n_system)
{
    conll18_score s = {.gold = n_gold, .system = n_system};
    for (size_t g = 0, k = 0; g < n_gold && k < n_system;) {
        if (gold[g].begin < system[k].begin)
            g++;
        else if (gold[g].begin > system[k].begin)
            k++;
        else
            s.correct += gold[g++].end == system[k++].end;
    }
    s.aligned = s.correct;
    return s;
}

// ---- Alignment of words.

typedef struct {
    eval18_word *p;
    size_t n;
} word_list;

typedef struct {
    word_list gold, system;
    arena *a;
} alignment;

static void match(alignment *al, size_t g, size_t s)
{
    al->gold.p[g].match = (uint32_t)s;
    al->system.p[s].match = (uint32_t)g;
}

static bool is_beyond(word_list w, size_t i, size_t end)
{
    if (i >= w.n) return true;
    return w.p[i].multiword ? w.p[i].begin >= end : w.p[i].end > end;
}

// Takes word i of one file into the region that ends at *end.
static void widen(word_list w, size_t *i, size_t *end)
{
    if (w.p[*i].multiword && w.p[*i].end > *end) *end = w.p[*i].end;
    (*i)++;
}

// The region of overlapping multiword tokens that starts at *g and *s; *g and *s move behind it.
static void find_region(const alignment *al, size_t *g, size_t *s, size_t *g0, size_t *s0)
{
    word_list gold = al->gold, system = al->system;
    size_t end;
    if (gold.p[*g].multiword) {
        end = gold.p[*g].end;
        if (!system.p[*s].multiword && system.p[*s].begin < gold.p[*g].begin) (*s)++;
    } else {
        end = system.p[*s].end;
        if (!gold.p[*g].multiword && gold.p[*g].begin < system.p[*s].begin) (*g)++;
    }
    *g0 = *g;
    *s0 = *s;
    while (!is_beyond(gold, *g, end) || !is_beyond(system, *s, end)) {
        bool take_gold = *g < gold.n && (*s >= system.n || gold.p[*g].begin <= system.p[*s].begin);
        if (take_gold)
            widen(gold, g, &end);
        else
            widen(system, s, &end);
    }
}

// Longest common subsequence of the forms of gold[g0, g1) and system[s0, s1).
static void match_region(alignment *al, size_t g0, size_t g1, size_t s0, size_t s1)
{
    const eval18_word *gold = al->gold.p + g0, *system = al->system.p + s0;
    size_t n = g1 - g0, m = s1 - s0, g = 0, s = 0;
    if (n == 0 || m == 0) return;
    if (n > CONLL18_MAX_CELLS / m) {
        for (; g < n && g < m && str_eq(gold[g].form, system[g].form); g++)
            match(al, g0 + g, s0 + g);
        return;
    }
    size_t w = m + 1;
    uint32_t *longest = arena_array(al->a, uint32_t, (n + 1) * w); // [n + 1][m + 1]
    for (size_t i = n; i-- > 0;)
        for (size_t k = m; k-- > 0;) {
            uint32_t down = longest[(i + 1) * w + k], right = longest[i * w + k + 1];
            bool same = str_eq(gold[i].form, system[k].form);
            longest[i * w + k] = same           ? 1 + longest[(i + 1) * w + k + 1]
                                 : down > right ? down
                                                : right;
        }
    while (g < n && s < m) {
        if (str_eq(gold[g].form, system[s].form))
            match(al, g0 + g++, s0 + s++);
        else if (longest[g * w + s] == longest[(g + 1) * w + s])
            g++;
        else
            s++;
    }
}

static void align(alignment *al)
{
    const eval18_word *gold = al->gold.p, *system = al->system.p;
    for (size_t g = 0, s = 0; g < al->gold.n && s < al->system.n;) {
        if (gold[g].multiword || system[s].multiword) {
            size_t g0, s0;
            find_region(al, &g, &s, &g0, &s0);
            match_region(al, g0, g, s0, s);
        } else if (gold[g].begin == system[s].begin && gold[g].end == system[s].end) {
            match(al, g++, s++);
        } else if (gold[g].begin <= system[s].begin) {
            g++;
        } else {
            s++;
        }
    }
}

// ---- What has to be equal for a pair of aligned words.

static bool same_parent(const alignment *al, const eval18_word *g, const eval18_word *s)
{
    if (g->parent == EVAL18_NONE || s->parent == EVAL18_NONE) return g->parent == s->parent;
    return al->system.p[s->parent].match == g->parent;
}

static bool same_lemma(const eval18_word *g, const eval18_word *s)
{
    return str_eq(g->lemma, STR("_")) || str_eq(g->lemma, s->lemma);
}

static bool same_arc(const alignment *al, const eval18_word *g, const eval18_word *s)
{
    return same_parent(al, g, s) && str_eq(g->rel, s->rel);
}

static bool same_morphology(const eval18_word *g, const eval18_word *s)
{
    return str_eq(g->upos, s->upos) && str_eq(g->feats, s->feats);
}

static bool same_function_words(const alignment *al, const eval18_word *g, const eval18_word *s)
{
    uint32_t x = g->child, y = s->child;
    while (x != EVAL18_NONE && y != EVAL18_NONE) {
        const eval18_word *a = &al->gold.p[x], *b = &al->system.p[y];
        if (b->match != x || !str_eq(a->rel, b->rel) || !same_morphology(a, b)) return false;
        x = a->sibling;
        y = b->sibling;
    }
    return x == y;
}

static bool is_correct(const alignment *al, conll18_metric m, const eval18_word *g,
                       const eval18_word *s)
{
    switch (m) {
    case CONLL18_UPOS: return str_eq(g->upos, s->upos);
    case CONLL18_XPOS: return str_eq(g->xpos, s->xpos);
    case CONLL18_UFEATS: return str_eq(g->feats, s->feats);
    case CONLL18_ALLTAGS: return same_morphology(g, s) && str_eq(g->xpos, s->xpos);
    case CONLL18_LEMMAS: return same_lemma(g, s);
    case CONLL18_UAS: return same_parent(al, g, s);
    case CONLL18_LAS:
    case CONLL18_CLAS: return same_arc(al, g, s);
    case CONLL18_MLAS:
        return same_arc(al, g, s) && same_morphology(g, s) && same_function_words(al, g, s);
    case CONLL18_BLEX: return same_arc(al, g, s) && same_lemma(g, s);
    default: return true;
    }
}

static conll18_score score_words(const alignment *al, conll18_metric m)
{
    conll18_score score = {0};
    bool content = m == CONLL18_CLAS || m == CONLL18_MLAS || m == CONLL18_BLEX;
    for (size_t i = 0; i < al->system.n; i++) score.system += !content || al->system.p[i].content;
    for (size_t i = 0; i < al->gold.n; i++) {
        const eval18_word *g = &al->gold.p[i];
        if (content && !g->content) continue;
        score.gold++;
        if (g->match == EVAL18_NONE) continue;
        score.aligned++;
        score.correct += is_correct(al, m, g, &al->system.p[g->match]);
    }
    return score;
}

static status compare_texts(str gold, str system, diag *why)
{
    size_t i = 0;
    while (i < gold.n && i < system.n && gold.p[i] == system.p[i]) i++;
    if (i == gold.n && i == system.n) return ST_OK;
    str g = str_sub(gold, i, i + 20), s = str_sub(system, i, i + 20);
    return diag_set(why, ST_FORMAT, "system", 0, 0,
                    "the texts differ at byte %zu without white space: gold has \"%.*s\", system "
                    "\"%.*s\"; compare two analyses of the same text",
                    i, STR_ARG(g), STR_ARG(s));
}

status conll18_evaluate(str gold, str system, arena *a, conll18_scores *out, diag *why)
{
    eval18_file g, s;
    memset(out, 0, sizeof *out);
    TRY(eval18_read(gold, "gold", a, &g, why));
    TRY(eval18_read(system, "system", a, &s, why));
    TRY(compare_texts(g.text, s.text, why));
    alignment al = {{g.words.p, g.words.n}, {s.words.p, s.words.n}, a};
    align(&al);
    out->of[CONLL18_TOKENS] = score_spans(g.tokens.p, g.tokens.n, s.tokens.p, s.tokens.n);
    out->of[CONLL18_SENTENCES] =
        score_spans(g.sentences.p, g.sentences.n, s.sentences.p, s.sentences.n);
    for (int m = CONLL18_WORDS; m < CONLL18_COUNT; m++)
        out->of[m] = score_words(&al, (conll18_metric)m);
    return ST_OK;
}

void conll18_table(const conll18_scores *s, buf *out)
{
    buf_add_c(out, "Metric     | Precision |    Recall |  F1 Score | AligndAcc\n"
                   "-----------+-----------+-----------+-----------+-----------\n");
    for (int m = 0; m < CONLL18_COUNT; m++) {
        conll18_score one = s->of[m];
        buf_add_format(out, "%-11s|%10.2f |%10.2f |%10.2f |", NAMES[m],
                       100 * conll18_precision(one), 100 * conll18_recall(one),
                       100 * conll18_f1(one));
        if (m > CONLL18_WORDS) buf_add_format(out, "%10.2f", 100 * conll18_aligned(one));
        buf_add_byte(out, '\n');
    }
}
