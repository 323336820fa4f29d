// Makers of items, in sentences of our own, read by the real analyser.
#include "base/check.h"
#include "mention/mention.h"
#include "parse/language.h"

#include <string.h>
#include <unistd.h>

#define MODEL_PATH "models/english.dm"

static const struct {
    const char *text, *maker; // of the sentence's first item
} CASES[] = {
    {"Lockheed Martin's F-35 jets arrived.", "Lockheed Martin"},
    {"They fired US-made 155mm shells.", "US"},
    {"It bought drones built by Baykar.", "Baykar"},
    {"The Boeing Chinook helicopters flew.", "Boeing"},
    {"Ukraine's T-72 tanks burned.", ""},
    {"They sent tanks.", ""},
};

static void test_makers(void **state)
{
    (void)state;
    model *file;
    language *en;
    diag why = {0};
    if (access(MODEL_PATH, R_OK) != 0) skip();
    assert_int_equal(model_open(MODEL_PATH, &file, &why), ST_OK);
    assert_int_equal(language_open(file, &en, &why), ST_OK);
    language_run *run = language_run_new(en);
    arena a = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        part whole = {.span = {0, (uint32_t)strlen(CASES[i].text)}, .kind = PART_BODY};
        document d = {.text = str_of(CASES[i].text), .parts = &whole, .n_parts = 1};
        sentence_list sentences = language_read(run, &d, &a);
        mention_list m = mention_read(&d, &sentences, &a);
        const mention *first = NULL;
        for (size_t k = 0; k < m.n && !first; k++)
            if (m.p[k].kind == MENTION_ITEM) first = &m.p[k];
        assert_non_null(first);
        assert_str_is(first->item.maker, CASES[i].maker);
    }
    arena_free(&a);
    language_run_delete(run);
    language_close(en);
    model_close(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_makers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
