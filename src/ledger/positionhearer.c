// Whom a demand or a blame is put to.
#include "ledger/position.h"

#define PLACE_WORDS 8 // of a phrase that says of where those are who are asked

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

int32_t position_called_for(const frame_view *f, const rule_match *m)
{
    fillers found = {0};
    if (!str_eq(m->rule->name, STR("positions-calls-on"))) return -1;
    rule_path_walk(f, m->word, m->rule->recipient, NULL, NULL, &found);
    if (!found.n) return -1;
    uint32_t first = found.word[0];
    const token *t = frame_word(f, first);
    int32_t mark = frame_child(f, first, REL_CASE);
    bool thing = t->upos == UPOS_NOUN && mark >= 0 &&
                 str_eq(frame_word(f, (uint32_t)mark)->lemma, STR("for")) &&
                 !str_in_list(t->lemma, HEARERS, '|') && !power_at(f, first, NULL).key.n &&
                 !mention_headed(f->mentions, f->sentence->index, first, MENTION_ACTOR);
    return thing ? (int32_t)first : -1;
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
    const token *t = frame_word(f, verb);
    if (t->upos == UPOS_ADJ && str_in_list(t->lemma, "able|free", '|')) return true;
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

// "Every nation [in this hemisphere] to act": the phrase between them and what they are to do.
static uint32_t with_place(const frame_view *f, uint32_t end)
{
    uint32_t n = f->sentence->n_tokens;
    if (end + 2 >= n ||
        !str_in_list(frame_word(f, end)->form,
                     "in|of|from|on|at|across|along|around|throughout|near|within", '|'))
        return end;
    for (uint32_t k = end + 1; k < n && k < end + PLACE_WORDS; k++) {
        const token *t = frame_word(f, k);
        if (t->upos == UPOS_PART && t->rel == REL_MARK) return k;
        if (t->upos == UPOS_PUNCT || t->upos == UPOS_VERB) break;
    }
    return end;
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
    end = with_place(f, end);
    if (end <= w) return STR_NONE;
    position_reach(f, &x, first, end, text);
    return x.text;
}

// "Our friends in Tunisia", "the junta in Gao": the country of those whom nothing else names.
static fact_party of_place(const frame_view *f, uint32_t word)
{
    static const char THEIRS[] =
        "friend|partner|government|authority|junta|regime|ally|leader|"
        "counterpart|official|military|army|general|ruler|parliament|member|"
        "representative|minister|commander|faction|side";
    if (!str_in_list(frame_word(f, word)->lemma, THEIRS, '|') || word + 2 >= f->sentence->n_tokens)
        return (fact_party){0};
    const token *mark = frame_word(f, word + 1);
    bool place = str_in_list(mark->form, "in|of", '|') && mark->rel == REL_CASE &&
                 mark->head > (int32_t)word;
    return place ? power_at(f, (uint32_t)mark->head, NULL) : (fact_party){0};
}

// "Condemned the arrests in Cuba and called on [the government] to ...": that of the country where
// what was told before in the sentence is; not a holder, who stands before the verb without "in".
static fact_party government_of(const frame_view *f, uint32_t word, str holder)
{
    static const char RULES[] = "government|authority|regime|junta|military|army|parliament|police";
    int32_t det = frame_child(f, word, REL_DET);
    if (!str_in_list(frame_word(f, word)->lemma, RULES, '|') || det < 0) return (fact_party){0};
    if (!str_in_list(frame_word(f, (uint32_t)det)->lemma, "the|this|that", '|'))
        return (fact_party){0};
    if (frame_child(f, word, REL_NMOD) >= 0 || frame_child(f, word, REL_COMPOUND) >= 0)
        return (fact_party){0};
    for (uint32_t w = word; w-- > 0;) {
        int32_t mark = frame_child(f, w, REL_CASE);
        if (mark < 0 || !str_in_list(frame_word(f, (uint32_t)mark)->lemma, "in|inside|across", '|'))
            continue;
        fact_party x = power_at(f, w, NULL);
        if (x.key.n == 3 && !str_eq(x.key, holder)) return x;
    }
    return (fact_party){0};
}

// The country of a hearer whom no dictionary knows, by the words around him.
static fact_party hearer_placed(const frame_view *f, const rule_match *m, str holder)
{
    fillers found = {0};
    if (!position_is_deed(m)) return (fact_party){0};
    rule_path_walk(f, m->word, m->rule->recipient, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        fact_party x = of_place(f, found.word[i]);
        if (!x.key.n) x = government_of(f, found.word[i], holder);
        if (x.key.n && !str_eq(x.key, holder)) return x;
    }
    return (fact_party){0};
}

bool position_is_to_nobody(const frame_view *f, const rule_match *m)
{
    fillers found = {0};
    if (!position_is_deed(m)) return false;
    rule_path_walk(f, m->word, m->rule->recipient, NULL, NULL, &found);
    if (!found.n && is_must(m)) {
        fillers done = {0};
        rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &done);
        int32_t doer = done.n ? asked_of(f, m, done.word[0]) : -1;
        if (doer >= 0) found.word[found.n++] = (uint32_t)doer;
    }
    for (uint32_t i = 0; i < found.n; i++)
        if (!str_in_list(frame_word(f, found.word[i])->lemma, "they|he|she|it|I|we|you", '|'))
            return false;
    return found.n > 0;
}

