// Who draws a line or voices it: not the spokesman who tells what the president has said, and a
// state by its own name, whoever speaks for it.
#include "ledger/redline.h"

#define VOICE_REACH 32 // words from "warnings from officials, including X" to the line

static const char SAYS[] =
    "say|warn|tell|clear|stress|emphasize|emphasise|announce|declare|add|vow|"
    "underscore|pledge|state|caution|insist|hear|convey|repeat|reiterate";

// "As he said", "he said" beside the words that hang on the same verb.
static bool is_beside(const frame_view *f, uint32_t says, uint32_t word)
{
    const token *t = &f->sentence->tokens[says];
    if (t->head < 0) return false;
    int32_t mark = frame_child(f, says, REL_MARK);
    bool as = mark >= 0 && str_eq(f->sentence->tokens[mark].lemma, STR("as"));
    bool beside = as || deprel_base((deprel)t->rel) == REL_PARATAXIS;
    return beside && frame_below(f, (uint32_t)t->head, word);
}

static int32_t behind(const frame_view *f, uint32_t verb, const char *preposition)
{
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        int32_t mark = frame_child(f, f->children[i], REL_CASE);
        if (mark >= 0 && str_eq(f->sentence->tokens[mark].lemma, str_of(preposition)))
            return (int32_t)f->children[i];
    }
    return -1;
}

// Who says so: also in "you heard from the President that", "Chad was told by Mali that".
static int32_t sayer_of(const frame_view *f, uint32_t says)
{
    const token *t = f->sentence->tokens;
    if (str_eq(t[says].lemma, STR("hear"))) {
        int32_t from = behind(f, says, "from");
        return from >= 0 ? from : frame_child(f, says, REL_OBJ); // "heard the President say"
    }
    int32_t doer = frame_child(f, says, REL_NSUBJ);
    return doer >= 0 && t[doer].rel == REL_NSUBJ_PASS ? behind(f, says, "by") : doer;
}

const actor *line_relayed(const frame_view *f, uint32_t word, bool *told)
{
    const token *t = f->sentence->tokens;
    const actor *above = NULL, *beside = NULL;
    uint32_t nearest = 0;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        bool over = w != word && frame_below(f, w, word);
        if (!str_in_list(t[w].lemma, SAYS, '|') || (!over && !is_beside(f, w, word))) continue;
        int32_t sayer = sayer_of(f, w);
        if (sayer < 0 || str_in_list(t[sayer].lemma, "I|we|you|it", '|')) continue;
        const actor *who = NULL;
        power_at(f, (uint32_t)sayer, &who);
        if (who && over && (!above || frame_below(f, nearest, w))) {
            above = who;
            nearest = w;
        }
        if (who && !over && !beside) beside = who;
    }
    *told = above || beside;
    return above ? above : beside;
}

bool line_of_them(const frame_view *f, uint32_t word, str key)
{
    for (uint32_t w = 0; w < word; w++) {
        int32_t doer = frame_child(f, w, REL_NSUBJ);
        if (f->sentence->tokens[w].upos != UPOS_VERB || doer < 0 || !frame_below(f, w, word))
            continue;
        if (!str_eq(f->sentence->tokens[doer].lemma, STR("they"))) continue;
        const mention *m =
            mention_covering(f->mentions, f->sentence->index, (uint32_t)doer, MENTION_ACTOR);
        if (!m || m->n_actors != 1 || !str_eq(party_of(m->actors[0]).key, key)) return true;
    }
    return false;
}

fact_party line_party_of(const fact_reading *r, const actor *who)
{
    fact_party out = party_of(who);
    const mention_list *all = &r->c->mentions;
    if (!who->person || !who->country.n || !str_eq(out.key, who->country)) return out;
    for (size_t i = 0; i < all->n; i++) {
        const mention *m = &all->p[i];
        if (m->kind != MENTION_ACTOR || m->n_actors != 1 || str_eq(m->how, STR("place"))) continue;
        const actor *x = m->actors[0];
        if (x->person || x->n_sectors || !str_eq(x->country, who->country)) continue;
        out.name = x->name;
        break;
    }
    return out;
}

// Who said it: the speaker when it is a person, else persons named with those who warn.
fact_party line_voices(fact_reading *r, uint32_t index, uint32_t word, const actor *who, str drawer)
{
    const frame_view *f = reading_frame(r, index);
    const actor *voice = reading_voice(r, index, word);
    bool told = false;
    const actor *relayed = line_relayed(f, word, &told);
    if (who && who->person) return (fact_party){who->code, who->country, who->name};
    if (told) voice = relayed; // not who relays it
    if (voice && voice->person && is_power(voice) && str_eq(party_of(voice).key, drawer))
        return (fact_party){voice->code, voice->country, voice->name};
    bool office = voice && voice->person && !voice->country.n && voice->n_sectors == 1 &&
                  str_in_list(voice->sectors[0], "GOV|MIL", '|');
    if (office && who &&
        str_eq(party_of(who).key, drawer)) // "the minister": of a paper's own state
        return (fact_party){voice->code, drawer, voice->name};
    fact_party out = {0};
    if (f->sentence->tokens[word].upos != UPOS_NOUN) return out;
    uint32_t first = word > VOICE_REACH ? word - VOICE_REACH : 0, from = word;
    for (uint32_t w = word; w-- > first;)
        if (str_eq(f->sentence->tokens[w].lemma, STR("warning"))) from = w;
    for (uint32_t w = from; w < word && !out.name.n; w++) {
        const mention *m = mention_headed(f->mentions, index, w, MENTION_ACTOR);
        if (m && m->n_actors && m->actors[0]->person && str_eq(party_of(m->actors[0]).key, drawer))
            out = (fact_party){m->actors[0]->code, m->actors[0]->country, m->actors[0]->name};
    }
    return out;
}
