// The stretches of the sentences that are somebody's words.
#include "mention/firstperson.h"

#include "mention/word.h"

#define STRETCHES_MAX 12 // of one sentence; more are left out
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

static void note(stretch *list, uint32_t *n, const attribution *who, uint32_t i)
{
    uint32_t k = 0;
    while (k < *n && (list[k].who != who || list[k].end + GAP_MAX < i)) k++;
    if (k == STRETCHES_MAX) return;
    if (k == *n) list[(*n)++] = (stretch){who, i, i + 1};
    list[k].end = i + 1;
}

// The tree's opinion of what a verb reports, beside the quotation marks that say it better.
static bool is_quoted_anyway(const stretch *list, uint32_t n, const stretch *one)
{
    for (uint32_t i = 0; i < n && !one->who->direct; i++) {
        const attribution *t = list[i].who;
        if (t->direct && t->verb == one->who->verb && t->sentence == one->who->sentence)
            return true;
    }
    return false;
}

// Is it a statement, and no thing that is announced?
static bool has_verb(const sentence *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (word_has(s, i, UPOS_VERB) || word_has(s, i, UPOS_AUX)) return true;
    return false;
}

static void add(const sentence *s, const stretch *one, mention_vec *out, arena *a)
{
    uint32_t first = one->first, end = one->end;
    while (first < end && (is_mark(s, first) || word_is(s, first, "that"))) first++;
    while (end > first && (is_mark(s, end - 1) || is_address(s, end - 1))) end--;
    if (first == end) return;
    const attribution *t = one->who;
    if (!t->direct && !has_verb(s, first, end)) return;
    mention *m = vec_push(a, out);
    *m = (mention){.kind = MENTION_SAID, .sentence = s->index, .first = first, .end = end};
    m->head = word_phrase_head(s, first, end);
    m->span = word_span(s, first, end);
    bool label = t->direct && t->verb < 0 && !t->lemma.n;
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
            for (const attribution *t = m->says[k][i]; t; t = t->outer) note(list, &n, t, i);
        for (uint32_t i = 0; i < n; i++)
            if (!is_quoted_anyway(list, n, &list[i])) add(s, &list[i], out, a);
    }
}
