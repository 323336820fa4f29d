// CSV (RFC 4180) in and out: fields in quotes where they need them, quotes doubled.
//
// The writer ends rows with LF (the RFC's CR LF is read too; most tools that read CSV take both,
// and line tools take only this). The reader pulls one row at a time from text in memory.
//
//     csv_writer w = {.out = &line};
//     csv_write(&w, STR("a,b"));
//     csv_write(&w, STR("c"));
//     csv_end_row(&w);                       // "a,b",c
//
//     csv_reader r = csv_read(text, ',');
//     while (csv_next_row(&r, &a)) use(r.fields, r.n_fields, r.line);
//     if (r.error) ...
#ifndef DM_BASE_CSV_H
#define DM_BASE_CSV_H

#include "base/str.h"

#define CSV_MAX_FIELDS 4096 // in a row; more than any table of ours, a bound for a broken one

typedef struct {
    buf *out;         // borrowed
    bool after_field; // the next field of the row needs a comma
} csv_writer;

void csv_write(csv_writer *w, str field);
void csv_write_int(csv_writer *w, int64_t value);
void csv_end_row(csv_writer *w);

typedef struct {
    str text;
    char separator;
    size_t at;
    int next_line;
    str *fields; // [n_fields] of the last row
    size_t n_fields;
    int line;          // on which the last row began, from 1
    const char *error; // why csv_next_row stopped; NULL at the end of the text
} csv_reader;

// A reader at the start of `text`, which is borrowed; a byte order mark is passed over.
csv_reader csv_read(str text, char separator);
// Next row into r->fields: borrowed from the text, or in the arena where quotes were doubled. An
// empty line is a row of one empty field. False at the end and on an error.
bool csv_next_row(csv_reader *r, arena *a);

#endif
