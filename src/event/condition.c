// Conditions: "if", "unless", "provided that", "only when", and what is said on a condition.
#include "event/draft.h"

#define DEMAND_REACH 8 // words from "but" to the "must" of a demand
#define MODAL_REACH  8 // words from "only then" to its "would"
#define CLIMB_MAX    5 // clauses above a word that may hold its condition

// "Were that [to happen]" at word w: the infinitive, -1 if there is none.
static int32_t inverted_infinitive(const sentence *s, uint32_t w)
{
    if (!str_eq(s->tokens[w].form, STR("Were"))) return -1;
    for (uint32_t k = w + 1; k + 1 < s->n_tokens && k <= w + DEMAND_REACH; k++)
        if (str_eq(s->tokens[k].form, STR("to")))
            return s->tokens[k + 1].xpos == XPOS_VB ? (int32_t)k + 1 : -1;
    return -1;
}

bool condition_opens(const frame_view *f, uint32_t verb)
{
    for (uint32_t w = 0; w <= 1 && w < f->sentence->n_tokens; w++) {
        int32_t told = inverted_infinitive(f->sentence, w);
        if (told >= 0 && told < (int32_t)verb) return true;
    }
    return false;
}

bool condition_is_inverted(const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    if (s->n_tokens == 0 || str_eq(s->tokens[s->n_tokens - 1].form, STR("?"))) return false;
    int32_t subject = frame_child(f, verb, REL_NSUBJ);
    if (subject < 0) subject = frame_child(f, verb, REL_NSUBJ_PASS);
    if (f->first_child[verb] == f->first_child[verb + 1]) return false;
    uint32_t first = f->children[f->first_child[verb]]; // "Never had Iran ..." is none
    deprel rel = deprel_base(s->tokens[first].rel);
    if (rel != REL_AUX && rel != REL_COP) return false;
    bool opened = f->first_child[first] < f->first_child[first + 1] &&
                  f->children[f->first_child[first]] < first; // "Never before had Iran ..."
    if (opened) return false;
    if (subject >= 0 ? subject < (int32_t)first : first + 1 != verb) return false;
    if (condition_opens(f, verb)) return false; // "Were Chad to leave, Mali [would]": of the other
    return in(s->tokens[first].form, "Had Were Should had were should");
}

bool condition_has_if(const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        uint32_t c = f->children[i];
        if (deprel_base(s->tokens[c].rel) != REL_ADVCL) continue;
        if (condition_is_inverted(f, c)) return true;
        int32_t mark = frame_child(f, c, REL_MARK);
        if (mark >= 0 && in(s->tokens[mark].lemma, "if unless provided providing")) return true;
    }
    return false;
}

// Does a demand follow: "is ready to talk, but France must first apologise"?
static bool has_demand(const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        uint32_t c = f->children[i];
        if (s->tokens[c].rel != REL_CONJ && s->tokens[c].rel != REL_PARATAXIS) continue;
        int32_t aux = frame_child(f, c, REL_AUX);
        bool has_to = in(s->tokens[c].lemma, "have need") && frame_child(f, c, REL_XCOMP) >= 0;
        if (!has_to && (aux < 0 || !in(s->tokens[aux].lemma, "must should need have"))) continue;
        // of several conjunctions, for a list before the clause may have left it its "and"
        for (uint32_t k = f->first_child[c]; k < f->first_child[c + 1]; k++) {
            const token *t = &s->tokens[f->children[k]];
            if (t->rel == REL_CC && str_eq(t->lemma, STR("but"))) return true;
        }
    }
    return false;
}

static bool is_finite(const token *t)
{
    return t->xpos == XPOS_VBZ || t->xpos == XPOS_VBP || t->xpos == XPOS_VBD;
}

// "provided Chad agrees" without "that": taken for a verb with an object and a clause.
static bool has_finite_object(const frame_view *f, uint32_t provided)
{
    int32_t clause = frame_child(f, provided, REL_XCOMP);
    if (clause < 0) clause = frame_child(f, provided, REL_CCOMP);
    deprel rel = (deprel)f->sentence->tokens[provided].rel;
    bool beside = rel == REL_PARATAXIS || (rel == REL_CONJ && frame_child(f, provided, REL_CC) < 0);
    if (beside &&
        (frame_child(f, provided, REL_NSUBJ) >= 0 || frame_child(f, provided, REL_AUX) >= 0))
        return false; // "they provided Chad helps itself"
    return clause > (int32_t)provided && is_finite(&f->sentence->tokens[clause]) &&
           (rel == REL_ADVCL || beside);
}

