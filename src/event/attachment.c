// How much, what, how many, about what: the mentions that hang on an event's words.
#include "event/draft.h"
#include "mention/number.h"

#include <math.h>

#define ATTACHMENTS_MAX 24 // of one kind on one event

static const char *casualty_kind(str lemma)
{
    if (in(lemma, "kill slay murder massacre execute assassinate die dead death")) return "killed";
    if (in(lemma, "wound injure hurt maim")) return "injured";
    if (in(lemma, "arrest detain capture jail imprison kidnap abduct")) return "detained";
    if (in(lemma, "displace evict uproot")) return "displaced";
    return NULL;
}

// "Following the decision to lift the ban, 300 refugees arrived": the clause is about something
// else, unless it tells the toll.
static bool stands_apart(const draft *d, uint32_t clause)
{
    uint32_t word = d->match.word;
    for (int step = 0; step < DRAFT_CLIMB_MAX && word != clause; step++) {
        const token *t = draft_token(d, word);
        deprel rel = deprel_base((deprel)t->rel);
        bool following = rel == REL_ADVCL && str_eq_nocase(t->form, STR("following"));
        if (following) return !casualty_kind(draft_token(d, clause)->lemma);
        if ((rel == REL_OBL || rel == REL_ADVCL) && t->upos == UPOS_NOUN &&
            in(draft_preposition(d->f, word),
               "following follow after before despite amid since because"))
            return !casualty_kind(draft_token(d, clause)->lemma);
        if (t->head < 0) return false;
        word = (uint32_t)t->head;
    }
    return false;
}

bool draft_own_word(const draft *d, uint32_t word)
{
    if (word == d->match.word) return true;
    if (d->elliptical) return false;
    if (word == d->clause || word == d->outer) return !stands_apart(d, word);
    for (uint32_t i = 0; i < d->match.n_absorbed; i++)
        if (d->match.absorbed[i] == word) return true;
    return false;
}

// "180 million euros, 25 million of which went": a relative clause tells of the sum above it, which
// is that of the clause above.
static bool is_told_of(const draft *d, uint32_t word)
{
    return word != d->match.word && draft_token(d, d->match.word)->rel == REL_ACL_RELCL &&
           frame_below(d->f, word, d->match.word);
}

const draft *draft_owner(const reading *r, uint32_t s, uint32_t word)
{
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *d = &r->drafts.p[i];
        if (d->absorbed || d->dropped || is_told_of(d, word)) continue;
        if (draft_own_word(d, word)) return d;
    }
    return NULL;
}

// "$8 billion for military aid", "60 tons of relief": the trigger stands below its amount.
static bool amount_of_trigger(const draft *d, const mention *m)
{
    const frame_view *f = d->f;
    const token *t = draft_token(d, d->match.word);
    if (t->upos != UPOS_NOUN || t->head < 0) return false;
    if (!in(draft_preposition(f, d->match.word), "for in of worth as")) return false;
    if ((uint32_t)t->head == m->head) return true;
    // attached to the verb instead: the verb's object is the amount
    const token *o = &f->sentence->tokens[m->head];
    return o->head == t->head && deprel_base(o->rel) == REL_OBJ && m->end <= d->match.word;
}

// "jailed for burning a mill in a fire that cost $1 million": what somebody is punished or blamed
// for has figures and days of its own.
bool draft_is_reason(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    int32_t mark = t->xpos == XPOS_VBG ? frame_child(d->f, word, REL_MARK) : -1;
    return mark >= 0 && in(draft_token(d, (uint32_t)mark)->lemma, "for") &&
           in(d->e.type, "ACCUSE SANCTION COERCE SUPPORT REJECT") && !draft_own_word(d, word);
}

static bool clause_boundary(deprel rel)
{
    rel = deprel_base(rel);
    return rel == REL_ADVCL || rel == REL_CCOMP || rel == REL_PARATAXIS;
}

// "approved the sale, eight launchers, on Monday" with the launchers beside the verb: no clause.
static bool is_aside(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    return t->rel == REL_PARATAXIS && t->upos == UPOS_NOUN && t->head < (int32_t)word &&
           frame_child(d->f, word, REL_NSUBJ) < 0 && frame_child(d->f, word, REL_COP) < 0;
}

