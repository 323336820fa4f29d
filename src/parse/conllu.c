#include "parse/conllu.h"

#include "base/file.h"
#include "base/utf8.h"
#include "token/tokenizer.h"

#include <string.h>

// The file being read, and the sentence at hand.
typedef struct {
    const char *file;
    arena *a;
    conllu *out;
    diag *why;
    buf text;
    VEC(sentence) sentences;
    VEC(str) ids, comments;
    VEC(part) parts;

    VEC(token) words;   // of the sentence at hand
    VEC(int32_t) heads; // as read, from 0; -1 for none
    size_t kept;        // bytes of text when it began
    str block;          // its comment lines
    buf notes;          // the same, without "# text"
    str id;
    bool newpar;         // a paragraph or document starts with it
    bool skip;           // it cannot be read
    bool glued;          // no space after the last word of the sentence before
    int32_t range_begin; // open multiword token, 0 when none
    int32_t range_last;
    span range;      // its bytes
    bool range_same; // its form is its words' forms joined
    bool range_space;
} reader;

static void reject(reader *r, int line, const char *what)
{
    if (r->skip) return;
    r->skip = true;
    if (r->out->skipped++ == 0)
        diag_set(r->why, ST_PARTIAL, r->file, line, 0, "%s; the sentence is left out", what);
}

static str value_of(str column)
{
    return str_eq(column, STR("_")) ? STR_NONE : column;
}

static void begin_text(reader *r)
{
    r->kept = r->text.n;
    if (r->text.n == 0) return;
    if (r->newpar)
        buf_add_c(&r->text, "\n\n");
    else if (!r->glued)
        buf_add_byte(&r->text, ' ');
}

static bool space_after(str misc)
{
    str value;
    return !conllu_feature(misc, "SpaceAfter", &value) || !str_eq(value, STR("No"));
}

static void read_range(reader *r, const conllu_line *l)
{
    if (l->id != (int32_t)r->words.n + 1 || l->id <= r->range_last) {
        reject(r, l->number, "a multiword token that does not start at the next word");
        return;
    }
    if (l->last - l->id + 1 > UINT8_MAX) {
        reject(r, l->number, "a multiword token of more than 255 words");
        return;
    }
    if (r->words.n == 0)
        begin_text(r);
    else if (r->words.p[r->words.n - 1].space_after)
        buf_add_byte(&r->text, ' ');
    r->range_begin = l->id;
    r->range_last = l->last;
    r->range.begin = (uint32_t)r->text.n;
    buf_add(&r->text, l->column[CONLLU_FORM]);
    r->range.end = (uint32_t)r->text.n;
    r->range_same = true;
    r->range_space = space_after(l->column[CONLLU_MISC]);
}

// Gives the word its part of the open multiword token's bytes, or all of them when its form is not
// written there.
static void place_in_range(reader *r, token *t)
{
    token *first = &r->words.p[r->range_begin - 1];
    uint32_t begin = t == first ? r->range.begin : (t - 1)->span.end;
    str left = str_sub((str){r->text.p, r->range.end}, begin, r->range.end);
    bool last = (int32_t)r->words.n == r->range_last;
    r->range_same = r->range_same && str_starts(left, t->form) && (!last || left.n == t->form.n);
    t->span = (span){begin, begin + (uint32_t)t->form.n};
    t->space_after = last && r->range_space;
    if (t == first) t->multiword = (uint8_t)(r->range_last - r->range_begin + 1);
    if (r->range_same) return;
    for (token *w = first; w <= t; w++) w->span = r->range;
}

static void place(reader *r, token *t, str misc)
{
    if ((int32_t)r->words.n <= r->range_last) {
        place_in_range(r, t);
        return;
    }
    if (r->words.n == 1)
        begin_text(r);
    else if ((t - 1)->space_after)
        buf_add_byte(&r->text, ' ');
    t->span.begin = (uint32_t)r->text.n;
    buf_add(&r->text, t->form);
    t->span.end = (uint32_t)r->text.n;
    t->space_after = space_after(misc);
}

static void read_tags(token *t, const conllu_line *l)
{
    upos u = upos_find(l->column[CONLLU_UPOS]);
    xpos x = xpos_find(l->column[CONLLU_XPOS]);
    deprel d = deprel_find(l->column[CONLLU_DEPREL]);
    if (d == REL_COUNT) {
        str rest = l->column[CONLLU_DEPREL];
        d = deprel_find(str_split(&rest, ':'));
    }
    t->upos = (uint8_t)(u == UPOS_COUNT ? UPOS_X : u);
    t->xpos = (uint8_t)(x == XPOS_COUNT ? XPOS_XX : x);
    t->rel = (uint8_t)(d == REL_COUNT ? REL_DEP : d);
}

static void read_word(reader *r, const conllu_line *l)
{
    int32_t head = 0;
    if (l->id != (int32_t)r->words.n + 1) {
        reject(r, l->number, "word numbers out of order");
        return;
    }
    if (r->words.n >= CONLLU_MAX_WORDS) {
        reject(r, l->number, "a sentence of more than 10,000 words");
        return;
    }
    str at = value_of(l->column[CONLLU_HEAD]);
    if (at.n > 0 && (!conllu_number(at, &head) || head == l->id)) {
        reject(r, l->number, "the head is no number of another word");
        return;
    }
    token *t = vec_push(r->a, &r->words);
    bool literal = str_eq(l->column[CONLLU_FORM], l->column[CONLLU_LEMMA]);
    *t = (token){.form = l->column[CONLLU_FORM], .head = head - 1};
    t->lemma = literal ? l->column[CONLLU_LEMMA] : value_of(l->column[CONLLU_LEMMA]);
    t->feats = value_of(l->column[CONLLU_FEATS]);
    read_tags(t, l);
    place(r, t, l->column[CONLLU_MISC]);
}

