#include "measure/treebanktext.h"

#define STAMP_BYTES 16 // of "_20041123_063000"

typedef VEC(treebank_text) text_vec;

static bool digits(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

// "2004-11-23" of an id that ends in "_20041123_063000"; empty of any other.
static str stamp_date(str id, arena *a)
{
    if (id.n < STAMP_BYTES) return STR_NONE;
    str tail = str_sub(id, id.n - STAMP_BYTES, id.n);
    str day = str_sub(tail, 1, 9);
    if (tail.p[0] != '_' || tail.p[9] != '_' || !digits(day) ||
        !digits(str_sub(tail, 10, STAMP_BYTES)))
        return STR_NONE;
    buf date = {0};
    buf_add_format(&date, "%.4s-%.2s-%.2s", day.p, day.p + 4, day.p + 6);
    str copy = str_copy(a, buf_str(&date));
    buf_free(&date);
    return copy;
}

// What follows the key in a comment line; false when it is another line.
static bool value_of(str line, str key, str *value)
{
    if (!str_starts(line, key)) return false;
    *value = str_sub(line, key.n, line.n);
    return true;
}

// "# newpar" and "# newpar id = ..."; not "# newpar_block".
static bool opens_paragraph(str line)
{
    return str_eq(line, STR("# newpar")) || str_starts(line, STR("# newpar id"));
}

static void close_document(text_vec *out, buf *text, arena *a)
{
    if (out->n) out->p[out->n - 1].text = str_copy(a, buf_str(text));
    buf_clear(text);
}

treebank_text_list treebank_texts(str bytes, arena *a)
{
    text_vec out = {0};
    buf text = {0};
    bool fresh = true; // the next sentence opens a paragraph
    for (str rest = bytes; rest.p;) {
        str line = str_split(&rest, '\n'), value;
        if (line.n == 0 || line.p[0] != '#') continue;
        if (value_of(line, STR("# newdoc id = "), &value)) {
            close_document(&out, &text, a);
            *vec_push(a, &out) = (treebank_text){.id = value, .date = stamp_date(value, a)};
            fresh = true;
        } else if (opens_paragraph(line)) {
            fresh = true;
        } else if (out.n == 0) {
            continue;
        } else if (value_of(line, STR("# meta::dateCreated = "), &value)) {
            out.p[out.n - 1].date = value;
        } else if (value_of(line, STR("# meta::title = "), &value)) {
            out.p[out.n - 1].title = value;
        } else if (value_of(line, STR("# text = "), &value)) {
            if (text.n) buf_add(&text, fresh ? STR("\n\n") : STR(" "));
            buf_add(&text, value);
            fresh = false;
        }
    }
    close_document(&out, &text, a);
    buf_free(&text);
    return (treebank_text_list){out.p, out.n};
}
