// Where sentences begin and end in the shared corpora, against what was marked by hand
// (test/corpus/sentences.md): through reader, document and splitter, in code points of the source.
//     sentences_test --faults     prints the faults of the stretches that may be read
#include "base/check.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "document/json_record.h"
#include "document/reader.h"
#include "sentence/split.h"

#include <stdio.h>
#include <string.h>

#define TABLE        "test/corpus/sentences.tsv"
#define STRETCH_MAX  256
#define SENTENCE_MAX 64 // of one stretch

// F1 of sentence spans, in percent, that must hold: raise them when they rise.
static const double FLOORS[] = {99.9, 97.9};

typedef enum { READ, UNREAD, HALVES } half;

typedef struct {
    half half;
    str file, id, hash;
    span span; // in code points of the text field
    span gold[SENTENCE_MAX];
    size_t n_gold;
    bool found;
} stretch;

typedef struct {
    size_t gold, said, right;
} tally;

static const struct {
    const char *name, *path;
} FILES[] = {
    {"statedept_2021-05_2022-05.jsonl.gz", "../shared/corpora/statedept_2021-05_2022-05.jsonl.gz"},
    {"whitehouse_2021-05_2022-05.jsonl.gz",
     "../shared/corpora/whitehouse_2021-05_2022-05.jsonl.gz"},
    {"statedept_tweets_2012_2021.jsonl.gz",
     "../shared/corpora/statedept_tweets_2012_2021.jsonl.gz"},
    {"current_events_2015-09.jsonl", "../shared/corpora/current_events_2015-09.jsonl"},
};
enum { N_FILES = sizeof FILES / sizeof *FILES };

static stretch stretches[STRETCH_MAX];
static size_t n_stretches;
static tally tallies[HALVES][N_FILES];
static bool show_faults;

static uint32_t number(str s)
{
    int64_t value = -1;
    if (!str_to_int(s, &value) || value < 0) fail_msg("%s: no number: %.*s", TABLE, STR_ARG(s));
    return (uint32_t)value;
}

static void read_table(str text)
{
    (void)str_split(&text, '\n'); // the header
    while (text.p) {
        str line = str_split(&text, '\n');
        if (!line.n) continue;
        assert_true(n_stretches < STRETCH_MAX);
        stretch *s = &stretches[n_stretches++];
        s->half = str_eq(str_split(&line, '\t'), STR("unread")) ? UNREAD : READ;
        s->file = str_split(&line, '\t');
        s->id = str_split(&line, '\t');
        s->hash = str_split(&line, '\t');
        s->span.begin = number(str_split(&line, '\t'));
        s->span.end = number(str_split(&line, '\t'));
        for (str rest = line; rest.n;) {
            str one = str_split(&rest, ' '), begin = str_split(&one, '-');
            assert_true(s->n_gold < SENTENCE_MAX);
            s->gold[s->n_gold++] = (span){number(begin), number(one)};
        }
    }
}

// Code points of the source that a sentence of the document covers.
static span in_source(const document *d, span s, utf8_place *at)
{
    uint32_t code;
    size_t last = s.end - utf8_decode_before(d->text, s.end, &code);
    span out;
    utf8_seek_byte(at, document_source_offset(d, s.begin));
    out.begin = (uint32_t)at->codepoint;
    utf8_seek_byte(at, document_source_offset(d, (uint32_t)last));
    out.end = (uint32_t)at->codepoint + 1;
    return out;
}

// The title that stands beside the text counts in its own field.
static bool beside_text(const document *d, size_t index)
{
    return index == 0 && d->parts[0].kind == PART_TITLE && d->n_parts > 1 &&
           document_source_offset(d, d->parts[1].span.begin) < d->parts[0].span.end;
}

static bool is_gold(const stretch *s, span one)
{
    for (size_t i = 0; i < s->n_gold; i++)
        if (s->gold[i].begin == one.begin && s->gold[i].end == one.end) return true;
    return false;
}

