#include "link/fit.h"

#include "base/ascii.h"
#include "base/table.h"

#include <string.h>

#define STEPS_MAX    12 // between the told word and the event's
#define OCCASION_MAX 32 // bytes of a noun for an occasion

static const token *word_at(const anchorage *x, uint32_t w)
{
    return frame_word(x->f, w);
}

static str lemma_at(const anchorage *x, uint32_t w)
{
    return word_at(x, w)->lemma;
}

static bool has_type(const event *e, const char *types)
{
    return str_in_list(e->type, types, '|');
}

// Are the words of the connective those of the list? One of several words counts by its first.
static bool begins_with(const anchorage *x, const relation *r, const char *words)
{
    if (r->first >= r->end) return false;
    for (str rest = str_of(words); rest.n;)
        if (str_eq_nocase(word_at(x, r->first)->form, str_split(&rest, '|'))) return true;
    return false;
}

static bool is_alone(const relation *r)
{
    return r->end == r->first + 1;
}

// "To" before an infinitive and no more than that.
static bool is_bare_to(const anchorage *x, const relation *r)
{
    return is_alone(r) && word_at(x, r->first)->xpos == XPOS_TO;
}

static bool is_person(const anchorage *x, uint32_t w)
{
    return mention_covering(x->f->mentions, x->f->sentence->index, w, MENTION_ACTOR) ||
           word_at(x, w)->upos == UPOS_PRON;
}

// --- from the told word to the event

// Verbs that say no more of an event than that it takes place: "the talks began because ..".
static const char LIGHT[] = "happen|occur|begin|start|take|come|follow|break|erupt|go|continue|"
                            "resume|be|hold";

// Is the event at the noun `w` what its verb does ("hold talks", "joined the protests", "sent their
// condolences"), not what it deals with ("repelled the attacks to ..")?
static bool is_done_by(const anchorage *x, const event *to, uint32_t w)
{
    static const char SHARING[] = "participate|attend|join|lead|host|engage|stage|convene|return";
    str verb = lemma_at(x, (uint32_t)word_at(x, w)->head);
    return w != to->word || frame_is_light(verb) || str_in_list(verb, SHARING, '|') ||
           has_type(to, "SUPPORT|AID|AGREE|REQUEST|ACCUSE|THREATEN|SANCTION");
}

static bool has_subject(const anchorage *x, uint32_t verb)
{
    return frame_child(x->f, verb, REL_NSUBJ) >= 0 || frame_child(x->f, verb, REL_NSUBJ_PASS) >= 0;
}

// Has the word behind an "and" the reason, too? "In spite of promises it is closed, and we ask":
// one that stands before a clause and another with a subject of its own is only the first's.
static bool is_shared(const relation *r, bool own_subject, uint32_t above, uint32_t w)
{
    return r->why > (int32_t)w || (r->why < (int32_t)above && !own_subject);
}

// Does a step down from the clause to the event keep the reason? What a verb does not do itself
// has reasons of its own: its subject ("the [talks] failed because"), what its object is about,
// what stands behind an "and" that the connective precedes.
static bool leads_down(const anchorage *x, const relation *r, const event *to, uint32_t w)
{
    const token *t = word_at(x, w);
    uint32_t above = (uint32_t)t->head;
    switch (deprel_base((deprel)t->rel)) {
    case REL_NSUBJ: return str_in_list(lemma_at(x, above), LIGHT, '|');
    case REL_CONJ: return is_shared(r, has_subject(x, w), above, w);
    case REL_OBJ: return r->kind == LINK_CONDITION || is_done_by(x, to, w);
    // "spoke on the day of the [attack]" is not done by the verb
    case REL_OBL: return r->kind == LINK_CONDITION || (w == to->word && is_done_by(x, to, w));
    // "happy that they met, because" is a reason to be happy
    case REL_CCOMP: return r->kind != LINK_CONDITION && word_at(x, above)->upos == UPOS_VERB;
    case REL_NMOD: {
        int32_t of = frame_child(x->f, w, REL_CASE);
        return of >= 0 && str_eq(lemma_at(x, (uint32_t)of), STR("of")) &&
               r->kind != LINK_CONDITION && r->kind != LINK_PURPOSE;
    }
    case REL_ACL:
    case REL_PARATAXIS:
    case REL_APPOS: return false;
    default: return true;
    }
}

