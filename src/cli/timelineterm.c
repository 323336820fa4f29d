#include "cli/timelineterm.h"

#include <stdio.h>

#define BAR_MOST   30 // columns of a bar at most
#define BAR_LEAST  5  // and at least, on however narrow a terminal
#define FIXED      32 // columns of all beside the two bars: label, counts, score, some marks
#define LABEL_WIDE 10

static void repeat(const char *what, uint32_t n, buf *out)
{
    for (uint32_t i = 0; i < n; i++) buf_add_c(out, what);
}

// Columns for n of `most` events; some for one, too.
static uint32_t columns(uint32_t n, uint32_t most, uint32_t width)
{
    if (!n) return 0;
    uint32_t c = (uint32_t)(((uint64_t)n * width + most / 2) / most);
    return c ? c : 1;
}

// How many of a bar's columns are the material ones.
static uint32_t share(uint32_t material, uint32_t whole, uint32_t width)
{
    return whole ? (uint32_t)(((uint64_t)material * width + whole / 2) / whole) : 0;
}

static void add_left(const timeline_bar *b, uint32_t most, uint32_t width, buf *out)
{
    uint32_t n = timeline_conflict(b), wide = columns(n, most, width);
    uint32_t material = share(b->quads[3], n, wide);
    char number[16] = "";
    if (n) snprintf(number, sizeof number, "%u", n);
    repeat(" ", width - wide, out);
    repeat("░", wide - material, out);
    repeat("█", material, out);
    buf_add_format(out, " %4s ", number);
}

static void add_right(const timeline_bar *b, uint32_t most, uint32_t width, buf *out)
{
    uint32_t n = timeline_cooperation(b), wide = columns(n, most, width);
    uint32_t material = share(b->quads[1], n, wide);
    char number[16] = "";
    if (n) snprintf(number, sizeof number, "%u", n);
    buf_add_format(out, " %-4s ", number);
    repeat("█", material, out);
    repeat("░", wide - material, out);
    repeat(" ", width - wide, out);
}

static void add_bar(const timeline *t, size_t at, uint32_t most, uint32_t width, size_t *mark,
                    buf *out)
{
    const timeline_bar *b = &t->bars[at];
    buf_add_format(out, "%-*s ", LABEL_WIDE, b->label);
    add_left(b, most, width, out);
    buf_add_c(out, "│");
    add_right(b, most, width, out);
    if (b->scored)
        buf_add_format(out, " %+5.1f", b->score / b->scored);
    else
        repeat(" ", *mark < t->marks.n && t->marks.p[*mark].bar == at ? 6 : 0, out);
    for (; *mark < t->marks.n && t->marks.p[*mark].bar == at; (*mark)++)
        buf_add_format(out, " %c", timeline_letter(*mark));
    while (out->n && out->p[out->n - 1] == ' ') out->p[--out->n] = '\0';
    buf_add_byte(out, '\n');
}

static void add_marks(const timeline *t, const screen *s, buf *out)
{
    if (t->marks.n) buf_add_byte(out, '\n');
    for (size_t i = 0; i < t->marks.n; i++) {
        const timeline_mark *m = &t->marks.p[i];
        buf_add_format(out, "%c  ", timeline_letter(i));
        screen_text(s, STYLE_TIME, m->date, out);
        buf_add_format(out, "  %.*s  ", STR_ARG(m->kind));
        screen_text(s, STYLE_NONE, m->words, out);
        buf_add_byte(out, '\n');
    }
}

void timelineterm_write(const timeline *t, const screen *s, const str sides[2], buf *out)
{
    uint32_t most = t->most_cooperation > t->most_conflict ? t->most_cooperation : t->most_conflict;
    int room = (s->width - FIXED) / 2;
    uint32_t width = (uint32_t)(room > BAR_MOST ? BAR_MOST : room < BAR_LEAST ? BAR_LEAST : room);
    size_t mark = 0;
    screen_text(s, STYLE_HEAD, sides[0], out);
    buf_add_c(out, " and ");
    screen_text(s, STYLE_HEAD, sides[1], out);
    if (!t->n) {
        buf_add_c(out, ": no events between them that happened\n");
        return;
    }
    buf_add_format(out, ": events between them (░ verbal, █ material), mean score\n\n%*s%*s │ %s\n",
                   LABEL_WIDE + 1, "", (int)width + 5, "conflict", "cooperation");
    for (size_t i = 0; i < t->n; i++) add_bar(t, i, most, width, &mark, out);
    add_marks(t, s, out);
    if (t->outside)
        buf_add_format(out,
                       "\n%u %s not shown: no date is known, or none as narrow as a line here\n",
                       t->outside, t->outside == 1 ? "event is" : "events are");
}
