// A document: normalised UTF-8 text, cut into parts, with what is known about its origin.
//
// Readers turn bytes into documents (see reader.h). All memory is in the arena given to the
// reader; a document is immutable after that and may be read by any thread.
//
// The text is what every span in every later room counts in: title, subtitle, body and notes,
// joined by newlines, in source order. Source offsets are found again with document_source_offset.
#ifndef DM_DOCUMENT_DOCUMENT_H
#define DM_DOCUMENT_DOCUMENT_H

#include "base/str.h"

typedef enum {
    PART_TITLE,
    PART_SUBTITLE,
    PART_BYLINE,   // "By Jane Doe", "Author: Jane Doe": not coded
    PART_DATELINE, // "BEIJING, July 17 (Reuters) -": not coded, but read for outlet and date
    PART_BODY,
    PART_NOTE, // trailing note about the author or outlet: not coded
} part_kind;

typedef struct {
    span span; // bytes of the document's text, trimmed
    part_kind kind;
} part;

// Something that went wrong with the input, and what was done instead. Never fatal.
typedef struct {
    str code;    // stable name for programs: "no-date", "bad-encoding", "truncated", ...
    str message; // for a person
} problem;

typedef struct {
    str id;              // 16 hex digits: hash of the source's own id or URL, else of the text
    str source_id;       // the source's own id, as given; empty when it has none
    str content_hash;    // 16 hex digits: hash of the normalised text
    str file;            // where it was read from, "-" for standard input
    int line;            // line of that file (JSON Lines), or number of the record in it (an
                         // archive of the web); 0 when the file is the document
    str place;           // what messages say instead: "record 17 (http://a.org/)"; or empty
    str url;             // empty when unknown
    str title;           // empty when unknown; part of the text
    str outlet;          // empty when unknown
    str byline;          // author as printed; empty when unknown
    str published;       // ISO 8601 date or date and time; empty when unknown
    str published_how;   // option, field, dateline, or empty
    str updated;         // of a page: likewise; empty when unknown
    str dateline_place;  // place of the dateline as printed; empty when there is none
    str language;        // of the text, ISO 639: "en" unless it is surely another (languageguess.h)
    bool is_foreign;     // it is in another, and nothing of it is coded
    str text;            // normalised UTF-8, LF line ends, NFC
    uint32_t text_begin; // where the source's text begins in it; before it stands a title that came
                         // beside the text
    part *parts;         // [n_parts] in text order, not overlapping
    size_t n_parts;
    problem *problems; // [n_problems]
    size_t n_problems;
    const uint32_t *map; // [n_map * 2] pairs (text offset, source byte offset), rising; between two
                         // pairs both advance alike. See document_source_offset.
    size_t n_map;
} document;

// Byte offset in the source (the file, or the value of its text field) of byte `offset` of the
// document's text. The end of the text maps to the end of its last source character.
uint32_t document_source_offset(const document *d, uint32_t offset);

// The other way: the first offset of the text that comes from byte `offset` of the source or from
// behind it; the text's length when none does.
uint32_t document_text_offset(const document *d, uint32_t offset);

// Is this part read for events? Titles, subtitles and body are; bylines, datelines, notes are not.
bool part_is_coded(part_kind kind);

// Lower-case name of a kind ("title"), as printed in the JSON.
const char *part_kind_name(part_kind kind);
// The kind of that name; false when there is none.
bool part_kind_find(str name, part_kind *kind);

#endif
