// Parts of a day that is named before or after them, or not at all: "the morning of July 3", "in
// the early hours of Sunday", "later in the evening", "an early morning raid", "before dawn".
#include "mention/timephrase.h"
#include "mention/timetense.h"

#include <stdio.h>

const char *const TIME_PARTS[4] = {"MO", "AF", "EV", "NI"};

const char *time_part_at(const sentence *s, uint32_t i)
{
    int value;
    timeword_kind k = timeword_is(s, i, &value);
    if (k == TW_PART) return TIME_PARTS[value];
    return k == TW_UNIT && value == TU_NIGHT ? TIME_PARTS[PART_NIGHT] : NULL;
}

const char *time_edged_part_at(const sentence *s, uint32_t i, uint32_t *end)
{
    uint32_t j = i + (word_among(s, i, "early|late|mid") ? 1 : 0);
    j += j > i && word_is_hyphen(s, j) ? 1 : 0;
    const char *when = time_part_at(s, j);
    *end = when ? j + 1 : i;
    return when;
}

// "people get up in the morning": what is so every day. The verb is looked for before the words.
static bool is_habit(const sentence *s, uint32_t first)
{
    for (uint32_t i = first; i-- > 0;) {
        if (!word_has(s, i, UPOS_VERB) && !word_has(s, i, UPOS_AUX)) continue;
        return s->tokens[i].xpos == XPOS_VBP || s->tokens[i].xpos == XPOS_VBZ;
    }
    return false;
}

// The day that was named last; of what is still to come in the morning the next one; the document's
// for what happened "early in the day", or at an hour. Else nobody knows which day.
static void on_open_day(const time_scan *t, const char *when, uint32_t first, uint32_t end,
                        bool edged, time_phrase *p)
{
    const sentence *s = t->s;
    bool named = t->has_last && t->last_near && t->last_kind == POINT_DAY;
    bool clock = word_is(s, end, "at") && word_is_digit(s, end + 1);
    bool ahead =
        !named && when == TIME_PARTS[PART_MORNING] && time_tense(s, first, end) == TIME_FUTURE;
    p->point = named ? time_anaphoric(t, POINT_DAY, 0) : time_relative(t, POINT_DAY, ahead);
    p->point.part = when;
    if (!named && !ahead && !edged && !clock) {
        char value[TIMEX_MAX];
        snprintf(value, sizeof value, "XXXX-XX-XXT%s", when);
        time_point_timex(&p->point, "TIME", value, "time");
    }
    time_phrase_done(p, first, end);
}

// "of July 3", "of Sunday", "on Friday", "Friday" behind the part of the day
static bool on_named_day(const time_scan *t, const char *when, uint32_t first, uint32_t end,
                         time_phrase *p)
{
    const sentence *s = t->s;
    time_phrase day;
    uint32_t i = end + (word_among(s, end, "of|on") ? 1 : 0);
    uint32_t d = i + (i > end && word_is(s, i, "the") ? 1 : 0);
    int value;
    timeword_kind k = timeword_is(s, d, &value);
    bool dated = k == TW_WEEKDAY || timeword_month(s, d) || (i > end && word_is_digit(s, d)) ||
                 (i > end && (k == TW_ORDINAL || k == TW_DAYWORD));
    if (!dated || time_phrase_read(t, d, &day) != PHRASE_TIME) return false;
    if (day.point.kind != POINT_DAY || day.point.interval || day.point.type) return false;
    p->point = day.point;
    if (p->point.hour < 0) p->point.part = when;
    time_phrase_done(p, first, day.end);
    return true;
}

phrase_result time_hours_read(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    uint32_t i = at + 1;
    const char *when = time_part_at(s, i);
    if (when) i++;
    if (!word_is(s, i, "hours")) return PHRASE_NONE;
    if (!when) when = word_is(s, at, "late") ? TIME_PARTS[PART_NIGHT] : TIME_PARTS[PART_MORNING];
    bool the = at > 0 && word_is(s, at - 1, "the");
    uint32_t first = the ? at - 1 : at;
    if (on_named_day(t, when, first, i + 1, p)) return PHRASE_TIME;
    if (!the || word_is(s, i + 1, "of")) return PHRASE_NONE;
    on_open_day(t, when, first, i + 1, true, p);
    return PHRASE_TIME;
}

phrase_result time_daypart_read(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    const char *when = time_part_at(s, at);
    uint32_t first = at;
    bool edged = first > 0 && word_among(s, first - 1, "early|late|mid");
    if (first > 1 && word_is_hyphen(s, first - 1) && word_is(s, first - 2, "mid"))
        return PHRASE_NONE;
    if (edged) first--;
    bool the = first > 0 && word_is(s, first - 1, "the");
    if (the) first--;
    bool late = first > 1 && the && word_is(s, first - 1, "in") &&
                word_among(s, first - 2, "early|late|earlier|later");
    if (first > 0 && word_among(s, first - 1, "every|each")) return PHRASE_NONE;
    if (late) first -= 2;
    if (on_named_day(t, when, first, at + 1, p)) return PHRASE_TIME;
    if (word_is(s, at + 1, "of")) return PHRASE_NONE;
    bool twilight = word_among(s, at, "dawn|dusk");
    bool placed = first > 0 && word_among(s, first - 1, "in|during|by|until|throughout");
    if (twilight)
        placed = !the && first > 0 && word_among(s, first - 1, "at|before|after|by|until|since");
    else if (!the) // "by evening", "an early morning raid"; not "an evening"
        placed = edged || (first > 0 && word_is(s, first - 1, "by"));
    if (!(placed || late) || (!edged && is_habit(s, first))) return PHRASE_NONE;
    if (word_is_noun(s, at + 1) && !edged) return PHRASE_NONE; // "in the evening news"
    if (word_among(s, at + 1, "after|before|when|that")) return PHRASE_NONE;
    on_open_day(t, when, first, at + 1, edged, p);
    return PHRASE_TIME;
}
