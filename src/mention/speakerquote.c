#include "mention/speakerscan.h"

#include <string.h>

#define PIECES_MAX     8  // quotations looked at in one sentence
#define NEAR_SENTENCES 2  // from a quotation to the next of the same speaker, when none is named
#define TO_VERB_MAX    10 // words from a quotation to the verb that reports it

// The part of a quotation that lies in one sentence: words [first, end).
typedef struct {
    uint32_t sentence, first, end;
    bool begins;    // the opening mark stands here
    bool paragraph; // at the beginning of a paragraph
} piece;

typedef VEC(piece) piece_vec;

typedef enum { MARK_NONE, MARK_OPEN, MARK_CLOSE } mark;

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

// Opening or closing: curly ones say so, straight ones by the space around them.
static mark mark_at(const document *d, const sentence *s, uint32_t i)
{
    str f = s->tokens[i].form;
    if (f.n == 3 && memcmp(f.p, "\xe2\x80\x9c", 3) == 0) return MARK_OPEN;
    if (f.n == 3 && memcmp(f.p, "\xe2\x80\x9d", 3) == 0) return MARK_CLOSE;
    if (f.n == 2 && memcmp(f.p, "\xc2\xab", 2) == 0) return MARK_OPEN;
    if (f.n == 2 && memcmp(f.p, "\xc2\xbb", 2) == 0) return MARK_CLOSE;
    if (f.n == 2 && memcmp(f.p, "``", 2) == 0) return MARK_OPEN;
    if (f.n == 2 && memcmp(f.p, "''", 2) == 0) return MARK_CLOSE;
    if (f.n != 1 || f.p[0] != '"') return MARK_NONE;
    span at = s->tokens[i].span;
    bool before = at.begin == 0 || is_space(d->text.p[at.begin - 1]) ||
                  d->text.p[at.begin - 1] == '(' || d->text.p[at.begin - 1] == '-';
    bool after = at.end >= d->text.n || is_space(d->text.p[at.end]);
    if (before && !after) return MARK_OPEN;
    return MARK_CLOSE;
}

bool speaker_paragraph(const speaker_scan *x, uint32_t index)
{
    if (index == 0) return true;
    const sentence *s = &x->sentences->p[index], *before = s - 1;
    if (s->part != before->part || s->headline != before->headline) return true;
    str between = span_text(x->d->text, (span){before->span.end, s->span.begin});
    return str_find_byte(between, '\n', 0) != SIZE_MAX;
}

// All pieces of quotations. One that is not closed goes on in a following sentence of its
// paragraph, and in the next paragraph when that opens with a mark of its own.
static piece_vec find_pieces(speaker_scan *x)
{
    piece_vec v = {0};
    bool open = false;
    for (uint32_t k = 0; k < x->sentences->n; k++) {
        const sentence *s = &x->sentences->p[k];
        bool paragraph = speaker_paragraph(x, k);
        bool carried = open && paragraph;
        if (paragraph) open = false;
        uint32_t first = 0;
        bool begins = false;
        size_t before = v.n;
        for (uint32_t i = 0; i < s->n_tokens && v.n - before < PIECES_MAX; i++) {
            mark m = s->tokens[i].upos == UPOS_PUNCT || s->tokens[i].form.n <= 3
                         ? mark_at(x->d, s, i)
                         : MARK_NONE;
            if (m == MARK_OPEN && !open) {
                open = true;
                first = i + 1;
                begins = !(carried && i == 0); // a marked paragraph continues the one before
            } else if (m == MARK_CLOSE && open) {
                open = false;
                if (i > first) *vec_push(x->a, &v) = (piece){k, first, i, begins, paragraph};
                begins = false;
            }
        }
        if (open && first < s->n_tokens && v.n - before < PIECES_MAX)
            *vec_push(x->a, &v) = (piece){k, first, s->n_tokens, begins, paragraph};
    }
    return v;
}

// "Roe looks back, says": the subject of what stands before the verb, which has none itself.
static int32_t shared_subject(const sentence *s, uint32_t verb)
{
    if (tree_child(s, verb, REL_NSUBJ) >= 0) return SPEAKER_NONE;
    int32_t before = tree_child(s, verb, REL_CCOMP);
    return before >= 0 && before < (int32_t)verb ? tree_child(s, (uint32_t)before, REL_NSUBJ)
                                                 : SPEAKER_NONE;
}