// Does a step up from the clause to an event above keep the reason? "Agreed to work .. to" and
// "suffer consequences because" do; "reviewed progress on goals to" and "the need for .. to" do
// not.
static bool leads_up(const anchorage *x, const relation *r, uint32_t w)
{
    switch (deprel_base((deprel)word_at(x, w)->rel)) {
    case REL_NMOD:
    case REL_OBL:
    case REL_NSUBJ:
    case REL_ADVCL: return false;
    case REL_OBJ:
    case REL_ACL: return r->kind != LINK_PURPOSE && r->kind != LINK_CONDITION;
    default: return true;
    }
}

// "Condemned the attacks aimed at civilians": the participle is about the noun, not the deed.
static bool is_about_noun(const anchorage *x, const relation *r, const event *to)
{
    if (r->first >= r->end || r->first == 0) return false;
    const token *t = word_at(x, r->first);
    if (t->upos != UPOS_VERB || deprel_base((deprel)t->rel) != REL_ACL || t->head < 0) return false;
    return !str_eq(word_at(x, r->first - 1)->form, STR(",")) &&
           !anchor_holds(x, to, (uint32_t)t->head);
}

static bool is_reached(const anchorage *x, const relation *r, const event *to)
{
    uint32_t told = (uint32_t)r->told;
    if (anchor_holds(x, to, told)) return true;
    bool down = frame_below(x->f, told, to->word);
    int32_t w = down ? (int32_t)to->word : r->told, end = down ? r->told : (int32_t)to->word;
    for (int step = 0; step < STEPS_MAX && w >= 0 && w != end; step++) {
        if (!down && anchor_holds(x, to, (uint32_t)w)) return true;
        if (down ? !leads_down(x, r, to, (uint32_t)w) : !leads_up(x, r, (uint32_t)w)) return false;
        w = word_at(x, (uint32_t)w)->head;
    }
    return true;
}

// --- purposes

// What is talked about, praised or confirmed may be for something; that one talks of it is not.
static const char TOPIC_VERBS[] =
    "discuss|review|brief|note|reaffirm|reiterate|affirm|welcome|praise|thank|commend|applaud|"
    "congratulate|underscore|underline|highlight|reject|condemn|criticize|criticise|stress|"
    "emphasize|emphasise|acknowledge|recognize|recognise|appreciate|value|mention|raise|explore|"
    "consider|outline|describe|debate|cite";

// Their infinitive says what they are: "accepted an invitation to visit".
static const char CONTENT_NOUNS[] =
    "invitation|offer|decision|proposal|right|opportunity|chance|request|permission|need|ability|"
    "commitment|promise|pledge|intention|desire|refusal|willingness|attempt|failure|threat";

// "Spoke about efforts to", "met on ways to": the infinitive may as well be of what is talked
// about.
static bool has_topic_before(const anchorage *x, uint32_t told, uint32_t infinitive)
{
    for (uint32_t i = x->f->first_child[told]; i < x->f->first_child[told + 1]; i++) {
        uint32_t c = x->f->children[i];
        if (c < told || c > infinitive) continue;
        if (str_in_list(lemma_at(x, c), CONTENT_NOUNS, '|')) return true;
        if (deprel_base((deprel)word_at(x, c)->rel) != REL_OBL) continue;
        if (str_in_list(lemma_at(x, c), "phone|telephone|margin|sideline|behalf|side", '|'))
            continue;
        int32_t of = frame_child(x->f, c, REL_CASE);
        if (of >= 0 && str_in_list(lemma_at(x, (uint32_t)of), "about|on|regarding|of|over", '|') &&
            !mention_covering(x->f->mentions, x->f->sentence->index, c, MENTION_TIME))
            return true;
    }
    return false;
}

