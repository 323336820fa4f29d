#include "upkeep/correctedevent.h"

#include "base/json_reader.h"

typedef struct {
    json_reader r;
    arena *a;
} reading;

static str read_text(reading *x)
{
    return json_next(&x->r) == JSON_STRING ? str_copy(x->a, json_text(&x->r, x->a)) : STR_NONE;
}

static span read_span(reading *x)
{
    int64_t at[2] = {0};
    if (json_next(&x->r) != JSON_BEGIN_ARRAY) return (span){0};
    for (int i = 0; i < 2; i++)
        if (json_next(&x->r) != JSON_NUMBER || !json_int(&x->r, &at[i])) return (span){0};
    json_next(&x->r);
    return (span){(uint32_t)at[0], (uint32_t)at[1]};
}

// The member of that name of the object that begins, and its span.
static str read_object(reading *x, const char *name, span *at, str *how)
{
    str value = STR_NONE;
    if (json_next(&x->r) != JSON_BEGIN_OBJECT) return value;
    while (json_next(&x->r) == JSON_KEY) {
        if (json_key_is(&x->r, name))
            value = read_text(x);
        else if (at && json_key_is(&x->r, "span"))
            *at = read_span(x);
        else if (how && json_key_is(&x->r, "how"))
            *how = read_text(x);
        else
            json_skip(&x->r);
    }
    return value;
}

static void read_side(reading *x, corrected_side *out)
{
    if (json_next(&x->r) != JSON_BEGIN_ARRAY) return;
    while (json_next(&x->r) == JSON_BEGIN_OBJECT) {
        corrected_party p = {0};
        while (json_next(&x->r) == JSON_KEY) {
            if (json_key_is(&x->r, "code"))
                p.code = read_text(x);
            else if (json_key_is(&x->r, "span"))
                p.span = read_span(x);
            else
                json_skip(&x->r);
        }
        if (p.code.n && out->n < CORRECTION_SIDE_MAX) out->p[out->n++] = p;
    }
}

static str read_texts(reading *x)
{
    buf all = {0};
    if (json_next(&x->r) == JSON_BEGIN_ARRAY)
        while (json_next(&x->r) == JSON_STRING) {
            str one = json_text(&x->r, x->a);
            buf_add_format(&all, "%s%.*s", all.n ? ";" : "", STR_ARG(one));
        }
    str copy = str_copy(x->a, buf_str(&all));
    buf_free(&all);
    return copy;
}

static bool read_truth(reading *x)
{
    return json_next(&x->r) == JSON_TRUE;
}

static void read_member(reading *x, corrected_event *e)
{
    json_reader *r = &x->r;
    if (json_key_is(r, "id")) {
        e->id = read_text(x);
    } else if (json_key_is(r, "sentence")) {
        if (json_next(r) != JSON_NUMBER || !json_int(r, &e->sentence)) e->sentence = -1;
    } else if (json_key_is(r, "type")) {
        e->type = read_text(x);
    } else if (json_key_is(r, "mode")) {
        e->mode = read_text(x);
    } else if (json_key_is(r, "actors")) {
        read_side(x, &e->actors);
    } else if (json_key_is(r, "recipients")) {
        read_side(x, &e->recipients);
    } else if (json_key_is(r, "contexts")) {
        e->contexts = read_texts(x);
    } else if (json_key_is(r, "date")) {
        str how = STR_NONE;
        e->date = read_object(x, "value", NULL, &how);
        e->document_dated = str_eq(how, STR("document"));
    } else if (json_key_is(r, "place")) {
        e->place = read_object(x, "name", NULL, NULL);
    } else if (json_key_is(r, "trigger")) {
        read_object(x, "text", &e->trigger, NULL);
    } else if (json_key_is(r, "status")) {
        e->status = read_text(x);
    } else if (json_key_is(r, "polarity")) {
        e->polarity = read_text(x);
    } else if (json_key_is(r, "claim")) {
        e->claim = read_text(x);
    } else if (json_key_is(r, "background")) {
        e->background = read_truth(x);
    } else {
        json_skip(r);
    }
}

status correctedevent_read(str json, arena *a, corrected_event *out, diag *why)
{
    reading x = {.r = json_read(json), .a = a};
    *out = (corrected_event){.sentence = -1};
    if (json_next(&x.r) != JSON_BEGIN_OBJECT) return json_error(&x.r, NULL, 1, why);
    while (json_next(&x.r) == JSON_KEY) read_member(&x, out);
    return x.r.event == JSON_END_OBJECT ? ST_OK : json_error(&x.r, NULL, 1, why);
}

static span words_of(const corrected_side *side, str code)
{
    for (size_t i = 0; i < side->n; i++)
        if (str_eq(side->p[i].code, code)) return side->p[i].span;
    return (span){0};
}

static void apply_side(corrected_side *side, str codes)
{
    corrected_side now = {0};
    while (codes.n && now.n < CORRECTION_SIDE_MAX) {
        str code = str_split(&codes, ';');
        now.p[now.n++] = (corrected_party){.code = code, .span = words_of(side, code)};
    }
    *side = now;
}

void correctedevent_apply(corrected_event *e, const correction *x)
{
    str *const texts[CORRECT_FIELDS] = {
        [CORRECT_TYPE] = &e->type,     [CORRECT_MODE] = &e->mode,
        [CORRECT_DATE] = &e->date,     [CORRECT_PLACE] = &e->place,
        [CORRECT_STATUS] = &e->status, [CORRECT_POLARITY] = &e->polarity,
        [CORRECT_CLAIM] = &e->claim,
    };
    for (int f = 0; f < CORRECT_FIELDS; f++)
        if (x->given[f] && texts[f]) *texts[f] = x->right[f];
    if (x->given[CORRECT_TYPE] && !x->given[CORRECT_MODE]) e->mode = STR_NONE; // it was another's
    if (x->given[CORRECT_DATE]) e->document_dated = false;
    if (x->given[CORRECT_ACTORS]) apply_side(&e->actors, x->right[CORRECT_ACTORS]);
    if (x->given[CORRECT_RECIPIENTS]) apply_side(&e->recipients, x->right[CORRECT_RECIPIENTS]);
    if (x->given[CORRECT_BACKGROUND])
        e->background = str_eq(x->right[CORRECT_BACKGROUND], STR("true"));
}
