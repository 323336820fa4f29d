#include "ledger/rowjson.h"

#include "base/json_writer.h"

#include <math.h>

static void write_party(json_writer *w, fact_party p)
{
    if (!p.code.n && !p.key.n) {
        json_write_null(w);
        return;
    }
    json_begin_object(w);
    json_field_string(w, "code", p.code);
    json_field_string(w, "country", p.code.n && p.key.n == 3 ? p.key : STR_NONE);
    json_field_string(w, "name", p.name);
    json_end_object(w);
}

static void field_party(json_writer *w, const char *key, fact_party p)
{
    json_write_key(w, key);
    write_party(w, p);
}

static void field_parties(json_writer *w, const char *key, const fact_party *p, uint32_t n)
{
    json_write_key(w, key);
    json_begin_array(w);
    for (uint32_t i = 0; i < n; i++) write_party(w, p[i]);
    json_end_array(w);
}

static void field_reasons(json_writer *w, const char *key, const fact_reason *p, uint32_t n)
{
    json_write_key(w, key);
    json_begin_array(w);
    for (uint32_t i = 0; i < n; i++) {
        json_begin_object(w);
        json_field_string(w, "text", p[i].text);
        json_field_string(w, "event", p[i].event);
        json_field_string(w, "by", p[i].by);
        json_field_double(w, "confidence", p[i].confidence);
        json_end_object(w);
    }
    json_end_array(w);
}

static void field_texts(json_writer *w, const char *key, const str *p, uint32_t n)
{
    json_write_key(w, key);
    json_begin_array(w);
    for (uint32_t i = 0; i < n; i++) json_write_string(w, p[i]);
    json_end_array(w);
}

static void field_tellers(json_writer *w, ledger_tellers told)
{
    json_field_int(w, "texts", told.texts);
    json_field_int(w, "sources", told.sources);
    json_field_int(w, "outlets", told.outlets);
}

// Every value that texts give, the chosen one first, with the documents that give it.
static void field_values(json_writer *w, const transfer_row *r)
{
    json_write_key(w, "values");
    json_begin_array(w);
    for (uint32_t i = 0; i < r->n_values; i++) {
        const transfer_value *v = &r->values[i];
        json_begin_object(w);
        json_field_double(w, "value", v->value);
        json_field_string(w, "unit", v->unit);
        json_field_bool(w, "official", v->official);
        field_tellers(w, v->told);
        field_texts(w, "documents", v->documents, v->n_documents);
        json_end_object(w);
    }
    json_end_array(w);
}

static void field_history(json_writer *w, const char *state, const ledger_change *p, uint32_t n)
{
    json_write_key(w, "history");
    json_begin_array(w);
    for (uint32_t i = 0; i < n; i++) {
        json_begin_object(w);
        json_field_string(w, "date", p[i].date);
        json_field_string(w, state, p[i].state);
        json_field_string(w, "event", p[i].event);
        json_field_string(w, "document", p[i].document);
        json_field_string(w, "text", p[i].text);
        field_tellers(w, p[i].told);
        json_field_double(w, "confidence", p[i].confidence);
        json_end_object(w);
    }
    json_end_array(w);
}

static void begin(json_writer *w, const char *which, const char *id)
{
    json_begin_object(w);
    json_field_string(w, "id", str_of(id));
    json_field_string(w, "ledger", str_of(which));
}

void rowjson_channel(const channel_row *r, buf *out)
{
    json_writer w = {.out = out};
    begin(&w, "channels", r->id);
    field_parties(&w, "parties", r->parties, r->n_parties);
    json_field_string(&w, "subject", r->subject);
    json_field_string(&w, "state", r->state);
    json_field_string(&w, "since", r->since);
    field_party(&w, "by", r->by);
    field_reasons(&w, "reasons", r->reasons, r->n_reasons);
    field_reasons(&w, "reopen_if", r->reopen_if, r->n_reopen_if);
    json_write_key(&w, "rounds");
    json_begin_array(&w);
    for (uint32_t i = 0; i < r->n_rounds; i++) {
        const ledger_round *x = &r->rounds[i];
        json_begin_object(&w);
        json_field_string(&w, "date", x->date);
        json_field_string(&w, "place", x->place);
        json_field_string(&w, "level", x->level);
        json_write_key(&w, "heads");
        json_begin_array(&w);
        for (str rest = x->heads; rest.p && rest.n;)
            json_write_string(&w, str_trim(str_split(&rest, ';')));
        json_end_array(&w);
        json_field_string(&w, "event", x->event);
        json_end_object(&w);
    }
    json_end_array(&w);
    field_history(&w, "state", r->history, r->n_history);
    field_tellers(&w, r->told);
    field_texts(&w, "events", r->events, r->n_events);
    json_field_double(&w, "confidence", r->confidence);
    json_end_object(&w);
    json_end_line(&w);
}

