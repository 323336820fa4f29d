#include "parse/insertion.h"

#define SPEAKER_WORDS_MAX  24 // words of who speaks, appositions included
#define TITLE_WORDS_MAX    12 // words of a title behind a name
#define RELATIVE_WORDS_MAX 16 // words of a relative clause; longer ones hold clauses of their own
#define TAIL_WORDS_MAX     16 // words behind the verb: where, when, to whom

static bool in(str s, const char *list)
{
    return str_in_list(s, list, ' ');
}

static const token *at(const sentence *s, uint32_t i)
{
    return &s->tokens[i];
}

static bool is_comma(const sentence *s, uint32_t i)
{
    return i < s->n_tokens && str_eq(at(s, i)->form, STR(","));
}

static bool is_quote(const sentence *s, uint32_t i)
{
    return i < s->n_tokens && in(at(s, i)->form, "\" '' \xe2\x80\x9d");
}

// The end of the sentence, its full stop and closing quotation mark left out.
static bool at_end(const sentence *s, uint32_t i)
{
    while (i < s->n_tokens && (is_quote(s, i) || in(at(s, i)->form, ". ! ? ;"))) i++;
    return i == s->n_tokens;
}

static bool is_nominal(const sentence *s, uint32_t i)
{
    upos u = (upos)at(s, i)->upos;
    return u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_PRON || u == UPOS_NUM;
}

static bool is_speech(str form)
{
    return in(form, "said says told tells announced announces confirmed confirms declared declares "
                    "stated states stressed stresses added adds noted notes insisted insists "
                    "warned warns argued argues claimed claims reported reports explained explains "
                    "replied replies acknowledged acknowledges admitted admits indicated "
                    "indicates alleged alleges wrote writes affirmed affirms maintained "
                    "reiterated reiterates emphasised emphasized underlined underscored "
                    "disclosed revealed complained demanded urged signalled conceded vowed "
                    "believe believes think thinks");
}

// "let it be known", "made (it) clear", "made it plain": one past the last word; 0 for none.
static uint32_t lets_know(const sentence *s, uint32_t v)
{
    uint32_t i = v + 1;
    bool it = i < s->n_tokens && str_eq_nocase(at(s, i)->form, STR("it"));
    if (it) i++;
    if (it && i + 1 < s->n_tokens && str_eq(at(s, i)->form, STR("be")) &&
        str_eq(at(s, i + 1)->form, STR("known")) && in(at(s, v)->form, "let lets"))
        return i + 2;
    if (in(at(s, v)->form, "made makes") && i < s->n_tokens &&
        in(at(s, i)->form, "clear plain known"))
        return i + 1;
    return 0;
}

// A past tense that was taken for a participle: it has a subject before it and no auxiliary.
static bool is_misread(const sentence *s, uint32_t v)
{
    bool subject = false;
    if (at(s, v)->xpos != XPOS_VBN) return false;
    for (uint32_t i = v; i-- > 0 && i + SPEAKER_WORDS_MAX > v;) {
        if (at(s, i)->head != (int32_t)v) continue;
        deprel rel = deprel_base((deprel)at(s, i)->rel);
        if (rel == REL_AUX) return false;
        subject |= rel == REL_NSUBJ;
    }
    return subject;
}

// The verb at `v` with what belongs to it: one past its words, 0 when it is no finite verb of
// speech. "has said" counts.
static uint32_t speech_end(const sentence *s, uint32_t v)
{
    bool perfect = at(s, v)->xpos == XPOS_VBN && v > 0 && in(at(s, v - 1)->form, "has have had");
    if (!perfect && at(s, v)->xpos != XPOS_VBD && at(s, v)->xpos != XPOS_VBZ &&
        at(s, v)->xpos != XPOS_VBP && at(s, v)->xpos != XPOS_VB && at(s, v)->xpos != XPOS_VBN)
        return 0;
    uint32_t end = lets_know(s, v);
    if (end) return end;
    bool finite = perfect || token_is_finite(at(s, v)) || is_misread(s, v);
    return finite && is_speech(at(s, v)->form) ? v + 1 : 0;
}

