#include "parse/eval18_file.h"

#include "parse/conllu.h"

#include <assert.h>
#include <string.h>

#define UNIVERSAL_FEATURES                                                                         \
    "PronType|NumType|Poss|Reflex|Foreign|Abbr|Gender|Animacy|Number|Case|Definite|Degree|"        \
    "VerbForm|Mood|Tense|Aspect|Voice|Evident|Polarity|Person|Polite"
#define CONTENT_RELATIONS                                                                          \
    "nsubj|obj|iobj|csubj|ccomp|xcomp|obl|vocative|expl|dislocated|advcl|advmod|discourse|nmod|"   \
    "appos|nummod|acl|amod|conj|fixed|flat|compound|list|parataxis|orphan|goeswith|reparandum|"    \
    "root|dep"
#define FUNCTIONAL_RELATIONS "aux|cop|mark|det|clf|case|cc"

#define FEATURES_MAX 32 // a word has at most as many features as there are universal ones, 21

typedef struct {
    const char *name;
    arena *a;
    eval18_file *out;
    diag *why;
    buf text;
    size_t first;       // word of the sentence at hand
    size_t begin;       // its first byte of text
    int first_line;     // line of its first word
    int32_t range_last; // of the open multiword token, 0 when none
    span range;
    VEC(int32_t) heads; // from 0; -1 for the root, UNATTACHED for "_"
} file_reader;

#define UNATTACHED (-2)

static status refuse(file_reader *r, int line, const char *what)
{
    return diag_set(r->why, ST_FORMAT, r->name, line, 0, "%s", what);
}

static str universal_features(arena *a, str feats)
{
    str kept[FEATURES_MAX];
    size_t n = 0, bytes = 0;
    for (str rest = feats; rest.p && n < FEATURES_MAX;) {
        str one = str_split(&rest, '|'), name = one;
        name = str_split(&name, '=');
        if (!str_in_list(name, UNIVERSAL_FEATURES, '|')) continue;
        size_t at = n++;
        for (; at > 0 && str_cmp(kept[at - 1], one) > 0; at--) kept[at] = kept[at - 1];
        kept[at] = one;
        bytes += one.n + 1;
    }
    if (bytes == feats.n + 1 || n == 0) {
        bool sorted = true;
        for (size_t i = 1; i < n; i++) sorted = sorted && kept[i - 1].p < kept[i].p;
        if (n == 0) return STR_NONE;
        if (sorted) return feats;
    }
    char *p = arena_alloc(a, bytes);
    size_t to = 0;
    for (size_t i = 0; i < n; i++) {
        memcpy(p + to, kept[i].p, kept[i].n);
        to += kept[i].n;
        p[to++] = '|';
    }
    return (str){p, to - 1};
}

// Adds the form without white space; its span.
static span add_text(file_reader *r, str form)
{
    size_t begin = r->text.n;
    uint32_t c;
    for (size_t i = 0; i < form.n;) {
        size_t n = utf8_decode(form, i, &c);
        if (!utf8_is_space(c)) buf_add(&r->text, str_sub(form, i, i + n));
        i += n;
    }
    return (span){(uint32_t)begin, (uint32_t)r->text.n};
}

static status read_range(file_reader *r, const conllu_line *l)
{
    int32_t next = (int32_t)(r->out->words.n - r->first) + 1;
    if (l->id != next || l->id <= r->range_last)
        return refuse(r, l->number, "a multiword token that does not start at the next word");
    r->range = add_text(r, l->column[CONLLU_FORM]);
    r->range_last = l->last;
    *vec_push(r->a, &r->out->tokens) = r->range;
    return ST_OK;
}

