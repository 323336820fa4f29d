#include "base/check.h"

#include "base/calendar.h"
#include "link/merger.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define DAY0 19900 // a day in 2024

// A mention: who, whom, what it is about, the day that the text gives (0: none), the text's day.
static event_card card(uint32_t type, uint32_t from, uint32_t to, uint32_t topic, int day, int told)
{
    event_card c = {.type = type,
                    .trigger = 7 + type,
                    .n_actors = 1,
                    .n_recipients = 1,
                    .n_words = 3,
                    .told = DAY0 + told};
    c.actors[0] = from;
    c.recipients[0] = to;
    for (uint32_t i = 0; i < 3; i++) c.words[i] = topic * 10 + i + 1;
    c.when = (period){PERIOD_FIRST, PERIOD_LAST, false};
    if (day) c.when = (period){DAY0 + day, DAY0 + day, true};
    return c;
}

static void check_groups(const event_card *cards, size_t n, const char *expected)
{
    char got[32] = {0};
    merger *m = merger_new();
    for (size_t i = 0; i < n; i++) merger_add(m, &cards[i], i + 100);
    merger_run(m);
    for (size_t i = 0; i < n; i++) got[i] = (char)('a' + (int)(merger_event(m, i) - 100));
    assert_string_equal(got, expected);
    merger_free(m);
}

static void test_merges_what_is_the_same(void **state)
{
    (void)state;
    event_card news[] = {
        card(1, 10, 20, 5, 3, 3),   // told on the day
        card(1, 10, 20, 5, 3, 9),   // told later, with its day
        card(1, 10, 20, 5, 0, 4),   // as the news of the next day
        card(1, 20, 10, 5, 3, 3),   // the other way round
        card(1, 10, 20, 5, 40, 41), // another month
        card(2, 10, 20, 5, 3, 3),   // another deed
        card(1, 10, 20, 9, 3, 3),   // about another matter
    };
    check_groups(news, 7, "aaadefg");
}

static void test_keeps_contradictions_apart(void **state)
{
    (void)state;
    event_card sale[3];
    for (int i = 0; i < 3; i++) {
        sale[i] = card(1, 10, 20, 5, 3, 3);
        sale[i].n_sums = 1;
    }
    sale[0].sums[0] = 355e6;
    sale[1].sums[0] = 335e6; // outlets differ
    sale[2].sums[0] = 90e6;  // another sale
    check_groups(sale, 3, "aac");
}

static void test_keeps_people_apart(void **state)
{
    (void)state;
    event_card calls[4];
    for (int i = 0; i < 4; i++) {
        calls[i] = card(1, 10, 20, 5, 3, 3);
        calls[i].n_people = 1;
        calls[i].people[0] = (card_person){10, i == 1 ? 500 : 400};
    }
    calls[3].people[calls[3].n_people++] = (card_person){20, 600}; // whom he called
    check_groups(calls, 4, "abaa");
}

// The minister's call with the president is not the one with his envoy, whoever made both.
static void test_keeps_partners_apart(void **state)
{
    (void)state;
    event_card calls[3];
    for (int i = 0; i < 3; i++) {
        calls[i] = card(1, 10, 20, 5, 3, 3);
        calls[i].n_people = 2;
        calls[i].people[0] = (card_person){10, 400};
        calls[i].people[1] = (card_person){20, i == 1 ? 700 : 600};
    }
    check_groups(calls, 3, "aba");
}

// Word for word the same, in the accounts of two talks.
static void test_accounts_of_two_talks(void **state)
{
    (void)state;
    event_card said[3];
    for (uint32_t i = 0; i < 3; i++) {
        said[i] = card(1, 10, 20, 5, 3, 3);
        said[i].said = said[i].passing = true;
        said[i].text = 99;
        said[i].n_talk = 2;
        said[i].talk[0] = 400;
        said[i].talk[1] = i == 1 ? 700 : 600;
    }
    check_groups(said, 3, "aba");
}

// Praise and promises are repeated: the same words two days later are said anew.
static void test_words_are_said_again(void **state)
{
    (void)state;
    event_card words[4] = {card(1, 10, 20, 5, 0, 3), card(1, 10, 20, 5, 0, 4),
                           card(1, 10, 20, 5, 0, 6), card(1, 10, 20, 5, 0, 6)};
    for (int i = 0; i < 4; i++) words[i].said = words[i].passing = true;
    for (int i = 2; i < 4; i++) words[i].text = 99; // but for a copy, word for word
    check_groups(words, 4, "aacc");
    words[2].text = words[3].text = 0;
    words[3].n_words = CARD_WORDS; // few of many words are the same
    for (uint32_t i = 3; i < CARD_WORDS; i++) words[3].words[i] = 700 + i;
    check_groups(words, 4, "aacd");
}

