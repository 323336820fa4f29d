// A timeline as an SVG picture: bars up for cooperation, down for conflict, the mean score as a
// line, a numbered dash for each change of state, and the changes in words below.
#include "query/timeline.h"

#include <math.h>

#define WIDE        960.0
#define LEFT        56.0 // of the plot
#define RIGHT       920.0
#define TOP         48.0
#define BOTTOM      348.0
#define FOOT        380.0 // where the words of marks begin
#define LINE_HEIGHT 18.0
#define LABELS_MOST 12   // below the plot
#define SCORE_MOST  10.0 // PLOVER's scores go from -10 to 10
#define WORDS_MOST  110  // characters of a line of words; more does not fit in

typedef struct {
    const timeline *t;
    buf *out;
    double zero, unit; // where no event is; a bar's height for each event
    double step;       // width of a period
} picture;

static void add_escaped(buf *out, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        switch (s.p[i]) {
        case '&': buf_add_c(out, "&amp;"); break;
        case '<': buf_add_c(out, "&lt;"); break;
        case '>': buf_add_c(out, "&gt;"); break;
        case '"': buf_add_c(out, "&quot;"); break;
        default: buf_add_byte(out, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
        }
    }
}

static const char STYLE[] =
    "<style>text{font:12px sans-serif;fill:#222}.t{font-size:16px;font-weight:600}"
    ".q0{fill:#9ecae1}.q1{fill:#2171b5}.q2{fill:#fdae6b}.q3{fill:#cb181d}"
    ".a{stroke:#888;stroke-width:1}.g{stroke:#ddd;stroke-width:1}"
    ".s{fill:none;stroke:#222;stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}.m{"
    "stroke:#555;stroke-dasharray:3 3}</style>\n";

static void add_head(const picture *p, const str sides[2], double height)
{
    buf *o = p->out;
    buf_add_format(o,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" "
                   "width=\"%.0f\" height=\"%.0f\" role=\"img\">\n<title>",
                   WIDE, height, WIDE, height);
    add_escaped(o, sides[0]);
    buf_add_c(o, " and ");
    add_escaped(o, sides[1]);
    buf_add_format(o, ": events by period</title>\n%s", STYLE);
    buf_add_format(o, "<rect width=\"%.0f\" height=\"%.0f\" fill=\"#fff\"/>\n", WIDE, height);
    buf_add_format(o, "<text class=\"t\" x=\"%.0f\" y=\"24\">", LEFT);
    add_escaped(o, sides[0]);
    buf_add_c(o, " and ");
    add_escaped(o, sides[1]);
    buf_add_c(o, "</text>\n");
}

static void add_key(const picture *p)
{
    static const char *const NAMES[4] = {"verbal cooperation", "material cooperation",
                                         "verbal conflict", "material conflict"};
    static const double WIDTHS[4] = {143, 151, 120, 128}; // with the space behind
    double x = 310;
    for (int i = 0; i < 4; x += WIDTHS[i++])
        buf_add_format(p->out,
                       "<rect class=\"q%d\" x=\"%.0f\" y=\"14\" width=\"12\" height=\"12\"/>"
                       "<text x=\"%.0f\" y=\"24\">%s</text>\n",
                       i, x, x + 17, NAMES[i]);
    buf_add_format(p->out,
                   "<line class=\"s\" x1=\"%.0f\" y1=\"20\" x2=\"%.0f\" y2=\"20\"/>"
                   "<text x=\"%.0f\" y=\"24\">score</text>\n",
                   x, x + 18, x + 23);
}

static void add_axis(const picture *p)
{
    const timeline *t = p->t;
    const uint32_t ends[] = {t->most_cooperation, 0, t->most_conflict};
    const double ys[] = {p->zero - p->unit * t->most_cooperation, p->zero,
                         p->zero + p->unit * t->most_conflict};
    for (int i = 0; i < 3; i++) {
        if (i != 1 && !ends[i]) continue;
        buf_add_format(p->out,
                       "<line class=\"%s\" x1=\"%.0f\" y1=\"%.1f\" x2=\"%.0f\" y2=\"%.1f\"/>"
                       "<text x=\"%.0f\" y=\"%.1f\" text-anchor=\"end\">%u</text>\n",
                       i == 1 ? "a" : "g", LEFT, ys[i], RIGHT, ys[i], LEFT - 6, ys[i] + 4, ends[i]);
    }
    size_t every = (t->n + LABELS_MOST - 1) / LABELS_MOST;
    for (size_t i = 0; i < t->n; i += every)
        buf_add_format(p->out, "<text x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>\n",
                       LEFT + p->step * ((double)i + 0.5), BOTTOM + 16, t->bars[i].label);
}

