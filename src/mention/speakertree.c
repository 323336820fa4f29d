#include "mention/speakerscan.h"

#define DEPTH_MAX 48 // words from a leaf to the root; deeper trees are parse errors
#define HOPS_MAX  4  // verbs from a participle or a conjunct up to the one that has the subject
#define NEAR_MAX  8  // words from a verb to its subject where the tree has none

int32_t tree_child(const sentence *s, uint32_t head, deprel base)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)head && deprel_base((deprel)s->tokens[i].rel) == base)
            return (int32_t)i;
    return SPEAKER_NONE;
}

bool tree_has(const sentence *s, uint32_t head, deprel base, const char *list)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)head && deprel_base((deprel)s->tokens[i].rel) == base &&
            word_among(s, i, list))
            return true;
    return false;
}

bool tree_under(const sentence *s, uint32_t i, uint32_t root)
{
    for (int k = 0; k < DEPTH_MAX; k++) {
        if (i == root) return true;
        int32_t h = s->tokens[i].head;
        if (h < 0 || (uint32_t)h >= s->n_tokens) return false;
        i = (uint32_t)h;
    }
    return false;
}

static bool is_passive(const sentence *s, uint32_t v)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)v && s->tokens[i].rel == REL_AUX_PASS) return true;
    return false;
}

// Child that is a subject, the nearest one before the verb if there are several ("the president
// told parliament" with a second one behind); the passive one only when asked for
static int32_t subject(const sentence *s, uint32_t v, bool passive)
{
    int32_t found = SPEAKER_NONE;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (s->tokens[i].head != (int32_t)v || (i > v && found >= 0)) continue;
        deprel r = (deprel)s->tokens[i].rel;
        if (r == REL_NSUBJ || r == REL_NSUBJ_OUTER || (passive && r == REL_NSUBJ_PASS))
            found = (int32_t)i;
    }
    return found;
}

// "by X" of a passive
static int32_t agent(const sentence *s, uint32_t v)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head != (int32_t)v || deprel_base((deprel)t->rel) != REL_OBL) continue;
        if (t->rel == REL_OBL_AGENT || tree_has(s, i, REL_CASE, "by")) return (int32_t)i;
    }
    return SPEAKER_NONE;
}

// The noun phrase beside the verb where the tree gives no subject: ", said Lin", "Lin said"
static int32_t nearby(const sentence *s, uint32_t v)
{
    bool inverted = v > 0 && (word_has(s, v - 1, UPOS_PUNCT));
    if (inverted) {
        int32_t found = SPEAKER_NONE;
        for (uint32_t i = v + 1; i < s->n_tokens && i < v + NEAR_MAX; i++) {
            if (word_is_noun(s, i) || word_has(s, i, UPOS_PRON))
                found = (int32_t)i;
            else if (found != SPEAKER_NONE || word_has(s, i, UPOS_PUNCT) ||
                     word_has(s, i, UPOS_ADP) || word_has(s, i, UPOS_VERB) ||
                     word_has(s, i, UPOS_SCONJ))
                break;
        }
        return found;
    }
    for (uint32_t k = 1; k <= NEAR_MAX && k <= v; k++) {
        uint32_t i = v - k;
        if (word_is_noun(s, i) || word_has(s, i, UPOS_PRON)) return (int32_t)i;
        if (!word_has(s, i, UPOS_AUX) && !word_has(s, i, UPOS_ADV)) break;
    }
    return SPEAKER_NONE;
}

// "comments from officials suggesting ...": whose participle it is, is the noun just before,
// whatever the tree says; a comma would part them.
static bool beside_participle(const sentence *s, uint32_t v)
{
    return v > 0 && s->tokens[v].xpos == XPOS_VBG && word_is_noun(s, v - 1);
}

