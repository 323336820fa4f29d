// Which rules match where, who wins, what is absorbed; on trees written by hand.
#include "rule/lint.h"
#include "rule/tree.h"

typedef struct {
    arena a;
    codebook *c;
    sentence *s;
    frame_view f;
    rule_match_list found;
} bench;

static void match(bench *b, const char *rules, const char *tree, const mention_list *m)
{
    diag why = {0};
    *b = (bench){0};
    assert_ok(codebook_parse(rules, NULL, &b->c, &why), &why);
    b->s = tree_read(&b->a, tree);
    b->f = frame_open(b->s, m, &b->a);
    b->found = rule_match_sentence(b->c, &b->f, NULL, &b->a);
}

static void done(bench *b)
{
    codebook_free(b->c);
    arena_free(&b->a);
}

// "rule:word rule:word" of the matches, in order.
static void check_matches(const char *rules, const char *tree, const mention_list *m, bool headline,
                          const char *want)
{
    bench b;
    buf got = {0};
    match(&b, rules, tree, m);
    if (headline) {
        b.s->headline = true;
        b.found = rule_match_sentence(b.c, &b.f, NULL, &b.a);
    }
    for (size_t i = 0; i < b.found.n; i++) {
        if (i) buf_add_c(&got, " ");
        buf_add(&got, b.found.p[i].rule->name);
        buf_add_c(&got, ":");
        buf_add(&got, b.s->tokens[b.found.p[i].word].form);
    }
    if (!str_eq(buf_str(&got), str_of(want)))
        fail_msg("%s\n  got \"%.*s\", want \"%s\"", tree, STR_ARG(buf_str(&got)), want);
    buf_free(&got);
    done(&b);
}

#define TALKS                                                                                      \
    "Iran/NNP/2/nsubj suspended:suspend/VBD/0/root nuclear/JJ/4/amod talks:talk/NNS/2/obj "        \
    "with/IN/6/case France/NNP/4/nmod"
#define AID                 "Iran/NNP/2/nsubj suspended:suspend/VBD/0/root its/PRP$/4/nmod:poss aid/NN/2/obj"
#define R(name, code, rest) "rule " name "\n code " code "\n " rest "\n"
#define HALT_TALKS          R("halt-talks", "SANCTION 164", "trigger verb suspend\n object @talks")
#define HALT                R("halt", "SANCTION 160", "trigger verb suspend")
#define MEET                R("meet", "CONSULT 040", "trigger noun talk")
#define CLASS               "class talks talk negotiation \"peace process\"\n"

static void more_constraints_win(void **state)
{
    (void)state;
    check_matches(CLASS HALT HALT_TALKS, TALKS, NULL, false, "halt-talks:suspended");
    check_matches(CLASS HALT HALT_TALKS, AID, NULL, false, "halt:suspended");
    // A line of negated values alone is no merit.
    check_matches(HALT R("b", "AID 07", "trigger verb suspend\n object !x !y"), AID, NULL, false,
                  "halt:suspended");
    check_matches(HALT R("b", "AID 07", "trigger verb suspend\n object any"), AID, NULL, false,
                  "b:suspended");
    check_matches(HALT R("b", "AID 07", "trigger verb suspend"), AID, NULL, false,
                  "halt:suspended");
}

static void priority_and_also(void **state)
{
    (void)state;
    check_matches(CLASS HALT_TALKS R("p", "AID 07", "trigger verb suspend\n priority 1"), TALKS,
                  NULL, false, "p:suspended");
    check_matches(CLASS HALT_TALKS R("p", "AID 07", "trigger verb suspend\n priority -1"), TALKS,
                  NULL, false, "halt-talks:suspended");
    check_matches(CLASS HALT_TALKS R("p", "AID 07", "trigger verb suspend\n also"), TALKS, NULL,
                  false, "halt-talks:suspended p:suspended");
}

