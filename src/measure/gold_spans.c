// Sentences as "TOKEN TAG" lines: B-S and I-S are the source of an event, T its target, R both.
//
// The text is put together again as it was probably written: no space before a comma, behind an
// opening bracket, around a hyphen.
#include "measure/goldreader.h"

#include <stdio.h>

typedef struct {
    str form;
    char side; // 'S', 'T', 'R'; 0: none
    bool begins;
    span span;
} tagged;

typedef struct {
    arena *a;
    VEC(tagged) words;
    buf text;
} sentence_reader;

static bool read_word(str line, tagged *out)
{
    size_t gap = str_find_byte(line, ' ', 0);
    if (gap == SIZE_MAX) gap = str_find_byte(line, '\t', 0);
    if (gap == SIZE_MAX || !gap) return false;
    str tag = str_trim(str_sub(line, gap + 1, line.n));
    *out = (tagged){.form = str_sub(line, 0, gap)};
    if (str_eq(tag, STR("O"))) return true;
    if (tag.n != 3 || tag.p[1] != '-' || !strchr("BI", tag.p[0]) || !strchr("STR", tag.p[2]))
        return false;
    out->begins = tag.p[0] == 'B';
    out->side = tag.p[2];
    return true;
}

static bool clings_to_left(str form)
{
    return str_in_list(form, ".|,|;|:|!|?|)|]|%|'s|’s|n't|'|’|'re|'ve|'ll|'d|'m|”|-|–", '|');
}

static bool clings_to_right(str form)
{
    return str_in_list(form, "(|[|$|“|‘|-|–|#|@", '|');
}

// Does a space stand before word i?
static bool space_before(const sentence_reader *r, size_t i)
{
    str form = r->words.p[i].form, before = r->words.p[i - 1].form;
    if (clings_to_left(form) || clings_to_right(before)) return false;
    bool apostrophe = str_in_list(before, "'|’", '|');
    if (apostrophe && str_in_list(form, "s|re|ve|ll|d|m|t", '|')) return false;
    return true;
}

static void join(sentence_reader *r)
{
    bool quoted = false;
    buf_clear(&r->text);
    for (size_t i = 0; i < r->words.n; i++) {
        tagged *w = &r->words.p[i];
        bool quote = str_eq(w->form, STR("\""));
        bool space = i > 0 && space_before(r, i) && !(quote && quoted);
        if (i > 0 && str_eq(r->words.p[i - 1].form, STR("\"")) && quoted) space = false;
        if (space) buf_add_byte(&r->text, ' ');
        w->span.begin = (uint32_t)r->text.n;
        buf_add(&r->text, w->form);
        w->span.end = (uint32_t)r->text.n;
        if (quote) quoted = !quoted;
    }
}

static void add_mark(gold_text *t, const char *kind, span s)
{
    t->marks[t->n_marks++] = (gold_mark){.kind = str_of(kind), .span = s};
}

static void add_side(gold_text *t, char side, span s)
{
    if (side != 'T') {
        add_mark(t, "source", s);
        add_mark(t, "source (first event)", s);
    }
    if (side != 'S') {
        add_mark(t, "target", s);
        add_mark(t, "target (first event)", s);
    }
    add_mark(t, "either", s);
}

static void finish(sentence_reader *r, int line, gold_text_list *out)
{
    if (!r->words.n) return;
    join(r);
    buf name = {0};
    buf_add_format(&name, "line %d", line);
    gold_text t = {.name = str_copy(r->a, buf_str(&name)),
                   .text = str_copy(r->a, buf_str(&r->text))};
    buf_free(&name);
    t.complete = "source|target|first source|first target";
    t.judged = (span){0, (uint32_t)t.text.n};
    t.record = gold_record(r->a, STR_NONE, STR_NONE, t.text);
    t.marks = arena_array(r->a, gold_mark, 5 * r->words.n); // at most five kinds a word
    for (size_t i = 0, end; i < r->words.n; i = end) {
        const tagged *w = &r->words.p[i];
        for (end = i + 1; w->side && end < r->words.n && !r->words.p[end].begins &&
                          r->words.p[end].side == w->side;)
            end++;
        if (w->side) add_side(&t, w->side, (span){w->span.begin, r->words.p[end - 1].span.end});
    }
    *vec_push(r->a, out) = t;
    r->words.n = 0;
}

status spans_read(const gold_source *source, arena *a, gold_text_list *out, diag *why)
{
    sentence_reader r = {.a = a};
    str rest;
    TRY(gold_file(source->path, a, &rest, why));
    int first = 1;
    for (int number = 1; rest.p; number++) {
        str line = str_trim(str_split(&rest, '\n'));
        if (!line.n) {
            finish(&r, first, out);
            first = number + 1;
            continue;
        }
        tagged word;
        if (!read_word(line, &word)) {
            buf_free(&r.text);
            return diag_set(why, ST_FORMAT, source->path, number, 0,
                            "a line is \"TOKEN TAG\", the tag O or B- or I- with S, T or R");
        }
        *vec_push(a, &r.words) = word;
    }
    finish(&r, first, out);
    buf_free(&r.text);
    return ST_OK;
}
