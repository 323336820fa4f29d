// Whom "you" means, in transcripts and messages of our own, read by the real analyser.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <string.h>

#define PARTS_MAX 8

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
    {NULL, "QUESTION: One more.\n\nDo you agree?\n\nMR. ROE: No.\n\n", "USAGOV"},
    {NULL, "MR. ROE: It is good to see you.\n\n", ""}, // a speech: to whom nobody tells
    {"Peru National Day", "We wish the people of Peru well as you celebrate.\n\n", "PER"},
    {"Peru National Day", "Thank you.\n\n", ""},
    {"Remarks by President Biden During a Visit with Soldiers",
     "THE PRESIDENT: I am proud of you. Every one of you came. When you look at it, you can see "
     "why.\n\n",
     "USAMIL; USAMIL"},
    {"Secretary Blinken to Embassy Lima Staff", "SECRETARY BLINKEN: You did great work.\n\n",
     "USAGOV"},
    {"Travel Advisory Updates", "We can assist you abroad.\n\n", "USACVL"},
    {"Remarks by President Biden on Jobs", "THE PRESIDENT: It is good to see all of you.\n\n",
     "USACVL"},
    {"Remarks by President Biden on Jobs", "THE PRESIDENT: You win some.\n\n", ""},
    {NULL, "Secretary Blinken: Peru is strong. We will support you.\n\n", "PER"},
    {NULL, "QUESTION: Go on?\n\nMR. ROE: I will get back to you.\n\n", "MED"},
    {NULL, "Secretary Blinken to US troops: You are the best.\n\n", "USAMIL"},
    {NULL, "Biden told the nurses, \"You are the best.\"\n\n", "HLH"},
    {"Press Briefing",
     "MODERATOR: Welcome.\n\nMR. ROE: You all have seen it.\n\nQUESTION: Why?\n\n", "MED"},
    {"Remarks After Talks",
     "PRESIDENT BIDEN: You did well.\n\nPRESIDENT MACRON: Yes.\n\nQUESTION: Why?\n\n", "FRAGOV"},
    {"Trade With Peru", "We wish the people of Peru well as you celebrate.\n\n", ""},
};

static void add_you(buf *out, const mention *m, str text)
{
    str words = span_text(text, m->span);
    if (m->kind != MENTION_ACTOR ||
        (str_find(words, STR("you")) == SIZE_MAX && str_find(words, STR("You")) == SIZE_MAX))
        return;
    for (uint32_t k = 0; k < m->n_actors; k++)
        buf_add_format(out, "%s%.*s", k ? "+" : out->n ? "; " : "", STR_ARG(m->actors[k]->code));
}

// Each paragraph is a part, as the readers of documents cut them.
static size_t cut(str text, bool titled, part *parts)
{
    size_t n = 0;
    for (uint32_t at = 0; at < text.n && n < PARTS_MAX;) {
        uint32_t end = at;
        while (end < text.n && text.p[end] != '\n') end++;
        part_kind kind = titled && at == 0 ? PART_TITLE : PART_BODY;
        if (end > at) parts[n++] = (part){{at, end}, kind};
        at = end + 1;
    }
    return n;
}

static void test_cases(void **state)
{
    reader *r = *state;
    if (!r) skip();
    arena a = {0};
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf whole = {0};
        const char *title = CASES[i].title ? CASES[i].title : "";
        uint32_t n = (uint32_t)strlen(title);
        buf_add_format(&whole, "%s%s%s", title, n ? "\n\n" : "", CASES[i].text);
        part parts[PARTS_MAX];
        document d = {.text = buf_str(&whole), .parts = parts};
        d.n_parts = cut(d.text, n > 0, parts);
        d.published = STR("2021-07-28");
        d.outlet = STR("State Department");
        wrong += read_wrongly(r, &d, add_you, CASES[i].expected, &a);
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