static void winners_absorb(void **state)
{
    (void)state;
    check_matches(CLASS MEET HALT_TALKS, TALKS, NULL, false, "halt-talks:suspended");
    check_matches(CLASS MEET HALT, TALKS, NULL, false, "halt:suspended meet:talks");
    check_matches(CLASS MEET HALT_TALKS " keep object", TALKS, NULL, false,
                  "halt-talks:suspended meet:talks");
    // Each would absorb the other: the higher word wins.
    check_matches(CLASS HALT_TALKS R("m", "CONSULT 040", "trigger noun talk\n governor suspend"),
                  TALKS, NULL, false, "halt-talks:suspended");
    // A beaten rule absorbs nothing.
    check_matches(CLASS MEET HALT_TALKS R("p", "AID 07", "trigger verb suspend\n priority 1"),
                  TALKS, NULL, false, "p:suspended meet:talks");
}

static void values(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool holds;
    } CASES[] = {
        {"object talk", true},
        {"object negotiation", false},
        {"object @talks", true},
        {"object !talk", false},
        {"object !negotiation", true},
        {"object talk !talk", false},
        {"object any", true},
        {"object none", false},
        {"iobject none", true},
        {"iobject any", false},
        {"iobject !x", true},
        {"iobject !none", false},
        {"object !none", true},
        {"object !any", false},
        {"object \"nuclear talk\"", true},
        {"object \"peace talk\"", false},
        {"object.adjective nuclear", true},
        {"object.with France", true},
        {"object.with Spain", false},
        {"iobject talk none", true},
        {"with france", true},
        {"object time", false},
        {"self suspend", true},
        {"object.governor suspend", true},
        {"object.with actor", false},
        {"speaker none", true},
        {"speaker actor", false},
        {"speaker !person", true},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf rules = {0};
        buf_add_format(&rules, CLASS "rule r\n code AID 07\n trigger verb suspend\n %s\n",
                       CASES[i].line);
        bench b;
        match(&b, rules.p, TALKS, NULL);
        if ((b.found.n == 1) != CASES[i].holds)
            fail_msg("%s: %s", CASES[i].line, b.found.n ? "holds" : "fails");
        done(&b);
        buf_free(&rules);
    }
}

#define OFF                                                                                        \
    "Iran/NNP/2/nsubj broke:break/VBD/0/root the/DT/4/det talks:talk/NNS/2/obj off/RP/2/"          \
    "compound:prt"
#define OFF_PREP "Iran/NNP/2/nsubj broke:break/VBD/0/root off/IN/4/case talks:talk/NNS/2/obl"
#define ON_HOLD                                                                                    \
    "Iran/NNP/2/nsubj put/VBD/0/root the/DT/4/det talks:talk/NNS/2/obj on/IN/6/case hold/NN/2/obl"
#define WAR "A/DT/4/det trade/NN/4/compound -/HYPH/4/punct war/NN/0/root"

static void groups(void **state)
{
    (void)state;
    const char *off = R("r", "AID 07", "trigger verb \"break off\"");
    check_matches(off, OFF, NULL, false, "r:broke");
    check_matches(off, OFF_PREP, NULL, false, "r:broke");
    check_matches(off, "Iran/NNP/2/nsubj broke:break/VBD/0/root the/DT/4/det talks:talk/NNS/2/obj",
                  NULL, false, "");
    check_matches(R("r", "AID 07", "trigger verb \"put on hold\""), ON_HOLD, NULL, false, "r:put");
    check_matches(R("r", "AID 07", "trigger noun \"trade war\""), WAR, NULL, false, "r:war");
    check_matches(R("r", "AID 07", "trigger noun \"price war\""), WAR, NULL, false, "");
    check_matches("rule a\n code AID 07\n trigger verb break\n" R("r", "AID 07",
                                                                  "trigger verb \"break off\""),
                  OFF, NULL, false, "r:broke"); // a group is the more special
    bench b;
    match(&b, R("r", "AID 07", "trigger verb \"put on hold\""), ON_HOLD, NULL);
    assert_int_equal(b.found.p[0].particle, 5);
    done(&b);
}

