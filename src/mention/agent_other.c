// Words of the lexicon of agents that mean something else where they stand: an act, an hour, a
// power, a family name, a topic; and offices that only one country calls so.
#include "mention/actor_scan.h"
#include "mention/agentword.h"
#include "mention/person_form.h"
#include "mention/post.h"
#include "mention/word.h"

// "Took on the leadership", "showed bold leadership", "under the leadership of": what one does.
static bool is_shown(const sentence *st, uint32_t i)
{
    static const char SHOWS[] = "take|show|provide|assume|demonstrate|exercise|exert|lack|exhibit|"
                                "require|display";
    static const char KINDS[] =
        "personal|bold|outstanding|extraordinary|courageous|effective|principled|visionary|"
        "exemplary|remarkable|inspirational|moral|thought|women's|youth|ethical|"
        "tremendous|decisive|able|exceptional|joint";
    const token *t = &st->tokens[i];
    if (i > 0 && word_among(st, i - 1, KINDS)) return true;
    bool held = t->rel == REL_OBJ && t->head >= 0;
    if (held && str_in_list(st->tokens[t->head].lemma, SHOWS, '|')) return true;
    return i > 1 && word_is(st, i - 1, "the") && word_among(st, i - 2, "under|on|through") &&
           (word_is(st, i + 1, "of") || !word_is(st, i - 2, "on"));
}

// "firm opposition", "opposition to", "leadership in": the act, not the party; "a fleet of buses":
// no navy.
static bool is_act(const sentence *st, uint32_t first, uint32_t end)
{
    static const char RULES[] =
        "sanctions|sanction|control|controls|inspection|verification|licensing|"
        "tax|visa|legal|regulatory|nonproliferation|safeguards|monitoring|"
        "trade|Sanctions|Control|Controls|training|testing|treaty";
    if (end - first == 1 && str_in_list(st->tokens[first].form, "regime|Regime|regimes", '|') &&
        first > 0 && str_in_list(st->tokens[first - 1].form, RULES, '|'))
        return true; // a set of rules
    str next = end < st->n_tokens ? st->tokens[end].form : STR_NONE;
    if (str_eq_nocase(st->tokens[first].form, STR("leadership")) && first > 0 &&
        word_among(st, first - 1, "american|u.s.|us|america's|your|my|strong|global"))
        return !(first > 1 && word_is(st, first - 2, "the"));
    if (str_eq(st->tokens[first].form, STR("leadership")) && is_shown(st, first)) return true;
    bool people = first > 0 && word_among(st, first - 1,
                                          "new|senior|top|current|political|"
                                          "military|civilian|collective|former");
    if (str_eq(st->tokens[first].form, STR("leadership")) && !people &&
        (str_in_list(next, "in|on|role|roles|expressed|shown|provided|demonstrated", '|') ||
         (word_has(st, end, UPOS_PRON) && !word_is(st, end, "who"))))
        return true;
    bool inside = first > 0 && name_is_capital(st->tokens[first - 1].form) && first > 1 &&
                  st->tokens[first - 1].upos == UPOS_PROPN; // "Office of Strategic Leadership"
    if (str_eq(st->tokens[first].form, STR("Leadership")) &&
        (inside || str_in_list(next, "and", '|')))
        return true;
    if (str_eq(st->tokens[first].form, STR("fleet")) && str_eq(next, STR("of"))) return true;
    if (end - first != 1 ||
        !str_in_list(st->tokens[first].form, "opposition|resistance|leadership", '|'))
        return false;
    if (end < st->n_tokens && str_in_list(st->tokens[end].form, "to|against", '|')) return true;
    return first > 0 &&
           str_in_list(st->tokens[first - 1].form,
                       "firm|strong|fierce|staunch|stiff|continued|resolute|vehement|public|stated|"
                       "growing|stubborn|open|clear|its|their|his|her|our",
                       '|');
}

// "12:30 PM": no prime minister.
static bool is_hour(const sentence *st, uint32_t i)
{
    return i > 0 && st->tokens[i].form.n == 2 && str_eq_nocase(st->tokens[i].form, STR("PM")) &&
           st->tokens[i - 1].form.n && st->tokens[i - 1].form.p[0] >= '0' &&
           st->tokens[i - 1].form.p[0] <= '9';
}

// What stands before "authority" where it is a power.
static const char POWERS[] =
    "of|legal|his|her|its|their|my|your|our|moral|final|full|emergency|statutory|drawdown|waiver|"
    "discretionary|sole|ultimate|supreme|broad|presidential|constitutional|in|with|without|"
    "delegated|borrowing|spending|legislative|executive|supervisory|more|some|any|no|much";

