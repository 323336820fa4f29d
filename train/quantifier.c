#include "train/quantifier.h"

#include <string.h>

#define WORDS_MIN 4
#define WORDS_MAX 50
#define ADDED_MAX 3 // words of the longest quantifier

enum { TO_NUMBER = -1, TO_NOUN = -2 }; // heads; others are indices of the quantifier's words

typedef struct {
    const char *form, *lemma, *feats;
    upos upos;
    xpos xpos;
    deprel rel;
    int head;
} added_word;

typedef struct {
    added_word before[ADDED_MAX]; // an empty form ends them
    bool pair;                    // "and" and a second number follow
} quantifier;

#define ABOUT(w)                                                                                   \
    {                                                                                              \
        {{w, w, "", UPOS_ADV, XPOS_RB, REL_ADVMOD, TO_NUMBER}}, false                              \
    }

static const quantifier QUANTIFIERS[] = {
    {{{"up", "up", "", UPOS_ADP, XPOS_IN, REL_ADVMOD, TO_NUMBER},
      {"to", "to", "ExtPos=ADV", UPOS_ADP, XPOS_IN, REL_FIXED, 0}},
     false},
    {{{"at", "at", "", UPOS_ADP, XPOS_IN, REL_CASE, 1},
      {"least", "least", "Degree=Sup", UPOS_ADJ, XPOS_JJS, REL_NMOD, TO_NUMBER}},
     false},
    {{{"between", "between", "", UPOS_ADP, XPOS_IN, REL_CASE, TO_NUMBER}}, true},
    ABOUT("about"),
    {{{"more", "more", "Degree=Cmp|ExtPos=ADV", UPOS_ADJ, XPOS_JJR, REL_ADVMOD, TO_NUMBER},
      {"than", "than", "", UPOS_ADP, XPOS_IN, REL_FIXED, 0}},
     false},
    ABOUT("nearly"),
    {{{"as", "as", "ExtPos=ADV", UPOS_ADV, XPOS_RB, REL_ADVMOD, TO_NUMBER},
      {"many", "many", "Degree=Pos", UPOS_ADJ, XPOS_JJ, REL_FIXED, 0},
      {"as", "as", "", UPOS_ADP, XPOS_IN, REL_FIXED, 0}},
     false},
    ABOUT("some"),
    {{{"an", "a", "Definite=Ind|PronType=Art", UPOS_DET, XPOS_DT, REL_DET, TO_NOUN},
      {"estimated", "estimate", "Tense=Past|VerbForm=Part|Voice=Pass", UPOS_VERB, XPOS_VBN,
       REL_AMOD, TO_NOUN}},
     false},
    ABOUT("around"),
    {{{"fewer", "few", "Degree=Cmp|ExtPos=ADV", UPOS_ADJ, XPOS_JJR, REL_ADVMOD, TO_NUMBER},
      {"than", "than", "", UPOS_ADP, XPOS_IN, REL_FIXED, 0}},
     false},
    ABOUT("over"),
};

#define N_QUANTIFIERS (sizeof QUANTIFIERS / sizeof *QUANTIFIERS)

static bool is_bare(const sentence *s, uint32_t number, uint32_t noun)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head == (int32_t)number) return false;
        // the first word of its noun phrase, and no article or possessor before it
        if (t->head == (int32_t)noun && i < number && t->rel != REL_CASE && t->rel != REL_PUNCT &&
            t->rel != REL_CC && t->rel != REL_MARK && t->rel != REL_COP && t->rel != REL_NSUBJ)
            return false;
    }
    return number == 0 || s->tokens[number - 1].rel != REL_ADVMOD;
}

// The first bare number of a plural noun; UINT32_MAX when there is none.
static uint32_t find_number(const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->upos != UPOS_NUM || t->rel != REL_NUMMOD || t->head <= (int32_t)i || t->multiword)
            continue;
        const token *noun = &s->tokens[t->head];
        if (noun->xpos == XPOS_NNS && is_bare(s, i, (uint32_t)t->head)) return i;
    }
    return UINT32_MAX;
}

