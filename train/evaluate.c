// evaluate: how good a model is on gold words, and how fast.
//
//     evaluate [--relations] MODEL.dm GOLD.conllu...
#include "train/failure.h"
#include "train/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 5 // the fastest counts

_Noreturn static void die(const diag *why)
{
    failure_exit("evaluate", why);
}

static void print_detail(const breakdown *b)
{
    buf text = {0};
    breakdown_relations(b, &text);
    breakdown_attachments(b, &text);
    fwrite(text.p, 1, text.n, stdout);
    buf_free(&text);
}

static status evaluate(const language *en, const char *path, bool relations, diag *why)
{
    score s;
    breakdown detail = {0};
    double words, sentences;
    TRY(measure(en, path, false, ROUNDS, &s, &detail, &words, &sentences, why));
    printf("%s\n ", path);
    for (int k = SCORE_UPOS; k < SCORE_COUNT; k++)
        printf(" %s %.2f", score_name((score_kind)k), score_f1(&s.count[k]));
    printf("\n  %.0f sentences/s, %.0f words/s\n", sentences, words);
    if (relations) print_detail(&detail);
    return ST_OK;
}

int main(int argc, char **argv)
{
    diag why = {0};
    model *m;
    language *en;
    bool relations = argc > 1 && strcmp(argv[1], "--relations") == 0;
    int first = relations ? 2 : 1;
    if (argc < first + 2) {
        fprintf(stderr, "usage: evaluate [--relations] MODEL.dm GOLD.conllu...\n");
        return 2;
    }
    clock_t begin = clock();
    if (model_open(argv[first], &m, &why) != ST_OK) die(&why);
    if (language_open(m, &en, &why) != ST_OK) die(&why);
    printf("opened in %.2f ms\n", 1e3 * (double)(clock() - begin) / CLOCKS_PER_SEC);
    for (int i = first + 1; i < argc; i++)
        if (evaluate(en, argv[i], relations, &why) != ST_OK) die(&why);
    language_close(en);
    model_close(m);
    return 0;
}
