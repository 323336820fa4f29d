// Test cases of a recogniser (Recognizers-Text): a JSON array of {"Input", "Context", "Results"}.
//
// Results come in two layouts. One has "Start", "Length", "Type" and "Value" with a "Timex" and
// what it resolves to in the past and in the future; the other "Start", the last "End", "TypeName"
// and a "Resolution" with "values" or with "value" and "unit". Offsets count UTF-16 units. All of
// it is brought to values as ours: "2016-11-08|2015-11-08", "[2016-11-04,2016-11-22)" for a period
// whose end does not belong to it, "75000000 USD", "200 pound", "192".
#include "measure/goldreader.h"

#include "base/hash.h"
#include "base/json_reader.h"
#include "base/utf8.h"

#include <sys/stat.h>

typedef struct {
    const char *path;
    str name; // of the file, without its folder
    arena *a;
    diag *why;
    str aside;            // rows "file, index, hash, reason"; empty: none
    str also;             // rows "file, index, hash, mark, value, reason"; empty: none
    buf value;            // of the result under way
    const char *complete; // kinds of ours that the file marks all of, once a result told its kind
} dates;

typedef struct {
    str text, kind;
    int64_t start, end, length;
    str timex, value, unit, currency;
    bool has_value; // in "value", perhaps null
} result;

// --- values

static void add_alternative(dates *d, str s)
{
    if (!s.n) return;
    if (d->value.n) buf_add_byte(&d->value, '|');
    buf_add(&d->value, s);
}

// "2016-11-08 08:00:00" as "2016-11-08T08:00", "08:00:00" as "T08:00"; days stay.
static void add_moment(str s, buf *out)
{
    size_t colon = str_find_byte(s, ':', 0), gap = str_find_byte(s, ' ', 0);
    if (colon == SIZE_MAX) {
        buf_add(out, s);
        return;
    }
    str day = gap == SIZE_MAX ? STR_NONE : str_sub(s, 0, gap);
    str clock = gap == SIZE_MAX ? s : str_sub(s, gap + 1, s.n);
    buf_add(out, day);
    buf_add_byte(out, 'T');
    buf_add(out,
            str_ends(clock, STR(":00")) && clock.n > 5 ? str_sub(clock, 0, clock.n - 3) : clock);
}

static bool is_resolved(str s)
{
    return s.n && !str_starts(s, STR("0001-")) && !str_eq(s, STR("not resolved"));
}

static void add_period(dates *d, str begin, str end)
{
    if (!is_resolved(begin) && !is_resolved(end)) return;
    buf period = {0};
    buf_add_byte(&period, '[');
    if (is_resolved(begin)) add_moment(begin, &period);
    buf_add_byte(&period, ',');
    if (is_resolved(end)) add_moment(end, &period);
    buf_add_byte(&period, ')');
    add_alternative(d, buf_str(&period));
    buf_free(&period);
}

static void add_day(dates *d, str day)
{
    if (!is_resolved(day)) return;
    buf moment = {0};
    add_moment(day, &moment);
    add_alternative(d, buf_str(&moment));
    buf_free(&moment);
}

// What a timex says beyond its resolution: weeks, months, durations, sets.
static void add_timex(dates *d, str timex)
{
    if (timex.n && timex.p[0] != '(') add_alternative(d, timex);
}

// Units that the product gives no ISO code: what they may be in English news, and how many of the
// unit make one.
static const struct {
    const char *unit, *codes;
    double parts;
} CURRENCIES[] = {
    {"Dollar", "USD", 1},      {"Pound", "GBP", 1},
    {"Rupee", "INR", 1},       {"Franc", "FRF|CHF|BEF|XAF|XOF|franc", 1},
    {"Bitcoin", "BTC|XBT", 1}, {"Pence", "GBP", 100},
    {"Cent", "USD|EUR", 100},
};

