// Twenty variants of the founding article, written blind from its facts alone and before any rule:
// other countries, subjects, order, voice, dates (test/corpus/variants/README.md).
#include "scenario.h"

int main(void)
{
    return scenario_run_table("test/corpus/variants/variants.tsv", "variants", AS_SHIPPED);
}
