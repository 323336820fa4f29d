#include "document/pagesqueeze.h"

#include "base/ascii.h"

str pagesqueeze(str s, arena *a)
{
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = ascii_lower(s.p[i]);
        if (ascii_is_lower(c) || ascii_is_digit(c) || (unsigned char)c >= 0xC3) p[n++] = c;
    }
    return (str){p, n};
}

bool pagesqueeze_has(str whole, str part)
{
    return part.n && str_find(whole, part) != SIZE_MAX;
}
