// For test files only: words of the sentences that are mended.
#ifndef DM_PARSE_MENDCHECK_H
#define DM_PARSE_MENDCHECK_H

#include "sentence/sentence.h"

#define PROPN(f, h, r)                                                                             \
    {                                                                                              \
        .form = STR(f), .upos = UPOS_PROPN, .xpos = XPOS_NNP, .head = h, .rel = r                  \
    }
#define NOUN(f, h, r)                                                                              \
    {                                                                                              \
        .form = STR(f), .upos = UPOS_NOUN, .xpos = XPOS_NN, .head = h, .rel = r                    \
    }
#define VERB(f, x, h, r)                                                                           \
    {                                                                                              \
        .form = STR(f), .upos = UPOS_VERB, .xpos = x, .head = h, .rel = r                          \
    }
#define WORD(f, u, h, r)                                                                           \
    {                                                                                              \
        .form = STR(f), .upos = u, .head = h, .rel = r                                             \
    }

#endif
