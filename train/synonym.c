#include "train/synonym.h"

#include "base/file.h"
#include "base/map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX ((size_t)64 << 20) // bytes: data.noun has 16 million

enum { VERBS, NOUNS, KINDS };

struct synonyms {
    buf index[KINDS], data[KINDS];
};

status synonyms_open(const char *folder, synonyms **out, diag *why)
{
    static const char *const NAMES[KINDS] = {"verb", "noun"};
    synonyms *s = mem_alloc(sizeof *s);
    memset(s, 0, sizeof *s);
    status done = ST_OK;
    for (int k = 0; k < KINDS && done == ST_OK; k++) {
        char name[512];
        snprintf(name, sizeof name, "%s/index.%s", folder, NAMES[k]);
        done = file_read_all(name, FILE_MAX, &s->index[k], why);
        snprintf(name, sizeof name, "%s/data.%s", folder, NAMES[k]);
        if (done == ST_OK) done = file_read_all(name, FILE_MAX, &s->data[k], why);
    }
    *out = s;
    return done;
}

void synonyms_close(synonyms *s)
{
    if (!s) return;
    for (int k = 0; k < KINDS; k++) {
        buf_free(&s->index[k]);
        buf_free(&s->data[k]);
    }
    mem_free(s);
}

// The line of the index that begins with the lemma: the lines are sorted, "\nlemma " is unique.
static str index_line(str index, str lemma)
{
    buf key = {0};
    buf_add_format(&key, "\n%.*s ", STR_ARG(lemma));
    size_t at = str_find(index, buf_str(&key));
    buf_free(&key);
    if (at == SIZE_MAX) return STR_NONE;
    str rest = str_sub(index, at + 1, index.n);
    return str_split(&rest, '\n');
}

static size_t add_words(str line, str lemma, str *out, size_t n, size_t room, arena *a)
{
    for (int skip = 0; skip < 3; skip++) str_split(&line, ' ');
    str count = str_split(&line, ' ');
    char digits[3] = {0};
    memcpy(digits, count.p, count.n < 2 ? count.n : 2);
    for (long i = strtol(digits, NULL, 16); i > 0; i--) {
        str word = str_split(&line, ' ');
        str_split(&line, ' ');
        bool listed = str_eq(word, lemma) || memchr(word.p, '_', word.n);
        for (size_t k = 0; k < n; k++) listed |= str_eq(out[k], word);
        if (!listed && n < room) out[n++] = str_copy(a, word);
    }
    return n;
}

size_t synonyms_find(const synonyms *s, bool verb, str lemma, int senses, str *out, size_t room,
                     arena *a)
{
    int kind = verb ? VERBS : NOUNS;
    str line = index_line(buf_str(&s->index[kind]), lemma), field[64];
    size_t n_fields = 0, n = 0;
    while (line.p && line.n && n_fields < 64) field[n_fields++] = str_split(&line, ' ');
    if (n_fields < 4) return 0;
    // lemma pos synsets pointers pointer... senses tagged offset...
    size_t first = 4 + (size_t)strtol(field[3].p, NULL, 10) + 2;
    long n_senses = strtol(field[2].p, NULL, 10);
    for (long i = 0; i < n_senses && i < senses && first + (size_t)i < n_fields; i++) {
        size_t at = (size_t)strtol(field[first + (size_t)i].p, NULL, 10);
        str data = buf_str(&s->data[kind]);
        if (at >= data.n) continue;
        str rest = str_sub(data, at, data.n);
        n = add_words(str_split(&rest, '\n'), lemma, out, n, room, a);
    }
    return n;
}
