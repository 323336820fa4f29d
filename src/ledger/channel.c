// Channels: whose talks, about what, and what has become of them.
//
// A rule of codebook/ledger/channels.rules says which word changes what; the noun of the channel
// says who its parties are ("US-China talks", "talks with France", "talks between them") and what
// it is about. What the noun leaves open the event of the clause, then the text before fills.
#include "ledger/channelevent.h"
#include "ledger/channelfact.h"
#include "ledger/channelparty.h"
#include "ledger/channelwhy.h"

#include <string.h>

static const char URGES[] = "call|press|appeal|push|urge";

// What comes of a state that is only scheduled.
static str scheduled(str state)
{
    if (str_in_list(state, "held|resumed|ongoing|agreed", '|')) return STR("agreed");
    return str_eq(state, STR("expired")) ? STR_NONE : state;
}

// "The group concluded that ...", "talks that advance trade": what it says or does, not what comes
// of it.
static bool does_other(const frame_view *f, const rule_match *m, uint32_t noun)
{
    int32_t object = frame_child(f, m->word, REL_OBJ);
    if (!str_in_list(m->rule->mode, "ended|ongoing", '|') ||
        frame_word(f, m->word)->upos != UPOS_VERB)
        return false;
    if (frame_child(f, m->word, REL_CCOMP) >= 0) return true;
    fillers done = {0};
    frame_fillers(f, m->word, SLOT_SUBJECT, STR_NONE, &done);
    for (uint32_t i = 0; i < done.n; i++)
        if (done.word[i] == noun) return object >= 0;
    return false;
}

// "An inclusive national dialogue": within a country.
static bool is_domestic(const frame_view *f, uint32_t noun)
{
    static const char INSIDE[] =
        "national|inclusive|intra|internal|domestic|civic|interfaith|public";
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma, INSIDE, '|')) return true;
    return false;
}

// Nouns of deciding, whatever the tagger takes them for.
static bool is_deciding_noun(const token *t)
{
    return t->upos == UPOS_NOUN || str_in_list(t->lemma, "refusal|rejection|readiness", '|');
}

// "Has been", "has broken off".
static bool is_perfect(const frame_view *f, uint32_t word)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        const token *c = &f->sentence->tokens[f->children[i]];
        if (c->upos == UPOS_AUX && str_in_list(c->form, "has|have", '|')) return true;
    }
    return false;
}

// `decider`: the noun above that decides about it ("refusal to negotiate"); -1: none.
static str settled_state(const rule_match *m, const frame_view *f, bool *offered, int32_t *decider)
{
    mood x = mood_of(f, m->word, m->rule->mode);
    bool noun = x.by >= 0 && is_deciding_noun(&f->sentence->tokens[x.by]);
    *decider = noun ? x.by : -1;
    str state = x.state;
    bool reopens = str_in_list(m->rule->mode, "resumed|held|ongoing|agreed", '|');
    // "will not return to the talks"
    bool barred = reopens && x.negated && x.to_come && !x.open &&
                  str_in_list(m->rule->name,
                              "channels-return|channels-resume|channels-rejoin|"
                              "channels-hold|channels-take-up|channels-return-treaty",
                              '|');
    if (barred) {
        *offered = false;
        return STR("refused");
    }
    // "has not been suspended": it goes on
    bool kept = str_in_list(m->rule->mode, "suspended|ended", '|') && x.negated && !x.open &&
                !x.to_come && is_perfect(f, m->word);
    if (kept) {
        *offered = false;
        return STR("ongoing");
    }
    *offered = reopens && (!state.n || x.negated || x.open || x.to_come);
    if (x.negated) return STR_NONE;
    if (x.open && !str_in_list(state, "proposed|refused", '|')) return STR_NONE;
    return x.to_come ? scheduled(state) : state;
}

// "Met to discuss the border": what a meeting was for, which the verb of meeting tells.
static bool is_purpose_of_meeting(const frame_view *f, const rule_match *m)
{
    const token *t = &f->sentence->tokens[m->word];
    int32_t to = frame_child(f, m->word, REL_MARK);
    return str_in_list(t->lemma, "discuss|review|address|cover|explore|reaffirm", '|') &&
           t->xpos == XPOS_VB && deprel_base((deprel)t->rel) == REL_ADVCL && to >= 0 &&
           f->sentence->tokens[to].xpos == XPOS_TO && t->head >= 0 &&
           str_in_list(f->sentence->tokens[t->head].lemma, "meet|convene|gather|sit", '|');
}