static bool may_name(const sentence *s, uint32_t i)
{
    const token *t = at(s, i);
    if (token_is_finite(at(s, i)) || t->upos == UPOS_SCONJ) return false;
    if (in(t->form, "which who whom that when where while to ( ) ; : what how why whose"))
        return false;
    return t->upos != UPOS_PUNCT || in(t->form, "- / . '");
}

// Can the words [begin, end) be who speaks?
static bool is_name(const sentence *s, uint32_t begin, uint32_t end)
{
    bool nominal = false;
    if (begin >= end || end - begin > SPEAKER_WORDS_MAX) return false;
    switch (at(s, begin)->upos) {
    case UPOS_DET:
    case UPOS_ADJ:
    case UPOS_NOUN:
    case UPOS_PROPN:
    case UPOS_PRON:
    case UPOS_NUM: break;
    default: return false;
    }
    for (uint32_t i = begin; i < end; i++) {
        if (!may_name(s, i)) return false;
        nominal |= is_nominal(s, i);
    }
    return nominal;
}

// Does a phrase begin at `i`, behind a comma or behind the quotation that a comma closes?
static bool is_border(const sentence *s, uint32_t i)
{
    if (i == 0 || is_comma(s, i - 1)) return true;
    return i > 1 && is_quote(s, i - 1) && in(at(s, i - 2)->form, ", ! ?");
}

// Where the words of who speaks begin, for the verb whose group begins at `v`: behind the nearest
// comma or closing quotation mark, or the one before it where that only adds a name or a title. 0
// when the words are no name.
static uint32_t speaker_begin(const sentence *s, uint32_t v)
{
    uint32_t end = v, begin = v;
    if (is_comma(s, v - 1)) end = begin = v - 1; // "the minister, Ana Diaz, said"
    while (!is_border(s, begin)) begin--;
    if (begin < 2 || !is_name(s, begin, end)) return 0;
    if (end == v) return begin;
    uint32_t outer = begin - 1;
    while (!is_border(s, outer)) outer--;
    return outer >= 2 && is_name(s, outer, begin - 1) ? outer : 0;
}

// "told [the reporters of the paper] on Monday": one past whom the words are for.
static uint32_t addressee_end(const sentence *s, uint32_t v, uint32_t i)
{
    if (!in(at(s, v)->form, "told tells")) return i;
    while (i < s->n_tokens && !at_end(s, i) && at(s, i)->upos != UPOS_ADP && may_name(s, i)) i++;
    return i;
}

// Can an adverbial begin here: "on Tuesday", "last week", "later"? What else follows is what is
// said, or the verb's object.
static bool opens_adverbial(const sentence *s, uint32_t i)
{
    const token *t = at(s, i);
    if (t->upos == UPOS_ADP || t->upos == UPOS_ADV) return true;
    return in(t->form, "last this next early late earlier later Monday Tuesday Wednesday Thursday "
                       "Friday Saturday Sunday yesterday today");
}

// One past the words behind the verb that say when, where and to whom; 0 when others follow.
static uint32_t tail_end(const sentence *s, uint32_t v, uint32_t i)
{
    i = addressee_end(s, v, i);
    uint32_t first = i;
    for (; i < s->n_tokens && !is_comma(s, i) && !is_quote(s, i) && !at_end(s, i); i++) {
        const token *t = at(s, i);
        if (token_is_finite(at(s, i)) || t->upos == UPOS_SCONJ || t->upos == UPOS_CCONJ) return 0;
        if (i > first + TAIL_WORDS_MAX || in(t->form, "that : ; how what to")) return 0;
        if (i == first && !opens_adverbial(s, i)) return 0;
    }
    return i;
}

static bool has_finite(const sentence *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++)
        if (token_is_finite(at(s, i))) return true;
    return false;
}

// Can a clause or phrase go on at `i` that an insertion has interrupted? A noun alone adds to the
// insertion's own last word: "said in Kyoto, the old capital".
static bool goes_on(const sentence *s, uint32_t i)
{
    switch (at(s, i)->upos) {
    case UPOS_ADP:
    case UPOS_ADV:
    case UPOS_AUX:
    case UPOS_CCONJ:
    case UPOS_PUNCT:
    case UPOS_SCONJ:
    case UPOS_PART:
    case UPOS_VERB: return true;
    default: return false;
    }
}