// Does the verb after word w say what would be ("Only then would ..."), not what was?
static bool is_modal_after(const sentence *s, uint32_t w)
{
    for (uint32_t k = w; k < s->n_tokens && k < w + MODAL_REACH; k++) {
        if (s->tokens[k].xpos == XPOS_MD) return true;
        if (is_finite(&s->tokens[k])) return false;
    }
    return false;
}

// "Only then", "only by this", "in that case", "Were that to happen, he said,": the condition is
// what was told before, and stands at the front; the tree hangs it anywhere.
static bool is_told_condition(const sentence *s, uint32_t w)
{
    if (w + 2 >= s->n_tokens) return false;
    str first = s->tokens[w].form, next = s->tokens[w + 1].form, third = s->tokens[w + 2].form;
    if (in(first, "Only only")) {
        bool told = in(next, "then thereafter afterwards") ||
                    (in(next, "by in on upon") && in(third, "this that such these those"));
        return told && is_modal_after(s, w + 2);
    }
    if (in(first, "In in"))
        return w + 3 < s->n_tokens && in(next, "that this such") && in(third, "case event") &&
               is_modal_after(s, w + 3);
    return w <= 1 && inverted_infinitive(s, w) >= 0;
}

// "As soon as possible", "as long as necessary": no condition of anything.
static bool is_haste(const sentence *s, uint32_t word)
{
    return word < s->n_tokens &&
           in(s->tokens[word].form, "possible practicable feasible practical necessary needed");
}

// "provided that", "on condition that", "as long as", wherever the tree hangs it.
static bool has_proviso(const frame_view *f)
{
    const sentence *s = f->sentence;
    for (uint32_t w = 0; w + 1 < s->n_tokens; w++) {
        str next = s->tokens[w + 1].form;
        if (is_told_condition(s, w)) return true;
        if (str_eq(next, STR("but")) || str_eq(s->tokens[w].form, STR("but"))) {
            uint32_t end = w + DEMAND_REACH < s->n_tokens ? w + DEMAND_REACH : s->n_tokens;
            for (uint32_t k = w + 1; k < end; k++) // "..., but the US must ..."
                if (in(s->tokens[k].lemma, "must should") && s->tokens[k].upos == UPOS_AUX)
                    return true;
        }
        if (in(s->tokens[w].form, "provided providing condition assuming understanding proviso") &&
            str_eq(next, STR("that")))
            return true;
        if (in(s->tokens[w].form, "provided providing") && has_finite_object(f, w)) return true;
        if (in(s->tokens[w].form, "only Only") && in(next, "if when once after")) return true;
        if (in(s->tokens[w].form, "long soon") && w > 0 && str_eq(next, STR("as")) &&
            in(s->tokens[w - 1].form, "as so") && !is_haste(s, w + 2))
            return true;
    }
    return false;
}

// "China is ready, Lin said, if both sides ...": the clause behind the inserted words of saying
// hangs on these, and is the main clause's condition.
static bool has_if_behind_speaker(const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        uint32_t c = f->children[i];
        if (s->tokens[c].rel != REL_PARATAXIS || c < verb) continue;
        for (uint32_t w = c + 1; w < s->n_tokens; w++) {
            const token *t = &s->tokens[w];
            bool mark = deprel_base(t->rel) == REL_MARK && in(t->lemma, "if unless");
            if (mark && t->head > (int32_t)w && frame_below(f, c, w)) return true;
        }
    }
    return false;
}

// The condition may hang on a word below: "ready to discuss arms control if both show respect".
static bool has_if_below(const frame_view *f, uint32_t word)
{
    const sentence *s = f->sentence;
    for (uint32_t w = word + 1; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        if (t->rel != REL_MARK || !in(t->lemma, "if unless once") || t->head < (int32_t)w) continue;
        deprel rel = deprel_base(s->tokens[t->head].rel);
        if ((rel == REL_ADVCL || rel == REL_CONJ) && frame_below(f, word, w)) return true;
    }
    return false;
}

