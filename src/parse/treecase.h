// For test files only: trees written on one line, a word as form/UPOS/XPOS/head/relation ("Mali
// left" is "Mali/PROPN/NNP/2/nsubj left/VERB/VBD/0/root"), and what a repair makes of them.
#ifndef DM_PARSE_TREECASE_H
#define DM_PARSE_TREECASE_H

#include "base/check.h"
#include "sentence/ud.h"

#define TREE_WORDS 40

typedef struct {
    const char *before, *after; // after NULL: as before
} tree_case;

static inline void tree_read_word(str text, token *t)
{
    t->form = str_split(&text, '/');
    t->space_after = true;
    t->upos = (uint8_t)upos_find(str_split(&text, '/'));
    t->xpos = (uint8_t)xpos_find(str_split(&text, '/'));
    int64_t head = 0;
    assert_true(str_to_int(str_split(&text, '/'), &head));
    t->head = (int32_t)head - 1;
    t->rel = (uint8_t)deprel_find(text);
    assert_true(t->upos < UPOS_COUNT && t->xpos < XPOS_COUNT && t->rel < REL_COUNT);
}

static inline sentence tree_read(const char *text, token words[TREE_WORDS])
{
    sentence s = {.tokens = words};
    for (str rest = str_of(text); rest.n;) {
        assert_true(s.n_tokens < TREE_WORDS);
        tree_read_word(str_split(&rest, ' '), &words[s.n_tokens++]);
    }
    return s;
}

// Fails unless the sentence has tags, heads and relations as in `text`.
static inline void tree_check(const sentence *s, const char *text)
{
    token words[TREE_WORDS] = {0};
    sentence want = tree_read(text, words);
    assert_int_equal(s->n_tokens, want.n_tokens);
    for (uint32_t k = 0; k < s->n_tokens; k++) {
        const token *got = &s->tokens[k], *w = &words[k];
        if (got->upos != w->upos || got->xpos != w->xpos || got->head != w->head ||
            got->rel != w->rel)
            fail_msg("%s: word %u: %d %s", text, k + 1, got->head + 1,
                     deprel_name((deprel)got->rel));
    }
}

static inline void tree_check_case(const tree_case *c, bool headline, void (*mend)(sentence *s))
{
    token words[TREE_WORDS] = {0};
    sentence s = tree_read(c->before, words);
    s.headline = headline;
    mend(&s);
    tree_check(&s, c->after ? c->after : c->before);
}

static inline void tree_check_cases(const tree_case *cases, size_t n, bool headline,
                                    void (*mend)(sentence *s))
{
    for (size_t i = 0; i < n; i++) tree_check_case(&cases[i], headline, mend);
}

#endif