static void score(const stretch *s, const document *d, str source, tally *t)
{
    utf8_place at = {.text = source};
    t->gold += s->n_gold;
    for (size_t p = 0; p < d->n_parts; p++) {
        if (beside_text(d, p)) continue;
        splitter sentences = split_start(d->text, d->parts[p].span);
        span one;
        while (split_next(&sentences, &one)) {
            span in = in_source(d, one, &at);
            if (!span_overlaps(in, s->span)) continue;
            bool right = is_gold(s, in);
            t->said++;
            t->right += right;
            if (!right && show_faults && s->half == READ)
                printf("%.*s %u-%u: %.*s\n", STR_ARG(s->id), in.begin, in.end,
                       STR_ARG(span_text(d->text, one)));
        }
    }
}

static void score_record(const raw_record *record, size_t file, arena *a)
{
    static const document_options NONE;
    diag why = {0};
    json_record fields;
    document d;
    bool built = false;
    assert_ok(json_record_read(record, &NONE, a, FILES[file].name, &fields, &why), &why);
    for (size_t i = 0; i < n_stretches; i++) {
        stretch *s = &stretches[i];
        if (!str_eq(s->id, fields.known.id) || !str_eq(s->file, str_of(FILES[file].name)) ||
            s->found)
            continue;
        if (!str_eq(s->hash, hash_id(a, fields.text))) continue; // another version of it
        if (!built) assert_ok(document_build(record, &NONE, a, &d, &why), &why);
        built = s->found = true;
        score(s, &d, fields.text, &tallies[s->half][file]);
    }
}

static void score_file(size_t file)
{
    arena a = {0};
    reader *in;
    diag why = {0};
    assert_ok(reader_open(FILES[file].path, &(document_options){0}, &in, &why), &why);
    for (bool more = true; more;) {
        raw_record record;
        arena_reset(&a);
        assert_ok(reader_next(in, &a, &record, &more, &why), &why);
        if (more) score_record(&record, file, &a);
    }
    reader_close(in);
    arena_free(&a);
}

static double f1(const tally *t)
{
    return t->gold + t->said ? 200.0 * (double)t->right / (double)(t->gold + t->said) : 0;
}

static void print_tally(const char *half_name, const char *file, const tally *t)
{
    print_message("%s %-36s %4zu marked %4zu found %4zu right  P %5.1f R %5.1f F1 %5.1f\n",
                  half_name, file, t->gold, t->said, t->right,
                  t->said ? 100.0 * (double)t->right / (double)t->said : 0,
                  t->gold ? 100.0 * (double)t->right / (double)t->gold : 0, f1(t));
}

static void finds_sentences(void **state)
{
    (void)state;
    static const char *const NAMES[HALVES] = {"read  ", "unread"};
    if (!check_shared("corpora")) skip();
    for (size_t i = 0; i < N_FILES; i++) score_file(i);
    for (size_t i = 0; i < n_stretches; i++)
        if (!stretches[i].found)
            fail_msg("%.*s: not in ../shared/corpora as it was", STR_ARG(stretches[i].id));
    for (int h = 0; h < HALVES; h++) {
        tally sum = {0};
        for (size_t i = 0; i < N_FILES; i++) {
            const tally *t = &tallies[h][i];
            print_tally(NAMES[h], FILES[i].name, t);
            sum = (tally){sum.gold + t->gold, sum.said + t->said, sum.right + t->right};
        }
        print_tally(NAMES[h], "all", &sum);
        if (f1(&sum) < FLOORS[h])
            fail_msg("%s: F1 %.2f, at least %.2f before", NAMES[h], f1(&sum), FLOORS[h]);
    }
}

static int setup(void **state)
{
    (void)state;
    static buf text;
    diag why = {0};
    assert_ok(file_read_all(TABLE, 1 << 20, &text, &why), &why);
    read_table(buf_str(&text));
    return 0;
}

int main(int argc, char **argv)
{
    show_faults = argc > 1 && strcmp(argv[1], "--faults") == 0;
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_sentences)};
    return cmocka_run_group_tests_name("sentences", tests, setup, NULL);
}
