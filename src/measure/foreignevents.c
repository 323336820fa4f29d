#include "measure/foreignevents.h"

#include "base/ascii.h"
#include "base/calendar.h"
#include "mention/country.h"
#include "mention/gazetteer.h"
#include "rule/plover.h"

#include <stdio.h>
#include <string.h>

#define PEEK_BYTES ((size_t)16 << 10) // holds the header or first row of any of them
#define ROWS_TRIED 10                 // the first ones of a file may be broken

// --- which kind

// Files without header: how many columns, and which of them are asked for.
typedef struct {
    foreign_kind kind;
    size_t n;
    int columns[FOREIGN_COLUMNS];
} layout;

static const layout LAYOUTS[] = {
    {FOREIGN_GDELT1,
     57,
     {1, 7, 5, 17, 15, 26, 29, -1, -1, -1}}, // before April 2013: without the address
    {FOREIGN_GDELT1, 58, {1, 7, 5, 17, 15, 26, 29, -1, -1, -1}},
    {FOREIGN_GDELT2, 61, {1, 7, 5, 17, 15, 26, 29, -1, -1, -1}},
    {FOREIGN_PHOENIX, 26, {1, 6, 5, 10, 9, 13, 15, -1, -1, -1}},
};

// Files with a header: the names of the columns.
typedef struct {
    foreign_kind kind;
    const char *names[FOREIGN_COLUMNS]; // NULL: it has none
} heading;

static const heading HEADINGS[] = {
    {FOREIGN_ICEWS,
     {"Event Date", "Source Country", NULL, "Target Country", NULL, "CAMEO Code", NULL, NULL, NULL,
      NULL}},
    {FOREIGN_POLECAT,
     {"Event Date", "Actor Country", NULL, "Recipient Country", NULL, "Event Type", "Quad Code",
      NULL, NULL, NULL}},
    {FOREIGN_PHOENIX_CLINE,
     {"story_date", "source_root", "source", "target_root", "target", "code", "quad_class", "year",
      "month", "day"}},
};

const char *foreign_kind_name(foreign_kind kind)
{
    static const char *const NAMES[FOREIGN_KINDS] = {"GDELT 1.0", "GDELT 2.0", "ICEWS",
                                                     "POLECAT",   "Phoenix",   "Phoenix (Cline)"};
    return NAMES[kind];
}

static int column_named(const csv_row *row, const char *name)
{
    for (size_t i = 0; i < row->n_fields; i++)
        if (str_eq_nocase(str_trim(row->fields[i]), str_of(name))) return (int)i;
    return -1;
}

// Has the row every name of the heading?
static bool heads(const csv_row *row, const heading *h, int columns[FOREIGN_COLUMNS])
{
    for (int i = 0; i < FOREIGN_COLUMNS; i++) {
        columns[i] = h->names[i] ? column_named(row, h->names[i]) : -1;
        if (h->names[i] && columns[i] < 0) return false;
    }
    return true;
}

static size_t split(str line, str *fields)
{
    size_t n = 0;
    str rest = line;
    while (rest.p && n < CSV_MAX_FIELDS) fields[n++] = str_split(&rest, '\t');
    return rest.p ? 0 : n;
}

static bool digits(str s, size_t n)
{
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_is_digit(s.p[i])) return false;
    return n ? s.n == n : s.n > 0;
}

// A day or none, a code of CAMEO and a class where they belong?
static bool fits(const layout *x, const str *fields, size_t n)
{
    str quad = n == x->n ? fields[x->columns[FOREIGN_QUAD]] : STR_NONE;
    str day = n == x->n ? fields[x->columns[FOREIGN_DATE]] : STR_NONE;
    return n == x->n && (!day.n || digits(day, 8)) && digits(fields[x->columns[FOREIGN_TYPE]], 0) &&
           digits(quad, 1) && quad.p[0] <= '4';
}

static bool find_layout(foreign_file *f, str line)
{
    if (str_ends(line, STR("\r"))) line.n--;
    size_t n = split(line, f->fields);
    for (size_t i = 0; i < sizeof LAYOUTS / sizeof *LAYOUTS; i++) {
        if (!fits(&LAYOUTS[i], f->fields, n)) continue;
        f->kind = LAYOUTS[i].kind;
        f->n_columns = LAYOUTS[i].n;
        memcpy(f->columns, LAYOUTS[i].columns, sizeof f->columns);
        return true;
    }
    return false;
}

// By the first row that is one.
static bool find_headless(foreign_file *f, str first)
{
    str rest = first;
    for (int i = 0; i < ROWS_TRIED && rest.p; i++)
        if (find_layout(f, str_split(&rest, '\n'))) return true;
    return false;
}

