// Events told by several texts of our own, read by the real coder.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"
#include "link/roster.h"

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    const char *date, *text;
} news;

static void add(bench *b, roster *r, const news *x, const char *id)
{
    diag why = {0};
    document *d = arena_alloc(&b->a, sizeof *d);
    raw_record record = {.bytes = str_of(x->text), .file = str_of(id)};
    document_options options = {.date = str_of(x->date)};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    coded all = coder_code(b->run, d, &b->a);
    roster_add(r, &all);
}

static const news NEWS[] = {
    {"2024-03-12", "Norway approved the sale of 12 frigates to Chile for $355 million on Tuesday."},
    {"2024-03-13", "The Norwegian government on Tuesday approved the sale of 12 frigates to Chile, "
                   "worth $335 million, the defence ministry said."},
    {"2024-03-13", "Norway approved the sale of 12 frigates to Chile for $355 million, it said on "
                   "Tuesday."},
    {"2024-05-08", "Norway approved the sale of two tugs to Chile for $9 million on Tuesday."},
};

// One event with its two sums side by side, whatever the order of the texts; another sale apart.
static void test_counts_events(void **state)
{
    if (!*state) skip();
    enum { N = sizeof NEWS / sizeof *NEWS };
    char first[17] = {0};
    for (int turn = 0; turn < 2; turn++) {
        roster *r = roster_new();
        for (int i = 0; i < N; i++) add(*state, r, &NEWS[turn ? N - 1 - i : i], "f");
        roster_close(r);
        assert_int_equal(roster_count(r), 2);
        const roster_row *row = roster_row_at(r, 0);
        assert_int_equal(row->n_mentions, 3);
        assert_int_equal(row->n_documents, 3);
        assert_true(str_eq(row->date, STR("2024-03-12")));
        assert_int_equal(row->n_sums, 2);
        assert_true(row->sums[0].value == 355e6 && row->sums[0].n_texts == 2);
        assert_true(row->sums[1].value == 335e6);
        if (turn) assert_string_equal(first, row->id);
        memcpy(first, row->id, sizeof first);
        roster_free(r);
    }
}

// What an agency sends and two papers print is one source of three: a fourth text has its own sum.
#define AGENCY                                                                                     \
    "Norway approved the sale of 12 frigates to Chile for $355 million on Tuesday. The ships, "    \
    "which were built at the yard in Bergen in the nineties, are to be overhauled before they "    \
    "sail for Valparaiso, and the crews will be trained in Haakonsvern for a year. Parliament "    \
    "has still to look at the papers, a spokesman for the ministry said."
static const news PRINTED[] = {
    {"2024-03-12", AGENCY},
    {"2024-03-13", "The navy of a friend gets old ships at last.\n" AGENCY},
    {"2024-03-13", "Norway approved the sale of 12 frigates to Chile for $335 million on Tuesday, "
                   "the daily of the capital has learned from people who know the contract."},
    {"2024-03-14", AGENCY " It meets on Friday."},
    {"2024-03-14", "Oslo: On Tuesday Norway approved the sale of 12 frigates to Chile for $335 "
                   "million, which the opposition at home calls a gift."},
};

static void test_counts_sources(void **state)
{
    if (!*state) skip();
    enum { N = sizeof PRINTED / sizeof *PRINTED };
    for (int turn = 0; turn < 2; turn++) {
        roster *r = roster_new();
        for (int i = 0; i < N; i++) add(*state, r, &PRINTED[turn ? N - 1 - i : i], "f");
        roster_close(r);
        const roster_row *row = roster_row_at(r, 0);
        assert_int_equal(row->n_documents, 5);
        assert_int_equal(row->n_sources, 3);
        assert_int_equal(row->n_sums, 2);
        assert_true(row->sums[0].value == 335e6); // of two sources, against three copies of one
        assert_int_equal(row->sums[1].n_texts, 3);
        assert_int_equal(row->sums[1].n_sources, 1);
        for (uint32_t i = 0; i < row->n_mentions; i++) {
            const roster_mention *m = &row->mentions[i];
            bool copy = str_find(m->text, STR("355")) != SIZE_MAX && i > 0;
            assert_str_equal(m->copy_of, copy ? row->mentions[0].document : STR_NONE);
        }
        roster_free(r);
    }
}