// Help and talks come again and again, for one country and the next.
static void test_other_country_other_event(void **state)
{
    (void)state;
    event_card aid[3] = {card(1, 10, 20, 5, 3, 3), card(1, 10, 0, 5, 3, 3),
                         card(1, 10, 0, 5, 3, 3)};
    for (int i = 0; i < 3; i++) {
        aid[i].passing = true;
        aid[i].n_lands = 1;
        aid[i].lands[0] = i == 2 ? 30 : 20; // the third sentence names another country
        aid[i].n_recipients = i == 0;
    }
    check_groups(aid, 3, "aac");
    event_card talks[3] = {card(1, 10, 20, 5, 3, 3), card(1, 10, 20, 5, 3, 3),
                           card(1, 10, 20, 5, 3, 3)};
    for (int i = 0; i < 3; i++) {
        talks[i].passing = true;
        talks[i].country = i == 1 ? 30 : 20; // where they were held
    }
    check_groups(talks, 3, "aba");
}

// A meeting of three is told in other words than that of two of them.
static void test_other_company_other_meeting(void **state)
{
    (void)state;
    event_card m[2] = {card(1, 10, 10, 5, 3, 3), card(1, 10, 10, 6, 3, 3)};
    for (int i = 0; i < 2; i++) {
        m[i].passing = m[i].mutual = true;
        m[i].n_actors = m[i].n_recipients = (uint8_t)(2 + i);
        for (uint32_t k = 1; k < m[i].n_actors; k++) m[i].actors[k] = m[i].recipients[k] = 10 + k;
        m[i].words[0] = 51;
    }
    check_groups(m, 2, "ab");
    m[1].n_actors = m[1].n_recipients = 2;
    check_groups(m, 2, "aa");
}

// A sentence that shares most pairs of words with another is its copy, whatever hangs on the word.
static void test_copies_of_a_sentence(void **state)
{
    (void)state;
    event_card copy[3];
    for (uint32_t i = 0; i < 3; i++) {
        copy[i] = card(1, 10, 20, 5 + i, 0, 3);
        copy[i].said = copy[i].passing = true;
        copy[i].words[0] = 1;
        copy[i].n_sketch = CARD_SKETCH;
        for (uint32_t k = 0; k < CARD_SKETCH; k++)
            copy[i].sketch[k] = i == 2 ? 900 + k : 100 + k + (i == 1 && k > 5);
    }
    check_groups(copy, 3, "aac");
}

// A series of numbers that is the same everywhere (Marsaglia's xorshift).
static uint32_t draw(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static event_card drawn(uint32_t *seed, size_t i, size_t n)
{
    uint32_t a = 1 + draw(seed) % 12, b = 1 + draw(seed) % 12;
    int told = (int)(i * 100 / n), day = draw(seed) % 2 ? told - (int)(draw(seed) % 3) : 0;
    event_card c = card(1 + draw(seed) % 4, a, b == a ? b + 1 : b, draw(seed) % 6, day, told);
    c.place = draw(seed) % 3 ? 0 : 1 + draw(seed) % 20;
    return c;
}

static void test_order_does_not_matter(void **state)
{
    (void)state;
    enum { N = 4000 };
    static event_card cards[N];
    uint32_t seed = 2463534242u;
    for (size_t i = 0; i < N; i++) cards[i] = drawn(&seed, i, N);
    merger *forth = merger_new(), *back = merger_new();
    for (size_t i = 0; i < N; i++) {
        merger_add(forth, &cards[i], i + 1);
        merger_add(back, &cards[N - 1 - i], N - i);
    }
    merger_run(forth);
    merger_run(back);
    size_t merged = 0;
    for (size_t i = 0; i < N; i++) {
        assert_int_equal(merger_event(forth, i), merger_event(back, N - 1 - i));
        merged += merger_event(forth, i) != i + 1;
    }
    assert_true(merged > 50);
    merger_free(forth);
    merger_free(back);
}

// MERGE_MENTIONS=1000000 build/release/test/link/merger_test: how long so many take.
static void test_many(void **state)
{
    (void)state;
    const char *text = getenv("MERGE_MENTIONS");
    size_t n = text ? (size_t)atol(text) : 20000, events = 0;
    uint32_t seed = 88172645u;
    merger *m = merger_new();
    clock_t began = clock();
    for (size_t i = 0; i < n; i++) {
        event_card c = drawn(&seed, i, n);
        merger_add(m, &c, i + 1);
    }
    merger_run(m);
    for (size_t i = 0; i < n; i++) events += merger_event(m, i) == i + 1;
    if (text)
        printf("# %zu mentions, %zu events, %.1f s\n", n, events,
               (double)(clock() - began) / CLOCKS_PER_SEC);
    assert_true(events > 0 && events < n);
    merger_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_merges_what_is_the_same),
                                       cmocka_unit_test(test_keeps_contradictions_apart),
                                       cmocka_unit_test(test_keeps_people_apart),
                                       cmocka_unit_test(test_keeps_partners_apart),
                                       cmocka_unit_test(test_accounts_of_two_talks),
                                       cmocka_unit_test(test_words_are_said_again),
                                       cmocka_unit_test(test_other_country_other_event),
                                       cmocka_unit_test(test_other_company_other_meeting),
                                       cmocka_unit_test(test_copies_of_a_sentence),
                                       cmocka_unit_test(test_order_does_not_matter),
                                       cmocka_unit_test(test_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
