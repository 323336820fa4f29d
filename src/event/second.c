#include "event/second.h"

#include "base/calendar.h"
#include "base/hash.h"

#define STEPS_MAX 5 // up the tree
#define NEAR_MAX  3 // sentences at the head of the text that are told apart

// Patterns of clues; the numbers are part of the model.
enum {
    SECOND_RULED = CLUE_OWN + 32,
    SECOND_STEP,
    SECOND_STEP_WORD,
    SECOND_HELPER,
    SECOND_WAY,
    SECOND_PLACE,
    SECOND_FORM,
    SECOND_AGE
};

const char *second_name(second_field f)
{
    static const char *const names[SECOND_FIELDS] = {"background", "day"};
    return names[f];
}

second_day second_day_of(const event_date *d)
{
    if (str_eq(d->how, STR("document"))) return DAY_OWN;
    if (d->value.n || !span_empty(d->span)) return DAY_OTHER;
    return str_eq(d->how, STR("unresolved")) ? DAY_OWN : DAY_NONE; // of a text without a date
}

int second_ruled(second_field f, const event *e)
{
    if (f == SECOND_BACKGROUND) return e->background;
    second_day day = second_day_of(&e->date);
    return day == DAY_OTHER ? -1 : (int)day;
}

static uint64_t mix(uint64_t h, uint64_t x)
{
    return (h ^ x) * 0x9e3779b97f4a7c15u + (h >> 29);
}

typedef struct {
    clue_list *out;
    uint64_t type, background, day, status;
} asking;

// A clue with what the rules say, and without.
static void add(const asking *k, uint64_t pattern, uint64_t x)
{
    clue_add(k->out, pattern, x, 0);
    clue_add(k->out, pattern, x, 1 + k->background);
    clue_add(k->out, pattern, x, 10 + k->day);
    clue_add(k->out, pattern, x, 20 + k->status);
}

static bool is_helper(const token *t)
{
    deprel base = deprel_base(t->rel);
    return base == REL_AUX || base == REL_MARK || base == REL_CASE || base == REL_COP;
}

// The way up: each word with its relation, tense and helpers.
static void add_way(const asking *k, const frame_view *f, uint32_t word)
{
    const token *tokens = f->sentence->tokens;
    uint64_t way = 1, helpers = 1;
    for (uint64_t step = 0; step <= STEPS_MAX; step++) {
        const token *t = &tokens[word];
        uint64_t here = mix(mix(step, t->rel), t->xpos);
        way = mix(way, here);
        add(k, SECOND_STEP, here);
        add(k, SECOND_STEP_WORD, mix(here, hash_str(t->lemma)));
        for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
            const token *c = &tokens[f->children[i]];
            if (!is_helper(c)) continue;
            uint64_t helper = mix(step, hash_str(c->lemma));
            helpers = mix(helpers, helper);
            add(k, SECOND_HELPER, helper);
        }
        if (step < 3) add(k, SECOND_WAY, mix(way, step));
        if (t->head < 0) break;
        word = (uint32_t)t->head;
    }
    add(k, SECOND_HELPER, mix(helpers, 99));
}

// How long before the text's own day: 0 no date, 1 unknown, 2 later or that day, 3 within a week, 4
// within a month, 5 before.
static uint64_t age_of(const event_date *d, str published)
{
    calendar_time own, told;
    if (!d->value.n) return 0;
    if (!calendar_parse(published, &own) || !calendar_parse(d->value, &told)) return 1;
    int64_t days = calendar_days(own.date) - calendar_days(told.date);
    if (days <= 0) return 2;
    return days < 8 ? 3 : days < 32 ? 4 : 5;
}

bool second_is_open(second_field f, const event *e, const second_text *text)
{
    return f != SECOND_BACKGROUND || !e->background || age_of(&e->date, text->published) < 4;
}

void second_read(const frame_view *f, const event *e, const second_text *text, clue_list *out)
{
    asking k = {.out = out,
                .type = hash_str(e->type),
                .background = e->background,
                .day = (uint64_t)second_day_of(&e->date),
                .status = (uint64_t)e->status};
    uint64_t how = hash_str(e->date.how);
    uint64_t place = e->sentence < NEAR_MAX ? e->sentence : NEAR_MAX;
    uint64_t size = text->sentences < NEAR_MAX ? text->sentences : NEAR_MAX;
    uint64_t age = age_of(&e->date, text->published) + 10u * (text->published.n > 0);
    add(&k, SECOND_RULED, 0);
    add(&k, SECOND_RULED, k.type);
    add(&k, SECOND_RULED, mix(how, 1));
    add(&k, SECOND_RULED, mix(how, k.type));
    add(&k, SECOND_RULED, mix(mix(k.background * 100 + k.day * 10 + k.status, 2), k.type));
    add(&k, SECOND_RULED, mix(k.background * 100 + k.day * 10 + k.status, 3));
    add(&k, SECOND_AGE, age);
    add(&k, SECOND_AGE, mix(age, k.type));
    add(&k, SECOND_AGE, mix(age, how));
    add(&k, SECOND_AGE, mix(age, 1000 + size));
    add(&k, SECOND_PLACE, place);
    add(&k, SECOND_PLACE, mix(size, 50));
    add(&k, SECOND_PLACE, mix(place + 10 * size, k.type));
    add(&k, SECOND_FORM, f->sentence->headline + 2u * (e->says != NULL));
    add_way(&k, f, e->word);
}
