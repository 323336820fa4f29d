// Who is named beside the one whom a path finds, though the tree hangs him elsewhere: "the defence
// of Chad and to Mali", "help to the government and aid to farmers".
#include "event/draft.h"

// "Help to the government and aid to farmers" with the aid for a conjunct of the government.
static void add_gapped(reading *r, draft *d, uint32_t noun, str preposition, participant **list,
                       uint32_t *n)
{
    fillers found = {0};
    if (!in(d->e.type, "AID AGREE SUPPORT COOPERATE")) return;
    if (draft_token(d, noun)->rel != REL_CONJ || draft_token(d, noun)->upos != UPOS_NOUN) return;
    if (mention_headed(r->mentions, d->e.sentence, noun, MENTION_ACTOR)) return;
    if (frame_child(d->f, noun, REL_NMOD_POSS) >= 0) return; // "and his talk with Mali"
    frame_fillers(d->f, noun, SLOT_PREP, preposition, &found);
    for (uint32_t i = 0; i < found.n; i++) role_add_word(r, d->f, found.word[i], list, n);
}

static void add_conjunct(reading *r, draft *d, uint32_t word, str preposition, participant **list,
                         uint32_t *n)
{
    int32_t own = frame_child(d->f, word, REL_CASE);
    const mention *m = mention_headed(r->mentions, d->e.sentence, word, MENTION_ACTOR);
    if (!m || draft_token(d, word)->rel != REL_CONJ || own < 0) return;
    if (str_eq(draft_token(d, (uint32_t)own)->lemma, preposition)) role_add_mention(r, m, list, n);
}

// The first step of the path has the preposition again, and the tree hangs the name on the noun or
// on the other name.
static void add_repeated(reading *r, draft *d, uint32_t word, const path *way, const fillers *names,
                         participant **list, uint32_t *n)
{
    fillers nouns = {0};
    str preposition = way->steps[0].preposition;
    frame_fillers(d->f, word, SLOT_PREP, preposition, &nouns);
    for (uint32_t k = 1; k < nouns.n; k++) add_conjunct(r, d, nouns.word[k], preposition, list, n);
    for (uint32_t k = 0; k < names->n; k++) {
        uint32_t name = names->word[k];
        for (uint32_t i = d->f->first_child[name]; i < d->f->first_child[name + 1]; i++)
            add_conjunct(r, d, d->f->children[i], preposition, list, n);
    }
}

void beside_add(reading *r, draft *d, uint32_t word, const path *way, participant **list,
                uint32_t *n)
{
    const path_step *last = &way->steps[way->n_steps - 1];
    rule_path one = {way, 1};
    fillers names = {0};
    rule_path_walk(d->f, word, &one, NULL, NULL, &names);
    for (uint32_t k = 1; k < names.n && last->slot == SLOT_PREP; k++)
        add_gapped(r, d, names.word[k], last->preposition, list, n);
    if (way->n_steps == 2 && way->steps[0].slot == SLOT_PREP)
        add_repeated(r, d, word, way, &names, list, n);
}