// "Two were wounded, and one guard was stabbed": a clause of its own, which tells no toll.
static bool is_another_act(const draft *d, const token *t)
{
    uint32_t word = (uint32_t)(t - d->f->sentence->tokens);
    bool subject =
        frame_child(d->f, word, REL_NSUBJ) >= 0 || frame_child(d->f, word, REL_NSUBJ_PASS) >= 0;
    return t->rel == REL_CONJ && t->upos == UPOS_VERB && subject && !casualty_kind(t->lemma);
}

// "The 40 people killed by rebels", "the tanks that were sent": the trigger tells of them.
static bool is_described(const draft *d, const mention *m)
{
    const token *t = draft_token(d, d->match.word);
    if (t->head != (int32_t)m->head || t->upos != UPOS_VERB) return false;
    return (t->rel == REL_ACL && t->xpos == XPOS_VBN) ||
           (t->rel == REL_ACL_RELCL && frame_child(d->f, d->match.word, REL_AUX_PASS) >= 0);
}

// "petitions signed by hundreds of people": who did another deed.
static bool did_another(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    return t->head >= 0 && in(draft_preposition(d->f, word), "by") &&
           deprel_base((deprel)draft_token(d, (uint32_t)t->head)->rel) == REL_ACL;
}

// "A bill of $95 billion that included $8 billion": the sum of the whole is not the part's.
static bool is_of_whole(const draft *d, const mention *m)
{
    const token *t = draft_token(d, d->match.word);
    if (t->rel != REL_ACL_RELCL || t->head < 0 || !in(t->lemma, "include comprise contain"))
        return false;
    return m->head < d->match.word && frame_below(d->f, (uint32_t)t->head, m->head);
}

static bool belongs(const reading *r, const draft *d, const mention *m)
{
    if (is_of_whole(d, m)) return false;
    const draft *piece = draft_part_around(r, d->e.sentence, m->first);
    if (piece || d->elliptical) return piece == d;
    if (amount_of_trigger(d, m) || is_described(d, m)) return true;
    uint32_t word = m->head;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        const draft *owner = draft_owner(r, d->e.sentence, word);
        if (draft_own_word(d, word)) return true;
        if (owner) return false;
        const token *t = draft_token(d, word);
        if (t->head < 0 || (clause_boundary(t->rel) && !is_aside(d, word))) return false;
        if (draft_is_reason(d, word) || is_another_act(d, t) || did_another(d, word)) return false;
        word = (uint32_t)t->head;
    }
    return false;
}

// Is the mention the amount of another draft's trigger ("included $8 billion for aid")?
static bool taken_below(const reading *r, const draft *d, const mention *m)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o != d && !o->absorbed && !o->dropped && amount_of_trigger(o, m)) return true;
    }
    return false;
}

// "Worth 9 million euros, 5 million of which went": the number behind the sum that a relative
// clause tells of.
static bool number_of_which(const draft *d, const mention *m, number *n)
{
    const sentence *s = d->f->sentence;
    uint32_t at = m->end;
    if (!is_told_of(d, m->head)) return false;
    while (at < s->n_tokens && s->tokens[at].upos == UPOS_PUNCT) at++;
    return number_read(s, at, n) && !n->loose && !n->fraction && n->end + 1 < s->n_tokens &&
           str_eq(s->tokens[n->end].form, STR("of")) &&
           str_eq(s->tokens[n->end + 1].form, STR("which"));
}

// "The first ten of 40 tanks": how many of them it is about.
static amount part_of(const draft *d, const mention *m)
{
    const sentence *s = d->f->sentence;
    uint32_t at = m->first;
    while (at > 0 && (s->tokens[at - 1].upos == UPOS_NUM || s->tokens[at - 1].upos == UPOS_DET))
        at--;
    number n;
    if (at < 2 || !str_eq(s->tokens[at - 1].form, STR("of"))) return m->amount;
    if (s->tokens[at - 2].upos != UPOS_NUM || !number_read(s, at - 2, &n) || n.loose || n.fraction)
        return m->amount;
    return (amount){n.value, n.low, n.high, m->amount.unit};
}

