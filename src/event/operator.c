// Composition: refuse + X, agree + X, continue + X turn an inner event into the right outer one.
//
// From each trigger a walk goes up the tree. Where the word above is an operator of
// codebook/operators.tsv that holds the event in its slot, the row's outer event takes the place
// of the inner one, and the walk goes on from there: "refused to agree to resume talks" is three
// steps. The nearest rows of the table win.
#include "event/draft.h"

static bool holds(const frame_view *f, uint32_t above, const rule_operator *op, uint32_t below,
                  uint32_t trigger)
{
    fillers found = {0};
    if (!frame_fillers(f, above, op->slot.slot, op->slot.preposition, &found)) return false;
    for (uint32_t i = 0; i < found.n; i++)
        if (found.word[i] == below || found.word[i] == trigger) return true;
    return false;
}

// "went on selling": the gerund behind the particle is the complement, whatever the tree calls it.
static bool goes_on(const frame_view *f, uint32_t above, const rule_operator *op, uint32_t below)
{
    const sentence *s = f->sentence;
    return op->slot.slot == SLOT_COMPLEMENT && op->status == RULE_ONGOING &&
           s->tokens[below].xpos == XPOS_VBG && s->tokens[below].head == (int32_t)above &&
           above + 1 < s->n_tokens && str_eq(s->tokens[above + 1].form, STR("on"));
}

static bool inner_fits(const rule_operator *op, str type)
{
    if (str_eq(op->inner, STR("*"))) return true;
    str rest = op->inner;
    while (rest.p)
        if (str_eq(str_split(&rest, '|'), type)) return true;
    return false;
}

// "told the envoy that it had sent tanks": news, not an order; "asked whether it had", "asked about
// reports that it had" with the clause hung on the question: no order either.
static bool only_tells(const draft *d, uint32_t above, uint32_t below)
{
    str verb = draft_token(d, above)->lemma;
    bool asks = str_eq(verb, STR("ask"));
    if (!asks && !str_eq(verb, STR("tell"))) return false;
    const token *t = draft_token(d, below);
    int32_t be = frame_child(d->f, below, REL_COP); // "told us that it will be ready"
    if (be < 0) be = frame_child(d->f, below, REL_AUX);
    bool says = token_is_finite(t) || (be >= 0 && (token_is_finite(draft_token(d, (uint32_t)be)) ||
                                                   draft_token(d, (uint32_t)be)->xpos == XPOS_MD));
    if (!asks && says && deprel_base(t->rel) != REL_CCOMP) return true;
    if (deprel_base(t->rel) != REL_CCOMP) return false;
    int32_t mark = frame_child(d->f, below, REL_MARK), aux = frame_child(d->f, below, REL_AUX);
    if (!asks) return mark < 0 || draft_token(d, (uint32_t)mark)->xpos != XPOS_TO;
    if (mark >= 0 && str_in_list(draft_token(d, (uint32_t)mark)->lemma, "if whether", ' '))
        return true;
    return t->xpos == XPOS_VBD || t->xpos == XPOS_VBZ || // but "asked that it send tanks"
           (aux >= 0 && draft_token(d, (uint32_t)aux)->xpos == XPOS_VBD);
}

// "The veto was expected", said of one that is known: it came.
static bool was_expected(const draft *d, uint32_t above, uint32_t below)
{
    const frame_view *f = d->f;
    if (!str_in_list(draft_token(d, above)->lemma, "expect predict forecast anticipate", ' '))
        return false;
    int32_t be = frame_child(f, above, REL_AUX_PASS), det = frame_child(f, below, REL_DET);
    if (be < 0 || draft_token(d, (uint32_t)be)->xpos != XPOS_VBD) return false;
    bool owned = frame_child(f, below, REL_NMOD_POSS) >= 0;
    return owned || (det >= 0 && str_eq(draft_token(d, (uint32_t)det)->lemma, STR("the")));
}

