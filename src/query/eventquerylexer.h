// Private to the query language: its words.
//
// A token is a bracket, a minus in front of something, OR, a word, a phrase in quotes, or a field
// with its operator, behind which values come (eventquerylexer_value). Quotes may be typographic.
#ifndef DM_QUERY_EVENTQUERYLEXER_H
#define DM_QUERY_EVENTQUERYLEXER_H

#include "base/status.h"
#include "query/eventqueryfield.h"

typedef enum {
    TOKEN_END,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_MINUS, // or NOT
    TOKEN_AND,   // says nothing
    TOKEN_OR,
    TOKEN_WORDS, // a word or a phrase without a field
    TOKEN_FIELD, // "type:", "score<"
} eventquery_token_kind;

typedef struct {
    eventquery_token_kind kind;
    size_t at; // byte of the query
    str text;  // of TOKEN_WORDS without quotes; of TOKEN_FIELD its name
    eventquery_op op;
} eventquery_token;

typedef struct {
    str text;
    size_t at;
} eventquerylexer;

// ST_USAGE, with the byte from 1 in why->column.
status eventquerylexer_next(eventquerylexer *l, eventquery_token *out, diag *why);
// A value behind a field or a comma, in *at where it begins; *more: a comma follows, and was taken.
status eventquerylexer_value(eventquerylexer *l, str *out, size_t *at, bool *more, diag *why);

#endif
