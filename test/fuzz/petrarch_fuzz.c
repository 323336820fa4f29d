// Any bytes as a dictionary of PETRARCH, by their first byte one of actors, agents, discards,
// verbs: nothing breaks, and each complaint is one line.
#include "fuzztarget.h"

#include "rule/petrarch.h"
#include "rule/rule.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    petrarch p = {0};
    if (size == 0) return 0;
    petrarch_read(&p, (petrarch_kind)(data[0] % 4), (str){(const char *)data + 1, size - 1}, "x");
    size_t lines = 0;
    for (size_t i = 0; i < p.problems.n; i++) lines += p.problems.p[i] == '\n';
    must(lines == p.n_problems);
    petrarch_free(&p);
    return 0;
}