// "X quoted Lin as saying": whose words the verb reports is the object of the one above.
static int32_t quoted_whom(const sentence *s, uint32_t v)
{
    int32_t above = s->tokens[v].head;
    if (above < 0 || (uint32_t)above >= s->n_tokens || v == 0 || !word_is(s, v - 1, "as") ||
        s->tokens[v].xpos != XPOS_VBG || is_passive(s, (uint32_t)above))
        return SPEAKER_NONE;
    if (!str_in_list(s->tokens[above].lemma, "quote|cite", '|')) return SPEAKER_NONE;
    return tree_child(s, (uint32_t)above, REL_OBJ);
}

int32_t tree_speaker(const sentence *s, uint32_t v)
{
    uint32_t at = v;
    bool quoted = false;
    int32_t whom = quoted_whom(s, v);
    if (whom >= 0) return whom;
    for (int hop = 0; hop < HOPS_MAX; hop++) {
        if (is_passive(s, at) && !quoted) {
            bool saying = at != v; // "X was quoted as saying"
            if (!saying) return agent(s, at);
            return subject(s, at, true);
        }
        int32_t who = subject(s, at, false);
        const token *t = &s->tokens[at];
        bool up = t->head >= 0 && (uint32_t)t->head < s->n_tokens;
        if (who >= 0) {
            bool relative = up && deprel_base((deprel)t->rel) == REL_ACL &&
                            word_among(s, (uint32_t)who, "who|which|that");
            return relative ? t->head : who;
        }
        if (!up) break;
        switch (deprel_base((deprel)t->rel)) {
        case REL_ACL: // "a statement saying"; "a step that the army warned would fail"
            if (s->tokens[at].xpos == XPOS_VBG || s->tokens[at].xpos == XPOS_VBN)
                return beside_participle(s, at) ? (int32_t)at - 1 : t->head;
            return nearby(s, v);
        case REL_ADVCL:
            if (beside_participle(s, at)) return (int32_t)at - 1;
            at = (uint32_t)t->head;
            break;
        case REL_CONJ:
        case REL_XCOMP: at = (uint32_t)t->head; break;
        default: return nearby(s, v);
        }
        if (!word_has(s, at, UPOS_VERB)) break;
    }
    return nearby(s, v);
}

// "X released a statement that": who gives out the noun. "Made by X" behind it is his, too.
static int32_t giver(const sentence *s, uint32_t noun)
{
    for (uint32_t i = noun + 1; i < s->n_tokens && i < noun + 3; i++)
        if (s->tokens[i].head == (int32_t)noun && s->tokens[i].xpos == XPOS_VBN) {
            int32_t by = agent(s, i);
            if (by >= 0) return by;
        }
    const token *t = &s->tokens[noun];
    if (t->rel != REL_OBJ || t->head < 0 || (uint32_t)t->head >= noun) return SPEAKER_NONE;
    if (!str_in_list(s->tokens[t->head].lemma,
                     "release|issue|make|publish|deliver|give|send|repeat|reiterate|voice|express|"
                     "offer|convey|put|post|relay|renew|reaffirm|share",
                     '|'))
        return SPEAKER_NONE;
    return tree_speaker(s, (uint32_t)t->head);
}

int32_t tree_owner(const sentence *s, uint32_t noun)
{
    int32_t modifier = SPEAKER_NONE;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head != (int32_t)noun) continue;
        if (t->rel == REL_NMOD_POSS) return (int32_t)i;
        if (t->rel == REL_NMOD && tree_has(s, i, REL_CASE, "by|from|of")) return (int32_t)i;
        if (t->rel == REL_COMPOUND || (t->rel == REL_AMOD && word_is_capital(s, i)))
            modifier = (int32_t)i;
    }
    if (modifier == SPEAKER_NONE && word_among(s, noun + 1, "by|from")) {
        for (uint32_t i = noun + 2; i < s->n_tokens && i < noun + 2 + NEAR_MAX; i++) {
            if (word_is_noun(s, i))
                modifier = (int32_t)i;
            else if (modifier >= 0 || word_has(s, i, UPOS_VERB))
                break;
        }
    }
    return modifier >= 0 ? modifier : giver(s, noun);
}
