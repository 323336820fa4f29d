// Copies among the releases of two offices, of one year: link/copies.h on texts that nobody made
// for it. COPIES_PRINT=1 prints a line for each copy: its day and what its office calls it, and
// those of the first of its group, to judge it by (bench/RESULTS.md, "Copies").
#include "base/check.h"

#include "document/reader.h"
#include "link/copies.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const FILES[] = {"../shared/corpora/statedept_2021-05_2022-05.jsonl.gz",
                                    "../shared/corpora/whitehouse_2021-05_2022-05.jsonl.gz"};

#define N_FILES (sizeof FILES / sizeof *FILES)

typedef struct {
    str id, name, published, body; // name: what the source calls it; body: the words of its parts
} release;

typedef VEC(release) release_vec;

static str body_of(const document *d, arena *a)
{
    buf b = {0};
    for (size_t i = 0; i < d->n_parts; i++)
        if (d->parts[i].kind == PART_BODY)
            buf_add_format(&b, "%.*s ", STR_ARG(span_text(d->text, d->parts[i].span)));
    str body = str_copy(a, buf_str(&b));
    buf_free(&b);
    return body;
}

static void read_file(const char *path, arena *a, release_vec *all)
{
    arena scratch = {0};
    reader *in;
    diag why = {0};
    document_options none = {0};
    assert_ok(reader_open(path, &none, &in, &why), &why);
    for (bool more = true; more; arena_reset(&scratch)) {
        raw_record record;
        document d;
        assert_ok(reader_next(in, &scratch, &record, &more, &why), &why);
        if (!more) break;
        assert_ok(document_build(&record, &none, &scratch, &d, &why), &why);
        *vec_push(a, all) = (release){str_copy(a, d.id), str_copy(a, d.source_id),
                                      str_copy(a, str_sub(d.published, 0, 10)), body_of(&d, a)};
    }
    reader_close(in);
    arena_free(&scratch);
}

static void add(copies *c, const release *x, str body)
{
    part whole = {.span = {0, (uint32_t)body.n}, .kind = PART_BODY};
    document d = {
        .id = x->id, .published = x->published, .text = body, .parts = &whole, .n_parts = 1};
    copies_add(c, &d);
}

// A twentieth of them or less: what offices print twice, correct, quote, and forms of one week.
static void test_releases(void **state)
{
    (void)state;
    if (!check_shared("corpora/statedept_2021-05_2022-05.jsonl.gz")) skip();
    arena a = {0};
    release_vec all = {0};
    size_t copied = 0;
    copies *c = copies_new();
    for (size_t i = 0; i < N_FILES; i++) read_file(FILES[i], &a, &all);
    for (size_t i = 0; i < all.n; i++) add(c, &all.p[i], all.p[i].body);
    copies_close(c);
    for (size_t i = 0; i < all.n; i++) {
        const release *x = &all.p[i], *first = &all.p[copies_first(c, i)];
        copied += first != x;
        if (first != x && getenv("COPIES_PRINT"))
            printf("# %.*s %.*s | %.*s %.*s\n", STR_ARG(x->published), STR_ARG(x->name),
                   STR_ARG(first->published), STR_ARG(first->name));
    }
    printf("# %zu documents, %zu copies\n", all.n, copied);
    assert_in_range(copied, 40, all.n / 20);
    copies_free(c);
    arena_free(&a);
}

// --- what papers make of a text

// The first words of a text and the rest.
static str take_words(str *text, size_t n)
{
    size_t at = 0;
    for (; n && at < text->n; at++) n -= text->p[at] == ' ';
    str head = str_sub(*text, 0, at);
    *text = str_sub(*text, at, text->n);
    return head;
}

static size_t count_words(str text)
{
    size_t n = 1;
    for (size_t i = 0; i < text.n; i++) n += text.p[i] == ' ';
    return n;
}

static void make_cut(str text, str other, buf *b)
{
    (void)other;
    buf_add(b, take_words(&text, count_words(text) / 2));
}

static void make_lead(str text, str other, buf *b)
{
    size_t n = count_words(text);
    buf_add(b, take_words(&other, n / 4));
    buf_add(b, take_words(&text, n * 7 / 10));
}

static void make_report(str text, str other, buf *b)
{
    size_t n = count_words(text);
    buf_add(b, take_words(&other, n / 2));
    buf_add(b, text);
    buf_add(b, take_words(&other, n * 3 / 2));
}

// A desk that changes a word in 25.
static void make_edit(str text, str other, buf *b)
{
    while (text.n) {
        buf_add(b, take_words(&text, 24));
        buf_add(b, take_words(&other, 1));
        take_words(&text, 1);
    }
}

static void make_rewritten(str text, str other, buf *b) // every second run of 20 words is new
{
    while (text.n) {
        buf_add(b, take_words(&text, 20));
        buf_add(b, take_words(&other, 20));
        take_words(&text, 20);
    }
}

typedef struct {
    const char *name;
    void (*make)(str text, str other, buf *b);
    double least, most; // share that is to be found
} print;

static const print PRINTS[] = {{"half", make_cut, 0.99, 1},
                               {"lead and seven tenths", make_lead, 0.97, 1},
                               {"in a report", make_report, 0.95, 1},
                               {"a word in 25 changed", make_edit, 0.97, 1},
                               {"every second run of words", make_rewritten, 0, 0.05}};

// Every release of 100 to 1,500 words, printed so by somebody, is found among all of them.
static void check_print(const release_vec *all, const print *p)
{
    arena a = {0};
    VEC(size_t) of = {0};
    size_t found = 0;
    buf b = {0};
    copies *c = copies_new();
    for (size_t i = 0; i < all->n; i++) add(c, &all->p[i], all->p[i].body);
    for (size_t i = 0; i < all->n; i++) {
        size_t n = count_words(all->p[i].body), other = (i + all->n / 2) % all->n;
        release x = all->p[i];
        if (n < 100 || n > 1500 || count_words(all->p[other].body) < 2 * n) continue;
        buf_clear(&b);
        p->make(x.body, all->p[other].body, &b);
        buf id = {0};
        buf_add_format(&id, "p%zu", i);
        x.id = str_copy(&a, buf_str(&id));
        buf_free(&id);
        add(c, &x, buf_str(&b));
        *vec_push(&a, &of) = i;
    }
    copies_close(c);
    for (size_t i = 0; i < of.n; i++)
        found += copies_first(c, all->n + i) == copies_first(c, of.p[i]);
    printf("# %s: %zu of %zu found\n", p->name, found, of.n);
    assert_true((double)found >= p->least * (double)of.n);
    assert_true((double)found <= p->most * (double)of.n);
    copies_free(c);
    buf_free(&b);
    arena_free(&a);
}

static void test_prints(void **state)
{
    (void)state;
    if (!check_shared("corpora/statedept_2021-05_2022-05.jsonl.gz")) skip();
    arena a = {0};
    release_vec all = {0};
    for (size_t i = 0; i < N_FILES; i++) read_file(FILES[i], &a, &all);
    for (size_t i = 0; i < sizeof PRINTS / sizeof *PRINTS; i++) check_print(&all, &PRINTS[i]);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_releases),
                                       cmocka_unit_test(test_prints)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
