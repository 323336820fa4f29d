#include "base/check.h"

#include "parse/language.h"
#include "parse/present.h"

static model *m;
static language *en;

typedef struct {
    const char *text;
    int verb;  // index of the verb, -1 when there is none
    xpos xpos; // of the verb
} sample;

static const sample SAMPLES[] = {
    {"Uganda jails an editor of a weekly paper.", 1, XPOS_VBZ},
    {"Ethiopia bombs rebel camps near Mekelle after a raid on Sunday.", 1, XPOS_VBZ},
    {"Peruvian police arrest a smuggler in Lima.", 2, XPOS_VBP},
    {"Armed men kidnap six Greek engineers near Benghazi.", 2, XPOS_VBP},
    {"Police in Lima arrested between 30 and 40 smugglers.", 3, XPOS_VBD},
    {"Officials of Chad and Sudan last discussed water in October.", 6, XPOS_VBD},
    // headlines
    {"Rebels free two nuns", 1, XPOS_VBP},
    {"Senators back new curbs on trade", 1, XPOS_VBP},
    {"Opposition calls for a strike", 1, XPOS_VBZ},
    // no verb: nouns that could be one by their form alone
    {"New talks on arms sales.", -1, XPOS_NN},
    {"Terror attacks in Mali and Niger.", -1, XPOS_NN},
    {"A list of police reports.", -1, XPOS_NN},
    {"U.S. arms sales to Peru.", -1, XPOS_NN},
};

static void test_samples(void **state)
{
    (void)state;
    arena a = {0};
    language_run *run = language_run_new(en);
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        str text = str_of(SAMPLES[i].text);
        part body = {{0, (uint32_t)text.n}, PART_BODY};
        document d = {.text = text, .parts = &body, .n_parts = 1};
        sentence_list list = language_read(run, &d, &a);
        assert_int_equal(list.n, 1);
        const sentence *s = &list.p[0];
        int verb = -1;
        for (uint32_t w = 0; w < s->n_tokens && verb < 0; w++)
            if (s->tokens[w].upos == UPOS_VERB) verb = (int)w;
        if (verb != SAMPLES[i].verb) print_error("%s\n", SAMPLES[i].text);
        assert_int_equal(verb, SAMPLES[i].verb);
        if (verb < 0) continue;
        assert_int_equal(s->tokens[verb].xpos, SAMPLES[i].xpos);
        assert_int_equal(s->tokens[verb].head, -1);
        assert_true(s->tokens[verb - 1].head == verb || s->tokens[0].head == verb);
    }
    language_run_delete(run);
    arena_free(&a);
}

int main(void)
{
    diag why = {0};
    if (model_open("models/english.dm", &m, &why) != ST_OK ||
        language_open(m, &en, &why) != ST_OK) {
        print_error("%s\n", why.message);
        return 1;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    language_close(en);
    model_close(m);
    return failed;
}
