// The compiler: what it takes, and what it says where it does not.
#include "rule/program.h"
#include "rule/tree.h"

#define GOOD                                                                                       \
    "# comment\n"                                                                                  \
    "class talks\n"                                                                                \
    "  talk negotiation \"peace process\" @more # and a comment\n"                                 \
    "class more\n"                                                                                 \
    "  summit\n"                                                                                   \
    "roles usual\n"                                                                                \
    "  actor subject !\n"                                                                          \
    "  recipient object.with,\n"                                                                   \
    "    with\n"                                                                                   \
    "rule halt-talks\n"                                                                            \
    "  code SANCTION discontinue 164 diplomatic military\n"                                        \
    "  trigger verb suspend halt \"break off\"\n"                                                  \
    "  trigger noun suspension\n"                                                                  \
    "  object @talks\n"                                                                            \
    "  subject !company !\"oil firm\"\n"                                                           \
    "  topic object.on\n"                                                                          \
    "  use usual\n"                                                                                \
    "  priority -2\n"                                                                              \
    "  status planned\n"                                                                           \
    "  polarity negated\n"                                                                         \
    "  reciprocal\n"                                                                               \
    "  also\n"                                                                                     \
    "  keep object\n"                                                                              \
    "  example only Iran suspended talks # with France.\n"                                         \
    "    IRN , CHN.GOV > FRA SANCTION/expel planned negated alleged @2024-07-17 \"suspended\"\n"   \
    "    - > -\n"                                                                                  \
    "  not The company suspended talks.\n"                                                         \
    "rule b\n"                                                                                     \
    "  code AGREE 03\n"                                                                            \
    "  trigger noun deal\n"

static void reads_a_rule(void **state)
{
    (void)state;
    codebook *c;
    diag why = {0};
    assert_ok(codebook_parse(GOOD, NULL, &c, &why), &why);
    assert_int_equal(codebook_rule_count(c), 2);
    const rule *r = codebook_rule(c, 0);
    assert_str_is(r->name, "halt-talks");
    assert_str_is(r->type, "SANCTION");
    assert_str_is(r->mode, "discontinue");
    assert_str_is(r->cameo, "164");
    assert_int_equal(r->n_contexts, 2);
    assert_str_is(r->contexts[1], "military");
    assert_true(r->actor_required && !r->recipient_required && r->reciprocal && r->also);
    assert_true(r->negated);
    assert_int_equal(r->status, RULE_PLANNED);
    assert_int_equal(r->priority, -2);
    assert_int_equal(r->line, 10);
    assert_int_equal(r->recipient->n_paths, 2);
    assert_int_equal(r->recipient->paths[0].n_steps, 2);
    assert_str_is(r->recipient->paths[1].steps[0].preposition, "with");
    const rule *b = codebook_rule(c, 1);
    assert_int_equal(b->actor->n_paths, 1); // subject
    assert_int_equal(b->recipient->n_paths, 4);
    assert_int_equal(b->topic->n_paths, 0);
    assert_null(codebook_rule(c, 2));
    assert_int_equal(codebook_hash(c).n, 16);
    codebook_free(c);
}

static void reads_examples(void **state)
{
    (void)state;
    codebook *c;
    diag why = {0};
    assert_ok(codebook_parse(GOOD, NULL, &c, &why), &why);
    assert_int_equal(codebook_example_count(c), 2);
    const rule_example *x = codebook_example(c, 0);
    assert_true(x->accept && x->only);
    assert_str_is(x->text, "Iran suspended talks # with France.");
    assert_int_equal(x->n_expected, 2);
    const expectation *e = x->expected;
    assert_str_is(e->actors, "IRN,CHN.GOV");
    assert_str_is(e->recipients, "FRA");
    assert_str_is(e->type, "SANCTION");
    assert_str_is(e->mode, "expel");
    assert_str_is(e->status, "planned");
    assert_str_is(e->claim, "alleged");
    assert_str_is(e->date, "2024-07-17");
    assert_str_is(e->trigger, "suspended");
    assert_true(e->negated);
    assert_str_is(e[1].actors, "-");
    assert_str_is(e[1].status, "happened");
    assert_false(codebook_example(c, 1)->accept);
    assert_null(codebook_example(c, 2));
    codebook_free(c);
}

