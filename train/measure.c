#include "train/measure.h"

#include "train/treebank.h"

#include <time.h>

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// The gold sentences with nothing but their words.
static sentence_list blank(const sentence_list *gold, arena *a)
{
    sentence_list list = {arena_array(a, sentence, gold->n), gold->n};
    for (size_t i = 0; i < gold->n; i++) {
        list.p[i] = gold->p[i];
        list.p[i].tokens = arena_array(a, token, gold->p[i].n_tokens);
        for (uint32_t t = 0; t < gold->p[i].n_tokens; t++) {
            const token *g = &gold->p[i].tokens[t];
            list.p[i].tokens[t] =
                (token){.span = g->span, .form = g->form, .space_after = g->space_after};
        }
    }
    return list;
}

status measure(const language *en, const char *path, bool network_alone, int rounds, score *out,
               breakdown *detail, double *words_a_second, double *sentences_a_second, diag *why)
{
    void (*analyse)(language_run *, sentence *, arena *) =
        network_alone ? language_predict : language_analyse;
    arena a = {0}, scratch = {0};
    sentence_list gold = {0};
    status st = treebank_read(path, &a, &gold, why);
    sentence_list own = {0};
    language_run *run = language_run_new(en);
    double best = 1e9, words = 0;
    *out = (score){0};
    for (int round = 0; st == ST_OK && round < rounds; round++) {
        arena_reset(&scratch);
        own = blank(&gold, &scratch);
        double begin = seconds();
        for (size_t i = 0; i < own.n; i++) analyse(run, &own.p[i], &scratch);
        double took = seconds() - begin;
        best = took < best ? took : best;
    }
    for (size_t i = 0; i < own.n; i++) {
        sentence_list one = {gold.p + i, 1}, other = {own.p + i, 1};
        score_add(out, &one, &other);
        if (detail) breakdown_add(detail, &one, &other, &scratch);
        words += own.p[i].n_tokens;
    }
    if (words_a_second) *words_a_second = words / best;
    if (sentences_a_second) *sentences_a_second = (double)own.n / best;
    language_run_delete(run);
    arena_free(&a);
    arena_free(&scratch);
    return st;
}
