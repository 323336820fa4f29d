// Small dictionaries of our own in PETRARCH's formats: what they become, and what is said of lines
// that are wrong.
#include "rule/petrarch.h"

#include "base/check.h"
#include "rule/rule.h"

#include <string.h>

static void has(const buf *text, const char *what)
{
    if (str_find(buf_str(text), str_of(what)) == SIZE_MAX)
        fail_msg("not there: %s\n%.*s", what, STR_ARG(buf_str(text)));
}

static void reads_actors_and_agents(void **state)
{
    (void)state;
    petrarch p = {0};
    petrarch_read(&p, PETRARCH_ACTORS,
                  STR("<!-- ours -->\nVALTORIA_ [VLT] # the land\n+THE_VALT\nTWIN ISLES [AAA/BBB]\n"
                      "MARTA_VENN\n\t[ORDGOV 20200229-20231231]\n\t[ORDELI >231231]\n"
                      "\t[--- <000105]\n+VENN_M.\nQUARRY LEAGUE [IGOQRY]\nNOBODY\nODD [a b<1>]\n"
                      "LAST [LST]"),
                  "my.actors.txt");
    has(&p.actors, "VLT\tVLT\t\tname\tvaltoria|the valt\t\t\n");
    has(&p.actors, "AAA/BBB\t\t\tname\ttwin isles\t\t\n");
    has(&p.actors, "ORDGOV\tORD\tGOV\tname\tmarta venn|venn m.\t2020-02-29\t2024-01-01\n");
    has(&p.actors, "ORDELI\tORD\tELI\tname\tmarta venn|venn m.\t1924-01-01\t\n");
    has(&p.actors, "\t\t\tshadow\tmarta venn|venn m.\t\t1900-01-05\n");
    has(&p.actors, "IGOQRY\t\tIGO QRY\tname\tquarry league\t\t\n");
    has(&p.actors, "LST\tLST\t\tname\tlast\t\t\n");
    has(&p.problems, "my.actors.txt:11: expected a code in [ ] behind it");
    has(&p.problems, "expected a term such as");
    petrarch_read(&p, PETRARCH_AGENTS,
                  STR("!CREW! = MATE, COOK\nBELL_RINGER {BELLS_RINGER} [~REL]\nSHIP!CREW! [~LAB]\n"
                      "GUILD [NGO~]\nNOTHING\nX!Y! [~GOV]\nPIPER [~MED]\n"),
                  "my.agents.txt");
    has(&p.agents, "REL\tperson\tbell ringer|bells ringer\n");
    has(&p.agents, "LAB\tperson\tshipmate\nLAB\tperson\tshipcook\n");
    has(&p.agents, "MED\tperson\tpiper\n");
    has(&p.problems, "my.agents.txt:5: expected a code such as [~GOV]");
    has(&p.problems, "my.agents.txt:6: expected a name between two '!'");
    petrarch_free(&p);
}

// The rules compile with the classes, whatever was wrong beside them.
static void compiles(const petrarch *p, size_t n_rules)
{
    codebook *c;
    diag why = {0};
    buf all = {0};
    buf_add(&all, buf_str(&p->classes));
    buf_add(&all, buf_str(&p->rules));
    assert_ok(codebook_parse(all.p, NULL, &c, &why), &why);
    assert_int_equal(codebook_rule_count(c), n_rules);
    codebook_free(c);
    buf_free(&all);
}

static void reads_verbs(void **state)
{
    (void)state;
    petrarch p = {0};
    petrarch_read(&p, PETRARCH_DISCARDS, STR("REGATTA\n+CHESS_CUP # a game\n"), "my.discards.txt");
    petrarch_read(&p, PETRARCH_VERBS,
                  STR("&BOATS_\n+FERRY\n+FISHING BOAT\n\n--- HALT [0874] ---\nHALT\n"
                      "+SHUT_AWAY {+SHUTS_AWAY}\n- NEVER_* &BOATS  [123] # ours\n"
                      "- * DRILLS IN $ [---]\n- % * [057:057]\n- NO STAR [100]\n- * [\n"
                      "- * &SHEEP [100]\n--- SAID [010] ---\nSAID\n- * WE_RESIGN [999]\n~ a b\n"),
                  "my.verbs.txt");
    has(&p.classes, "class discards\n  \"regatta\"\n  \"chess cup\"\n");
    has(&p.classes, "class boats\n  \"ferry\"\n  \"fishing boat\"\n");
    has(&p.rules, "rule p-0874--halt-1\n  code RETREAT");
    has(&p.rules, "  words =never_* @boats\n");
    has(&p.rules, "  words =never_*_=away @boats\n");
    has(&p.rules, "  code none\n  trigger verb halt\n  sentence !@discards\n"
                  "  words * =drills =in\n  actor right\n  recipient left !\n");
    has(&p.rules, "  reciprocal\n");
    has(&p.rules, "  words *said =we_=resign\n");
    has(&p.problems, "my.verbs.txt:11: expected '*' in the pattern");
    has(&p.problems, "my.verbs.txt:12: expected a code in [ ]");
    has(&p.problems, "my.verbs.txt:13: there is no set '&sheep'");
    has(&p.problems, "my.verbs.txt:17: a transformation of events");
    has(&p.problems, "a code that CAMEO does not have");
    compiles(&p, p.n_rules);
    petrarch_free(&p);
}

static void reads_phrases(void **state)
{
    (void)state;
    petrarch p = {0};
    petrarch_read(
        &p, PETRARCH_VERBS,
        STR("--- SEND [061] ---\nSEND {SENDS SENT}\n- * {FISHING BOATS} (TO/INTO +) [0331]\n"),
        "two.txt");
    has(&p.rules, "  words * fishing_boats to\n");
    has(&p.rules, "  words * fishing_boats into\n");
    has(&p.rules, "trigger verb send sends sent\n");
    compiles(&p, p.n_rules);
    petrarch_free(&p);
    assert_int_equal(petrarch_kind_of("a/b.agents.txt"), PETRARCH_AGENTS);
    assert_int_equal(petrarch_kind_of("actors/b.txt"), PETRARCH_VERBS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_actors_and_agents),
        cmocka_unit_test(reads_verbs),
        cmocka_unit_test(reads_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
