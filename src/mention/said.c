// The stretches of the sentences that are somebody's words.
#include "mention/firstperson.h"

#include "mention/word.h"

#define STRETCHES_MAX 12 // of one sentence; more are left out
#define INSERTED_MAX  14 // words of a report between what it reports
#define GAP_MAX       3  // words between parts of one stretch: marks, and whose they are not clear

// What one speaker says in a sentence: from the first to the last of his words.
typedef struct {
    const attribution *who;
    uint32_t first, end;
} stretch;

static bool is_mark(const sentence *s, uint32_t i)
{
    return s->tokens[i].upos == UPOS_PUNCT;
}

static bool is_address(const sentence *s, uint32_t i)
{
    return str_starts(s->tokens[i].form, STR("http")) || str_starts(s->tokens[i].form, STR("www."));
}

// Is it a statement, and no thing that is announced?
static bool has_verb(const sentence *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (word_has(s, i, UPOS_VERB) || word_has(s, i, UPOS_AUX)) return true;
    return false;
}

// How far apart the words of a report may stand: where it is inserted between a subject and its
// verb, as far as it goes ("Rebels, the army said on Monday, killed nine").
static uint32_t gap_of(const sentence *s, const stretch *one, uint32_t next)
{
    const attribution *who = one->who;
    bool inserted = !who->direct && who->verb >= (int32_t)one->end && who->verb < (int32_t)next;
    if (!inserted || has_verb(s, one->first, one->end)) return GAP_MAX;
    for (uint32_t i = one->first; i < one->end; i++)
        if (deprel_base((deprel)s->tokens[i].rel) == REL_NSUBJ) return INSERTED_MAX;
    return GAP_MAX;
}

static void note(const sentence *s, stretch *list, uint32_t *n, const attribution *who, uint32_t i)
{
    uint32_t k = 0;
    while (k < *n && (list[k].who != who || list[k].end + gap_of(s, &list[k], i) < i)) k++;
    if (k == STRETCHES_MAX) return;
    if (k == *n) list[(*n)++] = (stretch){who, i, i + 1};
    list[k].end = i + 1;
}

static bool is_same_report(const attribution *a, const attribution *b)
{
    return a->verb >= 0 && a->verb == b->verb && a->sentence == b->sentence;
}

static bool are_apart(const stretch *a, const stretch *b)
{
    return a->end + GAP_MAX < b->first || b->end + GAP_MAX < a->first;
}

// "were "thieves" and "enemies of the state"": two quotations of one report side by side, the verb
// not between them
static void join_beside(stretch *list, uint32_t *n)
{
    for (uint32_t i = 0; i < *n; i++)
        for (uint32_t k = 0; k < *n; k++) {
            stretch *a = &list[i], *b = &list[k];
            bool verb = a->who->verb >= (int32_t)a->end && a->who->verb < (int32_t)b->first;
            if (i == k || a->first > b->first || are_apart(a, b) || verb ||
                !is_same_report(a->who, b->who))
                continue;
            if (b->end > a->end) a->end = b->end;
            list[k] = list[--*n];
            i = UINT32_MAX; // from the first one again
            break;
        }
}

// What a verb reports is one stretch where a quotation stands in the middle of it: "say that the
// town is "under siege" again". A quotation beside it says better what is said.
static void join_quoted(stretch *list, uint32_t *n)
{
    for (uint32_t i = 0; i < *n; i++)
        for (uint32_t k = 0; k < *n; k++) {
            stretch *report = &list[i], *quoted = &list[k];
            if (i == k || report->who->direct || !quoted->who->direct ||
                !is_same_report(report->who, quoted->who))
                continue;
            bool near = !are_apart(report, quoted);
            for (uint32_t l = 0; !near && l < *n; l++) // another one beside it?
                if (list[l].who->direct && is_same_report(report->who, list[l].who) &&
                    !are_apart(report, &list[l]))
                    quoted = &list[l], near = true;
            if (near && report->first < quoted->first) quoted->first = report->first;
            if (near && report->end > quoted->end) quoted->end = report->end;
            list[i--] = list[--*n];
            break;
        }
    join_beside(list, n);
}

// Words that nobody says: what is thought, what a post is passed on by, what is only done
// "allegedly". "The army reportedly left" is a report as a whole.
static bool is_unsaid(const stretch *one)
{
    static const char MINDS[] =
        "think|believe|assume|suppose|imagine|presume|reckon|suspect|fear|"
        "guess|foresee|belief|suspicion|perception|speculate|speculation|via";
    static const char ADVERBS[] = "allegedly|apparently|purportedly|reportedly|supposedly";
    const attribution *t = one->who;
    if (t->direct || !t->lemma.n) return false;
    return str_in_list(t->lemma, MINDS, '|') ||
           (one->first > 0 && str_in_list(t->lemma, ADVERBS, '|'));
}

// "@ana_roe", "#SecRoe"
static bool is_sign(str name)
{
    return name.n && (name.p[0] == '@' || name.p[0] == '#');
}

static bool in_capitals(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'a' && s.p[i] <= 'z') return false;
    return s.n > 0;
}

// A transcript's speaker is its author, but for the sentence that says who speaks.
static bool is_own_transcript(const sentence *s, const attribution *t)
{
    bool label = t->direct && t->verb < 0 && !t->lemma.n;
    return label && t->sentence != s->index && !is_sign(t->name) && in_capitals(t->name);
}

static void add(const sentence *s, const stretch *one, mention_vec *out, arena *a)
{
    uint32_t first = one->first, end = one->end;
    while (first < end && (is_mark(s, first) || word_is(s, first, "that"))) first++;
    while (end > first && (is_mark(s, end - 1) || is_address(s, end - 1))) end--;
    if (first == end) return;
    const attribution *t = one->who;
    bool marked = t->direct && (t->verb >= 0 || t->lemma.n || is_sign(t->name));
    bool stops = s->n_tokens > 0 && word_among(s, s->n_tokens - 1, ".|!|?");
    bool phrase = !has_verb(s, first, end) && !(t->direct && stops);
    if (!marked && phrase) return; // "Judge Roe: nominee for the court"
    mention *m = vec_push(a, out);
    *m = (mention){.kind = MENTION_SAID, .sentence = s->index, .first = first, .end = end};
    m->head = word_phrase_head(s, first, end);
    m->span = word_span(s, first, end);
    bool label = t->direct && t->verb < 0 && !t->lemma.n;
    m->says = t;
    m->how = label ? STR("label") : t->direct ? STR("quotation") : STR("report");
    if (!t->speaker) return;
    m->actors = t->speaker->actors;
    m->n_actors = t->speaker->n_actors;
}

void said_find(const sentence_list *sentences, const mention_list *m, mention_vec *out, arena *a)
{
    for (size_t k = 0; k < sentences->n; k++) {
        const sentence *s = &sentences->p[k];
        stretch list[STRETCHES_MAX];
        uint32_t n = 0;
        if (!m->says[k]) continue;
        for (uint32_t i = 0; i < s->n_tokens; i++)
            for (const attribution *t = m->says[k][i]; t; t = t->outer) note(s, list, &n, t, i);
        join_quoted(list, &n);
        for (uint32_t i = 0; i < n; i++)
            if (!is_unsaid(&list[i]) && !is_own_transcript(s, list[i].who))
                add(s, &list[i], out, a);
    }
}