// Who said this piece, as its own sentence says: a clause that reaches into it, or a reporting verb
// beside it.
static const attribution *said_here(speaker_scan *x, const piece *p)
{
    const sentence *s = &x->sentences->p[p->sentence];
    const attribution *const *row = x->says[p->sentence];
    for (uint32_t i = p->first; row && i < p->end; i++) {
        if (!row[i]) continue;
        const attribution *t = row[i];
        while (t->outer && t->verb >= (int32_t)p->first && t->verb < (int32_t)p->end) t = t->outer;
        bool inside = t->verb >= (int32_t)p->first && t->verb < (int32_t)p->end;
        if (!inside && t->name.n) return t;
    }
    for (uint32_t k = 0; k < TO_VERB_MAX; k++) {
        uint32_t after = p->end + 1 + k;
        uint32_t beside[2] = {after, k < p->first ? p->first - 1 - k : UINT32_MAX};
        for (int side = 0; side < 2; side++) {
            speech kind = speech_at(s, beside[side], SPEECH_VERB);
            if (!kind.found || kind.denied || kind.question) continue;
            int32_t who = tree_speaker(s, beside[side]);
            if (who < 0 && side == 1) who = shared_subject(s, beside[side]);
            if (who < 0 || ((uint32_t)who >= p->first && (uint32_t)who < p->end)) continue;
            return speaker_new(x, s, who, (int32_t)beside[side], s->tokens[beside[side]].lemma,
                               kind);
        }
    }
    return NULL;
}

// "Roe greets the crew: "We are ready."": the person who does what stands before the colon.
static const attribution *acts_before(speaker_scan *x, const piece *p)
{
    const sentence *s = &x->sentences->p[p->sentence];
    if (p->first < 3 || !word_is(s, p->first - 2, ":")) return NULL;
    for (uint32_t i = 0; i < p->first - 2; i++) {
        const token *t = &s->tokens[i];
        if (t->rel != REL_NSUBJ || t->head <= (int32_t)i || t->head >= (int32_t)p->first - 2)
            continue;
        const mention *m = mention_covering(x->m, s->index, i, MENTION_ACTOR);
        bool puts = word_lemma_among(&s->tokens[t->head],
                                     "put|explain|summarize|summarise|sum|begin|open|go|continue");
        bool name = puts && (word_is_noun(s, i) || word_has(s, i, UPOS_PRON));
        if (!name && (!m || m->n_actors != 1 || !m->actors[0]->person)) return NULL;
        return speaker_new(x, s, (int32_t)i, t->head, s->tokens[t->head].lemma,
                           (speech){.found = true});
    }
    return NULL;
}

// "call it the "Good Jobs Plan"": a name rather than what somebody thinks of it.
static bool is_title(const sentence *s, const piece *p)
{
    for (uint32_t i = p->first; i < p->end; i++)
        if (!word_is_capital(s, i) && s->tokens[i].form.n > 3 && !word_has(s, i, UPOS_PUNCT))
            return false;
    return true;
}

#define NAMING_MAX 12 // words from a verb of naming to the quoted phrase

// "called the plan "a mistake of history"": a quoted phrase that somebody calls something by.
static const attribution *names_so(speaker_scan *x, const piece *p)
{
    static const char NAMING[] =
        "call|describe|dub|label|brand|denounce|praise|characterize|characterise|condemn|hail|"
        "criticize|criticise|slam|deride|dismiss|decry|blast|refer|portray|term|lambast|lambaste|"
        "mock|ridicule|accuse|cite";
    const sentence *s = &x->sentences->p[p->sentence];
    if (p->end < p->first + 2) return NULL;
    for (uint32_t i = p->first - 1; i-- > 0 && i + NAMING_MAX > p->first;) {
        if (word_among(s, i, ".|;|:|(|\"")) return NULL;
        if (!word_has(s, i, UPOS_VERB) || !word_lemma_among(&s->tokens[i], NAMING)) continue;
        bool apart = s->tokens[i].xpos == XPOS_VBN && tree_child(s, i, REL_NSUBJ) < 0;
        int32_t who = apart ? SPEAKER_NONE : tree_speaker(s, i); // "a system called "X""
        if (who < 0 || word_among(s, (uint32_t)who, "i|we") || is_title(s, p)) return NULL;
        return speaker_new(x, s, who, (int32_t)i, s->tokens[i].lemma, (speech){.found = true});
    }
    return NULL;
}

// The sentence before ends with a colon after a reporting verb: "He said:"
static const attribution *announced_before(speaker_scan *x, uint32_t index)
{
    if (index == 0) return NULL;
    const sentence *s = &x->sentences->p[index - 1];
    if (!s->n_tokens || !word_is(s, s->n_tokens - 1, ":")) return NULL;
    for (uint32_t i = s->n_tokens; i-- > 0;) {
        speech kind = speech_at(s, i, SPEECH_VERB);
        if (!kind.found) continue;
        int32_t who = tree_speaker(s, i);
        if (who >= 0) return speaker_new(x, s, who, (int32_t)i, s->tokens[i].lemma, kind);
    }
    return NULL;
}

