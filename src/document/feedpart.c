#include "document/feedpart.h"

#include "base/ascii.h"
#include "base/url.h"
#include "base/utf8.h"
#include "document/feeddate.h"
#include "document/fragment.h"
#include "document/normaliser.h"

#define TAIL_BYTES                                                                                 \
    1500 // of a text, in which it says that it goes on: what does is short, its tags not

str feedpart_short(str s)
{
    return utf8_cut(s, FEED_MAX_LINE_BYTES);
}

// --- persons

static bool is_address_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || strchr("._%+-=!#$&'*/?^`{|}~", c);
}

// The bytes of an address of mail in s; empty when there is none.
static span find_address(str s)
{
    for (size_t at = str_find_byte(s, '@', 0); at != SIZE_MAX; at = str_find_byte(s, '@', at + 1)) {
        size_t begin = at, end = at + 1;
        while (begin && s.p[begin - 1] && is_address_byte(s.p[begin - 1])) begin--;
        while (end < s.n && (ascii_is_letter(s.p[end]) || ascii_is_digit(s.p[end]) ||
                             s.p[end] == '.' || s.p[end] == '-'))
            end++;
        while (end > at + 1 && s.p[end - 1] == '.') end--;
        if (begin < at && end > at + 1) return (span){(uint32_t)begin, (uint32_t)end};
    }
    return (span){0, 0};
}

static str without_brackets(str s)
{
    for (;;) {
        s = str_trim(s);
        if (s.n >= 2 &&
            ((s.p[0] == '(' && s.p[s.n - 1] == ')') || (s.p[0] == '<' && s.p[s.n - 1] == '>') ||
             (s.p[0] == '[' && s.p[s.n - 1] == ']')))
            s = str_sub(s, 1, s.n - 1);
        else if (s.n && strchr(",;:-", s.p[s.n - 1]))
            s = str_sub(s, 0, s.n - 1);
        else
            return s;
    }
}

static str joined(arena *a, str before, str after)
{
    buf out = {0};
    buf_add(&out, str_trim(before));
    if (out.n && str_trim(after).n) buf_add_byte(&out, ' ');
    buf_add(&out, str_trim(after));
    str s = str_copy(a, buf_str(&out));
    buf_free(&out);
    return s;
}

// "Ada (" and ") of Lagos": the brackets that stood around the address.
static str name_around(arena *a, str before, str after)
{
    before = str_trim(before);
    after = str_trim(after);
    if (str_starts(after, STR("&gt;"))) after = str_sub(after, 4, after.n);
    if (str_ends(before, STR("&lt;"))) before = str_sub(before, 0, before.n - 4);
    if (str_ends_nocase(before, STR("mailto:"))) before = str_sub(before, 0, before.n - 7);
    bool round = str_ends(before, STR("(")) && str_starts(after, STR(")"));
    bool angle = str_ends(before, STR("<")) && str_starts(after, STR(">"));
    if (round || angle) {
        before = str_sub(before, 0, before.n - 1);
        after = str_sub(after, 1, after.n);
    }
    return without_brackets(joined(a, before, after));
}

void feedpart_add_person(arena *a, feed_people *people, str written)
{
    written = str_trim(feedpart_short(written));
    if (!written.n || people->n == FEED_MAX_PEOPLE) return;
    feed_person p = {0};
    span address = find_address(written);
    if (!span_empty(address)) {
        p.email = str_copy(a, span_text(written, address));
        p.name = name_around(a, str_sub(written, 0, address.begin),
                             str_sub(written, address.end, written.n));
    } else {
        p.name = str_copy(a, written);
    }
    *vec_push(a, people) = p;
}

str feedpart_names(arena *a, const feed_person *people, size_t n)
{
    buf out = {0};
    for (int pass = 0; pass < 2 && !out.n; pass++) // addresses only when there are no names
        for (size_t i = 0; i < n; i++) {
            str name = pass ? people[i].email : people[i].name;
            if (!name.n) continue;
            if (out.n) buf_add_c(&out, ", ");
            buf_add(&out, name);
        }
    str s = normaliser_line(a, buf_str(&out));
    buf_free(&out);
    return s;
}

// --- texts

str feedpart_line(arena *a, const feed_text *text)
{
    str s = feedpart_short(text->value);
    return text->html ? fragment_line(a, s) : normaliser_line(a, s);
}

// Bytes of text outside of tags.
static size_t text_bytes(const feed_text *text)
{
    size_t n = 0;
    bool tag = false, space = true;
    for (size_t i = 0; i < text->value.n; i++) {
        char c = text->value.p[i];
        if (text->html && c == '<') tag = true;
        bool blank = ascii_is_space(c);
        n += !tag && !(blank && space);
        if (!tag) space = blank;
        if (c == '>') tag = false;
    }
    return n;
}

static bool goes_on(arena *a, const feed_text *text)
{
    size_t begin = text->value.n > TAIL_BYTES ? text->value.n - TAIL_BYTES : 0;
    str tail = str_sub(text->value, utf8_cut(text->value, begin).n, text->value.n);
    if (!text->html) return fragment_goes_on(tail);
    fragment f;
    return fragment_read(a, tail, &f, NULL) == ST_OK && f.goes_on;
}

const feed_text *feedpart_text(const feed_item *item)
{
    size_t content = text_bytes(&item->content), summary = text_bytes(&item->summary);
    return content && content * 2 >= summary ? &item->content : &item->summary;
}

static bool is_full(arena *a, const feed_item *item)
{
    const feed_text *text = feedpart_text(item);
    size_t least = text == &item->content ? FEED_FULL_BYTES : FEED_ALONE_BYTES;
    return text_bytes(text) >= least && !goes_on(a, text);
}

void feedpart_finish_item(arena *a, feed_item *item, const feed_people *people)
{
    item->people = people->p;
    item->n_people = people->n;
    item->author = feedpart_names(a, people->p, people->n);
    item->title = feedpart_line(a, &item->title_given);
    item->published = feeddate_read(a, item->published_given);
    item->updated = feeddate_read(a, item->updated_given);
    if (!item->id.n) item->id = item->url;
    item->full = is_full(a, item);
}

void feedpart_finish_head(arena *a, feed_head *head, const feed_people *people)
{
    head->people = people->p;
    head->n_people = people->n;
    head->title = feedpart_line(a, &head->title_given);
    head->updated = feeddate_read(a, head->updated_given);
    head->published = feeddate_read(a, head->published_given);
}