static void add_amount(reading *r, draft *d, const mention *m, const char *kind)
{
    event *e = &d->e;
    if (e->n_amounts == ATTACHMENTS_MAX) return;
    if (!e->amounts) e->amounts = arena_array(r->a, event_amount, ATTACHMENTS_MAX);
    amount much = part_of(d, m);
    span where = m->span;
    number n;
    if (number_of_which(d, m, &n)) {
        much = (amount){n.value, n.low, n.high, m->amount.unit};
        where = span_union(draft_token(d, n.first)->span, draft_token(d, n.end - 1)->span);
    }
    e->amounts[e->n_amounts++] =
        (event_amount){str_of(kind), much, span_text(r->doc->text, where), where};
}

static void add_item(reading *r, draft *d, const mention *m)
{
    event *e = &d->e;
    if (e->n_items == ATTACHMENTS_MAX) return;
    if (!e->items) e->items = arena_array(r->a, event_item, ATTACHMENTS_MAX);
    e->items[e->n_items++] =
        (event_item){m->item, part_of(d, m), span_text(r->doc->text, m->span), m->span};
}

// The same of counted people whose role the mention knows
static const char *casualty_role(str role)
{
    static const char *const ROLES[] = {"killed", "injured", "detained", "displaced"};
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++)
        if (str_eq(role, str_of(ROLES[i]))) return ROLES[i];
    return NULL;
}

// "held 50 Peruvians hostage", "took 16 workers": the deed says what befell them.
static bool is_held(const draft *d, const mention *m)
{
    const token *t = draft_token(d, m->head);
    if (t->head < 0 || !in(d->e.mode, "abduct arrest")) return false;
    if (in(draft_token(d, (uint32_t)t->head)->lemma, "hostage captive prisoner")) return true;
    deprel rel = deprel_base((deprel)t->rel);
    bool done_to = rel == REL_OBJ || rel == REL_IOBJ || t->rel == REL_NSUBJ_PASS;
    return done_to && draft_own_word(d, (uint32_t)t->head);
}

// "Three men who were abducted": of whom the trigger tells.
static bool is_told_held(const draft *d, const mention *m)
{
    return in(d->e.mode, "abduct arrest") && is_described(d, m);
}

// Of an arrest it is who was held, of a protest who was hurt.
static bool fits_deed(const event *e, const char *kind)
{
    bool held = str_eq(str_of(kind), STR("detained"));
    if (str_eq(e->type, STR("COERCE"))) return held || str_eq(str_of(kind), STR("displaced"));
    if (str_eq(e->type, STR("PROTEST"))) return !held;
    if (str_eq(e->type, STR("ASSAULT")) && held) return str_eq(e->mode, STR("abduct"));
    return true;
}

// "A few persons", "several clerks": no number.
static bool is_uncounted(const draft *d, const mention *m)
{
    bool loose = false;
    for (uint32_t w = m->first; w < m->end; w++) {
        const token *t = draft_token(d, w);
        if (t->upos == UPOS_NUM || in(t->lemma, "dozen hundred thousand")) return false;
        loose |= in(t->lemma, "few several various some many"); // but "as many as 181"
    }
    return loose;
}

// "Two gunmen killed three policemen": who did it; "two gunmen killed in a raid" are its toll. "The
// killing of the envoy by two guards".
static bool is_doer(const draft *d, const mention *m)
{
    const token *t = draft_token(d, m->head);
    if (draft_own_word(d, t->head >= 0 ? (uint32_t)t->head : m->head) &&
        in(draft_preposition(d->f, m->head), "by"))
        return true;
    return t->rel == REL_NSUBJ && t->head >= 0 &&
           frame_child(d->f, (uint32_t)t->head, REL_OBJ) >= 0;
}

