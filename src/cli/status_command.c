// demarche status: what is the case between two, on one screen.
#include "base/calendar.h"
#include "base/csv.h"
#include "base/json_writer.h"
#include "cli/form.h"
#include "cli/ledgertable.h"
#include "cli/pipeline.h"
#include "ledger/factreader.h"
#include "ledger/ledger.h"
#include "ledger/ledgertext.h"
#include "ledger/rowfilter.h"
#include "ledger/rowjson.h"
#include "link/period.h"
#include "store/databasequery.h"
#include "store/storedfacts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define LATEST       8  // events on the screen
#define SCORE_MONTHS 12 // that the net score looks back
#define CODE_BYTES   12 // of an actor's code on the command line

// An event between the two.
typedef struct {
    str date, type, actors, recipients, text, id;
    double score;
    bool happened, words; // are actors, recipients and text there?
} dealing;

typedef struct {
    ledger_reader *reader;
    ledger *ledger;
    str sides[2];
    VEC(dealing) dealings;
    arena memory, scratch;
    const char *db; // NULL: the documents of the command line
    form form;
    screen screen;
} status_state;

// --- taking

static bool is_of(const actor *x, str side)
{
    return str_eq(x->country, side) || str_starts(x->code, side);
}

// What somebody does to himself is between no two, as in the table dyads.
static bool is_between(const event *e, const str sides[2])
{
    for (uint32_t i = 0; i < e->n_actors; i++)
        for (uint32_t k = 0; k < e->n_recipients; k++) {
            const actor *source = e->actors[i].actor, *target = e->recipients[k].actor;
            if (str_eq(source->entity, target->entity)) continue;
            if (is_of(source, sides[0]) && is_of(target, sides[1])) return true;
            if (is_of(source, sides[1]) && is_of(target, sides[0])) return true;
        }
    return false;
}

static void take_event(status_state *s, const coded *c, const event *e)
{
    arena *a = &s->memory;
    bool own = str_eq(e->date.how, STR("document"));
    *vec_push(a, &s->dealings) =
        (dealing){.date = str_copy(a, own ? c->document->published : e->date.value),
                  .type = str_copy(a, e->type),
                  .actors = event_codes(e->actors, e->n_actors, a),
                  .recipients = event_codes(e->recipients, e->n_recipients, a),
                  .text = str_copy(a, span_text(c->document->text, e->trigger)),
                  .id = str_copy(a, str_of(e->id)),
                  .score = e->score,
                  .words = true,
                  .happened = (e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING) &&
                              !e->negated && e->claim != CLAIM_DENIED};
}

static status take_document(void *state, const coded *c, diag *why)
{
    status_state *s = state;
    (void)why;
    fact_list facts = ledger_read(s->reader, c, &s->scratch);
    ledgertext_begin(s->ledger, c->document, facts.n);
    for (size_t i = 0; i < facts.n; i++) ledger_add(s->ledger, &facts.p[i]);
    arena_reset(&s->scratch);
    for (size_t i = 0; i < c->events.n; i++)
        if (is_between(&c->events.p[i], s->sides)) take_event(s, c, &c->events.p[i]);
    return ST_OK;
}

