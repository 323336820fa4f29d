#include "parse/textwidth.h"

#include "base/utf8.h"

#define EM           1000
#define WIDTH_EMOJI  1300
#define WIDTH_UPPER  850 // no capital of Latin, Greek or Cyrillic is wider but Ю, Щ and their like
#define WIDTH_LETTER 700
#define WIDTH_MOST   1000 // of a character that takes one column: dashes and dots of a whole em

// Thousandths of an em, from Adobe's metrics of Helvetica (AFM), U+0020 to U+007E.
static const unsigned short ASCII[] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584,
};

static int code_width(uint32_t code)
{
    if (code >= ' ' && code < 0x7F) return ASCII[code - ' '];
    size_t columns = utf8_code_columns(code);
    if (columns != 1) return columns == 0 ? 0 : code >= 0x1F000 ? WIDTH_EMOJI : EM;
    if (utf8_is_lower(code)) return WIDTH_LETTER;
    if (utf8_is_upper(code)) return WIDTH_UPPER;
    return utf8_is_punct(code) || utf8_is_symbol(code) ? WIDTH_MOST : WIDTH_LETTER;
}

int text_width(str text, int size)
{
    long long sum = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t code;
        i += utf8_decode(text, i, &code);
        sum += code_width(code);
    }
    return (int)((sum * size + EM - 1) / EM);
}