// "announced that it would send", "agreed that it will pay": to say what one will do is to agree to
// it, not to say what one has done, or what somebody else will do.
static bool is_own_intent(reading *r, const draft *d, const rule_operator *op, uint32_t above,
                          uint32_t below)
{
    bool warns =
        str_eq(op->outer, STR("THREATEN")) && in(draft_token(d, above)->lemma, "warn caution");
    if ((!str_eq(op->outer, STR("AGREE")) && !warns) || op->slot.slot != SLOT_COMPLEMENT)
        return true;
    if (warns && deprel_base(draft_token(d, below)->rel) != REL_CCOMP) return false;
    if (deprel_base(draft_token(d, below)->rel) != REL_CCOMP) return true;
    int32_t aux = frame_child(d->f, below, REL_AUX);
    if (frame_child(d->f, below, REL_NSUBJ) < 0) return true; // "agreed to"
    if (aux < 0 ||
        !str_in_list(draft_token(d, (uint32_t)aux)->lemma,
                     warns ? "will|would|'ll|shall|could|may|might" : "will|would|'ll|shall", '|'))
        return false;
    participant *speaker = NULL;
    uint32_t n = 0;
    role_add_subject(r, d->f, above, &speaker, &n);
    return role_shares(d->e.actors, d->e.n_actors, speaker, n);
}

// "wants Chile to leave", unlike "wants to leave": what another is to do is asked of it.
static bool is_wanted_of_another(reading *r, const draft *d, const rule_operator *op,
                                 uint32_t above)
{
    if (!str_in_list(draft_token(d, above)->lemma, "want|like", '|') ||
        !str_eq(op->outer, STR("REQUEST")))
        return true;
    participant *who = NULL;
    uint32_t n = 0;
    role_add_subject(r, d->f, above, &who, &n);
    return n && d->e.n_actors && !role_shares(d->e.actors, d->e.n_actors, who, n);
}

// "called in the envoy to complain", "called off": no call on anybody. Nor is "provided arms using
// its own funds" a proviso, which is a clause with a subject.
static bool is_other_verb(const draft *d, uint32_t above, uint32_t below)
{
    const sentence *s = d->f->sentence;
    if (str_eq(s->tokens[above].lemma, STR("provide"))) return s->tokens[below].xpos == XPOS_VBG;
    return str_eq(s->tokens[above].lemma, STR("call")) && above + 1 < s->n_tokens &&
           str_in_list(s->tokens[above + 1].form, "in|off|up|out|home|back", '|');
}

// "called the dam a red line": a name for it, no call on anybody.
static bool is_name_given(const draft *d, uint32_t above, uint32_t below)
{
    const token *t = draft_token(d, below);
    return str_eq(draft_token(d, above)->lemma, STR("call")) && t->rel == REL_XCOMP &&
           t->upos != UPOS_VERB && t->head == (int32_t)above &&
           frame_child(d->f, below, REL_MARK) < 0;
}

// "called the king to thank him": by telephone, no call on anybody.
static bool is_telephoned(const draft *d, uint32_t above, uint32_t below)
{
    return str_eq(draft_token(d, above)->lemma, STR("call")) &&
           frame_child(d->f, above, REL_OBJ) >= 0 &&
           str_in_list(draft_token(d, below)->lemma,
                       "discuss|congratulate|thank|express|convey|offer|extend|reaffirm|reiterate|"
                       "apologise|apologize|brief|inform|wish|consult|review|talk",
                       '|');
}

// "was called back for consultations": a verb with a particle that a rule has taken is not the
// plain verb of an operator.
static bool is_taken_with_particle(const reading *r, const draft *d, uint32_t above)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o->match.word != above || o->match.particle == above) continue;
        const token *t = draft_token(o, o->match.particle);
        if (t->rel == REL_ADVMOD && t->head == (int32_t)above) return true;
    }
    return false;
}