static str join_anew(arena *a, str list, char old, char now)
{
    buf b = {0};
    for (size_t i = 0; i < list.n; i++) buf_add_byte(&b, list.p[i] == old ? now : list.p[i]);
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

// "PER;CHL" of the database as events of texts have it: "PER,CHL".
static str with_commas(arena *a, str list)
{
    return join_anew(a, list, ';', ',');
}

static void put_words(arena *a, dealing *d, const database_dealing *x)
{
    d->actors = with_commas(a, x->actors);
    d->recipients = with_commas(a, x->recipients);
    d->text = str_copy(a, x->text);
    d->words = true;
}

static void take_dealing(void *state, const database_dealing *x)
{
    status_state *s = state;
    arena *a = &s->memory;
    dealing *d = vec_push(a, &s->dealings);
    *d = (dealing){.date = str_copy(a, x->date),
                   .type = str_copy(a, x->type),
                   .id = str_copy(a, x->id),
                   .score = x->score,
                   .happened = x->happened};
    if (x->words) put_words(a, d, x);
}

static void take_words(void *state, const database_dealing *x)
{
    status_state *s = state;
    for (size_t i = 0; i < s->dealings.n && i < LATEST; i++)
        if (str_eq(s->dealings.p[i].id, x->id)) put_words(&s->memory, &s->dealings.p[i], x);
}

// The words of those alone that come on the screen: there may be 100,000.
static status read_words_of_latest(status_state *s, diag *why)
{
    str ids[LATEST];
    size_t n = 0;
    for (size_t i = 0; i < s->dealings.n && i < LATEST; i++)
        if (!s->dealings.p[i].words) ids[n++] = s->dealings.p[i].id;
    return n ? database_dealings(s->db, ids, n, take_words, s, why) : ST_OK;
}

// --- the score

// The latest first, by the day on which it began: a week or a season is no later than its days.
static int by_date(const void *a, const void *b)
{
    const dealing *x = a, *y = b;
    int32_t one = period_read(x->date).first, other = period_read(y->date).first;
    if (one != other) return one > other ? -1 : 1;
    int c = str_cmp(y->date, x->date);
    return c ? c : str_cmp(x->id, y->id);
}

// Sum and number of the scores of what happened in the months before the day.
static double net_score(const status_state *s, str as_of, size_t *n)
{
    calendar_date last;
    char first[CALENDAR_DATE_SIZE];
    double sum = 0;
    *n = 0;
    if (!calendar_parse_date(as_of, &last)) return NAN;
    calendar_format(calendar_add_months(last, -SCORE_MONTHS), first);
    int32_t begin = period_read(str_of(first)).last, end = period_read(as_of).last;
    for (size_t i = 0; i < s->dealings.n; i++) {
        const dealing *d = &s->dealings.p[i];
        int32_t day = period_read(d->date).first;
        if (!d->happened || !isfinite(d->score) || day <= begin || day > end) continue;
        sum += d->score;
        (*n)++;
    }
    return *n ? sum / (double)*n : NAN;
}

static void sort_dealings(status_state *s)
{
    if (s->dealings.n) qsort(s->dealings.p, s->dealings.n, sizeof *s->dealings.p, by_date);
}

static status take_database(status_state *s, diag *why)
{
    bool all_words = s->form == FORM_CSV;
    TRY(storedfacts_add(s->db, s->ledger, why));
    TRY(database_between(s->db, s->sides, all_words, take_dealing, s, why));
    sort_dealings(s);
    return read_words_of_latest(s, why);
}

// --- writing

static void write_json(status_state *s, const ledger_table *t, buf *out)
{
    json_writer w = {.out = out};
    size_t n;
    double score = net_score(s, t->as_of, &n);
    json_begin_object(&w);
    json_field_string(&w, "record", STR("status"));
    json_write_key(&w, "sides");
    json_begin_array(&w);
    json_write_string(&w, s->sides[0]);
    json_write_string(&w, s->sides[1]);
    json_end_array(&w);
    json_field_string(&w, "as_of", t->as_of);
    json_field_double(&w, "net_score", score);
    json_field_int(&w, "scored_events", (int64_t)n);
    json_write_key(&w, "latest");
    json_begin_array(&w);
    for (size_t i = 0; i < s->dealings.n && i < LATEST; i++) {
        const dealing *d = &s->dealings.p[i];
        json_begin_object(&w);
        json_field_string(&w, "id", d->id);
        json_field_string(&w, "date", d->date);
        json_field_string(&w, "type", d->type);
        json_field_string(&w, "actors", d->actors);
        json_field_string(&w, "recipients", d->recipients);
        json_field_string(&w, "trigger", d->text);
        json_end_object(&w);
    }
    json_end_array(&w);
    json_end_object(&w);
    json_end_line(&w);
    for (size_t i = 0; i < t->n_channels; i++) rowjson_channel(&t->channels[i], out);
    for (size_t i = 0; i < t->n_transfers; i++) rowjson_transfer(&t->transfers[i], out);
    for (size_t i = 0; i < t->n_redlines; i++) rowjson_redline(&t->redlines[i], out);
}

// Lists are joined by ';' in CSV.
static str with_semicolons(arena *a, str list)
{
    return join_anew(a, list, ',', ';');
}

static const char HEAD[] = "kind,id,date,source,target,subject,state,value,unit,text\n";

static void add_row(buf *out, const str *cells, size_t n)
{
    csv_writer w = {.out = out};
    for (size_t i = 0; i < n; i++) csv_write(&w, cells[i]);
    csv_end_row(&w);
}

static str keys(arena *a, const fact_party *p, uint32_t n)
{
    buf b = {0};
    for (uint32_t i = 0; i < n; i++) buf_add_format(&b, i ? ";%.*s" : "%.*s", STR_ARG(p[i].key));
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static str items(arena *a, const transfer_row *r)
{
    buf b = {0};
    for (uint32_t i = 0; i < r->n_items; i++) {
        if (i) buf_add_byte(&b, ';');
        if (isfinite(r->items[i].quantity)) buf_add_format(&b, "%.15g ", r->items[i].quantity);
        buf_add(&b, r->items[i].text);
    }
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static str last_words(const ledger_change *p, uint32_t n)
{
    return n ? p[n - 1].text : STR_NONE;
}

static void add_transfers(const ledger_table *t, arena *a, buf *out)
{
    for (size_t i = 0; i < t->n_transfers; i++) {
        const transfer_row *r = &t->transfers[i];
        char value[32] = "";
        if (isfinite(r->value)) snprintf(value, sizeof value, "%.15g", r->value);
        const str cells[] = {STR("transfer"),
                             str_of(r->id),
                             r->since,
                             keys(a, r->suppliers, r->n_suppliers),
                             keys(a, r->recipients, r->n_recipients),
                             items(a, r),
                             r->stage,
                             str_of(value),
                             r->unit,
                             last_words(r->history, r->n_history)};
        add_row(out, cells, sizeof cells / sizeof *cells);
    }
}

// Channels, transfers, red lines, then all events, each a line. A channel's parties are in
// `source`.
static void write_csv(status_state *s, const ledger_table *t, buf *out)
{
    arena *a = &s->memory;
    buf_add_c(out, HEAD);
    for (size_t i = 0; i < t->n_channels; i++) {
        const channel_row *r = &t->channels[i];
        const str cells[] = {STR("channel"), str_of(r->id),
                             r->since,       keys(a, r->parties, r->n_parties),
                             STR_NONE,       r->subject,
                             r->state,       STR_NONE,
                             STR_NONE,       last_words(r->history, r->n_history)};
        add_row(out, cells, sizeof cells / sizeof *cells);
    }
    add_transfers(t, a, out);
    for (size_t i = 0; i < t->n_redlines; i++) {
        const redline_row *r = &t->redlines[i];
        const str cells[] = {STR("redline"), str_of(r->id), r->since, r->by.key, r->to.key,
                             r->subject,     r->strength,   STR_NONE, STR_NONE,  r->words};
        add_row(out, cells, sizeof cells / sizeof *cells);
    }
    for (size_t i = 0; i < s->dealings.n; i++) {
        const dealing *d = &s->dealings.p[i];
        const str cells[] = {STR("event"),
                             d->id,
                             d->date,
                             with_semicolons(a, d->actors),
                             with_semicolons(a, d->recipients),
                             STR_NONE,
                             d->type,
                             STR_NONE,
                             STR_NONE,
                             d->text};
        add_row(out, cells, sizeof cells / sizeof *cells);
    }
}

static void write_table(status_state *s, const ledger_table *t, buf *out)
{
    size_t n;
    double score = net_score(s, t->as_of, &n);
    screen_text(&s->screen, STYLE_HEAD, s->sides[0], out);
    buf_add_c(out, " and ");
    screen_text(&s->screen, STYLE_HEAD, s->sides[1], out);
    buf_add_format(out, ", as of %.*s\n", STR_ARG(t->as_of.n ? t->as_of : STR("an unknown day")));
    if (n)
        buf_add_format(out,
                       "Mean score of %zu events in %d months: %+.1f (-10 conflict, 10 "
                       "cooperation)\n",
                       n, SCORE_MONTHS, score);
    buf_add_c(out, "\nCHANNELS\n");
    ledgertable_rows(&s->screen, t, LEDGER_CHANNELS, out);
    buf_add_c(out, "TRANSFERS\n");
    ledgertable_rows(&s->screen, t, LEDGER_TRANSFERS, out);
    buf_add_c(out, "RED LINES\n");
    ledgertable_rows(&s->screen, t, LEDGER_REDLINES, out);
    buf_add_c(out, "LATEST EVENTS\n");
    for (size_t i = 0; i < s->dealings.n && i < LATEST; i++) {
        const dealing *d = &s->dealings.p[i];
        buf_add_c(out, "    ");
        screen_text(&s->screen, STYLE_TIME, d->date.n ? d->date : STR("-"), out);
        buf_add_format(out, "  %.*s %.*s %.*s: ", STR_ARG(d->actors), STR_ARG(d->type),
                       STR_ARG(d->recipients));
        screen_text(&s->screen, STYLE_TRIGGER, d->text, out);
        buf_add_byte(out, '\n');
    }
}

// --- running

static status read_words(const arguments *args, status_state *s, diag *why)
{
    for (int i = 0; i < 2; i++) {
        s->sides[i] = str_of(args->words[i]);
        if (s->sides[i].n < 3 || s->sides[i].n > CODE_BYTES)
            return diag_set(why, ST_USAGE, NULL, 0, 0,
                            "status %s: expected the codes of two actors, such as USA CHN, then "
                            "files",
                            args->words[i]);
    }
    s->db = args->values[OPT_DB];
    arguments files = arguments_behind(args, 2);
    TRY(pipeline_refuse_both(&files, why));
    return form_choose(args, &s->form, &s->screen, why);
}

static void write_all(status_state *s, buf *out)
{
    row_filter wanted = {.from = s->sides[0], .to = s->sides[1], .either = true};
    ledger_table t = rowfilter_apply(ledger_rows(s->ledger), &wanted, &s->memory);
    switch (s->form) {
    case FORM_TABLE: write_table(s, &t, out); break;
    case FORM_JSON: write_json(s, &t, out); break;
    case FORM_CSV: write_csv(s, &t, out); break;
    }
}

static int report(pipeline *p, status_state *s, str as_of)
{
    output o = {0};
    buf out = {0};
    diag why = {0};
    int code = 0;
    s->ledger = ledger_new();
    if (s->db)
        code = take_database(s, &why) == ST_OK ? 0 : output_complain(&why);
    else {
        code = pipeline_run(p, &o);
        sort_dealings(s);
    }
    if (!s->db || !code) {
        ledger_close(s->ledger, as_of);
        write_all(s, &out);
        output_write(&o, buf_str(&out));
    }
    buf_free(&out);
    ledger_free(s->ledger);
    arena_free(&s->memory);
    arena_free(&s->scratch);
    return output_finish(&o, code);
}

static int run(const arguments *args)
{
    diag why = {0};
    status_state s = {0};
    str as_of = STR_NONE;
    arguments files = arguments_behind(args, 2);
    pipeline p = {.depth = PIPELINE_EVENTS, .state = &s, .deliver = take_document};
    const char *own = args->values[OPT_CODEBOOK];
    status done = read_words(args, &s, &why);
    if (done == ST_OK) done = form_as_of(args, &as_of, &why);
    if (done == ST_OK) done = ledger_reader_open(own, &s.reader, &why);
    if (done == ST_OK && !s.db)
        done = pipeline_open(&files, (coder_options){.codebook = own}, &p, &why);
    int code = done == ST_OK ? report(&p, &s, as_of) : output_complain(&why);
    ledger_reader_close(s.reader);
    pipeline_close(&p);
    return code;
}

const command STATUS_COMMAND = {
    .name = "status",
    .words = "ACTOR ACTOR [FILE...]",
    .n_words_min = 2,
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "say what is the case between two, on one screen",
    .about =
        "Codes the documents and prints what stands between two actors: their channels of\n"
        "dialogue, transfers of arms and aid, red lines, the latest events and the mean of\n"
        "PLOVER's scores of what happened in the last twelve months. ACTOR is the code of a\n"
        "country (USA) or body, or the beginning of an actor's code (SDNREB). With --db all of it\n"
        "is that of a database of 'demarche code --db', and nothing is coded. --csv has a line\n"
        "for each channel, transfer, red line and event, without the mean.",
    .example = "demarche status USA CHN --table --date 2024-07-17 article.txt\n"
               "demarche status USA CHN --db news.db",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_DB, OPT_AS_OF, OPT_JOBS, OPT_DATE, OPT_TITLE,
                    OPT_URL, OPT_OUTLET, OPT_MAP, OPT_FILES_FROM, OPT_NUL, OPT_ANY_LANGUAGE,
                    OPT_CODEBOOK, OPT_MODEL, OPT_COLOR),
    .run = run,
};