static void add_block(const picture *p, int quad, double x, double from, double to)
{
    double top = from < to ? from : to;
    buf_add_format(p->out,
                   "<rect class=\"q%d\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>\n",
                   quad, x, top, p->step * 0.8, fabs(to - from));
}

static void add_bars(const picture *p)
{
    for (size_t i = 0; i < p->t->n; i++) {
        const timeline_bar *b = &p->t->bars[i];
        double x = LEFT + p->step * ((double)i + 0.1);
        double ends[2] = {p->zero, p->zero}; // of the blocks so far, up and down
        for (int q = 0; q < 4; q++) {
            double high = p->unit * b->quads[q], *at = &ends[q / 2];
            if (!b->quads[q]) continue;
            double to = q < 2 ? *at - high : *at + high;
            add_block(p, q, x, *at, to);
            *at = to;
        }
    }
}

// The score's own scale, at the right.
static void add_scale(const picture *p)
{
    static const char *const LABELS[3] = {"−10", "0", "+10"};
    for (int i = -1; i <= 1; i++)
        buf_add_format(p->out, "<text x=\"%.0f\" y=\"%.1f\">%s</text>\n", RIGHT + 6,
                       (TOP + BOTTOM) / 2 - i * (BOTTOM - TOP) / 2 + 4, LABELS[i + 1]);
}

// Periods without a score break the line.
static void add_score(const picture *p)
{
    bool drawn = false;
    double half = (BOTTOM - TOP) / 2;
    buf_add_c(p->out, "<path class=\"s\" d=\"");
    for (size_t i = 0; i < p->t->n; i++) {
        const timeline_bar *b = &p->t->bars[i];
        if (b->scored) {
            double y = TOP + half - b->score / b->scored / SCORE_MOST * half;
            buf_add_format(p->out, "%c%.1f %.1f", drawn ? 'L' : 'M',
                           LEFT + p->step * ((double)i + 0.5), y);
            if (!drawn) buf_add_c(p->out, "h0.01"); // a period alone is a dot
        }
        drawn = b->scored != 0;
    }
    buf_add_c(p->out, "\"/>\n");
}

// As many characters as fit in.
static str shortened(str s)
{
    size_t i = 0, n = 0;
    while (i < s.n && n < WORDS_MOST) {
        for (i++; i < s.n && ((unsigned char)s.p[i] & 0xc0) == 0x80;) i++;
        n++;
    }
    return str_sub(s, 0, i);
}

static void add_marks(const picture *p)
{
    const timeline *t = p->t;
    for (size_t i = 0; i < t->marks.n; i++) {
        const timeline_mark *m = &t->marks.p[i];
        double x = LEFT + p->step * ((double)m->bar + 0.5);
        str words = shortened(m->words);
        buf_add_format(p->out,
                       "<line class=\"m\" x1=\"%.1f\" y1=\"%.0f\" x2=\"%.1f\" y2=\"%.0f\"/>"
                       "<text x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\">%c</text>\n",
                       x, TOP, x, BOTTOM, x, TOP - 4, timeline_letter(i));
        buf_add_format(p->out, "<text x=\"%.0f\" y=\"%.0f\">%c&#160; ", LEFT,
                       FOOT + LINE_HEIGHT * (double)(i + 1), timeline_letter(i));
        add_escaped(p->out, m->date);
        buf_add_c(p->out, "&#160; ");
        add_escaped(p->out, m->kind);
        buf_add_c(p->out, ": ");
        add_escaped(p->out, words);
        buf_add_c(p->out, words.n < m->words.n ? " …</text>\n" : "</text>\n");
    }
}

void timeline_svg(const timeline *t, const str sides[2], buf *out)
{
    uint32_t all = t->most_cooperation + t->most_conflict;
    picture p = {.t = t, .out = out};
    p.unit = all ? (BOTTOM - TOP) / all : 0;
    p.zero = all ? TOP + p.unit * t->most_cooperation : (TOP + BOTTOM) / 2;
    p.step = t->n ? (RIGHT - LEFT) / (double)t->n : 0;
    add_head(&p, sides, FOOT + LINE_HEIGHT * (double)(t->marks.n + 1));
    add_key(&p);
    if (t->n) {
        add_axis(&p);
        add_bars(&p);
        add_scale(&p);
        add_score(&p);
        add_marks(&p);
    } else {
        buf_add_format(out,
                       "<text x=\"%.0f\" y=\"%.0f\">No events between them that happened."
                       "</text>\n",
                       LEFT, TOP + 40);
    }
    buf_add_c(out, "</svg>\n");
}
