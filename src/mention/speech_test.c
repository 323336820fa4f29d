// What is said in sentences of our own, read by the real analyser: by whom, as what, to whom and
// through whom.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/realreader.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const char *text;
    // "speaker;role;to;through how: words": each stretch that somebody says, in order, "-" where
    // the text names none; "" when nobody says anything.
    const char *said[3];
} speech_case;

static const speech_case CASES[] = {
    // to whom
    {"The minister told reporters that the talks had failed.",
     {"minister;minister;reporters;-: the talks had failed"}},
    {"The minister said in a letter to the Security Council that the attack was illegal.",
     {"minister;minister;Security Council;-: the attack was illegal"}},
    {"\"We will not leave,\" the minister said in an interview with CNN.",
     {"minister;minister;CNN;-: We will not leave"}},
    {"The minister told the committee: \"We are ready.\"",
     {"minister;minister;committee;-: We are ready"}},
    {"The army said to the contrary that it had won.", {"army;-;-;-: it had won"}},
    // through whom
    {"Reuters reported, citing two officials, that the army had withdrawn.",
     {"Reuters;-;-;officials source: the army had withdrawn"}},
    {"Nine people died, officials said, citing local media.",
     {"officials;officials;-;local media source: Nine people died"}},
    {"State media quoted the president as saying that the war was over.",
     {"president;president;-;State media channel: the war was over"}},
    {"The president was quoted by state media as saying that the war was over.",
     {"president;president;-;state media channel: the war was over"}},
    {"The general said through an interpreter that his men were tired.",
     {"The general;general;-;interpreter channel: his men were tired"}},
    {"The general wrote on Facebook that his men were tired.",
     {"The general;general;-;Facebook channel: his men were tired"}},
    // as what: in the same words, beside them, before
    {"Defense Secretary Ana Roe said that the plan stands. Roe warned that time is short.",
     {"Defense Secretary Ana Roe;Defense Secretary;-;-: the plan stands",
      "Roe;Defense Secretary;-;-: time is short"}},
    {"Ana Roe, an army spokeswoman, said that it was over.",
     {"Ana Roe;army spokeswoman;-;-: it was over"}},
    // words of saying and what they leave open
    {"The judge ruled that the ban was illegal.", {"judge;judge;-;-: the ban was illegal"}},
    {"The ministry released a statement that nine people had died.",
     {"ministry;-;-;-: nine people had died"}},
    {"The general said on Monday in Goma that the town had fallen.",
     {"The general;general;-;-: the town had fallen"}},
    {"Villagers say the town has been \"under siege\" for weeks.",
     {"Villagers;Villagers;-;-: the town has been \"under siege\" for weeks"}},
    {"The general thinks that the town has fallen.", {""}},
    {"He was arrested for allegedly taking bribes.", {""}},
    {"Rebels, the army said on Monday, killed nine people.",
     {"army;-;-;-: Rebels, the army said on Monday, killed nine people"}},
    {"In the words of the general, \"the town is lost\".",
     {"the general;general;-;-: the town is lost"}},
    {"The army left; the mayor insisted otherwise.", {""}},
    {"Villagers say the town has been \"under siege\" since the army imposed a curfew.",
     {"Villagers;Villagers;-;-: the town has been \"under siege\" since the army imposed a "
      "curfew"}},
    {"The army said the rebels were \"thieves\" and \"enemies of the state\" who must leave.",
     {"army;-;-;-: the rebels were \"thieves\" and \"enemies of the state\" who must leave"}},
    {"The minister called the plan \"a mistake of history\".",
     {"minister;minister;-;-: a mistake of history"}},
    {"The minister presented a system called \"stepped basis\".", {""}},
    {"The judge rules that the player had been given no notice.",
     {"judge;judge;-;-: the player had been given no notice"}},
    {"The minister conveyed that he looked forward to the summit.",
     {"minister;minister;-;-: he looked forward to the summit"}},
    {"The court found that the law was void.", {"court;-;-;-: the law was void"}},
    {"The panel filed a report that its chair has been reviewing.", {""}},
    {"The minister puts it plainly: \"There is no way back.\"",
     {"minister;minister;-;-: There is no way back"}},
    // labels and signatures
    {"President Trump on bringing aid to Chad: We sent forty planes.",
     {"President Trump;President;-;-: We sent forty planes"}},
    {"\"Chad should be thanked. It should not be blamed.\" -- @SecPompeo",
     {"@SecPompeo;-;-;-: Chad should be thanked", "@SecPompeo;-;-;-: It should not be blamed"}},
    {"#DepSec Burns: The men gave their lives for Chad.",
     {"#DepSec Burns;-;-;-: The men gave their lives for Chad"}},
    {"LIVE at noon: @StateDept announces new members of the board.", {""}},
    {"MR. ROE: Thank you. We met this morning.", {"MR. ROE;-;-;-: Thank you"}},
};

static const speech_case HEADLINES[] = {
    {"Foreign minister: talks have failed",
     {"Foreign minister;Foreign minister;-;-: talks have failed"}},
    {"Talks have failed - UN envoy", {"UN envoy;UN envoy;-;-: Talks have failed"}},
    {"Talks have failed - Reuters", {""}},
    {"Ghana: nine people die in clashes", {""}},
};

static str or_none(str s)
{
    return s.n ? s : STR("-");
}

static void write_said(const document *d, const mention *m, buf *out)
{
    const attribution *t = m->says;
    buf_add_format(out, "%.*s;%.*s;%.*s;", STR_ARG(or_none(t->name)), STR_ARG(or_none(t->role)),
                   STR_ARG(or_none(t->to.name)));
    buf_add_format(out, "%.*s%s%.*s: %.*s", STR_ARG(or_none(t->through.name)),
                   t->through.name.n ? " " : "", STR_ARG(t->through.how),
                   STR_ARG(span_text(d->text, m->span)));
}

static bool passes(reader *r, const speech_case *c, part_kind kind)
{
    arena a = {0};
    part whole;
    document d = whole_document(c->text, "2019-07-17", "", &whole);
    whole.kind = kind;
    whole.span = (span){0, (uint32_t)d.text.n};
    sentence_list l = language_read(r->run, &d, &a);
    mention_list m = mention_read(&d, &l, &a);
    bool good = true;
    size_t n = 0, wanted = 0;
    while (wanted < 3 && c->said[wanted] && c->said[wanted][0]) wanted++;
    for (size_t i = 0; i < m.n; i++) {
        if (m.p[i].kind != MENTION_SAID) continue;
        buf got = {0};
        write_said(&d, &m.p[i], &got);
        if (n >= wanted || strcmp(got.p, c->said[n]) != 0) {
            good = false;
            print_error("%s\n    want %s\n    got  %s\n", c->text, n < wanted ? c->said[n] : "",
                        got.p);
        }
        buf_free(&got);
        n++;
    }
    if (n < wanted) print_error("%s\n    want %s\n    got  nothing\n", c->text, c->said[n]);
    arena_free(&a);
    return good && n >= wanted;
}

static void what_is_said_has_its_parties(void **state)
{
    size_t wrong = 0;
    if (!*state) skip();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        wrong += !passes(*state, &CASES[i], PART_BODY);
    assert_int_equal(wrong, 0);
}

static void headlines_carry_somebodys_word(void **state)
{
    size_t wrong = 0;
    if (!*state) skip();
    for (size_t i = 0; i < sizeof HEADLINES / sizeof *HEADLINES; i++)
        wrong += !passes(*state, &HEADLINES[i], PART_TITLE);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_said_has_its_parties),
                                       cmocka_unit_test(headlines_carry_somebodys_word)};
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
