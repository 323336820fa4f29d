#include "upkeep/correction.h"

#include "base/json_reader.h"
#include "base/utf8.h"
#include "link/period.h"
#include "rule/plover.h"

#define ID_MAX    64  // bytes of an id
#define VALUE_MAX 200 // of a date, a place
#define CODE_MAX  30  // of an actor

static const char *const KINDS[CORRECTION_KINDS] = {"right",   "wrong", "changed",
                                                    "missing", "whole", "withdrawn"};
static const char *const FIELDS[CORRECT_FIELDS] = {"type",     "mode",  "actors", "recipients",
                                                   "date",     "place", "status", "background",
                                                   "polarity", "claim"};

const char *correction_kind_name(correction_kind k)
{
    return KINDS[k];
}

const char *correction_field_name(correction_field f)
{
    return FIELDS[f];
}

// --- reading

typedef struct {
    json_reader r;
    arena *a;
    correction *x;
    bool sent; // by a reader: not of a file
    bool has_kind;
    diag *why;
} parsing;

static status refuse(const parsing *p, const char *what, const char *instead)
{
    return diag_set(p->why, ST_USAGE, NULL, 0, 0, "%s: %s", what, instead);
}

static bool is_line(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f) return false;
    return utf8_valid(s);
}

// A string, or null, of at most that many bytes without control characters.
static status read_text(parsing *p, const char *name, size_t most, str *out)
{
    json_event e = json_next(&p->r);
    *out = STR_NONE;
    if (e == JSON_NULL) return ST_OK;
    if (e != JSON_STRING) return refuse(p, name, "give a string");
    *out = str_trim(json_text(&p->r, p->a));
    if (out->n > most) return refuse(p, name, "too long");
    return is_line(*out) ? ST_OK
                         : refuse(p, name, "control characters, or bytes that are not UTF-8");
}

// A note may have several lines.
static status read_note(parsing *p)
{
    json_event e = json_next(&p->r);
    if (e == JSON_NULL) return ST_OK;
    if (e != JSON_STRING) return refuse(p, "note", "give a string");
    p->x->note = str_trim(json_text(&p->r, p->a));
    if (p->x->note.n > CORRECTION_NOTE_MAX) return refuse(p, "note", "at most 2000 bytes");
    return utf8_valid(p->x->note) ? ST_OK : refuse(p, "note", "bytes that are not UTF-8");
}

static status read_span(parsing *p)
{
    int64_t at[2];
    if (json_next(&p->r) == JSON_NULL) return ST_OK;
    if (p->r.event != JSON_BEGIN_ARRAY) return refuse(p, "span", "give [begin, end]");
    for (int i = 0; i < 2; i++)
        if (json_next(&p->r) != JSON_NUMBER || !json_int(&p->r, &at[i]) || at[i] < 0 ||
            at[i] > UINT32_MAX)
            return refuse(p, "span", "give [begin, end]");
    if (json_next(&p->r) != JSON_END_ARRAY || at[1] < at[0])
        return refuse(p, "span", "give [begin, end], begin before end");
    p->x->span = (span){(uint32_t)at[0], (uint32_t)at[1]};
    return ST_OK;
}

static bool is_code(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!((s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= '0' && s.p[i] <= '9'))) return false;
    return s.n >= 2 && s.n <= CODE_MAX;
}

// ["CHNGOV", "USA"] as "CHNGOV;USA".
static status read_side(parsing *p, correction_field f)
{
    buf codes = {0};
    size_t n = 0;
    status s = ST_OK;
    if (json_next(&p->r) != JSON_BEGIN_ARRAY) return refuse(p, FIELDS[f], "give a list of codes");
    while (s == ST_OK && json_next(&p->r) == JSON_STRING) {
        str code = str_trim(json_text(&p->r, p->a));
        if (!is_code(code))
            s = refuse(p, FIELDS[f], "a code has capital letters and digits, such as CHN, USAGOV");
        else if (++n > CORRECTION_SIDE_MAX)
            s = refuse(p, FIELDS[f], "at most 20 codes");
        else
            buf_add_format(&codes, "%s%.*s", n > 1 ? ";" : "", STR_ARG(code));
    }
    if (s == ST_OK && p->r.event != JSON_END_ARRAY)
        s = refuse(p, FIELDS[f], "give a list of codes");
    p->x->right[f] = str_copy(p->a, buf_str(&codes));
    buf_free(&codes);
    return s;
}

