#include "measure/judgement.h"

#include "base/utf8.h"

typedef struct {
    const gold_set *set;
    const gold_text *text;
    const finding_list *found;
} bench;

// --- spans

static bool is_edge(uint32_t code)
{
    return utf8_is_space(code) ||
           (utf8_is_punct(code) && code != '%' && code != '#' && code != '@');
}

static span trim_edges(str text, span s)
{
    uint32_t code;
    while (s.begin < s.end) {
        size_t n = utf8_decode(text, s.begin, &code);
        if (!is_edge(code)) break;
        s.begin += (uint32_t)n;
    }
    while (s.begin < s.end) {
        size_t n = utf8_decode_before(text, s.end, &code);
        if (!is_edge(code)) break;
        s.end -= (uint32_t)n;
    }
    return s;
}

// Behind the first word if that is one of "a|b"; else s.
static span without_word(str text, span s, const char *list)
{
    str words = span_text(text, s);
    size_t gap = str_find_byte(words, ' ', 0);
    char low[8];
    if (gap == SIZE_MAX || gap >= sizeof low) return s;
    for (size_t i = 0; i < gap; i++) low[i] = (char)(words.p[i] | 0x20);
    if (str_in_list((str){low, gap}, list, '|')) s.begin += (uint32_t)gap + 1;
    return s;
}

static span without_possessive(str text, span s)
{
    str words = span_text(text, s);
    if (str_ends(words, STR("'s"))) s.end -= 2;
    if (str_ends(words, STR("’s"))) s.end -= 4;
    return s;
}

// Of a time its preposition goes too: some guidelines have it, ours has not.
static span bare(str text, span s, bool time)
{
    s = without_possessive(text, trim_edges(text, s));
    if (time)
        s = without_word(text, s,
                         "in|on|at|from|since|during|by|for|before|after|between|until|till");
    return trim_edges(text, without_word(text, s, "the|a|an"));
}

static bool same_extent(str text, span a, span b, bool time)
{
    a = bare(text, a, time);
    b = bare(text, b, time);
    return a.begin == b.begin && a.end == b.end;
}

// Dice's coefficient of two spans that overlap.
static double likeness(span a, span b)
{
    uint32_t begin = a.begin > b.begin ? a.begin : b.begin, end = a.end < b.end ? a.end : b.end;
    if (end <= begin) return 0;
    return 2.0 * (end - begin) / (double)(span_length(a) + span_length(b));
}

// --- pairing

// Place of the finding's kind among those that the mark may have; SIZE_MAX when it is none.
static size_t rank(const bench *b, const gold_mark *m, const finding *f)
{
    const gold_kind *k = gold_kind_find(b->set->format, m->kind);
    str rest = k ? str_of(k->ours) : STR_NONE;
    for (size_t i = 0; rest.p; i++)
        if (str_eq(str_split(&rest, '|'), f->kind)) return i;
    return SIZE_MAX;
}

#define OF_KIND 10 // merit added where the kind is right; likeness is at most 1

// How well a mark and a finding go together: of its kind before others, then like it in extent,
// then of the kind that the mark has first. Below 0: not at all.
static double merit(const bench *b, const gold_mark *m, const finding *f)
{
    double like = likeness(f->span, m->span);
    size_t order = rank(b, m, f);
    if (like <= 0) return -1;
    if (order != SIZE_MAX) return OF_KIND + like - 1e-6 * (double)order;
    // What is said goes around all that is named in it.
    return str_eq(f->kind, STR("said")) || str_eq(m->kind, STR("said")) ? -1 : like;
}

// The finding that goes best with the mark, NULL when none does.
static const finding *best_finding(const bench *b, const gold_mark *m, bool *of_kind)
{
    const finding *best = NULL;
    double most = 0;
    for (size_t i = 0; i < b->found->n; i++) {
        double now = merit(b, m, &b->found->p[i]);
        if (now <= most) continue;
        best = &b->found->p[i];
        most = now;
    }
    *of_kind = most > OF_KIND - 1;
    return best;
}

static const gold_mark *best_mark(const bench *b, const finding *f, bool *of_kind)
{
    const gold_mark *best = NULL;
    double most = 0;
    for (size_t i = 0; i < b->text->n_marks; i++) {
        double now = merit(b, &b->text->marks[i], f);
        if (now <= most) continue;
        best = &b->text->marks[i];
        most = now;
    }
    *of_kind = most > OF_KIND - 1;
    return best;
}

static judgement judge_mark(const bench *b, const gold_mark *m)
{
    bool of_kind;
    judgement j = {.mark = m, .aside = m->aside};
    const gold_kind *k = gold_kind_find(b->set->format, m->kind);
    if (!j.aside.n && (!k || !*k->ours)) j.aside = STR("we have no such kind");
    j.found = best_finding(b, m, &of_kind);
    j.what = of_kind ? JUDGED_FOUND : JUDGED_MISSED;
    if (!of_kind) {
        if (m->optional) j.aside = STR("optional");
        return j;
    }
    j.exact =
        same_extent(b->text->text, j.found->span, m->span, str_eq(j.found->kind, STR("time")));
    j.value = goldvalue_compare(m, j.found);
    if (m->optional) j.aside = STR("optional");
    return j;
}

static judgement judge_finding(const bench *b, const finding *f)
{
    bool of_kind;
    judgement j = {.found = f};
    j.mark = best_mark(b, f, &of_kind);
    j.what = of_kind ? JUDGED_RIGHT : JUDGED_EXTRA;
    if (!of_kind) j.aside = f->aside;
    return j;
}

judgement_list judge(const gold_set *set, const gold_text *t, const finding_list *found, arena *a)
{
    bench b = {set, t, found};
    judgement_list all = {.p = arena_array(a, judgement, t->n_marks + found->n + 1)};
    for (size_t i = 0; i < t->n_marks; i++) all.p[all.n++] = judge_mark(&b, &t->marks[i]);
    for (size_t i = 0; i < found->n; i++)
        if (str_in_list(found->p[i].kind, t->complete, '|'))
            all.p[all.n++] = judge_finding(&b, &found->p[i]);
    return all;
}