static str made(const char *form, bool capital, arena *a)
{
    char *p = arena_copy(a, form, strlen(form));
    if (capital) p[0] = (char)(p[0] - ('a' - 'A'));
    return (str){p, strlen(form)};
}

static token added(const added_word *w, arena *a)
{
    return (token){.form = made(w->form, false, a),
                   .lemma = str_of(w->lemma),
                   .feats = str_of(w->feats),
                   .upos = (uint8_t)w->upos,
                   .xpos = (uint8_t)w->xpos,
                   .rel = (uint8_t)w->rel,
                   .space_after = true};
}

static uint32_t length_of(const quantifier *q)
{
    uint32_t n = 0;
    while (n < ADDED_MAX && q->before[n].form) n++;
    return n;
}

// The second number of a pair: a digit more, or the same number word once more.
static str larger(str number, arena *a)
{
    bool digits = number.n > 0;
    for (size_t i = 0; i < number.n; i++) digits &= number.p[i] >= '0' && number.p[i] <= '9';
    if (!digits) return STR("twenty");
    char *p = arena_copy(a, number.p, number.n);
    p[0] = p[0] < '9' ? (char)(p[0] + 1) : p[0];
    return (str){p, number.n};
}

// The words before the number, which has moved to `at`.
static void put_before(sentence *out, uint32_t at, const quantifier *q, arena *a)
{
    uint32_t n = length_of(q), first = at - n;
    for (uint32_t i = 0; i < n; i++) {
        const added_word *w = &q->before[i];
        token *t = &out->tokens[first + i];
        *t = added(w, a);
        t->head = w->head == TO_NUMBER ? (int32_t)at
                  : w->head == TO_NOUN ? out->tokens[at].head
                                       : (int32_t)first + w->head;
    }
    if (first > 0) return;
    out->tokens[0].form = made(q->before[0].form, true, a); // now the sentence begins here
    out->tokens[at].form = str_lower(a, out->tokens[at].form);
}

// "and 50" behind the number at `at`.
static void put_second(sentence *out, uint32_t at, arena *a)
{
    static const added_word AND = {"and", "and", "", UPOS_CCONJ, XPOS_CC, REL_CC, 0};
    token *first = &out->tokens[at], *second = &out->tokens[at + 2];
    out->tokens[at + 1] = added(&AND, a);
    out->tokens[at + 1].head = (int32_t)at + 2;
    *second = *first;
    second->form = second->lemma = larger(first->form, a);
    second->rel = REL_CONJ;
    second->head = (int32_t)at;
    first->space_after = true;
}

static sentence with(const sentence *s, uint32_t number, const quantifier *q, arena *a)
{
    uint32_t before = length_of(q), behind = q->pair ? 2 : 0;
    sentence out = *s;
    out.n_tokens = s->n_tokens + before + behind;
    out.tokens = arena_array(a, token, out.n_tokens);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &out.tokens[i + (i >= number ? before : 0) + (i > number ? behind : 0)];
        *t = s->tokens[i];
        if (t->head >= (int32_t)number)
            t->head += (int32_t)(before + (t->head > (int32_t)number ? behind : 0));
    }
    put_before(&out, number + before, q, a);
    if (q->pair) put_second(&out, number + before, a);
    return out;
}

void quantifier_add(sentence_list *gold, uint32_t every, arena *a)
{
    size_t n = gold->n;
    if (every == 0) return;
    sentence *p = arena_array(a, sentence, n + n / every + 1);
    memcpy(p, gold->p, n * sizeof *p);
    uint32_t fits = 0, turn = 0;
    for (size_t i = 0; i < n; i++) {
        const sentence *s = &gold->p[i];
        if (s->n_tokens < WORDS_MIN || s->n_tokens > WORDS_MAX) continue;
        uint32_t number = find_number(s);
        if (number == UINT32_MAX || fits++ % every) continue;
        p[gold->n++] = with(s, number, &QUANTIFIERS[turn++ % N_QUANTIFIERS], a);
    }
    gold->p = p;
}