typedef struct {
    const char *text;
    int line, column;
    const char *message; // a part of it
} error_case;

#define HEAD  "rule a\n  code SANCTION 164\n  trigger verb halt\n"
#define STATE "rule a\n  state channels suspended\n  trigger verb halt\n"

static void says_what_is_wrong(void **state)
{
    (void)state;
    static const error_case CASES[] = {
        {"code AGREE 03\n", 1, 1, "outside any block"},
        {"rul a\n", 1, 1, "did you mean 'rule'?"},
        {"rule\n", 1, 1, "needs a name"},
        {"rule Bad_Name\n", 1, 6, "no name"},
        {"rule a b\n", 1, 8, "one name is expected"},
        {"rule a\n  trigger verb halt\n", 1, 6, "no 'code'"},
        {"rule a\n  code AGREE 03\n", 1, 6, "no 'trigger'"},
        {HEAD "  code AGREE 03\n", 4, 3, "second 'code'"},
        {HEAD "rule a\n  code AGREE 03\n  trigger verb b\n", 4, 6, "taken: text:1"},
        {"rule a\n  code SANCTON 164\n", 2, 8, "did you mean 'SANCTION'?"},
        {"rule a\n  code SANCTION discontinu 164\n", 2, 17, "did you mean 'discontinue'?"},
        {"rule a\n  code AGREE visit 03\n", 2, 14, "its modes are: none"},
        {"rule a\n  code SANCTION discontinue\n", 2, 3, "CAMEO code of 2 to 4 digits is missing"},
        {"rule a\n  code SANCTION 999\n", 2, 17, "no CAMEO code"},
        {"rule a\n  code SANCTION\n", 2, 3, "expected 'code TYPE"},
        {"rule a\n  code SANCTION 164 militery\n", 2, 21, "did you mean 'military'?"},
        {"rule a\n  code AID 07 military legal crime cyber health\n", 2, 42, "at most 4 contexts"},
        {"rule a\n  trigger vreb halt\n", 2, 11, "no part of speech"},
        {"rule a\n  trigger verb\n", 2, 3, "expected 'trigger POS WORD"},
        {"rule a\n  trigger verb @talks\n", 2, 16, "no class 'talks'"},
        {"class talks\n  talk\n" HEAD "  object @talk\n", 6, 10, "did you mean 'talks'?"},
        {"class a\n  @b\nclass b\n  @a\n", 4, 3, "contains itself"},
        {"class a\n  @a\n", 2, 3, "contains itself"},
        {"class a\n  x\nclass a\n  y\n", 3, 7, "taken"},
        {HEAD "  objetc x\n", 4, 3, "did you mean 'object'?"},
        {HEAD "  tirgger verb x\n", 4, 3, "did you mean 'trigger'?"},
        {HEAD "  object.wiht x\n", 4, 10, "did you mean 'with'?"},
        {HEAD "  object..with x\n", 4, 10, "'' is no slot"},
        {HEAD "  object\n", 4, 3, "needs a value"},
        {HEAD "  object !\n", 4, 3, "needs a value"},
        {HEAD "  object actor:gov\n", 4, 10, "three capitals"},
        {HEAD "  object event:CONSLUT\n", 4, 10, "did you mean 'CONSULT'?"},
        {HEAD "  object thing:x\n", 4, 10, "expected a lemma, @class"},
        {HEAD "  object \"open\n", 4, 10, "not closed"},
        {HEAD "  object \"\"\n", 4, 10, "nothing stands between"},
        {HEAD "  object \"a b c d e f g\"\n", 4, 10, "at most six"},
        {HEAD "  inner x\n", 4, 3, "neither a keyword nor a slot"},
        {HEAD "  actor\n", 4, 0, "expected a path"},
        {HEAD "  actor subject with\n", 4, 17, "expected ','"},
        {HEAD "  actor , subject\n", 4, 9, "expected a path"},
        {HEAD "  actor subject,\n", 4, 0, "expected a path"},
        {HEAD "  actor subjct\n", 4, 9, "did you mean 'subject'?"},
        {HEAD "  actor subject\n  actor object\n", 5, 3, "given twice"},
        {HEAD "  actor a.b.c.d.e.f.g\n", 4, 9, "'a' is no slot"},
        {HEAD "  actor of.of.of.of.of.of.of\n", 4, 27, "more than 6 steps"},
        {HEAD "  use nothing\n", 4, 7, "no 'roles nothing'"},
        {"roles r\n  code AGREE 03\n" HEAD "  use r\n", 2, 3, "a 'roles' block holds"},
        {HEAD "  status maybe\n", 4, 3, "expected 'status'"},
        {HEAD "  polarity maybe\n", 4, 3, "polarity negated"},
        {HEAD "  priority high\n", 4, 3, "whole number"},
        {HEAD "  also x\n", 4, 3, "nothing is expected"},
        {HEAD "  example\n", 4, 3, "sentence is missing"},
        {HEAD "  example Iran left.\n", 4, 3, "what must come out is missing"},
        {HEAD "  example Iran left.\n    IRN\n", 5, 5, "ACTORS > RECIPIENTS"},
        {HEAD "  example Iran left.\n    Iran > FRA\n", 5, 5, "expected codes"},
        {HEAD "  example Iran left.\n    IRN > FRA maybe\n", 5, 15, "expected TYPE/mode"},
        {HEAD "  example Iran left.\n    IRN > FRA AGREES\n", 5, 15, "a PLOVER type"},
        {HEAD "  example Iran left.\n    IRN > FRA AGREE/visit\n", 5, 21, "not the type's"},
        {HEAD "  not Iran left.\n    IRN > FRA\n", 5, 5, "nothing is expected of a 'not'"},
        {HEAD "  IRN > FRA\n", 4, 3, "below an 'example'"},
        {HEAD "  then Iran left.\n", 4, 3, "neither a keyword nor a slot"},
        {STATE "  example\n", 4, 3, "a text is missing"},
        {STATE "  example 2024-03-01\n", 4, 3, "a text is missing"},
        {STATE "  example Chad left.\n", 4, 3, "rows that stand after"},
        {STATE "  then Chad left.\n    -\n", 4, 3, "a story begins with 'example'"},
        {STATE "  example Chad left.\n    -\n  not Chad left.\n    -\n", 7, 5,
         "nothing is expected of a 'not'"},
        {STATE "  wish Chad left.\n", 4, 3, "neither a keyword nor a slot"},
        {HEAD "  , subject\n", 4, 3, "begins with a keyword"},
    };
    size_t failed = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        codebook *c = NULL;
        diag why = {0};
        status s = codebook_parse(CASES[i].text, NULL, &c, &why);
        bool ok = s == ST_CODEBOOK && !c && why.line == CASES[i].line &&
                  why.column == CASES[i].column && strstr(why.message, CASES[i].message);
        if (ok) continue;
        failed++;
        print_error("%s\n  %s %d:%d: %s\n", CASES[i].text, status_name(s), why.line, why.column,
                    why.message);
        codebook_free(c);
    }
    if (failed) fail_msg("%zu cases", failed);
}