// "a step that officials linked to the sale": told of the step, which is not the sale.
static bool is_told_of_noun(const draft *d, uint32_t above, uint32_t below)
{
    const token *clause = draft_token(d, below), *noun = draft_token(d, d->match.word);
    return draft_token(d, above)->upos == UPOS_NOUN && deprel_base(clause->rel) == REL_ACL &&
           deprel_base(noun->rel) == REL_OBL && noun->head == (int32_t)below &&
           clause->upos == UPOS_VERB && clause->xpos != XPOS_VB &&
           frame_child(d->f, below, REL_NSUBJ) >= 0;
}

// "Its ability to defend itself against the invasion": what stands in a phrase beside the verb that
// comes to nothing is no part of it.
static bool is_beside_undone(const draft *d, const rule_operator *op, uint32_t below)
{
    return str_eq(op->outer, STR("-")) && below != d->match.word &&
           deprel_base(draft_token(d, d->match.word)->rel) == REL_OBL;
}

static const rule_operator *find_operator(reading *r, const draft *d, uint32_t above,
                                          uint32_t below)
{
    const token *t = &d->f->sentence->tokens[above];
    if (str_eq(draft_token(d, below)->lemma, STR("short"))) return NULL; // "stopped short of"
    if (is_taken_with_particle(r, d, above) || is_told_of_noun(d, above, below)) return NULL;
    const rule_operator *const *list =
        codebook_operators(r->codebook, draft_phrase(d->f, above, r->a), (upos)t->upos);
    for (; list && *list; list++)
        if (inner_fits(*list, d->e.type) && !is_beside_undone(d, *list, below) &&
            !only_tells(d, above, below) && is_own_intent(r, d, *list, above, below) &&
            !was_expected(d, above, below) && is_wanted_of_another(r, d, *list, above) &&
            !((is_other_verb(d, above, below) || is_name_given(d, above, below) ||
               is_telephoned(d, above, below)) &&
              str_eq((*list)->outer, STR("REQUEST"))) &&
            (holds(d->f, above, *list, below, d->match.word) || goes_on(d->f, above, *list, below)))
            return *list;
    return NULL;
}

// "Reached an agreement to resume talks": the agreement is what it is about, and one event with it.
static bool is_reaching(const draft *d, uint32_t noun)
{
    const token *t = draft_token(d, noun);
    return str_eq(d->e.type, STR("SUPPORT")) && deprel_base(t->rel) == REL_OBJ &&
           t->head == (int32_t)d->match.word &&
           in(draft_token(d, d->match.word)->lemma, "reach strike make conclude forge");
}

// Does a rule of the word above take this event as its own complement already?
static void displace(reading *r, const draft *d, uint32_t above, bool same_type)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        draft *other = &r->drafts.p[i];
        bool own = other->match.word == above || is_reaching(other, above);
        if (other != d && own && !same_type) other->absorbed = true;
    }
}

// Adds the participants of one side: the first path of the row that gives any. An empty path stands
// for the inner event's own side.
static void take_side(reading *r, draft *d, const rule_path *p, uint32_t above,
                      const participant *own, uint32_t n_own, participant **list, uint32_t *n)
{
    static const path inner = {NULL, 0};
    const rule_path none = {&inner, 1};
    if (!p) p = &none;
    for (uint32_t i = 0; i < p->n_paths && *n == 0; i++) {
        rule_path one = {&p->paths[i], 1};
        if (p->paths[i].n_steps > 0)
            role_add_path(r, d, above, &one, list, n);
        else
            for (uint32_t k = 0; k < n_own; k++)
                if (!role_shares(&own[k], 1, d->e.actors, d->e.n_actors))
                    role_add(r, list, n, own[k], NULL);
    }
}

static void take_roles(reading *r, draft *d, const rule_operator *op, uint32_t above)
{
    event *e = &d->e;
    participant *actors = NULL, *recipients = NULL, *asked = e->actors;
    uint32_t n_actors = 0, n_recipients = 0, n_asked = e->n_actors;
    if (op->actor) role_add_path(r, d, above, op->actor, &actors, &n_actors);
    // Who asks is never who is asked: "we urge Mali to leave" has no actor when "we" is nobody.
    if (n_actors || (op->actor && str_eq(op->outer, STR("REQUEST")))) {
        e->actors = actors;
        e->n_actors = n_actors;
    }
    take_side(r, d, op->recipient, above, e->recipients, e->n_recipients, &recipients,
              &n_recipients);
    // Asked to act, the inner event's actor is who is asked.
    for (uint32_t i = 0; i < n_asked && op->recipient && n_recipients == 0; i++)
        if (!role_shares(&asked[i], 1, e->actors, e->n_actors))
            role_add(r, &recipients, &n_recipients, asked[i], NULL);
    e->recipients = recipients;
    e->n_recipients = n_recipients;
}