static bool is_capital(const anchorage *x, uint32_t w)
{
    str form = word_at(x, w)->form;
    return form.n && ascii_is_upper(form.p[0]);
}

// "The Global Summit to End Hunger", in a sentence where words are written small.
static bool is_name(const anchorage *x, const relation *r)
{
    return is_capital(x, (uint32_t)r->why) && !is_capital(x, r->first) &&
           !is_capital(x, (uint32_t)r->told);
}

static bool is_purpose(const anchorage *x, const relation *r, const event *to)
{
    if (!is_bare_to(x, r)) return true;
    if (is_name(x, r)) return false;
    // what is asked for, and what one stands for, is the content of the words
    if (has_type(to, "REQUEST|SUPPORT|ACCUSE")) return false;
    if (str_in_list(lemma_at(x, to->word), TOPIC_VERBS, '|')) return false;
    return !has_topic_before(x, (uint32_t)r->told, (uint32_t)r->why);
}

bool fit_aim(const anchorage *x, const relation *r, uint32_t why, const event *from)
{
    int32_t w = (int32_t)from->word;
    for (int step = 0; step < STEPS_MAX && w >= 0 && w != (int32_t)why; step++) {
        if (anchor_holds(x, from, why)) return true;
        switch (deprel_base((deprel)word_at(x, (uint32_t)w)->rel)) {
        case REL_OBJ:
            if (r->kind == LINK_CONDITION) break; // "must end its attacks"
            // fall through
        case REL_OBL:
            if (w != (int32_t)from->word || !is_done_by(x, from, (uint32_t)w)) return false;
            break;
        case REL_XCOMP:
        case REL_CONJ:
        case REL_AUX:
        case REL_CCOMP: break;
        case REL_NSUBJ: // "if the talks fail"
            if (r->kind != LINK_CONDITION) return false;
            break;
        default: return false;
        }
        w = word_at(x, (uint32_t)w)->head;
    }
    return true;
}

// --- causes

// A verb that says how things stand: "as it cannot agree", "as the sides remain apart".
static const char STATES[] =
    "have|need|know|want|believe|think|lack|remain|fear|expect|seem|appear|owe|require|mean|see|"
    "regard|consider|doubt|suspect|deserve|hope|oppose|refuse|fail|reject|violate|breach|deny|"
    "threaten|disagree|matter";

// Does the clause at `w` say how things stand, not what goes on meanwhile?
static bool is_state(const anchorage *x, uint32_t w)
{
    const token *t = word_at(x, w);
    if (frame_child(x->f, w, REL_COP) >= 0) return true;
    for (uint32_t i = x->f->first_child[w]; i < x->f->first_child[w + 1]; i++) {
        const token *c = word_at(x, x->f->children[i]);
        if (c->xpos == XPOS_MD || str_in_list(c->lemma, "not|n't|never|no", '|')) return true;
    }
    if (t->upos != UPOS_VERB || !str_in_list(t->lemma, STATES, '|')) return false;
    return frame_child(x->f, w, REL_OBJ) >= 0 || frame_child(x->f, w, REL_CCOMP) >= 0 ||
           frame_child(x->f, w, REL_XCOMP) >= 0;
}

// "As he celebrates" is a time, "as planned" a comparison; "as it has no other way" is a reason.
static bool is_as_reason(const anchorage *x, const relation *r, uint32_t why)
{
    // "as, again, many of you were there"
    if (r->end < x->f->sentence->n_tokens && str_eq(word_at(x, r->end)->form, STR(",")))
        return false;
    bool subject = frame_child(x->f, why, REL_NSUBJ) >= 0 ||
                   frame_child(x->f, why, REL_NSUBJ_PASS) >= 0 ||
                   frame_child(x->f, why, REL_EXPL) >= 0;
    return subject && is_state(x, why);
}

