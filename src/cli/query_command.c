// demarche query: the events of a database that a query asks for.
#include "cli/foundwriter.h"
#include "cli/output.h"
#include "cli/queryplace.h"
#include "query/eventsearch.h"

#include <stdio.h>

#define TERMINAL_LIMIT 100 // events on a terminal where no --limit is given: a few screens

typedef struct {
    buf text; // of the query
    eventquery query;
    eventsearch search;
    foundwriter writer;
    arena memory;
    bool groups;
} query_state;

static void join_words(const arguments *args, buf *out)
{
    for (size_t i = 1; i < args->n_words; i++) {
        if (i > 1) buf_add_byte(out, ' ');
        buf_add_c(out, args->words[i]);
    }
}

static status read_order(const arguments *args, search_order *out, diag *why)
{
    str word = str_of(args->values[OPT_SORT]);
    *out = SEARCH_OLDEST;
    if (!word.n || str_eq(word, STR("date"))) return ST_OK;
    *out = SEARCH_NEWEST;
    if (str_eq(word, STR("-date"))) return ST_OK;
    *out = SEARCH_SUREST;
    if (str_eq(word, STR("confidence"))) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "--sort %.*s: give date, -date or confidence",
                    STR_ARG(word));
}

static status read_limit(const arguments *args, form f, int64_t *out, diag *why)
{
    str word = str_of(args->values[OPT_LIMIT]);
    *out = f == FORM_TABLE && output_is_terminal() ? TERMINAL_LIMIT : 0;
    if (!arguments_has(args, OPT_LIMIT)) return ST_OK;
    if (str_to_int(word, out) && *out > 0 && *out < INT64_MAX / 2) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "--limit %.*s: give a number of events, such as 20",
                    STR_ARG(word));
}

static status read_group(const arguments *args, query_state *s, diag *why)
{
    s->groups = arguments_has(args, OPT_GROUP_BY) || arguments_has(args, OPT_TALLY);
    s->writer.by = GROUP_ALL;
    if (!arguments_has(args, OPT_GROUP_BY)) return ST_OK;
    s->writer.by = search_group_find(str_of(args->values[OPT_GROUP_BY]));
    if (s->writer.by != GROUP_COUNT) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "--group-by %s: there are " SEARCH_GROUP_NAMES,
                    args->values[OPT_GROUP_BY]);
}

static status read_options(const arguments *args, query_state *s, diag *why)
{
    static const option_id COUNTS[] = {OPT_TALLY, OPT_GROUP_BY};
    for (size_t i = 0; i < 2; i++) {
        TRY(arguments_refuse_both(args, COUNTS[i], OPT_AFTER, "counts have no pages", why));
        TRY(arguments_refuse_both(args, COUNTS[i], OPT_SORT, "counts have an order of their own",
                                  why));
    }
    TRY(arguments_refuse_both(args, OPT_TALLY, OPT_GROUP_BY, "groups are counted in any case",
                              why));
    TRY(form_choose(args, &s->writer.form, &s->writer.screen, why));
    TRY(read_order(args, &s->search.order, why));
    TRY(read_limit(args, s->writer.form, &s->search.limit, why));
    TRY(read_group(args, s, why));
    s->search.after = str_of(args->values[OPT_AFTER]);
    return ST_OK;
}

// How many there are behind what was listed; told when the list can be read already, since counting
// may take longer than the first page.
static status tell_more(query_state *s, diag *why)
{
    int64_t n = 0;
    s->search.after = str_of(s->writer.last);
    TRY(eventsearch_count(&s->search, &n, why));
    fprintf(stderr, "demarche: %lld%s more event%s; go on with --after %s\n", (long long)n,
            n == SEARCH_COUNT_MOST ? " or" : "", n == 1 ? "" : "s", s->writer.last);
    return ST_OK;
}

static void tell_default(const query_state *s)
{
    if (!s->writer.given && !s->query.any_outcome && s->writer.form == FORM_TABLE)
        fprintf(stderr, "demarche: none that happened; with happened:any also what is planned, "
                        "denied or negated\n");
}

// What was found is written; false: nobody reads any more, which output_finish tells.
static bool finish(query_state *s)
{
    if (s->writer.out.closed || s->writer.out.error) return false;
    foundwriter_close(&s->writer, s->groups);
    return output_flush(&s->writer.out);
}

