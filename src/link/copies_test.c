// Texts made from a series of words, changed as papers change what an agency sends.
#include "base/check.h"

#include "link/copies.h"
#include "link/sketch.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define WORDS 200 // of a text

// A series of numbers that is the same everywhere (Marsaglia's xorshift).
static uint32_t draw(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

// `n` words of a vocabulary of 4,000, of the story that `seed` begins.
static void write_story(buf *b, uint32_t seed, int n)
{
    for (int i = 0; i < n; i++) {
        char word[8];
        uint32_t x = draw(&seed) % 4000;
        size_t letters = 0;
        for (; letters < 3 || x; x /= 26) word[letters++] = (char)('a' + x % 26);
        buf_add(b, (str){word, letters});
        buf_add_c(b, i % 17 == 16 ? ". " : " ");
    }
}

static size_t add(copies *c, const char *id, const char *published, str body)
{
    part whole = {.span = {0, (uint32_t)body.n}, .kind = PART_BODY};
    document d = {.id = str_of(id),
                  .published = str_of(published),
                  .text = body,
                  .parts = &whole,
                  .n_parts = 1};
    return copies_add(c, &d);
}

static size_t add_story(copies *c, const char *id, const char *published, uint32_t seed, int n)
{
    buf b = {0};
    write_story(&b, seed, n);
    size_t number = add(c, id, published, buf_str(&b));
    buf_free(&b);
    return number;
}

// --- sketches

static text_sketch sketch(const char *text)
{
    buf words = {0};
    sketch_add_words(&words, str_of(text));
    text_sketch s = sketch_of_words(buf_str(&words));
    buf_free(&words);
    return s;
}

static void test_words_alone_count(void **state)
{
    (void)state;
    text_sketch a = sketch("Envoys of Chad and Niger met in Zinder - \"at last\", one said.");
    text_sketch b = sketch("Envoys of Chad and Niger met in\nZinder: “at last,” one said");
    text_sketch c = sketch("Envoys of Niger and Chad met in Zinder - \"at last\", one said.");
    assert_int_equal(a.n_words, 12);
    assert_true(a.content == b.content && sketch_resemblance(&a, &b) == 1);
    assert_true(a.content != c.content && sketch_resemblance(&a, &c) < 1);
    text_sketch none = sketch(" - "), few = sketch("They met.");
    assert_int_equal(none.n_words, 0);
    assert_true(sketch_containment(&few, &a) == 0 && sketch_containment(&few, &few) == 1);
}

// 150 of 200 words cut, 50 left: of 196 shingles 46 are common.
static void test_estimates_shares(void **state)
{
    (void)state;
    double alike = 0, contained = 0;
    for (uint32_t seed = 1; seed <= 50; seed++) {
        buf whole = {0}, cut = {0};
        write_story(&whole, seed * 7919, WORDS);
        write_story(&cut, seed * 7919, WORDS / 4);
        text_sketch a = sketch(whole.p), b = sketch(cut.p);
        alike += sketch_resemblance(&a, &b) / 50;
        contained += sketch_containment(&a, &b) / 50;
        buf_free(&whole);
        buf_free(&cut);
    }
    assert_true(alike > 46. / 196 - 0.02 && alike < 46. / 196 + 0.02);
    assert_true(contained > 0.93 && contained <= 1);
}

// --- groups

// `expected`: a letter a document, that of the first of its group.
static void check_groups(copies *c, const char *expected)
{
    char got[32] = {0};
    copies_close(c);
    for (size_t i = 0; i < copies_count(c); i++) got[i] = (char)('a' + copies_first(c, i));
    assert_string_equal(got, expected);
    copies_free(c);
}

// What papers make of an agency's text; another text; the same a month later, cut.
static void test_finds_what_papers_make(void **state)
{
    (void)state;
    copies *c = copies_new();
    buf b = {0};
    add_story(c, "b", "2024-03-02", 1, WORDS);
    add_story(c, "c", "2024-03-02", 1, WORDS * 6 / 10); // its end cut
    write_story(&b, 2, 40);                             // a lead of its own
    write_story(&b, 1, WORDS);
    add(c, "d", "2024-03-03", buf_str(&b));
    buf_clear(&b);
    write_story(&b, 3, WORDS); // set into a report
    write_story(&b, 1, WORDS);
    write_story(&b, 4, WORDS);
    add(c, "e", "2024-03-04", buf_str(&b));
    add_story(c, "f", "2024-03-02", 5, WORDS);
    add_story(c, "a", "2024-04-02", 1, WORDS - 10);
    buf_free(&b);
    check_groups(c, "aaaaef");
}

// A text whose every second sentence is other, as when two report one speech: its own.
static void test_shared_quotes_are_no_copy(void **state)
{
    (void)state;
    copies *c = copies_new();
    for (uint32_t i = 0; i < 2; i++) {
        buf b = {0};
        for (uint32_t k = 0; k < 10; k++) {
            write_story(&b, 100 + k, 20);          // said, and quoted by both
            write_story(&b, 200 + 10 * i + k, 25); // told by one
        }
        add(c, i ? "a" : "b", "2024-03-02", buf_str(&b));
        buf_free(&b);
    }
    check_groups(c, "ab");
}

static void test_short_texts(void **state)
{
    (void)state;
    copies *c = copies_new();
    add(c, "a", "", STR("The ambassador of Chad was summoned in Niamey on Monday."));
    add(c, "b", "2024-03-02", STR("The ambassador of Chad was summoned in Niamey on Tuesday."));
    add(c, "c", "2024-03-02", STR("The ambassador of Chad was summoned in Niamey, on Monday"));
    add(c, "d", "2024-03-02", STR("-"));
    add(c, "e", "2024-03-02", STR(""));
    check_groups(c, "cbcde"); // who gives no day is not the first
}

static void test_versions_of_one_id(void **state)
{
    (void)state;
    copies *c = copies_new();
    add_story(c, "a", "2024-03-02", 1, WORDS);
    add_story(c, "a", "2024-03-01", 2, WORDS);
    add_story(c, "b", "2024-03-01", 3, WORDS);
    check_groups(c, "bbc");
}

// --- many

// One text in four is a copy of one shortly before it, with a lead of its own or a cut end.
// Returns the number of its story.
static size_t write_drawn(buf *b, size_t i, int words)
{
    uint32_t seed = 88172645u + (uint32_t)i * 2654435761u;
    bool copy = draw(&seed) % 4 == 0 && i >= 40;
    size_t of = copy ? i - 1 - draw(&seed) % 40 : i;
    if (copy && draw(&seed) % 2) write_story(b, seed, words / 6);
    write_story(b, 1 + (uint32_t)of, copy ? words * 8 / 10 : words);
    if (i % 3 == 0) write_story(b, 0xffffffffu, 30); // what a house sets under its texts
    return of;
}

static size_t add_drawn(copies *c, size_t i, int words, buf *b)
{
    char id[24], day[16];
    buf_clear(b);
    size_t story = write_drawn(b, i, words);
    snprintf(id, sizeof id, "%016zx", i * 2654435761u);
    snprintf(day, sizeof day, "2024-%02d-%02d", (int)(i / 2800 % 12) + 1, (int)(i / 100 % 28) + 1);
    add(c, id, day, buf_str(b));
    return story;
}

static void test_order_does_not_matter(void **state)
{
    (void)state;
    enum { N = 1500 };
    size_t stories[N], groups = 0, n_stories = 0;
    bool told[N] = {0};
    buf b = {0};
    copies *forth = copies_new(), *back = copies_new();
    for (size_t i = 0; i < N; i++) stories[i] = add_drawn(forth, i, 100, &b);
    for (size_t i = N; i-- > 0;) add_drawn(back, i, 100, &b);
    copies_close(forth);
    copies_close(back);
    for (size_t i = 0; i < N; i++) {
        size_t first = copies_first(forth, i);
        assert_str_equal(copies_id(forth, first), copies_id(back, copies_first(back, N - 1 - i)));
        assert_int_equal(stories[first], stories[i]);
        groups += first == i;
        n_stories += !told[stories[i]];
        told[stories[i]] = true;
    }
    assert_in_range(groups, n_stories, n_stories + N / 200); // what is missed: one in 200
    copies_free(forth);
    copies_free(back);
    buf_free(&b);
}

// COPIES_DOCUMENTS=1000000 build/release/test/link/copies_test: how long so many, of 300 words,
// take. What is left when the time of making them is taken away is that of the copies.
static void test_many(void **state)
{
    (void)state;
    const char *text = getenv("COPIES_DOCUMENTS");
    size_t n = text ? (size_t)atol(text) : 3000, copied = 0;
    buf b = {0};
    clock_t began = clock();
    for (size_t i = 0; text && i < n; i++) {
        buf_clear(&b);
        write_drawn(&b, i, 300);
    }
    clock_t made = clock();
    copies *c = copies_new();
    for (size_t i = 0; i < n; i++) add_drawn(c, i, 300, &b);
    clock_t added = clock();
    copies_close(c);
    for (size_t i = 0; i < n; i++) copied += copies_first(c, i) != i;
    if (text)
        printf("# %zu documents, %zu copies: making %.1f s, sketches %.1f s, groups %.1f s\n", n,
               copied, (double)(made - began) / CLOCKS_PER_SEC,
               (double)(added - 2 * made + began) / CLOCKS_PER_SEC,
               (double)(clock() - added) / CLOCKS_PER_SEC);
    assert_true(copied > n / 6 && copied < n / 4);
    copies_free(c);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words_alone_count),
                                       cmocka_unit_test(test_estimates_shares),
                                       cmocka_unit_test(test_finds_what_papers_make),
                                       cmocka_unit_test(test_shared_quotes_are_no_copy),
                                       cmocka_unit_test(test_short_texts),
                                       cmocka_unit_test(test_versions_of_one_id),
                                       cmocka_unit_test(test_order_does_not_matter),
                                       cmocka_unit_test(test_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
