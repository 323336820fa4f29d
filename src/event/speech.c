// Words between people of one place told as news though no country is named: "residents urged the
// police to act", "the union was told by the ministry". Where nobody's code has a country it takes
// a public side, or a group that speaks, and a verb that tells it as done; what is said in general
// ("students ask", "we demand", "a teacher should") is none.
#include "event/draft.h"

// Whose words and decisions are public whoever hears them.
static const char PUBLIC[] = "GOV MIL COP JUD SPY LEG OPP PTY REB IGO";
// Who speaks in public as a group: "the residents", "striking nurses".
static const char GROUPS[] = "CVL LAB EDU AGR REL NGO HLH BUS MED PTY OPP";

// Of whom a charge is news whoever brings it.
static const char ACCUSED[] = "GOV MIL COP JUD SPY LEG OPP PTY REB CVL LAB EDU REL AGR";

// "The villagers", "police": many, or a body; not "a nurse".
static bool is_many(const draft *d, const participant *p)
{
    if (!p->mention || p->sentence != d->e.sentence) return false;
    const token *head = draft_token(d, p->mention->head);
    return head->xpos == XPOS_NNS || head->xpos == XPOS_NNPS ||
           in(head->lemma, "police union party government association crowd community group "
                           "federation management administration");
}

static bool is_pronoun(const draft *d, const participant *p)
{
    return p->mention && p->sentence == d->e.sentence &&
           in(draft_token(d, p->mention->head)->lemma, "I we you me us");
}

static bool has(const participant *p, uint32_t n, const char *sectors)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i].actor->n_sectors && in(p[i].actor->sectors[0], sectors)) return true;
    return false;
}

static bool has_many(const draft *d, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i].actor->n_sectors && in(p[i].actor->sectors[0], GROUPS) && is_many(d, &p[i]))
            return true;
    return false;
}

static bool has_pronoun(const draft *d, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (is_pronoun(d, &p[i])) return true;
    return false;
}

// "Demanded change from the till", "warned patients of the consequences": said to somebody who is
// nobody in public.
static bool is_said_to_nobody(const draft *d)
{
    fillers found = {0};
    if (str_eq(d->e.type, STR("THREATEN")))
        frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    bool aside = draft_token(d, d->e.word)->xpos == XPOS_VBG; // "shouted slogans demanding"
    if (str_eq(d->e.type, STR("REQUEST")) && !aside)
        frame_fillers(d->f, d->match.word, SLOT_PREP, STR("from"), &found);
    return found.n > 0;
}

// The word that tells it: of "demanded the arrest of" the demand.
static uint32_t telling(const draft *d)
{
    bool outer = d->composed_by && !str_eq(d->composed_by->outer, STR("="));
    return outer ? d->outer : d->e.word;
}

// "Expressed solidarity", "gave an assurance": the noun is what the verb does.
static bool is_expressed(const draft *d)
{
    const token *t = draft_token(d, d->e.word);
    return deprel_base(t->rel) == REL_OBJ && t->head >= 0 &&
           in(draft_token(d, (uint32_t)t->head)->lemma,
              "express extend offer give voice raise file lodge make declare pledge send issue "
              "lend "
              "submit announce register order launch begin start open "
              "sign hand present write");
}

// "Went home on an assurance from the mayor": what was given before.
static bool is_known_word(const draft *d)
{
    return str_eq(d->e.type, STR("AGREE")) && has(d->e.actors, d->e.n_actors, PUBLIC) &&
           in(draft_preposition(d->f, d->e.word), "after following on upon");
}

// Told as done: "told the police", "Police warned"; of a noun the verb that holds it.
static bool is_told(const draft *d)
{
    uint32_t word = telling(d);
    bool verb = draft_token(d, word)->upos == UPOS_VERB;
    if (!verb && !d->e.n_actors) return false;
    if (!verb && is_known_word(d)) return true;
    if (!verb && !d->e.n_recipients && !is_expressed(d)) return false;
    return (verb && d->f->sentence->headline) || force_is_told_past(d, word);
}

static bool is_done(const event *e)
{
    if (e->negated) return false;
    return e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING ||
           (e->status == EVENT_CONDITIONAL && str_eq(e->type, STR("THREATEN")));
}

// "Students are demanding", "teachers want the ministry to": told in the present of what goes on.
static bool is_told_now(const draft *d)
{
    uint32_t word = telling(d);
    const token *t = draft_token(d, word);
    if (t->upos != UPOS_VERB || !in(d->e.type, "REQUEST THREATEN REJECT ACCUSE")) return false;
    if (t->xpos == XPOS_VBG) return true; // "are on strike demanding" too
    return in(t->lemma, "want") && frame_child(d->f, word, REL_AUX) < 0;
}

