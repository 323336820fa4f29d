// Actors and agents of the user's own: actors/*.tsv and agents.tsv of the folder that --codebook
// names, read at start, on top of the built-in tables (doc/codebook.md, "Actors of your own").
//
// A name of the dictionary goes over every built-in one that begins at the same word. Rows are as
// in codebook/actors and codebook/agents.tsv; the columns may stand in any order, and those that a
// folder does not need may be left out. A name in small letters matches however the text writes it.
// Immutable once loaded; any thread.
//
//     dictionary *own;
//     TRY(dictionary_load("mine", &own, why)); // NULL when the folder has no such table
//     uint32_t end;
//     const dictionary_row *r = dictionary_actor_at(own, sentence, 0, STR("2024-07-17"), &end);
#ifndef DM_MENTION_DICTIONARY_H
#define DM_MENTION_DICTIONARY_H

#include "base/status.h"
#include "sentence/sentence.h"

#define DICTIONARY_FILE_MAX_BYTES ((size_t)64 << 20) // a hundred times the built-in actors
#define DICTIONARY_WORDS_MAX      12                 // words of one name
#define DICTIONARY_FILES_MAX      500                // tables below actors/

typedef struct dictionary dictionary;

typedef struct {
    str code;     // actors: CAMEO code, several behind each other with '/'; empty: of the others
    str country;  // actors: ISO 3166-1 alpha-3, or any code of its own; empty: of none
    str sectors;  // "GOV MIL", most specific last
    str kind;     // as in the built-in tables
    str name;     // the first of its names
    str from, to; // actors: half-open term, cut at its precision
} dictionary_row;

// Reads the tables of a folder; *out is NULL when it has none. ST_CODEBOOK with file, line and
// column of the first error, and what was expected there.
status dictionary_load(const char *folder, dictionary **out, diag *why);
void dictionary_free(dictionary *d); // NULL is allowed
// From now on the built-in names do not count where the folder has actors, nor the built-in agents
// where it has agents.
void dictionary_stand_alone(dictionary *d);
bool dictionary_alone_actors(const dictionary *d);
bool dictionary_alone_agents(const dictionary *d);
// Their bytes, for the codebook's hash.
str dictionary_text(const dictionary *d);

// The longest name that begins at word i, of its rows the first whose term the date is in, else the
// first without a term; NULL when none does.
const dictionary_row *dictionary_actor_at(const dictionary *d, const sentence *s, uint32_t i,
                                          str date, uint32_t *end);
// The longest agent noun that ends with word i, in the singular or plural, and where it begins.
const dictionary_row *dictionary_agent_at(const dictionary *d, const sentence *s, uint32_t i,
                                          uint32_t *first);

#endif
