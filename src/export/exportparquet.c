// Our flat form as Parquet.
#include "export/exportformat.h"
#include "export/parquet.h"

static status put(void *state, str bytes, diag *why)
{
    exporting *x = state;
    buf_add(&x->out, bytes);
    return export_flush(x, false, why);
}

status exportparquet_begin(exporting *x, diag *why)
{
    static const parquet_type TYPES[EXPORT_TYPES] = {[EXPORT_STRING] = PARQUET_TEXT,
                                                     [EXPORT_INTEGER] = PARQUET_INTEGER,
                                                     [EXPORT_NUMBER] = PARQUET_NUMBER,
                                                     [EXPORT_BOOLEAN] = PARQUET_TRUTH,
                                                     [EXPORT_LIST] = PARQUET_TEXT};
    (void)why;
    parquet_column *columns = arena_array(&x->memory, parquet_column, x->columns.n);
    for (size_t i = 0; i < x->columns.n; i++)
        columns[i] = (parquet_column){x->columns.p[i].name, TYPES[x->columns.p[i].type]};
    x->parquet = parquet_new(columns, x->columns.n, put, x);
    return ST_OK;
}

static void give(parquet *p, export_type type, const export_value *v)
{
    switch (type) {
    case EXPORT_STRING:
    case EXPORT_LIST: parquet_text(p, v->text); break;
    case EXPORT_INTEGER: parquet_integer(p, v->integer); break;
    case EXPORT_NUMBER: parquet_number(p, v->number); break;
    case EXPORT_BOOLEAN: parquet_truth(p, v->truth); break;
    case EXPORT_TYPES: break;
    }
}

status exportparquet_row(exporting *x, const export_row *r, diag *why)
{
    for (size_t i = 0; i < x->columns.n; i++) {
        const export_column *c = &x->columns.p[i];
        export_value v = {0};
        if (c->get(r, c, &v))
            give(x->parquet, c->type, &v);
        else
            parquet_null(x->parquet);
    }
    return parquet_end_row(x->parquet, why);
}

status exportparquet_end(exporting *x, diag *why)
{
    return parquet_finish(x->parquet, why);
}