static void add_money(dates *d, const result *r)
{
    double value;
    str codes = r->currency.n ? r->currency : r->unit;
    if (!str_to_double(r->value, &value)) return;
    for (size_t i = 0; !r->currency.n && i < sizeof CURRENCIES / sizeof *CURRENCIES; i++)
        if (str_eq(r->unit, str_of(CURRENCIES[i].unit))) {
            codes = str_of(CURRENCIES[i].codes);
            value /= CURRENCIES[i].parts;
        }
    while (codes.p) {
        str code = str_split(&codes, '|');
        if (d->value.n) buf_add_byte(&d->value, '|');
        buf_add_format(&d->value, "%.15g %.*s", value, STR_ARG(code));
    }
}

static void add_number(dates *d, const result *r)
{
    if (!r->has_value) return;
    if (str_eq(r->kind, STR("currency"))) {
        add_money(d, r);
        return;
    }
    str unit = str_lower(d->a, r->unit);
    add_alternative(d, r->value);
    if (unit.n) buf_add_format(&d->value, " %.*s", STR_ARG(unit));
}

// --- reading

// The files of one kind of date leave others unmarked, those of numbers what has a unit.
static const char *complete_kinds(str kind)
{
    if (str_eq(kind, STR("currency"))) return "money";
    return str_eq(kind, STR("dimension")) ? "quantity" : "";
}

// One object of dates, such as "PastResolution" or an entry of "values".
static void read_resolution(dates *d, json_reader *j)
{
    str day = STR_NONE, begin = STR_NONE, end = STR_NONE, timex = STR_NONE, type = STR_NONE;
    while (json_next(j) == JSON_KEY) {
        str key = json_text(j, d->a);
        str *field = str_in_list(key, "date|dateTime|time|value", '|')        ? &day
                     : str_in_list(key, "startDate|startDateTime|start", '|') ? &begin
                     : str_in_list(key, "endDate|endDateTime|end", '|')       ? &end
                     : str_eq(key, STR("timex"))                              ? &timex
                     : str_eq(key, STR("type"))                               ? &type
                                                                              : NULL;
        if (field && json_next(j) == JSON_STRING)
            *field = json_text(j, d->a);
        else
            json_skip(j);
    }
    add_timex(d, timex);
    if (!str_eq(type, STR("duration"))) add_day(d, day); // a duration's value is in seconds
    add_period(d, begin, end);
}

static void read_resolutions(dates *d, json_reader *j)
{
    if (json_next(j) != JSON_BEGIN_ARRAY) {
        json_skip(j);
        return;
    }
    while (json_next(j) == JSON_BEGIN_OBJECT) read_resolution(d, j);
}

// "Value" of the one layout, "Resolution" of the other.
static void read_value(dates *d, json_reader *j, result *r)
{
    if (json_next(j) != JSON_BEGIN_OBJECT) {
        json_skip(j);
        return;
    }
    while (json_next(j) == JSON_KEY) {
        str key = json_text(j, d->a);
        str *field = str_eq(key, STR("Timex"))         ? &r->timex
                     : str_eq(key, STR("value"))       ? &r->value
                     : str_eq(key, STR("unit"))        ? &r->unit
                     : str_eq(key, STR("isoCurrency")) ? &r->currency
                                                       : NULL;
        if (str_eq(key, STR("values"))) {
            read_resolutions(d, j);
        } else if (str_in_list(key, "FutureResolution|PastResolution", '|')) {
            if (json_next(j) == JSON_BEGIN_OBJECT) read_resolution(d, j);
        } else if (field && json_next(j) == JSON_STRING) {
            *field = json_text(j, d->a);
            r->has_value = r->has_value || field == &r->value;
        } else {
            json_skip(j);
        }
    }
}