static fact_party hearer_named(const frame_view *f, const rule_match *m, str text)
{
    fillers found = {0};
    if (!position_is_deed(m)) return (fact_party){0};
    rule_path_walk(f, m->word, m->rule->recipient, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        const token *t = frame_word(f, found.word[i]);
        // "On the eve of the talks, we call on Chad ..."
        if (!is_must(m) && found.word[i] < m->word && frame_child(f, found.word[i], REL_CASE) >= 0)
            continue;
        int32_t det = frame_child(f, found.word[i], REL_DET);
        bool none = det >= 0 && str_eq(frame_word(f, (uint32_t)det)->lemma, STR("no"));
        none = none || str_eq(t->form, STR("force")); // "by force"
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
    if (is_done_to(f, m) || position_called_for(f, m) >= 0) return (fact_party){0};
    fact_party out = power_by_path(f, m->word, m->rule->recipient, holder, NULL);
    for (uint32_t i = 0; blames && e && i < e->n_recipients && !out.key.n; i++)
        if (is_power(e->recipients[i].actor) &&
            !str_eq(party_of(e->recipients[i].actor).key, holder))
            out = party_of(e->recipients[i].actor);
    if (!out.key.n && !blames) out = hearer_placed(f, m, holder);
    for (uint32_t i = 0; !blames && e && i < e->n_actors; i++) // "Chad and Mali urge all to ..."
        if (out.key.n && str_eq(party_of(e->actors[i].actor).key, out.key)) out = (fact_party){0};
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

// "The Attorney General must report": an order to one's own house.
static bool is_own_office(const frame_view *f, uint32_t word, str holder)
{
    static const char OFFICES[] =
        "attorney|secretary|general|director|administrator|agency|department|"
        "commissioner|taskforce|bureau|congress|senate|governor|mayor|"
        "congressman|senator|legislator|lawmaker|republican|democrat";
    fact_party who = power_at(f, word, NULL);
    bool own = !who.key.n || str_eq(who.key, holder);
    return own && str_among_nocase(frame_word(f, word)->lemma, str_of(OFFICES), '|');
}

// "Norway and Chad must work together", "our nations must": what the holder would do, too.
static bool is_own(const frame_view *f, uint32_t word, str holder)
{
    int32_t whose = frame_child(f, word, REL_NMOD_POSS);
    if (whose >= 0 && str_eq(frame_word(f, (uint32_t)whose)->lemma, STR("our"))) return true;
    return str_eq(power_at(f, word, NULL).key, holder);
}

bool position_is_at_home(const frame_view *f, const rule_match *m, str holder)
{
    fillers found = {0};
    rule_path_walk(f, m->word, m->rule->recipient, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        str lemma = frame_word(f, found.word[i])->lemma;
        if (is_own_office(f, found.word[i], holder)) return true;
        if (is_must(m) && is_own(f, found.word[i], holder)) return true;
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
