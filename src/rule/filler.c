// Following paths and testing what is found there.
#include "rule/program.h"
#include "rule/slot.h"
#include "rule/wordclass.h"

static void add_once(fillers *out, uint32_t w)
{
    for (uint32_t i = 0; i < out->n; i++)
        if (out->word[i] == w) return;
    if (out->n < FRAME_FILLERS_MAX) out->word[out->n++] = w;
}

// All words that the steps lead to, breadth first.
static void follow(const frame_view *f, uint32_t word, const path *p, fillers *out)
{
    *out = (fillers){{word}, 1};
    for (uint32_t k = 0; k < p->n_steps; k++) {
        fillers from = *out;
        out->n = 0;
        for (uint32_t i = 0; i < from.n; i++) {
            fillers one;
            frame_fillers(f, from.word[i], p->steps[k].slot, p->steps[k].preposition, &one);
            for (uint32_t j = 0; j < one.n; j++) add_once(out, one.word[j]);
        }
    }
    if (p->n_steps == 0) out->n = 0;
}

uint32_t rule_path_walk(const frame_view *f, uint32_t word, const rule_path *p,
                        bool (*accept)(void *state, uint32_t word), void *state, fillers *out)
{
    out->n = 0;
    for (uint32_t i = 0; i < p->n_paths; i++) {
        fillers found;
        follow(f, word, &p->paths[i], &found);
        for (uint32_t k = 0; k < found.n; k++)
            if (!accept || accept(state, found.word[k])) out->word[out->n++] = found.word[k];
        if (out->n) return out->n;
    }
    return 0;
}

const fillers *matcher_path(matcher *m, uint32_t word, const path *p)
{
    size_t at = ((uintptr_t)p->steps / sizeof(path_step) + (size_t)word * 31) % MATCH_MEMO_SIZE;
    match_memo *memo = &m->memo[at];
    if (memo->word == word + 1 && memo->steps == p->steps) return &memo->found;
    follow(m->f, word, p, &memo->found);
    memo->word = word + 1;
    memo->steps = p->steps;
    return &memo->found;
}

// The actor mention that the word heads, or stands in.
static const mention *actor_at(const frame_view *f, uint32_t word)
{
    if (!f->mentions) return NULL;
    const mention *m = mention_headed(f->mentions, f->sentence->index, word, MENTION_ACTOR);
    return m ? m : mention_covering(f->mentions, f->sentence->index, word, MENTION_ACTOR);
}

static bool has_sector(const actor *a, const value_test *t)
{
    for (uint32_t i = 0; i < a->n_sectors; i++)
        for (uint32_t k = 0; k < t->n_sectors; k++)
            if (str_eq(a->sectors[i], t->sectors[k])) return true;
    return false;
}

// A country or one of its institutions: no person, nobody of society (students, rebels, firms).
static bool is_state(const actor *a)
{
    if (!a->country.n || a->person) return false;
    for (int i = 0; i < a->n_sectors; i++)
        if (!str_in_list(a->sectors[i], "GOV|MIL|LEG|JUD|COP|SPY", '|')) return false;
    return true;
}

static bool test_actor(const value_test *t, const mention *m)
{
    if (!m) return false;
    if (t->kinds & TEST_ACTOR) return true;
    for (uint32_t i = 0; i < m->n_actors; i++) {
        const actor *a = m->actors[i];
        if ((t->kinds & TEST_COUNTRY) && is_state(a)) return true;
        if ((t->kinds & TEST_PERSON) && a->person) return true;
        if ((t->kinds & TEST_SECTOR) && has_sector(a, t)) return true;
    }
    return false;
}

static uint32_t kind_bit(mention_kind kind)
{
    switch (kind) {
    case MENTION_ITEM: return TEST_ITEM;
    case MENTION_MONEY: return TEST_MONEY;
    case MENTION_QUANTITY:
    case MENTION_PEOPLE:
    case MENTION_PERCENT: return TEST_NUMBER;
    case MENTION_TIME: return TEST_TIME;
    default: return 0;
    }
}

// "Approval for the transfer of howitzers": the transfer is one of howitzers, the approval none of
// them, unlike "a request for howitzers". On the way up from the item to the word, is there another
// noun that hangs on a preposition of purpose?
static bool of_another_deed(const frame_view *f, uint32_t word, uint32_t thing)
{
    char mark[SLOT_MARK_MAX];
    int32_t w = slot_head(f, thing);
    for (int climb = 0; w >= 0 && (uint32_t)w != word && climb < FRAME_CLIMB_MAX; climb++) {
        if (slot_rel(f, (uint32_t)w) == REL_NMOD && slot_token(f, (uint32_t)w)->upos == UPOS_NOUN &&
            str_in_list(slot_mark(f, (uint32_t)w, mark), "for|to|on|against|over", '|'))
            return true;
        w = slot_head(f, (uint32_t)w);
    }
    return false;
}

