#include "mention/people.h"

#include "mention/peopleword.h"
#include "mention/word.h"

#define LIST_REACH 10 // words from "with" to the last of the people whose state it tells
#define CLIMB_MAX  4  // steps from a number to the verb that says what befell the people
#define ACTOR_STEP                                                                                 \
    2 // steps from an actor's head to the subject that it belongs to ("Israeli raids")

// The mentions of one sentence: [first, end) of `all`
typedef struct {
    const sentence *s;
    mention_vec *all;
    size_t first, end;
} people_scan;

typedef struct {
    str role;
    int32_t verb; // the verb that does it to them, -1 when none does
} fate;

static const fate NO_FATE = {.verb = -1};

static bool is_word(const sentence *s, int32_t i)
{
    return i >= 0 && (uint32_t)i < s->n_tokens;
}

// The child of word `of` in this relation whose form or tag the caller then looks at; the first
// from word `from` on, -1 for none.
static int32_t child(const sentence *s, uint32_t of, deprel rel, uint32_t from)
{
    for (uint32_t i = from; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)of && (deprel)s->tokens[i].rel == rel) return (int32_t)i;
    return -1;
}

static bool has_preposition(const sentence *s, uint32_t noun, const char *list)
{
    int32_t mark = child(s, noun, REL_CASE, 0);
    return mark >= 0 && word_among(s, (uint32_t)mark, list);
}

// "left 12 dead", "remain missing", "are homeless", "were found dead": the verb's predicate
static str predicate_of(const sentence *s, uint32_t verb)
{
    str role = people_role_at(s, verb, PEOPLE_STATE);
    // "are missing", "went missing"
    bool is = child(s, verb, REL_COP, 0) >= 0 || child(s, verb, REL_AUX, 0) >= 0;
    if (role.n && is) return role;
    if (!word_has(s, verb, UPOS_VERB)) return STR_NONE;
    for (uint32_t i = verb + 1; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        bool told = t->head == (int32_t)verb && (t->rel == REL_XCOMP || t->rel == REL_ADVMOD);
        if (told && t->rel == REL_XCOMP) { // "forced thousands to flee"
            role = people_role_at(s, i, PEOPLE_DOING);
            if (role.n && str_eq(role, STR("displaced"))) return role;
            if (str_eq(t->lemma, STR("evacuate"))) return STR("displaced");
        }
        if (told && (role = people_role_at(s, i, PEOPLE_STATE)).n) return role;
    }
    return STR_NONE;
}

// Is somebody else counted between the phrase and word i: "two people with several injured"?
static bool others_between(const sentence *s, const mention *m, uint32_t i)
{
    for (uint32_t k = m->end; k < i; k++)
        if (word_has(s, k, UPOS_NUM) ||
            word_among(s, k, "several|others|dozens|scores|hundreds|thousands|many"))
            return true;
    return false;
}

// A state that a word of the phrase has beside it ("12 people dead", "ten miners missing") or
// before it ("wounded men").
static str state_of(const sentence *s, const mention *m)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head < (int32_t)m->first || t->head >= (int32_t)m->end) continue;
        deprel rel = deprel_base((deprel)t->rel);
        bool says = rel == REL_AMOD || (rel == REL_ACL && t->xpos == XPOS_VBN && i >= m->end);
        bool aside = word_is(s, m->end, ",") && word_is(s, m->end + 1, "including");
        if (!says || (rel == REL_ACL && !aside && others_between(s, m, i))) continue;
        str role = people_role_at(s, i, PEOPLE_STATE);
        if (!role.n && rel == REL_ACL) role = people_role_at(s, i, PEOPLE_DONE);
        if (!role.n && rel == REL_ACL) role = people_role_at(s, i, PEOPLE_DOING); // "drown"
        if (!role.n && rel == REL_ACL) role = predicate_of(s, i); // "forced to flee"
        if (role.n) return role;
    }
    return STR_NONE;
}

// "took the lives of 12", "claimed 40 lives"
static bool takes_lives(const sentence *s, uint32_t verb)
{
    static const char LEMMAS[] = "claim|take|cost|lose|end";
    return str_in_list(s->tokens[verb].lemma, LEMMAS, '|');
}