// An offer on a condition: an if-clause or a demand beside it, in this clause or those above.
bool condition_holds(const frame_view *f, uint32_t word)
{
    if (has_proviso(f) || has_if_below(f, word)) return true;
    for (int step = 0; step < CLIMB_MAX; step++) {
        if (condition_has_if(f, word) || has_demand(f, word) || has_if_behind_speaker(f, word))
            return true;
        int32_t head = f->sentence->tokens[word].head;
        if (head < 0) return false;
        word = (uint32_t)head;
    }
    return false;
}

// "as soon as", "as long as" before the clause: the word between, one of the list.
static bool is_timed_by(const frame_view *f, uint32_t clause, const char *list)
{
    const sentence *s = f->sentence;
    int32_t mark = frame_child(f, clause, REL_MARK);
    return mark > 0 && str_eq(s->tokens[mark].form, STR("as")) &&
           in(s->tokens[mark - 1].form, list);
}

bool condition_lasts(const frame_view *f, uint32_t clause)
{
    return is_timed_by(f, clause, "long") &&
           in(f->sentence->tokens[clause].lemma, "continue persist keep go remain last");
}

bool condition_is_stipulated(const frame_view *f, uint32_t clause)
{
    const sentence *s = f->sentence;
    const token *t = &s->tokens[clause];
    if (t->head < 0) return false;
    const token *above = &s->tokens[t->head];
    deprel rel = deprel_base(t->rel);
    if (is_timed_by(f, clause, "soon")) return true;
    if (rel == REL_ACL || rel == REL_CCOMP)
        if (in(above->lemma, "condition understanding proviso")) return true;
    if (rel == REL_XCOMP && !has_finite_object(f, (uint32_t)t->head)) return false;
    return (rel == REL_CCOMP || rel == REL_XCOMP) &&
           in(above->form, "provided Provided assuming Assuming providing");
}

bool condition_is_part(const frame_view *f, uint32_t word)
{
    const sentence *s = f->sentence;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        int32_t mark = frame_child(f, word, REL_MARK);
        if (mark >= 0 && in(s->tokens[mark].lemma, "if unless once provided providing lest"))
            return true;
        if (condition_is_inverted(f, word) || condition_is_stipulated(f, word) ||
            is_timed_by(f, word, "long"))
            return true;
        if (s->tokens[word].head < 0) return false;
        word = (uint32_t)s->tokens[word].head;
    }
    return false;
}

// Who stands as the subject of the clause: for "we" the one who speaks.
static uint32_t find_subject(reading *r, draft *d, participant **list)
{
    static const path_step step = {.slot = SLOT_SUBJECT};
    static const path way = {&step, 1};
    static const rule_path one = {&way, 1};
    uint32_t n = 0;
    role_add_path(r, d, d->clause, &one, list, &n);
    return n;
}

// Do the words come from that side?
static bool speaks_itself(reading *r, draft *d, const participant *side, uint32_t n)
{
    participant *speaker = NULL;
    uint32_t n_speakers = 0;
    return role_add_speaker(r, d, &speaker, &n_speakers) &&
           role_shares(speaker, n_speakers, side, n);
}

static bool is_among(const participant *p, const participant *side, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (str_eq(p->actor->code, side[i].actor->code)) return true;
    return false;
}

// Those of the sides of a meeting that are not `side`: a government's rebels may be.
static void take_others(reading *r, draft *d, const participant *side, uint32_t n)
{
    event *e = &d->e;
    participant *others = NULL;
    uint32_t n_others = 0;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (!is_among(&e->recipients[i], side, n))
            role_add(r, &others, &n_others, e->recipients[i], NULL);
    e->recipients = others;
    e->n_recipients = n_others;
}

