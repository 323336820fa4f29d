// evaluate: how good a model is on gold words, and how fast.
//
//     evaluate MODEL.dm GOLD.conllu...
#include "model/model.h"
#include "parse/language.h"
#include "parse/score.h"
#include "train/treebank.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 3 // the fastest counts

static void die(const diag *why)
{
    char line[DIAG_FILE_MAX + DIAG_MESSAGE_MAX];
    diag_format(why, line, sizeof line);
    fprintf(stderr, "evaluate: %s\n", line);
    exit(status_exit_code(why->code));
}

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

static void evaluate(const language *en, const char *path)
{
    arena a = {0}, scratch = {0};
    diag why = {0};
    sentence_list gold = {0};
    if (treebank_read(path, &a, &gold, &why) != ST_OK) die(&why);
    sentence_list own = blank(&gold, &a);
    language_run *run = language_run_new(en);
    double best = 1e9, words = 0;
    for (int round = 0; round < ROUNDS; round++) {
        if (round) arena_reset(&scratch);
        double begin = seconds();
        for (size_t i = 0; i < own.n; i++) language_analyse(run, &own.p[i], &scratch);
        double took = seconds() - begin;
        best = took < best ? took : best;
    }
    score s = {0};
    for (size_t i = 0; i < own.n; i++) {
        sentence_list one = {gold.p + i, 1}, other = {own.p + i, 1};
        score_add(&s, &one, &other);
        words += own.p[i].n_tokens;
    }
    printf("%s\n ", path);
    for (int k = SCORE_UPOS; k < SCORE_COUNT; k++)
        printf(" %s %.2f", score_name((score_kind)k), score_f1(&s.count[k]));
    printf("\n  %.0f sentences/s, %.0f words/s\n", (double)own.n / best, words / best);
    if (getenv("EVALUATE_RELATIONS"))
        for (int r = 0; r < REL_COUNT; r++)
            if (s.by_rel[r].gold)
                printf("  %-12s %5.1f %6llu\n", deprel_name((deprel)r), score_f1(&s.by_rel[r]),
                       (unsigned long long)s.by_rel[r].gold);
    language_run_delete(run);
    arena_free(&a);
    arena_free(&scratch);
}

int main(int argc, char **argv)
{
    diag why = {0};
    model *m;
    language *en;
    if (argc < 3) {
        fprintf(stderr, "usage: evaluate MODEL.dm GOLD.conllu...\n");
        return 2;
    }
    double begin = seconds();
    if (model_open(argv[1], &m, &why) != ST_OK || language_open(m, &en, &why) != ST_OK) die(&why);
    printf("model opened in %.2f ms\n", 1e3 * (seconds() - begin));
    for (int i = 2; i < argc; i++) evaluate(en, argv[i]);
    language_close(en);
    model_close(m);
    return 0;
}