#define OPERATORS_HEAD                                                                             \
    "operator\tpos\tslot\tinner\touter\tmode\tcameo\tstatus\tpolarity\tactor\trecipient\tnote\n"

static void reads_operators(void **state)
{
    (void)state;
    codebook *c;
    diag why = {0};
    const char *table = OPERATORS_HEAD
        "refuse|decline\tverb\tcomplement\tCONSULT|AID\tREJECT\tmeet\t125\t\t\tsubject\tinner, "
        "with\tnote\n"
        "# comment\n"
        "hold off\tverb\ton\t*\t=\t\t=\tplanned\tnegated\t\t\t\n";
    assert_ok(codebook_parse("", table, &c, &why), &why);
    const rule_operator *const *list = codebook_operators(c, STR("Decline"), UPOS_VERB);
    assert_non_null(list);
    assert_str_is(list[0]->outer, "REJECT");
    assert_int_equal(list[0]->recipient->n_paths, 2);
    assert_int_equal(list[0]->recipient->paths[0].n_steps, 0); // inner
    assert_null(list[1]);
    list = codebook_operators(c, STR("hold off"), UPOS_VERB);
    assert_true(list && list[0]->negated && list[0]->status == RULE_PLANNED && !list[0]->actor);
    assert_str_is(list[0]->slot.preposition, "on");
    assert_null(codebook_operators(c, STR("refuse"), UPOS_NOUN));
    codebook_free(c);

    static const struct {
        const char *row;
        int column;
        const char *message;
    } BAD[] = {
        {"a\tverb\n", 1, "12 cells"},
        {"a\tverbs\tobject\t*\t=\t\t\t\t\t\t\t\n", 3, "expected verb, noun"},
        {"a\tverb\tobjct\t*\t=\t\t\t\t\t\t\t\n", 8, "did you mean 'object'?"},
        {"a\tverb\tobject.of\t*\t=\t\t\t\t\t\t\t\n", 8, "one slot"},
        {"a\tverb\tobject\tX\t=\t\t\t\t\t\t\t\n", 15, "no PLOVER type"},
        {"a\tverb\tobject\t*\tAID|AGREE\t\t\t\t\t\t\t\n", 17, "no PLOVER type"},
        {"a\tverb\tobject\t*\tAID\tvisit\t\t\t\t\t\t\n", 21, "mode of the outer type"},
        {"a\tverb\tobject\t*\tAID\t\t999\t\t\t\t\t\n", 22, "CAMEO code"},
        {"a\tverb\tobject\t*\tAID\t\t\tsoon\t\t\t\t\n", 23, "expected happened"},
        {"a\tverb\tobject\t*\tAID\t\t\t\tno\t\t\t\n", 24, "expected 'negated'"},
        {"a\tverb\tobject\t*\tAID\t\t\t\t\tsubjet\t\t\n", 25, "did you mean 'subject'?"},
    };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        buf text = {0};
        buf_add_c(&text, OPERATORS_HEAD);
        buf_add_c(&text, BAD[i].row);
        status s = codebook_parse("", text.p, &c, &why);
        if (s != ST_CODEBOOK || why.line != 2 || why.column != BAD[i].column ||
            !strstr(why.message, BAD[i].message))
            fail_msg("%s %d:%d: %s", BAD[i].row, why.line, why.column, why.message);
        buf_free(&text);
    }
    assert_int_equal(codebook_parse("", "x\ty\n", &c, &why), ST_CODEBOOK);
}

