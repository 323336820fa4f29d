#include "cli/panellist.h"

#include "cli/eventsheet.h"
#include "cli/outfile.h"
#include "cli/paneloptions.h"
#include "cli/tradelist.h"

#include <stdio.h>

enum { LIST_ACLED, LIST_UCDP, LIST_TRANSFERS };

typedef struct {
    int which;
    panel_wanted wanted;
    eventsheet events;
    output out;
    outfile file;
    buf text;
    size_t undated;
} panel_list;

static status refuse(const arguments *args, const option_id *ids, size_t n, diag *why)
{
    for (size_t i = 0; i < n; i++)
        if (arguments_has(args, ids[i]))
            return diag_set(why, ST_USAGE, NULL, 0, 0, "--list %s does not take %s",
                            args->values[OPT_LIST], OPTIONS[ids[i]].name);
    return ST_OK;
}

static status read_words(const arguments *args, panel_list *l, diag *why)
{
    static const char *const LISTS[] = {"acled", "ucdp", "transfers", NULL};
    static const option_id COUNTS[] = {OPT_UNIT,   OPT_UNDIRECTED, OPT_BY,
                                       OPT_ACTORS, OPT_MIN_EVENTS, OPT_COUNTS};
    static const option_id EVENTS[] = {OPT_INCLUDE, OPT_MENTIONS}, SIDES[] = {OPT_FROM, OPT_TO};
    TRY(paneloptions_choose(args, OPT_LIST, LISTS, &l->which, why));
    TRY(refuse(args, COUNTS, sizeof COUNTS / sizeof *COUNTS, why));
    if (arguments_has(args, OPT_PARQUET))
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--list %s is written as CSV or JSON alone, as that project's own data "
                        "come; --parquet is for panels",
                        args->values[OPT_LIST]);
    TRY(refuse(args, l->which == LIST_TRANSFERS ? EVENTS : SIDES, 2, why));
    TRY(arguments_refuse_both(args, OPT_JSON, OPT_CSV, "choose one form of output", why));
    return paneloptions_list(args, &l->wanted, why);
}

static status take_event(void *state, const eventlist_row *row, diag *why)
{
    panel_list *l = state;
    (void)why;
    if (l->which == LIST_ACLED)
        acledlist_add(&l->events, row);
    else
        ucdplist_add(&l->events, row);
    bool read = output_write(&l->out, buf_str(&l->text));
    buf_clear(&l->text);
    return read ? ST_OK : ST_PARTIAL; // nobody reads, or the disk is full: output_finish tells it
}

static status list_events(const arguments *args, panel_list *l, diag *why)
{
    l->events.sheet.json = arguments_has(args, OPT_JSON);
    if (l->which == LIST_ACLED)
        acledlist_open(&l->events, &l->text);
    else
        ucdplist_open(&l->events, &l->text);
    status s = eventlist_each(args->words[0], &l->wanted, take_event, l, &l->undated, why);
    eventsheet_close(&l->events);
    return s == ST_PARTIAL ? ST_OK : s;
}

static status list_transfers(const arguments *args, panel_list *l, diag *why)
{
    row_filter wanted = {.from = str_of(args->values[OPT_FROM]),
                         .to = str_of(args->values[OPT_TO]),
                         .since = str_of(args->values[OPT_SINCE]),
                         .until = str_of(args->values[OPT_UNTIL])};
    return tradelist_write(args->words[0], &wanted, arguments_has(args, OPT_JSON), &l->text, why);
}

static void tell(const panel_list *l)
{
    if (l->which == LIST_TRANSFERS) return;
    fprintf(stderr, "demarche: %zu event%s listed\n", l->events.listed,
            l->events.listed == 1 ? "" : "s");
    if (l->undated)
        fprintf(
            stderr,
            "demarche: %zu event%s of any type in no list: no day is known, or an end is open\n",
            l->undated, l->undated == 1 ? "" : "s");
    if (l->events.wide)
        fprintf(stderr, "demarche: %zu event%s not listed: dated to more than a month\n",
                l->events.wide, l->events.wide == 1 ? "" : "s");
}

int panellist_run(const arguments *args)
{
    diag why = {0};
    panel_list l = {0};
    status done = read_words(args, &l, &why);
    if (done == ST_OK) done = outfile_open(&l.file, args->values[OPT_OUTPUT], &l.out, &why);
    if (done != ST_OK) return output_complain(&why);
    done = l.which == LIST_TRANSFERS ? list_transfers(args, &l, &why) : list_events(args, &l, &why);
    int code = done == ST_OK ? 0 : output_complain(&why);
    if (code == 0) output_write(&l.out, buf_str(&l.text));
    buf_free(&l.text);
    code = outfile_close(&l.file, output_finish(&l.out, code));
    if (code == 0) tell(&l);
    return code;
}
