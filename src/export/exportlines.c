// Exports that are lines of JSON: our own records, PLOVER's events, spaCy's entities.
#include "export/exportdyad.h"
#include "export/exportformat.h"
#include "store/record_line.h"
#include "store/storedline.h"

// --- our own

static status write_run(void *state, const statement *row, diag *why)
{
    exporting *x = state;
    (void)why;
    run_about run = {.version = row_text(row, 0),
                     .model_hash = row_text(row, 1),
                     .codebook_hash = row_text(row, 2)};
    record_line_run(&x->out, &run);
    return ST_OK;
}

// What coded the documents that follow.
static status tell_run(exporting *x, str id, diag *why)
{
    static const char SQL[] = "SELECT version, model_hash, codebook_hash FROM runs WHERE id = ?1";
    question q = {
        .sql = SQL, .clickhouse = SQL, .texts = &id, .n_texts = 1, .row = write_run, .state = x};
    if (str_eq(id, x->run)) return ST_OK;
    x->run = str_copy(&x->memory, id);
    return connection_visit(&x->from, &q, why);
}

status exportlines_document(exporting *x, const stored_document *d, diag *why)
{
    static const size_t AFTER[] = {TABLE_EVENTS, TABLE_LINKS};
    json_writer w = {.out = &x->out};
    TRY(tell_run(x, d->run, why));
    storedline_write(&w, &x->tables[TABLE_DOCUMENTS], d->row);
    for (size_t t = 0; t < sizeof AFTER / sizeof *AFTER; t++)
        for (size_t i = 0; i < d->n[AFTER[t]]; i++)
            storedline_write(&w, &x->tables[AFTER[t]], &d->of[AFTER[t]][i]);
    return ST_OK;
}

// --- PLOVER

#define PLOVER_MEMBERS_MAX 64 // of its table

EXPORT_TEXT(pair_id, export_pair_text(r))
EXPORT_TEXT(day, export_day_of(r).day)
EXPORT_CELL(type, event_cell(r, EVENT_type))
EXPORT_CELL(mode, event_cell(r, EVENT_mode))
EXPORT_CELL(context, event_cell(r, EVENT_contexts))
EXPORT_CELL(event_words, event_cell(r, EVENT_trigger_text))
EXPORT_GET(intensity, out->number = event_cell(r, EVENT_score)->number;
           return !event_cell(r, EVENT_score)->null;)
EXPORT_GET(quad, out->integer = event_cell(r, EVENT_quad)->integer; return true;)
EXPORT_CELL(cameo, event_cell(r, EVENT_cameo))
EXPORT_CELL(source_code, side_cell(r, r->source, SIDE_code))
EXPORT_CELL(source_actor, side_cell(r, r->source, SIDE_country))
EXPORT_CELL(source_sector, side_cell(r, r->source, SIDE_sectors))
EXPORT_CELL(source_words, side_cell(r, r->source, SIDE_name))
EXPORT_CELL(target_code, side_cell(r, r->target, SIDE_code))
EXPORT_CELL(target_actor, side_cell(r, r->target, SIDE_country))
EXPORT_CELL(target_sector, side_cell(r, r->target, SIDE_sectors))
EXPORT_CELL(target_words, side_cell(r, r->target, SIDE_name))
EXPORT_CELL(place_name, event_cell(r, EVENT_place_name))
EXPORT_CELL(place_country, event_cell(r, EVENT_place_country))
EXPORT_CELL(place_admin, event_cell(r, EVENT_place_admin))
EXPORT_GET(latitude, return export_degrees(r, EVENT_place_lat, out);)
EXPORT_GET(longitude, return export_degrees(r, EVENT_place_lon, out);)
EXPORT_CELL(sentence_words, event_cell(r, EVENT_text))
EXPORT_TEXT(story, r->document->row->key)
EXPORT_GET(sentence_number, out->integer = event_cell(r, EVENT_sentence)->integer; return true;)
EXPORT_CELL(url, document_cell(r, DOCUMENT_url))
EXPORT_CELL(outlet, document_cell(r, DOCUMENT_outlet))
EXPORT_TEXT(published, export_published(r).day)
EXPORT_CELL(language, document_cell(r, DOCUMENT_language))
EXPORT_TEXT(version, STR("demarche " DEMARCHE_VERSION))

