#include "link/textcards.h"

#include "base/hash.h"
#include "link/company.h"

const event_card *textcards_of(const coded *x, arena *a)
{
    event_card *cards = arena_array(a, event_card, x->events.n + 1);
    arena scratch = {0};
    company talk = company_of(&x->sentences, &x->mentions);
    for (size_t i = 0; i < x->events.n; i++) {
        const event *e = &x->events.p[i];
        frame_view f = frame_open(&x->sentences.p[e->sentence], &x->mentions, &scratch);
        cards[i] = card_of(x->document, &f, e, &talk);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    return cards;
}

uint64_t textcards_number(str id)
{
    return hash_str(id);
}
