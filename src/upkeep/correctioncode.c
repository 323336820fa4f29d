#include "upkeep/correctioncode.h"

#include "mention/knowncode.h"
#include "rule/suggestion.h"

#include <stdio.h>

static void offer(void *state, str code)
{
    suggestion_offer(state, code);
}

// The code with the nearest sector in place of all behind its country or first sector.
static void offer_sector(suggestion *s, char room[SUGGESTION_WORD_MAX + 1])
{
    str before = str_sub(s->word, 0, KNOWNCODE_PART);
    suggestion near = {.word = str_sub(s->word, before.n, s->word.n)};
    if (!near.word.n || !knowncode_is_known(before)) return;
    knowncode_each_sector(offer, &near);
    if (!near.best.n) return;
    snprintf(room, SUGGESTION_WORD_MAX + 1, "%.*s%.*s", STR_ARG(before), STR_ARG(near.best));
    suggestion_offer(s, str_of(room));
}

void correctioncode_suggest(str code, buf *out)
{
    char room[SUGGESTION_WORD_MAX + 1];
    str stem = knowncode_stem(code), sectors = str_sub(code, stem.n, code.n);
    suggestion s = {.word = stem};
    knowncode_each(offer, &s);
    offer_sector(&s, room);
    if (s.best.n)
        buf_add_format(out, "; did you mean '%.*s%.*s'?", STR_ARG(s.best), STR_ARG(sectors));
}

static status check_code(correction_field f, str code, const correctioncode_source *others,
                         diag *why)
{
    bool known = knowncode_is_known(code);
    buf near = {0};
    if (!known) TRY(others->has(others->state, code, &known, why));
    if (known) return ST_OK;
    correctioncode_suggest(code, &near);
    diag_set(why, ST_USAGE, NULL, 0, 0, "%s: nobody has the code %.*s%.*s",
             correction_field_name(f), STR_ARG(code), STR_ARG(buf_str(&near)));
    buf_free(&near);
    return ST_USAGE;
}

status correctioncode_check(const correction *x, const correctioncode_source *others, diag *why)
{
    static const correction_field SIDES[] = {CORRECT_ACTORS, CORRECT_RECIPIENTS};
    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++)
        for (str rest = x->right[SIDES[i]]; rest.n;)
            TRY(check_code(SIDES[i], str_split(&rest, ';'), others, why));
    return ST_OK;
}
