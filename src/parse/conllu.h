// CoNLL-U, the file format of Universal Dependencies: reading, writing, and its lines one by one.
//
// Format: https://universaldependencies.org/format.html (version 2). One word a line in ten columns
// with tabs between them, ranges ("1-2") for multiword tokens, comments before a sentence, an empty
// line after it. Whether a file obeys the format in full is conllu_check.h's business; the reader
// is tolerant and never fails on what it can do without.
//
//     conllu gold;
//     TRY(conllu_open("gold.conllu", &arena, &gold, &why));
//     for (size_t i = 0; i < gold.sentences.n; i++) ...
#ifndef DM_PARSE_CONLLU_H
#define DM_PARSE_CONLLU_H

#include "base/status.h"
#include "base/utf8.h"
#include "document/document.h"
#include "sentence/sentence.h"

// A longer sentence is left out: far above any treebank's (some 400 words) and the tokenizer's own.
#define CONLLU_MAX_WORDS 10000
#define CONLLU_COLUMNS   10

enum {
    CONLLU_ID,
    CONLLU_FORM,
    CONLLU_LEMMA,
    CONLLU_UPOS,
    CONLLU_XPOS,
    CONLLU_FEATS,
    CONLLU_HEAD,
    CONLLU_DEPREL,
    CONLLU_DEPS,
    CONLLU_MISC,
};

// ---- Reading a whole file.

typedef struct {
    document doc;            // text rebuilt from the forms; a part for each paragraph
    sentence_list sentences; // of that text, with all that the file gives
    str *ids;                // [sentences.n] sent_id; empty when there is none
    str *comments;           // [sentences.n] the comment lines without "# text", with line ends
    size_t skipped;          // sentences left out because a line of theirs cannot be read
} conllu;

// Reads all sentences; one that is a paragraph ("# newpar") and has no full stop is a headline, as
// in a text. Unknown tags become X, XX and dep, "_" an empty value or no head (-1); empty
// nodes (8.1), enhanced dependencies and MISC but for SpaceAfter are passed over. A sentence with a
// line that is no row, numbers out of order, a head out of range or heads in a circle is left out:
// then ST_PARTIAL, *why telling the first such line, and ST_FORMAT when nothing is left. ST_LIMIT
// beyond 4 GB. The result lives in `a` and borrows `bytes`. `file` (may be NULL) is for messages.
status conllu_read(str bytes, const char *file, arena *a, conllu *out, diag *why);
// The same from a file ("-": standard input), kept in the arena. ST_IO when it cannot be read.
status conllu_open(const char *path, arena *a, conllu *out, diag *why);

// ---- Writing.

// What MISC's TokenRange=begin:end counts in (UDPipe's name for it; there code points).
typedef enum { CONLLU_NO_RANGE, CONLLU_BYTES, CONLLU_CODEPOINTS, CONLLU_UTF16 } conllu_unit;

typedef struct {
    const document *doc; // for newdoc, newpar, sent_id and ranges; may be NULL
    bool analysed;       // tags, lemmas and heads are filled in; false prints "_" for them
    conllu_unit unit;
    uint32_t copy;    // above 1: the document came before, this is its n-th time, as sent_ids show
    utf8_place place; // private from here on
    uint32_t part;
    bool begun;
} conllu_writer;

conllu_writer conllu_begin(const document *d, bool analysed, conllu_unit unit);
// Appends one sentence. Without `comments` (empty) it gets "# newdoc id", "# newpar" and "#
// sent_id" of its own; whole comment lines given take their place. "# text" is written from the
// words.
void conllu_add(conllu_writer *w, buf *out, const sentence *s, str comments);

// ---- Lines, for programs that want the columns as they stand.

typedef enum {
    CONLLU_LINE_END,     // of the bytes
    CONLLU_LINE_BLANK,   // ends a sentence
    CONLLU_LINE_COMMENT, // "# ..."
    CONLLU_LINE_WORD,    // id
    CONLLU_LINE_RANGE,   // id-last
    CONLLU_LINE_NODE,    // id.last, an empty node
    CONLLU_LINE_BAD,     // fault says why
} conllu_kind;

typedef struct {
    conllu_kind kind;
    int number;                 // of the line, from 1
    str text;                   // whole line without its end
    str column[CONLLU_COLUMNS]; // of words, ranges and nodes
    int32_t id, last;           // last: of a range or a node
    const char *fault;          // what is wrong with a bad line
} conllu_line;

typedef struct {
    str rest;
    int number; // of the last line read
} conllu_lines;

// The next line; false at the end. A "\r" before the line end is passed over.
bool conllu_next(conllu_lines *lines, conllu_line *line);
// "# key = value" of a comment; false when it is not that key.
bool conllu_comment(str line, const char *key, str *value);
// Value of `key` in a "A=b|C=d" list; false when it is not there.
bool conllu_feature(str list, const char *key, str *value);
// A whole number without sign or leading zeros ("0" itself is one); false else or beyond 2^31 - 1.
bool conllu_number(str s, int32_t *value);

// Is there a word from which the heads never reach -1 or a word out of range? heads[0..n), n words.
bool conllu_has_circle(const int32_t *heads, size_t n, arena *a);

#endif
