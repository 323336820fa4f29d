#include "ledger/factread.h"

#include "base/json_reader.h"

#include <math.h>
#include <stddef.h>

#define LIST_MAX 256 // elements of one list; more are left out

typedef struct {
    json_reader r;
    arena *a;
    bool broken; // a value is of another type than expected
} input;

static str take_text(input *in)
{
    json_event e = json_next(&in->r);
    if (e == JSON_STRING) return json_text(&in->r, in->a);
    if (e != JSON_NULL) in->broken = true;
    return STR_NONE;
}

static double take_number(input *in)
{
    double x = NAN;
    json_event e = json_next(&in->r);
    if (e == JSON_NUMBER ? !json_double(&in->r, &x) : e != JSON_NULL) in->broken = true;
    return x;
}

static bool take_truth(input *in)
{
    json_event e = json_next(&in->r);
    if (e != JSON_TRUE && e != JSON_FALSE) in->broken = true;
    return e == JSON_TRUE;
}

// After the object has begun: up to its end.
static fact_party rest_of_party(input *in)
{
    fact_party p = {0};
    while (json_next(&in->r) == JSON_KEY) {
        if (json_key_is(&in->r, "code"))
            p.code = take_text(in);
        else if (json_key_is(&in->r, "key"))
            p.key = take_text(in);
        else if (json_key_is(&in->r, "name"))
            p.name = take_text(in);
        else
            json_skip(&in->r);
    }
    if (!p.key.n) p.key = p.code;
    return p;
}

static fact_party take_party(input *in)
{
    json_event e = json_next(&in->r);
    if (e == JSON_BEGIN_OBJECT) return rest_of_party(in);
    if (e != JSON_NULL) in->broken = true;
    return (fact_party){0};
}

static const fact_party *take_parties(input *in, uint32_t *n)
{
    VEC(fact_party) list = {0};
    if (json_next(&in->r) != JSON_BEGIN_ARRAY) in->broken = true;
    while (!in->broken) {
        json_event e = json_next(&in->r);
        if (e != JSON_BEGIN_OBJECT && e != JSON_NULL) break;
        fact_party p = {0};
        if (e == JSON_BEGIN_OBJECT) p = rest_of_party(in);
        if (list.n < LIST_MAX) *vec_push(in->a, &list) = p;
    }
    *n = (uint32_t)list.n;
    return list.p;
}

static const str *take_texts(input *in, uint32_t *n)
{
    VEC(str) list = {0};
    if (json_next(&in->r) != JSON_BEGIN_ARRAY) in->broken = true;
    while (!in->broken && json_next(&in->r) == JSON_STRING)
        if (list.n < LIST_MAX) *vec_push(in->a, &list) = json_text(&in->r, in->a);
    *n = (uint32_t)list.n;
    return list.p;
}

static fact_reason rest_of_reason(input *in)
{
    fact_reason x = {0};
    while (json_next(&in->r) == JSON_KEY) {
        if (json_key_is(&in->r, "text"))
            x.text = take_text(in);
        else if (json_key_is(&in->r, "event"))
            x.event = take_text(in);
        else if (json_key_is(&in->r, "by"))
            x.by = take_text(in);
        else if (json_key_is(&in->r, "confidence"))
            x.confidence = take_number(in);
        else
            json_skip(&in->r);
    }
    return x;
}

static const fact_reason *take_reasons(input *in, uint32_t *n)
{
    VEC(fact_reason) list = {0};
    if (json_next(&in->r) != JSON_BEGIN_ARRAY) in->broken = true;
    while (!in->broken && json_next(&in->r) == JSON_BEGIN_OBJECT) {
        fact_reason x = rest_of_reason(in);
        if (list.n < LIST_MAX) *vec_push(in->a, &list) = x;
    }
    *n = (uint32_t)list.n;
    return list.p;
}

static fact_item rest_of_item(input *in)
{
    fact_item x = {.quantity = NAN, .low = NAN, .high = NAN};
    while (json_next(&in->r) == JSON_KEY) {
        if (json_key_is(&in->r, "category"))
            x.category = take_text(in);
        else if (json_key_is(&in->r, "designation"))
            x.designation = take_text(in);
        else if (json_key_is(&in->r, "text"))
            x.text = take_text(in);
        else if (json_key_is(&in->r, "quantity"))
            x.quantity = take_number(in);
        else if (json_key_is(&in->r, "low"))
            x.low = take_number(in);
        else if (json_key_is(&in->r, "high"))
            x.high = take_number(in);
        else if (json_key_is(&in->r, "up_to"))
            x.up_to = take_truth(in);
        else if (json_key_is(&in->r, "additional"))
            x.additional = take_truth(in);
        else
            json_skip(&in->r);
    }
    return x;
}

static const fact_item *take_items(input *in, uint32_t *n)
{
    VEC(fact_item) list = {0};
    if (json_next(&in->r) != JSON_BEGIN_ARRAY) in->broken = true;
    while (!in->broken && json_next(&in->r) == JSON_BEGIN_OBJECT) {
        fact_item x = rest_of_item(in);
        if (list.n < LIST_MAX) *vec_push(in->a, &list) = x;
    }
    *n = (uint32_t)list.n;
    return list.p;
}

