#include "measure/goldreader.h"

#include "base/file.h"
#include "base/json_writer.h"
#include "base/stream.h"
#include "base/utf8.h"
#include "measure/goldcause.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char *const FORMAT_NAMES[GOLD_FORMATS] = {
    [GOLD_TREES] = "conllu",  [GOLD_RE3D] = "re3d",   [GOLD_SPANS] = "spans",
    [GOLD_DATES] = "dates",   [GOLD_MARKS] = "marks", [GOLD_EVENTS] = "events",
    [GOLD_CAUSES] = "causes",
};

const char *gold_format_name(gold_format f)
{
    return FORMAT_NAMES[f];
}

bool gold_format_find(str name, gold_format *f)
{
    for (int i = 0; i < GOLD_FORMATS; i++)
        if (str_eq(name, str_of(FORMAT_NAMES[i]))) {
            *f = (gold_format)i;
            return true;
        }
    return false;
}

// --- kinds

// re3d: organisations are any bodies, nationalities adjectives and peoples; both are actors for us,
// as is a country where re3d has a location. The product behind the date cases has no mention of a
// bare number: ours has it inside an amount.
static const gold_kind KINDS[] = {
    {GOLD_RE3D, "Organisation", "actor"},
    {GOLD_RE3D, "Person", "actor"},
    {GOLD_RE3D, "Nationality", "actor"},
    {GOLD_RE3D, "Location", "place|actor"},
    {GOLD_RE3D, "Temporal", "time"},
    {GOLD_RE3D, "Frequency", "time"},
    {GOLD_RE3D, "Money", "money"},
    {GOLD_RE3D, "Quantity", "quantity|people|percent|item|time"},
    {GOLD_RE3D, "Weapon", "item"},
    {GOLD_RE3D, "MilitaryPlatform", "item"},
    {GOLD_RE3D, "Vehicle", ""},
    {GOLD_RE3D, "DocumentReference", ""},
    {GOLD_RE3D, "CommsIdentifier", ""},
    {GOLD_RE3D, "Url", ""},
    {GOLD_RE3D, "Coordinate", ""},
    {GOLD_SPANS, "source", "source"},
    {GOLD_SPANS, "target", "target"},
    {GOLD_SPANS, "source (first event)", "first source"},
    {GOLD_SPANS, "target (first event)", "first target"},
    {GOLD_SPANS, "either", "actor"},
    {GOLD_DATES, "date", "time"},
    {GOLD_DATES, "daterange", "time"},
    {GOLD_DATES, "datetime", "time"},
    {GOLD_DATES, "datetimerange", "time"},
    {GOLD_DATES, "time", "time"},
    {GOLD_DATES, "timerange", "time"},
    {GOLD_DATES, "duration", "time"},
    {GOLD_DATES, "set", "time"},
    {GOLD_DATES, "timezone", ""},
    {GOLD_DATES, "currency", "money"},
    {GOLD_DATES, "dimension", "quantity"},
    {GOLD_DATES, "number", "quantity|people|money|percent|item|time"},
    {GOLD_MARKS, "actor", "actor"},
    {GOLD_MARKS, "time", "time"},
    {GOLD_MARKS, "money", "money"},
    {GOLD_MARKS, "percent", "percent"},
    {GOLD_MARKS, "people", "people|quantity"},
    {GOLD_MARKS, "item", "item"},
    {GOLD_MARKS, "quantity", "quantity"},
    {GOLD_MARKS, "place", "place"},
    {GOLD_MARKS, "said", "said"},
};

const gold_kind *gold_kind_find(gold_format format, str kind)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (KINDS[i].format == format && str_eq(kind, str_of(KINDS[i].kind))) return &KINDS[i];
    return NULL;
}

// --- files

status gold_file(const char *path, arena *a, str *out, diag *why)
{
    buf bytes = {0};
    status s = file_read_all(path, GOLD_FILE_MAX_BYTES, &bytes, why);
    if (s == ST_OK) *out = utf8_without_mark(str_copy(a, buf_str(&bytes)));
    buf_free(&bytes);
    return s;
}

const char *gold_path(arena *a, const char *folder, const char *name)
{
    buf path = {0};
    buf_add_format(&path, "%s/%s", folder, name);
    str copy = str_copy(a, buf_str(&path));
    buf_free(&path);
    return copy.p;
}