// "Since the war began they have": a time; "since it has no oil": a reason.
static bool is_since_reason(const anchorage *x, const relation *r)
{
    if (is_state(x, (uint32_t)r->why)) return true;
    for (uint32_t i = x->f->first_child[r->told]; i < x->f->first_child[r->told + 1]; i++) {
        const token *c = word_at(x, x->f->children[i]);
        if (deprel_base((deprel)c->rel) == REL_AUX && str_eq(c->lemma, STR("have"))) return false;
    }
    return word_at(x, (uint32_t)r->why)->xpos != XPOS_VBD;
}

// What takes place on its day, after which other things come without being its effects.
static const char OCCASIONS[] =
    "meeting|talk|dialogue|dialog|summit|conference|visit|trip|ministerial|session|round|"
    "consultation|discussion|conversation|call|briefing|speech|remark|ceremony|election|"
    "inauguration|negotiation|return|stop|travel|forum|assembly|lunch|dinner|breakfast|hearing|"
    "event|participation|review|arrival|anniversary|holiday|game|match|interview|statement|"
    "address|engagement|stay|tour|departure|completion|graduation|there|here|then|"
    "son|daughter|father|mother|brother|sister|grandfather|grandmother|friend|man|woman";

// "Days after", "shortly after": says when.
static bool is_measured(const anchorage *x, const relation *r)
{
    return r->first > 0 &&
           str_in_list(lemma_at(x, r->first - 1),
                       "shortly|soon|immediately|right|just|long|directly|second|minute|hour|day|"
                       "week|month|year|decade",
                       '|');
}

static bool is_after_reason(const anchorage *x, uint32_t why, const event *from)
{
    if (from && has_type(from, "CONSULT")) return false;
    char lower[OCCASION_MAX];
    str lemma = lemma_at(x, why);
    lemma = (str){lower, table_fold(lemma, true, lower, sizeof lower)}; // "the Strategic Dialogue"
    return !str_in_list(lemma, OCCASIONS, '|') &&
           (from || !is_person(x, why) || word_at(x, why)->upos == UPOS_VERB);
}

// Verbs of which "over" is a part.
static const char OVER[] = "take|hand|win|turn|go|come|run|carry|cross|fly|roll|preside";

// "Over $4 million", "over there", "over the course of the week": no matter that one acts over.
static bool is_over_reason(const anchorage *x, const relation *r)
{
    const token *t = word_at(x, (uint32_t)r->why);
    if (r->first == (uint32_t)r->told + 1 && str_in_list(lemma_at(x, (uint32_t)r->told), OVER, '|'))
        return false;
    return t->upos != UPOS_SYM && t->upos != UPOS_NUM && t->upos != UPOS_ADV &&
           !str_in_list(t->lemma, "course|bit|period|there|here|phone|telephone|call|lunch|dinner",
                        '|');
}

// Nouns of what is meant for something.
static const char FOR_NOUNS[] =
    "licence|license|permit|permission|visa|fund|funding|money|budget|loan|grant|subsidy|program|"
    "programme|plan|project|contract|market|request|application|demand|need|rule|standard|service|"
    "system|fee|charge|reward|effort|push|bid|call";

