#include "link/fit.h"
#include "link/fitwords.h"

#include "base/table.h"

#define OCCASION_MAX 32 // bytes of a noun for an occasion

// A verb that says how things stand: "as it cannot agree", "as the sides remain apart".
static const char STATES[] =
    "have|need|know|want|believe|think|lack|remain|fear|expect|seem|appear|owe|require|mean|see|"
    "regard|consider|doubt|suspect|deserve|hope|oppose|refuse|fail|reject|violate|breach|deny|"
    "threaten|disagree|matter";

// Does the clause at `w` say how things stand, not what goes on meanwhile?
static bool is_state(const anchorage *x, uint32_t w)
{
    const token *t = fit_word(x, w);
    if (frame_child(x->f, w, REL_COP) >= 0) return true;
    for (uint32_t i = x->f->first_child[w]; i < x->f->first_child[w + 1]; i++) {
        const token *c = fit_word(x, x->f->children[i]);
        if (c->xpos == XPOS_MD || str_in_list(c->lemma, "not|n't|never|no", '|')) return true;
    }
    if (t->upos != UPOS_VERB || !str_in_list(t->lemma, STATES, '|')) return false;
    return frame_child(x->f, w, REL_OBJ) >= 0 || frame_child(x->f, w, REL_CCOMP) >= 0 ||
           frame_child(x->f, w, REL_XCOMP) >= 0;
}

// "As I think you have seen", "as we have on many occasions": said aside.
static bool is_said_aside(const anchorage *x, uint32_t why)
{
    static const char TIMES[] = "time|occasion|day|week|month|year|past|before";
    int32_t object = frame_child(x->f, why, REL_OBJ);
    if (str_in_list(fit_lemma(x, why), TIMES, '|')) return true;
    if (str_in_list(fit_lemma(x, why), "be|do", '|')) return object < 0; // "as we are every day"
    if (str_eq(fit_lemma(x, why), STR("have")))
        return object < 0 || str_in_list(fit_lemma(x, (uint32_t)object), TIMES, '|');
    int32_t content = frame_child(x->f, why, REL_CCOMP);
    if (content < 0 && object < 0 &&
        str_in_list(fit_lemma(x, why), "know|see|hear|recall|say|note", '|'))
        return true; // "as you know and have said"
    return content >= 0 && str_in_list(fit_lemma(x, why), "think|know|see", '|') &&
           frame_child(x->f, (uint32_t)content, REL_MARK) < 0;
}

// "Support them as they require help": a clause right behind what is told, with no word that says
// how things stand, is the time of it.
static bool is_meanwhile(const anchorage *x, const relation *r, uint32_t why)
{
    bool close = r->first > (uint32_t)r->told && fit_word(x, r->first - 1)->upos != UPOS_PUNCT;
    return close && fit_word(x, why)->upos == UPOS_VERB && frame_child(x->f, why, REL_COP) < 0 &&
           frame_child(x->f, why, REL_AUX) < 0;
}

// "As he celebrates" is a time, "as planned" a comparison; "as it has no other way" is a reason.
static bool is_as_reason(const anchorage *x, const relation *r, uint32_t why)
{
    // "as, again, many of you were there", "as in, you know, the south"
    if (r->end < x->f->sentence->n_tokens && str_in_list(fit_word(x, r->end)->form, ",|in", '|'))
        return false;
    bool subject = frame_child(x->f, why, REL_NSUBJ) >= 0 ||
                   frame_child(x->f, why, REL_NSUBJ_PASS) >= 0 ||
                   frame_child(x->f, why, REL_EXPL) >= 0;
    return subject && is_state(x, why) && !is_said_aside(x, why) && !is_meanwhile(x, r, why);
}

// "Since the war began they have": a time; "since it has no oil": a reason.
static bool is_since_reason(const anchorage *x, const relation *r)
{
    // "two weeks since he took office"
    if (r->first > 0 && str_in_list(fit_lemma(x, r->first - 1),
                                    "day|week|month|year|decade|century|hour|ever", '|'))
        return false;
    if (is_state(x, (uint32_t)r->why)) return true;
    for (uint32_t i = x->f->first_child[r->told]; i < x->f->first_child[r->told + 1]; i++) {
        const token *c = fit_word(x, x->f->children[i]);
        if (deprel_base((deprel)c->rel) == REL_AUX && str_eq(c->lemma, STR("have"))) return false;
    }
    return fit_word(x, (uint32_t)r->why)->xpos != XPOS_VBD;
}