// "promised not to attack": no threat, but an attack that is not to be.
static bool forswears(const rule_operator *op, bool inner_negated)
{
    return inner_negated && str_in_list(op->outer, "THREATEN|AGREE", '|');
}

// "warned it not to sell": warned against selling.
static bool warns_not_to(const draft *d, uint32_t above)
{
    return str_in_list(draft_token(d, above)->lemma, "warn|caution", '|') &&
           draft_token(d, d->outer)->xpos == XPOS_VB;
}

// "Its efforts to silence them": it keeps doing so.
static bool is_repeated_effort(const draft *d, uint32_t above)
{
    const token *t = draft_token(d, above);
    return str_eq(t->form, STR("efforts")) && str_eq(d->e.type, STR("COERCE")) &&
           frame_child(d->f, above, REL_NMOD_POSS) >= 0;
}

// "hopes that it has left": what is hoped for in the past is no plan.
static rule_status status_of(const draft *d, const rule_operator *op, uint32_t above)
{
    const token *t = draft_token(d, d->outer);
    int32_t aux = frame_child(d->f, d->outer, REL_AUX);
    bool past = t->xpos == XPOS_VBD ||
                (aux >= 0 && str_eq(draft_token(d, (uint32_t)aux)->lemma, STR("have")));
    bool clause = t->rel == REL_CCOMP && frame_child(d->f, d->outer, REL_NSUBJ) >= 0;
    if (is_repeated_effort(d, above)) return RULE_ONGOING;
    return op->status == RULE_PLANNED && clause && past ? RULE_HYPOTHETICAL : op->status;
}

// "Unless it halts the sale of rifles": what is to be stopped goes on.
static bool presupposes(const draft *d, const rule_operator *op, uint32_t above)
{
    return str_eq(op->outer, STR("SANCTION")) && str_in_list(d->e.type, "COOPERATE|AID", '|') &&
           str_in_list(draft_token(d, above)->lemma, "stop|halt|end|cease|discontinue", '|') &&
           condition_is_part(d->f, above);
}

static void apply(reading *r, draft *d, const rule_operator *op, uint32_t above)
{
    event *e = &d->e;
    uint32_t outer = frame_clause(d->f, above);
    // "voted not to leave": the inner clause's own negation; that of the outer one is read with it
    bool inner_negated = d->outer != outer && modality_negated(r, d->f, d->outer);
    bool forsworn = forswears(op, inner_negated || d->operator_negated);
    bool same = forsworn || str_eq(op->outer, STR("="));
    rule_status said = forsworn ? RULE_PLANNED : status_of(d, op, above);
    if (above_is_continued(d)) return;
    if (str_eq(op->outer, STR("-"))) {
        d->undone_by = op;
        d->absorbed = true;
        return;
    }
    displace(r, d, above, same);
    if (presupposes(d, op, above)) {
        if (e->n_actors == 0) role_add_path(r, d, above, op->actor, &e->actors, &e->n_actors);
        d->presupposed = true;
        d->composed_by = op;
        return;
    }
    if (!same) {
        e->type = op->outer;
        e->mode = str_eq(op->mode, STR("=")) ? e->mode : op->mode;
        if (op->cameo.n && !str_eq(op->cameo, STR("="))) e->cameo = op->cameo;
        take_roles(r, d, op, above);
    } else {
        if (op->actor && e->n_actors == 0)
            role_add_path(r, d, above, op->actor, &e->actors, &e->n_actors);
        if (op->recipient && e->n_recipients == 0)
            role_add_path(r, d, above, op->recipient, &e->recipients, &e->n_recipients);
    }
    if (said != RULE_STATUS_NONE) {
        e->status = (event_status)(said - RULE_HAPPENED);
        d->operator_status = true;
    } else if (!same) {
        d->operator_status = false; // a refusal of a planned visit has happened
    }
    if (op->negated && !forsworn) d->operator_negated = !d->operator_negated;
    if (same && inner_negated && !warns_not_to(d, above))
        d->operator_negated = !d->operator_negated;
    d->composed_by = op;
    d->outer = outer;
    e->trigger = span_union(e->trigger, d->f->sentence->tokens[above].span);
    e->decided_by = STR("operator");
}

