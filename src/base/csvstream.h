// Rows of CSV (RFC 4180) and of its relatives from a stream, one at a time and in bounded memory.
//
// The separator (comma, semicolon, tab, bar) and the end of lines (LF, CR LF, or CR alone as old
// Macs wrote) are told by the beginning; a first line "sep=;", which Excel writes, too. Fields in
// quotes may hold separators and ends of lines, quotes in them are doubled; what stands behind a
// closing quote belongs to the field. A quote that is never closed would swallow the rest: its line
// is passed over and reading goes on behind it; after a few of them quotes are characters like any
// other. One thread.
//
//     csv_form form = csv_form_of(first);
//     csv_stream *rows = csv_stream_open(in, form, 1 << 20);
//     while ((s = csv_stream_next(rows, &row, &more, why)) ...)
//         if (s == ST_OK && more) use(row.fields, row.n_fields, row.line);
//     csv_stream_close(rows);
#ifndef DM_BASE_CSVSTREAM_H
#define DM_BASE_CSVSTREAM_H

#include "base/csv.h"
#include "base/stream.h"

// Quotes that are not closed, each of which makes us read a row's bytes again.
#define CSV_MAX_UNCLOSED 8

typedef struct {
    char separator; // '\0': the lines have one field each
    char line_end;  // '\n' or '\r'
    bool told;      // the first line is "sep=;": no row
} csv_form;

typedef struct {
    str *fields; // [n_fields] until the next call
    size_t n_fields;
    int line; // on which the row begins, from 1
} csv_row;

typedef struct csv_stream csv_stream;

// `first`: the first bytes, one line of them at least where there is one.
csv_form csv_form_of(str first);
// The stream is borrowed; a byte order mark at its beginning is passed over.
csv_stream *csv_stream_open(stream *in, csv_form form, size_t max_row_bytes, const char *name);
void csv_stream_close(csv_stream *c);

// The next row; lines without any character are passed over. *more is false at the end, when there
// is none. A failure is of one row, which was passed over: ST_LIMIT it is too long or has more than
// CSV_MAX_FIELDS fields, ST_FORMAT a quote is not closed; *more is then true. ST_IO when reading
// fails, and *more is false.
status csv_stream_next(csv_stream *c, csv_row *row, bool *more, diag *why);

#endif
