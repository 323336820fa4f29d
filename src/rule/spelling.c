#include "rule/program.h"

str program_spelling(str word, char out[WORD_BYTES_MAX])
{
    size_t n = 0;
    if (word.n > WORD_BYTES_MAX) return STR_NONE;
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        if (c == '-') continue;
        out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return (str){out, n};
}

word_id program_intern(codebook *c, str word)
{
    char text[WORD_BYTES_MAX];
    str s = program_spelling(word, text);
    word_id id;
    if (!s.n) return 0;
    if (map_find_number(&c->words, s, &id)) return id;
    map_set_number(&c->words, &c->a, str_copy(&c->a, s), ++c->n_words);
    return c->n_words;
}

word_id program_find(const codebook *c, str word)
{
    char text[WORD_BYTES_MAX];
    word_id id;
    str s = program_spelling(word, text);
    return s.n && map_find_number(&c->words, s, &id) ? id : 0;
}

uint32_t codebook_word(const codebook *c, str word)
{
    return program_find(c, word);
}

uint32_t codebook_word_count(const codebook *c)
{
    return c->n_words;
}
