// Private to this room: answers that were made, kept until the database changes. Of one address in
// one state of the database only one is made at a time. Any thread may ask.
//
// So many bytes are kept at most; those go first that were not asked for for the longest time, and
// all of a state when another is asked for.
//
//     switch (answercache_find(c, state, target, ANSWER_OR_WAIT, &a)) {
//     case ANSWER_KEPT: return;                        // it is in `a`
//     case ANSWER_ABSENT: make(&a); answercache_put(c, state, target, &a); return;
//     case ANSWER_AWAITED: ...                         // somebody else makes it: ask again later
//     }
#ifndef DM_SERVE_ANSWERCACHE_H
#define DM_SERVE_ANSWERCACHE_H

#include "serve/answer.h"

#define ANSWERCACHE_PASSING 1000 // milliseconds that one is kept which is behind the database

typedef struct answer_cache answer_cache;
typedef enum { ANSWER_KEPT, ANSWER_ABSENT, ANSWER_AWAITED } answer_found;
// What the caller does when it is not there: nothing; makes it; makes it where nobody else does.
typedef enum { ANSWER_IF_KEPT, ANSWER_OR_MAKE, ANSWER_OR_WAIT } answer_wish;

answer_cache *answercache_new(size_t bytes);
void answercache_free(answer_cache *c); // NULL is allowed
// ANSWER_KEPT: *out is filled in, its body shared. ANSWER_ABSENT: the caller makes it, if that was
// the wish, and then calls answercache_put, whatever came of it. ANSWER_AWAITED: another one does.
answer_found answercache_find(answer_cache *c, uint64_t state, str target, answer_wish wish,
                              answer *out);
// Keeps the answer, if it is a good one and not too large, and shares its body.
void answercache_put(answer_cache *c, uint64_t state, str target, answer *a);

#endif
