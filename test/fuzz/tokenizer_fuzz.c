// Any bytes as a document's text: sentences and words rise, lie inside the part, obey their limits
// and cover all that is not white space.
#include "fuzztarget.h"

#include "base/utf8.h"
#include "token/tokenizer.h"

// Is text[begin, end) white space?
static bool is_gap(str text, size_t begin, size_t end)
{
    uint32_t c;
    while (begin < end) {
        begin += utf8_decode(text, begin, &c);
        if (!utf8_is_space(c)) return false;
    }
    return begin == end;
}

static size_t check_sentence(str text, const sentence *s, size_t last)
{
    must(s->n_tokens > 0 && s->n_tokens < TOK_MAX_WORDS + 3);
    must(span_length(s->span) <= SPLIT_MAX_BYTES);
    int left = 0;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        must(t->span.begin >= last && t->span.end > t->span.begin && t->span.end <= text.n);
        must(span_contains(s->span, t->span));
        must(is_gap(text, last, t->span.begin));
        must(left == 0 || (t->multiword == 0 && t->span.begin == last));
        must(str_eq(t->form, span_text(text, t->span)));
        left = t->multiword ? t->multiword - 1 : left > 0 ? left - 1 : 0;
        last = t->span.end;
    }
    must(left == 0);
    return last;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = {(const char *)data, size};
    part whole = {{0, (uint32_t)size}, PART_BODY};
    document d = {.text = text, .parts = &whole, .n_parts = 1};
    arena a = {0};
    token_reader r = tok_open(&d);
    sentence s;
    size_t last = 0;
    for (uint32_t i = 0; tok_next(&r, &a, &s); i++) {
        must(s.index == i);
        last = check_sentence(text, &s, last);
        arena_reset(&a);
    }
    must(is_gap(text, last, size));
    arena_free(&a);
    return 0;
}
