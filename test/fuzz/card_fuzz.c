// Any bytes as an event card and as a sketch, as a damaged database may hold them: what is read is
// written as the same bytes, its counts are within bounds, and it can be compared.
#include "fuzztarget.h"

#include "link/cardbytes.h"
#include "link/merger.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    event_card card;
    text_sketch sketch;
    buf again = {0};
    if (cardbytes_read(bytes, &card)) {
        must(card.n_actors <= CARD_SIDES && card.n_recipients <= CARD_SIDES);
        must(card.n_words <= CARD_WORDS && card.n_people <= CARD_PEOPLE);
        must(card.n_sums <= CARD_SUMS && card.n_sketch <= CARD_SKETCH);
        cardbytes_write(&card, &again);
        must(str_eq(buf_str(&again), bytes));
        double same = card_same(&card, &card, false);
        must(same >= 0 && same <= 1);
        merger *m = merger_new();
        for (uint64_t i = 0; i < 4; i++) merger_add(m, &card, i);
        merger_run(m);
        must(merger_event(m, 0) < 4);
        merger_free(m);
    }
    if (sketchbytes_read(bytes, &sketch)) {
        buf_clear(&again);
        sketchbytes_write(&sketch, &again);
        must(str_eq(buf_str(&again), bytes));
        must(sketch_containment(&sketch, &sketch) >= 0);
    }
    buf_free(&again);
    return 0;
}
