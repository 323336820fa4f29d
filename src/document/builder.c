#include "document/builder.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "document/encoding.h"
#include "document/fieldnames.h"
#include "document/fragment.h"
#include "document/json_record.h"
#include "document/languageguess.h"
#include "document/mail.h"
#include "document/normaliser.h"
#include "document/page.h"
#include "document/structure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    arena *a;
    const raw_record *record;
    const document_options *options;
    document *d;
    VEC(problem) problems;
    offset_map map;
    char file[DIAG_FILE_MAX]; // and, in an archive, the record's place in it
    int line;
} builder;

static void add_problem(builder *b, const char *code, str message)
{
    *vec_push(b->a, &b->problems) = (problem){str_of(code), message};
}

static str formatted(builder *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

static str formatted(builder *b, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t length = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    return str_copy(b->a, (str){text, length});
}

static void tell_encoding(builder *b, const decoded *text)
{
    if (text->guessed)
        add_problem(b, "encoding-guessed",
                    formatted(b, "not UTF-8; read as %.*s", STR_ARG(text->name)));
    if (text->n_bad)
        add_problem(b, "bad-encoding",
                    formatted(b,
                              "%u places are no characters of %.*s, the first at byte %u; they "
                              "are shown as U+FFFD",
                              text->n_bad, STR_ARG(text->name), text->first_bad));
}

// What the input says, before the text is looked at.
typedef struct {
    decoded text;
    record_facts known;   // in the bytes, else beside them
    str subtitle;         // of a page
    offset_map title_map; // of its title: offset to byte of the source
} source;

static status check_length(builder *b, size_t n, diag *why)
{
    if (n <= DOCUMENT_MAX_BYTES) return ST_OK;
    return diag_set(why, ST_LIMIT, b->file, b->line, 0,
                    "the text has %zu bytes, more than %zu; split it", n, DOCUMENT_MAX_BYTES);
}

static void tell_cut(builder *b, bool cut)
{
    if (cut)
        add_problem(b, "too-deep",
                    STR("the page's elements nest too deep, or one has too many attributes; what "
                        "comes behind is not read"));
}

static void tell_page(builder *b, const page *p)
{
    tell_cut(b, p->cut);
    if (p->hidden)
        add_problem(b, "hidden-text",
                    STR("the page shows but the beginning of its text; the whole is taken from its "
                        "JSON-LD"));
}

static str first_subtag(builder *b, str language)
{
    size_t n = 0;
    language = str_trim(language);
    while (n < language.n && language.p[n] != '-' && language.p[n] != '_') n++;
    return str_lower(b->a, str_sub(language, 0, n));
}

static status read_page(builder *b, source *s, diag *why)
{
    str bytes = b->record->bytes;
    decoded raw;
    str charset = b->record->charset.n ? b->record->charset : html_charset(bytes);
    TRY(encoding_decode_page(b->a, bytes, charset, &raw, why));
    page p;
    TRY(page_read(b->a, raw.text, b->record->known.url, &p, why));
    tell_page(b, &p);
    s->text = raw;
    s->text.text = p.text;
    s->text.map = (offset_map){0};
    offset_map_compose(&s->text.map, b->a, &p.map, &raw.map, (uint32_t)p.text.n, 0);
    offset_map_compose(&s->title_map, b->a, &p.title_map, &raw.map, (uint32_t)p.title.n, 0);
    s->subtitle = p.subtitle;
    s->known = (record_facts){.title = p.title,
                              .date = p.published,
                              .url = p.url,
                              .outlet = p.outlet,
                              .byline = p.byline,
                              .updated = p.updated,
                              .language = p.language};
    return ST_OK;
}

static status read_fragment(builder *b, source *s, diag *why)
{
    fragment f;
    decoded raw = encoding_decode_string(b->a, b->record->bytes);
    TRY(fragment_read(b->a, raw.text, &f, why));
    tell_cut(b, f.cut);
    s->text = raw;
    s->text.text = f.text;
    s->text.map = (offset_map){0};
    offset_map_compose(&s->text.map, b->a, &f.map, &raw.map, (uint32_t)f.text.n, 0);
    return ST_OK;
}

static str first_said(str inside, str beside)
{
    return str_trim(inside).n ? inside : beside;
}

static void add_known(record_facts *to, const record_facts *beside)
{
    to->id = first_said(to->id, beside->id);
    to->title = first_said(to->title, beside->title);
    to->date = first_said(to->date, beside->date);
    to->url = first_said(to->url, beside->url);
    to->outlet = first_said(to->outlet, beside->outlet);
    to->byline = first_said(to->byline, beside->byline);
    to->updated = first_said(to->updated, beside->updated);
    to->language = first_said(to->language, beside->language);
}

static void tell_mail(builder *b, const mail *m)
{
    if (m->n_attached)
        add_problem(b, "attachments",
                    formatted(b, "%zu %s not read: %.*s%s", m->n_attached,
                              m->n_attached == 1 ? "attachment is" : "attachments are",
                              STR_ARG(m->attachments),
                              m->n_attached > MAIL_LISTED_NAMES ? ", ..." : ""));
    if (m->cut)
        add_problem(
            b, "too-deep",
            STR("the mail has too many parts, or they nest too deep; the rest is not read"));
    if (m->open) add_problem(b, "truncated", STR("the mail ends in the midst of one of its parts"));
    if (m->damaged)
        add_problem(b, "bad-encoding",
                    STR("the mail's base64 has characters that do not belong there"));
}

static status read_mail(builder *b, source *s, diag *why)
{
    mail m;
    TRY(mail_read(b->a, b->record->bytes, &m, why));
    tell_mail(b, &m);
    s->text = m.body;
    s->known = m.known;
    return check_length(b, m.known.title.n, why);
}

// A failure of those who do not know which file they read.
static status of_file(const builder *b, status result, diag *why)
{
    if (result != ST_OK && why) memcpy(why->file, b->file, sizeof b->file);
    return result;
}

static status read_json(builder *b, source *s, diag *why)
{
    json_record fields;
    TRY(json_record_read(b->record, b->options, b->a, b->file, &fields, why));
    TRY(check_length(b, fields.text.n, why));
    TRY(check_length(b, fields.known.title.n, why));
    s->text = encoding_decode_string(b->a, fields.text);
    s->known = fields.known;
    return ST_OK;
}

static status read_source(builder *b, source *s, diag *why)
{
    const raw_record *record = b->record;
    if (record->kind == RECORD_PAGE) {
        TRY(of_file(b, read_page(b, s, why), why));
    } else if (record->kind == RECORD_JSON) {
        TRY(read_json(b, s, why));
    } else if (record->kind == RECORD_FIELDS) {
        TRY(check_length(b, record->bytes.n, why));
        TRY(check_length(b, record->known.title.n, why));
        s->text = encoding_decode_string_as(b->a, record->bytes, record->encoding);
    } else if (record->kind == RECORD_FRAGMENT) {
        TRY(check_length(b, record->known.title.n, why));
        TRY(of_file(b, read_fragment(b, s, why), why));
    } else if (record->kind == RECORD_MAIL) {
        TRY(of_file(b, read_mail(b, s, why), why));
    } else {
        TRY(of_file(b, encoding_decode_page(b->a, record->bytes, record->charset, &s->text, why),
                    why));
    }
    add_known(&s->known, &record->known);
    return check_length(b, s->text.text.n, why);
}

// The day that a date field means, in any usual writing; false when it cannot be told.
static bool read_date(str s, str *published, arena *a)
{
    calendar_time t;
    char out[CALENDAR_DATE_SIZE];
    s = str_trim(s);
    bool iso = calendar_parse(s, &t) && t.precision >= CALENDAR_DAY;
    if (iso && s.n >= 10 && s.p[4] == '-' && s.p[7] == '-') {
        *published = s;
        return true;
    }
    if (!iso) {
        written_date written = dateline_date(s);
        t.date = written.date;
        if (!written.date.month && s.n > 10 && strchr(" T", s.p[10])) {
            // "2024-07-17 10:00:00 UTC": the day is plain, the rest is not
            if (!calendar_parse_date(str_sub(s, 0, 10), &t.date)) return false;
        } else if (!written.date.month || !written.date.year) {
            return false;
        }
    }
    calendar_format(t.date, out);
    *published = str_copy(a, str_of(out));
    return true;
}

static void no_date(builder *b, const written_date *found)
{
    bool fields = b->record->kind != RECORD_TEXT && b->record->kind != RECORD_PAGE;
    const char *how =
        fields ? "in its \"date\" field or with --date YYYY-MM-DD" : "with --date YYYY-MM-DD";
    if (found->date.month)
        add_problem(b, "no-date",
                    formatted(b,
                              "the text gives its date without the year (month %d, day %d), so "
                              "that relative dates stay unresolved; give it %s",
                              found->date.month, found->date.day, how));
    else
        add_problem(b, "no-date",
                    formatted(b,
                              "the document has no date, so that relative dates such as "
                              "\"yesterday\" stay unresolved; give it %s",
                              how));
}

static void set_date(builder *b, str field, const written_date *found)
{
    document *d = b->d;
    if (b->options->date.n && read_date(b->options->date, &d->published, b->a)) {
        d->published_how = STR("option");
        return;
    }
    if (str_trim(field).n) {
        d->published_how = STR("field");
        if (read_date(field, &d->published, b->a)) return;
        add_problem(b, "bad-date",
                    formatted(b, "the date \"%.*s\" cannot be read; write it YYYY-MM-DD",
                              (int)(field.n < 60 ? field.n : 60), field.p));
    }
    d->published_how = STR_NONE;
    if (found->date.month && found->date.year) {
        char out[CALENDAR_DATE_SIZE];
        calendar_format(found->date, out);
        d->published = str_copy(b->a, str_of(out));
        d->published_how = STR("dateline");
        return;
    }
    no_date(b, found);
}

// A title that stands beside the text, on one line, and its offsets in the field.
static str read_title(builder *b, str given, offset_map *map)
{
    decoded raw = encoding_decode_string(b->a, given);
    clean_text clean = normaliser_clean(b->a, raw.text);
    offset_map_compose(map, b->a, &clean.map, &raw.map, (uint32_t)clean.text.n, 0);
    return normaliser_join(clean.text);
}

// The document's text: a title that stands beside the text comes before it, in a line of its own.
// Returns how far the layout's text was moved.
static uint32_t set_text(builder *b, str title, const layout *text, const decoded *source_text)
{
    document *d = b->d;
    uint32_t shift = title.n ? (uint32_t)(title.n + (text->text.n ? 1 : 0)) : 0;
    char *p = arena_alloc(b->a, shift + text->text.n + 1);
    if (title.n) memcpy(p, title.p, title.n);
    if (shift > title.n) p[title.n] = '\n';
    if (text->text.n) memcpy(p + shift, text->text.p, text->text.n);
    offset_map_compose(&b->map, b->a, &text->map, &source_text->map, (uint32_t)text->text.n, shift);
    d->text = (str){p, shift + text->text.n};
    d->map = (const uint32_t *)(const void *)b->map.p;
    d->n_map = b->map.n;
    return shift;
}

static str moved(str s, const layout *from, str to, uint32_t shift)
{
    if (!s.n) return STR_NONE;
    return (str){to.p + shift + (s.p - from->text.p), s.n};
}

static void set_parts(builder *b, const structure *found, uint32_t shift, str title)
{
    document *d = b->d;
    d->parts = arena_array(b->a, part, found->n_parts + 1);
    if (title.n) d->parts[d->n_parts++] = (part){{0, (uint32_t)title.n}, PART_TITLE};
    for (size_t i = 0; i < found->n_parts; i++) {
        part p = found->parts[i];
        p.span.begin += shift;
        p.span.end += shift;
        if (title.n && p.kind == PART_TITLE) p.kind = PART_SUBTITLE; // the given title is above it
        d->parts[d->n_parts++] = p;
    }
}

// The first paragraph of a page's text may be its subtitle.
static void mark_subtitle(builder *b, str subtitle)
{
    str wanted = normaliser_line(b->a, subtitle);
    for (size_t i = 0; wanted.n && i < b->d->n_parts; i++) {
        part *p = &b->d->parts[i];
        str text = str_sub(b->d->text, p->span.begin, p->span.end);
        if (p->kind == PART_BODY && str_eq(text, wanted)) {
            p->kind = PART_SUBTITLE;
            return;
        }
        if (p->kind == PART_BODY) return;
    }
}

static str first_of(builder *b, str option, str field, str found)
{
    str value = str_trim(option).n ? option : str_trim(field).n ? field : found;
    return value.p == found.p ? found
                              : normaliser_line(b->a, encoding_decode_string(b->a, value).text);
}

// A name of a file may be any bytes; what is printed must be UTF-8.
static str valid_name(arena *a, str name)
{
    if (utf8_valid(name)) return name;
    buf out = {0};
    uint32_t code;
    for (size_t i = 0; i < name.n;) {
        i += utf8_decode(name, i, &code);
        utf8_add(&out, code);
    }
    str copy = str_copy(a, buf_str(&out));
    buf_free(&out);
    return copy;
}

static void set_identity(builder *b, const record_facts *known)
{
    document *d = b->d;
    d->source_id = str_trim(known->id);
    d->url = str_trim(b->options->url.n ? b->options->url : known->url);
    d->content_hash = hash_id(b->a, d->text);
    str identity = d->source_id.n ? d->source_id : d->url;
    d->id = identity.n ? hash_id(b->a, identity) : d->content_hash;
    d->file = valid_name(b->a, b->record->file);
    d->line = b->record->line;
    d->place = b->record->place;
}

// The text decides, whatever its source says: pages in English are often marked as others.
static void set_language(builder *b, str said)
{
    str claim = first_subtag(b, said);
    language_guess g = language_of(b->d->text, claim);
    b->d->language = g.code;
    b->d->is_foreign = g.is_foreign && !b->options->any_language;
    if (g.is_foreign)
        add_problem(b, "not-english",
                    formatted(b, "the text is in %.*s (%.*s); %s", STR_ARG(g.name), STR_ARG(g.code),
                              b->d->is_foreign
                                  ? "nothing of it is coded (--any-language codes it all the same)"
                                  : "it is read as English, as --any-language says"));
    else if (!g.is_english && claim.n >= 2 && claim.n <= 3 && !str_eq(claim, STR("en")))
        add_problem(b, "language-doubtful",
                    formatted(b,
                              "the source says that it is in \"%.*s\", and its text is too short "
                              "to tell; it is read as English",
                              STR_ARG(claim)));
}

static status fill(builder *b, const source *s, diag *why)
{
    document *d = b->d;
    const record_facts *known = &s->known;
    bool plain = b->record->kind == RECORD_TEXT;
    str given = str_trim(b->options->title).n ? b->options->title : known->title;
    offset_map title_map = {0};
    str title = read_title(b, given, &title_map);
    clean_text clean = normaliser_clean(b->a, s->text.text);
    layout text = paragraph_layout(b->a, &clean);
    if (!text.text.n && (plain || !title.n))
        return diag_set(why, ST_FORMAT, b->file, b->line, 0,
                        "there is no text in it; nothing can be coded");
    str byline = normaliser_line(b->a, encoding_decode_string(b->a, known->byline).text);
    structure found = structure_find(b->a, &text, plain, title, byline);
    bool repeated = title.n && found.title.n && str_eq_nocase(found.title, title);
    str beside = repeated ? STR_NONE : title;
    if (beside.n) b->map = title_map;
    if (beside.n && s->title_map.n && given.p == known->title.p) {
        b->map = (offset_map){0};
        offset_map_compose(&b->map, b->a, &title_map, &s->title_map, (uint32_t)beside.n, 0);
    }
    uint32_t shift = set_text(b, beside, &text, &s->text);
    d->text_begin = shift;
    set_parts(b, &found, shift, beside);
    mark_subtitle(b, s->subtitle);
    d->title = beside.n ? str_sub(d->text, 0, beside.n) : moved(found.title, &text, d->text, shift);
    d->outlet =
        first_of(b, b->options->outlet, known->outlet, moved(found.outlet, &text, d->text, shift));
    d->byline = first_of(b, STR_NONE, known->byline, moved(found.byline, &text, d->text, shift));
    d->dateline_place = moved(found.dateline.place, &text, d->text, shift);
    set_identity(b, known);
    set_date(b, known->date, &found.published);
    read_date(known->updated, &d->updated, b->a);
    set_language(b, known->language);
    return ST_OK;
}

status document_build(const raw_record *record, const document_options *options, arena *a,
                      document *out, diag *why)
{
    *out = (document){0};
    builder b = {.a = a, .record = record, .options = options, .d = out};
    b.line = record->place.n ? 0 : record->line;
    snprintf(b.file, sizeof b.file, "%.*s%s%.*s", STR_ARG(record->file),
             record->place.n ? ", " : "", STR_ARG(record->place));
    source s = {0};
    TRY(read_source(&b, &s, why));
    tell_encoding(&b, &s.text);
    if (record->mended.n) add_problem(&b, "mended", record->mended);
    if (record->damage.n) add_problem(&b, "truncated", record->damage);
    TRY(fill(&b, &s, why));
    out->problems = b.problems.p;
    out->n_problems = b.problems.n;
    return ST_OK;
}

status document_options_date(document_options *options, str date, diag *why)
{
    calendar_date day;
    if (!calendar_parse_date(date, &day))
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "\"%.*s\" is not a date; write it YYYY-MM-DD, as in --date 2024-07-17",
                        STR_ARG(date));
    options->date = date;
    return ST_OK;
}

status document_options_map(document_options *options, str map, diag *why)
{
    static const char NAMES[] = "id, title, text, date, url, outlet, byline";
    str *const fields[FIELD_COUNT] = {
        &options->id_field,  &options->title_field,  &options->text_field,  &options->date_field,
        &options->url_field, &options->outlet_field, &options->byline_field};
    while (map.p) {
        str theirs = str_split(&map, ','), ours = str_split(&theirs, '=');
        int field = str_which(str_trim(ours), FIELD_NAMES, FIELD_COUNT);
        theirs = str_trim(theirs);
        if (field < 0 || !theirs.p || (field == FIELD_TEXT && !theirs.n))
            return diag_set(why, ST_USAGE, NULL, 0, 0,
                            "--map takes NAME=FIELD, as in --map text=body,date=published; the "
                            "names are %s; NAME= alone leaves a field out (not the "
                            "text's)",
                            NAMES);
        *fields[field] = theirs;
    }
    return ST_OK;
}