static void odd_layouts(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "",
        "\n\n# nothing\n",
        "\xEF\xBB\xBFrule a\r\n\tcode AGREE 03\r\n\ttrigger noun deal\r\n",
        "rule a\ncode AGREE 03\ntrigger noun deal \\\n  pact",
        "rule a\ncode AGREE 03\ntrigger noun deal\nexample Two \\\n  lines.\n- > -",
        "class c deal pact\nrule a\ncode AGREE 03\ntrigger noun @c",
        ("rule a\ncode AGREE 03\ntrigger noun deal\nin_response_to attack\nahead_of !none\n"
         "object \"time\" any\nwith !@x\nclass x\n"),
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        codebook *c;
        diag why = {0};
        if (codebook_parse(TEXTS[i], NULL, &c, &why) != ST_OK)
            fail_msg("%s: %d:%d %s", TEXTS[i], why.line, why.column, why.message);
        codebook_free(c);
    }
}

static void paths(void **state)
{
    (void)state;
    arena a = {0};
    diag why = {0};
    const rule_path *p = codebook_path("object.with, because_of,subject", &a, &why);
    assert_non_null(p);
    assert_int_equal(p->n_paths, 3);
    assert_str_is(p->paths[1].steps[0].preposition, "because_of");
    assert_null(codebook_path("objec", &a, &why));
    assert_non_null(strstr(why.message, "object"));
    assert_null(codebook_path("", &a, &why));
    arena_free(&a);
}

static void hash_follows_text(void **state)
{
    (void)state;
    codebook *a, *b, *same;
    diag why = {0};
    assert_ok(codebook_parse("class a\n x\n", NULL, &a, &why), &why);
    assert_ok(codebook_parse("class a\n x\n", NULL, &same, &why), &why);
    assert_ok(codebook_parse("class a\n y\n", NULL, &b, &why), &why);
    assert_str_equal(codebook_hash(a), codebook_hash(same));
    assert_false(str_eq(codebook_hash(a), codebook_hash(b)));
    codebook_free(a);
    codebook_free(b);
    codebook_free(same);
}

