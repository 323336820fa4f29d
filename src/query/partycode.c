#include "query/partycode.h"

#include "base/ascii.h"
#include "mention/knowncode.h"
#include "mention/statename.h"

#define LETTERS_MIN KNOWNCODE_PART // of a country; shorter ones would mean half of the world
#define LETTERS_MAX 30             // of a code with all its sectors

static bool code_letters(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_is_upper(s.p[i]) && !ascii_is_digit(s.p[i])) return false;
    return s.n >= LETTERS_MIN && s.n <= LETTERS_MAX;
}

static str upper(str s, arena *a)
{
    char *p = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++) p[i] = ascii_is_lower(p[i]) ? (char)(p[i] - 'a' + 'A') : p[i];
    return (str){p, s.n};
}

// "south korea", "SOUTH KOREA" as the dictionary has it.
static str titled(str s, arena *a)
{
    char *p = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++) {
        bool first = i == 0 || s.p[i - 1] == ' ' || s.p[i - 1] == '-';
        if (first && ascii_is_lower(p[i])) p[i] = (char)(p[i] - 'a' + 'A');
        if (!first && ascii_is_upper(p[i])) p[i] = (char)(p[i] - 'A' + 'a');
    }
    return (str){p, s.n};
}

// A country goes before a code ("peru" is no code of PER), a code before other names.
bool partycode_read(str text, arena *a, str *out)
{
    const str ways[] = {text, titled(text, a), upper(text, a)}, capitals = ways[2];
    size_t n = sizeof ways / sizeof *ways;
    *out = STR_NONE;
    for (size_t i = 0; i < n && !out->n; i++) *out = statename_code(ways[i], NULL);
    if (!out->n && code_letters(capitals) && knowncode_begins(capitals)) *out = capitals;
    for (size_t i = 0; i < n && !out->n; i++) *out = statename_body(ways[i]);
    if (!out->n && code_letters(text)) *out = text;
    return out->n > 0;
}

// All that a country's code could be: there are few, and this is for a message.
void partycode_offer(suggestion *near)
{
    char code[] = "AAA";
    for (code[0] = 'A'; code[0] <= 'Z'; code[0]++)
        for (code[1] = 'A'; code[1] <= 'Z'; code[1]++)
            for (code[2] = 'A'; code[2] <= 'Z'; code[2]++)
                suggestion_offer(near, statename_called(str_of(code)));
}
