// demarche plot: the course of a dyad, on the terminal or as a picture.
#include "base/file.h"
#include "base/subprocess.h"
#include "cli/form.h"
#include "cli/output.h"
#include "cli/timelineterm.h"
#include "query/timelinemarks.h"
#include "store/storedfacts.h"

#include <stdio.h>
#include <string.h>

#define CODE_BYTES  12                 // of an actor's code on the command line
#define PNG_SECONDS 20                 // of rsvg-convert; it needs one
#define PNG_MEMORY  ((size_t)1 << 30)  // it needs 100 MB
#define PNG_MOST    ((size_t)32 << 20) // a picture has some 100 KB

typedef struct {
    str sides[2];
    const char *db, *svg, *png;
    str since, until;
    screen screen;
    timeline line;
} plot;

// --- what is drawn

static void take_event(void *state, const dyad_event *x)
{
    plot *p = state;
    timeline_add(&p->line, x);
}

// Where the tables of the last load are behind, the ledger is worked out anew.
static status add_marks(plot *p, diag *why)
{
    bool there;
    TRY(timelinemarks_read(&p->line, p->db, p->sides, &there, why));
    if (there) return ST_OK;
    ledger *l = ledger_new();
    status s = storedfacts_add(p->db, l, why);
    if (s == ST_OK) {
        ledger_close(l, STR_NONE);
        timelinemarks_add(&p->line, ledger_rows(l), p->sides);
    }
    ledger_free(l);
    return s;
}

static status read_all(plot *p, diag *why)
{
    connection c;
    status s = connection_read(p->db, &c, why);
    if (s == ST_OK) s = dyadseries_between(&c, p->sides[0], p->sides[1], take_event, p, why);
    connection_close(&c, NULL);
    if (s != ST_OK) return s;
    TRY(add_marks(p, why));
    return timeline_close(&p->line, p->since, p->until, why);
}

// --- pictures

static status write_file(const char *file, str bytes, output *o, diag *why)
{
    if (strcmp(file, "-") != 0) return file_replace(file, bytes, why);
    output_write(o, bytes);
    return ST_OK;
}

static status make_png(const char *file, str svg, buf *png, diag *why)
{
    static const char *const ARGV[] = {"rsvg-convert", "--format=png", "--zoom=2", NULL};
    subprocess run = {
        .argv = ARGV, .seconds = PNG_SECONDS, .memory_bytes = PNG_MEMORY, .max_bytes = PNG_MOST};
    subprocess_end end;
    TRY(subprocess_run(&run, svg, png, &end, why));
    if (end.kind == SUBPROCESS_MISSING)
        return diag_set(why, ST_IO, file, 0, 0,
                        "PNG is made by rsvg-convert, which is not there; install librsvg2-bin, or "
                        "take --svg");
    if (end.kind != SUBPROCESS_EXITED || end.code != 0 || !png->n)
        return diag_set(why, ST_IO, file, 0, 0, "rsvg-convert could not make the picture");
    return ST_OK;
}

static status draw(const plot *p, output *o, diag *why)
{
    buf text = {0}, png = {0};
    status s = ST_OK;
    if (!p->svg && !p->png) {
        timelineterm_write(&p->line, &p->screen, p->sides, &text);
        output_write(o, buf_str(&text));
    } else {
        timeline_svg(&p->line, p->sides, &text);
        if (p->svg) s = write_file(p->svg, buf_str(&text), o, why);
        if (s == ST_OK && p->png) s = make_png(p->png, buf_str(&text), &png, why);
        if (s == ST_OK && p->png) s = write_file(p->png, buf_str(&png), o, why);
    }
    buf_free(&text);
    buf_free(&png);
    return s;
}

// --- running

static status read_words(const arguments *args, plot *p, diag *why)
{
    for (int i = 0; i < 2; i++) {
        p->sides[i] = str_of(args->words[i]);
        if (p->sides[i].n < 3 || p->sides[i].n > CODE_BYTES)
            return diag_set(why, ST_USAGE, NULL, 0, 0,
                            "plot %s: expected the codes of two actors, such as USA CHN",
                            args->words[i]);
    }
    p->db = args->values[OPT_DB];
    p->svg = args->values[OPT_SVG];
    p->png = args->values[OPT_PNG];
    if (!p->db)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "plot reads a database: name it with --db (demarche code --db makes one)");
    const char *by = args->values[OPT_BY];
    if (by && !timeline_step_find(str_of(by), &p->line.step))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--by %s: give day, week, month or year", by);
    TRY(form_day(args, OPT_SINCE, &p->since, why));
    TRY(form_day(args, OPT_UNTIL, &p->until, why));
    p->screen.width = output_width();
    return output_choose_color(args->values[OPT_COLOR], &p->screen.colored, why);
}

static int run(const arguments *args)
{
    diag why = {0};
    output o = {0};
    plot p = {0};
    status s = read_words(args, &p, &why);
    if (s == ST_OK) s = read_all(&p, &why);
    if (s == ST_OK) s = draw(&p, &o, &why);
    timeline_free(&p.line);
    return output_finish(&o, s == ST_OK ? 0 : output_complain(&why));
}

const command PLOT_COMMAND = {
    .name = "plot",
    .words = "ACTOR ACTOR",
    .n_words_min = 2,
    .n_words_max = 2,
    .summary = "draw the course of two actors' dealings with each other",
    .about =
        "Draws what happened between two, of a database of 'demarche code --db': for each period\n"
        "the events of verbal and material cooperation and conflict (PLOVER's quad classes), the\n"
        "mean of PLOVER's scores, and the days on which a channel of dialogue changed or a line\n"
        "was drawn. Each event counts once, however many texts of it were read as one event each;\n"
        "plans, denials and background do not. ACTOR is as in 'demarche status'. The period is\n"
        "chosen so that there are no more than 60 of them, or by --by. On the terminal it is a\n"
        "line a period; --svg and --png (by rsvg-convert) make pictures.",
    .example = "demarche plot USA CHN --db news.db\n"
               "demarche plot USA CHN --db news.db --by year --since 2010-01-01 --svg course.svg",
    COMMAND_OPTIONS(OPT_DB, OPT_BY, OPT_SINCE, OPT_UNTIL, OPT_SVG, OPT_PNG, OPT_COLOR),
    COMMAND_MEANINGS({OPT_SINCE, "DATE", "from that day, month or year on"},
                     {OPT_UNTIL, "DATE", "to that day, month or year"}),
    .run = run,
};
