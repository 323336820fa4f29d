// What readers say about coded events: that one is right, wrong, told otherwise, or missing.
//
// Corrections are kept apart from the database, in a file of JSON Lines that grows at its end
// (doc/corrections.md): no load, new model or `forget` changes it, and it can be kept in version
// control or joined with that of another reader. What was said later about the same event holds.
//
//     correction x;
//     TRY(correction_parse(body, &a, &x, why));
//     ... fill in what the database knows ...
//     TRY(correction_append("corrections.jsonl", &x, why));
#ifndef DM_UPKEEP_CORRECTION_H
#define DM_UPKEEP_CORRECTION_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

#define CORRECTION_BODY_MAX ((size_t)64 << 10)  // bytes of one as it is sent
#define CORRECTIONS_MAX     ((size_t)256 << 20) // bytes of a file
#define CORRECTION_SIDE_MAX 20                  // actors of a side
#define CORRECTION_NOTE_MAX 2000                // bytes
#define CORRECTION_BY_MAX   100

typedef enum {
    CORRECTION_RIGHT,     // the event is right as it is coded
    CORRECTION_WRONG,     // there is no such event
    CORRECTION_CHANGED,   // some of its fields are others
    CORRECTION_MISSING,   // the words of the span tell one that is not coded
    CORRECTION_WHOLE,     // all of the article has been read: what is not said is right
    CORRECTION_WITHDRAWN, // that of the id `of` is taken back
    CORRECTION_KINDS
} correction_kind;

const char *correction_kind_name(correction_kind k); // "changed"

typedef enum {
    CORRECT_TYPE,
    CORRECT_MODE,
    CORRECT_ACTORS, // codes, joined by ";"
    CORRECT_RECIPIENTS,
    CORRECT_DATE,  // TIMEX3
    CORRECT_PLACE, // a name, or a country's code
    CORRECT_STATUS,
    CORRECT_BACKGROUND, // "true", "false"
    CORRECT_POLARITY,
    CORRECT_CLAIM,
    CORRECT_FIELDS
} correction_field;

const char *correction_field_name(correction_field f); // "actors"

// Texts are borrowed; empty ones stand for null.
typedef struct {
    str id;       // hash of all the rest
    str at;       // "2026-11-28T12:00:00Z"
    str by;       // who says so, in their own words
    str document; // id
    str content_hash;
    str event;                 // id; empty: none is coded there (missing, whole)
    str of;                    // id of what is withdrawn
    span span;                 // of the trigger, bytes of the document's text
    str words;                 // there
    str right[CORRECT_FIELDS]; // of those given; empty: there is none
    str note;
    str coded;                              // the event's record as it was, JSON
    str version, model_hash, codebook_hash; // of what coded it
    correction_kind kind;
    bool given[CORRECT_FIELDS]; // is it one of those that are said?
} correction;

typedef VEC(correction) correction_list;

// What is sent: kind, document, event, of, span, by, note and the fields that are corrected.
// ST_USAGE with what is wrong when it has other members, codes and values that PLOVER does not
// have, or too much of something.
status correction_parse(str json, arena *a, correction *out, diag *why);
// The same of a line of a file, whose other members are the program's.
status correction_parse_line(str line, arena *a, correction *out, diag *why);
// Its line, with a newline; the id is worked out if it has none.
void correction_line(const correction *x, buf *out);
// All of them as a table of CSV, with a line of names.
void correction_csv(const correction_list *all, buf *out);
// Puts its line at the file's end, on the disk, whoever else does so too; makes the file. ST_IO.
status correction_append(const char *file, const correction *x, diag *why);
// All of a file, in its order. ST_FORMAT with the line that is none; ST_IO, ST_LIMIT.
status correction_read(const char *file, arena *a, correction_list *out, diag *why);
// Is there such a file? One that nothing was written to yet is none.
bool correction_exists(const char *file);
// Takes out what was withdrawn, and what something later says of the same event or place.
void correction_settle(correction_list *list, arena *a);

#endif
