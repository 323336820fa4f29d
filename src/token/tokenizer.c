#include "token/tokenizer.h"

#include "base/utf8.h"
#include "token/tokenizer_cut.h"

// The sentence's last full stop, with nothing but closing marks behind it.
static size_t final_stop(str text, span s)
{
    uint32_t code;
    for (size_t i = s.end; i > s.begin;) {
        size_t n = utf8_decode_before(text, i, &code);
        if (code == '.') return i - n;
        if (!utf8_is_punct(code) && !utf8_is_space(code)) return SIZE_MAX;
        i -= n;
    }
    return SIZE_MAX;
}

static bool space_at(str text, size_t i)
{
    uint32_t code;
    return utf8_decode(text, i, &code) == 0 || utf8_is_space(code);
}

static size_t chunk_end(str text, size_t i)
{
    uint32_t code;
    while (i < text.n) {
        size_t n = utf8_decode(text, i, &code);
        if (utf8_is_space(code)) break;
        i += n;
    }
    return i;
}

static size_t chunk_begin(str text, size_t i)
{
    uint32_t code;
    while (i < text.n) {
        size_t n = utf8_decode(text, i, &code);
        if (!utf8_is_space(code)) break;
        i += n;
    }
    return i;
}

static token *as_tokens(str text, const tok_cutter *c, arena *a)
{
    token *tokens = arena_array(a, token, c->n);
    for (uint32_t i = 0; i < c->n; i++) {
        const tok_piece *p = &c->pieces[i];
        token *t = &tokens[i];
        t->span = (span){p->begin, p->end};
        t->form = span_text(text, t->span);
        t->head = -1;
        t->multiword = p->multiword;
        t->space_after = space_at(text, p->end);
    }
    return tokens;
}

token *tok_words(str text, span *s, arena *a, uint32_t *n_tokens)
{
    tok_piece pieces[TOK_MAX_WORDS + TOK_MAX_PARTS];
    tok_cutter c = {
        .text = str_sub(text, 0, s->end), .final_stop = final_stop(text, *s), .pieces = pieces};
    for (size_t i = chunk_begin(c.text, s->begin); i < c.text.n && c.n < TOK_MAX_WORDS;) {
        size_t end = chunk_end(c.text, i);
        tok_cut(&c, i, end);
        i = chunk_begin(c.text, end);
    }
    if (c.n >= TOK_MAX_WORDS) s->end = c.pieces[c.n - 1].end;
    *n_tokens = c.n;
    return as_tokens(text, &c, a);
}

token_reader tok_open(const document *d)
{
    return (token_reader){.doc = d};
}

// The next sentence's span: the rest of one that was cut, else of the current part, else of the
// next coded part.
static bool next_span(token_reader *r, span *s)
{
    if (!span_empty(r->rest)) {
        *s = r->rest;
        return true;
    }
    while (!split_next(&r->sentences, s)) {
        if (r->doc->is_foreign) return false;
        while (r->next_part < r->doc->n_parts && !part_is_coded(r->doc->parts[r->next_part].kind))
            r->next_part++;
        if (r->next_part >= r->doc->n_parts) return false;
        r->part = r->next_part++;
        r->sentences = split_start(r->doc->text, r->doc->parts[r->part].span);
    }
    return true;
}

#define HEADLINE_MAX_BYTES 200 // longer lines without a full stop are no headlines

bool tok_is_headline(str text, span s)
{
    if (s.end <= s.begin || s.end - s.begin > HEADLINE_MAX_BYTES) return false;
    uint32_t end = s.end;
    while (end > s.begin && (text.p[end - 1] == ' ' || text.p[end - 1] == '\n')) end--;
    unsigned char last = end > s.begin ? (unsigned char)text.p[end - 1] : '.';
    bool open = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') ||
                (last >= '0' && last <= '9');
    return open && (s.end == text.n || text.p[end] == '\n') &&
           (s.begin == 0 || text.p[s.begin - 1] == '\n');
}

void tok_sentence(str text, part_kind kind, arena *a, sentence *out)
{
    out->tokens = tok_words(text, &out->span, a, &out->n_tokens);
    out->headline = kind == PART_TITLE || kind == PART_SUBTITLE || tok_is_headline(text, out->span);
}

bool tok_next(token_reader *r, arena *a, sentence *out)
{
    span whole;
    if (!next_span(r, &whole)) return false;
    *out = (sentence){.span = whole, .index = r->index++, .part = (uint32_t)r->part};
    tok_sentence(r->doc->text, r->doc->parts[r->part].kind, a, out);
    uint32_t rest = (uint32_t)chunk_begin(str_sub(r->doc->text, 0, whole.end), out->span.end);
    r->rest = (span){rest, whole.end};
    return true;
}