#define DEATH_REACH 4 // words from "stabbed" to "to death"

// "was stabbed to death", "were reported as missing", "sent 30 to hospital": the verb alone says
// less.
static str told_behind(const sentence *s, uint32_t verb)
{
    static const char DEADLY[] = "beat|stab|burn|hack|crush|stone|shoot|bludgeon|starve|freeze|"
                                 "trample|torture|batter|club|choke|put|strangle|slash|knife";
    static const char REPORT[] = "report|list|declare|presume|believe|fear|register|consider";
    static const char BROUGHT[] = "send|take|rush|admit|transport|airlift|bring|transfer";
    str lemma = word_lemma(&s->tokens[verb]);
    bool deadly = str_in_list(lemma, DEADLY, '|'), reported = str_in_list(lemma, REPORT, '|'),
         brought = str_in_list(lemma, BROUGHT, '|');
    if (!deadly && !reported && !brought) return STR_NONE;
    for (uint32_t i = verb + 1; i < s->n_tokens && i <= verb + 2 * DEATH_REACH; i++) {
        bool to = word_is(s, i, "to") && i <= verb + DEATH_REACH;
        if (deadly && to && word_is(s, i + 1, "death")) return STR("killed");
        bool as = word_is(s, i, "as") && i <= verb + DEATH_REACH;
        if (reported && (as || i == verb + 1)) {
            str role = people_role_at(s, as ? i + 1 : i, PEOPLE_STATE);
            if (role.n) return role;
        }
        if (!brought || !word_is(s, i, "to")) continue;
        for (uint32_t k = i + 1; k < i + 5; k++)
            if (word_among(s, k, "hospital|hospitals")) return STR("injured");
    }
    return STR_NONE;
}

// "were not" and "could be": said all the same; the people of "shot at" are not hit
static fate fate_by_verb(const sentence *s, uint32_t below, uint32_t verb)
{
    const token *t = &s->tokens[below];
    deprel rel = (deprel)t->rel;
    str role = STR_NONE;
    if (rel == REL_OBJ || rel == REL_NSUBJ_PASS ||
        (rel == REL_NSUBJ && s->tokens[verb].xpos == XPOS_VBN)) {
        role = told_behind(s, verb);
        if (!role.n) role = people_role_at(s, verb, PEOPLE_DONE);
    }
    if (role.n) return (fate){role, (int32_t)verb};
    if (deprel_base(rel) == REL_NSUBJ) role = people_role_at(s, verb, PEOPLE_DOING);
    if (!role.n && (deprel_base(rel) == REL_NSUBJ || rel == REL_OBJ)) role = predicate_of(s, verb);
    return (fate){role, -1};
}

// "the killing of 12 people", "injuries to 30"
static str fate_by_deed(const sentence *s, uint32_t below, uint32_t noun)
{
    if (!word_has(s, noun, UPOS_NOUN) || deprel_base((deprel)s->tokens[below].rel) != REL_NMOD)
        return STR_NONE;
    if (!has_preposition(s, below, "of|to|among")) return STR_NONE;
    return people_role_at(s, noun, PEOPLE_DEED);
}