// False when nothing befell them. Whom another deed befell is no figure of this one.
static bool add_casualties(reading *r, draft *d, const mention *m)
{
    event *e = &d->e;
    const frame_view *f = d->f;
    uint32_t word = m->head;
    const char *kind = m->people ? casualty_role(m->people->role) : NULL;
    if (kind && in(draft_token(d, m->head)->lemma, "prisoner detainee captive hostage inmate"))
        kind = NULL; // held before, whatever becomes of them now
    for (int step = 0; step < 3 && !kind; step++) {
        const token *t = draft_token(d, word);
        for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
            const token *c = draft_token(d, f->children[i]); // "12 people dead"
            if (c->upos == UPOS_ADJ && (kind = casualty_kind(c->lemma))) break;
        }
        if (kind || t->head < 0 || (step && t->upos == UPOS_VERB)) break; // "and freeing 12"
        word = (uint32_t)t->head;
        kind = casualty_kind(draft_token(d, word)->lemma);
    }
    if (!kind && (is_held(d, m) || is_told_held(d, m))) kind = "detained";
    if (!kind || e->n_casualties == ATTACHMENTS_MAX) return false;
    if (!fits_deed(e, kind)) return true;
    if (!e->casualties) e->casualties = arena_array(r->a, event_casualties, ATTACHMENTS_MAX);
    str whose = e->n_recipients == 1 ? e->recipients[0].actor->country : STR_NONE;
    if (!whose.n && m->people && m->people->whose) whose = m->people->whose->country;
    e->casualties[e->n_casualties++] = (event_casualties){
        str_of(kind), m->amount.low, m->amount.high, whose, span_text(r->doc->text, m->span),
        m->span};
    return true;
}

static bool below_conjunct_of(const reading *r, const draft *d, uint32_t word)
{
    // "attacked the town, killing 12": the gerund belongs to the attack
    const token *t = draft_token(d, word);
    for (int step = 0; step < 4 && t->head >= 0; step++) {
        if (is_another_act(d, t)) return false;
        if (draft_own_word(d, (uint32_t)t->head)) return true;
        bool relative = draft_token(d, (uint32_t)t->head)->rel == REL_ACL_RELCL;
        const draft *owner = draft_owner(r, d->e.sentence, (uint32_t)t->head);
        bool deed = owner && !str_eq(owner->e.type, d->e.type); // "killed 12 and arrested 40"
        if (owner && (relative || deed)) return false;
        if (clause_boundary(t->rel) && t->xpos != XPOS_VBG) return false;
        t = draft_token(d, (uint32_t)t->head);
    }
    return false;
}

// "Two people died and 15 were hurt when police opened fire": the toll stands in the clause above.
static bool is_toll_above(const reading *r, const draft *d, const mention *m)
{
    const token *t = draft_token(d, d->clause), *who = draft_token(d, m->head);
    if (deprel_base((deprel)t->rel) != REL_ADVCL || t->head < 0 || who->head < 0) return false;
    uint32_t above = (uint32_t)t->head, verb = (uint32_t)who->head;
    const token *v = draft_token(d, verb);
    bool beside =
        verb == above || v->head == (int32_t)above || draft_token(d, above)->head == (int32_t)verb;
    return str_eq(d->e.type, STR("ASSAULT")) && beside && casualty_kind(v->lemma) &&
           deprel_base((deprel)who->rel) == REL_NSUBJ && !draft_owner(r, d->e.sentence, verb);
}

// "rejected it by 135 to 105, with 7 abstentions": how a vote went is no figure of the act.
static bool counts_votes(const sentence *s, const mention *m)
{
    if (in(s->tokens[m->end - 1].lemma, "vote abstention ballot")) return true;
    bool to = m->end + 1 < s->n_tokens && str_eq(s->tokens[m->end].form, STR("to")) &&
              s->tokens[m->end + 1].upos == UPOS_NUM;
    bool behind = m->first > 1 && str_eq(s->tokens[m->first - 1].form, STR("to")) &&
                  s->tokens[m->first - 2].upos == UPOS_NUM;
    return (to || behind) && m->end == m->first + 1;
}

// "Some 80 km from here", "at several places", "in various parts of the state": how far and where.
static bool counts_ground(const draft *d, const mention *m)
{
    static const char LENGTHS[] =
        "km kilometre kilometer metre meter mile m foot feet yard inch acre "
        "hectare degree";
    static const char SPOTS[] = "place part area spot point location district town city village "
                                "state region side";
    str counted = draft_token(d, m->end - 1)->lemma;
    if (in(counted, LENGTHS)) return true;
    bool loose = !isfinite(m->amount.value) || m->amount.low != m->amount.high;
    return loose && in(counted, SPOTS);
}

