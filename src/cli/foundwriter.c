#include "cli/foundwriter.h"

#include "base/csv.h"
#include "base/json_writer.h"

#include <math.h>
#include <stdio.h>

#define EVENT_COLUMNS 8

static status write(foundwriter *w, diag *why)
{
    bool goes_on = output_write(&w->out, buf_str(&w->text));
    buf_clear(&w->text);
    return goes_on ? ST_OK : diag_set(why, ST_IO, NULL, 0, 0, "the output is closed");
}

// --- values

static str digits(int64_t n, char room[24])
{
    snprintf(room, 24, "%lld", (long long)n);
    return str_of(room);
}

// A number as JSON has it; empty where there is none.
static str decimal(double x, buf *room)
{
    json_writer w = {.out = room};
    size_t at = room->n;
    if (isnan(x)) return STR_NONE;
    json_write_double(&w, x);
    return str_sub(buf_str(room), at, room->n);
}

// Means differ in their last digits from database to database.
static double rounded(double x)
{
    return round(x * 1000) / 1000;
}

static str truth(bool x)
{
    return x ? STR("true") : STR("false");
}

static void add_codes(const found_side *sides, size_t n, bool country, char between, buf *out)
{
    for (size_t i = 0; i < n; i++) {
        if (i) buf_add_byte(out, between);
        buf_add(out, country ? sides[i].country : sides[i].code);
    }
}

// ["a","b"] as a;b: they are names of a closed list.
static void add_contexts(str json, buf *out)
{
    for (size_t i = 0; i < json.n; i++)
        if (json.p[i] == ',')
            buf_add_byte(out, ';');
        else if (!strchr("[]\" ", json.p[i]))
            buf_add_byte(out, json.p[i]);
}

// --- events

static void write_sides(json_writer *j, const char *key, const found_side *sides, size_t n)
{
    json_write_key(j, key);
    json_begin_array(j);
    for (size_t i = 0; i < n; i++) {
        json_begin_object(j);
        json_field_string(j, "code", sides[i].code);
        json_field_string(j, "country", sides[i].country);
        json_field_string(j, "name", sides[i].name);
        json_end_object(j);
    }
    json_end_array(j);
}

static void write_number(json_writer *j, const char *key, double x)
{
    if (isnan(x))
        json_field_null(j, key);
    else
        json_field_double(j, key, x);
}

static void write_what(json_writer *j, const found_event *e)
{
    json_field_string(j, "date", e->date);
    json_field_string(j, "type", e->type);
    json_field_string(j, "mode", e->mode);
    json_write_key(j, "contexts");
    json_write_raw(j, e->contexts);
    json_field_string(j, "cameo", e->cameo);
    json_field_int(j, "quad", e->quad);
    write_number(j, "score", e->score);
    write_sides(j, "actors", e->actors, e->n_actors);
    write_sides(j, "recipients", e->recipients, e->n_recipients);
    json_field_string(j, "place_name", e->place);
    json_field_string(j, "place_country", e->place_country);
}

static void write_json(const found_event *e, buf *out)
{
    json_writer j = {.out = out};
    json_begin_object(&j);
    json_field_string(&j, "record", STR("found"));
    json_field_string(&j, "id", e->id);
    json_field_string(&j, "document", e->document);
    json_field_string(&j, "title", e->title);
    json_field_string(&j, "url", e->url);
    json_field_string(&j, "outlet", e->outlet);
    json_field_string(&j, "published", e->published);
    write_what(&j, e);
    json_field_string(&j, "status", e->status);
    json_field_bool(&j, "background", e->background);
    json_field_string(&j, "polarity", e->polarity);
    json_field_string(&j, "claim", e->claim);
    json_field_bool(&j, "happened", e->happened);
    json_field_string(&j, "says", e->says);
    json_field_string(&j, "trigger_text", e->trigger);
    json_field_string(&j, "rule", e->rule);
    json_field_double(&j, "confidence", e->confidence);
    json_field_string(&j, "text", e->text);
    json_end_object(&j);
    json_end_line(&j);
}