static status unknown(foreign_file *f, str first, diag *why)
{
    const diag *damage = stream_damage(f->in);
    if (damage && why) *why = *damage;
    if (damage) return damage->code;
    f->unknown = true;
    // masterfilelist.txt, lastupdate.txt: size, hash and address of a file a line
    if (str_find(first, STR("://data.gdeltproject.org/")) != SIZE_MAX)
        return diag_set(why, ST_FORMAT, f->path, 0, 0,
                        "a list of GDELT's files, no events; fetch those of it whose names end in "
                        ".export.CSV.zip and name them here");
    return diag_set(why, ST_FORMAT, f->path, 0, 0, "no event file that is known: %s",
                    FOREIGN_EXPECTED);
}

static status read_heading(foreign_file *f, str first, diag *why)
{
    csv_row row;
    bool more;
    f->rows = csv_stream_open(f->in, csv_form_of(first), FOREIGN_ROW_BYTES, f->path);
    if (csv_stream_next(f->rows, &row, &more, why) != ST_OK || !more) return unknown(f, first, why);
    for (size_t i = 0; i < sizeof HEADINGS / sizeof *HEADINGS; i++) {
        f->kind = HEADINGS[i].kind;
        if (heads(&row, &HEADINGS[i], f->columns)) return ST_OK;
    }
    return unknown(f, first, why);
}

static status begin(foreign_file *f, diag *why)
{
    str first;
    f->fields = mem_alloc(CSV_MAX_FIELDS * sizeof *f->fields);
    TRY(stream_peek_at_least(f->in, PEEK_BYTES, &first, why));
    return find_headless(f, first) ? ST_OK : read_heading(f, first, why);
}

status foreign_open_stream(stream *in, const char *name, foreign_file *f, diag *why)
{
    *f = (foreign_file){.path = name, .in = in};
    return begin(f, why);
}

status foreign_open_memory(str bytes, const char *name, foreign_file *f, diag *why)
{
    *f = (foreign_file){.path = name};
    TRY(stream_open_memory(bytes, name, &f->in, why));
    return begin(f, why);
}

void foreign_close(foreign_file *f)
{
    if (f->rows) csv_stream_close(f->rows);
    if (f->in) stream_close(f->in);
    mem_free(f->fields);
    buf_free(&f->line);
    *f = (foreign_file){0};
}

// --- rows

static bool read_day(str s, int32_t *day)
{
    calendar_date d;
    s = str_trim(s);
    if (!calendar_parse_date(s, &d)) return false;
    *day = (int32_t)calendar_days(d);
    return true;
}

// Codes of CAMEO that are not those of ISO 3166-1.
static str iso_of(str code)
{
    static const char *const PAIRS[][2] = {
        {"ROM", "ROU"}, {"TMP", "TLS"}, {"ZAR", "COD"}, {"DRC", "COD"}, {"WBK", "PSE"},
        {"GZS", "PSE"}, {"PAL", "PSE"}, {"KSV", "XKX"}, {"KOS", "XKX"}, {"SCG", "SRB"},
        {"YUG", "SRB"}, {"BAG", "IRQ"}, {"IMY", "IMN"}};
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        if (str_eq(code, str_of(PAIRS[i][0]))) return str_of(PAIRS[i][1]);
    return code;
}

// A code in capitals, in `room`.
static str capitals(str s, char room[FOREIGN_NAME_MAX])
{
    if (s.n >= FOREIGN_NAME_MAX) return STR_NONE;
    for (size_t i = 0; i < s.n; i++)
        room[i] = (char)(ascii_is_lower(s.p[i]) ? s.p[i] - 32 : s.p[i]);
    return (str){room, s.n};
}

static bool is_code(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_is_letter(s.p[i])) return false;
    return s.n >= 3;
}

// A name of a country becomes its code; what is known under no name stays as it is.
static str side_of(str s, char room[FOREIGN_NAME_MAX])
{
    double lat, lon;
    s = str_trim(s);
    if (!s.n || s.n >= FOREIGN_NAME_MAX || str_eq(s, STR("None"))) return STR_NONE;
    if (s.n == 3 && is_code(s)) return iso_of(capitals(s, room));
    str code = country_named(s);
    if (code.n) return code;
    if (!is_code(s) || s.n % 3) return s;
    // "usagov", "CHNMIL": the country in front; "IGOUNO": a body
    str whole = capitals(s, room), country = iso_of(str_sub(whole, 0, 3));
    return gazetteer_country(country, &lat, &lon) ? country : whole;
}

static str field(const foreign_file *f, const str *fields, size_t n, foreign_column column)
{
    int at = f->columns[column];
    return at >= 0 && (size_t)at < n ? fields[at] : STR_NONE;
}

static str side(foreign_file *f, const str *fields, size_t n, foreign_column column, int which)
{
    str first = side_of(field(f, fields, n, column), f->names[which]);
    if (first.n) return first;
    return side_of(field(f, fields, n, (foreign_column)(column + 1)), f->names[which]);
}