static const export_column PLOVER[] = {
    EXPORT_COLUMN("id", STRING, pair_id, "The event's id and the positions of its sides."),
    EXPORT_COLUMN("date", STRING, day, "YYYY-MM-DD; null where the text tells no day."),
    EXPORT_COLUMN("event", STRING, type, "PLOVER event type."),
    EXPORT_COLUMN("mode", STRING, mode, "PLOVER mode of that type."),
    EXPORT_COLUMN("context", LIST, context, "PLOVER contexts."),
    EXPORT_COLUMN("eventText", STRING, event_words, "The words that the event hangs on."),
    EXPORT_COLUMN("intensity", NUMBER, intensity, "PLOVER's score, -10 to 10."),
    EXPORT_COLUMN("quad", INTEGER, quad, "PLOVER's quad class, 1 to 4."),
    EXPORT_COLUMN("cameo", STRING, cameo, "CAMEO code."),
    EXPORT_COLUMN("source.actor", STRING, source_actor, "Country, ISO 3166-1 alpha-3."),
    EXPORT_COLUMN("source.sector", LIST, source_sector, "Sectors, the most specific last."),
    EXPORT_COLUMN("source.code", STRING, source_code, "The whole CAMEO actor code."),
    EXPORT_COLUMN("source.text", STRING, source_words, "Who does it, as written."),
    EXPORT_COLUMN("target.actor", STRING, target_actor, "Country, ISO 3166-1 alpha-3."),
    EXPORT_COLUMN("target.sector", LIST, target_sector, "Sectors, the most specific last."),
    EXPORT_COLUMN("target.code", STRING, target_code, "The whole CAMEO actor code."),
    EXPORT_COLUMN("target.text", STRING, target_words, "To whom it is done, as written."),
    EXPORT_COLUMN("location.text", STRING, place_name, "Where, as written."),
    EXPORT_COLUMN("location.country", STRING, place_country, "ISO 3166-1 alpha-3."),
    EXPORT_COLUMN("location.admin", STRING, place_admin, "The part of the country, by GeoNames."),
    EXPORT_COLUMN("location.latitude", NUMBER, latitude, "Degrees north."),
    EXPORT_COLUMN("location.longitude", NUMBER, longitude, "Degrees east."),
    EXPORT_COLUMN("text", STRING, sentence_words, "The sentence."),
    EXPORT_COLUMN("story", STRING, story, "Id of the document."),
    EXPORT_COLUMN("sentence", INTEGER, sentence_number, "Of the sentence in it, from 0."),
    EXPORT_COLUMN("url", STRING, url, "Of the document."),
    EXPORT_COLUMN("publication", STRING, outlet, "The outlet."),
    EXPORT_COLUMN("published", STRING, published, "Day of publication."),
    EXPORT_COLUMN("language", STRING, language, "Of the document, ISO 639."),
    EXPORT_COLUMN("version", STRING, version, "Of this program."),
};
const export_columns EXPORT_PLOVER = {PLOVER, sizeof PLOVER / sizeof *PLOVER};
_Static_assert(sizeof PLOVER / sizeof *PLOVER <= PLOVER_MEMBERS_MAX, "room for all members");

static void write_value(json_writer *w, const export_column *c, bool there, const export_value *v)
{
    if (!there) {
        json_write_null(w);
        return;
    }
    switch (c->type) {
    case EXPORT_STRING: json_write_string(w, v->text); break;
    case EXPORT_LIST: json_write_raw(w, v->text); break;
    case EXPORT_INTEGER: json_write_int(w, v->integer); break;
    case EXPORT_NUMBER: json_write_double(w, v->number); break;
    case EXPORT_BOOLEAN: json_write_bool(w, v->truth); break;
    case EXPORT_TYPES: break;
    }
}

// "source" of "source.code"; empty where the member stands in no object.
static str object_of(const export_column *c)
{
    str name = str_of(c->name);
    size_t dot = str_find_byte(name, '.', 0);
    return dot == SIZE_MAX ? STR_NONE : str_sub(name, 0, dot);
}

// Members [i, end) are those of one object; null when none of them is there.
static void write_object(json_writer *w, const export_columns *c, size_t i, size_t end,
                         const bool *there, const export_value *values)
{
    bool any = false;
    size_t prefix = object_of(&c->p[i]).n + 1;
    for (size_t k = i; k < end; k++) any = any || there[k];
    json_write_key_str(w, object_of(&c->p[i]));
    if (!any) {
        json_write_null(w);
        return;
    }
    json_begin_object(w);
    for (size_t k = i; k < end; k++) {
        json_write_key(w, c->p[k].name + prefix);
        write_value(w, &c->p[k], there[k], &values[k]);
    }
    json_end_object(w);
}

status exportlines_plover(exporting *x, const export_row *r, diag *why)
{
    const export_columns *c = &x->columns;
    export_value values[PLOVER_MEMBERS_MAX] = {0};
    bool there[PLOVER_MEMBERS_MAX] = {0};
    for (size_t i = 0; i < c->n; i++) there[i] = c->p[i].get(r, &c->p[i], &values[i]);
    json_writer w = {.out = &x->out};
    json_begin_object(&w);
    for (size_t i = 0, end; i < c->n; i = end) {
        str object = object_of(&c->p[i]);
        for (end = i + 1; object.n && end < c->n && str_eq(object_of(&c->p[end]), object);) end++;
        if (object.n) {
            write_object(&w, c, i, end, there, values);
            continue;
        }
        json_write_key(&w, c->p[i].name);
        write_value(&w, &c->p[i], there[i], &values[i]);
    }
    json_end_object(&w);
    json_end_line(&w);
    return export_flush(x, false, why);
}
