// Status, polarity, direction, composition: one construction a row (test/corpus/events.tsv),
// sentences of our own, documents dated 2024-07-17.
#include "scenario.h"

int main(void)
{
    return scenario_run_table("test/corpus/events.tsv", "events", BY_RULES);
}