static void read_result(dates *d, json_reader *j, result *r)
{
    *r = (result){.start = -1, .end = -1, .length = -1};
    buf_clear(&d->value);
    while (json_next(j) == JSON_KEY) {
        if (json_key_is(j, "Text") && json_next(j) == JSON_STRING)
            r->text = json_text(j, d->a);
        else if ((json_key_is(j, "Type") || json_key_is(j, "TypeName")) &&
                 json_next(j) == JSON_STRING)
            r->kind = json_text(j, d->a);
        else if (json_key_is(j, "Start") && json_next(j) == JSON_NUMBER)
            json_int(j, &r->start);
        else if (json_key_is(j, "End") && json_next(j) == JSON_NUMBER)
            json_int(j, &r->end);
        else if (json_key_is(j, "Length") && json_next(j) == JSON_NUMBER)
            json_int(j, &r->length);
        else if (json_key_is(j, "Value") || json_key_is(j, "Resolution"))
            read_value(d, j, r);
        else
            json_skip(j);
    }
    if (str_starts(r->kind, STR("datetimeV2."))) {
        r->kind = str_sub(r->kind, 11, r->kind.n);
        d->complete = "time";
    } else if (!d->complete) {
        d->complete = complete_kinds(r->kind);
    }
    add_timex(d, r->timex);
    add_number(d, r);
}

#define OFFSET_MAX ((int64_t)1 << 30) // no text is longer; beyond it an offset is nonsense

static span result_span(const result *r, str text)
{
    bool given =
        r->start >= 0 && r->start < OFFSET_MAX && r->end < OFFSET_MAX && r->length < OFFSET_MAX;
    int64_t begin = given ? r->start : 0;
    int64_t end = !given ? 0 : r->length >= 0 ? begin + r->length : r->end + 1;
    utf8_place at = {.text = text};
    span s;
    utf8_seek_utf16(&at, (size_t)begin);
    s.begin = (uint32_t)at.byte;
    utf8_seek_utf16(&at, (size_t)(end > begin ? end : begin));
    s.end = (uint32_t)at.byte;
    if (str_eq_nocase(span_text(text, s), r->text)) return s;
    size_t found = str_find(text, r->text); // offsets of some cases are a space or two beside
    if (found == SIZE_MAX) return s;
    return (span){(uint32_t)found, (uint32_t)(found + r->text.n)};
}

typedef VEC(gold_mark) mark_list;

// The spans wait for the text: a result is kept with its offsets until the case is over.
static void read_results(dates *d, json_reader *j, result **results, mark_list *marks)
{
    VEC(result) all = {0};
    if (json_next(j) != JSON_BEGIN_ARRAY) {
        json_skip(j);
        return;
    }
    while (json_next(j) == JSON_BEGIN_OBJECT) {
        result r;
        read_result(d, j, &r);
        *vec_push(d->a, &all) = r;
        gold_mark *m = vec_push(d->a, marks);
        *m = (gold_mark){.kind = r.kind, .value = str_copy(d->a, buf_str(&d->value))};
        if (!m->value.n) m->aside = STR("no value");
    }
    *results = all.p;
}

static void read_context(dates *d, json_reader *j, str *date)
{
    if (json_next(j) != JSON_BEGIN_OBJECT) {
        json_skip(j);
        return;
    }
    while (json_next(j) == JSON_KEY) {
        if (json_key_is(j, "ReferenceDateTime") && json_next(j) == JSON_STRING)
            *date = json_text(j, d->a);
        else
            json_skip(j);
    }
}

// --- cases that do not count, and values that are right as well

// What the next row of the table says about this case, behind its hash; false when none is left.
static bool next_row(const dates *d, str *table, size_t index, str input, str *row)
{
    char hash[HASH_HEX_SIZE];
    hash_hex(hash_str(input), hash);
    while (table->p) {
        str line = str_split(table, '\n');
        str file = str_split(&line, '\t'), at = str_split(&line, '\t');
        int64_t number;
        if (!str_eq(file, d->name) || !str_to_int(at, &number) || number != (int64_t)index)
            continue;
        *row = line;
        if (str_eq(str_split(row, '\t'), str_of(hash))) return true;
    }
    return false;
}

static str set_aside(const dates *d, size_t index, str input)
{
    str table = d->aside, row;
    return next_row(d, &table, index, input, &row) ? str_trim(row) : STR_NONE;
}

