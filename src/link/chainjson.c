#include "link/chainjson.h"

void chainjson_event(json_writer *w, const chain_event *e)
{
    if (!e) {
        json_write_null(w);
        return;
    }
    json_begin_object(w);
    json_field_string(w, "id", e->id);
    json_field_string(w, "document", e->document);
    json_field_string(w, "published", e->published);
    json_field_string(w, "type", e->type);
    json_field_string(w, "mode", e->mode);
    json_field_string(w, "date", e->date);
    json_field_string(w, "actors", e->actors);
    json_field_string(w, "recipients", e->recipients);
    json_field_string(w, "trigger", e->trigger);
    json_field_string(w, "text", e->text);
    json_end_object(w);
}

void chainjson_step(json_writer *w, const chain_step *step)
{
    json_begin_object(w);
    json_field_string(w, "record", STR("step"));
    json_field_int(w, "depth", step->depth);
    json_field_string(w, "kind", str_of(link_kind_name(step->kind)));
    json_field_string(w, "words", step->words);
    json_field_string(w, "text", step->text);
    json_field_string(w, "by", step->by);
    json_field_double(w, "confidence", step->confidence);
    json_write_key(w, "event");
    chainjson_event(w, step->why);
    json_end_object(w);
}
