#include "sentence/emoticon.h"

#include "base/utf8.h"

#include <string.h>

static bool is_word_byte(char c)
{
    return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' : c >= '0' && c <= '9';
}

size_t emoticon_length(str s)
{
    static const char FACES[][4] = {">:(", ">:)", ":-)", ":-(", ":-D", ":-P", ":-/", ":-|",
                                    ":'(", ";-)", "^_^", "(-:", ":)",  ":(",  ":]",  ":D",
                                    ":P",  ":p",  ":O",  ":o",  ":/",  ":|",  ";)",  ";P",
                                    ";D",  "=)",  "=(",  "=D",  "=P",  "(:",  "(;",  "<3"};
    if (s.n < 2 || !strchr(":;=^<>(", s.p[0])) return 0;
    for (size_t i = 0; i < sizeof FACES / sizeof *FACES; i++) {
        str face = str_of(FACES[i]);
        if (!str_starts(s, face)) continue;
        if (s.n > face.n && (is_word_byte(s.p[face.n]) || s.p[face.n] == '/')) continue;
        return face.n;
    }
    return 0;
}

// Pictographs, flags and dingbats; the joiner, variation selectors and tints that follow them.
static bool is_picture(uint32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF);
}

static bool joins_pictures(uint32_t c)
{
    return c == 0x200D || c == 0xFE0F || c == 0x20E3;
}

size_t emoticon_pictures(str s)
{
    uint32_t c;
    size_t i = utf8_decode(s, 0, &c);
    if (i == 0 || !is_picture(c)) return 0;
    for (size_t n; (n = utf8_decode(s, i, &c)) > 0 && (is_picture(c) || joins_pictures(c));) i += n;
    return i;
}
