// Words as UD English has them (EWT and GUM): contractions in two ("do" + "n't", "Beijing" + "'s",
// "can" + "not"), hyphenated compounds in their parts ("two", "-", "day"; but "anti-war",
// "e-mail", "mid-July", telephone numbers whole), currencies, units, brackets and quotes apart,
// abbreviations with their full stop, numbers, times, dates, URLs, addresses, @names and #tags
// whole. The conventions were counted in the treebanks' training parts; tables: tokenizer_table.c.
//
// Invariant: each word is a piece of the text, not empty, in order, not overlapping; every byte of
// a sentence that is not white space is in exactly one word. Time is linear in the text.
//
//     token_reader r = tok_open(d);
//     sentence s;
//     while (tok_next(&r, &arena, &s)) ...   // reset the arena when you are done with some
#ifndef DM_TOKEN_TOKENIZER_H
#define DM_TOKEN_TOKENIZER_H

#include "document/document.h"
#include "sentence/sentence.h"
#include "sentence/split.h"

// A longer word is cut (at a character): no name is; URLs beyond it say nothing to a reader.
#define TOK_MAX_BYTES 1024
// A sentence with more words is cut: bounds the parser's work on pages of punctuation.
#define TOK_MAX_WORDS 2000

// Reads the coded parts of a document (part_is_coded), one sentence at a time, in text order; none
// of a document in another language (is_foreign).
typedef struct {
    const document *doc;
    size_t part;      // part being read
    size_t next_part; // to be read after it
    splitter sentences;
    span rest;      // what is left of a sentence that was cut at TOK_MAX_WORDS
    uint32_t index; // of the next sentence
} token_reader;

token_reader tok_open(const document *d);
// The next sentence, with index, part, headline and tokens (span, form, multiword, space_after,
// head -1; tags and lemmas stay empty) in `a`; false at the end of the document.
bool tok_next(token_reader *r, arena *a, sentence *out);

// The words of a sentence that stands at out->span of a text, in a part of that kind: tokens and
// headline as tok_next gives them. out->span is shortened as by tok_words.
void tok_sentence(str text, part_kind kind, arena *a, sentence *out);

// Is the sentence a line of its own without a full stop, so a headline that stands in the text?
bool tok_is_headline(str text, span s);

// Words of the bytes `s` of `text`, taken as one sentence. *s is shortened to what fits into
// TOK_MAX_WORDS words. space_after is true also at the end of the text.
token *tok_words(str text, span *s, arena *a, uint32_t *n_tokens);

#endif