// "met the leaders of the three Baltic states", "as two peoples": who takes part, no figure.
static bool counts_parties(const draft *d, const mention *m)
{
    const token *t = draft_token(d, m->end - 1);
    bool whole =
        in(t->lemma, "country nation state government leader minister president side party "
                     "secretary official diplomat counterpart ally partner") ||
        str_eq(t->form, STR("peoples"));
    return whole && in(d->e.type, "CONSULT SUPPORT REQUEST AGREE COOPERATE ACCUSE REJECT");
}

// Counted people, also by their nationality: "13 soldiers", "170 Afghans".
static bool counts_people(const draft *d, const mention *m)
{
    if (m->kind == MENTION_PEOPLE) return true;
    return m->kind == MENTION_QUANTITY &&
           mention_headed(d->f->mentions, d->e.sentence, m->head, MENTION_ACTOR);
}

static void read_mention(reading *r, draft *d, const mention *m)
{
    if (counts_people(d, m) && is_uncounted(d, m)) return;
    bool mine = belongs(r, d, m);
    bool bodily = in(d->e.type, "ASSAULT COERCE RETREAT PROTEST") && counts_people(d, m);
    if (bodily && !is_doer(d, m)) {
        const draft *toll = d->toll ? &r->drafts.p[d->toll - 1] : NULL;
        if (mine || below_conjunct_of(r, d, m->head) || is_toll_above(r, d, m) ||
            (toll && belongs(r, toll, m))) {
            if (add_casualties(r, d, m)) return;
        }
    }
    if (!mine || (taken_below(r, d, m) && !amount_of_trigger(d, m))) return;
    switch (m->kind) {
    case MENTION_MONEY: add_amount(r, d, m, "money"); break;
    case MENTION_QUANTITY:
        if (!counts_votes(d->f->sentence, m) && !counts_parties(d, m) && !counts_ground(d, m))
            add_amount(r, d, m, "quantity");
        break;
    case MENTION_PEOPLE:
        if (!counts_parties(d, m)) add_amount(r, d, m, "quantity");
        break;
    case MENTION_PERCENT: add_amount(r, d, m, "percent"); break;
    case MENTION_ITEM: add_item(r, d, m); break;
    default: break;
    }
}

static span subtree_span(const frame_view *f, uint32_t word)
{
    const sentence *s = f->sentence;
    uint32_t first = word, last = word;
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        if (s->tokens[w].upos == UPOS_PUNCT || !frame_below(f, word, w)) continue;
        if (w < first) first = w;
        if (w > last) last = w;
    }
    return (span){s->tokens[first].span.begin, s->tokens[last].span.end};
}

// What a phrase of the rule's own words is ("put on hold") is not what the event is about.
static bool is_about(void *state, uint32_t word)
{
    const draft *d = state;
    if (deprel_base(draft_token(d, word)->rel) != REL_OBL) return true;
    for (uint32_t i = 0; i < d->match.n_absorbed; i++)
        if (d->match.absorbed[i] == word) return false;
    return true;
}

static void read_topic(draft *d)
{
    fillers found = {0};
    const rule_path *topic = d->match.rule->topic;
    if (!topic || d->elliptical) return;
    if (rule_path_walk(d->f, d->match.word, topic, is_about, d, &found))
        d->e.topic = subtree_span(d->f, found.word[0]);
}

void attachment_read(reading *r, draft *d)
{
    event *e = &d->e;
    e->amounts = NULL;
    e->items = NULL;
    e->casualties = NULL;
    e->n_amounts = e->n_items = e->n_casualties = 0;
    for (uint32_t i = r->mentions->first_of[e->sentence];
         i < r->mentions->first_of[e->sentence + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (m->kind != MENTION_ACTOR && m->kind != MENTION_TIME && m->kind != MENTION_PLACE)
            read_mention(r, d, m);
    }
    location_read(r, d);
    read_topic(d);
}