// "Went on to argue so in the call", "plans to use the impulse from the meeting": what was done or
// is meant is another thing; the meeting was where it was done.
static bool is_occasion_of_other(const draft *d, uint32_t noun, str preposition)
{
    const token *t = draft_token(d, noun);
    if (!str_eq(d->e.type, STR("CONSULT")) || t->upos != UPOS_NOUN || t->head < 0) return false;
    if (!str_in_list(preposition, "in from at", ' ')) return false;
    int32_t det = frame_child(d->f, noun, REL_DET);
    bool definite = frame_child(d->f, noun, REL_NMOD_POSS) >= 0 ||
                    (det >= 0 && str_in_list(draft_token(d, (uint32_t)det)->lemma,
                                             "the this that these those", ' '));
    fillers found = {0};
    bool light = frame_fillers(d->f, noun, SLOT_LIGHT, STR_NONE, &found);
    return definite && !light &&
           !str_in_list(draft_token(d, (uint32_t)t->head)->lemma,
                        "participate engage join sit speak be meet gather convene represent "
                        "attend appear",
                        ' ');
}

// "supports Chad after the attack": the circumstance of what is done above is no part of it.
static bool is_aside(const draft *d, uint32_t word)
{
    deprel rel = deprel_base(draft_token(d, word)->rel);
    if (rel != REL_OBL && rel != REL_NMOD) return false;
    int32_t head = draft_token(d, word)->head; // "is resolved to respond to the attack"
    if (head >= 0 &&
        str_in_list(draft_token(d, (uint32_t)head)->lemma, "respond react reply", ' ') &&
        str_eq(draft_preposition(d->f, word), STR("to")))
        return true;
    str preposition = draft_preposition(d->f, word);
    if (str_in_list(preposition, "following after before since amid despite during because", ' '))
        return true;
    return rel == REL_OBL && is_occasion_of_other(d, word, preposition);
}

// "opposed attacking" with the verb above hung on the one below as an auxiliary.
static void apply_auxiliary(reading *r, draft *d)
{
    const frame_view *f = d->f;
    uint32_t verb = d->clause;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        uint32_t c = f->children[i];
        const token *t = draft_token(d, c);
        if (t->rel != REL_AUX || t->upos != UPOS_VERB || c > verb) continue;
        const rule_operator *const *list =
            codebook_operators(r->codebook, draft_phrase(f, c, r->a), UPOS_VERB);
        for (; list && *list; list++)
            if ((*list)->slot.slot == SLOT_COMPLEMENT && inner_fits(*list, d->e.type)) {
                apply(r, d, *list, c);
                return;
            }
    }
}

// "Agreed to end the strike": what stands above the end is not told of the strike.
static bool is_ended_by(const draft *d, uint32_t above)
{
    return str_eq(d->e.type, STR("PROTEST")) &&
           in(draft_token(d, above)->lemma, "end stop call suspend withdraw halt quit abandon "
                                            "postpone defer cancel terminate break");
}

