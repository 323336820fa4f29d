#include "cli/goldscore.h"

#include <math.h>
#include <stdio.h>

static void add_type(const char *label, size_t gold, size_t ours, size_t right, buf *out)
{
    buf_add_format(out, "%-22s %6zu %6zu %6zu    ", label, gold, ours, right);
    gold_percent(tally_share(right, ours), out);
    gold_percent(tally_share(right, gold), out);
    gold_percent(event_tally_f1(right, gold, ours), out);
    buf_add_byte(out, '\n');
}

static void add_types(const event_tally *t, buf *out)
{
    buf_add_format(out, "%-22s   gold   ours  right     precis recall     F1\n", "type");
    for (size_t i = 0; i < t->types.n; i++) {
        const event_type_row *r = &t->types.p[i];
        char label[32];
        snprintf(label, sizeof label, "%.*s", STR_ARG(r->type));
        add_type(label, r->gold, r->ours, r->right, out);
    }
    add_type("all", t->gold, t->ours, t->right, out);
    add_type("by quad", t->gold, t->ours, t->quad, out);
    add_type("by trigger alone", t->gold, t->ours, t->found, out);
    add_type("whole tuple", t->gold, t->ours, t->whole, out);
    buf_add_format(out, "%-22s %29s %6.1f\n", "mean of the types", "", 100 * event_tally_macro(t));
}

static void add_side(const char *label, const side_score *s, buf *out)
{
    double p = tally_share(s->ours_right, s->ours), r = tally_share(s->gold_right, s->gold);
    buf_add_format(out, "%-22s %6zu %6zu %6zu    ", label, s->gold, s->ours, s->gold_right);
    gold_percent(p, out);
    gold_percent(r, out);
    gold_percent(p + r > 0 ? 2 * p * r / (p + r) : NAN, out);
    buf_add_byte(out, '\n');
}

static void add_fields(const event_tally *t, buf *out)
{
    buf_add_format(out, "\n%-22s   gold   ours  right     precis recall     F1\n",
                   "of the right type");
    add_side("actors", &t->actors, out);
    add_side("recipients", &t->recipients, out);
    add_side("contexts", &t->contexts, out);
    buf_add_format(out, "\n%-22s  pairs  right      %%\n", "of the right type");
    for (int f = 0; f < EVENT_FIELDS; f++) {
        const event_share *s = &t->fields[f];
        buf_add_format(out, "%-22s %6zu %6zu", event_field_name((event_field)f), s->of, s->right);
        gold_percent(tally_share(s->right, s->of), out);
        buf_add_byte(out, '\n');
    }
}

void event_table(const event_tally *t, buf *out)
{
    buf_add_format(out, "events: %zu document%s, %zu sentence%s", t->texts,
                   t->texts == 1 ? "" : "s", t->sentences, t->sentences == 1 ? "" : "s");
    if (t->aside)
        buf_add_format(out, "; %zu set aside, whose text is missing or has changed", t->aside);
    buf_add_format(out, "\n%zu without an event, %zu of them coded; %zu optional events aside\n\n",
                   t->empty, t->alarmed, t->optional);
    add_types(t, out);
    add_fields(t, out);
    gold_confusion("gold \\ ours", &t->confusion, out);
}

// --- JSON

static void write_type(json_writer *w, const event_type_row *r)
{
    json_begin_object(w);
    json_field_string(w, "type", r->type);
    json_field_int(w, "gold", (int64_t)r->gold);
    json_field_int(w, "ours", (int64_t)r->ours);
    json_field_int(w, "right", (int64_t)r->right);
    json_field_double(w, "f1", event_tally_f1(r->right, r->gold, r->ours));
    json_end_object(w);
}

static void write_side(json_writer *w, const char *key, const side_score *s)
{
    json_write_key(w, key);
    json_begin_object(w);
    json_field_int(w, "gold", (int64_t)s->gold);
    json_field_int(w, "ours", (int64_t)s->ours);
    json_field_int(w, "gold_right", (int64_t)s->gold_right);
    json_field_int(w, "ours_right", (int64_t)s->ours_right);
    json_end_object(w);
}

static void write_field(json_writer *w, event_field f, const event_share *s)
{
    json_begin_object(w);
    json_field_string(w, "field", str_of(event_field_name(f)));
    json_field_int(w, "pairs", (int64_t)s->of);
    json_field_int(w, "right", (int64_t)s->right);
    json_end_object(w);
}

void event_json(const char *gold, const event_tally *t, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "gold", str_of(gold));
    json_field_string(&w, "format", STR("events"));
    json_field_int(&w, "documents", (int64_t)t->texts);
    json_field_int(&w, "set_aside", (int64_t)t->aside);
    json_field_int(&w, "sentences", (int64_t)t->sentences);
    json_field_int(&w, "empty", (int64_t)t->empty);
    json_field_int(&w, "empty_coded", (int64_t)t->alarmed);
    json_field_int(&w, "events", (int64_t)t->gold);
    json_field_int(&w, "optional", (int64_t)t->optional);
    json_field_int(&w, "ours", (int64_t)t->ours);
    json_field_int(&w, "found", (int64_t)t->found);
    json_field_int(&w, "type_right", (int64_t)t->right);
    json_field_int(&w, "quad_right", (int64_t)t->quad);
    json_field_int(&w, "whole_right", (int64_t)t->whole);
    json_field_double(&w, "type_f1", event_tally_f1(t->right, t->gold, t->ours));
    json_field_double(&w, "macro_f1", event_tally_macro(t));
    write_side(&w, "actors", &t->actors);
    write_side(&w, "recipients", &t->recipients);
    write_side(&w, "contexts", &t->contexts);
    json_write_key(&w, "fields");
    json_begin_array(&w);
    for (int f = 0; f < EVENT_FIELDS; f++) write_field(&w, (event_field)f, &t->fields[f]);
    json_end_array(&w);
    json_write_key(&w, "types");
    json_begin_array(&w);
    for (size_t i = 0; i < t->types.n; i++) write_type(&w, &t->types.p[i]);
    json_end_array(&w);
    gold_write_cells(&w, "confusion", &t->confusion);
    json_end_object(&w);
    json_end_line(&w);
}
