#include "cli/paneloptions.h"

status paneloptions_choose(const arguments *args, option_id id, const char *const *names, int *out,
                           diag *why)
{
    int n = 0;
    if (!arguments_has(args, id)) return ST_OK;
    while (names[n]) n++;
    int at = str_which(str_of(args->values[id]), names, n);
    if (at >= 0) *out = at;
    if (at >= 0) return ST_OK;
    buf all = {0};
    for (int i = 0; i < n; i++) buf_add_format(&all, "%s%s", i ? "|" : "", names[i]);
    status s = diag_set(why, ST_USAGE, NULL, 0, 0, "%s %s: give one of %s", OPTIONS[id].name,
                        args->values[id], all.p);
    buf_free(&all);
    return s;
}

// A bound of the range: a year, month or day.
static status read_bound(const arguments *args, option_id id, bool end, int32_t *day, diag *why)
{
    period p = period_read(str_of(args->values[id]));
    if (!arguments_has(args, id)) return ST_OK;
    if (!p.known || p.first == PERIOD_FIRST || p.last == PERIOD_LAST)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "%s %s: give a year, month or day, such as 2024, 2024-07, 2024-07-17",
                        OPTIONS[id].name, args->values[id]);
    *day = end ? p.last : p.first;
    return ST_OK;
}

status paneloptions_range(const arguments *args, panel_wanted *w, diag *why)
{
    w->first = PERIOD_FIRST;
    w->last = PERIOD_LAST;
    TRY(read_bound(args, OPT_SINCE, false, &w->first, why));
    TRY(read_bound(args, OPT_UNTIL, true, &w->last, why));
    if (w->first <= w->last) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "--since %s is after --until %s",
                    args->values[OPT_SINCE], args->values[OPT_UNTIL]);
}

static status read_actors(const arguments *args, panel_wanted *w, arena *a, diag *why)
{
    VEC(str) names = {0};
    str rest = str_of(args->values[OPT_ACTORS]);
    while (rest.p) {
        str name = str_trim(str_split(&rest, ','));
        bool known = false;
        for (size_t i = 0; i < names.n; i++) known = known || str_eq(names.p[i], name);
        if (name.n && !known) *vec_push(a, &names) = name;
    }
    if (names.n > PANEL_ACTORS_MAX)
        return diag_set(why, ST_LIMIT, NULL, 0, 0, "--actors has more than %d names",
                        PANEL_ACTORS_MAX);
    if (arguments_has(args, OPT_ACTORS) && names.n < (w->unit == PANEL_DYAD ? 2 : 1))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--actors %s: give %s, such as USA,CHN",
                        args->values[OPT_ACTORS],
                        names.n ? "two or more for dyads" : "codes of countries or bodies");
    w->actors = names.p;
    w->n_actors = names.n;
    return ST_OK;
}

static status read_include(const arguments *args, panel_include *i, diag *why)
{
    static const char *const NAMES[] = {"planned", "conditional", "hypothetical", "negated",
                                        "denied",  "background",  "all",          NULL};
    bool *const parts[] = {&i->planned, &i->conditional, &i->hypothetical,
                           &i->negated, &i->denied,      &i->background};
    const int n = (int)(sizeof parts / sizeof *parts);
    str rest = str_of(args->values[OPT_INCLUDE]);
    while (rest.p) {
        str name = str_trim(str_split(&rest, ','));
        int at = str_which(name, NAMES, n + 1);
        if (at < 0)
            return diag_set(why, ST_USAGE, NULL, 0, 0,
                            "--include %.*s: give planned, conditional, hypothetical, negated, "
                            "denied, background or all, with commas between them",
                            STR_ARG(name));
        for (int k = 0; k < n; k++) *parts[k] = *parts[k] || k == at || at == n;
    }
    return ST_OK;
}

static status read_least(const arguments *args, panel_wanted *w, diag *why)
{
    int64_t n = 0;
    if (!arguments_has(args, OPT_MIN_EVENTS)) return ST_OK;
    if (!str_to_int(str_of(args->values[OPT_MIN_EVENTS]), &n) || n < 0 || n > UINT32_MAX)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--min-events %s: give a number",
                        args->values[OPT_MIN_EVENTS]);
    w->min_events = (uint32_t)n;
    return ST_OK;
}

status paneloptions_counts(const arguments *args, int *counts, diag *why)
{
    static const char *const COUNTS[] = {"quad", "type", NULL};
    return paneloptions_choose(args, OPT_COUNTS, COUNTS, counts, why);
}

static status read_sides(const arguments *args, panel_wanted *w, diag *why)
{
    w->undirected = arguments_has(args, OPT_UNDIRECTED);
    w->from = str_of(args->values[OPT_FROM]);
    w->to = str_of(args->values[OPT_TO]);
    if (w->unit == PANEL_DYAD) return ST_OK;
    if (w->undirected) return diag_set(why, ST_USAGE, NULL, 0, 0, "--undirected is for dyads");
    if (w->from.n || w->to.n)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--from and --to are for dyads; choose with --actors");
    return ST_OK;
}

status paneloptions_list(const arguments *args, panel_wanted *w, diag *why)
{
    w->mentions = arguments_has(args, OPT_MENTIONS);
    TRY(paneloptions_range(args, w, why));
    return read_include(args, &w->include, why);
}

status paneloptions_read(const arguments *args, panel_wanted *w, arena *a, diag *why)
{
    static const char *const STEPS[] = {"day", "week", "month", "year", NULL};
    int step = PANEL_MONTH;
    TRY(paneloptions_choose(args, OPT_BY, STEPS, &step, why));
    w->step = (panel_step)step;
    TRY(read_sides(args, w, why));
    TRY(read_actors(args, w, a, why));
    TRY(read_least(args, w, why));
    return paneloptions_list(args, w, why);
}