static void compose(reading *r, draft *d)
{
    uint32_t below = d->match.word;
    apply_auxiliary(r, d);
    for (int step = 0; step < DRAFT_CLIMB_MAX && !d->absorbed; step++) {
        uint32_t place = frame_stand_in(d->f, below);
        const token *t = draft_token(d, place);
        if (t->head < 0) return;
        int32_t noun = frame_noun_of_infinitive(d->f, below);
        uint32_t above = noun >= 0 ? (uint32_t)noun : (uint32_t)t->head;
        const rule_operator *op = find_operator(r, d, above, below);
        if (!op && place != below && t->rel == REL_NMOD) { // hung on the object of the verb
            above = draft_token(d, above)->head < 0 ? above : (uint32_t)draft_token(d, above)->head;
            op = find_operator(r, d, above, below);
        }
        if (!op && is_ended_by(d, above)) return;
        if (op)
            apply(r, d, op, above);
        else if (is_aside(d, below))
            return;
        else if (t->rel != REL_CONJ && frame_clause(d->f, below) != above &&
                 !(t->rel == REL_OBJ && frame_is_light(draft_token(d, above)->lemma)))
            return;
        below = above;
    }
}

// "Mali must answer for the attack": no demand but what the verb's own rule says that it is.
static bool states_by_itself(const reading *r, const draft *demand, uint32_t verb)
{
    uint32_t s = demand->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *d = &r->drafts.p[i];
        if (d != demand && !d->absorbed && d->match.word == verb && d->e.n_actors &&
            d->match.rule->status == RULE_HAPPENED)
            return true;
    }
    return false;
}

// "Mali must leave, pay and apologise" with a verb of the list hung beside the first: bare, without
// a subject or an auxiliary of its own.
static bool is_juxtaposed(const draft *d, uint32_t verb)
{
    const token *t = draft_token(d, verb);
    return t->rel == REL_PARATAXIS && t->xpos == XPOS_VB &&
           frame_child(d->f, verb, REL_NSUBJ) < 0 && frame_child(d->f, verb, REL_AUX) < 0;
}

// "Mali must release the prisoners": what is demanded has not been done.
static void absorb_demanded(reading *r, draft *demand)
{
    int32_t verb = draft_token(demand, demand->match.word)->head;
    uint32_t s = demand->e.sentence;
    if (verb >= 0 && states_by_itself(r, demand, (uint32_t)verb)) {
        demand->absorbed = true;
        return;
    }
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1] && verb >= 0; i++) {
        draft *d = &r->drafts.p[i];
        if (d == demand) continue;
        uint32_t word = d->clause;
        for (int step = 0; step < DRAFT_CLIMB_MAX && word != (uint32_t)verb; step++) {
            const token *t = draft_token(d, word);
            bool same = t->rel == REL_CONJ || t->rel == REL_XCOMP || is_juxtaposed(d, word);
            if (t->head < 0 || !same) break;
            word = (uint32_t)t->head;
        }
        if (word == (uint32_t)verb) d->absorbed = true;
    }
}

static bool is_demand(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    if (frame_child(d->f, d->match.word, REL_XCOMP) >= 0) return false; // "ought to leave"
    return t->xpos == XPOS_MD || (t->upos == UPOS_AUX && deprel_base(t->rel) == REL_AUX);
}

// "Should Iran attack, ...": a condition, not a demand.
static bool is_inverted(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    if (!is_demand(d) || t->head < 0) return false;
    int32_t subject = frame_child(d->f, (uint32_t)t->head, REL_NSUBJ);
    return subject > (int32_t)d->match.word;
}

void operator_compose(reading *r)
{
    for (size_t i = 0; i < r->drafts.n; i++)
        if (is_inverted(&r->drafts.p[i])) r->drafts.p[i].absorbed = true;
    for (size_t i = 0; i < r->drafts.n; i++)
        if (!r->drafts.p[i].absorbed && is_demand(&r->drafts.p[i]) &&
            r->drafts.p[i].e.n_actors + r->drafts.p[i].e.n_recipients > 1)
            absorb_demanded(r, &r->drafts.p[i]);
    for (size_t i = 0; i < r->drafts.n; i++)
        if (!r->drafts.p[i].absorbed && !is_demand(&r->drafts.p[i])) compose(r, &r->drafts.p[i]);
}
