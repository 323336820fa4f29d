#include "link/sketch.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <string.h>

typedef struct {
    uint32_t factor[SKETCH_HASHES], term[SKETCH_HASHES];
} permutations;

// Mixes all bits of a number into each other (the finish of Austin Appleby's MurmurHash3).
static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 33) * 0xff51afd7ed558ccdull;
    x = (x ^ x >> 33) * 0xc4ceb9fe1a85ec53ull;
    return x ^ x >> 33;
}

// A factor that is odd makes x * factor + term a permutation of the 32-bit numbers.
static permutations make_permutations(void)
{
    permutations p;
    for (uint64_t i = 0; i < SKETCH_HASHES; i++) {
        uint64_t drawn = mix((i + 1) * 0x9e3779b97f4a7c15ull);
        p.factor[i] = (uint32_t)drawn | 1;
        p.term[i] = (uint32_t)(drawn >> 32);
    }
    return p;
}

static bool is_of_word(uint32_t code)
{
    if (code < 0x80) return ascii_is_letter((char)code) || ascii_is_digit((char)code);
    return utf8_is_letter(code) || utf8_is_number(code) || utf8_is_mark(code);
}

static void add_lower(buf *words, uint32_t code)
{
    if (code < 0x80) // nearly all of English
        buf_add_byte(words, (char)utf8_lower(code));
    else
        utf8_add(words, utf8_lower(code));
}

void sketch_add_words(buf *words, str text)
{
    bool in_word = false;
    for (size_t at = 0; at < text.n;) {
        uint32_t code;
        at += utf8_decode(text, at, &code);
        if (is_of_word(code))
            add_lower(words, code);
        else if (in_word)
            buf_add_byte(words, ' ');
        in_word = is_of_word(code);
    }
    if (in_word) buf_add_byte(words, ' ');
}

// One pass over the permutations for a shingle; the compiler makes vectors of it.
static void take_shingle(text_sketch *s, const permutations *p, uint32_t shingle)
{
    for (int i = 0; i < SKETCH_HASHES; i++) {
        uint32_t x = shingle * p->factor[i] + p->term[i];
        s->least[i] = x < s->least[i] ? x : s->least[i];
    }
}

text_sketch sketch_of_words(str words)
{
    permutations p = make_permutations();
    text_sketch s = {.content = hash_str(words)};
    uint64_t last[SKETCH_SHINGLE] = {0}; // hashes of the last words, a ring
    memset(s.least, 0xff, sizeof s.least);
    while (words.n) {
        uint64_t shingle = 0;
        last[s.n_words++ % SKETCH_SHINGLE] = hash_str(str_split(&words, ' '));
        if (s.n_words < SKETCH_SHINGLE) continue;
        for (uint32_t i = 0; i < SKETCH_SHINGLE; i++) // their order counts
            shingle = mix(shingle ^ last[(s.n_words + i) % SKETCH_SHINGLE]);
        take_shingle(&s, &p, (uint32_t)(shingle >> 32));
    }
    return s;
}

double sketch_resemblance(const text_sketch *a, const text_sketch *b)
{
    int alike = 0;
    if (a->n_words < SKETCH_SHINGLE || b->n_words < SKETCH_SHINGLE) return a->content == b->content;
    for (int i = 0; i < SKETCH_HASHES; i++) alike += a->least[i] == b->least[i];
    return (double)alike / SKETCH_HASHES;
}

double sketch_containment(const text_sketch *a, const text_sketch *b)
{
    // of x and y shingles J = common / (x + y - common)
    double x = (double)a->n_words - SKETCH_SHINGLE + 1, y = (double)b->n_words - SKETCH_SHINGLE + 1;
    double j = sketch_resemblance(a, b), least = x < y ? x : y;
    if (least < 1) return j;
    double common = j / (1 + j) * (x + y);
    return common < least ? common / least : 1;
}