// What befell the people of whom word `head` is the head, by the words above it.
static fate fate_above(const sentence *s, uint32_t head)
{
    uint32_t at = head;
    for (int step = 0; step < CLIMB_MAX; step++) {
        int32_t up = s->tokens[at].head;
        if (!is_word(s, up)) return NO_FATE;
        deprel rel = deprel_base((deprel)s->tokens[at].rel);
        if (rel == REL_NSUBJ || rel == REL_OBJ) {
            fate f = fate_by_verb(s, at, (uint32_t)up);
            // "were killed or wounded": the first verb tells, "were found and arrested": the second
            // "shot and killed" is more than shot
            bool hurt = str_eq(f.role, STR("injured")) && f.verb >= 0 &&
                        !str_eq(s->tokens[up].lemma, STR("injure"));
            for (int32_t next = child(s, (uint32_t)up, REL_CONJ, 0);
                 (!f.role.n || hurt) && next >= 0;
                 next = child(s, (uint32_t)up, REL_CONJ, (uint32_t)next + 1)) {
                if (child(s, (uint32_t)next, REL_NSUBJ, 0) >= 0 ||
                    child(s, (uint32_t)next, REL_NSUBJ_PASS, 0) >= 0 ||
                    child(s, (uint32_t)next, REL_OBJ, 0) >= 0)
                    continue;
                fate later = fate_by_verb(s, at, (uint32_t)next);
                if (!f.role.n || str_eq(later.role, STR("killed"))) f = later;
            }
            return f;
        }
        if (rel == REL_NMOD) {
            str role = fate_by_deed(s, at, (uint32_t)up);
            if (role.n) return (fate){role, up};
            if (!has_preposition(s, at, "of")) return NO_FATE; // "the lives of 12 people"
            if (people_role_at(s, (uint32_t)up, PEOPLE_NOUN).n &&
                !word_is(s, (uint32_t)up, "lives") && s->tokens[(uint32_t)up].xpos != XPOS_CD)
                return NO_FATE; // "the mother of two children was killed"
        } else if (rel != REL_CONJ && rel != REL_NUMMOD && rel != REL_COMPOUND && rel != REL_APPOS)
            return NO_FATE;
        at = (uint32_t)up;
    }
    return NO_FATE;
}

// "The death toll rose to 31", "the number of wounded is 40", "the toll of dead"
static str fate_by_toll(const sentence *s, const mention *m)
{
    if (s->tokens[m->end - 1].upos != UPOS_NUM && !word_is_digit(s, m->end - 1)) return STR_NONE;
    for (uint32_t i = m->first; i > 0 && i + 24 > m->first; i--) {
        uint32_t w = i - 1;
        if (word_is(s, w, "toll")) return STR("killed");
        if (!word_is(s, w, "number")) continue;
        for (uint32_t k = w + 1; k < m->first && k < w + 5; k++) {
            str role = people_role_at(s, k, PEOPLE_STATE);
            if (!role.n) role = people_role_at(s, k, PEOPLE_NOUN);
            if (role.n) return role;
        }
    }
    return STR_NONE;
}

static const mention *actor_headed(const people_scan *x, uint32_t word)
{
    const mention *best = NULL;
    for (size_t i = x->first; i < x->end; i++) {
        const mention *m = &x->all->p[i];
        if (m->kind != MENTION_ACTOR || m->head != word || m->n_actors == 0) continue;
        if (!best || m->end - m->first > best->end - best->first) best = m;
    }
    return best;
}

// The actor of a noun, or of what stands before it: "soldiers", "Israeli raids", "the army's
// shells"
static const actor *actor_of(const people_scan *x, uint32_t noun)
{
    const mention *m = actor_headed(x, noun);
    if (m) return m->actors[0];
    for (size_t i = x->first; i < x->end; i++) {
        m = &x->all->p[i];
        if (m->kind != MENTION_ACTOR || !m->n_actors) continue;
        uint32_t at = m->head;
        for (int step = 0; step < ACTOR_STEP; step++) {
            deprel rel = (deprel)x->s->tokens[at].rel;
            int32_t up = x->s->tokens[at].head;
            bool before = rel == REL_AMOD || rel == REL_COMPOUND || rel == REL_NMOD_POSS;
            bool by = deprel_base(rel) == REL_NMOD && has_preposition(x->s, at, "by|from");
            if (!is_word(x->s, up) || (!before && !by)) break;
            if ((uint32_t)up == noun) return m->actors[0];
            at = (uint32_t)up;
        }
    }
    return NULL;
}

// "the killing of 12 people by soldiers", "Israel's arrest of 30 people"
static const actor *doer_of_deed(const people_scan *x, uint32_t noun, uint32_t whom)
{
    const sentence *s = x->s;
    for (uint32_t i = noun; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        bool below = t->head == (int32_t)noun || t->head == (int32_t)whom;
        if (below && deprel_base((deprel)t->rel) == REL_NMOD && has_preposition(s, i, "by"))
            return actor_of(x, i);
    }
    int32_t owner = child(s, noun, REL_NMOD_POSS, 0);
    return owner >= 0 ? actor_of(x, (uint32_t)owner) : NULL;
}