// "Has the drawdown authority", "exceeded her authority"
static bool is_held(const sentence *st, uint32_t i)
{
    static const char HOLDS[] = "have|lack|exercise|use|exceed|invoke|grant|delegate|retain|wield|"
                                "assert|regain|restore|undermine|cede|claim|extend|give|need|lose";
    const token *t = &st->tokens[i];
    if (i == 0) return false;
    if (st->tokens[i - 1].xpos == XPOS_POS || word_among(st, i - 1, POWERS)) return true;
    return t->head >= 0 && str_in_list(st->tokens[t->head].lemma, HOLDS, '|');
}

// "The authority granted by law", "delegation of authority": what one may do, not who does it.
static bool is_power(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first != 1 || !word_among(st, first, "authority|authorities")) return false;
    bool powers = first > 0 && word_is(st, first, "authorities") &&
                  word_among(st, first - 1,
                             "expanded|expanding|new|additional|special|sanctions|delegated|"
                             "transferred|executive|wartime");
    if (powers && word_among(st, end, "that|which|under|granted|available|provided|to"))
        return true;
    const token *next = end < st->n_tokens ? &st->tokens[end] : NULL;
    // "call on Chadian authorities to act", "#Haiti authorities"
    bool theirs =
        first > 0 && st->tokens[first].xpos == XPOS_NNS &&
        (name_is_capital(st->tokens[first - 1].form) || post_is_tag(st->tokens[first - 1].form) ||
         str_in_list(st->tokens[first - 1].form, "local|'s|’s", '|'));
    if (next && !theirs && str_in_list(next->form, "to|under|over", '|')) return true;
    if (next && next->upos == UPOS_VERB && next->rel == REL_ACL && next->xpos == XPOS_VBN)
        return true;
    if (next && str_in_list(next->form, "vested|granted|delegated|conferred", '|')) return true;
    if (first == 0) return false;
    if (word_is(st, end, "at") && word_among(st, end + 1, "our|its|their|his")) return true;
    str before = st->tokens[first - 1].form; // "Iran-related authorities"
    if (str_ends(before, STR("related"))) return true;
    if (!word_is(st, first, "authority")) return false;
    return st->tokens[first].rel == REL_OBJ
               ? is_held(st, first)
               : st->tokens[first - 1].xpos == XPOS_POS || word_among(st, first - 1, POWERS);
}

// "He left the house", "the Status of Forces Agreement": a building, a treaty.
static bool is_plain_thing(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first != 1) return false;
    if (str_in_list(st->tokens[first].form, "house|houses", '|')) return true;
    return first > 1 && word_is(st, first, "forces") && word_is(st, first - 1, "of") &&
           word_is(st, first - 2, "status");
}

// "Peter Cook": a family name behind a given name or an initial, not who cooks.
static bool is_family_name(const sentence *st, uint32_t first, uint32_t end)
{
    if (first == 0 || end - first != 1 || st->tokens[first].upos != UPOS_PROPN) return false;
    const token *before = &st->tokens[first - 1];
    bool middle = before->upos == UPOS_PROPN && name_is_capital(before->form) && first > 1 &&
                  person_is_given(st->tokens[first - 2].form); // "Martin Luther King"
    bool doctor = str_in_list(before->form, "Dr.|Dr|Rev.", '|');
    return name_is_capital(st->tokens[first].form) && before->upos == UPOS_PROPN &&
           (middle || doctor || person_is_given(before->form));
}

// "Hospital director Amina Issa"
static bool heads_body(const sentence *st, uint32_t first, uint32_t end)
{
    agent_kind kind;
    if (end >= st->n_tokens || st->tokens[end].upos != UPOS_PROPN) return false;
    if (end - first > 1) return true; // the lexicon has it whole
    if (first == 0) return false;
    const token *before = &st->tokens[first - 1];
    return before->upos == UPOS_NOUN && agent_is_noun(before->lemma, &kind) && kind == AGENT_BODY;
}

// "Tottenham Court Road", "Mount Cook": a street or mountain has the noun in its name.
static bool is_in_place_name(const sentence *st, uint32_t first, uint32_t end)
{
    if (st->headline || !name_is_capital(st->tokens[end - 1].form)) return false;
    if (first > 0 && str_in_list(st->tokens[first - 1].form, "Mount|Mt|Mt.|Cape|Lake|Fort", '|'))
        return true;
    return end < st->n_tokens && st->tokens[end - 1].space_after &&
           str_in_list(st->tokens[end].form,
                       "Road|Street|Avenue|Lane|Square|Boulevard|Drive|Terrace|Crescent|Circle|"
                       "Highway|Parkway|Bridge|Junction|Roundabout",
                       '|');
}

