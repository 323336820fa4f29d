// Any bytes as what a timeline and a panel read of a database, a line an event: the bars, the marks
// and the picture of whatever dates there are; a period that holds its days, and is written.
#include "fuzztarget.h"

#include "base/utf8.h"
#include "query/panelperiod.h"
#include "query/timeline.h"

#include <string.h>

static void look_at_period(str date)
{
    for (int step = 0; step < PANEL_STEPS; step++) {
        char text[PANELPERIOD_SIZE];
        int32_t at = 0;
        period days = period_read(date);
        must(!days.known || days.first <= days.last);
        if (panelperiod_of((panel_step)step, days, &at) != PANEL_WITHIN) continue;
        must(panelperiod_first((panel_step)step, at) <= days.first);
        must(panelperiod_last((panel_step)step, at) >= days.last);
        panelperiod_write((panel_step)step, at, text);
        must(text[0]);
    }
}

static void look_at(const timeline *t)
{
    uint32_t counted = 0;
    for (size_t i = 0; i < t->n; i++) {
        counted += timeline_cooperation(&t->bars[i]) + timeline_conflict(&t->bars[i]);
        must(memchr(t->bars[i].label, '\0', TIMELINE_LABEL));
        must(timeline_cooperation(&t->bars[i]) <= t->most_cooperation);
        must(timeline_conflict(&t->bars[i]) <= t->most_conflict);
    }
    must(counted <= t->events.n && t->n <= TIMELINE_BARS_MAX);
    for (size_t i = 0; i < t->marks.n; i++) must(t->marks.p[i].bar < t->n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str rest = {(const char *)data, size};
    if (!size) return 0;
    timeline t = {.step = (timeline_step)(data[0] % (STEP_YEAR + 1))};
    str since = str_split(&rest, '\n'), until = str_split(&rest, '\n');
    const str sides[2] = {since, until};
    buf picture = {0};
    diag why = {0};
    if (since.n) since = str_sub(since, 1, since.n);
    for (int i = 0; rest.p; i++) {
        str date = str_split(&rest, '\n');
        dyad_event e = {.date = date, .quad = i % 6, .score = i};
        look_at_period(date);
        timeline_add(&t, &e);
        timeline_mark mark = {.date = date, .kind = since, .words = until};
        if (i % 3 == 0) timeline_put_mark(&t, &mark);
    }
    status s = timeline_close(&t, since, until, &why);
    must(s == ST_OK || (s == ST_LIMIT && why.message[0]));
    if (s == ST_OK) {
        look_at(&t);
        timeline_svg(&t, sides, &picture);
        must(str_ends(str_trim(buf_str(&picture)), STR("</svg>")));
    }
    buf_free(&picture);
    timeline_free(&t);
    return 0;
}
