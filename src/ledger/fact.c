#include "ledger/fact.h"

#include <math.h>

static const char *const KINDS[LEDGER_KINDS] = {"channels", "transfers", "redlines", "positions"};

const char *ledger_kind_name(ledger_kind kind)
{
    return KINDS[kind];
}

bool fact_has_party(const fact_party *p, uint32_t n, str key)
{
    for (uint32_t i = 0; i < n; i++)
        if (str_eq(p[i].key, key)) return true;
    return false;
}

bool fact_share_party(const fact_party *a, uint32_t n_a, const fact_party *b, uint32_t n_b)
{
    for (uint32_t i = 0; i < n_a; i++)
        if (fact_has_party(b, n_b, a[i].key)) return true;
    return false;
}

fact fact_none(ledger_kind kind)
{
    return (fact){.ledger = kind,
                  .value = NAN,
                  .value_low = NAN,
                  .value_high = NAN,
                  .former_value = NAN,
                  .whole_value = NAN,
                  .confidence = 1};
}