// "Offered mediation to the neighbours": to somebody, who is nobody in public.
static bool is_to_nobody(const draft *d)
{
    fillers found = {0};
    return rule_path_walk(d->f, d->match.word, d->match.rule->recipient, NULL, NULL, &found) > 0;
}

// "Police promised action", "the party condemned the attacks": an office speaks to all.
static bool is_public_word(const draft *d)
{
    return in(d->e.type, "AGREE ACCUSE REJECT") && !is_to_nobody(d) &&
           has(d->e.actors, d->e.n_actors, "GOV COP LEG OPP PTY JUD REB MIL") &&
           draft_token(d, telling(d))->upos == UPOS_VERB;
}

// "The company dismissed two hundred miners": many to whom it is done make it public.
static bool is_done_to_many(const draft *d)
{
    return in(d->e.type, "SANCTION REJECT ACCUSE THREATEN") &&
           has(d->e.actors, d->e.n_actors, GROUPS) &&
           has_many(d, d->e.recipients, d->e.n_recipients);
}

bool speech_is_news(const draft *d)
{
    const event *e = &d->e;
    if (!in(e->type, "ACCUSE REQUEST THREATEN REJECT AGREE CONCEDE CONSULT SUPPORT SANCTION"))
        return false;
    if (!is_done(e) || !(is_told(d) || is_told_now(d))) return false;
    if (has_pronoun(d, e->actors, e->n_actors) || has_pronoun(d, e->recipients, e->n_recipients))
        return false;
    bool many = has_many(d, e->actors, e->n_actors);
    if (e->n_recipients == 0)
        return ((many && !in(e->type, "CONSULT SANCTION")) || is_public_word(d)) &&
               !is_said_to_nobody(d);
    if (e->n_actors == 0) return has(e->recipients, e->n_recipients, ACCUSED);
    if (has(e->actors, e->n_actors, PUBLIC) || has(e->recipients, e->n_recipients, PUBLIC))
        return true;
    // "students demanded the arrest of the gunmen": of whoever can
    bool demanded = many && d->composed_by && in(e->type, "REQUEST");
    return demanded || (many && has(e->recipients, e->n_recipients, GROUPS)) || is_done_to_many(d);
}

// "She accused the minister", "Okello blamed the council": somebody of whom the text says no more.
// "The Vltava League" is no person, and a body that nobody knows acts for nobody.
static bool is_somebody(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    if (t->upos == UPOS_PRON) return in(t->lemma, "he she they");
    if (in(t->lemma,
           "father mother brother sister wife widow son daughter family relative kin parent "
           "crowd mob gang local bystander critic demonstrator"))
        return true;
    return t->upos == UPOS_PROPN && frame_child(d->f, word, REL_DET) < 0;
}

// "The ministry was urged to pay", "the police faced criticism": by whom is left open.
static bool is_said_by_nobody(const draft *d)
{
    uint32_t word = telling(d);
    const token *t = draft_token(d, word);
    if (in(d->e.type, "ACCUSE")) return in(t->lemma, "face draw attract invite come");
    return in(d->e.type, "REQUEST") && t->xpos == XPOS_VBN &&
           in(t->lemma, "urge ask tell order direct request instruct") &&
           (frame_child(d->f, word, REL_AUX_PASS) >= 0 || d->f->sentence->headline);
}

