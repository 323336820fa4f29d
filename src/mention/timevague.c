// Times that no calendar knows: "now", "recently", "at the moment", "in the near future", and the
// "month" of "per month".
#include "mention/timephrase.h"

#include <math.h>

phrase_result time_vague_read(uint32_t at, const sentence *s, int direction, time_phrase *p)
{
    bool opens = at == 0 || (at == 1 && word_among(s, 0, "and|so|\"|\xe2\x80\x9c"));
    bool dated =
        word_is(s, at + 1, "in") && (timeword_month(s, at + 2) || word_is_digit(s, at + 2));
    bool turns = word_among(s, at + 1, "to|let|look|regarding") || dated;
    if (word_is(s, at, "now") && opens && turns) return PHRASE_NONE; // "Now to your question"
    if (word_is(s, at, "now") && at == 0 && word_among(s, at + 1, "that|,")) return PHRASE_NONE;
    if (word_is(s, at, "shortly") && word_among(s, at + 1, "after|before")) return PHRASE_NONE;
    if (word_is(s, at, "soon") &&
        (word_among(s, at + 1, "after|as") || (at && word_is(s, at - 1, "as"))))
        return PHRASE_NONE;
    time_point_timex(&p->point, "DATE",
                     direction < 0   ? "PAST_REF"
                     : direction > 0 ? "FUTURE_REF"
                                     : "PRESENT_REF",
                     "vague");
    p->point.how = HOW_RELATIVE;
    bool right = at > 0 && word_is(s, at, "now") && word_is(s, at - 1, "right");
    return time_phrase_done(p, right ? at - 1 : at, at + 1);
}

// "at present", "at the moment", "at this point in time", "for the time being", "to date"
phrase_result time_fixed_read(const sentence *s, uint32_t at, time_phrase *p)
{
    uint32_t end = at + 1, first = at;
    bool said = at > 1 && word_among(s, at - 1, "this|the") && word_among(s, at - 2, "at|by|for");
    bool noun = word_is_noun(s, end) || word_has(s, end, UPOS_ADJ) || word_is(s, end, "of");
    if (word_is(s, at, "ago")) { // "long ago", "some time ago"
        uint32_t i = at > 0 && word_is(s, at - 1, "time") ? at - 1 : at;
        if (i == 0 || !word_among(s, i - 1, i < at ? "long|some|short" : "long|while"))
            return PHRASE_NONE;
        first = i - 1;
        if (first > 0 && word_among(s, first - 1, "a|not|so|very")) first--;
        time_vague_read(at, s, -1, p);
        return time_phrase_done(p, first, end);
    }
    if (word_is(s, at, "present"))
        said = at > 0 && word_is(s, at - 1, "at");
    else if (word_is(s, at, "date"))
        said =
            at > 0 && word_is(s, at - 1, "to") && !(at > 1 && word_among(s, at - 2, "up|due|year")),
        first--;
    else if (word_is(s, at, "moment") || (at > 0 && word_is(s, at - 1, "this"))) {
        first--;
        if (word_is(s, end, "in") && word_is(s, end + 1, "time")) end += 2;
    } else if (word_is(s, at, "time") && word_is(s, end, "being") && at > 0 &&
               word_is(s, at - 1, "the"))
        said = true, noun = false, first--, end++;
    else
        return PHRASE_NONE;
    if (!said || noun || word_among(s, end, "when|that|last|next") || word_is_hyphen(s, end))
        return PHRASE_NONE;
    time_vague_read(at, s, 0, p);
    return time_phrase_done(p, first, end);
}

// "in the (near) future", "in the past", "the present" at "the"
phrase_result time_the_read(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    bool day = word_is(s, at + 1, "other") && word_among(s, at + 2, "day|night|week");
    if (day && !word_is_noun(s, at + 3)) { // "the other day"
        time_vague_read(at, s, -1, p);
        return time_phrase_done(p, at, at + 3);
    }
    if (at == 0 || !word_is(s, at - 1, "in")) return PHRASE_NONE;
    uint32_t not = word_is(s, at + 1, "not") && word_is(s, at + 2, "too") ? 2 : 0;
    uint32_t i =
        at + 1 +
        not +(word_among(s, at + 1 + not, "near|foreseeable|not-too-distant|distant|recent") ? 1
                                                                                             : 0);
    bool closed = !word_is_noun(s, i + 1) && !word_is_digit(s, i + 1) &&
                  !word_has(s, i + 1, UPOS_NUM) && !word_has(s, i + 1, UPOS_ADJ);
    int direction = word_is(s, i, "future") ? 1 : word_is(s, i, "past") ? -1 : 0;
    if (i + 1 >= s->n_tokens) closed = true;
    if (!direction || !closed) return PHRASE_NONE;
    time_vague_read(i, s, direction, p);
    return time_phrase_done(p, at, i + 1);
}

phrase_result time_rate_read(uint32_t at, int unit, time_phrase *p)
{
    static const struct {
        int unit;
        const char *value, *precision;
    } RATES[] = {{TU_DAY, "P1D", "day"},
                 {TU_WEEK, "P1W", "week"},
                 {TU_MONTH, "P1M", "month"},
                 {TU_QUARTER, "P3M", "quarter"},
                 {TU_YEAR, "P1Y", "year"}};
    for (size_t i = 0; i < sizeof RATES / sizeof *RATES; i++) {
        if (RATES[i].unit != unit) continue;
        time_point_timex(&p->point, "SET", RATES[i].value, RATES[i].precision);
        return time_phrase_done(p, at, at + 1);
    }
    return PHRASE_NONE; // "per hour" is a speed's
}

// "Five years ago today": the day itself.
bool time_to_the_day(const time_scan *t, time_point *p, double count, int unit)
{
    bool counted = unit == TU_YEAR || unit == TU_WEEK || unit == TU_MONTH;
    if (!counted || isnan(count) || floor(count) != count || count > 2000) return false;
    time_point day = time_relative(t, unit == TU_WEEK ? POINT_DAY : time_unit_kind(unit),
                                   -(int)count * (unit == TU_WEEK ? 7 : 1));
    if (unit != TU_WEEK) {
        int of_month = day.date.day = t->dated ? t->today.day : 1;
        day.date.month = unit == TU_YEAR && t->dated ? t->today.month : day.date.month;
        if (of_month > 28) return false; // not each month has it
        day.kind = POINT_DAY;
    }
    *p = day;
    return true;
}
