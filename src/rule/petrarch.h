// Dictionaries of PETRARCH 1 and 2 (and of TABARI, as far as those read them) as tables and rules
// of a folder for --codebook. What each construction becomes: doc/codebook.md, "Import".
//
// Texts in, texts out; a line that is not understood is one line of `problems` (FILE:LINE: what was
// expected) and nothing else is lost for it.
#ifndef DM_RULE_PETRARCH_H
#define DM_RULE_PETRARCH_H

#include "base/str.h"

typedef struct {
    buf actors;   // actors/imported.tsv, without its header row
    buf agents;   // agents.tsv, likewise
    buf classes;  // classes.txt
    buf rules;    // events/imported.rules
    buf problems; // one a line
    size_t n_actors, n_agents, n_verbs, n_patterns, n_discards, n_problems;
    size_t n_rules; // rules written so far; their names count on
} petrarch;

typedef enum { PETRARCH_ACTORS, PETRARCH_AGENTS, PETRARCH_DISCARDS, PETRARCH_VERBS } petrarch_kind;

// By the file's name: "actors", "agents", "discards" in it; all others are verbs.
petrarch_kind petrarch_kind_of(const char *file);
// Discards first: the rules of verbs look at whether there are any.
void petrarch_read(petrarch *p, petrarch_kind kind, str text, const char *file);
void petrarch_free(petrarch *p);

// For the files of the importer: the next line without comments and blanks around it, false at the
// end; `line` counts.
typedef struct {
    str rest;
    const char *file;
    int line;
    bool comment; // inside <!-- ... -->
} petrarch_lines;
bool petrarch_next(petrarch_lines *l, str *out);
void petrarch_complain(petrarch *p, const petrarch_lines *l, const char *what);
// Adds a name in small letters, '_' as a blank.
void petrarch_add_name(buf *out, str name);
void petrarch_read_verbs(petrarch *p, str text, const char *file);

#endif
