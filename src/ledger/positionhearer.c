// Whom a demand or a blame is put to.
#include "ledger/position.h"

// Who can be told that he must, where no dictionary knows him: "prices must fall" tells nobody.
static const char HEARERS[] =
    "nation|country|state|government|party|side|leader|authority|actor|group|force|member|"
    "community|sector|company|firm|business|organization|organisation|people|citizen|partner|ally|"
    "donor|neighbor|neighbour|combatant|rebel|militia|army|soldier|troop|fighter|official|military|"
    "police|regime|faction|belligerent|signatory|creditor|lender|parliament";
static const char ALL[] = "all|every|both|each|those|these|many";

static bool is_must(const rule_match *m)
{
    return str_eq(m->rule->name, STR("positions-must"));
}

// "Be stripped of its seat", but not "be prepared".
static bool is_passive(const frame_view *f, uint32_t verb)
{
    static const char STATES[] = "prepared|committed|engaged|involved|concerned";
    int32_t be = frame_child(f, verb, REL_AUX_PASS);
    return be >= 0 && str_eq(frame_word(f, (uint32_t)be)->lemma, STR("be")) &&
           !str_in_list(frame_word(f, verb)->form, STATES, '|');
}

// "Must have the right to vote", "must be able to leave": it is others who must let them.
static bool is_granted(const frame_view *f, uint32_t verb)
{
    static const char GRANTS[] = "opportunity|right|chance|access|say|voice|freedom|ability";
    if (str_in_list(frame_word(f, verb)->lemma, "able|free", '|')) return true;
    int32_t what = frame_child(f, verb, REL_OBJ);
    return what >= 0 && str_eq(frame_word(f, verb)->lemma, STR("have")) &&
           str_in_list(frame_word(f, (uint32_t)what)->lemma, GRANTS, '|');
}

// Who is asked, or of whom it is told that he must.
static int32_t asked_of(const frame_view *f, const rule_match *m, uint32_t verb)
{
    fillers found = {0};
    rule_path_walk(f, m->word, m->rule->recipient, NULL, NULL, &found);
    int32_t who = found.n ? (int32_t)found.word[0] : -1;
    if (who < 0 && is_must(m)) who = frame_child(f, verb, REL_NSUBJ);
    return who < (int32_t)verb ? who : -1;
}

int32_t position_passive_of(const frame_view *f, const rule_match *m, uint32_t verb)
{
    bool granted = is_must(m) && is_granted(f, verb);
    if (!position_is_deed(m) || (!granted && !is_passive(f, verb))) return -1;
    int32_t who = asked_of(f, m, verb);
    if (who < 0) return -1;
    const token *t = frame_word(f, (uint32_t)who);
    // "Must never be allowed to arm": the state that is named goes without saying
    bool known = is_must(m) && !granted && power_at(f, (uint32_t)who, NULL).key.n;
    bool bare = t->upos == UPOS_PRON && !str_eq(t->lemma, STR("those"));
    return known || bare ? -1 : who;
}

static bool is_done_to(const frame_view *f, const rule_match *m)
{
    fillers found = {0};
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &found);
    return found.n && position_passive_of(f, m, found.word[0]) >= 0;
}

// The words for them, with "all", and before what they are asked to do.
static str name_of(const frame_view *f, uint32_t w, str text)
{
    matter x = matter_of(f, w, text);
    if (!x.text.n || x.vague) return STR_NONE;
    uint32_t first = x.first, end = x.end;
    if (first > 0 && str_in_list(frame_word(f, first - 1)->lemma, ALL, '|')) first--;
    for (uint32_t k = w + 1; k < end; k++)
        if (frame_word(f, k)->rel == REL_MARK) end = k;
    if (end <= w) return STR_NONE;
    position_reach(f, &x, first, end, text);
    return x.text;
}

static fact_party hearer_named(const frame_view *f, const rule_match *m, str text)
{
    fillers found = {0};
    if (!position_is_deed(m)) return (fact_party){0};
    rule_path_walk(f, m->word, m->rule->recipient, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        const token *t = frame_word(f, found.word[i]);
        int32_t det = frame_child(f, found.word[i], REL_DET);
        bool none = det >= 0 && str_eq(frame_word(f, (uint32_t)det)->lemma, STR("no"));
        if (none || (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN)) continue;
        int32_t mark = frame_child(f, found.word[i], REL_CASE);
        bool loose =
            mark >= 0 && !str_in_list(frame_word(f, (uint32_t)mark)->lemma, "on|upon|to", '|');
        if ((is_must(m) || loose) && !str_in_list(t->lemma, HEARERS, '|')) continue;
        str name = name_of(f, found.word[i], text);
        if (name.n) return (fact_party){.key = name, .name = name};
    }
    return (fact_party){0};
}

fact_party position_hearer(const event *e, const frame_view *f, const rule_match *m, str holder,
                           str text)
{
    bool blames = str_eq(m->rule->mode, STR("blames"));
    if (!blames && !str_eq(m->rule->mode, STR("demands"))) return (fact_party){0};
    if (is_done_to(f, m)) return (fact_party){0};
    fact_party out = power_by_path(f, m->word, m->rule->recipient, holder, NULL);
    for (uint32_t i = 0; blames && e && i < e->n_recipients && !out.key.n; i++)
        if (is_power(e->recipients[i].actor) &&
            !str_eq(party_of(e->recipients[i].actor).key, holder))
            out = party_of(e->recipients[i].actor);
    return out.key.n || blames ? out : hearer_named(f, m, text);
}

// Does the phrase name the country itself, whoever of it is meant?
static bool names(const frame_view *f, uint32_t phrase, str country)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!frame_below(f, phrase, w)) continue;
        const mention *who = mention_covering(f->mentions, f->sentence->index, w, MENTION_ACTOR);
        for (uint32_t i = 0; who && i < who->n_actors; i++)
            if (str_eq(who->actors[i]->country, country)) return true;
    }
    return false;
}

bool position_is_at_home(const frame_view *f, const rule_match *m, str holder)
{
    fillers found = {0};
    rule_path_walk(f, m->word, m->rule->recipient, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        str lemma = frame_word(f, found.word[i])->lemma;
        int32_t whose = frame_child(f, found.word[i], REL_NMOD_POSS);
        if (whose >= 0 && frame_word(f, (uint32_t)whose)->upos == UPOS_PRON &&
            str_in_list(lemma, "team|cabinet|staff", '|'))
            return true;
        if (str_in_list(lemma, "people|citizen|public|family", '|') &&
            names(f, found.word[i], holder))
            return true;
    }
    return false;
}
