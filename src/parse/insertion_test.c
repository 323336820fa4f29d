#include "base/check.h"

#include "parse/insertion.h"

#include <string.h>

#define WORDS_MAX 40

static upos upos_for(xpos x)
{
    switch (x) {
    case XPOS_NNP: return UPOS_PROPN;
    case XPOS_NN:
    case XPOS_NNS: return UPOS_NOUN;
    case XPOS_VBD:
    case XPOS_VBN:
    case XPOS_VBG:
    case XPOS_VB: return UPOS_VERB;
    case XPOS_VBP:
    case XPOS_VBZ:
    case XPOS_MD: return UPOS_AUX;
    case XPOS_DT: return UPOS_DET;
    case XPOS_JJ: return UPOS_ADJ;
    case XPOS_RB: return UPOS_ADV;
    case XPOS_IN: return UPOS_ADP;
    case XPOS_CC: return UPOS_CCONJ;
    case XPOS_PRP: return UPOS_PRON;
    default: return UPOS_PUNCT;
    }
}

// "Talks/NNS ended/VBD ,/,": forms with tags, without a tree.
static sentence tagged(const char *text, token words[WORDS_MAX])
{
    str rest = str_of(text);
    uint32_t n = 0;
    while (rest.p) {
        str word = str_split(&rest, ' ');
        size_t cut = word.n;
        while (cut > 0 && word.p[cut - 1] != '/') cut--;
        xpos x = xpos_find(str_sub(word, cut, word.n));
        assert_true(x < XPOS_COUNT && n < WORDS_MAX);
        words[n++] = (token){.form = str_sub(word, 0, cut - 1),
                             .xpos = (uint8_t)x,
                             .upos = (uint8_t)upos_for(x),
                             .head = -1,
                             .rel = REL_DEP};
    }
    return (sentence){.tokens = words, .n_tokens = n};
}

typedef struct {
    const char *text;
    uint32_t begin, end, from, to; // all 0: there is none
} insertion_case;

static const insertion_case CASES[] = {
    // at the end, in the middle with and without a subject cut off
    {"Oman/NNP left/VBD ,/, the/DT ministry/NN said/VBD ./.", 3, 6, 2, 6},
    {"Oman/NNP ,/, the/DT ministry/NN said/VBD on/IN Monday/NNP ,/, has/VBZ left/VBN ./.", 2, 7, 1,
     8},
    {"Oman/NNP left/VBD ,/, officials/NNS said/VBD ,/, because/IN it/PRP lost/VBD ./.", 3, 5, 3, 6},
    // an apposition, an addressee, a phrase that makes known
    {"Oman/NNP left/VBD ,/, its/PRP minister/NN ,/, Ali/NNP ,/, told/VBD the/DT press/NN ./.", 3,
     11, 2, 11},
    {"Oman/NNP left/VBD ,/, Mali/NNP let/VBD it/PRP be/VB known/VBN last/JJ week/NN ./.", 3, 10, 2,
     10},
    {"\"/'' Leave/VBP ,/, \"/'' Mali/NNP said/VBD ./.", 4, 6, 4, 6},
    // the verb first, with a title behind the name
    {"Oman/NNP left/VBD ,/, said/VBD the/DT ministry/NN ,/, because/IN it/PRP lost/VBD ./.", 3, 6,
     3, 7},
    {"Oman/NNP left/VBD ,/, said/VBD Ali/NNP ,/, a/DT minister/NN ,/, after/IN it/PRP lost/VBD ./.",
     3, 8, 3, 9},
    // what is said follows, an object follows, a relative clause, no clause around
    {"Oman/NNP left/VBD ,/, Mali/NNP said/VBD that/IN it/PRP knew/VBD ./.", 0, 0, 0, 0},
    {"Oman/NNP left/VBD ,/, Mali/NNP announced/VBD talks/NNS ./.", 0, 0, 0, 0},
    {"Oman/NNP left/VBD ,/, which/WDT Mali/NNP said/VBD ,/, alone/RB ./.", 0, 0, 0, 0},
    {"In/IN Oman/NNP ,/, the/DT minister/NN said/VBD on/IN Monday/NNP ./.", 0, 0, 0, 0},
};