// "Senior Director Amina Issa", but not "the film's director" or "Sec. 8": of all kinds, so they
// count only with a capital, before a name or the tail of an office.
static bool needs_name(const sentence *st, uint32_t first, uint32_t end)
{
    static const char KINDS[] = "Director|director|Coordinator|coordinator|Sec.|sec.|SEC.|Sec";
    static const char MANY[] = "Directors|directors|Coordinators|coordinators";
    str last = st->tokens[end - 1].form, before = first > 0 ? st->tokens[first - 1].form : STR_NONE;
    if (str_in_list(last, MANY, '|')) // "Board of Directors"
        return !name_is_capital(last) || str_in_list(before, "of|Of", '|');
    if (!str_in_list(last, KINDS, '|')) return false;
    if (heads_body(st, first, end)) return false;
    if (!name_is_capital(st->tokens[end - 1].form) || end >= st->n_tokens || st->headline)
        return true;
    const token *next = &st->tokens[end];
    if (str_in_list(next->form, "for|of", '|'))
        return first > 0 && name_is_capital(st->tokens[first - 1].form); // "Executive Director of"
    if (post_is_address(next->form)) return false;
    return next->upos != UPOS_PROPN || !name_is_capital(next->form);
}

// "Watch live. #Veterans": a tag behind the sentence; "#ForMin" without its bearer is a meeting.
static bool is_idle_tag(const sentence *st, uint32_t i)
{
    if (!post_is_tag(st->tokens[i].form)) return false;
    if (post_is_aside(st, i)) return true;
    return agent_word_is_tag(st->tokens[i].form) &&
           !(i + 1 < st->n_tokens && name_is_capital(st->tokens[i + 1].form));
}

// "Christian Porter": a given name.
static bool is_given_name(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first != 1 || end >= st->n_tokens || !name_is_capital(st->tokens[first].form))
        return false;
    const token *next = &st->tokens[end];
    return next->upos == UPOS_PROPN && name_is_capital(next->form) && !st->headline &&
           person_is_given(st->tokens[first].form);
}

bool agent_is_other(const sentence *st, uint32_t first, uint32_t end)
{
    return is_given_name(st, first, end) || needs_name(st, first, end) ||
           is_idle_tag(st, end - 1) || is_act(st, first, end) || is_plain_thing(st, first, end) ||
           is_hour(st, first) || is_power(st, first, end) || is_family_name(st, first, end) ||
           is_in_place_name(st, first, end);
}

bool agent_is_congressman(const actor_scan *s, const sentence *st, uint32_t first, uint32_t end)
{
    if (!s->home || !str_eq(s->home->country, STR("USA")) || end - first != 1) return false;
    if (!str_in_list(st->tokens[first].form, "Representative|Representatives", '|')) return false;
    return end < st->n_tokens && !st->headline && st->tokens[end].upos == UPOS_PROPN &&
           name_is_capital(st->tokens[end].form);
}

bool agent_is_american(const sentence *st, const agent_hit *h)
{
    static const char OFFICES[] =
        "deputy secretary of state|assistant secretary of state|under secretary of state|"
        "undersecretary of state|deputy assistant secretary|principal deputy assistant secretary|"
        "deputy secretary|assistant secretary|secretary of defense|secretary of the treasury|"
        "secretary of homeland security|homeland security secretary|secretary of the interior|"
        "secretary of commerce|secretary of energy|secretary of agriculture|secretary of labor|"
        "secretary of transportation|deputy assistant secretary of state|"
        "principal deputy assistant secretary of state";
    const token *next = h->end < st->n_tokens ? &st->tokens[h->end] : NULL;
    bool former = str_starts(h->noun, STR("former ")), acting = str_starts(h->noun, STR("acting "));
    str office = former || acting ? str_sub(h->noun, 7, h->noun.n) : h->noun;
    bool state =
        str_eq(office, STR("secretary of state")) && !(next && str_eq(next->form, STR("for")));
    return !h->plural && (state || str_in_list(office, OFFICES, '|'));
}

bool agent_has_owner(const sentence *st, uint32_t first)
{
    for (uint32_t i = first; i-- > 0 && i + 4 > first;) {
        const token *t = &st->tokens[i];
        if (t->xpos == XPOS_PRP_POSS || t->xpos == XPOS_WP_POSS || t->xpos == XPOS_POS) return true;
        if (t->upos != UPOS_ADJ && t->upos != UPOS_NOUN && t->upos != UPOS_PROPN) return false;
    }
    return false;
}

bool agent_modifies(const sentence *st, const agent_hit *h)
{
    const token *t = &st->tokens[h->head];
    bool hyphen = h->end < st->n_tokens && str_eq(st->tokens[h->end].form, STR("-"));
    return hyphen || ((t->rel == REL_COMPOUND || t->rel == REL_AMOD) &&
                      t->head >= (int32_t)h->end && !h->named);
}

bool agent_may_lack_owner(const sentence *st, const agent_hit *h)
{
    if (h->kind == AGENT_SIDE || agent_modifies(st, h)) return false;
    if (!h->named && agent_has_owner(st, h->first)) return false;
    if (h->definite || h->named) return true;
    if (str_in_list(h->noun, "authority|leadership", '|') && !h->plural) return false;
    bool opens = h->first == 0 || st->headline;
    if (h->kind == AGENT_STATE) return opens || h->plural;
    return str_in_list(h->noun,
                       "police|army|military|parliament|security force|government force|"
                       "government troop",
                       '|');
}