// "\"We will go on.\" Roe spoke in Oslo": the sentence behind the quotation tells of its speaker.
static const attribution *told_behind(speaker_scan *x, const piece *p)
{
    const sentence *here = &x->sentences->p[p->sentence];
    if (p->end + 1 < here->n_tokens || p->sentence + 1 >= x->sentences->n) return NULL;
    if (speaker_paragraph(x, p->sentence + 1)) return NULL;
    const sentence *s = here + 1;
    for (uint32_t k = x->m->n ? x->m->first_of[s->index] : 0;
         x->m->n && k < x->m->first_of[s->index + 1]; k++) {
        const mention *m = &x->m->p[k];
        if (m->kind != MENTION_ACTOR || m->first > 1 || m->n_actors != 1) continue;
        const token *t = &s->tokens[m->head];
        if (!m->actors[0]->person || t->rel != REL_NSUBJ || t->head < 0) continue;
        if (!str_in_list(s->tokens[t->head].lemma,
                         "deliver|give|speak|address|discuss|comment|remark|talk|explain|share",
                         '|'))
            return NULL;
        return speaker_new(x, s, (int32_t)m->head, t->head, s->tokens[t->head].lemma,
                           (speech){.found = true});
    }
    return NULL;
}

// A statement of its own rather than a quoted phrase?
static bool is_clause(const speaker_scan *x, const piece *p)
{
    const sentence *s = &x->sentences->p[p->sentence];
    for (uint32_t i = p->first; i < p->end; i++) {
        bool finite = s->tokens[i].xpos == XPOS_VBD || s->tokens[i].xpos == XPOS_VBZ ||
                      s->tokens[i].xpos == XPOS_VBP || s->tokens[i].xpos == XPOS_MD;
        if (finite) return true;
    }
    return false;
}

static const attribution *direct(const speaker_scan *x, const attribution *t)
{
    if (t->direct) return t;
    attribution *copy = arena_array(x->a, attribution, 1);
    *copy = *t;
    copy->direct = true;
    return copy;
}

// `inner` as somebody's words inside the quotation of `who`
static const attribution *inside(const speaker_scan *x, const attribution *inner,
                                 const attribution *who)
{
    attribution *copy = arena_array(x->a, attribution, 1);
    *copy = *inner;
    attribution *last = copy;
    for (int depth = 0; last->outer && last->outer != who && depth < PIECES_MAX; depth++) {
        if (last->outer->verb == who->verb && last->outer->sentence == who->sentence) break;
        attribution *outer = arena_array(x->a, attribution, 1);
        *outer = *last->outer;
        last->outer = outer;
        last = outer;
    }
    last->outer = who;
    return copy;
}

// Gives the words of a piece to its speaker.
static void give(speaker_scan *x, const piece *p, const attribution *who)
{
    const attribution **row = speaker_row(x, p->sentence);
    const attribution *from = NULL, *to = NULL; // the last one changed, and into what
    for (uint32_t i = p->first; i < p->end; i++) {
        const attribution *old = row[i];
        if (!old || (old->verb == who->verb && old->sentence == who->sentence)) {
            row[i] = who;
            continue;
        }
        if (old != from) {
            from = old;
            bool own = old->verb >= (int32_t)p->first && old->verb < (int32_t)p->end;
            to = own ? inside(x, old, who) : direct(x, old);
        }
        row[i] = to;
    }
}

void speaker_quotes(speaker_scan *x)
{
    piece_vec v = find_pieces(x);
    const attribution *before = NULL; // of the quotation before, in the same paragraph
    for (size_t i = 0; i < v.n;) {
        size_t end = i + 1; // pieces of one quotation
        while (end < v.n && !v.p[end].begins) end++;
        bool statement = end > i + 1;
        const attribution *who = NULL;
        for (size_t k = i; k < end; k++) {
            if (!who) who = said_here(x, &v.p[k]);
            statement |= is_clause(x, &v.p[k]);
        }
        uint32_t index = v.p[i].sentence;
        bool near = i > 0 && v.p[i - 1].sentence + NEAR_SENTENCES >= index;
        const attribution *named = !statement && v.p[i].first > 1 ? names_so(x, &v.p[i]) : NULL;
        if (named) who = named, statement = true;
        if (!who) who = announced_before(x, index);
        if (!who && statement) who = acts_before(x, &v.p[i]);
        if (!who && near && statement) who = before;
        if (!who && statement && v.p[i].first <= 1) who = told_behind(x, &v.p[end - 1]);
        if (who) {
            who = direct(x, who);
            bool reaches = x->says[index] != NULL;
            if (statement || reaches)
                for (size_t k = i; k < end; k++) give(x, &v.p[k], who);
        } else if (statement && v.p[i].first <= 1) {
            // a whole sentence in quotation marks of somebody who is not named
            speech kind = {.found = true};
            who = direct(x, speaker_new(x, &x->sentences->p[index], SPEAKER_NONE, SPEAKER_NONE,
                                        STR_NONE, kind));
            for (size_t k = i; k < end; k++) give(x, &v.p[k], who);
        }
        before = statement ? who : before;
        i = end;
    }
}
