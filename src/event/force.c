// Force and protest told as news though nobody in it is placed anywhere: "gunmen shot a teacher",
// "nine were killed in a bombing". What is told in general ("criminals attack", "the detention of
// migrants", "condolences to those killed") is none.
#include "event/draft.h"
#include "rule/wordclass.h"

static bool is_addressee(const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (in(p[i].name, "I we us me you We You they them")) return true;
    return false;
}

// "A teacher", "the two farmers", "its editor": somebody in particular.
static bool is_particular(const draft *d, const participant *p)
{
    if (!p->mention || p->sentence != d->e.sentence) return false;
    const frame_view *f = d->f;
    uint32_t head = p->mention->head;
    for (uint32_t w = p->mention->first; w < p->mention->end; w++)
        if (draft_token(d, w)->upos == UPOS_PROPN) return true;
    int32_t det = frame_child(f, head, REL_DET);
    if (det >= 0) return !in(draft_token(d, (uint32_t)det)->lemma, "any no every all each such");
    return frame_child(f, head, REL_NUMMOD) >= 0 || frame_child(f, head, REL_NMOD_POSS) >= 0 ||
           draft_token(d, head)->upos == UPOS_NUM;
}

static bool has_particular(const draft *d)
{
    const event *e = &d->e;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (is_particular(d, &e->recipients[i])) return true;
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (is_particular(d, &e->actors[i])) return true;
    return false;
}

// Is the verb in the past, or perfect ("have shot"), with its own words?
static bool is_past(const draft *d, uint32_t verb)
{
    const frame_view *f = d->f;
    const token *v = draft_token(d, verb);
    // "They set fire to a bus": of these words the past looks like the present
    bool alike = v->xpos == XPOS_VBP && in(v->lemma, "set hit cut put shut");
    bool past = v->xpos == XPOS_VBD || alike;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        const token *c = draft_token(d, f->children[i]);
        if (deprel_base(c->rel) != REL_AUX && deprel_base(c->rel) != REL_COP) continue;
        if (c->xpos == XPOS_MD) return false;
        past |= c->xpos == XPOS_VBD || str_eq(c->lemma, STR("have"));
    }
    return past;
}

// "Raised slogans demanding": said while they were raised.
static bool is_of_vehicle(const draft *d, uint32_t verb)
{
    const token *t = draft_token(d, verb);
    return t->xpos == XPOS_VBG && wordclass_vehicle_noun(draft_token(d, (uint32_t)t->head)->lemma);
}

// "Shots rang out, killing two", "a man found stabbed": a participle stands with the verb above.
bool force_is_told_past(const draft *d, uint32_t verb)
{
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        if (is_past(d, verb)) return true;
        const token *t = draft_token(d, verb);
        if (token_is_finite(t) || t->head < 0) return false;
        if (deprel_base(t->rel) == REL_ACL && !is_of_vehicle(d, verb)) return false;
        verb = (uint32_t)t->head;
    }
    return false;
}

// "Shot by gunmen", "two are killed in a blast": told once, or of somebody in particular.
static bool is_told_verb(const draft *d)
{
    bool headline = d->f->sentence->headline;
    return headline || force_is_told_past(d, d->e.word) || (has_particular(d));
}

static bool any_of(const participant *p, uint32_t n, const char *sectors)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i].actor->n_sectors && in(p[i].actor->sectors[0], sectors)) return true;
    return false;
}

// Those whose deeds and sufferings are public, in their order.
static const char FORCES[] = "GOV MIL COP JUD SPY REB UAF CRM";
static const char PUBLIC[] = "GOV MIL COP JUD SPY LEG OPP PTY MED NGO IGO REB";

// "The murder of the shopkeeper": one death, told with its article.
static bool is_told_death(const draft *d)
{
    int32_t det = frame_child(d->f, d->e.word, REL_DET);
    return in(draft_token(d, d->e.word)->lemma,
              "murder killing lynching shooting stabbing gangrape") &&
           det >= 0 && in(draft_token(d, (uint32_t)det)->lemma, "the this that these those") &&
           has_particular(d);
}

// What belongs to people and is wrecked in riots and raids; not "shot down the plan".
static const char PROPERTY[] =
    "house home hut shop store vehicle car bus truck lorry jeep van train coach motorcycle office "
    "building church mosque temple shrine school hospital station bridge market bazaar stall "
    "warehouse factory tower post residence shack kiosk statue idol property belongings village "
    "settlement convoy outpost";

// A name that is no town's: of a person, as a rule, when it is he who is arrested or stabbed.
static bool is_name(const draft *d, uint32_t word)
{
    const frame_view *f = d->f;
    return draft_token(d, word)->upos == UPOS_PROPN &&
           !mention_headed(f->mentions, f->sentence->index, word, MENTION_PLACE);
}