static void words_as_taggers_see_them(void **state)
{
    (void)state;
    const char *halt = R("r", "AID 07", "trigger verb suspend");
    check_matches(halt, "Iran/NNP/2/nsubj Suspends/NNP/0/root Talks/NNPS/2/obj", NULL, true,
                  "r:Suspends");
    check_matches(halt, "Iran/NNP/2/nsubj Halts/NNP/0/root Talks/NNPS/2/obj", NULL, true, "");
    check_matches(R("r", "AID 07", "trigger noun talk"), "Talks/NNPS/0/root", NULL, true,
                  "r:Talks");
    check_matches(R("r", "AID 07", "trigger noun ceasefire"),
                  "A/DT/4/det cease/NN/4/compound -/HYPH/4/punct fire/NN/0/root", NULL, false,
                  "r:fire");
    check_matches(R("r", "AID 07", "trigger noun cease-fire"), "ceasefire/NN/0/root", NULL, false,
                  "r:ceasefire");
    check_matches(R("r", "AID 07", "trigger noun bombing"),
                  "the/DT/2/det bombing:bomb/VBG/0/root of/IN/4/case Rome/NNP/2/nmod", NULL, false,
                  "r:bombing");
    check_matches(R("r", "AID 07", "trigger verb bomb"), "the/DT/2/det bomb/NN/0/root", NULL, false,
                  "");
    check_matches(R("r", "AID 07", "trigger verb invade"),
                  "Rome/NNP/3/nsubj:pass was:be/VBD/3/aux:pass invaded:invad/VBN/0/root", NULL,
                  false, "r:invaded");
    check_matches(R("r", "AID 07", "trigger verb freeze"),
                  "Rome/NNP/2/nsubj froze/VBD/0/root funds:fund/NNS/2/obj", NULL, false, "r:froze");
    check_matches(R("r", "AID 07", "trigger adj prepared"),
                  "Rome/NNP/3/nsubj is:be/VBZ/3/cop prepared:prepare/VBN/0/root", NULL, false,
                  "r:prepared");
    check_matches(R("r", "AID 07", "trigger modal must"),
                  "Rome/NNP/3/nsubj must/MD/3/aux act/VB/0/root", NULL, false, "r:must");
    check_matches(R("r", "AID 07", "trigger verb have"),
                  "Rome/NNP/3/nsubj has:have/VBZ/3/aux acted:act/VBN/0/root", NULL, false, "");
}

#define AGREED                                                                                     \
    "Iran/NNP/2/nsubj agreed:agree/VBD/0/root to/TO/4/mark hold/VB/2/xcomp talks:talk/NNS/4/obj"

static void events_of_events(void **state)
{
    (void)state;
    const char *agree = R("agree", "AGREE 036", "trigger verb agree\n complement event:CONSULT");
    check_matches(agree, AGREED, NULL, false, "");
    buf rules = {0};
    buf_add_format(&rules, "%s%s", agree, MEET);
    check_matches(rules.p, AGREED, NULL, false, "agree:agreed");
    buf_clear(&rules); // a chain: the order of the rules does not matter
    buf_add_format(&rules, "%s%s%s",
                   R("c", "AID 07", "trigger verb agree\n complement event:AGREE"),
                   R("b", "AGREE 036", "trigger verb hold\n object event:CONSULT"), MEET);
    check_matches(rules.p, AGREED, NULL, false, "c:agreed");
    buf_clear(&rules); // "no such event" waits until all is known
    buf_add_format(&rules, "%s%s", R("n", "AID 07", "trigger verb agree\n complement !event:"),
                   MEET);
    check_matches(rules.p, AGREED, NULL, false, "meet:talks");
    check_matches(R("n", "AID 07", "trigger verb agree\n complement !event:"), AGREED, NULL, false,
                  "n:agreed");
    buf_free(&rules);
}

static bool never(void *state, uint32_t word)
{
    (void)word;
    ++*(int *)state;
    return false;
}

static void path_walks(void **state)
{
    (void)state;
    bench b;
    fillers out;
    diag why;
    int asked = 0;
    match(&b, HALT, TALKS, NULL);
    const rule_path *p = codebook_path("to, object.with, object", &b.a, &why);
    assert_int_equal(rule_path_walk(&b.f, 1, p, NULL, NULL, &out), 1);
    assert_int_equal(out.word[0], 5);
    assert_int_equal(rule_path_walk(&b.f, 1, p, never, &asked, &out), 0);
    assert_int_equal(asked, 2);
    done(&b);
}