// What takes place on its day, after which other things come without being its effects.
static const char OCCASIONS[] =
    "meeting|talk|dialogue|dialog|summit|conference|visit|trip|ministerial|session|round|"
    "consultation|discussion|conversation|call|briefing|speech|remark|ceremony|election|"
    "inauguration|negotiation|return|stop|travel|forum|assembly|lunch|dinner|breakfast|hearing|"
    "event|participation|review|arrival|anniversary|holiday|game|match|interview|statement|"
    "address|engagement|stay|tour|departure|completion|graduation|vote|presentation|publication|"
    "release|exchange|forth|confirmation|there|here|then|"
    "son|daughter|father|mother|brother|sister|grandfather|grandmother|friend|man|woman";

// "Days after", "shortly after": says when.
static bool is_measured(const anchorage *x, const relation *r)
{
    return r->first > 0 &&
           str_in_list(fit_lemma(x, r->first - 1),
                       "shortly|soon|immediately|right|just|long|directly|second|minute|hour|day|"
                       "week|month|year|decade",
                       '|');
}

// What people meet or speak after because of it, not only later.
static const char BLOWS[] =
    "attack|assault|shooting|bombing|explosion|blast|strike|raid|war|invasion|incursion|coup|"
    "killing|murder|death|assassination|massacre|crash|accident|incident|disaster|tragedy|crisis|"
    "earthquake|quake|flood|flooding|hurricane|storm|cyclone|typhoon|tornado|fire|wildfire|"
    "eruption|outbreak|violence|unrest|clash|protest|arrest|detention|test|launch|"
    "effort|pressure|request|invitation|agreement|decision|threat|demand";

static bool is_after_reason(const anchorage *x, uint32_t why, const event *from, const event *to)
{
    if (from && fit_has_type(from, "CONSULT")) return false;
    bool blow = str_in_list(fit_lemma(x, why), BLOWS, '|') ||
                (from && fit_has_type(from, "ASSAULT|COERCE|THREATEN|PROTEST|MOBILIZE|ACCUSE"));
    if (fit_has_type(to, "CONSULT") && !blow) return false;
    char lower[OCCASION_MAX];
    str lemma = fit_lemma(x, why);
    lemma = (str){lower, table_fold(lemma, true, lower, sizeof lower)}; // "the Strategic Dialogue"
    return !str_in_list(lemma, OCCASIONS, '|') &&
           (from || !fit_is_person(x, why) || fit_word(x, why)->upos == UPOS_VERB);
}

// Verbs of which "over" is a part.
static const char OVER[] = "take|hand|win|turn|go|come|run|carry|cross|fly|roll|preside|triumph|"
                           "prevail|blow";

// Verbs of one thing before another: "endorsed her over her rival".
static const char RATHER[] = "endorse|choose|prefer|favor|favour|pick|elect|pursue|back|select";

// Nouns with a matter of their own: "fears over the dam", "talks over the border".
static const char OVER_NOUNS[] =
    "anger|discontent|concern|fear|worry|anxiety|outrage|frustration|unease|negotiation|talk|"
    "dialogue|discussion|debate|dispute|disagreement|row|quarrel|tension|conflict|fight|war|"
    "standoff|deadlock|impasse|argument|controversy|control|power|authority|influence|"
    "oversight|jurisdiction|sovereignty|question|uncertainty|difference|division|criticism|doubt";

// The noun that the connective's phrase hangs on or stands behind, which the event does not hold.
static bool is_of_noun(const anchorage *x, const relation *r, const event *to, const char *nouns)
{
    int32_t of = fit_word(x, (uint32_t)r->why)->head;
    uint32_t before = r->first > 0 ? r->first - 1 : 0;
    if (of >= 0 && str_in_list(fit_lemma(x, (uint32_t)of), nouns, '|') &&
        !anchor_holds(x, to, (uint32_t)of))
        return true;
    return r->first > 0 && fit_word(x, before)->upos == UPOS_NOUN && !anchor_holds(x, to, before) &&
           str_in_list(fit_lemma(x, before), nouns, '|');
}

// Does the connective stand right behind one of the nouns?
static bool is_behind(const anchorage *x, const relation *r, const char *nouns)
{
    return r->first > 0 && str_in_list(fit_lemma(x, r->first - 1), nouns, '|');
}