static str right_as_well(const dates *d, size_t index, str input, size_t mark)
{
    str table = d->also, row;
    while (next_row(d, &table, index, input, &row)) {
        int64_t number;
        if (str_to_int(str_split(&row, '\t'), &number) && number == (int64_t)mark)
            return str_split(&row, '\t');
    }
    return STR_NONE;
}

// A number that stands alone is no amount; it is read before a noun: "192." as "192 tons.".
static str with_noun(const dates *d, str input, const mark_list *marks)
{
    static const char NOUN[] = " tons";
    if (marks->n != 1 || !str_eq(marks->p[0].kind, STR("number"))) return input;
    span s = marks->p[0].span;
    str behind = str_trim(str_sub(input, s.end, input.n));
    bool alone = !str_trim(str_sub(input, 0, s.begin)).n && (!behind.n || str_eq(behind, STR(".")));
    if (!alone) return input;
    buf text = {0};
    buf_add(&text, str_sub(input, 0, s.end));
    buf_add_c(&text, NOUN);
    buf_add(&text, str_sub(input, s.end, input.n));
    str copy = str_copy(d->a, buf_str(&text));
    buf_free(&text);
    return copy;
}

static void read_case(dates *d, json_reader *j, size_t index, gold_text_list *out)
{
    str input = STR_NONE, date = STR_NONE;
    result *results = NULL;
    mark_list marks = {0};
    while (json_next(j) == JSON_KEY) {
        if (json_key_is(j, "Input") && json_next(j) == JSON_STRING)
            input = json_text(j, d->a);
        else if (json_key_is(j, "Context"))
            read_context(d, j, &date);
        else if (json_key_is(j, "Results"))
            read_results(d, j, &results, &marks);
        else
            json_skip(j);
    }
    if (!str_trim(input).n) return;
    for (size_t i = 0; i < marks.n; i++) {
        marks.p[i].span = result_span(&results[i], input);
        marks.p[i].also = right_as_well(d, index, input, i);
    }
    str text = with_noun(d, input, &marks);
    buf name = {0};
    buf_add_format(&name, "%.*s:%zu", STR_ARG(d->name), index);
    *vec_push(d->a, out) = (gold_text){
        .name = str_copy(d->a, buf_str(&name)),
        .text = text,
        .judged = {0, (uint32_t)text.n},
        .record = gold_record(d->a, STR_NONE, date, text),
        .marks = marks.p,
        .n_marks = marks.n,
        .aside = set_aside(d, index, input),
    };
    buf_free(&name);
}

static status read_file(dates *d, const char *path, gold_text_list *out)
{
    str bytes;
    const char *slash = strrchr(path, '/');
    d->path = path;
    d->name = str_of(slash ? slash + 1 : path);
    TRY(gold_file(path, d->a, &bytes, d->why));
    json_reader j = json_read(bytes);
    if (json_next(&j) != JSON_BEGIN_ARRAY) return json_error(&j, path, 1, d->why);
    size_t index = 0, first = out->n;
    d->complete = NULL;
    while (json_next(&j) == JSON_BEGIN_OBJECT) read_case(d, &j, index++, out);
    for (size_t i = first; i < out->n; i++) out->p[i].complete = d->complete ? d->complete : "";
    if (j.event != JSON_END_ARRAY || json_next(&j) != JSON_END)
        return json_error(&j, path, 1, d->why);
    return ST_OK;
}

status dates_read(const gold_source *source, arena *a, gold_text_list *out, diag *why)
{
    dates d = {.a = a, .why = why};
    struct stat about;
    status s = ST_OK;
    if (source->aside) TRY(gold_file(source->aside, a, &d.aside, why));
    if (source->also) TRY(gold_file(source->also, a, &d.also, why));
    if (stat(source->path, &about) == 0 && S_ISDIR(about.st_mode)) {
        gold_names files = gold_folder(a, source->path, ".json");
        for (size_t i = 0; i < files.n && s == ST_OK; i++)
            s = read_file(&d, gold_path(a, source->path, files.p[i]), out);
    } else {
        s = read_file(&d, source->path, out);
    }
    buf_free(&d.value);
    return s;
}
