// score TABLE.tsv...: how many events of a table of texts (test/corpus/variants/README.md) come out
// right, with every fault. Not a test: for figures, and for reading errors.
#include "scenario.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) scenario_print_scores(argv[i]);
    if (argc < 2) fprintf(stderr, "usage: score TABLE.tsv...\n");
    return argc < 2 ? 2 : 0;
}