// "Two houses were torched", "Karim was arrested", "They were beaten"; not "the plan was
// strangled", nor "Benz attacked Audi".
static bool is_told_victim(const draft *d, uint32_t word)
{
    const frame_view *f = d->f;
    const token *t = draft_token(d, word);
    bool passive = draft_token(d, d->e.word)->xpos == XPOS_VBN;
    if (t->upos == UPOS_PRON) return in(t->lemma, "he she they");
    if (t->upos == UPOS_NUM) return passive; // "12 held for a raid"
    if (is_name(d, word)) return passive;
    if (!in(t->lemma, PROPERTY)) return false;
    int32_t det = frame_child(f, word, REL_DET);
    if (det >= 0) return !in(draft_token(d, (uint32_t)det)->lemma, "any no every all each such");
    return frame_child(f, word, REL_NUMMOD) >= 0 || frame_child(f, word, REL_NMOD_POSS) >= 0;
}

static bool any_told_victim(const draft *d, const fillers *found)
{
    for (uint32_t i = 0; i < found->n; i++)
        if (is_told_victim(d, found->word[i])) return true;
    return false;
}

// What the verb is done to, or what stands where its rule looks for that: "set fire to the tower".
static bool has_told_victim(const draft *d)
{
    fillers found = {0};
    const rule_path *side = d->match.rule->recipient;
    frame_fillers(d->f, d->e.word, SLOT_OBJECT, STR_NONE, &found);
    if (any_told_victim(d, &found)) return true;
    found.n = 0;
    if (side) rule_path_walk(d->f, d->match.word, side, NULL, NULL, &found);
    return any_told_victim(d, &found);
}

// "The abducted clerks were freed": whoever held them.
static bool has_told_captive(const draft *d)
{
    const frame_view *f = d->f;
    fillers found = {0};
    if (!str_eq(d->e.mode, STR("release")) || draft_token(d, d->e.word)->xpos != XPOS_VBN)
        return false;
    frame_fillers(f, d->e.word, SLOT_OBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t w = found.word[i];
        if (in(draft_token(d, w)->lemma, "hostage captive detainee prisoner abductee")) return true;
        for (uint32_t k = f->first_child[w]; k < f->first_child[w + 1]; k++)
            if (in(draft_token(d, f->children[k])->lemma,
                   "kidnap abduct kidnapped abducted captured detain detained jail jailed "
                   "imprisoned arrested arrest"))
                return true;
    }
    return false;
}

static bool is_human(const draft *d, uint32_t word)
{
    const frame_view *f = d->f;
    return is_name(d, word) ||
           mention_headed(f->mentions, f->sentence->index, word, MENTION_ACTOR) ||
           mention_faint(f->mentions, f->sentence->index, word) ||
           in(draft_token(d, word)->lemma,
              "group faction side gang party community family comrade colleague relative friend "
              "neighbour neighbor man woman boy girl child people person somebody someone youth "
              "brother sister father mother son daughter wife husband couple member leader "
              "villager local victim terrorist militant gunman suspect");
}

// "The strikes killed six and destroyed a tank": done by what is told already, and by nobody.
static bool is_done_by_thing(const draft *d)
{
    fillers found = {0};
    return frame_fillers(d->f, d->e.word, SLOT_SUBJECT, STR_NONE, &found) &&
           !is_human(d, found.word[0]) && draft_token(d, found.word[0])->upos == UPOS_NOUN;
}

// "The murder of a couple", "of Jane Roe", "a clash between two groups"; not "the execution of the
// plan", "the clash between the brands".
static bool is_of_human(const draft *d, const fillers *found)
{
    for (uint32_t i = 0; i < found->n; i++)
        if (!is_human(d, found->word[i])) return false;
    return found->n > 0;
}

// Nouns of force that tell of it also where nobody is named.
static const char BLOWS[] =
    "attack killing murder blast explosion bombing shooting gunfight shootout clash firefight "
    "gunbattle encounter ambush assault massacre lynching stabbing abduction kidnapping beheading "
    "raid firing skirmish scuffle brawl carnage bloodshed arson arrest detention capture rape "
    "gangrape airstrike gunfire crossfire fighting slaughter pogrom "
    "bloodletting assassination torching pelting stoning hijacking lathicharge rampage melee";

// "The Bagram attack": named after where it happened.
static bool is_named_blow(const draft *d)
{
    int32_t name = frame_child(d->f, d->e.word, REL_COMPOUND);
    return name >= 0 && draft_token(d, (uint32_t)name)->upos == UPOS_PROPN;
}

