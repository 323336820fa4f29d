#include "mention/word.h"

#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

// strcmp of the lower-cased form with an entry
static int compare(str form, const char *entry)
{
    for (size_t i = 0; i < form.n; i++) {
        int difference = (unsigned char)lower(form.p[i]) - (unsigned char)entry[i];
        if (difference) return difference; // also where the entry ends
    }
    return entry[form.n] ? -1 : 0;
}

const word_entry *word_find(const word_entry *sorted, size_t n, str form)
{
    if (form.n == 0 || form.n > WORD_MAX) return NULL;
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = compare(form, sorted[mid].form);
        if (order == 0) return &sorted[mid];
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
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

bool word_is(const sentence *s, uint32_t i, const char *text)
{
    str form = word_form(s, i);
    return form.n && compare(form, text) == 0;
}

bool word_among_list(const sentence *s, uint32_t i, str list)
{
    char small[LISTED_MAX];
    str form = word_form(s, i);
    if (!form.n || form.n > sizeof small) return false;
    for (size_t k = 0; k < form.n; k++) small[k] = lower(form.p[k]);
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