// "VERBAL COOPERATION", "Q1", "1".
static int quad_of(str s)
{
    static const char *const NAMES[] = {"verbal cooperation", "material cooperation",
                                        "verbal conflict", "material conflict"};
    s = str_trim(s);
    for (int i = 0; i < 4; i++)
        if (str_eq_nocase(s, str_of(NAMES[i]))) return i + 1;
    if (s.n && (s.p[0] == 'Q' || s.p[0] == 'q')) s = str_sub(s, 1, s.n);
    return s.n == 1 && s.p[0] >= '1' && s.p[0] <= '4' ? s.p[0] - '0' : 0;
}

// The type of a code of CAMEO. "42" may be 042 and "231" 0231, whose zero a table of numbers took:
// of ICEWS, whose codes have three digits or four, wherever such a code exists; of others where
// there is none without.
static bool read_code(str s, foreign_kind kind, foreign_event *out)
{
    char code[8];
    bool bare = kind == FOREIGN_ICEWS && s.n == 2;
    if (s.n + 1 >= sizeof code) return false;
    for (int i = 0; i < 2; i++) {
        bool zero = bare ? i == 0 : i == 1;
        snprintf(code, sizeof code, "%s%.*s", zero ? "0" : "", STR_ARG(s));
        if (!cameo_known(str_of(code))) continue;
        const char *type = cameo_type(str_of(code));
        out->type = type && *type ? plover_type_find(str_of(type)) : -1;
        return true;
    }
    return false;
}

static bool read_type(str s, foreign_kind kind, foreign_event *out)
{
    char room[FOREIGN_NAME_MAX];
    out->type = -1;
    s = str_trim(s);
    if (digits(s, 0)) return read_code(s, kind, out);
    out->type = plover_type_find(capitals(s, room));
    return out->type >= 0;
}

static bool read_date(const foreign_file *f, const str *fields, size_t n, foreign_event *out)
{
    static const foreign_column PARTS[] = {FOREIGN_YEAR, FOREIGN_MONTH, FOREIGN_DAY};
    int64_t parts[3];
    out->dated = field(f, fields, n, FOREIGN_DATE).n > 0;
    if (!out->dated) return true;
    if (f->columns[FOREIGN_YEAR] < 0) return read_day(field(f, fields, n, FOREIGN_DATE), &out->day);
    for (int i = 0; i < 3; i++) {
        str part = str_trim(field(f, fields, n, PARTS[i]));
        if (part.n > 4 || !str_to_int(part, &parts[i])) return false;
    }
    calendar_date d = {(int)parts[0], (int)parts[1], (int)parts[2]};
    if (!calendar_valid(d)) return false;
    out->day = (int32_t)calendar_days(d);
    return true;
}

static bool read_event(foreign_file *f, const str *fields, size_t n, foreign_event *out)
{
    if (!read_date(f, fields, n, out)) return false;
    if (!read_type(field(f, fields, n, FOREIGN_TYPE), f->kind, out)) return false;
    out->quad = quad_of(field(f, fields, n, FOREIGN_QUAD));
    if (f->columns[FOREIGN_QUAD] < 0 && out->type >= 0) // ICEWS
        out->quad = plover_quad(str_of(plover_type_name(out->type)));
    out->source = side(f, fields, n, FOREIGN_SOURCE, 0);
    out->target = side(f, fields, n, FOREIGN_TARGET, 1);
    return true;
}

static void pass_over(foreign_file *f, int line)
{
    if (!f->passed_over++) f->first_passed = line;
}

// The fields of the next row; n is 0 of one that is none.
static status next_row(foreign_file *f, const str **fields, size_t *n, int *line, bool *more,
                       diag *why)
{
    if (f->rows) {
        csv_row row = {0};
        status s = csv_stream_next(f->rows, &row, more, why);
        *fields = row.fields;
        *n = s == ST_OK ? row.n_fields : 0;
        *line = s == ST_OK ? row.line : why->line;
        return s == ST_IO ? s : ST_OK;
    }
    buf_clear(&f->line);
    status s = stream_line(f->in, FOREIGN_ROW_BYTES, &f->line, more, why);
    *line = stream_line_number(f->in);
    *fields = f->fields;
    *n = 0;
    if (s == ST_LIMIT) *more = true;
    if (s != ST_OK || !*more) return s == ST_LIMIT ? ST_OK : s;
    str text = buf_str(&f->line);
    if (str_ends(text, STR("\r"))) text.n--;
    *n = split(text, f->fields);
    if (*n != f->n_columns) *n = 0;
    return ST_OK;
}

status foreign_next(foreign_file *f, foreign_event *out, bool *more, diag *why)
{
    const str *fields;
    size_t n;
    int line;
    for (;;) {
        *out = (foreign_event){0};
        TRY(next_row(f, &fields, &n, &line, more, why));
        if (!*more) return ST_OK;
        if (n && read_event(f, fields, n, out)) return ST_OK;
        pass_over(f, line);
    }
}
