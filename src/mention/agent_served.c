// Whom an officer serves or leads: "the union's president", "a spokesman for the diocese", "Ana
// Ruiz, secretary of the Miners' Union", "hospital director". His sector is theirs; the lexicon has
// that of the same office in a state.
#include "mention/actor_scan.h"
#include "mention/word.h"

#define SERVED_BEFORE 3 // words between a body and its officer: "union's former vice president"
#define SERVED_BEHIND 8 // words from "of" to the body: "of the Australian and International Pilots"

// Offices that every body has.
static const char OFFICES[] =
    "president|vice president|vice-president|deputy president|chairman|chairwoman|chairperson|"
    "chair|vice chairman|deputy chairman|secretary|general secretary|national secretary|"
    "secretary-general|secretary general|director|deputy director|executive director|"
    "managing director|director general|director-general|head|deputy head|chief|leader|"
    "deputy leader|spokesman|spokeswoman|spokesperson|representative|official|senior official|"
    "member|coordinator|commissioner|adviser|advisor|captain|officer|manager|founder|co-founder|"
    "treasurer|administrator|delegate|chief executive|chief executive officer|"
    "deputy chief executive";
// Branches of a state: whoever heads one, and is not of it, is told by the lexicon.
static const char STATES[] = "GOV|MIL|LEG|SPY|IGO|OPP";

bool agent_is_office(str noun)
{
    return str_in_list(noun, OFFICES, '|');
}

bool agent_is_led_from_outside(str sectors)
{
    return str_in_list(str_split(&sectors, ' '), STATES, '|');
}

static const agent_hit *body_at(const actor_scan *s, const agent_hit *h, uint32_t i)
{
    const agent_hit *other = s->hit_at[i] >= 0 ? &s->hits.p[s->hit_at[i]] : NULL;
    if (!other || other == h) return NULL;
    // "a student spokesman", "a spokesman for the family"
    if (str_starts(h->noun, STR("spokes")) && other->kind != AGENT_STATE) return other;
    bool unions = other->kind == AGENT_CROWD && str_starts(agent_sectors(other), STR("LAB")) &&
                  (str_ends(other->noun, STR("union")) || str_ends(other->noun, STR("federation")));
    return other->kind == AGENT_BODY || unions ? other : NULL;
}

// The body that stands before the office: "hospital" of "hospital director", "the union's leader".
static const agent_hit *body_before(const actor_scan *s, const sentence *st, const agent_hit *h)
{
    for (uint32_t i = h->first; i-- > 0 && i + SERVED_BEFORE >= h->first;) {
        const agent_hit *body = body_at(s, h, i);
        if (body) return body;
        const token *t = &st->tokens[i];
        if (s->hit_at[i] >= 0 || s->piece_at[i] >= 0) return NULL;
        if (t->upos != UPOS_ADJ && t->upos != UPOS_NOUN && t->xpos != XPOS_POS) return NULL;
    }
    return NULL;
}

// The body behind it: "of the Transport Workers Union", "for the diocese", "at the hospital".
static const agent_hit *body_behind(const actor_scan *s, const sentence *st, const agent_hit *h)
{
    if (!word_among(st, h->end, "of|for|at|with|from")) return NULL;
    for (uint32_t i = h->end + 1; i < st->n_tokens && i <= h->end + SERVED_BEHIND; i++) {
        const agent_hit *body = body_at(s, h, i);
        if (body) return body;
        const token *t = &st->tokens[i];
        bool people = s->hit_at[i] >= 0 && s->hits.p[s->hit_at[i]].kind == AGENT_CROWD;
        if (s->hit_at[i] >= 0 && !people) return NULL; // "the Pilots' Union"
        bool inside = t->upos == UPOS_ADJ || t->upos == UPOS_NOUN || t->upos == UPOS_PROPN ||
                      t->upos == UPOS_DET || t->upos == UPOS_NUM || t->upos == UPOS_CCONJ ||
                      t->xpos == XPOS_POS;
        if (!inside) return NULL;
    }
    return NULL;
}

// Ranks that police and armies share.
static bool is_rank(str noun)
{
    return str_in_list(noun, "captain|lieutenant|sergeant|colonel|major|brigadier|general|corporal",
                       '|');
}

// "police spokeswoman" of "police spokeswoman Captain Roe"
static const agent_hit *hit_ending(const actor_scan *s, const agent_hit *h)
{
    const agent_hit *of = s->hit_at[h->first - 1] >= 0 ? &s->hits.p[s->hit_at[h->first - 1]] : NULL;
    return of && of->end == h->first && of->kind <= AGENT_PERSON && !of->plural ? of : NULL;
}

void agent_find_served(actor_scan *s, agent_hit *h)
{
    if (h->kind > AGENT_PERSON || h->formed || h->former) return;
    if (!agent_is_office(h->noun) && !is_rank(h->noun)) return;
    const sentence *st = &s->sentences->p[h->sentence];
    if (is_rank(h->noun)) {
        const agent_hit *of = h->first > 0 ? hit_ending(s, h) : NULL;
        if (of && str_starts(agent_sectors(of), STR("COP"))) h->sectors = STR("COP");
        return;
    }
    bool firms = str_eq(h->noun, STR("chief executive")) && !bearer_count(s, STR("HKG"), false) &&
                 !bearer_count(s, STR("MAC"), false);
    if (firms) h->sectors = STR("BUS"); // elsewhere a firm's
    const agent_hit *body = body_before(s, st, h);
    if (!body) body = body_behind(s, st, h);
    str its = body ? agent_sectors(body) : STR_NONE;
    bool chair = str_starts(h->noun, STR("chair")); // the lexicon's is a parliament's
    chair |= body && body->kind == AGENT_CROWD;
    if (its.n && (chair || !agent_is_led_from_outside(its))) h->sectors = its;
}

bool agent_is_party_man(const agent_hit *h, const actor *who)
{
    return str_in_list(who->sectors[0], "PTY|OPP", '|') && h->kind <= AGENT_CROWD &&
           str_in_list(h->noun,
                       "worker|party worker|activist|supporter|volunteer|man|woman|cadre|"
                       "functionary|politician|loyalist|strategist|organizer|organiser|campaigner|"
                       "candidate|nominee|party official|party leader|party member|youth wing",
                       '|');
}