// A mention list of actors: word i is actors[i], NULL where none.
static mention_list actors(arena *a, const actor *const *who, uint32_t n)
{
    mention_list m = {.n_sentences = 1};
    uint32_t *first = arena_array(a, uint32_t, 2);
    m.p = arena_array(a, mention, n);
    for (uint32_t i = 0; i < n; i++) {
        if (!who[i]) continue;
        const actor **one = arena_alloc(a, sizeof *one);
        *one = who[i];
        m.p[m.n++] = (mention){.kind = MENTION_ACTOR,
                               .first = i,
                               .end = i + 1,
                               .head = i,
                               .actors = one,
                               .n_actors = 1};
    }
    first[1] = (uint32_t)m.n;
    m.first_of = first;
    return m;
}

static void actors_and_roles(void **state)
{
    (void)state;
    static const actor IRAN = {.code = {"IRN", 3}, .country = {"IRN", 3}};
    static const actor FRANCE = {.code = {"FRAGOV", 6},
                                 .country = {"FRA", 3},
                                 .sectors = {{"GOV", 3}},
                                 .n_sectors = 1,
                                 .person = true};
    const actor *who[6] = {&IRAN, NULL, NULL, NULL, NULL, &FRANCE};
    static const struct {
        const char *line;
        bool holds;
    } CASES[] = {
        {"subject actor", true},          {"subject country", true},
        {"subject person", false},        {"subject actor:GOV", false},
        {"object.with actor:GOV", true},  {"object.with actor:MIL|GOV", true},
        {"object.with country", false},   {"object.with person", true},
        {"subject !country", false},      {"object actor", false},
        {"object.with !actor:MIL", true},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf rules = {0};
        buf_add_format(&rules, "rule r\n code AID 07\n trigger verb suspend\n %s\n", CASES[i].line);
        arena a = {0};
        mention_list m = actors(&a, who, 6);
        bench b;
        match(&b, rules.p, TALKS, &m);
        if ((b.found.n == 1) != CASES[i].holds) fail_msg("%s", CASES[i].line);
        done(&b);
        arena_free(&a);
        buf_free(&rules);
    }
    // A rule whose roles cannot be filled gives way to a weaker one whose roles can.
    arena a = {0};
    mention_list m = actors(&a, who, 6);
    check_matches(R("a", "AID 07", "trigger verb suspend\n object talk\n recipient on !")
                      R("b", "AID 07", "trigger verb suspend\n recipient object.with !"),
                  TALKS, &m, false, "b:suspended");
    check_matches(R("a", "AID 07", "trigger verb suspend\n object talk\n recipient speaker !")
                      R("b", "AID 07", "trigger verb suspend\n recipient object.with !"),
                  TALKS, &m, false, "a:suspended");
    // So it does to one that yields by its priority, but to that one alone and not when two may
    // act.
    check_matches(R("a", "AID 07", "trigger verb suspend\n recipient on !")
                      R("b", "AID 07", "trigger verb suspend\n priority -1"),
                  TALKS, &m, false, "b:suspended");
    check_matches(R("a", "AID 07", "trigger verb suspend\n priority 1\n recipient on !")
                      R("b", "AID 07", "trigger verb suspend"),
                  TALKS, &m, false, "a:suspended");
    check_matches(R("a", "AID 07", "trigger verb suspend\n recipient on !\n reciprocal")
                      R("b", "AID 07", "trigger verb suspend\n priority -1"),
                  TALKS, &m, false, "a:suspended");
    arena_free(&a);
}

