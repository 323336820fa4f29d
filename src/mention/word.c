#include "mention/word.h"

#include "base/ascii.h"

#include <string.h>

// The first eight letters as a number that is in the order of strcmp.
static uint64_t beginning(const char *form)
{
    uint64_t letters;
    memcpy(&letters, form, sizeof letters);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    letters = __builtin_bswap64(letters);
#endif
    return letters;
}

const word_entry *word_find(const word_entry *sorted, size_t n, str form)
{
    char small[WORD_MAX + 1] = {0};
    if (form.n == 0 || form.n > WORD_MAX) return NULL;
    for (size_t i = 0; i < form.n; i++) small[i] = ascii_lower(form.p[i]);
    uint64_t wanted = beginning(small);
    size_t at = 0; // of the last entry that does not begin with more
    for (size_t left = n, half; left > 1; left -= half) {
        half = left / 2;
        at += beginning(sorted[at + half].form) <= wanted ? half : 0;
    }
    for (size_t i = at + 1; i-- > 0 && beginning(sorted[i].form) == wanted;)
        if (memcmp(sorted[i].form, small, sizeof small) == 0) return &sorted[i];
    return NULL;
}

bool word_sorted(const word_entry *table, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strlen(table[i].form) > WORD_MAX) return false;
        if (i && strcmp(table[i - 1].form, table[i].form) >= 0) return false;
    }
    return true;
}

#define LISTED_MAX 64 // no entry of a list is longer

bool word_reads(str form, const char *text)
{
    size_t i = 0;
    while (i < form.n && ascii_lower(form.p[i]) == text[i] && text[i]) i++;
    return i == form.n && !text[i];
}

bool word_among_list(const sentence *s, uint32_t i, str list)
{
    char small[LISTED_MAX];
    str form = word_form(s, i);
    if (!form.n || form.n > sizeof small) return false;
    for (size_t k = 0; k < form.n; k++) small[k] = ascii_lower(form.p[k]);
    return str_among((str){small, form.n}, list, '|');
}

bool word_is_hyphen(const sentence *s, uint32_t i)
{
    str f = word_form(s, i);
    return (f.n == 1 && f.p[0] == '-') || (f.n == 3 && (memcmp(f.p, "\xe2\x80\x93", 3) == 0 ||
                                                        memcmp(f.p, "\xe2\x80\x94", 3) == 0));
}

uint32_t word_phrase_head(const sentence *s, uint32_t first, uint32_t end)
{
    uint32_t head = end - 1;
    bool found = false;
    for (uint32_t i = first; i < end; i++) {
        int32_t h = s->tokens[i].head;
        bool outside = h < (int32_t)first || h >= (int32_t)end;
        if (!outside || s->tokens[i].upos == UPOS_PUNCT || s->tokens[i].upos == UPOS_ADP) continue;
        if (found && h < 0) continue;
        head = i, found = true;
    }
    return head;
}

span word_span(const sentence *s, uint32_t first, uint32_t end)
{
    return (span){s->tokens[first].span.begin, s->tokens[end - 1].span.end};
}
