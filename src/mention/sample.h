// For test files only: sentences written as words with tags, "Biden/NNP signed/VBD a/DT bill/NN
// ./.".
//
// A word without a tag gets NNP when capitalised, CD for digits, its own tag for punctuation, else
// NN. "word/TAG/head/relation" also gives the tree, with heads counted from 1 and 0 for the root;
// without it the word hangs nowhere (head -1). "_" before a word: no space stands before it.
#ifndef DM_MENTION_SAMPLE_H
#define DM_MENTION_SAMPLE_H

#include "base/check.h"
#include "mention/finder.h"
#include "mention/word.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    buf text;
    document d;
    sentence s;
    arena a;
} sample;

static inline upos sample_upos(xpos x)
{
    switch (x) {
    case XPOS_NNP:
    case XPOS_NNPS: return UPOS_PROPN;
    case XPOS_NN:
    case XPOS_NNS: return UPOS_NOUN;
    case XPOS_VB:
    case XPOS_VBD:
    case XPOS_VBG:
    case XPOS_VBN:
    case XPOS_VBP:
    case XPOS_VBZ: return UPOS_VERB;
    case XPOS_MD: return UPOS_AUX;
    case XPOS_CD: return UPOS_NUM;
    case XPOS_DT: return UPOS_DET;
    case XPOS_IN: return UPOS_ADP;
    case XPOS_TO: return UPOS_PART;
    case XPOS_CC: return UPOS_CCONJ;
    case XPOS_RB: return UPOS_ADV;
    case XPOS_JJ:
    case XPOS_JJR: return UPOS_ADJ;
    case XPOS_PRP:
    case XPOS_PRP_POSS: return UPOS_PRON;
    case XPOS_DOLLAR: return UPOS_SYM;
    case XPOS_STOP:
    case XPOS_COMMA:
    case XPOS_COLON:
    case XPOS_HYPH:
    case XPOS_LRB:
    case XPOS_RRB:
    case XPOS_OPEN_QUOTE:
    case XPOS_CLOSE_QUOTE: return UPOS_PUNCT;
    default: return UPOS_X;
    }
}

static inline xpos sample_guess(str form)
{
    char c = form.p[0];
    if (c >= '0' && c <= '9') return XPOS_CD;
    if (str_eq(form, STR("The")) || str_eq(form, STR("A"))) return XPOS_DT;
    if (c >= 'A' && c <= 'Z') return XPOS_NNP;
    if (str_eq(form, STR("."))) return XPOS_STOP;
    if (str_eq(form, STR(","))) return XPOS_COMMA;
    if (str_eq(form, STR("-"))) return XPOS_HYPH;
    if (str_eq(form, STR("(")) || str_eq(form, STR(")"))) return XPOS_LRB;
    if (str_eq(form, STR("\""))) return XPOS_OPEN_QUOTE;
    if (str_in_list(form, "the|a|an|that|this|its", '|')) return XPOS_DT;
    if (str_in_list(form, "in|on|of|for|from|since|by|until|at|with|over|after|before", '|'))
        return XPOS_IN;
    if (str_in_list(form, "and|or|but", '|')) return XPOS_CC;
    if (str_eq(form, STR("to"))) return XPOS_TO;
    if (str_in_list(form, "it|he|she|they|we|I", '|')) return XPOS_PRP;
    if (str_in_list(form, "will|would|may|could", '|')) return XPOS_MD;
    if (str_in_list(
            form, "was|were|had|said|met|told|added|sent|gave|held|laid|went|cost|sell|rose", '|'))
        return XPOS_VBD;
    return XPOS_NN;
}