// "The attack", "these killings", "Tuesday's blast", "three explosions", "clashes in Kuta": one of
// which one can ask when and where, and no kind of thing; "a massacre" said of a match is none.
static bool is_told_blow(const draft *d)
{
    const frame_view *f = d->f;
    uint32_t noun = d->e.word;
    fillers found = {0};
    const token *t = draft_token(d, noun);
    if (!in(t->lemma, BLOWS) || frame_child(f, noun, REL_COP) >= 0) return false;
    // "condemned the arrests in Mali": those of whoever is blamed; "The arrests came after a raid"
    bool arrests = str_eq(d->e.mode, STR("arrest")) && t->xpos == XPOS_NNS;
    if (arrests && deprel_base(t->rel) != REL_NSUBJ &&
        !frame_fillers(f, noun, SLOT_OBJECT, STR_NONE, &found))
        return false;
    if (frame_fillers(f, noun, SLOT_OBJECT, STR_NONE, &found) && !is_of_human(d, &found))
        return is_named_blow(d);
    if (frame_fillers(f, noun, SLOT_PREP, STR("between"), &found) && !is_of_human(d, &found))
        return false;
    int32_t det = frame_child(f, noun, REL_DET);
    if (det >= 0) return in(draft_token(d, (uint32_t)det)->lemma, "the this that these those");
    return d->e.place.where || frame_child(f, noun, REL_NUMMOD) >= 0 ||
           frame_child(f, noun, REL_NMOD_POSS) >= 0 || is_named_blow(d);
}

// "A heavy police presence was seen", "the siege by militants": who bears arms does it.
static bool is_told_watch(const draft *d)
{
    return any_of(d->e.actors, d->e.n_actors, "MIL COP REB UAF CRM") &&
           force_is_told_past(d, d->e.word);
}

// "The murder of a senator", "an attack on a bus in Lima"; not "the murder of an heiress".
static bool is_told_noun(const draft *d)
{
    const event *e = &d->e;
    // "protested the arrest of three fishermen": known from elsewhere, and no news of its own
    bool spoken_of = str_eq(e->mode, STR("arrest")) && e->n_recipients &&
                     deprel_base(draft_token(d, e->word)->rel) != REL_NSUBJ;
    if (is_told_death(d) || (is_told_blow(d) && !spoken_of) || is_told_watch(d)) return true;
    bool placed = e->place.where || (e->date.value.n && !str_eq(e->date.how, STR("document")));
    if (placed && (e->n_actors || has_particular(d))) return true;
    if (e->n_actors && e->n_recipients) return has_particular(d);
    if (e->n_actors) return str_eq(e->type, STR("PROTEST")) && has_particular(d);
    return any_of(e->recipients, e->n_recipients, PUBLIC) && has_particular(d);
}

bool force_is_news(const draft *d)
{
    const event *e = &d->e;
    bool assault = str_eq(e->type, STR("ASSAULT")), arrest = str_eq(e->mode, STR("arrest"));
    bool release = str_eq(e->mode, STR("release"));
    if (!in(e->type, "ASSAULT COERCE MOBILIZE PROTEST") && !release) return false;
    if (e->negated || (e->status != EVENT_HAPPENED && e->status != EVENT_ONGOING)) return false;
    if (is_addressee(e->actors, e->n_actors) || is_addressee(e->recipients, e->n_recipients))
        return false;
    if (in(e->type, "COERCE MOBILIZE") && !any_of(e->actors, e->n_actors, FORCES) &&
        !(arrest && e->n_actors == 0))
        return false;
    if (draft_token(d, e->word)->upos == UPOS_VERB)
        return is_told_verb(d) && (assault || arrest || release || e->n_actors);
    return is_told_noun(d) || (d->toll && force_is_told_past(d, d->clause));
}

// "A curfew was imposed"; not "Her parents imposed a curfew".
static bool is_told_curfew(const draft *d)
{
    fillers found = {0};
    return str_eq(d->e.mode, STR("curfew")) && !d->match.rule->actor_required &&
           !frame_fillers(d->f, d->e.word, SLOT_SUBJECT, STR_NONE, &found) &&
           (d->e.place.where || force_is_told_past(d, d->clause) || d->f->sentence->headline);
}

// "Security has been tightened in Cairo": where, and by whom goes without saying.
static bool is_told_vigilance(const draft *d)
{
    return str_eq(d->e.type, STR("MOBILIZE")) && str_eq(d->e.mode, STR("police")) &&
           d->e.place.where && (d->f->sentence->headline || force_is_told_past(d, d->e.word));
}

// "Violence erupted", which a parser may take for a participle; in a relative clause it only says
// more of what is told already.
static bool is_outbreak(const draft *d)
{
    const token *t = draft_token(d, d->e.word);
    return in(t->lemma, "erupt break flare rage ensue") && t->rel != REL_ACL_RELCL &&
           (t->xpos == XPOS_VBD || t->xpos == XPOS_VBN);
}

