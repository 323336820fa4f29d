#include "mention/knowncode.h"

#include "mention/actor_scan.h"
#include "mention/statename.h"

// Ours, and those that CAMEO has besides.
static const char SECTORS[] = "GOV|MIL|COP|JUD|LEG|OPP|REB|SPY|CVL|BUS|MED|EDU|IGO|NGO|REL|LAB|UAF|"
                              "PTY|CRM|AGR|HLH|PRO|REF|ELI|HRI|ENV|"
                              "INS|SEP|UNS|DEV|MOD|RAD|SET|NGM|MNC|INT|TOP|MID|HAR";

bool knowncode_is_sector(str code)
{
    return str_in_list(code, SECTORS, '|');
}

str knowncode_stem(str code)
{
    while (code.n > KNOWNCODE_PART &&
           knowncode_is_sector(str_sub(code, code.n - KNOWNCODE_PART, code.n)))
        code = str_sub(code, 0, code.n - KNOWNCODE_PART);
    return code;
}

void knowncode_each_sector(void (*take)(void *state, str code), void *state)
{
    for (str rest = str_of(SECTORS); rest.n;) take(state, str_split(&rest, '|'));
}

void knowncode_each(void (*take)(void *state, str code), void *state)
{
    for (uint32_t row = 0; row < name_row_count(); row++)
        for (str rest = name_cell(row, "code"); rest.n;) take(state, str_split(&rest, '/'));
    knowncode_each_sector(take, state);
}

typedef struct {
    str code, stem;
    bool found;
} wanted;

static void compare(void *state, str code)
{
    wanted *w = state;
    w->found = w->found || str_eq(code, w->code) || str_eq(code, w->stem);
}

bool knowncode_is_known(str code)
{
    wanted w = {.code = code, .stem = knowncode_stem(code)};
    if (code.n) knowncode_each(compare, &w);
    return w.found;
}

// Do sectors stand there, the last perhaps not whole?
static bool sectors_begin(str codes)
{
    while (codes.n) {
        str one = str_sub(codes, 0, KNOWNCODE_PART), rest = str_of(SECTORS);
        bool fits = false;
        while (rest.n && !fits) fits = str_starts(str_split(&rest, '|'), one);
        if (!fits) return false;
        codes = str_sub(codes, KNOWNCODE_PART, codes.n);
    }
    return true;
}

static void compare_beginning(void *state, str code)
{
    wanted *w = state;
    bool longer = str_starts(w->code, code) && sectors_begin(str_sub(w->code, code.n, w->code.n));
    w->found = w->found || str_starts(code, w->code) || (code.n && longer);
}

bool knowncode_begins(str code)
{
    wanted w = {.code = code};
    if (code.n < KNOWNCODE_PART) return false;
    str first = str_sub(code, 0, KNOWNCODE_PART);
    if (statename_called(first).n && sectors_begin(str_sub(code, KNOWNCODE_PART, code.n)))
        return true;
    knowncode_each(compare_beginning, &w);
    return w.found;
}