static status read_word(file_reader *r, const conllu_line *l)
{
    int32_t head = 0;
    if (l->id != (int32_t)(r->out->words.n - r->first) + 1)
        return refuse(r, l->number, "word numbers out of order");
    bool none = str_eq(l->column[CONLLU_HEAD], STR("_"));
    if (!none && !conllu_number(l->column[CONLLU_HEAD], &head))
        return refuse(r, l->number, "the head is no word number");
    bool inside = l->id <= r->range_last;
    span place = inside ? r->range : add_text(r, l->column[CONLLU_FORM]);
    if (!inside) *vec_push(r->a, &r->out->tokens) = place;
    if (l->id == 1) r->first_line = l->number;
    str rel = l->column[CONLLU_DEPREL];
    eval18_word *w = vec_push(r->a, &r->out->words);
    *w = (eval18_word){.form = utf8_lower_copy(r->a, l->column[CONLLU_FORM]),
                       .lemma = l->column[CONLLU_LEMMA],
                       .upos = l->column[CONLLU_UPOS],
                       .xpos = l->column[CONLLU_XPOS],
                       .rel = str_split(&rel, ':'),
                       .feats = universal_features(r->a, l->column[CONLLU_FEATS]),
                       .begin = place.begin,
                       .end = place.end,
                       .parent = EVAL18_NONE,
                       .child = EVAL18_NONE,
                       .sibling = EVAL18_NONE,
                       .match = EVAL18_NONE,
                       .multiword = inside};
    w->content = str_in_list(w->rel, CONTENT_RELATIONS, '|');
    w->functional = str_in_list(w->rel, FUNCTIONAL_RELATIONS, '|');
    *vec_push(r->a, &r->heads) = none ? UNATTACHED : head - 1;
    return ST_OK;
}

// The heads make a tree, or there are none at all.
static status check_heads(file_reader *r, size_t n)
{
    size_t roots = 0, none = 0;
    assert(r->heads.n == n);
    for (size_t i = 0; i < r->heads.n; i++) {
        if (r->heads.p[i] >= (int32_t)n)
            return refuse(r, r->first_line, "a head beyond the sentence's last word");
        roots += r->heads.p[i] == -1;
        none += r->heads.p[i] == UNATTACHED;
    }
    if (none == n) return ST_OK;
    if (roots != 1 || none > 0)
        return refuse(r, r->first_line, "a sentence without exactly one root");
    if (conllu_has_circle(r->heads.p, n, r->a))
        return refuse(r, r->first_line, "a sentence with heads in a circle");
    return ST_OK;
}

static void attach(file_reader *r, size_t n)
{
    eval18_word *words = r->out->words.p;
    for (size_t i = n; i-- > 0;) { // backwards, so that children end up in order
        uint32_t self = (uint32_t)(r->first + i);
        eval18_word *w = &words[self];
        int32_t head = r->heads.p[i];
        if (head == UNATTACHED) w->parent = self; // equal to nothing
        if (head < 0) continue;
        w->parent = (uint32_t)(r->first + (size_t)head);
        if (!w->functional) continue;
        w->sibling = words[w->parent].child;
        words[w->parent].child = self;
    }
}

static status end_sentence(file_reader *r, int line)
{
    size_t n = r->out->words.n - r->first;
    if (r->range_last > (int32_t)n)
        return refuse(r, line, "a multiword token that ends beyond the last word");
    if (n == 0) return ST_OK;
    TRY(check_heads(r, n));
    attach(r, n);
    *vec_push(r->a, &r->out->sentences) = (span){(uint32_t)r->begin, (uint32_t)r->text.n};
    r->first = r->out->words.n;
    r->begin = r->text.n;
    r->heads.n = 0;
    r->range_last = 0;
    return ST_OK;
}

static status read_lines(file_reader *r, str bytes)
{
    conllu_lines lines = {.rest = bytes};
    conllu_line l;
    while (conllu_next(&lines, &l)) {
        switch (l.kind) {
        case CONLLU_LINE_BLANK: TRY(end_sentence(r, l.number)); break;
        case CONLLU_LINE_RANGE: TRY(read_range(r, &l)); break;
        case CONLLU_LINE_WORD: TRY(read_word(r, &l)); break;
        case CONLLU_LINE_BAD: return refuse(r, l.number, l.fault);
        default: break;
        }
    }
    return end_sentence(r, l.number);
}

status eval18_read(str bytes, const char *name, arena *a, eval18_file *out, diag *why)
{
    *out = (eval18_file){0};
    if (bytes.n > UINT32_MAX / 2)
        return diag_set(why, ST_LIMIT, name, 0, 0, "more than 2 GB; cut the file into several");
    file_reader r = {.name = name, .a = a, .out = out, .why = why};
    status s = read_lines(&r, bytes);
    out->text = str_copy(a, buf_str(&r.text));
    buf_free(&r.text);
    return s;
}