bool force_is_bare_news(const draft *d)
{
    const event *e = &d->e;
    bool assault = str_eq(e->type, STR("ASSAULT")), arrest = str_eq(e->mode, STR("arrest"));
    if (e->n_actors || e->n_recipients || e->negated || d->elliptical) return false;
    if (e->status != EVENT_HAPPENED && e->status != EVENT_ONGOING) return false;
    if (is_told_curfew(d) || is_told_vigilance(d)) return true;
    if (!assault && !arrest) return false;
    if (is_outbreak(d)) return e->place.where != NULL; // "violence erupted in Jos"
    if (draft_token(d, e->word)->upos == UPOS_VERB)
        return (d->f->sentence->headline || force_is_told_past(d, e->word)) && has_told_victim(d) &&
               !is_done_by_thing(d);
    return is_told_blow(d);
}

static bool is_told_force(const draft *d)
{
    const event *e = &d->e;
    return !e->negated && (e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING) &&
           (str_eq(e->type, STR("ASSAULT")) || str_eq(e->mode, STR("arrest")));
}

bool force_is_lone_clash(const draft *d)
{
    const event *e = &d->e;
    fillers found = {0};
    return is_told_force(d) && d->match.rule->reciprocal && e->n_actors + e->n_recipients == 1 &&
           (in(draft_token(d, e->word)->lemma, BLOWS) || is_outbreak(d)) &&
           (frame_fillers(d->f, e->word, SLOT_PREP, STR("between"), &found) ||
            frame_fillers(d->f, e->word, SLOT_PREP, STR("with"), &found)) &&
           is_of_human(d, &found);
}

bool force_is_told_release(const draft *d)
{
    return has_told_captive(d) && !d->e.negated && d->e.status == EVENT_HAPPENED &&
           force_is_told_past(d, d->e.word);
}

bool force_is_lone_blow(const draft *d)
{
    const event *e = &d->e;
    return is_told_force(d) && str_eq(e->type, STR("ASSAULT")) && e->n_actors && !e->n_recipients &&
           !d->elliptical && draft_token(d, e->word)->upos == UPOS_NOUN && is_told_blow(d) &&
           force_is_told_past(d, d->clause);
}

bool force_tells_side(const draft *d, const rule_path *side)
{
    const event *e = &d->e;
    fillers found = {0};
    if (!is_told_force(d) || e->n_actors + e->n_recipients == 0 ||
        draft_token(d, e->word)->upos != UPOS_VERB || !force_is_told_past(d, e->word))
        return false;
    if (!side) return false;
    rule_path_walk(d->f, d->match.word, side, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (in(draft_token(d, found.word[i])->lemma, "they he she") || is_name(d, found.word[i]))
            return true;
    return false;
}

bool force_is_taken_for_granted(const reading *r, const draft *d)
{
    const frame_view *f = d->f;
    const token *t = draft_token(d, d->match.word);
    if (!str_eq(d->e.type, STR("ASSAULT")) || t->upos != UPOS_NOUN || d->composed_by || t->head < 0)
        return false;
    if (!in(t->lemma, "war aggression invasion") || deprel_base(t->rel) != REL_NSUBJ) return false;
    if (d->e.sentence <= r->lead || f->sentence->headline || d->e.status > EVENT_ONGOING ||
        d->e.negated)
        return false;
    if (frame_child(f, d->match.word, REL_NMOD_POSS) < 0) return false;
    return !in(draft_token(d, (uint32_t)t->head)->lemma,
               "begin start end stop erupt break launch unfold continue intensify escalate enter "
               "happen occur come take leave kill claim wound injure displace destroy fail halt");
}

void force_let_last(const reading *r, draft *d)
{
    event *e = &d->e;
    const token *t = draft_token(d, e->word);
    bool dated = e->date.value.n && !str_eq(e->date.how, STR("document"));
    deprel rel = deprel_base(t->rel);
    if (!in(e->type, "ASSAULT COERCE") || e->status != EVENT_HAPPENED || e->negated || dated ||
        t->upos != UPOS_NOUN || !in(t->lemma, "war aggression occupation siege blockade") ||
        t->head < 0 || (rel == REL_NSUBJ && !force_is_taken_for_granted(r, d)) || rel == REL_ROOT ||
        rel == REL_CONJ)
        return;
    str above = draft_token(d, (uint32_t)t->head)->lemma;
    str preposition = draft_preposition(d->f, e->word);
    if (frame_is_light(above) ||
        in(above,
           "end start begin launch wage remember recall commemorate win lose survive declare "
           "anniversary history veteran") ||
        in(preposition, "after before since until from"))
        return;
    e->status = EVENT_ONGOING;
}