// Is the word, or does its phrase contain, such a mention?
static bool test_contents(const frame_view *f, const value_test *t, uint32_t word)
{
    const mention_list *l = f->mentions;
    uint32_t s = f->sentence->index;
    if ((t->kinds & TEST_NUMBER) && slot_token(f, word)->upos == UPOS_NUM) return true;
    if ((t->kinds & TEST_NUMBER) && frame_child(f, word, REL_NUMMOD) >= 0) return true;
    if (!l || s >= l->n_sentences) return false;
    for (uint32_t i = l->first_of[s]; i < l->first_of[s + 1]; i++) {
        const mention *m = &l->p[i];
        if (!(t->kinds & kind_bit(m->kind))) continue;
        if (mention_is_use(m)) continue; // "the drone strike" is no item
        if (m->first <= word && word < m->end) return true;
        if (frame_below(f, word, m->head) &&
            (m->kind != MENTION_ITEM || !of_another_deed(f, word, m->head)))
            return true;
    }
    return false;
}

void matcher_light_nouns(const matcher *m, uint32_t word, fillers *out)
{
    char text[SLOT_LEMMA_MAX], mark[SLOT_MARK_MAX];
    if (!slot_verbal(m->f, word)) return;
    str lemma = slot_lemma(m->f, word, text);
    bool light = wordclass_light(lemma);
    FRAME_CHILDREN(m->f, word, c)
    {
        deprel r = slot_rel(m->f, c);
        bool object = light && (r == REL_OBJ || r == REL_NSUBJ_PASS);
        if (object || (r == REL_OBL && wordclass_light_with(lemma, slot_mark(m->f, c, mark))))
            slot_add_phrase(m->f, c, out);
    }
}

// The types of the events that the word is a trigger of; for a light verb those of its noun.
static uint32_t event_types(const matcher *m, uint32_t word)
{
    uint32_t types = m->types[word];
    fillers nouns = {0};
    if (!types) matcher_light_nouns(m, word, &nouns);
    for (uint32_t i = 0; i < nouns.n; i++) types |= m->types[nouns.word[i]];
    return types;
}

bool matcher_test(const matcher *m, const value_test *t, uint32_t word)
{
    const uint32_t actors = TEST_ACTOR | TEST_COUNTRY | TEST_PERSON | TEST_SECTOR;
    const uint32_t contents = TEST_ITEM | TEST_MONEY | TEST_NUMBER | TEST_TIME;
    if (t->kinds & TEST_ANY) return true;
    if (matcher_in_set(m, &t->set, word)) return true;
    if ((t->kinds & TEST_PREDICATE) && slot_predicate(m->f, word)) return true;
    if ((t->kinds & TEST_INFINITIVE) && slot_infinitive(m->f, word)) return true;
    if ((t->kinds & TEST_IMPERATIVE) && slot_imperative(m->f, word)) return true;
    if ((t->kinds & TEST_EVENT) && (event_types(m, word) & t->events)) return true;
    if ((t->kinds & contents) && test_contents(m->f, t, word)) return true;
    return (t->kinds & actors) && test_actor(t, actor_at(m->f, word));
}

// Whose words these are is no word of the sentence but a mention, maybe of another one.
static bool speaker_constraint(const matcher *m, const constraint *c, uint32_t word)
{
    const frame_view *f = m->f;
    const mention *who = NULL;
    if (m->context && m->context->speaker) {
        who = m->context->speaker(m->context->state, f->sentence->index, word);
    } else if (f->mentions) {
        const attribution *a = mention_speaker(f->mentions, f->sentence->index, word);
        who = a ? a->speaker : NULL;
    }
    if (!who)
        return !(c->refuse.kinds & TEST_NONE) && (!c->accepts || (c->accept.kinds & TEST_NONE));
    if ((c->refuse.kinds & TEST_ANY) || test_actor(&c->refuse, who)) return false;
    return !c->accepts || (c->accept.kinds & TEST_ANY) || test_actor(&c->accept, who);
}

// Words that stand anywhere in the sentence, whatever the tree makes of them; the first that passes
// is told.
static bool sentence_constraint(const matcher *m, const constraint *c, uint32_t word,
                                fillers *passed)
{
    for (uint32_t w = 0; w < m->f->sentence->n_tokens; w++) {
        if (w == word) continue;
        if (matcher_test(m, &c->refuse, w)) return false;
        if (!passed->n && c->accepts && matcher_test(m, &c->accept, w))
            passed->word[passed->n++] = w;
    }
    return passed->n || !c->accepts;
}

bool matcher_constraint(matcher *m, const constraint *c, uint32_t word, fillers *passed)
{
    passed->n = 0;
    if (c->words) return matcher_words(m, c->words, word);
    if (c->path.n_steps && c->path.steps[c->path.n_steps - 1].slot == SLOT_SPEAKER)
        return speaker_constraint(m, c, word);
    if (c->path.n_steps == 1 && c->path.steps[0].slot == SLOT_SENTENCE)
        return sentence_constraint(m, c, word, passed);
    const fillers *found = matcher_path(m, word, &c->path);
    if (!found->n)
        return !(c->refuse.kinds & TEST_NONE) && (!c->accepts || (c->accept.kinds & TEST_NONE));
    if (c->refuse.kinds & TEST_ANY) return false;
    for (uint32_t i = 0; i < found->n; i++)
        if (matcher_test(m, &c->refuse, found->word[i])) return false;
    if (!c->accepts) return true;
    for (uint32_t i = 0; i < found->n; i++)
        if (matcher_test(m, &c->accept, found->word[i])) passed->word[passed->n++] = found->word[i];
    return passed->n > 0;
}