static inline str sample_lemma(arena *a, str form, xpos x)
{
    if (x == XPOS_NNP || x == XPOS_NNPS) return form;
    str low = str_lower(a, form);
    if (str_eq(low, STR("said")) || str_eq(low, STR("says"))) return STR("say");
    if (str_eq(low, STR("told"))) return STR("tell");
    if (x == XPOS_NNS && str_ends(low, STR("ies"))) {
        char *p = arena_copy(a, low.p, low.n - 2);
        p[low.n - 3] = 'y';
        return (str){p, low.n - 2};
    }
    if (x == XPOS_NNS && low.n > 1 && low.p[low.n - 1] == 's') return str_sub(low, 0, low.n - 1);
    static const struct {
        const char *stem, *lemma;
    } verbs[] = {{"claim", "claim"},   {"deni", "deny"},      {"announc", "announce"},
                 {"insist", "insist"}, {"add", "add"},        {"suggest", "suggest"},
                 {"warn", "warn"},     {"report", "report"},  {"ask", "ask"},
                 {"quot", "quote"},    {"believ", "believe"}, {"reject", "reject"},
                 {"say", "say"},       {"reveal", "reveal"}};
    size_t cut = str_ends(low, STR("ed")) ? 2 : str_ends(low, STR("ing")) ? 3 : 0;
    for (size_t i = 0; cut && i < sizeof verbs / sizeof *verbs; i++)
        if (str_eq(str_sub(low, 0, low.n - cut), str_of(verbs[i].stem)))
            return str_of(verbs[i].lemma);
    return low;
}

// Reads words into *x. The caller frees with sample_free.
static inline void sample_read(sample *x, const char *words, const char *published)
{
    memset(x, 0, sizeof *x);
    str rest = str_of(words);
    VEC(token) tokens = {0};
    while (rest.p) {
        str word = str_split(&rest, ' ');
        if (!word.n) continue;
        bool glued = word.n > 1 && word.p[0] == '_';
        if (glued) word = str_sub(word, 1, word.n);
        size_t slash = str_find_byte(word, '/', 1);
        bool tagged = slash != SIZE_MAX && (word.p[slash + 1] > '9' || word.p[slash + 1] == '.' ||
                                            word.p[slash + 1] == ',');
        str form = str_sub(word, 0, tagged ? slash : word.n);
        str tail = tagged ? str_sub(word, slash + 1, word.n) : STR_NONE;
        str tag = str_split(&tail, '/');
        if (tokens.n && !glued) buf_add_byte(&x->text, ' ');
        token *t = vec_push(&x->a, &tokens);
        t->span.begin = (uint32_t)x->text.n;
        buf_add(&x->text, form);
        t->span.end = (uint32_t)x->text.n;
        t->form = str_copy(&x->a, form);
        xpos p = tag.n ? xpos_find(tag) : sample_guess(form);
        assert_int_not_equal(p, XPOS_COUNT);
        t->xpos = (uint8_t)p;
        t->upos = (uint8_t)sample_upos(p);
        t->lemma = sample_lemma(&x->a, t->form, p);
        t->head = -1;
        t->rel = REL_DEP;
        t->space_after = true;
        if (tokens.n > 1) tokens.p[tokens.n - 2].space_after = !glued;
        int64_t head;
        str h = str_split(&tail, '/');
        if (h.n && str_to_int(h, &head)) t->head = (int32_t)head - 1;
        if (tail.n) t->rel = (uint8_t)deprel_find(tail);
        assert_int_not_equal(t->rel, REL_COUNT);
    }
    // of their own and without room to spare, so that AddressSanitizer sees a word behind the last
    x->s.tokens = malloc(tokens.n ? tokens.n * sizeof *tokens.p : 1);
    assert_non_null(x->s.tokens);
    if (tokens.n) memcpy(x->s.tokens, tokens.p, tokens.n * sizeof *tokens.p);
    x->s.n_tokens = (uint32_t)tokens.n;
    x->s.span = (span){0, (uint32_t)x->text.n};
    x->d.text = buf_str(&x->text);
    x->d.published = str_of(published);
}

static inline void sample_free(sample *x)
{
    buf_free(&x->text);
    free(x->s.tokens);
    arena_free(&x->a);
}

#endif