static void explanations(void **state)
{
    (void)state;
    bench b;
    buf out = {0};
    match(&b,
          CLASS HALT_TALKS " iobject none\n" R("other", "AID 07", "trigger verb suspend\n on x"),
          TALKS, NULL);
    rule_explain(b.c, codebook_rule(b.c, 0), &b.f, NULL, 1, &out);
    assert_non_null(strstr(out.p, "object @talks: yes, \"talks\""));
    assert_non_null(strstr(out.p, "iobject none: yes, nothing stands there"));
    assert_non_null(strstr(out.p, "actor: \"Iran\" by subject"));
    assert_non_null(strstr(out.p, "It matches."));
    buf_clear(&out);
    rule_explain(b.c, codebook_rule(b.c, 1), &b.f, NULL, 1, &out);
    assert_non_null(strstr(out.p, "on x: no"));
    assert_non_null(strstr(out.p, "does not match"));
    buf_clear(&out);
    rule_explain(b.c, codebook_rule(b.c, 1), &b.f, NULL, 3, &out);
    assert_non_null(strstr(out.p, "\"talks\" is none of its words"));
    buf_free(&out);
    done(&b);
}

static void outcomes(void **state)
{
    (void)state;
    bench b;
    buf out = {0};
    size_t n = 0;
    match(&b,
          CLASS HALT_TALKS " iobject none\n" R("plain", "AID 07", "trigger verb suspend\n")
              R("lacks", "AID 07", "trigger verb suspend\n on x\n with @talks\n"),
          TALKS, NULL);
    rule_outcome_list l = rule_match_outcomes(b.c, &b.f, NULL, &b.a);
    assert_int_equal(l.n, 2); // the winner and the loser, not the one that lacks something
    const rule_outcome *winner = l.p[0].beaten_by ? &l.p[1] : &l.p[0];
    const rule_outcome *loser = l.p[0].beaten_by ? &l.p[0] : &l.p[1];
    assert_null(winner->beaten_by);
    assert_ptr_equal(loser->beaten_by, winner->rule);
    assert_string_equal(rule_reason(b.c, winner, loser), "it asks for more");
    assert_int_equal(rule_failures(b.c, codebook_rule(b.c, 2), &b.f, NULL, 1, &out), 2);
    assert_non_null(strstr(out.p, "on x: no"));
    rule_waiting(b.c, &b.f, 1, &b.a, &n);
    assert_int_equal(n, 3);
    assert_int_equal(rule_triggers(b.c, codebook_rule(b.c, 1), &b.f, 1), TRIGGER_YES);
    assert_int_equal(rule_triggers(b.c, codebook_rule(b.c, 1), &b.f, 0), TRIGGER_NO);
    buf_clear(&out);
    rule_list_triggers(b.c, codebook_rule(b.c, 1), &out);
    assert_string_equal(out.p, "the verb suspend");
    buf_free(&out);
    done(&b);
}

static void classes_and_sentences(void **state)
{
    (void)state;
    codebook *c;
    diag why = {0};
    arena a = {0};
    const rule_example *x;
    size_t n;
    assert_ok(codebook_parse("class inner\n a b\nclass outer\n c @inner\nclass lonely\n d\n" R(
                                 "r", "AID 07", "trigger noun x\n with @outer\n"),
                             NULL, &c, &why),
              &why);
    rule_class_list l = codebook_classes(c, &a);
    assert_int_equal(l.n, 3);
    assert_true(l.p[0].used && l.p[1].used); // by way of the outer one
    assert_false(l.p[2].used);
    assert_int_equal(l.p[0].n_uses, 1);
    assert_int_equal(l.p[1].n_words, 1);
    codebook_free(c);
    assert_ok(
        codebook_sentences(STR("# mine\nexample A met B.\n  A1A > B1B CONSULT\nnot Rain fell.\n"),
                           "f", &a, &x, &n, &why),
        &why);
    assert_int_equal(n, 2);
    assert_true(x[0].accept && !x[1].accept && x[1].rule == RULE_OF_NONE);
    assert_int_equal(codebook_sentences(STR("example A.\n A1A > -\n"), "f", &a, &x, &n, &why),
                     ST_CODEBOOK);
    assert_non_null(strstr(why.message, "which type"));
    assert_int_equal(codebook_sentences(STR("trigger verb x\n"), "f", &a, &x, &n, &why),
                     ST_CODEBOOK);
    assert_int_equal(codebook_sentences(STR("A1A > B1B AID\n"), "f", &a, &x, &n, &why),
                     ST_CODEBOOK);
    arena_free(&a);
}

