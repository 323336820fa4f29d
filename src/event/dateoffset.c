// "A day after Oslo approved the sale": a date counted back from the clause above.
#include "base/calendar.h"
#include "event/draft.h"

#define OFFSET_MAX 1000 // "a thousand days after" is the longest that is reckoned
#define YEAR_SIZE  4    // of "2024-07-17"
#define MONTH_SIZE 7

// How many units the words before the mark say: "a day", "fourteen months"; 0 when they say none.
static int64_t offset_count(const reading *r, const draft *d, uint32_t unit)
{
    if (unit > 0 && in(draft_token(d, unit - 1)->lemma, "a an one")) return 1;
    const mention *m = mention_covering(r->mentions, d->e.sentence, unit, MENTION_TIME);
    if (!m || !str_starts(m->time.value, STR("P"))) return 0;
    int64_t n = 0;
    for (size_t i = 1; i < m->time.value.n && n < OFFSET_MAX; i++) {
        char c = m->time.value.p[i];
        if (c < '0' || c > '9') break;
        n = 10 * n + (c - '0');
    }
    return n < OFFSET_MAX ? n : 0;
}

// The day of the clause above: its event's, else the document's.
static bool day_above(const reading *r, const draft *d, uint32_t verb, calendar_date *day)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o == d || o->dropped || o->absorbed || !dating_own_word(o, verb)) continue;
        if (calendar_parse_date(o->e.date.value, day)) return true;
    }
    bool said = false; // "..., he said on Wednesday, a day after"
    for (uint32_t i = r->mentions->first_of[s]; i < r->mentions->first_of[s + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (m->kind == MENTION_TIME && m->head < d->outer)
            said |= calendar_parse_date(m->time.value, day);
    }
    return said || calendar_parse_date(r->doc->published, day);
}

// "A day after Oslo approved the sale", "a year after it had left": so long before the main clause.
void dating_offset(reading *r, draft *d)
{
    const frame_view *f = d->f;
    const token *t = draft_token(d, d->outer);
    int32_t mark = frame_child(f, d->outer, REL_MARK);
    calendar_date day;
    if ((t->rel != REL_ADVCL && t->rel != REL_PARATAXIS) || t->head < 0 || mark < 1) return;
    if (!str_eq(draft_token(d, (uint32_t)mark)->form, STR("after"))) return;
    uint32_t unit = (uint32_t)mark - 1;
    str lemma = draft_token(d, unit)->lemma;
    int64_t n = in(lemma, "day week month year") ? offset_count(r, d, unit) : 0;
    if (n == 0 || !day_above(r, d, (uint32_t)t->head, &day)) return;
    bool months = in(lemma, "month year");
    int64_t size = in(lemma, "week") ? 7 : in(lemma, "year") ? 12 : 1;
    day = months ? calendar_add_months(day, -n * size) : calendar_add_days(day, -n * size);
    char text[CALENDAR_DATE_SIZE];
    calendar_format(day, text);
    str value = str_copy(r->a, str_of(text));
    if (months) value = str_sub(value, 0, in(lemma, "year") ? YEAR_SIZE : MONTH_SIZE);
    span words = span_union(draft_token(d, unit)->span, draft_token(d, (uint32_t)mark)->span);
    d->e.date = (event_date){value, months ? lemma : STR("day"), STR("relative"), words};
}