bool speech_is_by_somebody(const draft *d)
{
    const event *e = &d->e;
    fillers found = {0};
    uint32_t word = telling(d);
    if (!in(e->type, "ACCUSE REQUEST THREATEN REJECT AGREE") || e->n_actors) return false;
    if (!is_done(e) || draft_token(d, word)->upos != UPOS_VERB) return false;
    if (!d->f->sentence->headline && !force_is_told_past(d, word)) return false;
    if (has_pronoun(d, e->recipients, e->n_recipients)) return false;
    if (!has(e->recipients, e->n_recipients, PUBLIC) &&
        !has_many(d, e->recipients, e->n_recipients))
        return false;
    if (is_said_by_nobody(d)) return true;
    frame_fillers(d->f, word == d->outer ? word : d->match.word, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (is_somebody(d, found.word[i])) return true;
    return false;
}

static bool is_whom(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    if (t->upos == UPOS_PRON || t->upos == UPOS_DET)
        return in(t->lemma, "he she they who both all some him her them");
    return t->upos == UPOS_PROPN || t->upos == UPOS_NUM ||
           in(t->lemma, "man woman person people suspect accused youth boy teenager resident "
                        "worker student activist member leader comrade villager protester "
                        "supporter officer teacher farmer driver four three two");
}

// "Refused to disperse": whom it defies is plain.
static bool is_defiance(const draft *d)
{
    fillers found = {0};
    if (!str_eq(d->e.type, STR("REJECT")) ||
        !in(draft_token(d, d->e.word)->lemma, "refuse decline"))
        return false;
    frame_fillers(d->f, d->match.word, SLOT_COMPLEMENT, STR_NONE, &found);
    bool defies = false;
    for (uint32_t i = 0; i < found.n; i++)
        defies |= in(draft_token(d, found.word[i])->lemma, "disperse vacate budge surrender");
    found.n = 0;
    frame_fillers(d->f, d->match.word, SLOT_SUBJECT, STR_NONE, &found);
    return defies && found.n && is_whom(d, found.word[0]) && force_is_told_past(d, d->e.word);
}

// What is condemned whoever does it.
static const char BLOWS[] =
    "attack killing murder assassination violence blast bombing explosion assault massacre "
    "shooting "
    "firing lynching rape arrest detention beating lathicharge lathi-charge crackdown vandalism "
    "vandalisation terrorism desecration raid abduction kidnapping ambush incident act murders "
    "slaying atrocity eviction demolition brutality";

// "Okello condemned the attack", "the murder was condemned": whoever says so and whoever did it.
static bool is_condemnation(const draft *d)
{
    fillers found = {0};
    if (!str_eq(d->e.type, STR("ACCUSE")) || draft_token(d, d->e.word)->upos != UPOS_VERB)
        return false;
    if (!in(draft_token(d, d->e.word)->lemma, "condemn denounce decry deplore flay")) return false;
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    bool blow = false, said = frame_child(d->f, d->e.word, REL_AUX_PASS) >= 0;
    for (uint32_t i = 0; i < found.n; i++) blow |= in(draft_token(d, found.word[i])->lemma, BLOWS);
    found.n = 0;
    frame_fillers(d->f, d->match.word, SLOT_SUBJECT, STR_NONE, &found);
    said |= found.n > 0;
    bool now = found.n && in(draft_token(d, found.word[0])->lemma, "I we");
    return blow && said && (now || d->f->sentence->headline || force_is_told_past(d, d->e.word));
}

// "Police registered a case", "lodged a complaint with the police": against whom may be left open.
static bool is_case(const draft *d)
{
    const token *t = draft_token(d, d->e.word);
    fillers found = {0};
    if (!in(t->lemma, "register lodge file lay")) return false;
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        str what = draft_token(d, found.word[i])->lemma;
        if (in(what, "fir FIR chargesheet") || (in(what, "case") && in(t->lemma, "register")))
            return force_is_told_past(d, d->e.word);
    }
    return false;
}

// "He is accused of arson", "both are accused in the case", "faces charges of murder".
static bool is_charge(const draft *d)
{
    const token *t = draft_token(d, d->e.word);
    fillers found = {0};
    if (!str_eq(d->e.type, STR("ACCUSE")) || !str_eq(d->e.mode, STR("allege"))) return false;
    if (d->f->sentence->headline) return false; // the report below says who charges him
    if (t->upos == UPOS_NOUN) {
        if (!in(t->lemma, "charge allegation accusation") || t->head < 0) return false;
        return in(draft_token(d, (uint32_t)t->head)->lemma, "face appear deny") &&
               frame_fillers(d->f, d->match.word, SLOT_PREP, STR("of"), &found) > 0;
    }
    if (is_case(d)) return true;
    if (!in(t->lemma, "accuse charge indict book arraign") || t->xpos != XPOS_VBN) return false;
    if (!frame_fillers(d->f, d->match.word, SLOT_PREP, STR("of"), &found) &&
        !frame_fillers(d->f, d->match.word, SLOT_PREP, STR("with"), &found) &&
        !frame_fillers(d->f, d->match.word, SLOT_PREP, STR("under"), &found) &&
        !frame_fillers(d->f, d->match.word, SLOT_PREP, STR("in"), &found))
        return false;
    found.n = 0;
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (is_whom(d, found.word[i])) return true;
    return false;
}

bool speech_is_bare_news(const draft *d)
{
    return is_done(&d->e) && !d->elliptical &&
           (is_condemnation(d) || is_charge(d) || is_defiance(d));
}