static status read_truth(parsing *p, correction_field f)
{
    json_event e = json_next(&p->r);
    if (e != JSON_TRUE && e != JSON_FALSE) return refuse(p, FIELDS[f], "give true or false");
    p->x->right[f] = e == JSON_TRUE ? STR("true") : STR("false");
    return ST_OK;
}

static status check_value(const parsing *p, correction_field f, str value)
{
    static const char *const AMONG[CORRECT_FIELDS] = {
        [CORRECT_STATUS] = "happened|ongoing|planned|conditional|hypothetical",
        [CORRECT_POLARITY] = "affirmed|negated",
        [CORRECT_CLAIM] = "stated|alleged|denied",
    };
    if (f == CORRECT_TYPE && plover_type_find(value) < 0)
        return refuse(p, "type", "none of PLOVER's, such as CONSULT");
    if (f == CORRECT_DATE && value.n && !period_read(value).known &&
        !str_in_list(value, "PAST_REF|PRESENT_REF|FUTURE_REF", '|'))
        return refuse(p, "date", "give a day, month or year, such as 2024-07-17");
    if (AMONG[f] && !str_in_list(value, AMONG[f], '|')) return refuse(p, FIELDS[f], AMONG[f]);
    return ST_OK;
}

static status read_field(parsing *p, correction_field f)
{
    p->x->given[f] = true;
    if (f == CORRECT_ACTORS || f == CORRECT_RECIPIENTS) return read_side(p, f);
    if (f == CORRECT_BACKGROUND) return read_truth(p, f);
    TRY(read_text(p, FIELDS[f], VALUE_MAX, &p->x->right[f]));
    return check_value(p, f, p->x->right[f]);
}

static status read_right(parsing *p)
{
    if (json_next(&p->r) == JSON_NULL) return ST_OK;
    if (p->r.event != JSON_BEGIN_OBJECT) return refuse(p, "right", "give an object of fields");
    while (json_next(&p->r) == JSON_KEY) {
        size_t f = 0;
        while (f < CORRECT_FIELDS && !json_key_is(&p->r, FIELDS[f])) f++;
        if (f == CORRECT_FIELDS) return refuse(p, "right", "a field that cannot be corrected");
        TRY(read_field(p, (correction_field)f));
    }
    return p->r.event == JSON_END_OBJECT ? ST_OK : refuse(p, "right", "no whole object");
}

static status read_kind(parsing *p)
{
    if (json_next(&p->r) == JSON_STRING)
        for (int k = 0; k < CORRECTION_KINDS; k++)
            if (json_key_is(&p->r, KINDS[k])) {
                p->x->kind = (correction_kind)k;
                p->has_kind = true;
                return ST_OK;
            }
    return refuse(p, "kind", "one of right, wrong, changed, missing, whole, withdrawn");
}

static status read_coded(parsing *p)
{
    size_t begin = p->r.at;
    if (!json_skip(&p->r)) return refuse(p, "coded", "no JSON");
    str raw = str_trim(str_sub(p->r.text, begin, p->r.at));
    while (raw.n && (*raw.p == ':' || *raw.p == ' ')) raw = str_sub(raw, 1, raw.n);
    p->x->coded = str_eq(raw, STR("null")) ? STR_NONE : str_copy(p->a, raw);
    return ST_OK;
}