static const char CSV_HEAD[] =
    "id,document,title,url,outlet,published,date,type,mode,contexts,cameo,quad,score,actors,"
    "actor_countries,recipients,recipient_countries,place_name,place_country,status,background,"
    "polarity,claim,happened,says,trigger_text,rule,confidence,text\n";

typedef struct {
    buf contexts, actors, actor_countries, recipients, recipient_countries, score, confidence;
} cell_texts;

static void free_texts(cell_texts *t)
{
    buf *const all[] = {&t->contexts,   &t->actors,     &t->actor_countries,
                        &t->recipients, &t->confidence, &t->recipient_countries,
                        &t->score};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) buf_free(all[i]);
}

static void join_lists(const found_event *e, cell_texts *t)
{
    add_contexts(e->contexts, &t->contexts);
    add_codes(e->actors, e->n_actors, false, ';', &t->actors);
    add_codes(e->actors, e->n_actors, true, ';', &t->actor_countries);
    add_codes(e->recipients, e->n_recipients, false, ';', &t->recipients);
    add_codes(e->recipients, e->n_recipients, true, ';', &t->recipient_countries);
}

static void write_csv(const found_event *e, buf *out)
{
    csv_writer c = {.out = out};
    cell_texts t = {0};
    char quad[24];
    join_lists(e, &t);
    const str cells[] = {
        e->id,
        e->document,
        e->title,
        e->url,
        e->outlet,
        e->published,
        e->date,
        e->type,
        e->mode,
        buf_str(&t.contexts),
        e->cameo,
        digits(e->quad, quad),
        decimal(e->score, &t.score),
        buf_str(&t.actors),
        buf_str(&t.actor_countries),
        buf_str(&t.recipients),
        buf_str(&t.recipient_countries),
        e->place,
        e->place_country,
        e->status,
        truth(e->background),
        e->polarity,
        e->claim,
        truth(e->happened),
        e->says,
        e->trigger,
        e->rule,
        decimal(e->confidence, &t.confidence),
        e->text,
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) csv_write(&c, cells[i]);
    csv_end_row(&c);
    free_texts(&t);
}

// --- the table

static void open_events(foundwriter *w)
{
    static const str HEADS[EVENT_COLUMNS] = {STR("DATE"),   STR("ACTORS"), STR("EVENT"),
                                             STR("TO"),     STR("STATUS"), STR("TRIGGER"),
                                             STR("OUTLET"), STR("ID")};
    str heads[EVENT_COLUMNS];
    size_t n = 0;
    for (size_t i = 0; i < EVENT_COLUMNS; i++)
        if (i != 4 || w->with_status) heads[n++] = HEADS[i];
    rowtable_open(&w->rowtable, &w->screen, &w->out, heads, n);
    w->opened = true;
}

static void add_status(const found_event *e, buf *out)
{
    buf_add(out, e->status);
    if (!str_eq(e->polarity, STR("affirmed"))) buf_add_format(out, ", %.*s", STR_ARG(e->polarity));
    if (!str_eq(e->claim, STR("stated"))) buf_add_format(out, ", %.*s", STR_ARG(e->claim));
}

static bool write_line(foundwriter *w, const found_event *e)
{
    static const style STYLES[EVENT_COLUMNS] = {STYLE_TIME,      STYLE_ACTOR, STYLE_HEAD,
                                                STYLE_RECIPIENT, STYLE_NONE,  STYLE_NONE,
                                                STYLE_FAINT,     STYLE_FAINT};
    buf actors = {0}, type = {0}, to = {0}, state = {0};
    add_codes(e->actors, e->n_actors, false, ',', &actors);
    add_codes(e->recipients, e->n_recipients, false, ',', &to);
    buf_add(&type, e->type);
    if (e->mode.n) buf_add_format(&type, "/%.*s", STR_ARG(e->mode));
    add_status(e, &state);
    const str all[EVENT_COLUMNS] = {e->date,         buf_str(&actors), buf_str(&type), buf_str(&to),
                                    buf_str(&state), e->trigger,       e->outlet,      e->id};
    str cells[EVENT_COLUMNS];
    style styles[EVENT_COLUMNS];
    size_t n = 0;
    for (size_t i = 0; i < EVENT_COLUMNS; i++) {
        if (i == 4 && !w->with_status) continue;
        styles[n] = STYLES[i];
        cells[n++] = i < 4 && !all[i].n ? STR("-") : all[i];
    }
    bool goes_on = rowtable_row(&w->rowtable, cells, styles);
    buf_free(&actors);
    buf_free(&type);
    buf_free(&to);
    buf_free(&state);
    return goes_on;
}

