// Whom "you" means, in transcripts and messages of our own, read by the real analyser.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <string.h>

typedef struct {
    const char *title; // NULL: none
    const char *text;
    const char *expected; // codes of each "you" that is a mention, joined by "; "
} you_case;

static const you_case CASES[] = {
    {NULL, "QUESTION: Will you meet him?\n\nMR. ROE: We will, as you know.\n\n", "USAGOV; MED"},
    {NULL, "QUESTION: Can you guys say more?\n\nMR. ROE: You never know. I can tell you this.\n\n",
     "USAGOV; MED"},
    {NULL, "QUESTION: Thank you. You know, it rains.\n\nMR. ROE: When you look, it does.\n\n", ""},
    {NULL, "MR. ROE: It is good to see you.\n\n", ""}, // a speech: to whom nobody tells
    {"Peru National Day", "We wish the people of Peru well as you celebrate.\n\n", "PER"},
    {"Peru National Day", "Thank you.\n\n", ""},
    {"Trade With Peru", "We wish the people of Peru well as you celebrate.\n\n", ""},
};

static void add_you(buf *out, const mention *m, str text)
{
    str words = span_text(text, m->span);
    if (m->kind != MENTION_ACTOR ||
        (!str_starts(words, STR("you")) && !str_starts(words, STR("You"))))
        return;
    for (uint32_t k = 0; k < m->n_actors; k++)
        buf_add_format(out, "%s%.*s", k ? "+" : out->n ? "; " : "", STR_ARG(m->actors[k]->code));
}

static void test_cases(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf whole = {0}, got = {0};
        const char *title = CASES[i].title ? CASES[i].title : "";
        uint32_t n = (uint32_t)strlen(title);
        buf_add_format(&whole, "%s%s%s", title, n ? "\n\n" : "", CASES[i].text);
        part parts[] = {{.span = {0, n}, .kind = PART_TITLE},
                        {.span = {n ? n + 2 : 0, (uint32_t)whole.n}, .kind = PART_BODY}};
        document d = {.text = buf_str(&whole), .parts = n ? parts : parts + 1};
        d.n_parts = n ? 2 : 1;
        d.published = STR("2021-07-28");
        d.outlet = STR("State Department");
        sentence_list sentences = language_read(r->run, &d, &a);
        mention_list m = mention_read(&d, &sentences, &a);
        for (size_t k = 0; k < m.n; k++) add_you(&got, &m.p[k], d.text);
        if (strcmp(got.n ? got.p : "", CASES[i].expected) != 0) {
            wrong++;
            print_error("%s\n    want %s\n    got  %s\n", CASES[i].text, CASES[i].expected,
                        got.n ? got.p : "");
        }
        buf_free(&got);
        buf_free(&whole);
        arena_reset(&a);
    }
    arena_free(&a);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