// --- the fields, by type

typedef struct {
    const char *key;
    size_t offset; // of the member
} field;

static const field TEXTS[] = {
    {"state", offsetof(fact, state)},
    {"subject", offsetof(fact, subject)},
    {"subject_text", offsetof(fact, subject_text)},
    {"form", offsetof(fact, form)},
    {"planned", offsetof(fact, planned)},
    {"date", offsetof(fact, date)},
    {"published", offsetof(fact, published)},
    {"place", offsetof(fact, place)},
    {"level", offsetof(fact, level)},
    {"heads", offsetof(fact, heads)},
    {"kind", offsetof(fact, kind)},
    {"unit", offsetof(fact, unit)},
    {"basis", offsetof(fact, basis)},
    {"number", offsetof(fact, number)},
    {"document", offsetof(fact, document)},
    {"event", offsetof(fact, event)},
    {"text", offsetof(fact, text)},
};

static const field NUMBERS[] = {
    {"value", offsetof(fact, value)},
    {"low", offsetof(fact, value_low)},
    {"high", offsetof(fact, value_high)},
    {"former_value", offsetof(fact, former_value)},
    {"whole_value", offsetof(fact, whole_value)},
    {"confidence", offsetof(fact, confidence)},
};

static const field TRUTHS[] = {
    {"own_day", offsetof(fact, own_day)},
    {"subject_loose", offsetof(fact, subject_loose)},
    {"subject_guessed", offsetof(fact, subject_guessed)},
    {"weak", offsetof(fact, weak)},
    {"background", offsetof(fact, background)},
    {"official", offsetof(fact, official)},
    {"denied", offsetof(fact, denied)},
    {"alleged", offsetof(fact, alleged)},
};

static const field COUNTS[] = {
    {"known", offsetof(fact, n_known)},
    {"said", offsetof(fact, n_said)},
    {"deal", offsetof(fact, deal)},
    {"ordinal", offsetof(fact, ordinal)},
    {"sentence", offsetof(fact, sentence)},
    {"begin", offsetof(fact, words) + offsetof(span, begin)},
    {"end", offsetof(fact, words) + offsetof(span, end)},
};

static const field *find(const input *in, const field *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (json_key_is(&in->r, list[i].key)) return &list[i];
    return NULL;
}

#define FIND(in, list) find(in, list, sizeof list / sizeof *list)

static bool take_plain(input *in, fact *x)
{
    char *base = (char *)x;
    const field *f = FIND(in, TEXTS);
    if (f) {
        *(str *)(void *)(base + f->offset) = take_text(in);
        return true;
    }
    if ((f = FIND(in, NUMBERS))) {
        *(double *)(void *)(base + f->offset) = take_number(in);
        return true;
    }
    if ((f = FIND(in, TRUTHS))) {
        *(bool *)(base + f->offset) = take_truth(in);
        return true;
    }
    if ((f = FIND(in, COUNTS))) {
        double n = take_number(in);
        *(uint32_t *)(void *)(base + f->offset) = n > 0 && n < UINT32_MAX ? (uint32_t)n : 0;
        return true;
    }
    return false;
}

static void take_field(input *in, fact *x)
{
    if (take_plain(in, x)) return;
    if (json_key_is(&in->r, "actors"))
        x->actors = take_parties(in, &x->n_actors);
    else if (json_key_is(&in->r, "recipients"))
        x->recipients = take_parties(in, &x->n_recipients);
    else if (json_key_is(&in->r, "by"))
        x->by = take_party(in);
    else if (json_key_is(&in->r, "items"))
        x->items = take_items(in, &x->n_items);
    else if (json_key_is(&in->r, "makers"))
        x->makers = take_texts(in, &x->n_makers);
    else if (json_key_is(&in->r, "reasons"))
        x->reasons = take_reasons(in, &x->n_reasons);
    else if (json_key_is(&in->r, "reopen_if"))
        x->reopen_if = take_reasons(in, &x->n_reopen_if);
    else if (json_key_is(&in->r, "crossings"))
        x->crossings = take_reasons(in, &x->n_crossings);
    else
        json_skip(&in->r);
}

static bool take_kind(input *in, fact *x)
{
    str name = take_text(in);
    for (int k = 0; k < LEDGER_KINDS; k++) {
        if (!str_eq(name, str_of(ledger_kind_name((ledger_kind)k)))) continue;
        x->ledger = (ledger_kind)k;
        return true;
    }
    return false;
}

status factread_line(str json, const char *file, int line, arena *a, fact *out, diag *why)
{
    input in = {.r = json_read(json), .a = a};
    bool kind = false;
    *out = fact_none(LEDGER_CHANNELS);
    if (json_next(&in.r) != JSON_BEGIN_OBJECT) return json_error(&in.r, file, line, why);
    while (!in.broken && json_next(&in.r) == JSON_KEY) {
        if (json_key_is(&in.r, "fact"))
            kind = take_kind(&in, out);
        else
            take_field(&in, out);
    }
    if (in.broken || in.r.event != JSON_END_OBJECT) return json_error(&in.r, file, line, why);
    if (!kind)
        return diag_set(why, ST_FORMAT, file, line, 0, "a fact names no ledger that is known");
    return ST_OK;
}
