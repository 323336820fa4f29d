// The text of a codebook cut into blocks, lines and words: the lexer. What the words mean is
// compile.c's business. Private to rule/.
//
// A block begins with `rule`, `class` or `roles` and a name. A logical line goes on over the line
// end after ',' or '\'. Words are separated by blanks; ',' and '!' stand for themselves; "..." is
// one word; '#' before a word begins a comment. Lines that carry sentences (example, then, not, and
// the expectations below an example) are kept whole instead.
#ifndef DM_RULE_RULESOURCE_H
#define DM_RULE_RULESOURCE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

#define RULE_FILE_MAX_BYTES ((size_t)16 << 20) // a codebook file; ours are below 100 kB

typedef struct {
    str text; // without the quotes
    int line, column;
    bool quoted;
} rule_word;

typedef struct {
    str keyword; // the first word; "" for an expectation
    int line, column;
    rule_word *words; // [n_words] after the keyword
    size_t n_words;
    str rest; // everything after the keyword, for lines that carry a sentence
    int rest_column;
} rule_line;

typedef enum { BLOCK_RULE, BLOCK_CLASS, BLOCK_ROLES } block_kind;

typedef VEC(rule_line) rule_line_vec;

typedef struct {
    block_kind kind;
    str name;
    const char *file; // NUL-terminated
    int line, column;
    int layer; // 0: the codebook itself, 1: rules that come on top
    rule_line_vec lines;
} rule_block;

typedef VEC(rule_block) rule_block_vec;

// Appends the blocks of one file. `text` and `file` must outlive them. ST_CODEBOOK with place and
// reason when the text is not made of blocks.
status rule_source_scan(str text, const char *file, int layer, rule_block_vec *out, arena *a,
                        diag *why);
// The same without examples and what is expected of them: a third of the codebook's lines, and
// coding needs none of them.
status rule_source_scan_rules(str text, const char *file, int layer, rule_block_vec *out, arena *a,
                              diag *why);
// Reads a file of sentences alone (example, wish, not and what is expected of them) into the lines
// of `out`, which needs no head. ST_CODEBOOK at any other line.
status rule_source_sentences(str text, const char *file, rule_block *out, arena *a, diag *why);

#endif