// Whom one thanks, punishes or blames "for" it does.
static bool is_for(const anchorage *x, const relation *r, const event *to)
{
    const token *told = word_at(x, (uint32_t)r->told);
    if (has_type(to, "ASSAULT") && told->upos != UPOS_VERB) return false;
    // "licences for exports", "funds for schools", whatever the verb
    int32_t of = word_at(x, (uint32_t)r->why)->head;
    if (of >= 0 && str_in_list(lemma_at(x, (uint32_t)of), FOR_NOUNS, '|') &&
        !anchor_holds(x, to, (uint32_t)of))
        return false;
    if (told->upos == UPOS_NOUN && !anchor_holds(x, to, (uint32_t)r->told)) return false;
    if (has_type(to, "SANCTION") && is_person(x, (uint32_t)r->why)) return false; // those punished
    if (!r->implied) return true;
    uint32_t why = (uint32_t)r->why;
    if (has_type(to, "SANCTION|THREATEN") && frame_child(x->f, why, REL_NMOD_POSS) >= 0)
        return true; // "impose costs on both for their conduct"
    int32_t being = frame_child(x->f, why, REL_COP);
    return has_type(to, "ACCUSE|SANCTION|COERCE|SUPPORT|REJECT|RETREAT") &&
           word_at(x, being >= 0 ? (uint32_t)being : why)->xpos == XPOS_VBG;
}

// "We extend our thanks to nurses" has no "thanks to" in it.
static bool is_thanks(const anchorage *x, const relation *r)
{
    return begins_with(x, r, "thanks") && deprel_base((deprel)word_at(x, r->first)->rel) == REL_OBJ;
}

static bool is_cause(const anchorage *x, const relation *r, const event *to)
{
    if (is_thanks(x, r)) return false;
    if (is_alone(r) && begins_with(x, r, "as")) return is_as_reason(x, r, (uint32_t)r->why);
    if (is_alone(r) && begins_with(x, r, "since")) return is_since_reason(x, r);
    if (is_alone(r) && begins_with(x, r, "for")) return is_for(x, r, to);
    if (is_alone(r) && begins_with(x, r, "over")) return is_over_reason(x, r);
    // who does a thing is no reason of it: "the government unleashed an attack"
    const token *verb = word_at(x, r->first);
    if (r->first < r->end && verb->upos == UPOS_VERB &&
        frame_child(x->f, r->first, REL_NSUBJ) == r->why && is_person(x, (uint32_t)r->why))
        return false;
    // prepositions and conjunctions that name no reason, whatever the classifier makes of them
    return !r->implied || !begins_with(x, r,
                                       "with|about|against|by|in|on|of|to|from|at|into|"
                                       "as|while|where|whether|that|and|or|but|than|like");
}

// --- conditions

static bool is_condition(const anchorage *x, const relation *r, const event *to)
{
    // "without delay" says how, unless nothing can be without it
    if (begins_with(x, r, "without")) return to->negated || has_type(to, "REJECT");
    if (!begins_with(x, r, "if")) return true;
    // "asked if"; "if you remember, they met": no condition of what has been
    if (str_in_list(lemma_at(x, (uint32_t)r->told), "ask|wonder|know|see|check|tell", '|'))
        return false;
    if (has_type(to, "THREATEN|AGREE|REQUEST|REJECT")) return true;
    return to->status != EVENT_HAPPENED;
}

// --- all of it

bool fit_told(const anchorage *x, relation *r, const event *to)
{
    if (r->implied && r->kind == LINK_CAUSE && is_bare_to(x, r)) r->kind = LINK_PURPOSE;
    if (is_about_noun(x, r, to) || !is_reached(x, r, to)) return false;
    switch (r->kind) {
    case LINK_PURPOSE: return is_purpose(x, r, to);
    case LINK_CAUSE: return is_cause(x, r, to);
    case LINK_CONDITION: return is_condition(x, r, to);
    default: return true;
    }
}

bool fit_reason(const anchorage *x, const relation *r, uint32_t why, const event *from)
{
    if (r->kind != LINK_CAUSE) return true;
    if (r->implied && !from && begins_with(x, r, "when")) return false; // "met when he was here"
    if (begins_with(x, r, "after|following") && is_measured(x, r)) return false;
    if (begins_with(x, r, "after|following") || (begins_with(x, r, "in") && !is_alone(r)))
        return is_after_reason(x, why, from);
    return true;
}
