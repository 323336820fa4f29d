// Facts of positions to rows.
#include "ledger/folding.h"

void position_fold(ledger *l, const fact *const *facts, size_t n)
{
    (void)l, (void)facts, (void)n;
}