// Who kills, wounds or holds them: the verb's subject, "by" of a passive, and for "killing 12"
// behind a comma the subject of the verb that it hangs on.
static const actor *doer_of(const people_scan *x, int32_t verb, uint32_t whom)
{
    const sentence *s = x->s;
    if (is_word(s, verb) && word_is_noun(s, (uint32_t)verb))
        return doer_of_deed(x, (uint32_t)verb, whom);
    for (int step = 0; step < CLIMB_MAX && is_word(s, verb); step++) {
        const token *t = &s->tokens[verb];
        int32_t who = child(s, (uint32_t)verb, REL_OBL_AGENT, 0);
        bool passive = child(s, (uint32_t)verb, REL_NSUBJ_PASS, 0) >= 0 || t->xpos == XPOS_VBN;
        for (int32_t i = child(s, (uint32_t)verb, REL_OBL, 0); who < 0 && i >= 0;
             i = child(s, (uint32_t)verb, REL_OBL, (uint32_t)i + 1))
            if (passive && has_preposition(s, (uint32_t)i, "by")) who = i;
        if (who < 0 && !passive) who = child(s, (uint32_t)verb, REL_NSUBJ, 0);
        if (who >= 0) return actor_of(x, (uint32_t)who);
        bool own = child(s, (uint32_t)verb, REL_NSUBJ_PASS, 0) >= 0; // "three die and 27 are hurt"
        if (passive && (own || t->rel != REL_CONJ)) return NULL;
        deprel rel = deprel_base((deprel)t->rel);
        if (rel != REL_CONJ && rel != REL_ADVCL && rel != REL_XCOMP) return NULL;
        if (rel == REL_ADVCL && t->xpos != XPOS_VBG) return NULL;
        verb = t->head;
    }
    return NULL;
}

// Whose people they are: the actor that their noun heads, a nationality in the phrase, "of" or
// "from" a country behind it.
static const actor *owner_of(const people_scan *x, const mention *those)
{
    const mention *m = actor_headed(x, those->head);
    const actor *who = m ? m->actors[0] : NULL;
    if (who && who->country.n) return who;
    for (size_t i = x->first; i < x->end; i++) {
        m = &x->all->p[i];
        if (m->kind != MENTION_ACTOR || !m->n_actors || m->head == those->head) continue;
        bool inside = m->first >= those->first && m->end <= those->end;
        const token *t = &x->s->tokens[m->head];
        bool behind = t->head == (int32_t)those->head && deprel_base((deprel)t->rel) == REL_NMOD &&
                      has_preposition(x->s, m->head, "of|from");
        if (inside || behind) return m->actors[0];
    }
    return who;
}

// Does the noun stand for people of a nation ("12 Palestinians")?
static bool is_people_of_nation(const people_scan *x, const mention *m)
{
    const token *t = &x->s->tokens[m->head];
    const mention *who = actor_headed(x, m->head);
    bool plural = t->xpos == XPOS_NNPS || (t->form.n > 3 && t->form.p[t->form.n - 1] == 's');
    return who && plural && t->upos == UPOS_PROPN && str_eq(who->how, STR("demonym"));
}

// Verbs that are done to people alone: their object is people whatever its noun is
static bool only_people(str role, str lemma)
{
    if (str_in_list(lemma,
                    "kill|hurt|capture|gun|hang|displace|evacuate|deploy|station|shoot|stab|burn",
                    '|'))
        return false;
    return str_in_list(role, "injured|detained|hostages|killed", '|');
}

// "more than 200,000 killed": the state that a number without a noun ends in
static str own_state(const sentence *s, const mention *m)
{
    return m->end > m->first ? people_role_at(s, m->end - 1, PEOPLE_STATE) : STR_NONE;
}

// "2,500 federal personnel" are no troops.
static bool is_civil_staff(const sentence *s, const mention *m)
{
    for (uint32_t i = m->first; i < m->head; i++)
        if (word_among(s, i,
                       "federal|medical|civilian|diplomatic|embassy|health|emergency|consular|"
                       "humanitarian|administrative"))
            return true;
    return false;
}

