// Gold data for mentions: texts in which people marked what is named, in four formats.
//
//   re3d    documents.json and entities.json, JSON Lines in a folder (or folders of those)
//   spans   a token and its tag a line, "B-S" and "I-S" for a source, T for a target, R for both,
//           an empty line between sentences
//   dates   test cases of a recogniser of dates and numbers: JSON arrays of {"Input", "Results"},
//           with a reference date in "Context"
//   marks   our own judgements: roundN.marks.tsv with roundN.tsv beside it (gold/mentions)
//
// Whatever the format, a gold_set is a list of texts, each with its marks: a kind in the gold's own
// words, a span in the text, and a value where the gold has one. gold_kind_find() says which of our
// kinds of mention a gold kind is. Everything lies in the arena. One thread reads; any may look.
//
//     gold_format f = gold_recognise("../shared/gold/re3d");
//     TRY(gold_read(&(gold_source){.path = "../shared/gold/re3d", .format = f}, &a, &set, why));
#ifndef DM_MEASURE_GOLD_H
#define DM_MEASURE_GOLD_H

#include "document/builder.h"

typedef enum {
    GOLD_TREES, // CoNLL-U, or what is not known: parse/eval18.h measures that
    GOLD_RE3D,
    GOLD_SPANS,
    GOLD_DATES,
    GOLD_MARKS,
    GOLD_EVENTS, // of events: goldevent.h reads it
    GOLD_CAUSES, // of causes and effects: goldcause.h reads it
    GOLD_FORMATS
} gold_format;

// "conllu", "re3d", "spans", "dates", "marks", "events", "causes".
const char *gold_format_name(gold_format f);
// False when there is no format of that name.
bool gold_format_find(str name, gold_format *f);
// What the path holds, by its content; GOLD_TREES when it is nothing else, or cannot be read.
gold_format gold_recognise(const char *path);

typedef struct {
    str kind;      // as the gold calls it
    span span;     // bytes of the text
    str value;     // alternatives "A|B"; "*": no one can say; empty: the gold has none
    str also;      // what is right as well though the gold says another thing; empty: nothing
    bool optional; // neither missed when it is not found nor wrong when it is
    str aside;     // why it does not count; empty: it does
} gold_mark;

typedef struct {
    str name;          // where it comes from, for people: "state:3"
    str text;          // what spans count in: the text field as delivered
    span judged;       // of the text; what is named elsewhere does not count
    raw_record record; // the document, as a reader would hand it out
    gold_mark *marks;  // [n_marks] in text order
    size_t n_marks;
    str outlet;           // who publishes it, where the record does not say; else empty
    const char *complete; // our kinds "a|b" of which all are marked: what else is found is wrong
    str aside;            // why the whole text does not count; empty: it does
} gold_text;

typedef struct {
    gold_format format;
    gold_text *p; // [n]
    size_t n;
} gold_set;

typedef struct {
    const char *path;
    gold_format format;  // not GOLD_TREES, GOLD_EVENTS nor GOLD_CAUSES
    const char *aside;   // table of cases that do not count (gold/dates); NULL: none
    const char *also;    // table of values that are right as well (gold/dates); NULL: none
    const char *corpora; // folder of the texts that marks are about
} gold_source;

// Reads it all. ST_IO when a file is missing, ST_FORMAT with file and line when one is not what it
// should be.
status gold_read(const gold_source *source, arena *a, gold_set *out, diag *why);

// What we call a gold kind.
typedef struct {
    gold_format format;
    const char *kind;
    const char *ours; // kinds of mention that are right, the first being the one that it counts for
                      // in F1; "": we have none
} gold_kind;

// NULL when the format has no such kind.
const gold_kind *gold_kind_find(gold_format format, str kind);

#endif