static void field_items(json_writer *w, const fact_item *p, uint32_t n)
{
    json_write_key(w, "items");
    json_begin_array(w);
    for (uint32_t i = 0; i < n; i++) {
        json_begin_object(w);
        json_field_string(w, "category", p[i].category);
        json_field_string(w, "designation", p[i].designation);
        json_field_double(w, "quantity", p[i].quantity);
        json_field_double(w, "low", p[i].low);
        json_field_double(w, "high", p[i].high);
        json_field_bool(w, "up_to", p[i].up_to);
        json_field_bool(w, "additional", p[i].additional);
        json_field_string(w, "text", p[i].text);
        json_end_object(w);
    }
    json_end_array(w);
}

void rowjson_transfer(const transfer_row *r, buf *out)
{
    json_writer w = {.out = out};
    begin(&w, "transfers", r->id);
    field_party(&w, "supplier", r->supplier);
    field_parties(&w, "suppliers", r->suppliers, r->n_suppliers);
    field_party(&w, "recipient", r->recipient);
    field_parties(&w, "recipients", r->recipients, r->n_recipients);
    json_field_string(&w, "kind", r->kind);
    field_items(&w, r->items, r->n_items);
    json_write_key(&w, "value");
    if (isfinite(r->value) || isfinite(r->low)) {
        json_begin_object(&w);
        json_field_double(&w, "value", r->value);
        json_field_string(&w, "unit", r->unit);
        json_field_double(&w, "low", r->low);
        json_field_double(&w, "high", r->high);
        json_write_key(&w, "others");
        json_begin_array(&w);
        for (uint32_t i = 1; i < r->n_values; i++) json_write_double(&w, r->values[i].value);
        json_end_array(&w);
        field_values(&w, r);
        json_end_object(&w);
    } else
        json_write_null(&w);
    json_field_string(&w, "stage", r->stage);
    json_field_string(&w, "since", r->since);
    json_field_string(&w, "basis", r->basis);
    json_field_string(&w, "number", r->number);
    field_texts(&w, "makers", r->makers, r->n_makers);
    json_field_string(&w, "part_of", r->part_of);
    json_field_double(&w, "whole_value", r->whole_value);
    field_history(&w, "stage", r->history, r->n_history);
    field_tellers(&w, r->told);
    field_texts(&w, "events", r->events, r->n_events);
    json_field_double(&w, "confidence", r->confidence);
    json_end_object(&w);
    json_end_line(&w);
}

static void field_proposed(json_writer *w, const ledger_proposal *p, uint32_t n)
{
    json_write_key(w, "proposed");
    json_begin_array(w);
    for (uint32_t i = 0; i < n; i++) {
        json_begin_object(w);
        json_field_string(w, "text", p[i].text);
        json_field_string(w, "event", p[i].event);
        json_field_string(w, "date", p[i].date);
        json_field_string(w, "reason", p[i].reason);
        json_end_object(w);
    }
    json_end_array(w);
}

void rowjson_redline(const redline_row *r, buf *out)
{
    json_writer w = {.out = out};
    begin(&w, "redlines", r->id);
    field_party(&w, "by", r->by);
    field_party(&w, "to", r->to);
    json_field_string(&w, "subject", r->subject);
    json_field_string(&w, "strength", r->strength);
    json_field_string(&w, "since", r->since);
    json_field_string(&w, "voiced_by", r->voiced_by);
    json_field_string(&w, "words", r->words);
    field_reasons(&w, "crossings", r->crossings, r->n_crossings);
    field_proposed(&w, r->proposed, r->n_proposed);
    field_tellers(&w, r->told);
    field_texts(&w, "events", r->events, r->n_events);
    json_field_double(&w, "confidence", r->confidence);
    json_end_object(&w);
    json_end_line(&w);
}

void rowjson_position(const position_row *r, buf *out)
{
    json_writer w = {.out = out};
    begin(&w, "positions", r->id);
    field_party(&w, "by", r->by);
    field_party(&w, "to", r->to);
    json_field_string(&w, "subject", r->subject);
    json_field_string(&w, "stance", r->stance);
    json_field_string(&w, "since", r->since);
    json_field_string(&w, "words", r->words);
    field_tellers(&w, r->told);
    field_texts(&w, "events", r->events, r->n_events);
    json_field_double(&w, "confidence", r->confidence);
    json_end_object(&w);
    json_end_line(&w);
}