static int compare_names(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

gold_names gold_folder(arena *a, const char *folder, const char *suffix)
{
    gold_names names = {0};
    DIR *d = opendir(folder);
    if (!d) return names;
    for (const struct dirent *e; (e = readdir(d));) {
        str name = str_of(e->d_name);
        if (name.p[0] == '.' || !str_ends(name, str_of(suffix))) continue;
        *vec_push(a, &names) = str_copy(a, name).p;
    }
    closedir(d);
    if (names.n) qsort(names.p, names.n, sizeof *names.p, compare_names);
    return names;
}

raw_record gold_record(arena *a, str title, str date, str text)
{
    buf line = {0};
    json_writer w = {.out = &line};
    json_begin_object(&w);
    if (title.n) json_field_string(&w, "title", title);
    if (date.n) json_field_string(&w, "date", date);
    json_field_string(&w, "text", text);
    json_end_object(&w);
    raw_record record = {.kind = RECORD_JSON, .bytes = str_copy(a, buf_str(&line))};
    buf_free(&line);
    return record;
}

// --- what is it?

static bool is_tagged_line(str line)
{
    line = str_trim(line);
    size_t gap = str_find_byte(line, ' ', 0);
    if (gap == SIZE_MAX || str_find_byte(line, ' ', gap + 1) != SIZE_MAX) return false;
    return str_in_list(str_sub(line, gap + 1, line.n), "O|B-S|I-S|B-T|I-T|B-R|I-R", '|');
}

static gold_format recognise_bytes(str head)
{
    head = utf8_without_mark(head);
    head = str_trim(head);
    if (str_starts(head, STR("sentence\tkind\tbegin"))) return GOLD_MARKS;
    if (str_starts(head, STR("sentence\tevent\tfield"))) return GOLD_EVENTS;
    if (gold_causes_known(head)) return GOLD_CAUSES;
    if (str_starts(head, STR("[")) && str_find(head, STR("\"Input\"")) != SIZE_MAX)
        return GOLD_DATES;
    if (str_starts(head, STR("{")) && (str_find(head, STR("\"_id\"")) != SIZE_MAX ||
                                       str_find(head, STR("\"documentId\"")) != SIZE_MAX))
        return GOLD_RE3D;
    str rest = head;
    return is_tagged_line(str_split(&rest, '\n')) ? GOLD_SPANS : GOLD_TREES;
}

static gold_format recognise_file(const char *path)
{
    stream *in;
    diag why;
    str head = STR_NONE;
    if (stream_open(path, &in, &why) != ST_OK) return GOLD_TREES;
    gold_format f = GOLD_TREES;
    if (stream_peek(in, &head, &why) == ST_OK) f = recognise_bytes(head);
    stream_close(in);
    return f;
}

static bool has_entities(const char *folder, arena *a)
{
    return gold_folder(a, folder, "entities.json").n > 0;
}

static gold_format recognise_folder(const char *path, arena *a)
{
    if (has_entities(path, a)) return GOLD_RE3D;
    gold_names all = gold_folder(a, path, "");
    for (size_t i = 0; i < all.n; i++)
        if (has_entities(gold_path(a, path, all.p[i]), a)) return GOLD_RE3D;
    gold_names cases = gold_folder(a, path, ".json");
    return cases.n ? recognise_file(gold_path(a, path, cases.p[0])) : GOLD_TREES;
}

gold_format gold_recognise(const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0) return GOLD_TREES;
    if (!S_ISDIR(about.st_mode)) return S_ISREG(about.st_mode) ? recognise_file(path) : GOLD_TREES;
    arena a = {0};
    gold_format f = recognise_folder(path, &a);
    arena_free(&a);
    return f;
}

status gold_read(const gold_source *source, arena *a, gold_set *out, diag *why)
{
    gold_text_list texts = {0};
    status s = ST_FORMAT;
    switch (source->format) {
    case GOLD_RE3D: s = re3d_read(source, a, &texts, why); break;
    case GOLD_SPANS: s = spans_read(source, a, &texts, why); break;
    case GOLD_DATES: s = dates_read(source, a, &texts, why); break;
    case GOLD_MARKS: s = marks_read(source, a, &texts, why); break;
    default: break;
    }
    TRY(s);
    if (!texts.n)
        return diag_set(why, ST_FORMAT, source->path, 0, 0, "there is no %s gold in it",
                        gold_format_name(source->format));
    *out = (gold_set){source->format, texts.p, texts.n};
    return ST_OK;
}
