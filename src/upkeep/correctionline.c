#include "base/csv.h"
#include "base/hash.h"
#include "base/json_writer.h"
#include "upkeep/correction.h"

static void write_side(json_writer *w, str codes)
{
    json_begin_array(w);
    while (codes.n) json_write_string(w, str_split(&codes, ';'));
    json_end_array(w);
}

static void write_right(json_writer *w, const correction *x)
{
    json_write_key(w, "right");
    json_begin_object(w);
    for (int f = 0; f < CORRECT_FIELDS; f++) {
        if (!x->given[f]) continue;
        json_write_key(w, correction_field_name((correction_field)f));
        if (f == CORRECT_ACTORS || f == CORRECT_RECIPIENTS)
            write_side(w, x->right[f]);
        else if (f == CORRECT_BACKGROUND)
            json_write_bool(w, str_eq(x->right[f], STR("true")));
        else
            json_write_string_or_null(w, x->right[f]);
    }
    json_end_object(w);
}

// All but the braces and the id.
static void write_members(json_writer *w, const correction *x)
{
    json_field_string(w, "at", x->at);
    json_field_string(w, "by", x->by);
    json_field_string(w, "kind", str_of(correction_kind_name(x->kind)));
    json_field_string(w, "document", x->document);
    json_field_string(w, "content_hash", x->content_hash);
    json_field_string(w, "event", x->event);
    json_field_string(w, "of", x->of);
    json_write_key(w, "span");
    if (span_empty(x->span)) {
        json_write_null(w);
    } else {
        json_begin_array(w);
        json_write_int(w, x->span.begin);
        json_write_int(w, x->span.end);
        json_end_array(w);
    }
    json_field_string(w, "words", x->words);
    write_right(w, x);
    json_field_string(w, "note", x->note);
    json_write_key(w, "coded");
    if (x->coded.n)
        json_write_raw(w, x->coded);
    else
        json_write_null(w);
    json_field_string(w, "version", x->version);
    json_field_string(w, "model_hash", x->model_hash);
    json_field_string(w, "codebook_hash", x->codebook_hash);
}

static void add_id(const correction *x, char id[HASH_HEX_SIZE])
{
    buf all = {0};
    json_writer w = {.out = &all};
    json_begin_object(&w);
    write_members(&w, x);
    json_end_object(&w);
    hash_hex(hash_str(buf_str(&all)), id);
    buf_free(&all);
}

void correction_line(const correction *x, buf *out)
{
    char id[HASH_HEX_SIZE];
    json_writer w = {.out = out};
    if (!x->id.n) add_id(x, id);
    json_begin_object(&w);
    json_field_string(&w, "record", STR("correction"));
    json_field_string(&w, "id", x->id.n ? x->id : str_of(id));
    write_members(&w, x);
    json_end_object(&w);
    json_end_line(&w);
}

void correction_csv(const correction_list *all, buf *out)
{
    csv_writer c = {.out = out};
    buf_add_c(out, "id,at,by,kind,document,event,of,words");
    for (int f = 0; f < CORRECT_FIELDS; f++)
        buf_add_format(out, ",%s", correction_field_name((correction_field)f));
    buf_add_c(out, ",note\n");
    for (size_t i = 0; i < all->n; i++) {
        const correction *x = &all->p[i];
        const str cells[] = {x->id,       x->at,    x->by, str_of(correction_kind_name(x->kind)),
                             x->document, x->event, x->of, x->words};
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) csv_write(&c, cells[k]);
        for (int f = 0; f < CORRECT_FIELDS; f++) csv_write(&c, x->right[f]);
        csv_write(&c, x->note);
        csv_end_row(&c);
    }
}