void condition_make_intent(reading *r, draft *d)
{
    event *e = &d->e;
    if (!str_eq(e->type, STR("CONSULT")) || e->status < EVENT_PLANNED) return;
    bool refused = e->negated && e->status == EVENT_PLANNED && !d->operator_status;
    if (!refused && (e->negated || !condition_holds(d->f, d->match.word))) return;
    participant *side = NULL;
    uint32_t n = find_subject(r, d, &side);
    if (n == 0 && refused) role_add_speaker(r, d, &side, &n); // "there will be no talks, he said"
    if (n == 0 || !speaks_itself(r, d, side, n)) return;
    if (e->n_recipients > 1 && !role_shares(side, n, e->recipients, e->n_recipients))
        return; // "no talks between Chad and Niger", said by a third
    for (uint32_t i = 1; i < n; i++)
        if (!role_same(side[i].actor, side[0].actor)) return; // "Peru and Chile would meet if ..."
    e->type = refused ? STR("REJECT") : STR("AGREE");
    e->mode = refused ? STR("meet") : STR_NONE;
    e->cameo = refused ? STR("125") : STR("036");
    e->status = refused ? EVENT_HAPPENED : EVENT_CONDITIONAL;
    e->negated = false;
    take_others(r, d, side, n);
    e->actors = side;
    e->n_actors = n;
}

void condition_make_threat(reading *r, draft *d)
{
    static const char *const THREATS[][4] = {
        // type, its mode ("" any), mode and code of the threat
        {"SANCTION", "discontinue", "relations", "134"},
        {"SANCTION", "withdraw", "relations", "135"},
        {"SANCTION", "expel", "expel", "136"},
        {"SANCTION", "", "restrict", "1312"},
        {"COERCE", "", "restrict", "132"},
        {"ASSAULT", "", "violence", "138"},
        {"PROTEST", "", "", "133"},
    };
    event *e = &d->e;
    if (e->status != EVENT_CONDITIONAL || e->negated || d->operator_status) return;
    if (condition_is_part(d->f, d->clause)) return;
    size_t i = 0, n_rows = sizeof THREATS / sizeof *THREATS;
    while (i < n_rows && !(str_eq(e->type, str_of(THREATS[i][0])) &&
                           (!*THREATS[i][1] || str_eq(e->mode, str_of(THREATS[i][1])))))
        i++;
    if (i == n_rows || e->n_actors == 0 || !speaks_itself(r, d, e->actors, e->n_actors)) return;
    e->type = STR("THREATEN");
    e->mode = str_of(THREATS[i][2]);
    e->cameo = str_of(THREATS[i][3]);
    e->status = EVENT_HAPPENED;
}

void condition_make_ongoing(draft *d)
{
    event *e = &d->e;
    fillers found = {0};
    uint32_t verb = d->match.word;
    if (!str_eq(e->type, STR("SANCTION")) || d->composed_by || e->status != EVENT_HYPOTHETICAL)
        return;
    if (!in(draft_token(d, verb)->lemma, "stop halt end cease discontinue")) return;
    if (!frame_fillers(d->f, verb, SLOT_OBJECT, STR_NONE, &found)) return;
    if (!in(draft_token(d, found.word[0])->lemma, "sale delivery shipment export supply transfer"))
        return;
    if (!condition_is_part(d->f, verb)) return;
    e->type = STR("COOPERATE");
    e->mode = STR_NONE;
    e->cameo = STR("062");
    e->status = EVENT_ONGOING;
    e->negated = false;
}

// Does the clause, or one that it is a part of, say only that it may be?
static bool is_possible(const frame_view *f, uint32_t word)
{
    const sentence *s = f->sentence;
    for (int step = 0; step < CLIMB_MAX; step++) {
        int32_t aux = frame_child(f, word, REL_AUX);
        if (aux >= 0 && s->tokens[aux].xpos == XPOS_MD)
            return in(s->tokens[aux].lemma, "can could may might");
        deprel rel = deprel_base(s->tokens[word].rel);
        bool clause = rel == REL_XCOMP || rel == REL_ADVCL || rel == REL_ADVMOD || rel == REL_CONJ;
        if (!clause || s->tokens[word].head < 0) return false;
        word = (uint32_t)s->tokens[word].head;
    }
    return false;
}

void condition_make_guess(draft *d)
{
    event *e = &d->e;
    bool guessed = e->status == EVENT_CONDITIONAL && e->claim == CLAIM_ALLEGED;
    if (guessed && is_possible(d->f, d->clause)) e->status = EVENT_HYPOTHETICAL;
}