// "The joint commission held its fourth session": the commission is the channel.
static uint32_t body_of(const frame_view *f, uint32_t verb, uint32_t noun)
{
    fillers found = {0};
    if (!str_in_list(f->sentence->tokens[noun].lemma, "session|meeting|round", '|')) return noun;
    frame_fillers(f, verb, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        const token *t = &f->sentence->tokens[found.word[i]];
        static const char *const BODIES[] = {"commission", "committee", "subcommittee", "council",
                                             "group"};
        for (size_t k = 0; k < sizeof BODIES / sizeof *BODIES; k++)
            if (str_eq_nocase(t->lemma, str_of(BODIES[k]))) return found.word[i];
    }
    return noun;
}

// Of what is joined to the channel's noun: is it a channel as well ("talks and a dinner")?
static bool may_be_channel(const fact_reading *r, const frame_view *f, uint32_t noun)
{
    static const char ALSO[] =
        "meeting|conference|contact|exchange|communication|conversation|treaty|pact|accord|"
        "agreement|convention|memorandum|protocol|deal|truce|ceasefire|hotline|line|link|channel|"
        "group|mechanism|commission|committee|council|format|forum|process|ministerial|"
        "cooperation|tie|summit|peace|table|force";
    str lemma = str_lower(r->a, f->sentence->tokens[noun].lemma); // "the Strategic Dialogue"
    return channelfact_is_noun(lemma) || str_in_list(lemma, ALSO, '|');
}

// Whose refusal it is: of its own phrase, else the last possessor before it in its clause ("the
// premier's threats, insults and refusal to negotiate").
static void find_deciders(const frame_view *f, uint32_t decider, party_list *out)
{
    party_of_noun(out, f, decider);
    for (uint32_t w = decider; w-- > 0 && !out->n;) {
        const token *t = &f->sentence->tokens[w];
        bool clause = t->upos == UPOS_VERB && deprel_base((deprel)t->rel) != REL_AMOD;
        if (clause || t->upos == UPOS_SCONJ) return;
        if (t->rel == REL_NMOD_POSS) party_add_word(out, f, w);
    }
}

static void read_match(fact_reading *r, uint32_t index, const rule_match *m)
{
    const frame_view *f = reading_frame(r, index);
    fillers nouns = {0};
    bool offered;
    int32_t decider;
    str state = settled_state(m, f, &offered, &decider);
    if ((!state.n && !offered) || is_purpose_of_meeting(f, m)) return;
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &nouns);
    for (uint32_t i = 0; i < nouns.n; i++) {
        party_list parties = {0};
        fact_party by = {0};
        if (nouns.n > 1 && !may_be_channel(r, f, nouns.word[i])) continue;
        nouns.word[i] = body_of(f, m->word, nouns.word[i]);
        if (channelfact_is_denied(f, nouns.word[i]) || is_domestic(f, nouns.word[i]) ||
            does_other(f, m, nouns.word[i]))
            continue;
        const event *e = reading_event(r, index, m->word, (int32_t)nouns.word[i]);
        party_find(f, m, nouns.word[i], e, &parties, &by);
        // "called for dialogue": on others, unless it says with whom
        party_list named = {0};
        party_of_noun(&named, f, nouns.word[i]);
        if (!named.n && str_in_list(f->sentence->tokens[m->word].lemma, URGES, '|')) continue;
        party_list deciders = {0};
        if (decider >= 0) find_deciders(f, (uint32_t)decider, &deciders);
        if (deciders.n) by = deciders.p[0];
        if (deciders.n && !named.n && !party_has(&parties, by.key)) parties.n = 0;
        if (deciders.n && parties.n < 2) party_add(&parties, by); // "Chad's refusal": Chad's talks
        if (deciders.n > 1) by = (fact_party){0};                 // "the refusal of Chad and Niger"
        channelfact_add(r, index, m->word, nouns.word[i], state, &parties, by, e);
    }
}

void channel_read(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    size_t first = r->facts.n;
    for (size_t i = 0; i < matches->n; i++)
        if (str_eq(matches->p[i].rule->type, STR("channels"))) read_match(r, index, &matches->p[i]);
    // a headline without a verb of its own is told in full below it
    if (r->c->sentences.p[index].headline) return;
    channelevent_read(r, index, matches, first);
    if (r->facts.n == first) channelwhy_read(r, index);
}