static const news TALKS[] = {
    {"2024-03-12",
     "Foreign Minister Berg's call with Chilean President Rojas\n\nNorwegian Foreign Minister Kari "
     "Berg spoke today with Chilean President Luis Rojas. The Foreign Minister praised Chile for "
     "its patrols against illegal trawlers."},
    {"2024-03-12", "Norwegian Foreign Minister Kari Berg spoke by telephone with Chilean President "
                   "Luis Rojas on Tuesday. She praised Chile for its patrols against illegal "
                   "trawlers, her office said."},
    {"2024-03-12",
     "Prime Minister Lund's meeting with Chilean Defence Minister Vidal\n\nNorwegian Prime "
     "Minister Nils Lund met today with Chilean Defence Minister Ana Vidal in Oslo. The Foreign "
     "Minister praised Chile for its patrols against illegal trawlers."},
};

static uint32_t texts_of(const roster *r, const char *type, size_t *rows)
{
    uint32_t most = 0;
    *rows = 0;
    for (size_t i = 0; i < roster_count(r); i++) {
        const roster_row *row = roster_row_at(r, i);
        if (!str_eq(row->type, str_of(type))) continue;
        ++*rows;
        if (row->n_documents > most) most = row->n_documents;
    }
    return most;
}

// What two accounts tell of "the minister" was said in two talks, in the same words or not; two
// accounts of one talk tell it once.
static void test_two_talks_are_two(void **state)
{
    if (!*state) skip();
    size_t rows;
    roster *r = roster_new();
    for (int i = 0; i < 3; i++) add(*state, r, &TALKS[i], i == 0 ? "f" : i == 1 ? "g" : "h");
    roster_close(r);
    assert_int_equal(texts_of(r, "SUPPORT", &rows), 2);
    assert_int_equal(rows, 2);
    roster_free(r);
}

static const news AGAIN[] = {
    {"2024-03-12", "Norway urges both sides to open the river crossings to trucks of grain."},
    {"2024-03-12", "As we have noted, Norway urges both sides to open the river crossings to "
                   "trucks of grain."},
    {"2024-03-13", "Norway urges the neighbours to open the bridges to grain."},
};

static const news LAUNCHES[] = {
    {"2024-03-12", "Farmers in Niger left their fields because Chad had launched missiles over the "
                   "river Komadugu and the dam."},
    {"2024-05-02", "Fishermen left the shore because Chad had launched missiles over the river "
                   "Komadugu and the dam."},
};

// There is soon another launch: those before March are not all of those before May.
static void test_launches_recur(void **state)
{
    if (!*state) skip();
    size_t rows;
    roster *r = roster_new();
    for (int i = 0; i < 2; i++) add(*state, r, &LAUNCHES[i], i == 0 ? "f" : "g");
    roster_close(r);
    texts_of(r, "MOBILIZE", &rows);
    assert_int_equal(rows, 2);
    roster_free(r);
}

// What is said once more, or the next day in other words, is another saying.
static void test_said_again(void **state)
{
    if (!*state) skip();
    size_t rows;
    roster *r = roster_new();
    for (int i = 0; i < 3; i++) add(*state, r, &AGAIN[i], i == 0 ? "f" : i == 1 ? "g" : "h");
    roster_close(r);
    assert_int_equal(texts_of(r, "REQUEST", &rows), 1);
    assert_int_equal(rows, 3);
    roster_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_events), cmocka_unit_test(test_counts_sources),
        cmocka_unit_test(test_two_talks_are_two), cmocka_unit_test(test_launches_recur),
        cmocka_unit_test(test_said_again)};
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