static void folders(void **state)
{
    (void)state;
    codebook *c;
    diag why = {0};
    assert_int_equal(codebook_load("/nowhere/at/all", NULL, &c, &why), ST_IO);
    assert_int_equal(codebook_load("Makefile", NULL, &c, &why), ST_IO);
    assert_int_equal(codebook_load("src/base", NULL, &c, &why), ST_CODEBOOK);
}

// The codebook that ships compiles, and the embedded one is the same.
static void shipped(void **state)
{
    (void)state;
    codebook *a, *b;
    diag why = {0};
    assert_ok(codebook_load("codebook", NULL, &a, &why), &why);
    assert_ok(codebook_builtin(&b, &why), &why);
    assert_str_equal(codebook_hash(a), codebook_hash(b));
    assert_int_equal(codebook_rule_count(a), codebook_rule_count(b));
    assert_true(codebook_rule_count(a) > 0);
    codebook_free(a);
    codebook_free(b);
}

// What codes is the same without the examples, also where they go on over lines.
static void coding_needs_no_examples(void **state)
{
    (void)state;
    codebook *whole, *lean;
    diag why = {0};
    assert_ok(codebook_builtin(&whole, &why), &why);
    assert_ok(codebook_for_coding(NULL, &lean, &why), &why);
    assert_str_equal(codebook_hash(whole), codebook_hash(lean));
    assert_true(codebook_example_count(whole) > 0);
    assert_int_equal(codebook_example_count(lean), 0);
    assert_int_equal(codebook_rule_count(whole), codebook_rule_count(lean));
    for (size_t i = 0; i < codebook_rule_count(whole); i++) {
        const rule *x = codebook_rule(whole, i), *y = codebook_rule(lean, i);
        assert_true(str_eq(x->name, y->name) && str_eq(x->type, y->type) && x->line == y->line);
    }
    assert_int_equal(codebook_word_count(whole), codebook_word_count(lean));
    codebook_free(whole);
    codebook_free(lean);
}

static void leaves_examples_out(void **state)
{
    (void)state;
    static const char TEXT[] = "class c\n example NATO\nrule r\n code AGREE 03\n"
                               " example Peru and \\\n  trigger happy Chad \\\n  agreed.\n"
                               "  PER > TCD\n not A deal.\n trigger noun deal\n wish not x \\";
    rule_block_vec blocks = {0};
    arena a = {0};
    diag why = {0};
    assert_ok(rule_source_scan_rules(str_of(TEXT), "text", 0, &blocks, &a, &why), &why);
    assert_int_equal(blocks.n, 2);
    assert_int_equal(blocks.p[0].lines.p[0].n_words, 2); // words of a class, not an example
    assert_int_equal(blocks.p[1].lines.n, 2);
    assert_str_is(blocks.p[1].lines.p[1].keyword, "trigger");
    assert_int_equal(blocks.p[1].lines.p[1].line, 10);
    arena_free(&a);
}

// The longer group of a word and rule comes first, whatever the order of the lines.
static void longer_groups_first(void **state)
{
    (void)state;
    codebook *c;
    diag why = {0};
    assert_ok(codebook_parse("rule r\n code AGREE 03\n trigger verb come \"come round\" "
                             "\"come round again\"\nrule s\n code AGREE 03\n trigger verb come\n",
                             NULL, &c, &why),
              &why);
    word_id id = program_find(c, STR("come"));
    const trigger_entry *t = &c->triggers[c->first_trigger[id]];
    assert_int_equal(c->first_trigger[id + 1] - c->first_trigger[id], 4);
    assert_int_equal(t[0].group->n, 3);
    assert_int_equal(t[1].group->n, 2);
    assert_null(t[2].group);
    assert_int_equal(t[3].rule, 1);
    codebook_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_rule),
        cmocka_unit_test(reads_examples),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(reads_operators),
        cmocka_unit_test(odd_layouts),
        cmocka_unit_test(paths),
        cmocka_unit_test(hash_follows_text),
        cmocka_unit_test(folders),
        cmocka_unit_test(shipped),
        cmocka_unit_test(coding_needs_no_examples),
        cmocka_unit_test(leaves_examples_out),
        cmocka_unit_test(longer_groups_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
