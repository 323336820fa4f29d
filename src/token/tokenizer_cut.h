// Inside the tokenizer: cuts a chunk (text between white space) into words.
#ifndef DM_TOKEN_TOKENIZER_CUT_H
#define DM_TOKEN_TOKENIZER_CUT_H

#include "token/tokenizer.h"

#define TOK_MAX_PARTS 3 // words of a multiword token, at most

typedef struct {
    uint32_t begin, end; // bytes of the text
    uint8_t multiword;   // as in struct token
} tok_piece;

typedef struct {
    str text;          // up to the end of the sentence
    size_t final_stop; // the sentence's last full stop, SIZE_MAX when it has none
    bool quoted;       // a single quote is open
    bool mail;         // the chunk at hand holds an @
    bool address;      // and a full stop or colon inside, as addresses of the web do
    bool clitics;      // and what may be an apostrophe
    uint32_t n;        // pieces
    tok_piece *pieces; // [TOK_MAX_WORDS + TOK_MAX_PARTS]
} tok_cutter;

// Adds the words of text[begin, end), which holds no white space. Stops when n reaches
// TOK_MAX_WORDS.
void tok_cut(tok_cutter *c, size_t begin, size_t end);

// End of the word (letters, digits and what joins them) that starts at `begin`.
size_t tok_word_end(str text, size_t begin, size_t end);

// Adds text[begin, end) as one or more words: clitics, units and contractions cut off.
void tok_cut_word(tok_cutter *c, size_t begin, size_t end);

// Adds `n` words that end at ends[0..n), as one multiword token when n > 1 and `multiword`.
void tok_add(tok_cutter *c, size_t begin, const size_t *ends, uint8_t n, bool multiword);

bool tok_is_apostrophe(uint32_t code);
bool tok_is_word_code(uint32_t code); // letter, mark, digit
uint32_t tok_code_at(str text, size_t at, size_t end);
uint32_t tok_code_before(str text, size_t begin, size_t at);

#endif