// "14 of the 172 on board": what befell the 14 did not befall all.
static bool is_whole(const sentence *s, const mention *m)
{
    return m->first > 2 && word_is(s, m->first - 1, "the") && word_is(s, m->first - 2, "of") &&
           word_has(s, m->first - 3, UPOS_NUM);
}

// Does "with" stand before the phrase, or before others that "and" joins to it?
static bool is_behind_with(const sentence *s, const mention *m)
{
    for (uint32_t i = m->first; i > 0; i--) {
        if (word_is(s, i - 1, "with")) return true;
        bool list = i == m->first ? word_among(s, i - 1, "and|,") : !word_has(s, i - 1, UPOS_VERB);
        if (!list || m->first - i > LIST_REACH) return false;
    }
    return false;
}

// "with at least four students killed", "with one person still missing": what they are behind them
static str state_behind_with(const sentence *s, const mention *m)
{
    uint32_t i = m->end;
    if (i >= s->n_tokens || !is_behind_with(s, m)) return STR_NONE;
    if (word_is(s, i, "and")) // "dozens of loyalists and militants killed"
        for (i++; i < m->end + 5 && (word_is_noun(s, i) || word_has(s, i, UPOS_ADJ));) i++;
    if (word_among(s, i, "still|now|also|reported|feared|already|reportedly|believed")) i++;
    str role = people_role_at(s, i, PEOPLE_STATE);
    if (role.n || i >= s->n_tokens) return role;
    uint8_t tag = s->tokens[i].xpos;
    return tag == XPOS_VBN || tag == XPOS_VBD ? people_role_at(s, i, PEOPLE_DONE) : STR_NONE;
}

// "12,000 members of the army": the actor below their noun is an armed force.
static bool is_of_forces(const people_scan *x, const mention *m)
{
    if (!str_in_list(m->amount.unit, "member|man|woman|reserve|volunteer", '|')) return false;
    for (size_t i = x->first; i < x->end; i++) {
        const mention *who = &x->all->p[i];
        if (who->kind != MENTION_ACTOR || !who->n_actors || who->head <= m->head) continue;
        if (x->s->tokens[who->head].head != (int32_t)m->head) continue;
        const actor *a = who->actors[0];
        if (a->n_sectors && str_eq(a->sectors[a->n_sectors - 1], STR("MIL"))) return true;
    }
    return false;
}

static void read_people(people_scan *x, mention *m, arena *a)
{
    const sentence *s = x->s;
    str noun = m->amount.unit.n ? people_role_at(s, m->head, PEOPLE_NOUN) : STR_NONE;
    if (!noun.n && m->amount.unit.n && word_has(s, m->head, UPOS_NUM)) // "30 of the 45 protesters"
        noun = people_role(m->amount.unit, PEOPLE_NOUN);
    if (str_eq(m->amount.unit, STR("head")) && word_is(s, m->head + 1, "of") &&
        word_among(s, m->head + 2, "state|government|delegation|mission"))
        noun = STR("people");
    bool bare = !m->amount.unit.n || str_in_list(m->amount.unit, "other|others", '|');
    bare |= str_eq(m->amount.unit, STR("people"));
    bool nation = !noun.n && !bare && is_people_of_nation(x, m);
    bool lives = str_eq(m->amount.unit, STR("life"));
    if (m->amount.value > 0 && m->amount.value < 1) return; // a share
    if (str_eq(m->how, STR("unit"))) return;
    fate f = {state_of(s, m), -1};
    if (!f.role.n) f.role = own_state(s, m);
    if (!f.role.n && !is_whole(s, m)) f = fate_above(s, m->head);
    if (!f.role.n) f.role = state_behind_with(s, m);
    if (!f.role.n && bare) f.role = fate_by_toll(s, m);
    if (!f.role.n && bare && people_is_done_before(s, m->first)) {
        str form = s->tokens[m->first - 1].form;
        f.role = people_role(str_sub(form, 0, form.n - 1), PEOPLE_DONE);
    }
    if (lives && !f.role.n) {
        int32_t up = s->tokens[m->head].head;
        if (is_word(s, up) && takes_lives(s, (uint32_t)up)) f = (fate){STR("killed"), up};
    }
    bool aboard = bare && word_among(s, m->end - 1, "board|aboard|whom");
    bool counts = noun.n || nation || aboard || str_eq(m->amount.unit, STR("people")) ||
                  (bare && f.role.n) || (lives && f.role.n);
    if (!counts && f.verb >= 0) counts = only_people(f.role, s->tokens[f.verb].lemma);
    if (!counts) return;
    bool telling = noun.n && !str_in_list(noun, "people|protesters|troops|displaced", '|');
    if (telling || (!f.role.n && noun.n)) f.role = noun;
    if (!f.role.n) f.role = STR("people");
    if (str_eq(f.role, STR("people")) && is_of_forces(x, m)) f.role = STR("troops");
    if (str_eq(f.role, STR("troops")) && is_civil_staff(s, m)) f.role = STR("people");
    m->kind = MENTION_PEOPLE;
    people_value *p = arena_array(a, people_value, 1);
    p->role = f.role;
    p->whose = owner_of(x, m);
    if (p->whose && !p->whose->code.n && !p->whose->person) p->whose = NULL; // "personnel"
    p->by = f.verb >= 0 ? doer_of(x, f.verb, m->head) : NULL;
    m->people = p;
}