// Do the words around the insertion tell something by themselves?
static bool has_clause_around(const sentence *s, const insertion *x)
{
    bool before = has_finite(s, 0, x->from), after = has_finite(s, x->to, s->n_tokens);
    if (x->from == 0) return false;
    // behind a quotation, what follows tells of its being said: "..., he said, after Chad left"
    if (is_quote(s, x->begin - 1) && !at_end(s, x->to) && !is_quote(s, x->to)) return false;
    if (at_end(s, x->to)) return before;
    if (before) return goes_on(s, x->to);
    // "Speaking in Lima, he said on Monday, citing sources, that ..." is no insertion
    return after && at(s, x->to)->xpos != XPOS_VBG && at(s, x->to)->upos != UPOS_SCONJ;
}

// The commas that go with the insertion: both between a subject and its verb, else the first stays.
static void take_commas(const sentence *s, insertion *x)
{
    x->from = x->begin;
    x->to = x->end;
    bool opened = is_comma(s, x->begin - 1), closed = is_comma(s, x->end);
    if (closed) x->to++;
    bool splits = closed && x->to < s->n_tokens &&
                  (token_is_finite(at(s, x->to)) || at(s, x->to)->upos == UPOS_AUX);
    if (opened && (splits || !closed)) x->from--;
}

// One past who speaks behind the verb, with a name or title behind a comma: "said Ana Diaz, the
// minister, on Monday"; 0 when no name follows.
static uint32_t inverted_end(const sentence *s, uint32_t v)
{
    uint32_t end = v + 1, more;
    while (end < s->n_tokens && !is_comma(s, end) && !is_quote(s, end) && !at_end(s, end)) end++;
    if (!is_name(s, v + 1, end)) return 0;
    for (more = end + 1; more < s->n_tokens && !is_comma(s, more) && !at_end(s, more);) more++;
    bool title = is_comma(s, end) && (is_comma(s, more) || at_end(s, more)) &&
                 is_name(s, end + 1, more) && more < end + TITLE_WORDS_MAX;
    return title ? more : end;
}

// The words of an insertion around the verb of speech `v`: "the ministry said on Monday", "said the
// ministry on Monday".
static bool spans(const sentence *s, uint32_t v, insertion *out)
{
    uint32_t behind = speech_end(s, v), group = v;
    if (!behind) return false;
    out->verb = v;
    while (group > 0 && (at(s, group - 1)->upos == UPOS_AUX || at(s, group - 1)->upos == UPOS_ADV))
        group--;
    out->begin = speaker_begin(s, group);
    out->end = out->begin ? tail_end(s, v, behind) : 0;
    if (!out->begin && is_border(s, v) && token_is_finite(at(s, v))) {
        out->begin = v;
        out->end = inverted_end(s, v);
    }
    return out->end > 0;
}

bool insertion_find(const sentence *s, uint32_t start, insertion *out)
{
    for (uint32_t v = start < 3 ? 3 : start; v < s->n_tokens; v++) {
        *out = (insertion){0};
        if (!spans(s, v, out) || out->end - out->begin > INSERTION_WORDS_MAX) continue;
        take_commas(s, out);
        if (has_clause_around(s, out)) return true;
    }
    return false;
}

static bool inside(const insertion *x, int32_t i)
{
    return i >= (int32_t)x->begin && i < (int32_t)x->end;
}

bool insertion_is_apart(const sentence *s, const insertion *x)
{
    const token *verb = at(s, x->verb);
    bool spoken = false, root = verb->head < 0;
    uint32_t complements = 0;
    if (inside(x, verb->head) || (!root && verb->rel != REL_PARATAXIS)) return false;
    if (!root && at(s, (uint32_t)verb->head)->head >= 0) return false;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = at(s, i);
        if (inside(x, (int32_t)i)) {
            if (i != x->verb && !inside(x, t->head)) return false;
            spoken |= t->head == (int32_t)x->verb && t->rel == REL_NSUBJ;
        } else if (t->upos != UPOS_PUNCT && inside(x, t->head)) {
            if (!root || t->head != (int32_t)x->verb || t->rel != REL_CCOMP) return false;
            complements++;
        }
    }
    return spoken && complements == (root ? 1 : 0);
}

