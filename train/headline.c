#include "train/headline.h"

#include <string.h>

#define WORDS_MIN 5 // shorter ones say little
#define WORDS_MAX 40

typedef enum { STYLE_TITLE, STYLE_CAPITALS, STYLE_LOWER } style;

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

// Words that headlines leave small.
static bool is_small(str form)
{
    return str_in_list(form, "a|an|the|of|in|on|at|to|for|by|and|or|as|n't|'s|'", '|');
}

static str styled(str form, style how, bool first, arena *a)
{
    char *p = arena_copy(a, form.p, form.n);
    for (size_t i = 0; i < form.n; i++) {
        if (how == STYLE_CAPITALS) p[i] = upper(p[i]);
        if (how == STYLE_LOWER) p[i] = lower(p[i]);
    }
    if (how == STYLE_TITLE && (first || !is_small(form))) p[0] = upper(p[0]);
    return (str){p, form.n};
}

// Does this word fall out of a headline? Only leaves do.
static bool is_dropped(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    bool article = t->xpos == XPOS_DT && t->rel == REL_DET && t->form.n <= 3;
    bool stop = t->xpos == XPOS_STOP && i + 1 == s->n_tokens && t->rel == REL_PUNCT;
    if (!article && !stop) return false;
    for (uint32_t j = 0; j < s->n_tokens; j++)
        if (s->tokens[j].head == (int32_t)i) return false;
    return true;
}

// The third person of the present: "reaches" of "reach", "carries" of "carry".
static str third_person(str base, arena *a)
{
    static const char *const hissing[] = {"ch", "sh", "s", "x", "z", "o"};
    bool y = base.n > 1 && str_ends(base, STR("y")) && !memchr("aeiou", base.p[base.n - 2], 5);
    bool es = y;
    for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++)
        es |= str_ends(base, str_of(hissing[i]));
    buf b = {0};
    buf_add(&b, y ? str_sub(base, 0, base.n - 1) : base);
    buf_add(&b, y ? STR("ies") : es ? STR("es") : STR("s"));
    str form = str_copy(a, buf_str(&b));
    buf_free(&b);
    return form;
}

// Headlines tell what happened in the present tense.
static void make_present(const sentence *s, uint32_t i, token *t, arena *a)
{
    if (t->xpos != XPOS_VBD || t->upos != UPOS_VERB || t->lemma.n < 2 ||
        str_in_list(t->lemma, "have|be|do", '|'))
        return;
    for (uint32_t k = 0; k < s->n_tokens; k++) {
        const token *subject = &s->tokens[k];
        if (subject->head != (int32_t)i || deprel_base((deprel)subject->rel) != REL_NSUBJ) continue;
        bool one = subject->xpos == XPOS_NN || subject->xpos == XPOS_NNP;
        for (uint32_t c = 0; c < s->n_tokens; c++)
            one &= s->tokens[c].head != (int32_t)k || s->tokens[c].rel != REL_CONJ;
        if (!one && subject->xpos != XPOS_NNS && subject->xpos != XPOS_NNPS) return;
        t->form = one ? third_person(t->lemma, a) : t->lemma;
        t->xpos = one ? XPOS_VBZ : XPOS_VBP;
        t->feats = one ? STR("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
                       : STR("Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin");
        return;
    }
}

static sentence copy(const sentence *s, style how, bool drop, bool present, arena *a)
{
    sentence out = *s;
    out.tokens = arena_array(a, token, s->n_tokens);
    out.n_tokens = 0;
    int32_t *moved = arena_array(a, int32_t, s->n_tokens);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        moved[i] = (int32_t)out.n_tokens;
        if (drop && is_dropped(s, i)) continue;
        token *t = &out.tokens[out.n_tokens];
        *t = s->tokens[i];
        if (present) make_present(s, i, t, a);
        t->form = styled(t->form, how, out.n_tokens == 0, a);
        out.n_tokens++;
    }
    for (uint32_t i = 0; i < out.n_tokens; i++)
        if (out.tokens[i].head >= 0) out.tokens[i].head = moved[out.tokens[i].head];
    return out;
}

void headline_add(sentence_list *gold, uint32_t every, bool present, arena *a)
{
    static const style styles[4] = {STYLE_TITLE, STYLE_CAPITALS, STYLE_TITLE, STYLE_LOWER};
    size_t n = gold->n;
    if (every == 0) return;
    sentence *p = arena_array(a, sentence, n + n / every + 1);
    memcpy(p, gold->p, n * sizeof *p);
    uint32_t turn = 0;
    for (size_t i = 0; i < n; i += every) {
        const sentence *s = &gold->p[i];
        if (s->n_tokens < WORDS_MIN || s->n_tokens > WORDS_MAX) continue;
        style how = styles[turn++ % 4];
        p[gold->n++] = copy(s, how, how == STYLE_TITLE, present && how == STYLE_TITLE, a);
    }
    gold->p = p;
}
