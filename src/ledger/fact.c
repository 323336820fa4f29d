#include "ledger/fact.h"

#include <math.h>

static const char *const KINDS[LEDGER_KINDS] = {"channels", "transfers", "redlines", "positions"};

const char *ledger_kind_name(ledger_kind kind)
{
    return KINDS[kind];
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