static status list(query_state *s, diag *why)
{
    bool more = false;
    status done = eventsearch_list(&s->search, foundwriter_event, &s->writer, &more, why);
    if (s->writer.out.closed || s->writer.out.error) return ST_OK;
    TRY(done);
    if (!finish(s)) return ST_OK;
    tell_default(s);
    return more ? tell_more(s, why) : ST_OK;
}

static status group(query_state *s, diag *why)
{
    int64_t more = 0;
    status done =
        eventsearch_groups(&s->search, s->writer.by, foundwriter_group, &s->writer, &more, why);
    if (s->writer.out.closed || s->writer.out.error) return ST_OK;
    TRY(done);
    if (!finish(s)) return ST_OK;
    tell_default(s);
    if (more)
        fprintf(stderr, "demarche: %lld more group%s; --limit N shows more\n", (long long)more,
                more == 1 ? "" : "s");
    return ST_OK;
}

static status search(query_state *s, diag *why)
{
    s->writer.with_status = s->query.any_outcome;
    return s->groups ? group(s, why) : list(s, why);
}

static int run(const arguments *args)
{
    diag why = {0};
    query_state s = {.search = {.database = args->words[0]}};
    join_words(args, &s.text);
    s.search.query = &s.query;
    status done = read_options(args, &s, &why);
    if (done == ST_OK) done = eventquery_parse(buf_str(&s.text), &s.memory, &s.query, &why);
    if (done == ST_OK) done = search(&s, &why);
    int code = done == ST_OK ? 0 : output_complain(&why);
    if (done != ST_OK) queryplace_show(buf_str(&s.text), &why);
    arena_free(&s.memory);
    buf_free(&s.text);
    return output_finish(&s.writer.out, code);
}

const command QUERY_COMMAND = {
    .name = "query",
    .words = "DB [QUERY]",
    .n_words_min = 1,
    .n_words_max = COMMAND_WORDS_ANY,
    .words_with_minus = true,
    .summary = "list or count the events of a database that a query asks for",
    .about =
        "DB is a database of 'demarche code --db': a file, postgresql://... or clickhouse://... A\n"
        "query is terms that must all hold:\n"
        "  FIELD:VALUE        type:CONSULT; several values, of which one is enough: "
        "type:AID,AGREE\n"
        "  FIELD<NUMBER       score<0, confidence>=0.8, date>2023; ranges: date:2023-01..2023-06\n"
        "  WORD, \"A PHRASE\"   the event's sentence has it (stems: warn finds warnings)\n"
        "  -TERM              not that; A OR B; brackets: source:USA (type:AID OR quad:1) -talks\n"
        "Without a query all events are meant. UNLESS THE QUERY SAYS OTHERWISE only events are\n"
        "found that happened or are going on, and that nobody denies or negates: happened:any\n"
        "turns that off, and so do status:, polarity: and claim:. Fields are:\n"
        "  source, target, actor    a country or the beginning of a code: CHN, CHNGOV; actor: "
        "either\n"
        "                           side; names of countries will do: source:\"South Korea\"\n"
        "  dyad                     USA-CHN: one to the other, in either direction\n"
        "  type, mode, context      PLOVER's: CONSULT, phone, diplomatic\n"
        "  cameo, quad, score       19 or 190; 1 to 4; -10 to 10\n"
        "  date, since, until       of the event: 2024, 2024-05, 2024-W20, 2024-05-17; what "
        "covers\n"
        "                           more counts by its first day, without a date it is not found\n"
        "  published, published-since, published-until   of the document\n"
        "  place, country           where: place:Kyiv country:UKR\n"
        "  status, polarity, claim  happened, ongoing, planned, ...; negated; alleged, denied\n"
        "  background, happened     yes, no; yes (the default), no, any\n"
        "  says                     who is attributed: a code's beginning or a name\n"
        "  item, amount             of weapons the category or designation; money: amount>1000000\n"
        "  outlet, document, rule   outlet:Reuters; an id or URL; rule:aid-*\n"
        "  confidence, id, text     0 to 1; an event's id; words, as without a field\n"
        "Names are compared without case; a * at their end finds what begins so. Events come by\n"
        "date, those without one last. doc/store.md says more, and what is printed.",
    .example = "demarche query news.db 'source:USA target:CHN type:CONSULT since:2024'\n"
               "demarche query news.db 'dyad:USA-CHN -background:yes' --group-by month --csv\n"
               "demarche query news.db 'type:ASSAULT country:UKR' --sort -date --limit 20",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_TALLY, OPT_GROUP_BY, OPT_SORT, OPT_LIMIT,
                    OPT_AFTER, OPT_COLOR),
    .run = run,
};