static void test_find(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        token words[WORDS_MAX];
        const insertion_case *c = &CASES[i];
        sentence s = tagged(c->text, words);
        insertion x = {0};
        bool found = insertion_find(&s, 0, &x);
        if (found != (c->end > 0)) fail_msg("%s: %s", c->text, found ? "found" : "not found");
        if (!found) continue;
        if (x.begin != c->begin || x.end != c->end || x.from != c->from || x.to != c->to)
            fail_msg("%s: %u to %u, lifted %u to %u", c->text, x.begin, x.end, x.from, x.to);
    }
}

static void set(token *t, int32_t head, deprel rel)
{
    t->head = head;
    t->rel = (uint8_t)rel;
}

static void test_apart(void **state)
{
    (void)state;
    token words[WORDS_MAX];
    sentence s = tagged("Oman/NNP left/VBD ,/, the/DT ministry/NN said/VBD ./.", words);
    insertion x;
    assert_true(insertion_find(&s, 0, &x));
    set(&words[0], 1, REL_NSUBJ);
    set(&words[1], -1, REL_ROOT);
    set(&words[2], 5, REL_PUNCT);
    set(&words[3], 4, REL_DET);
    set(&words[4], 5, REL_NSUBJ);
    set(&words[5], 1, REL_PARATAXIS);
    set(&words[6], 1, REL_PUNCT);
    assert_true(insertion_is_apart(&s, &x));
    set(&words[5], 1, REL_ACL); // hung on the clause as if it modified a noun
    assert_false(insertion_is_apart(&s, &x));
    set(&words[5], 1, REL_PARATAXIS);
    set(&words[4], 0, REL_APPOS); // who speaks is hung on a name outside
    assert_false(insertion_is_apart(&s, &x));
    set(&words[4], 5, REL_NSUBJ);
    set(&words[1], 5, REL_CCOMP); // the other way to draw it
    set(&words[5], -1, REL_ROOT);
    assert_true(insertion_is_apart(&s, &x));
}

static void test_adverb(void **state)
{
    (void)state;
    token words[WORDS_MAX];
    sentence s = tagged(
        "Oman/NNP warned/VBD Mali/NNP time/NN and/CC again/RB that/IN it/PRP knew/VBD ./.", words);
    insertion x;
    assert_true(insertion_find_adverb(&s, &x));
    assert_int_equal(x.begin, 3);
    assert_int_equal(x.end, 6);
    assert_int_equal(x.verb, 1);
    s = tagged("Oman/NNP had/VBD time/NN and/CC money/NN ./.", words);
    assert_false(insertion_find_adverb(&s, &x));
}

static void test_relative(void **state)
{
    (void)state;
    token words[WORDS_MAX];
    sentence s =
        tagged("Citing/VBG sales/NNS ,/, which/WDT go/VBP on/IN ,/, Mali/NNP left/VBD ./.", words);
    set(&words[0], 8, REL_ADVCL);
    set(&words[1], 0, REL_OBJ);
    set(&words[3], 4, REL_NSUBJ);
    set(&words[4], 1, REL_ACL_RELCL);
    set(&words[5], 4, REL_COMPOUND_PRT);
    set(&words[7], 8, REL_NSUBJ);
    set(&words[8], -1, REL_ROOT);
    insertion x;
    assert_false(insertion_find_relative(&s, &x));
    set(&words[7], 4, REL_OBL); // "go on Mali"
    assert_true(insertion_find_relative(&s, &x));
    assert_int_equal(x.begin, 3);
    assert_int_equal(x.end, 6);
    assert_int_equal(x.from, 2);
    assert_int_equal(x.verb, 1); // the noun that it describes
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_apart),
        cmocka_unit_test(test_adverb),
        cmocka_unit_test(test_relative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