// "Talks over the dam", "ready for dialogue over it", "to settle their differences over it": what
// they are about.
static bool is_matter(const anchorage *x, const relation *r)
{
    static const char TALKS[] = "negotiation|talk|dialogue|dialog|discussion|debate|consultation|"
                                "conversation";
    static const char DISPUTES[] = "difference|dispute|disagreement|conflict|quarrel|row|argument|"
                                   "controversy|standoff|deadlock";
    int32_t of = fit_word(x, (uint32_t)r->why)->head;
    return (of >= 0 && str_in_list(fit_lemma(x, (uint32_t)of), TALKS, '|')) ||
           is_behind(x, r, TALKS) || is_behind(x, r, DISPUTES);
}

// "Tightened its control over the strait": the reach of the noun.
static const char REACHES[] =
    "control|power|authority|influence|sovereignty|jurisdiction|oversight|"
    "rule|dominance|advantage|command|claim";

// "Over $4 million", "over there", "over the course of the week": no matter that one acts over.
static bool is_over_reason(const anchorage *x, const relation *r, const event *to)
{
    const token *t = fit_word(x, (uint32_t)r->why);
    if (is_behind(x, r, REACHES)) return false;
    // talks are broken off over something; what is said of "talks over" is of the talks
    if (fit_has_type(to, "CONSULT|REQUEST|SUPPORT|AGREE|COOPERATE") &&
        (is_matter(x, r) || is_of_noun(x, r, to, OVER_NOUNS)))
        return false;
    if (r->first == (uint32_t)r->told + 1 &&
        str_in_list(fit_lemma(x, (uint32_t)r->told), OVER, '|'))
        return false;
    if (str_in_list(fit_lemma(x, (uint32_t)r->told), RATHER, '|')) return false;
    return t->upos != UPOS_SYM && t->upos != UPOS_NUM && t->upos != UPOS_ADV &&
           !str_in_list(t->lemma,
                        "head|summer|winter|spring|autumn|fall|weekend|night|holiday|run|term|haul|"
                        "horizon|course|bit|period|border|frontier|"
                        "there|here|phone|telephone|call|lunch|dinner",
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
    const token *told = fit_word(x, (uint32_t)r->told);
    if (fit_has_type(to, "ASSAULT") && told->upos != UPOS_VERB) return false;
    // "licences for exports", "funds for schools", whatever the verb
    if (is_of_noun(x, r, to, FOR_NOUNS)) return false;
    if (told->upos == UPOS_NOUN && !anchor_holds(x, to, (uint32_t)r->told)) return false;
    if (fit_has_type(to, "SANCTION") && fit_is_person(x, (uint32_t)r->why))
        return false; // those punished
    if (!r->implied) return true;
    uint32_t why = (uint32_t)r->why;
    if (fit_has_type(to, "SANCTION|THREATEN") && frame_child(x->f, why, REL_NMOD_POSS) >= 0)
        return true; // "impose costs on both for their conduct"
    int32_t being = frame_child(x->f, why, REL_COP);
    return fit_has_type(to, "ACCUSE|SANCTION|COERCE|SUPPORT|REJECT|RETREAT") &&
           fit_word(x, being >= 0 ? (uint32_t)being : why)->xpos == XPOS_VBG;
}

// "We extend our thanks to nurses" has no "thanks to" in it.
static bool is_thanks(const anchorage *x, const relation *r)
{
    return fit_begins_with(x, r, "thanks") &&
           deprel_base((deprel)fit_word(x, r->first)->rel) == REL_OBJ;
}

// "Supported firms to train crews, resulting in ..": what came of it is told below the participle,
// not above.
static bool is_above_result(const anchorage *x, const relation *r, const event *to)
{
    return r->first < r->end && r->told == (int32_t)r->first &&
           fit_word(x, r->first)->xpos == XPOS_VBG &&
           !frame_below(x->f, (uint32_t)r->told, to->word);
}

bool fit_cause(const anchorage *x, const relation *r, const event *to)
{
    if (is_thanks(x, r) || fit_is_of_topic(x, r) || is_above_result(x, r, to)) return false;
    if (fit_is_alone(r) && fit_begins_with(x, r, "as")) return is_as_reason(x, r, (uint32_t)r->why);
    if (fit_is_alone(r) && fit_begins_with(x, r, "since")) return is_since_reason(x, r);
    if (fit_is_alone(r) && fit_begins_with(x, r, "for")) return is_for(x, r, to);
    if (fit_is_alone(r) && fit_begins_with(x, r, "over")) return is_over_reason(x, r, to);
    // who does a thing is no reason of it: "the government unleashed an attack"
    const token *verb = fit_word(x, r->first);
    if (r->first < r->end && verb->upos == UPOS_VERB &&
        frame_child(x->f, r->first, REL_NSUBJ) == r->why && fit_is_person(x, (uint32_t)r->why))
        return false;
    // prepositions and conjunctions that name no reason, whatever the classifier makes of them
    return !r->implied || !fit_begins_with(x, r,
                                           "with|about|against|by|in|on|of|to|from|at|into|"
                                           "as|while|where|whether|that|and|or|but|than|like");
}

// "Because they say: ..", "because of it": words that tell nothing by themselves.
static bool is_nothing_told(const anchorage *x, const relation *r, uint32_t why)
{
    const token *t = fit_word(x, why);
    int32_t object = frame_child(x->f, why, REL_OBJ);
    if (str_eq(t->lemma, STR("do")) && object >= 0 && // "to do that, we will .."
        str_in_list(fit_lemma(x, (uint32_t)object), "that|this|it|so", '|'))
        return true;
    bool alone = x->f->first_child[why + 1] - x->f->first_child[why] <= 1; // its preposition
    if (t->upos == UPOS_PRON && alone)
        return r->kind != LINK_CONDITION && !fit_has_subject(x, why) &&
               frame_child(x->f, why, REL_COP) < 0;
    // "in light of recent – an uptick"
    if (t->upos == UPOS_ADJ && alone && frame_child(x->f, why, REL_COP) < 0) return true;
    return str_in_list(t->lemma, "say|tell|claim|know|think|believe|feel", '|') &&
           fit_has_subject(x, why) && frame_child(x->f, why, REL_CCOMP) < 0 &&
           frame_child(x->f, why, REL_OBJ) < 0 && frame_child(x->f, why, REL_XCOMP) < 0;
}

// "If I could just follow up", "if you could talk about it", "if that is okay": manners of who
// asks.
static bool is_manners(const anchorage *x, uint32_t why, str subject)
{
    static const char ASKING[] = "follow|ask|add|say|put|turn|quote|start|begin|interrupt|circle|"
                                 "press|clarify|jump|shift|switch";
    static const char ANSWERING[] = "talk|give|tell|speak|elaborate|clarify|comment|share|explain|"
                                    "address|update|describe|walk|expand|say";
    int32_t modal = frame_child(x->f, why, REL_AUX);
    bool may = modal >= 0 && str_in_list(fit_lemma(x, (uint32_t)modal), "may|can|could|might", '|');
    if (str_eq_nocase(subject, STR("I"))) return may && str_in_list(fit_lemma(x, why), ASKING, '|');
    if (str_eq(subject, STR("you"))) return may && str_in_list(fit_lemma(x, why), ANSWERING, '|');
    return str_in_list(subject, "that|this|it", '|') &&
           str_in_list(fit_lemma(x, why), "okay|ok|fine", '|');
}

// "Even if you look at last year", "in case you missed it": words to the hearer.
static bool is_to_hearer(const anchorage *x, const relation *r, uint32_t why)
{
    if (r->kind != LINK_CONCESSION && r->kind != LINK_CONDITION) return false;
    int32_t at = frame_child(x->f, why, REL_NSUBJ);
    if (at < 0) return false;
    str subject = fit_lemma(x, (uint32_t)at);
    if (is_manners(x, why, subject)) return true;
    if (!str_eq(subject, STR("you"))) return false;
    int32_t object = frame_child(x->f, why, REL_OBJ);
    if (object >= 0 && str_eq(fit_lemma(x, (uint32_t)object), STR("look")))
        return true; // "if you take a look at it"
    return str_in_list(fit_lemma(x, why), "look|think|consider|see|remember|recall|ask|miss", '|');
}

bool fit_reason(const anchorage *x, const relation *r, uint32_t why, const event *from,
                const event *to)
{
    if (str_eq(fit_lemma(x, why), STR("notice"))) return false; // "until further notice"
    if (!from && is_nothing_told(x, r, why)) return false;
    if (is_to_hearer(x, r, why)) return false;
    if (r->kind != LINK_CAUSE) return true;
    if (r->implied && !from && fit_begins_with(x, r, "when"))
        return false; // "met when he was here"
    if (fit_begins_with(x, r, "after|following") && is_measured(x, r)) return false;
    if (fit_begins_with(x, r, "after|following") ||
        (fit_begins_with(x, r, "in") && !fit_is_alone(r)))
        return is_after_reason(x, why, from, to);
    return true;
}
