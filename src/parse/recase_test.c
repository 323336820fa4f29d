#include "base/check.h"

#include "parse/recase.h"

#include <string.h>

#define WORDS_MAX 16

static model *m;
static lemmatizer lemmas;
static arena a;

// A line as it stands, the upos of its words in small letters (n: NOUN, N: NNS, p: PROPN, v: VERB,
// a: ADP, f: NOUN, but a flat name in capitals), and what it is in a sentence; NULL where capitals
// mean something already.
typedef struct {
    const char *line, *tags, *sentence;
} sample;

static const sample SAMPLES[] = {
    {"Army Halts Exports to Sudan", "nvNap", "Army halts exports to Sudan"},
    {"Gunmen Seize Kwamboka Near Border", "Nvnan", "Gunmen seize Kwamboka near border"},
    {"Envoys Meet U.S. Delegates in Oman", "Nvnnap", "Envoys meet U.S. delegates in Oman"},
    {"UN Sends Grain to Chad Refugees", "pvnapN", "UN sends grain to Chad refugees"},
    {"Army Unfreezes 12 Accounts", "nvnN", "Army unfreezes 12 accounts"},
    {"Governor Emily Stone Visits Cuba", "nffvp", "Governor Emily Stone visits Cuba"},
    {"Rebels Kwamborne Six Nuns", "NvnN", "Rebels kwamborne six nuns"},
    {"PRESIDENT WILL LEAVE CUBA", "nvvp", "President will leave Cuba"},
    {"ENVOYS OF EU, U.S. AND WHO MEET", "Nap,nanv", "Envoys of EU, U.S. and WHO meet"},
    {"Army halts exports to Sudan", NULL, NULL},
    {"Army Chief meets Minister Coulibaly", NULL, NULL},
    {"Talks in Oslo", NULL, NULL},
    {"12 JUNE 2024", NULL, NULL},
};

static void tag(token *t, char c)
{
    static const char letters[] = "nNpvaf,";
    static const upos upostags[] = {UPOS_NOUN, UPOS_NOUN, UPOS_PROPN, UPOS_VERB,
                                    UPOS_ADP,  UPOS_NOUN, UPOS_PUNCT};
    t->upos = (uint8_t)upostags[strchr(letters, c) - letters];
    t->xpos = c == 'N' ? XPOS_NNS : c == 'p' ? XPOS_NNP : XPOS_NN;
}

// The words of a line: commas are words of their own.
static sentence read_words(const char *line, token words[WORDS_MAX])
{
    sentence s = {.tokens = words, .headline = true};
    for (str rest = str_of(line); rest.n;) {
        str word = str_split(&rest, ' ');
        bool comma = str_ends(word, STR(","));
        words[s.n_tokens++].form = comma ? str_sub(word, 0, word.n - 1) : word;
        if (comma) words[s.n_tokens++].form = STR(",");
    }
    return s;
}

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        const sample *x = &SAMPLES[i];
        token words[WORDS_MAX] = {0}, want[WORDS_MAX] = {0};
        sentence s = read_words(x->line, words);
        token *small = recase_small(&s, &a);
        if (!small != !x->sentence) print_error("%s\n", x->line);
        assert_int_equal(!small, !x->sentence);
        if (!small) continue;
        assert_int_equal(strlen(x->tags), s.n_tokens);
        // As the line is written, a tagger takes its words for names.
        for (uint32_t k = 0; k < s.n_tokens; k++) {
            tag(&small[k], x->tags[k]);
            words[k].upos = x->tags[k] == 'a' ? UPOS_ADP : UPOS_PROPN;
            words[k].rel = x->tags[k] == 'f' ? REL_FLAT : REL_COMPOUND;
        }
        recase_names(&lemmas, &s, small, &a);
        (void)read_words(x->sentence, want);
        for (uint32_t k = 0; k < s.n_tokens; k++) {
            if (!str_eq(small[k].form, want[k].form)) print_error("%s: word %u\n", x->line, k + 1);
            assert_str_equal(small[k].form, want[k].form);
        }
    }
    arena_free(&a);
}

int main(void)
{
    diag why = {0};
    if (model_open("models/english.dm", &m, &why) != ST_OK ||
        lemma_open(&lemmas, m, &why) != ST_OK) {
        print_error("%s\n", why.message);
        return 1;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    model_close(m);
    return failed;
}
