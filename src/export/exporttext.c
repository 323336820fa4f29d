// Rows as text: CSV, tab-separated values, and CSV that Excel takes as it is meant.
#include "base/csv.h"
#include "export/exportformat.h"

#define EXACT_DIGITS 15 // Excel keeps no more of a number

// --- CSV

status exporttext_begin_csv(exporting *x, diag *why)
{
    (void)why;
    csv_writer w = {.out = &x->out};
    for (size_t i = 0; i < x->columns.n; i++) csv_write(&w, str_of(x->columns.p[i].name));
    csv_end_row(&w);
    return ST_OK;
}

status exporttext_row_csv(exporting *x, const export_row *r, diag *why)
{
    csv_writer w = {.out = &x->out};
    buf cell = {0};
    for (size_t i = 0; i < x->columns.n; i++) {
        const export_column *c = &x->columns.p[i];
        export_value v = {0};
        buf_clear(&cell);
        if (c->get(r, c, &v)) export_value_text(c->type, &v, &cell);
        csv_write(&w, buf_str(&cell));
    }
    csv_end_row(&w);
    buf_free(&cell);
    return export_flush(x, false, why);
}

// --- tab-separated values

// What would end a cell or a row is a space: the format has no quotes (IANA's
// text/tab-separated-values).
static void add_bare(str s, buf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        buf_add_byte(out, c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
    }
}

status exporttext_begin_tsv(exporting *x, diag *why)
{
    (void)why;
    for (size_t i = 0; i < x->columns.n; i++) {
        if (i) buf_add_byte(&x->out, '\t');
        add_bare(str_of(x->columns.p[i].name), &x->out);
    }
    buf_add_byte(&x->out, '\n');
    return ST_OK;
}

status exporttext_row_tsv(exporting *x, const export_row *r, diag *why)
{
    for (size_t i = 0; i < x->columns.n; i++) {
        const export_column *c = &x->columns.p[i];
        export_value v = {0};
        if (i) buf_add_byte(&x->out, '\t');
        if (!c->get(r, c, &v)) continue;
        if (c->type == EXPORT_STRING)
            add_bare(v.text, &x->out);
        else
            export_value_text(c->type, &v, &x->out);
    }
    buf_add_byte(&x->out, '\n');
    return export_flush(x, false, why);
}

// --- Excel

status exporttext_begin_excel(exporting *x, diag *why)
{
    (void)why;
    buf_add_c(&x->out, "\xEF\xBB\xBF");
    csv_writer w = {.out = &x->out};
    for (size_t i = 0; i < x->columns.n; i++) csv_write(&w, str_of(x->columns.p[i].name));
    buf_add_c(&x->out, "\r\n");
    return ST_OK;
}

// Would a spreadsheet run it as a formula?
static bool is_formula(str s)
{
    return s.n > 0 && memchr("=+-@\t\r", s.p[0], 6) != NULL;
}

// Would a spreadsheet take the text for a number, and lose digits, zeros or letters of it? A code
// ("040"), an id of digits alone or of digits and one "e".
static bool is_like_number(str s)
{
    size_t digits = 0, others = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9')
            digits++;
        else if ((s.p[i] == 'e' || s.p[i] == 'E' || s.p[i] == '.') && i)
            others++;
        else
            return false;
    }
    return digits > 0 && (s.p[0] == '0' || others > 0 || digits > EXACT_DIGITS);
}

status exporttext_row_excel(exporting *x, const export_row *r, diag *why)
{
    csv_writer w = {.out = &x->out};
    buf cell = {0};
    for (size_t i = 0; i < x->columns.n; i++) {
        const export_column *c = &x->columns.p[i];
        export_value v = {0};
        buf_clear(&cell);
        if (c->get(r, c, &v)) {
            bool marked =
                c->type == EXPORT_STRING && (is_formula(v.text) || is_like_number(v.text));
            if (marked) buf_add_byte(&cell, '\'');
            export_value_text(c->type, &v, &cell);
        }
        csv_write(&w, buf_str(&cell));
    }
    csv_end_row(&w);
    buf_free(&cell);
    x->out.n--; // LF becomes CR LF
    buf_add_c(&x->out, "\r\n");
    return export_flush(x, false, why);
}
