#include "query/foundline.h"

#include "base/csv.h"
#include "base/json_writer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

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

void foundline_codes(const found_side *sides, size_t n, bool country, char between, buf *out)
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

void foundline_event(json_writer *j, const found_event *e)
{
    json_begin_object(j);
    json_field_string(j, "record", STR("found"));
    json_field_string(j, "id", e->id);
    json_field_string(j, "document", e->document);
    json_field_string(j, "title", e->title);
    json_field_string(j, "url", e->url);
    json_field_string(j, "outlet", e->outlet);
    json_field_string(j, "published", e->published);
    write_what(j, e);
    json_field_string(j, "status", e->status);
    json_field_bool(j, "background", e->background);
    json_field_string(j, "polarity", e->polarity);
    json_field_string(j, "claim", e->claim);
    json_field_bool(j, "happened", e->happened);
    json_field_string(j, "says", e->says);
    json_field_string(j, "trigger_text", e->trigger);
    json_field_string(j, "rule", e->rule);
    json_field_double(j, "confidence", e->confidence);
    json_field_string(j, "text", e->text);
    json_end_object(j);
}

void foundline_event_json(const found_event *e, buf *out)
{
    json_writer j = {.out = out};
    foundline_event(&j, e);
    json_end_line(&j);
}

static const char CSV_HEAD[] =
    "id,document,title,url,outlet,published,date,type,mode,contexts,cameo,quad,score,actors,"
    "actor_countries,recipients,recipient_countries,place_name,place_country,status,background,"
    "polarity,claim,happened,says,trigger_text,rule,confidence,text\n";

void foundline_event_csv_head(buf *out)
{
    buf_add_c(out, CSV_HEAD);
}

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
    foundline_codes(e->actors, e->n_actors, false, ';', &t->actors);
    foundline_codes(e->actors, e->n_actors, true, ';', &t->actor_countries);
    foundline_codes(e->recipients, e->n_recipients, false, ';', &t->recipients);
    foundline_codes(e->recipients, e->n_recipients, true, ';', &t->recipient_countries);
}

void foundline_event_csv(const found_event *e, buf *out)
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

// --- groups

void foundline_group_json(search_group by, const found_group *g, buf *out)
{
    json_writer j = {.out = out};
    json_begin_object(&j);
    json_field_string(&j, "record", by == GROUP_ALL ? STR("count") : STR("group"));
    if (by != GROUP_ALL) json_field_string(&j, search_group_name(by), g->key);
    json_field_int(&j, "events", g->events);
    write_number(&j, "score", rounded(g->score));
    json_end_object(&j);
    json_end_line(&j);
}

void foundline_group_csv_head(search_group by, buf *out)
{
    if (by != GROUP_ALL) buf_add_format(out, "%s,", search_group_name(by));
    buf_add_c(out, "events,score\n");
}

void foundline_score(double score, buf *out)
{
    buf text = {0};
    buf_add(out, decimal(rounded(score), &text));
    buf_free(&text);
}

void foundline_group_csv(search_group by, const found_group *g, buf *out)
{
    csv_writer c = {.out = out};
    buf score = {0};
    char events[24];
    if (by != GROUP_ALL) csv_write(&c, g->key);
    csv_write(&c, digits(g->events, events));
    csv_write(&c, decimal(rounded(g->score), &score));
    csv_end_row(&c);
    buf_free(&score);
}