static bool has_finding(const lint_list *l, lint_kind kind, const char *name)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->p[i].kind == kind && str_eq(l->p[i].rule->name, str_of(name))) return true;
    return false;
}

static void lint(void **state)
{
    (void)state;
    codebook *c;
    diag why = {0};
    arena a = {0};
    const char *rules = "class nothing\n" R(
        "first", "SANCTION 164", "trigger verb halt stop\n object talk\n example A b.\n - > -")
        R("hidden", "SANCTION 164", "trigger verb stop\n object talk\n example A b.\n - > -")
            R("partly", "SANCTION 164", "trigger verb stop end\n object talk\n not A.\n")
                R("odd", "AID 164", "trigger noun x\n with @nothing\n")
                    R("ordered", "AID 07", "trigger noun z\n words in * with\n")
                        R("bare", "AID 07", "trigger noun y\n");
    assert_ok(codebook_parse(rules, NULL, &c, &why), &why);
    lint_list l = codebook_lint(c, &a);
    assert_true(has_finding(&l, LINT_SHADOWED, "hidden"));
    assert_false(has_finding(&l, LINT_SHADOWED, "partly"));
    assert_false(has_finding(&l, LINT_SHADOWED, "first"));
    assert_true(has_finding(&l, LINT_NO_EXAMPLE, "partly"));
    assert_false(has_finding(&l, LINT_NO_EXAMPLE, "first"));
    assert_true(has_finding(&l, LINT_CODE_TYPE, "odd"));
    assert_true(has_finding(&l, LINT_EMPTY, "odd"));
    assert_false(has_finding(&l, LINT_EMPTY, "ordered")); // words in order are no class
    assert_true(has_finding(&l, LINT_NO_NOT, "bare"));
    assert_false(has_finding(&l, LINT_NO_NOT, "odd"));
    assert_string_equal(lint_kind_name(LINT_SHADOWED), "shadowed");
    arena_free(&a);
    codebook_free(c);
}

static void rules_on_top(void **state)
{
    (void)state;
    codebook *a, *b;
    diag why = {0};
    assert_ok(codebook_builtin(&a, &why), &why);
    assert_ok(codebook_builtin_with("test/rule/top", &b, &why), &why);
    assert_int_equal(codebook_rule_count(b), codebook_rule_count(a) + 1);
    assert_false(str_eq(codebook_hash(a), codebook_hash(b)));
    arena m = {0};
    sentence *s = tree_read(&m, TALKS);
    frame_view f = frame_open(s, NULL, &m);
    rule_match_list found = rule_match_sentence(b, &f, NULL, &m);
    bool mine = false;
    for (size_t i = 0; i < found.n; i++) mine |= str_eq(found.p[i].rule->name, STR("top-halt"));
    assert_true(mine);
    size_t namesakes = 0;
    for (size_t i = 0; i < codebook_rule_count(b); i++) {
        const rule *r = codebook_rule(b, i);
        if (!str_eq(r->name, STR("consult-meet"))) continue;
        namesakes++;
        assert_true(str_starts(r->file, STR("test/rule/top")));
    }
    assert_int_equal(namesakes, 1); // the one on top, in place of the built-in one
    codebook_free(a);
    codebook_free(b);
    arena_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_constraints_win),
        cmocka_unit_test(priority_and_also),
        cmocka_unit_test(winners_absorb),
        cmocka_unit_test(values),
        cmocka_unit_test(groups),
        cmocka_unit_test(words_as_taggers_see_them),
        cmocka_unit_test(events_of_events),
        cmocka_unit_test(path_walks),
        cmocka_unit_test(actors_and_roles),
        cmocka_unit_test(explanations),
        cmocka_unit_test(outcomes),
        cmocka_unit_test(classes_and_sentences),
        cmocka_unit_test(lint),
        cmocka_unit_test(rules_on_top),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