// Is it one of the texts of the list? Those behind `event` are the program's to say.
static status read_member(parsing *p)
{
    correction *x = p->x;
    const struct {
        const char *name;
        str *into;
        size_t most;
        bool sent;
    } TEXTS[] = {
        {"document", &x->document, ID_MAX, true},
        {"event", &x->event, ID_MAX, true},
        {"of", &x->of, ID_MAX, true},
        {"by", &x->by, CORRECTION_BY_MAX, true},
        {"id", &x->id, ID_MAX, false},
        {"at", &x->at, ID_MAX, false},
        {"content_hash", &x->content_hash, ID_MAX, false},
        {"version", &x->version, ID_MAX, false},
        {"model_hash", &x->model_hash, ID_MAX, false},
        {"codebook_hash", &x->codebook_hash, ID_MAX, false},
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        if (json_key_is(&p->r, TEXTS[i].name) && (TEXTS[i].sent || !p->sent))
            return read_text(p, TEXTS[i].name, TEXTS[i].most, TEXTS[i].into);
    if (json_key_is(&p->r, "kind")) return read_kind(p);
    if (json_key_is(&p->r, "span")) return read_span(p);
    if (json_key_is(&p->r, "note")) return read_note(p);
    if (json_key_is(&p->r, "right")) return read_right(p);
    if (!p->sent && json_key_is(&p->r, "coded")) return read_coded(p);
    if (!p->sent && json_key_is(&p->r, "words")) {
        if (json_next(&p->r) == JSON_STRING) x->words = json_text(&p->r, p->a);
        return ST_OK;
    }
    if (!p->sent) return json_skip(&p->r) ? ST_OK : refuse(p, "a member", "no JSON");
    return diag_set(p->why, ST_USAGE, NULL, 0, 0, "%.*s: no member of a correction",
                    (int)(p->r.raw.n < 40 ? p->r.raw.n : 40), p->r.raw.p);
}

static status parse(parsing *p)
{
    if (json_next(&p->r) != JSON_BEGIN_OBJECT) return refuse(p, "a correction", "give an object");
    while (json_next(&p->r) == JSON_KEY) TRY(read_member(p));
    if (p->r.event != JSON_END_OBJECT || json_next(&p->r) != JSON_END)
        return refuse(p, "a correction", "no whole JSON object");
    return p->has_kind ? ST_OK : refuse(p, "kind", "it must be said");
}

// What each kind needs.
static status check_whole(const parsing *p)
{
    const correction *x = p->x;
    size_t n = 0;
    for (int f = 0; f < CORRECT_FIELDS; f++) n += x->given[f];
    bool fields = x->kind == CORRECTION_CHANGED || x->kind == CORRECTION_MISSING;
    bool about_event =
        x->kind == CORRECTION_RIGHT || x->kind == CORRECTION_WRONG || x->kind == CORRECTION_CHANGED;
    if (x->kind == CORRECTION_WITHDRAWN)
        return x->of.n ? ST_OK : refuse(p, "of", "the id of what is withdrawn");
    if (!x->document.n) return refuse(p, "document", "its id must be said");
    if (about_event && !x->event.n) return refuse(p, "event", "its id must be said");
    if (n && !fields) return refuse(p, "right", "fields are of changed and missing events");
    if (!n && fields) return refuse(p, "right", "say at least one field");
    if (x->kind == CORRECTION_MISSING && (!x->given[CORRECT_TYPE] || span_empty(x->span)))
        return refuse(p, "a missing event", "say its type, and span: the words that tell it");
    if (x->given[CORRECT_MODE] && x->given[CORRECT_TYPE] &&
        !plover_has_mode(x->right[CORRECT_TYPE], x->right[CORRECT_MODE]))
        return refuse(p, "mode", "none of that type's");
    return ST_OK;
}

status correction_parse(str json, arena *a, correction *out, diag *why)
{
    parsing p = {.r = json_read(json), .a = a, .x = out, .sent = true, .why = why};
    *out = (correction){0};
    if (json.n > CORRECTION_BODY_MAX) return refuse(&p, "a correction", "at most 64 KiB");
    TRY(parse(&p));
    return check_whole(&p);
}

status correction_parse_line(str line, arena *a, correction *out, diag *why)
{
    parsing p = {.r = json_read(line), .a = a, .x = out, .why = why};
    *out = (correction){0};
    TRY(parse(&p));
    return check_whole(&p);
}
