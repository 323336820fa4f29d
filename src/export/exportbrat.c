// brat's standoff (brat.h) of a database: two files a document.
#include "export/brat.h"
#include "export/exportmention.h"

status exportbrat_begin(exporting *x, diag *why)
{
    buf text = {0};
    brat_configuration(&text);
    status s = x->o->file(x->o->file_state, STR("annotation"), ".conf", buf_str(&text), why);
    buf_free(&text);
    return s;
}

// The marks with "_" in place of the words that they mark.
static void redact(str marks, buf *out)
{
    while (marks.p && marks.n) {
        str line = str_split(&marks, '\n');
        size_t tab = str_find_byte(line, '\t', 0);
        size_t words = tab == SIZE_MAX ? SIZE_MAX : str_find_byte(line, '\t', tab + 1);
        if (line.n && line.p[0] == 'T' && words != SIZE_MAX)
            buf_add_format(out, "%.*s\t_\n", STR_ARG(str_sub(line, 0, words)));
        else if (line.n)
            buf_add_format(out, "%.*s\n", STR_ARG(line));
    }
}

status exportbrat_document(exporting *x, const stored_document *d, diag *why)
{
    const export_options *o = x->o;
    document text = {.text = d->text};
    arena_reset(&x->scratch);
    coded c = {.document = &text, .mentions = exportmention_read(x, d, &x->scratch)};
    buf marks = {0}, shown = {0};
    brat_document(&c, &marks);
    if (o->redacted) redact(buf_str(&marks), &shown);
    status s = o->redacted ? ST_OK : o->file(o->file_state, d->row->key, ".txt", d->text, why);
    if (s == ST_OK)
        s = o->file(o->file_state, d->row->key, ".ann", buf_str(o->redacted ? &shown : &marks),
                    why);
    buf_free(&marks);
    buf_free(&shown);
    return s;
}