static void read_comment(reader *r, const conllu_line *l)
{
    str value, word = str_trim(str_sub(l->text, 1, l->text.n));
    if (conllu_comment(l->text, "text", &value)) return;
    if (conllu_comment(l->text, "sent_id", &value)) r->id = value;
    str rest = word;
    str first = str_split(&rest, ' ');
    if (str_eq(first, STR("newpar")) || str_eq(first, STR("newdoc"))) r->newpar = true;
    buf_add(&r->notes, l->text);
    buf_add_byte(&r->notes, '\n');
}

static bool heads_are_good(reader *r, int line)
{
    r->heads.n = 0;
    for (size_t i = 0; i < r->words.n; i++) {
        int32_t head = r->words.p[i].head;
        if (head >= (int32_t)r->words.n) {
            reject(r, line - (int)(r->words.n - i), "a head beyond the last word");
            return false;
        }
        *vec_push(r->a, &r->heads) = head;
    }
    if (!conllu_has_circle(r->heads.p, r->words.n, r->a)) return true;
    reject(r, line - (int)r->words.n, "heads in a circle");
    return false;
}

static void keep_sentence(reader *r)
{
    token *tokens = arena_array(r->a, token, r->words.n);
    memcpy(tokens, r->words.p, r->words.n * sizeof *tokens);
    span all = {tokens[0].span.begin, tokens[r->words.n - 1].span.end};
    if (r->newpar || r->parts.n == 0) *vec_push(r->a, &r->parts) = (part){all, PART_BODY};
    r->parts.p[r->parts.n - 1].span.end = all.end;
    *vec_push(r->a, &r->sentences) = (sentence){.span = all,
                                                .index = (uint32_t)r->sentences.n,
                                                .part = (uint32_t)r->parts.n - 1,
                                                .tokens = tokens,
                                                .n_tokens = (uint32_t)r->words.n};
    r->sentences.p[r->sentences.n - 1].index = (uint32_t)r->sentences.n - 1;
    *vec_push(r->a, &r->ids) = r->id;
    *vec_push(r->a, &r->comments) = str_copy(r->a, buf_str(&r->notes));
    r->glued = !tokens[r->words.n - 1].space_after;
    r->newpar = false;
}

static void end_sentence(reader *r, int line)
{
    if (!r->skip && r->words.n > 0) {
        if (r->range_last > (int32_t)r->words.n)
            reject(r, line, "a multiword token that ends beyond the last word");
        else if (heads_are_good(r, line))
            keep_sentence(r);
    }
    if (r->skip) r->text.n = r->kept;
    r->words.n = 0;
    r->range_begin = r->range_last = 0;
    r->kept = r->text.n;
    buf_clear(&r->notes);
    r->id = STR_NONE;
    r->skip = false;
}

// The text is complete and will not move: forms become pieces of it.
static void settle(reader *r)
{
    str text = str_copy(r->a, buf_str(&r->text));
    *r->out = (conllu){
        .doc = {.text = text, .parts = r->parts.p, .n_parts = r->parts.n, .language = STR("en")},
        .sentences = {r->sentences.p, r->sentences.n},
        .ids = r->ids.p,
        .comments = r->comments.p,
        .skipped = r->out->skipped};
    if (r->file) r->out->doc.file = str_copy(r->a, str_of(r->file));
    for (size_t i = 0; i < r->sentences.n; i++) {
        sentence *s = &r->sentences.p[i];
        s->headline = tok_is_headline(text, s->span);
        for (uint32_t k = 0; k < s->n_tokens; k++) {
            token *t = &s->tokens[k];
            str piece = span_text(text, t->span);
            if (str_eq(piece, t->form)) t->form = piece;
        }
    }
}

status conllu_read(str bytes, const char *file, arena *a, conllu *out, diag *why)
{
    *out = (conllu){0};
    if (bytes.n > UINT32_MAX / 2)
        return diag_set(why, ST_LIMIT, file, 0, 0, "more than 2 GB; cut the file into several");
    reader r = {.file = file, .a = a, .out = out, .why = why};
    bytes = utf8_without_mark(bytes);
    conllu_lines lines = {.rest = bytes};
    conllu_line l;
    while (conllu_next(&lines, &l)) {
        if (l.kind == CONLLU_LINE_BLANK)
            end_sentence(&r, l.number);
        else if (l.kind == CONLLU_LINE_COMMENT)
            read_comment(&r, &l);
        else if (l.kind == CONLLU_LINE_BAD)
            reject(&r, l.number, l.fault);
        else if (r.skip || l.kind == CONLLU_LINE_NODE)
            continue;
        else if (l.kind == CONLLU_LINE_RANGE)
            read_range(&r, &l);
        else
            read_word(&r, &l);
    }
    end_sentence(&r, l.number + 1);
    settle(&r);
    buf_free(&r.text);
    buf_free(&r.notes);
    if (out->skipped == 0) return ST_OK;
    status s = out->sentences.n > 0 ? ST_PARTIAL : ST_FORMAT;
    if (why) why->code = s;
    return s;
}

status conllu_open(const char *path, arena *a, conllu *out, diag *why)
{
    buf bytes = {0};
    *out = (conllu){0};
    status s = file_read_all(path, FILE_MAX_BYTES, &bytes, why);
    str kept = s == ST_OK ? str_copy(a, buf_str(&bytes)) : STR_NONE;
    buf_free(&bytes);
    return s == ST_OK ? conllu_read(kept, path, a, out, why) : s;
}
