// Inside eval18: a CoNLL-U file as the evaluation sees it.
#ifndef DM_PARSE_EVAL18_FILE_H
#define DM_PARSE_EVAL18_FILE_H

#include "base/status.h"
#include "base/str.h"

typedef struct {
    str form, lemma, upos, xpos, rel; // rel without its subtype
    str feats;                        // universal features, sorted
    size_t begin, end;                // of its token in the text without white space, bytes
    uint32_t parent;                  // word of the file, EVAL18_NONE for the root
    uint32_t child, sibling;          // first functional child; next one of the same parent
    uint32_t match;           // aligned word of the other file, EVAL18_NONE when there is none
    bool multiword;           // belongs to a multiword token
    bool content, functional; // its relation
} eval18_word;

#define EVAL18_NONE UINT32_MAX

typedef struct {
    str text; // all characters but white space
    VEC(span) tokens;
    VEC(span) sentences;
    VEC(eval18_word) words;
} eval18_file;

status eval18_read(str bytes, const char *name, arena *a, eval18_file *out, diag *why);

#endif