status foundwriter_event(void *writer, const found_event *e, diag *why)
{
    foundwriter *w = writer;
    bool first = w->given++ == 0;
    snprintf(w->last, sizeof w->last, "%.*s", STR_ARG(e->id));
    if (w->form == FORM_TABLE) {
        if (!w->opened) open_events(w);
        return write_line(w, e) ? ST_OK : write(w, why);
    }
    if (w->form == FORM_CSV && first) buf_add_c(&w->text, CSV_HEAD);
    if (w->form == FORM_CSV)
        write_csv(e, &w->text);
    else
        write_json(e, &w->text);
    return write(w, why);
}

// --- groups

static void group_json(const foundwriter *w, const found_group *g, buf *out)
{
    json_writer j = {.out = out};
    json_begin_object(&j);
    json_field_string(&j, "record", w->by == GROUP_ALL ? STR("count") : STR("group"));
    if (w->by != GROUP_ALL) json_field_string(&j, search_group_name(w->by), g->key);
    json_field_int(&j, "events", g->events);
    write_number(&j, "score", rounded(g->score));
    json_end_object(&j);
    json_end_line(&j);
}

static void group_csv_head(const foundwriter *w, buf *out)
{
    if (w->by != GROUP_ALL) buf_add_format(out, "%s,", search_group_name(w->by));
    buf_add_c(out, "events,score\n");
}

static void group_csv(const foundwriter *w, const found_group *g, buf *out)
{
    csv_writer c = {.out = out};
    buf score = {0};
    char events[24];
    if (w->by != GROUP_ALL) csv_write(&c, g->key);
    csv_write(&c, digits(g->events, events));
    csv_write(&c, decimal(rounded(g->score), &score));
    csv_end_row(&c);
    buf_free(&score);
}

static void open_groups(foundwriter *w)
{
    const str heads[] = {str_of(search_group_name(w->by)), STR("events"), STR("score")};
    bool all = w->by == GROUP_ALL;
    rowtable_open(&w->rowtable, &w->screen, &w->out, heads + all, 3 - (size_t)all);
    for (size_t i = all ? 0 : 1; i < w->rowtable.n; i++) w->rowtable.right[i] = true;
    w->opened = true;
}

static bool group_line(foundwriter *w, const found_group *g)
{
    static const style STYLES[] = {STYLE_HEAD, STYLE_NONE, STYLE_NONE};
    char events[24], score[32] = "";
    if (!isnan(g->score)) snprintf(score, sizeof score, "%.2f", g->score);
    const str cells[] = {g->key.n ? g->key : STR("-"), digits(g->events, events), str_of(score)};
    bool all = w->by == GROUP_ALL;
    return rowtable_row(&w->rowtable, cells + all, STYLES + all);
}

status foundwriter_group(void *writer, const found_group *g, diag *why)
{
    foundwriter *w = writer;
    bool first = w->given++ == 0;
    if (w->form == FORM_TABLE) {
        if (!w->opened) open_groups(w);
        return group_line(w, g) ? ST_OK : write(w, why);
    }
    if (w->form == FORM_CSV && first) group_csv_head(w, &w->text);
    if (w->form == FORM_CSV)
        group_csv(w, g, &w->text);
    else
        group_json(w, g, &w->text);
    return write(w, why);
}

void foundwriter_close(foundwriter *w, bool groups)
{
    if (w->form == FORM_TABLE && !w->opened && groups) open_groups(w);
    if (w->form == FORM_TABLE && !w->opened) open_events(w);
    if (w->opened) rowtable_close(&w->rowtable);
    if (w->form == FORM_CSV && !w->given && groups) group_csv_head(w, &w->text);
    if (w->form == FORM_CSV && !w->given && !groups) buf_add_c(&w->text, CSV_HEAD);
    output_write(&w->out, buf_str(&w->text));
    buf_free(&w->text);
}
