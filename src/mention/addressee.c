#include "mention/addressee.h"

#include "mention/actor_scan.h"
#include "mention/jointauthor.h"
#include "mention/word.h"

#define TITLE_REACH 4 // words from "to" or "with" to the name of those addressed
#define POST_MAX    8 // sentences of a post

// Behind these words of a headline those stand who listen.
static const char TOWARDS[] = "to|with|for|honoring|honouring|welcoming|celebrating|thanking";
// Behind these too, when it is a body rather than a place.
static const char VENUES[] = "at|during|before|in";
static const char POSTS[] = "embassy|mission|consulate|staff|personnel|employees";

// Those of `home` who are of this sector.
static const actor *people_of(const actor *home, str sector, arena *a)
{
    buf code = {0};
    buf_add(&code, home->country);
    buf_add(&code, sector);
    actor *who = arena_array(a, actor, 1);
    *who = *home;
    who->person = false;
    who->n_sectors = 1;
    who->sectors[0] = sector;
    who->code = str_copy(a, buf_str(&code));
    buf_free(&code);
    return who;
}

// Does the headline word before the mention point at those who listen?
static bool is_towards(const sentence *s, const mention *m)
{
    const actor *who = m->actors[0];
    bool body = who->n_sectors > 0;
    for (uint32_t i = m->first; i-- > 0 && i + TITLE_REACH > m->first;) {
        if (word_has(s, i, UPOS_PUNCT) || word_has(s, i, UPOS_VERB)) return false;
        if (word_among(s, i, TOWARDS)) return true;
        if (word_among(s, i, VENUES)) return body;
        if (word_has(s, i, UPOS_ADP)) return false;
    }
    return false;
}

static bool has_word(const sentence *s, const char *list)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (word_among(s, i, list)) return true;
    return false;
}

static bool is_travel_advice(const sentence *s)
{
    for (uint32_t i = 0; i + 1 < s->n_tokens; i++)
        if (word_among(s, i, "travel|security|health|safety|worldwide") &&
            word_among(s, i + 1, "advisory|advisories|alert|alerts|caution"))
            return true;
    return has_word(s, "travelers|travellers|passports");
}

addressee addressee_of_title(const sentence_list *sentences, const mention_list *m,
                             const actor *home, arena *a)
{
    if (sentences->n == 0 || !sentences->p[0].headline || !home) return (addressee){0};
    const sentence *s = &sentences->p[0];
    if (is_travel_advice(s)) return (addressee){people_of(home, STR("CVL"), a), false};
    bool abroad = false;
    for (uint32_t i = m->first_of[0]; i < m->first_of[1]; i++) {
        const mention *p = &m->p[i];
        if (p->kind != MENTION_ACTOR || p->n_actors != 1) continue;
        const actor *who = p->actors[0];
        abroad |= who->country.n && !str_eq(who->country, home->country);
        bool press = who->n_sectors && str_in_list(who->sectors[0], "MED|REB|UAF|CRM", '|');
        bool state = str_eq(who->code, who->country) && !str_eq(p->how, STR("agent"));
        if (who->person || press || state || !is_towards(s, p)) continue;
        bool staff = has_word(s, POSTS) && !str_eq(who->country, home->country);
        if (staff) break;
        bool bare = !who->country.n && who->n_sectors &&
                    str_in_list(who->sectors[0], "MIL|GOV|COP|LEG|JUD|SPY", '|');
        if (bare) who = people_of(home, who->sectors[0], a); // "service members"
        return (addressee){who, false};
    }
    if (has_word(s, POSTS)) return (addressee){people_of(home, STR("GOV"), a), false};
    bool head = has_word(s, "president|lady") && has_word(s, "remarks");
    if (abroad || !head) return (addressee){0};
    return (addressee){people_of(home, STR("CVL"), a), true};
}

const actor *addressee_of_post(const sentence_list *sentences, const mention_list *m,
                               const actor *home, arena *a)
{
    if (!home || sentences->n == 0 || sentences->n > POST_MAX || sentences->p[0].headline)
        return NULL;
    const actor *only = NULL;
    for (size_t i = 0; i < m->n; i++) {
        const mention *p = &m->p[i];
        if (p->kind != MENTION_ACTOR) continue;
        for (uint32_t k = 0; k < p->n_actors; k++) {
            const actor *who = p->actors[k];
            if (!who->country.n || str_eq(who->country, home->country)) continue;
            if (only && !str_eq(only->country, who->country)) return NULL;
            only = who;
        }
    }
    return only ? joint_nation(only, a) : NULL;
}

bool addressee_is_anybody(const sentence *s, uint32_t i)
{
    static const char CASES[] =
        "if|when|where|whenever|wherever|whatever|once|unless|until|whether|"
        "like|than|how|before|after";
    static const char SEES[] = "know|see|look|get|take|go|say|tell|want|think|need|hear|imagine|"
                               "walk|ask|talk|put|come|find|add|start|try|drive|pay|buy|lose|turn|"
                               "wonder|guess|mean|mention|understand";
    const token *t = &s->tokens[i];
    uint32_t before = i - (i > 0);
    if (i > 0 && word_is(s, before, "and") && before > 0) before--;
    if (i > 0 && word_among(s, before, CASES)) return true;
    if (deprel_base((deprel)t->rel) != REL_NSUBJ || t->head < 0) return false;
    for (uint32_t k = i + 1; k < s->n_tokens && (int32_t)k < t->head; k++)
        if (word_among(s, k,
                       "can|could|would|'d|\xe2\x80\x99"
                       "d|may|might|should|must|ca|got|gotta"))
            return true;
    const token *verb = &s->tokens[t->head];
    bool past = verb->xpos == XPOS_VBD || verb->xpos == XPOS_VBN;
    return !past && word_lemma_among(verb, SEES);
}

uint32_t addressee_begin(const sentence *s, uint32_t i)
{
    static const char ALL[] = "all|each|every|one|some|many|most|any|both|none|those";
    if (i < 2 || !word_is(s, i - 1, "of") || !word_among(s, i - 2, ALL)) return i;
    uint32_t first = i - 2;
    while (first > 0 && word_among(s, first - 1, "every|each|any")) first--;
    return first;
}
