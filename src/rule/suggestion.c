#include "rule/suggestion.h"

#include <stdio.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

int suggestion_distance(str a, str b)
{
    int rows[3][SUGGESTION_WORD_MAX + 1];
    if (a.n > SUGGESTION_WORD_MAX || b.n > SUGGESTION_WORD_MAX) return SUGGESTION_WORD_MAX;
    for (size_t j = 0; j <= b.n; j++) rows[0][j] = (int)j;
    for (size_t i = 1; i <= a.n; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = (int)i;
        for (size_t j = 1; j <= b.n; j++) {
            bool same = lower(a.p[i - 1]) == lower(b.p[j - 1]);
            row[j] = least(above[j - 1] + !same, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && lower(a.p[i - 1]) == lower(b.p[j - 2]) &&
                lower(a.p[i - 2]) == lower(b.p[j - 1]))
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[a.n % 3][b.n];
}

void suggestion_offer(suggestion *s, str known)
{
    if (!known.n) return;
    int d = suggestion_distance(s->word, known);
    int most = (int)(known.n > s->word.n ? known.n : s->word.n) / 3;
    if (most < 1) most = 1;
    if (d > most || (s->best.n && d >= s->distance)) return;
    s->best = known;
    s->distance = d;
}

const char *suggestion_text(suggestion *s)
{
    s->text[0] = '\0';
    if (s->best.n) snprintf(s->text, sizeof s->text, "; did you mean '%.*s'?", STR_ARG(s->best));
    return s->text;
}
