#include "cli/between_lines.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "coder/between.h"
#include "document/json_record.h"

typedef struct {
    bool given;
    int64_t begin, end; // code points
} given_span;

// "[3, 10]"; the reader stands before the value.
static bool read_span(json_reader *r, given_span *out)
{
    int64_t n[2];
    if (json_next(r) != JSON_BEGIN_ARRAY) return false;
    for (int i = 0; i < 2; i++)
        if (json_next(r) != JSON_NUMBER || !json_int(r, &n[i])) return false;
    if (json_next(r) != JSON_END_ARRAY || n[0] < 0 || n[1] <= n[0]) return false;
    *out = (given_span){true, n[0], n[1]};
    return true;
}

static bool read_spans(str line, given_span *source, given_span *target)
{
    json_reader r = json_read(line);
    if (json_next(&r) != JSON_BEGIN_OBJECT) return false;
    while (json_next(&r) == JSON_KEY) {
        if (json_key_is(&r, "source")) {
            if (!read_span(&r, source)) return false;
        } else if (json_key_is(&r, "target")) {
            if (!read_span(&r, target)) return false;
        } else if (!json_skip(&r)) {
            return false;
        }
    }
    return source->given && target->given;
}

// Bytes of the document's text for code points of the record's; false when they lie outside it.
static bool place(const document *d, str text, const given_span *s, span *out)
{
    utf8_place at = {.text = text};
    utf8_seek_codepoint(&at, (size_t)s->begin);
    uint32_t begin = (uint32_t)at.byte;
    utf8_seek_codepoint(&at, (size_t)s->end);
    uint32_t end = (uint32_t)at.byte;
    if (end <= begin || at.codepoint != (size_t)s->end) return false;
    out->begin = document_text_offset(d, begin);
    out->end = document_text_offset(d, end);
    return out->end > out->begin;
}

static void write_answer(str id, const between_answer *x, buf *out)
{
    json_writer w = {.out = out};
    const char *type = plover_type_name(x->ranked[0].type);
    json_begin_object(&w);
    json_field_string(&w, "id", id);
    json_field_string(&w, "type", str_of(type));
    json_field_string(&w, "mode", x->mode);
    json_field_int(&w, "quad", plover_quad(str_of(type)));
    json_field_double(&w, "confidence", x->ranked[0].confidence);
    json_field_string(&w, "decided_by", x->decided_by);
    json_write_key(&w, "ranked");
    json_begin_array(&w);
    for (int i = 0; i < PLOVER_TYPES; i++) {
        json_begin_object(&w);
        json_field_string(&w, "type", str_of(plover_type_name(x->ranked[i].type)));
        json_field_double(&w, "confidence", x->ranked[i].confidence);
        json_end_object(&w);
    }
    json_end_array(&w);
    json_end_object(&w);
    json_end_line(&w);
}

status between_line(const void *state, coder_run *run, const raw_record *raw, const document *d,
                    arena *a, buf *out, diag *why)
{
    (void)state;
    given_span source = {0}, target = {0};
    span from, to;
    json_record fields;
    document_options plain = {0};
    const char *file = d->file.n ? d->file.p : "-";
    if (raw->kind != RECORD_JSON || !read_spans(raw->bytes, &source, &target))
        return diag_set(why, ST_FORMAT, file, d->line, 0,
                        "--between needs \"source\": [begin, end] and \"target\": [begin, end] "
                        "beside \"text\", in code points");
    TRY(json_record_read(raw, &plain, a, file, &fields, why));
    if (!place(d, fields.text, &source, &from) || !place(d, fields.text, &target, &to))
        return diag_set(why, ST_FORMAT, file, d->line, 0,
                        "source and target must lie inside the text, %zu code points long",
                        utf8_count(fields.text));
    between_answer x = between_decide(run, d, from, to, a);
    write_answer(fields.known.id, &x, out);
    return ST_OK;
}