// A party with what joins it to others, so that a fact can be read back.
static void write_keyed(json_writer *w, fact_party p)
{
    if (!p.code.n && !p.key.n && !p.name.n) {
        json_write_null(w);
        return;
    }
    json_begin_object(w);
    json_field_string(w, "code", p.code);
    json_field_string(w, "key", p.key);
    json_field_string(w, "name", p.name);
    json_end_object(w);
}

static void field_keyed(json_writer *w, const char *key, const fact_party *p, uint32_t n)
{
    json_write_key(w, key);
    json_begin_array(w);
    for (uint32_t i = 0; i < n; i++) write_keyed(w, p[i]);
    json_end_array(w);
}

size_t rowjson_count(const ledger_table *t, ledger_kind kind)
{
    switch (kind) {
    case LEDGER_CHANNELS: return t->n_channels;
    case LEDGER_TRANSFERS: return t->n_transfers;
    case LEDGER_REDLINES: return t->n_redlines;
    default: return t->n_positions;
    }
}

void rowjson_row(const ledger_table *t, ledger_kind kind, size_t i, buf *out)
{
    switch (kind) {
    case LEDGER_CHANNELS: rowjson_channel(&t->channels[i], out); break;
    case LEDGER_TRANSFERS: rowjson_transfer(&t->transfers[i], out); break;
    case LEDGER_REDLINES: rowjson_redline(&t->redlines[i], out); break;
    default: rowjson_position(&t->positions[i], out); break;
    }
}

void rowjson_fact(const fact *x, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "fact", str_of(ledger_kind_name(x->ledger)));
    json_field_string(&w, "state", x->state);
    field_keyed(&w, "actors", x->actors, x->n_actors);
    field_keyed(&w, "recipients", x->recipients, x->n_recipients);
    json_write_key(&w, "by");
    write_keyed(&w, x->by);
    json_field_string(&w, "subject", x->subject);
    json_field_string(&w, "subject_text", x->subject_text);
    json_field_bool(&w, "subject_guessed", x->subject_guessed);
    json_field_bool(&w, "subject_loose", x->subject_loose);
    json_field_string(&w, "planned", x->planned);
    json_field_string(&w, "form", x->form);
    json_field_string(&w, "date", x->date);
    json_field_bool(&w, "own_day", x->own_day);
    json_field_string(&w, "published", x->published);
    json_field_string(&w, "place", x->place);
    json_field_string(&w, "level", x->level);
    json_field_string(&w, "heads", x->heads);
    json_field_string(&w, "kind", x->kind);
    field_items(&w, x->items, x->n_items);
    json_field_double(&w, "value", x->value);
    json_field_double(&w, "low", x->value_low);
    json_field_double(&w, "high", x->value_high);
    json_field_string(&w, "unit", x->unit);
    json_field_double(&w, "former_value", x->former_value);
    json_field_double(&w, "whole_value", x->whole_value);
    json_field_int(&w, "deal", x->deal);
    json_field_int(&w, "ordinal", x->ordinal);
    json_field_string(&w, "basis", x->basis);
    json_field_string(&w, "number", x->number);
    field_texts(&w, "makers", x->makers, x->n_makers);
    field_reasons(&w, "reasons", x->reasons, x->n_reasons);
    field_reasons(&w, "reopen_if", x->reopen_if, x->n_reopen_if);
    field_reasons(&w, "crossings", x->crossings, x->n_crossings);
    json_field_bool(&w, "weak", x->weak);
    json_field_bool(&w, "background", x->background);
    json_field_bool(&w, "official", x->official);
    json_field_bool(&w, "denied", x->denied);
    json_field_bool(&w, "alleged", x->alleged);
    json_field_double(&w, "confidence", x->confidence);
    json_field_string(&w, "document", x->document);
    json_field_string(&w, "event", x->event);
    json_field_int(&w, "known", x->n_known);
    json_field_int(&w, "said", x->n_said);
    json_field_int(&w, "sentence", x->sentence);
    json_field_int(&w, "begin", x->words.begin);
    json_field_int(&w, "end", x->words.end);
    json_field_string(&w, "text", x->text);
    json_end_object(&w);
    json_end_line(&w);
}