// "34 people drowned, including four children", "ten were killed, seven of one family", "84 judges,
// 25 of whom": a part of those before. A list goes on with "and".
static bool is_part(const sentence *s, const mention *m, const mention *whole, bool in_list)
{
    if (m->first < whole->end) return false;
    if (m->first > 0 && word_among(s, m->first - 1, "including|among|notably|mostly")) return true;
    if (m->first > 1 && word_is(s, m->first - 1, "them") && word_is(s, m->first - 2, "among"))
        return true;
    if (str_eq(m->how, STR("part"))) return true;
    return in_list && m->first > 0 && word_among(s, m->first - 1, "and|,");
}

// "with 13 villagers and four policemen injured": the first of two whom what is behind them tells
// of.
static void share_behind(const people_scan *x)
{
    for (size_t i = x->first; i + 1 < x->end; i++) {
        mention *m = &x->all->p[i];
        if (m->kind != MENTION_PEOPLE || !str_eq(m->people->role, STR("people"))) continue;
        size_t k = i + 1;
        while (k < x->end && x->all->p[k].kind != MENTION_PEOPLE) k++;
        if (k == x->end) return;
        const mention *next = &x->all->p[k];
        bool beside = next->first == m->end + 1 && word_among(x->s, m->end, "and|,");
        str role = beside && is_behind_with(x->s, m) ? state_behind_with(x->s, next) : STR_NONE;
        if (role.n) m->people->role = role;
    }
}

// People of whom nothing more is told share what befell those of whom they are a part.
static void share_fates(const people_scan *x)
{
    const mention *whole = NULL;
    bool in_list = false;
    for (size_t i = x->first; i < x->end; i++) {
        mention *m = &x->all->p[i];
        if (m->kind != MENTION_PEOPLE) continue;
        bool told = !str_in_list(m->people->role, "people|protesters|troops|displaced", '|');
        in_list = !told && whole && is_part(x->s, m, whole, in_list);
        if (in_list) {
            bool fatal = word_is(x->s, m->end, "fatally");
            m->people->role = fatal ? STR("killed") : whole->people->role;
            m->people->by = whole->people->by;
        } else
            whole = told ? m : NULL;
    }
}

void people_find(const sentence_list *sentences, mention_vec *found, arena *a)
{
    for (size_t i = 0; i < found->n;) {
        people_scan x = {.all = found, .first = i};
        uint32_t index = found->p[i].sentence;
        while (i < found->n && found->p[i].sentence == index) i++;
        x.end = i;
        x.s = &sentences->p[index];
        for (size_t k = x.first; k < x.end; k++)
            if (found->p[k].kind == MENTION_QUANTITY) read_people(&x, &found->p[k], a);
        share_behind(&x);
        share_fates(&x);
    }
}
