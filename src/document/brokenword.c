#include "document/brokenword.h"

#include "base/utf8.h"

#include <string.h>

#define HALF_MAX     48  // bytes in each half of a broken word
#define MAX_SEARCHES 100 // through the whole text; a hostile one would take more

// Ends of words that stand behind a syllable break and are no words.
static const char TAILS[] =
    "ment|ments|mental|mentally|mentary|tion|tions|tional|tionally|tioned|tioning|tioners|sion|"
    "sions|sional|cions|ture|tures|tured|turing|tural|tary|tial|tially|tious|cious|ciously|cial|"
    "cially|cials|cient|ciency|sive|sively|tive|tives|tively|tivity|tiveness|ity|ities|ality|"
    "bility|bilities|ness|nesses|ists|isms|izing|ized|izes|ization|izations|ising|isation|ance|"
    "ances|ence|ences|ency|encies|ancy|ancies|ously|ical|ically|ics|iness|tinue|tinued|"
    "tinues|tinuing|cated|cating|cation|cations|nated|nating|"
    "lated|lating|lation|lations|tated|tating|tation|tations|dential|tential|tentially|nomic|"
    "nomics|nomical|ernment|ernments|ernmental|ficials|ficial|ficially|tained|"
    "taining|tinct|volved|volving|volves|veloped|velop|velops|veloping|velopment|cerned|"
    "cerning|cerns|sidered|sidering|siders|tary's|ment's|tion's|ingly|edly|fulness|lessness";

static size_t letters_at_end(str s)
{
    size_t at = s.n, step;
    uint32_t code;
    while (at && (step = utf8_decode_before(s, at, &code)) && utf8_is_letter(code)) at -= step;
    return at;
}

static size_t letters_at_start(str s)
{
    size_t at = 0, step;
    uint32_t code;
    while (at < s.n && (step = utf8_decode(s, at, &code)) && utf8_is_letter(code)) at += step;
    return at;
}

// Does the text have this word, with nothing of a word on either side?
static bool has_word(broken_words *b, str word)
{
    if (b->searches >= MAX_SEARCHES) return false;
    b->searches++;
    for (size_t from = 0;;) {
        size_t at = str_find(str_sub(b->text, from, b->text.n), word);
        if (at == SIZE_MAX) return false;
        size_t begin = from + at, end = begin + word.n;
        uint32_t before = 0, after = 0;
        utf8_decode_before(b->text, begin, &before);
        utf8_decode(b->text, end, &after);
        if (!utf8_is_letter(before) && !utf8_is_letter(after) && before != '-' && after != '-')
            return true;
        from = end;
    }
}

// The text has the word, `glue` between its halves.
static bool has_joined(broken_words *b, str left, const char *glue, str right)
{
    char word[2 * HALF_MAX + 1];
    size_t n = strlen(glue);
    memcpy(word, left.p, left.n);
    memcpy(word + left.n, glue, n);
    memcpy(word + left.n + n, right.p, right.n);
    return has_word(b, (str){word, left.n + n + right.n});
}

static bool is_tail(str half)
{
    char lower[HALF_MAX];
    for (size_t i = 0; i < half.n; i++)
        lower[i] = (char)(half.p[i] | (half.p[i] >= 'A' && half.p[i] <= 'Z' ? 0x20 : 0));
    return str_in_list((str){lower, half.n}, TAILS, '|');
}

broken broken_word(broken_words *b, str before, str after)
{
    str left = str_sub(before, letters_at_end(before), before.n);
    str right = str_sub(after, 0, letters_at_start(after));
    if (!left.n || !right.n || left.n > HALF_MAX || right.n > HALF_MAX) return BROKEN_NO;
    uint32_t last, next, second = 0, ahead = 0;
    utf8_decode_before(left, left.n, &last);
    utf8_decode(right, utf8_decode(right, 0, &next), &second);
    utf8_decode_before(before, before.n - left.n, &ahead);
    bool capitals =
        left.n > 1 && utf8_is_upper(last) && utf8_is_upper(next) && utf8_is_upper(second);
    if (!utf8_is_lower(next) && !capitals) return BROKEN_NO;
    if (ahead == '-') return BROKEN_NO; // "state-of-" + "the"
    if (is_tail(right)) return BROKEN_YES;
    if (has_joined(b, left, "", right)) return BROKEN_YES;
    return has_joined(b, left, "-", right) ? BROKEN_NO : BROKEN_UNKNOWN;
}

size_t broken_word_next(broken_words *b, str line, size_t from)
{
    for (size_t at = from; (at = str_find_byte(line, '-', at)) != SIZE_MAX; at++)
        if (at + 1 < line.n && line.p[at + 1] == ' ' &&
            broken_word(b, str_sub(line, 0, at), str_sub(line, at + 2, line.n)) == BROKEN_YES)
            return at;
    return line.n;
}