static bool spells(const sentence *s, uint32_t at, str words, uint32_t *end)
{
    for (; words.p; at++) {
        str word = str_split(&words, ' ');
        if (at >= s->n_tokens || !str_eq(s->tokens[at].form, word)) return false;
    }
    *end = at;
    return true;
}

// The last verb before the word; -1 when there is none.
static int32_t verb_before(const sentence *s, uint32_t word)
{
    for (uint32_t i = word; i-- > 0;)
        if (at(s, i)->upos == UPOS_VERB || at(s, i)->upos == UPOS_AUX) return (int32_t)i;
    return -1;
}

// "by the hundred men of the garrison": the words belong to a noun behind them.
static bool counts_noun(const sentence *s, uint32_t from, uint32_t end)
{
    if (!str_eq(at(s, from)->form, STR("by"))) return false;
    upos u = (upos)at(s, end)->upos;
    return u == UPOS_NOUN || u == UPOS_NUM || u == UPOS_ADJ || str_eq(at(s, end)->form, STR("of"));
}

// May the word be the first one of a phrase below?
static bool is_first(str form)
{
    switch (form.n) {
    case 2: return str_eq(form, STR("at")) || str_eq(form, STR("by"));
    case 3: return str_eq(form, STR("day"));
    case 4: return str_in_list(form, "time|over|year|more|free", '|');
    case 5: return str_eq(form, STR("again"));
    default: return false;
    }
}

// May the word be the second one of a phrase below?
static bool is_second(str form)
{
    switch (form.n) {
    case 2: return str_eq(form, STR("of")) || str_eq(form, STR("no"));
    case 3: return str_eq(form, STR("and")) || str_eq(form, STR("the"));
    case 4: return str_eq(form, STR("than"));
    case 5: return str_eq(form, STR("after"));
    default: return false;
    }
}

bool insertion_find_adverb(const sentence *s, insertion *out)
{
    static const char *const PHRASES[] = {
        "time and again",      "time and time again", "time after time", "again and again",
        "over and over again", "over and over",       "year after year", "day after day",
        "more than once",      "free of charge",      "at no cost",      "by the hundred",
        "by the dozen",        "by the thousand"};
    for (uint32_t w = 1; w + 2 < s->n_tokens; w++) {
        if (!is_second(at(s, w + 1)->form) || !is_first(at(s, w)->form)) continue;
        for (size_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++) {
            uint32_t end = 0;
            if (!spells(s, w, str_of(PHRASES[i]), &end) || at_end(s, end)) continue;
            int32_t verb = verb_before(s, w);
            if (verb < 0 || counts_noun(s, w, end)) continue;
            *out =
                (insertion){.begin = w, .end = end, .from = w, .to = end, .verb = (uint32_t)verb};
            return true;
        }
    }
    return false;
}

// Does a word outside hang on one inside, or one inside, but for its verb, on one outside?
static bool is_crossed(const sentence *s, uint32_t begin, uint32_t end)
{
    uint32_t roots = 0;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        int32_t h = at(s, i)->head;
        bool own = i >= begin && i < end, in_it = h >= (int32_t)begin && h < (int32_t)end;
        if (at(s, i)->upos == UPOS_PUNCT) continue;
        if (!own && in_it) return true;
        if (own && !in_it) roots++;
    }
    return roots != 1;
}

bool insertion_find_relative(const sentence *s, insertion *out)
{
    for (uint32_t w = 2; w + 2 < s->n_tokens; w++) {
        if (!is_comma(s, w - 1) || !is_nominal(s, w - 2) || !in(at(s, w)->form, "which who"))
            continue;
        uint32_t end = w + 1;
        while (end < s->n_tokens && end < w + RELATIVE_WORDS_MAX && !is_comma(s, end)) end++;
        if (!is_comma(s, end) || !has_finite(s, w, end) || end + 2 >= s->n_tokens) continue;
        if (!is_crossed(s, w, end) || !has_finite(s, end, s->n_tokens)) continue;
        *out = (insertion){.begin = w, .end = end, .from = w - 1, .to = end, .verb = w - 2};
        return true;
    }
    return false;
}
