// Tables of a user's folder: what they are read as, what is said where they are wrong, and what
// they do in a text that the real analyser reads.
#include "mention/dictionary.h"

#include "base/check.h"
#include "base/file.h"
#include "mention/realreader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char folder[64];

static void write_table(const char *name, const char *text)
{
    char path[160];
    diag why = {0};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_ok(file_replace(path, str_of(text), &why), &why);
}

static void make_folder(const char *actors, const char *agents)
{
    char path[160];
    snprintf(folder, sizeof folder, "/tmp/dictionary.XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/actors", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    if (actors) write_table("actors/mine.tsv", actors);
    if (agents) write_table("agents.tsv", agents);
}

static void remove_folder(void)
{
    static const char *const NAMES[] = {"actors/mine.tsv", "agents.tsv", "actors", ""};
    char path[160];
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, NAMES[i]);
        remove(path);
    }
}

#define ACTORS                                                                                     \
    "# ours\n"                                                                                     \
    "code\tcountry\tsectors\tkind\tnames\tfrom\tto\n"                                              \
    "VLT\tVLT\t\tname\tvaltoria|valtorian\t\t\n"                                                   \
    "ORD\tORD\t\tname\tOrdania\t\t\n"                                                              \
    "ORDGOV\tORD\tGOV\tbody\tmarta venn\t2020-01\t2024-01-01\n"                                    \
    "ORDELI\tORD\tELI\tbody\tmarta venn\t\t\n"                                                     \
    "AAA/BBB\t\t\tname\tTwin Isles\t\t\n"                                                          \
    "LGU\t\t\tbody\tLeague of Quarries\t\t\n"                                                      \
    "\t\t\tshadow\tOrdania Cup\t\t\n"
#define AGENTS                                                                                     \
    "sectors\tkind\tnames\n"                                                                       \
    "REL\tperson\tbell ringer\n"                                                                   \
    "GOV MED\tbody\tcourt gazette\n"

typedef struct {
    const char *actors, *agents; // NULL: no such table
    const char *message;         // part of what is said
    int line, column;
} broken;

static void says_what_is_wrong(void **state)
{
    (void)state;
    static const broken CASES[] = {
        {"names\tcoed\nX\tABC\n", NULL, "'coed' is no column here", 1, 7},
        {"names\tkind\nX\tname\n", NULL, "expected 'names' and 'code'", 1, 1},
        {"code\tnames\nABC\t\n", NULL, "expected a name", 2, 5},
        {"code\tnames\nABC\tFine\nabc\tX\n", NULL, "expected capitals", 3, 1},
        {"code\tnames\n\tX\n", NULL, "expected a code such as CHNGOV", 2, 1},
        {"code\tnames\tkind\nABC\tX\ttown\n", NULL, "expected one of name, nationality", 2, 7},
        {"code\tnames\tfrom\nABC\tX\t20080120\n", NULL, "expected a date such as", 2, 7},
        {"code\tnames\nABC\tX||Y\n", NULL, "expected names of 1 to 128 bytes", 2, 5},
        {NULL, "sectors\tnames\n\tpiper\n", "expected a code such as GOV", 2, 1},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        dictionary *d;
        diag why = {0};
        make_folder(CASES[i].actors, CASES[i].agents);
        assert_int_equal(dictionary_load(folder, &d, &why), ST_CODEBOOK);
        assert_null(d);
        assert_non_null(strstr(why.message, CASES[i].message));
        assert_int_equal(why.line, CASES[i].line);
        assert_int_equal(why.column, CASES[i].column);
        remove_folder();
    }
}

static void needs_no_table(void **state)
{
    (void)state;
    dictionary *d;
    diag why = {0};
    make_folder(NULL, NULL);
    assert_ok(dictionary_load(folder, &d, &why), &why);
    assert_null(d);
    remove_folder();
}

typedef struct {
    const char *date, *text, *expect;
} text_case;

static void finds_them_in_text(void **state)
{
    static const text_case CASES[] = {
        {"2023-07-17", "Valtorian bell ringers condemned Ordania.",
         "Valtorian bell ringers=VLTREL;Valtorian=VLT;Ordania=ORD"},
        {"2023-07-17", "Ordania's Court Gazette praised VALTORIA.",
         "Ordania's Court Gazette=ORDGOVMED;Ordania=ORD;VALTORIA=VLT"},
        {"2023-07-17", "Marta Venn left Valtoria.", "Marta Venn=ORDGOV;Valtoria=VLT"},
        {"2024-07-17", "Marta Venn left Valtoria.", "Marta Venn=ORDELI;Valtoria=VLT"},
        {"2024-07-17", "Valtorian officials arrived in Peru.",
         "Valtorian officials=VLTGOV;Valtorian=VLT;Peru=PER"},
        {"2024-07-17", "Peru praised the Twin Isles.", "Peru=PER;Twin Isles=AAA+BBB"},
        {"2024-07-17", "The bell ringer of the League of Quarries left.",
         "bell ringer of the League of Quarries=LGUREL;League of Quarries=LGU"},
        {"2024-07-17", "They won the Ordania Cup.", ""},
    };
    reader *r = *state;
    dictionary *d;
    diag why = {0};
    if (!r) skip();
    make_folder(ACTORS, AGENTS);
    assert_ok(dictionary_load(folder, &d, &why), &why);
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        part whole;
        buf got = {0};
        document doc = whole_document(CASES[i].text, CASES[i].date, "", &whole);
        sentence_list sentences = language_read(r->run, &doc, &a);
        mention_list m = mention_read_with(&doc, &sentences, d, &a);
        for (size_t k = 0; k < m.n; k++)
            if (m.p[k].kind == MENTION_ACTOR && !str_eq(m.p[k].how, STR("pronoun")))
                tell_actor(&got, ";", &m.p[k], doc.text);
        if (strcmp(got.n ? got.p : "", CASES[i].expect) != 0) {
            wrong++;
            print_error("%s\n    want %s\n    got  %s\n", CASES[i].text, CASES[i].expect,
                        got.n ? got.p : "");
        }
        buf_free(&got);
        arena_free(&a);
    }
    dictionary_free(d);
    remove_folder();
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(needs_no_table),
        cmocka_unit_test(finds_them_in_text),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
