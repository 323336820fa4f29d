// What a clause leaves open and the text around it says: the other party of a channel that goes
// on, the parts of a whole ("including one last month"), a side that the clause above or an earlier
// mention of the same event names. Each filled side says in `how` where it comes from.
#include "event/draft.h"
#include "rule/plover.h"

#define COUNTERPART_WINDOW    200 // drafts that are looked back over; a channel is named again by then
#define COUNTERPART_SENTENCES 25 // the same in sentences: in a transcript the topic changes sooner
#define QUARREL_SENTENCES     2  // an answer follows at once
#define SAME_EVENT_SENTENCES  6  // an event that is named by halves is named in full near by

// Who asks a question is no party.
static bool is_reporter(const actor *a)
{
    return a->n_sectors == 1 && str_eq(a->sectors[0], STR("MED")) && !a->country.n;
}

static void add_others(reading *r, const participant *from, uint32_t n_from, const draft *d,
                       participant **list, uint32_t *n, const char *how)
{
    for (uint32_t i = 0; i < n_from; i++) {
        if (role_shares(&from[i], 1, d->e.actors, d->e.n_actors)) continue;
        if (is_reporter(from[i].actor)) continue;
        participant p = from[i];
        p.mention = NULL;
        p.span = (span){0};
        role_add(r, list, n, p, how);
    }
}

// "Both leaders agreed to open a dialogue": with one another.
static bool deal_among_themselves(const draft *d)
{
    for (uint32_t i = 1; i < d->e.n_actors; i++)
        if (!role_same(d->e.actors[i].actor, d->e.actors[0].actor)) return true;
    return false;
}

// "Spoke with the Omani minister. She offered help": to Oman, and not to him.
static void name_country(reading *r, const draft *d, participant *p, uint32_t n)
{
    static const char TO_HIM[] = "gratitude appreciation thank thanks condolence sympathy praise "
                                 "congratulation congratulate commend applaud condole";
    if (!in(d->e.type, "AGREE SUPPORT AID REQUEST")) return;
    if (in(draft_token(d, d->match.word)->lemma, TO_HIM)) return;
    for (uint32_t i = 0; i < n; i++) {
        const actor *a = p[i].actor;
        if (a->country.n && a->n_sectors == 1 && str_eq(a->sectors[0], STR("GOV")))
            p[i].actor = role_of_country(r, a, STR_NONE);
    }
}

static bool is_press(const actor *a)
{
    for (int i = 0; i < a->n_sectors; i++)
        if (str_eq(a->sectors[i], STR("MED"))) return true;
    return false;
}

// Is it a refusal, a breach or a kindness of which an official of a state tells?
static bool meets_speaker(const reading *r, const draft *d)
{
    const attribution *by = mention_speaker(r->mentions, d->e.sentence, d->match.word);
    while (by && (!by->speaker || by->question)) by = by->outer;
    if (!by || !in(d->e.type, "REJECT SANCTION SUPPORT")) return false;
    const actor *who = by->speaker->n_actors ? by->speaker->actors[0] : NULL;
    return who && who->country.n && !is_press(who);
}

bool discourse_counterpart(reading *r, const draft *d, participant **list, uint32_t *n)
{
    if (d->e.n_actors == 0 || deal_among_themselves(d)) return false;
    size_t at = (size_t)(d - r->drafts.p),
           last = at > COUNTERPART_WINDOW ? at - COUNTERPART_WINDOW : 0;
    uint32_t before = *n;
    // A channel of talks first, then any dealing between the two.
    for (int any = 0; any < 2; any++) {
        for (size_t i = at; i-- > last;) {
            const draft *o = &r->drafts.p[i];
            const event *e = &o->e;
            if (!draft_live(o) || e->n_actors == 0 || e->n_recipients == 0) continue;
            if (e->sentence + COUNTERPART_SENTENCES < d->e.sentence) break;
            if (!any && !str_eq(e->type, STR("CONSULT")) && !str_eq(e->type, STR("SANCTION")))
                continue;
            if (role_shares(e->actors, e->n_actors, d->e.actors, d->e.n_actors))
                add_others(r, e->recipients, e->n_recipients, d, list, n, "counterpart");
            else if (role_shares(e->recipients, e->n_recipients, d->e.actors, d->e.n_actors))
                add_others(r, e->actors, e->n_actors, d, list, n, "counterpart");
            if (*n > before) {
                name_country(r, d, *list + before, *n - before);
                return true;
            }
        }
    }
    // Who complains of a refusal is the one refused.
    if (!meets_speaker(r, d) || !role_add_speaker(r, (draft *)d, list, n)) return false;
    if (!role_shares(*list + before, *n - before, d->e.actors, d->e.n_actors)) return true;
    *n = before; // but nobody refuses himself
    return false;
}

// Is the word one that the draft stands on: its trigger, clause, or a word that its rule took in?
static bool stands_on(const draft *d, uint32_t word)
{
    if (d->match.word == word || d->clause == word || d->outer == word) return true;
    for (uint32_t i = 0; i < d->match.n_absorbed; i++)
        if (d->match.absorbed[i] == word) return true;
    return false;
}

// "Angered by the sale, Egypt expelled him" with the participle for the root: the main verb hangs
// on it. -1 when there is none.
static int32_t main_behind(const frame_view *f, uint32_t root)
{
    const token *t = &f->sentence->tokens[root];
    if (root > 0 || (t->xpos != XPOS_VBN && t->xpos != XPOS_VBG)) return -1;
    int32_t verb = frame_child(f, root, REL_PARATAXIS);
    return verb >= 0 && frame_child(f, (uint32_t)verb, REL_NSUBJ) >= 0 ? verb : -1;
}

// "Angered by the sale": no event without the one who angered.
static bool lacks_side(const draft *d)
{
    return d->match.rule->recipient_required && d->e.n_recipients == 0 &&
           str_eq(d->e.type, STR("ACCUSE"));
}

// The draft whose words are nearest above `d` in the tree.
static const draft *governing(const reading *r, const draft *d)
{
    uint32_t s = d->e.sentence, word = d->match.word;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        int32_t head = draft_token(d, word)->head;
        if (head < 0) head = main_behind(d->f, word);
        if (head < 0) return NULL;
        word = (uint32_t)head;
        for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
            const draft *o = &r->drafts.p[i];
            if (o != d && draft_live(o) && o->match.word != d->match.word && !lacks_side(o) &&
                stands_on(o, word))
                return o;
        }
    }
    return NULL;
}

// "Lin said that Oslo sold arms, although it had protested" with the last clause hung on "said": it
// is beside what was said before it. That clause, -1 if none.
static int32_t said_before(const draft *d, uint32_t above, uint32_t below)
{
    int32_t told = frame_child(d->f, above, REL_CCOMP);
    bool between = told > (int32_t)above && told < (int32_t)below;
    return between && draft_token(d, below)->rel == REL_ADVCL ? told : -1;
}

// "Backs those who reject violence", "a plan rejected by Mali", "decided to reject": whoever does
// the verb above is not the one against whom. In "a practice that Mali denounced" he may be.
static bool is_of_another(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    if (t->upos == UPOS_VERB && t->rel == REL_XCOMP) return true;
    if (deprel_base((deprel)t->rel) != REL_ACL || t->upos != UPOS_VERB || t->xpos == XPOS_VB)
        return false;
    if (str_eq(d->e.type, STR("REQUEST"))) return true; // "tents that Mali asked for"
    int32_t subject = frame_child(d->f, word, REL_NSUBJ);
    return subject < 0 || in(draft_token(d, (uint32_t)subject)->form, "who which that");
}

// "I think that Mali has refused": who speaks is not the one against whom.
static bool is_first_person(const draft *d, uint32_t verb)
{
    fillers found = {0};
    frame_fillers(d->f, verb, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (str_in_list(draft_token(d, found.word[i])->lemma, "I|we|i|me|us", '|')) return true;
    return false;
}

// The first clause above whose subject is an actor other than the draft's own.
static void fill_from_subject_above(reading *r, draft *d)
{
    uint32_t word = d->match.word;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        const token *t = draft_token(d, word);
        if (t->head < 0 || is_of_another(d, word)) return;
        int32_t told = said_before(d, (uint32_t)t->head, word);
        word = (uint32_t)t->head;
        uint32_t verb = told >= 0 ? (uint32_t)told : word;
        if (draft_token(d, verb)->upos != UPOS_VERB) continue;
        if (is_first_person(d, verb)) return;
        participant *list = NULL;
        uint32_t n = 0;
        role_add_subject(r, d->f, verb, &list, &n);
        add_others(r, list, n, d, &d->e.recipients, &d->e.n_recipients, "governor");
        if (n > 0) return;
    }
}

static bool material(str type)
{
    return in(type, "AID COOPERATE SUPPORT");
}

// "halts talks with Peru over arms sales": the reason of a hostile act is what its target does.
static bool is_reason(const draft *d)
{
    return in(draft_preposition(d->f, d->match.word), "after for amid") || draft_is_cause(d);
}

// "such a step", "the move": an act told before.
static bool names_earlier_act(const draft *d)
{
    const sentence *s = d->f->sentence;
    for (uint32_t w = 0; w + 1 < s->n_tokens; w++) {
        if (!in(s->tokens[w].lemma, "such this that the these those")) continue;
        uint32_t n = w + 1;
        if (in(s->tokens[n].lemma, "a an") && n + 1 < s->n_tokens) n++;
        if (in(s->tokens[n].lemma, "missile nuclear rocket weapons latest") && n + 1 < s->n_tokens)
            n++;
        if (in(s->tokens[n].lemma,
               "step move decision sale deal act action measure conduct plan "
               "delivery shipment export contract agreement ban expulsion embargo "
               "purchase attack raid arrest test exercise launch"))
            return true;
    }
    return false;
}

static bool take_act(reading *r, draft *d, size_t i)
{
    const draft *o = &r->drafts.p[i];
    if (!draft_live(o) || o->e.n_actors == 0) return false;
    add_others(r, o->e.actors, o->e.n_actors, d, &d->e.recipients, &d->e.n_recipients,
               "same event");
    if (d->e.n_recipients == 0) return false;
    d->of_act = true;
    d->act = i;
    return true;
}

// The nearest actor who is not the draft's own: whose act is meant.
static void fill_from_earlier_act(reading *r, draft *d)
{
    size_t at = (size_t)(d - r->drafts.p);
    uint32_t from = d->e.sentence > 0 ? d->e.sentence - 1 : 0;
    for (size_t i = at; i-- > r->first_draft[from];)
        if (take_act(r, d, i)) return;
    // "This deal is dangerous," she said after Italy had sold tanks
    for (size_t i = at + 1; i < r->first_draft[d->e.sentence + 1]; i++)
        if (take_act(r, d, i)) return;
}

// "will not put up with what France has begun": who acts in the clause that is found fault with.
static void fill_from_inner_subject(reading *r, draft *d)
{
    const sentence *s = d->f->sentence;
    for (uint32_t w = d->match.word + 1; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        if (deprel_base(t->rel) != REL_NSUBJ || t->head < 0) continue;
        if (deprel_base(s->tokens[t->head].rel) == REL_PARATAXIS) return; // "..., he said"
        if (!frame_below(d->f, d->match.word, w)) continue;
        participant *list = NULL;
        uint32_t n = 0;
        role_add_word(r, d->f, w, &list, &n);
        add_others(r, list, n, d, &d->e.recipients, &d->e.n_recipients, "clause");
        if (d->e.n_recipients > 0) return;
    }
}

// "Taiwan is a red line, its minister told his American counterpart": who is told is meant, unless
// it is the speaker's own people or the press.
static void fill_from_hearer(reading *r, draft *d)
{
    event *e = &d->e;
    const attribution *a = e->says;
    if (!a || a->sentence != e->sentence || a->verb < 0) return;
    static const slot_kind SLOTS[] = {SLOT_IOBJECT, SLOT_OBJECT, SLOT_PREP};
    for (size_t i = 0; i < sizeof SLOTS / sizeof *SLOTS && e->n_recipients == 0; i++) {
        fillers found = {0};
        participant *list = NULL;
        uint32_t n = 0;
        frame_fillers(d->f, (uint32_t)a->verb, SLOTS[i], STR("to"), &found);
        for (uint32_t k = 0; k < found.n; k++)
            if (found.word[k] != d->match.word) role_add_word(r, d->f, found.word[k], &list, &n);
        for (uint32_t k = 0; k < n; k++)
            if (list[k].actor->country.n && !is_press(list[k].actor))
                add_others(r, &list[k], 1, d, &e->recipients, &e->n_recipients, "hearer");
    }
}

// "The ministry broke off the talks, and Manila was told to lift its quota": by whoever does the
// clause that it is conjoined with.
static void fill_from_conjunct(reading *r, draft *d)
{
    const token *t = draft_token(d, d->match.word);
    for (int step = 0; step < 4 && t->rel != REL_CONJ && t->head >= 0; step++) // "must" of "told"
        t = draft_token(d, (uint32_t)t->head);
    if (t->rel != REL_CONJ || t->head < 0 || t->xpos != XPOS_VBN) return;
    participant *list = NULL;
    uint32_t n = 0;
    role_add_subject(r, d->f, (uint32_t)t->head, &list, &n);
    for (uint32_t i = 0; i < n; i++)
        if (!role_shares(&list[i], 1, d->e.recipients, d->e.n_recipients))
            role_add(r, &d->e.actors, &d->e.n_actors, list[i], "governor");
}

static const char LAWS[] = "bill law package act legislation measure budget decree";

// Is the subject a law, or a pronoun that can stand for one? Or is it what a law gives: "$5 million
// were set aside", "under which $5 million go to"?
static bool is_done_by_law(const draft *d)
{
    int32_t subject = frame_child(d->f, d->clause, REL_NSUBJ);
    str verb = draft_token(d, d->clause)->lemma;
    bool given = in(verb, "go flow") || (in(verb, "earmark allocate reserve appropriate set") &&
                                         frame_child(d->f, d->clause, REL_NSUBJ_PASS) >= 0);
    if (given && d->clause == d->match.word) return true;
    return subject >= 0 && d->clause == d->match.word &&
           (in(draft_token(d, (uint32_t)subject)->lemma, "it this which that") ||
            in(draft_token(d, (uint32_t)subject)->lemma, LAWS));
}

// "signed a bill", "adopted a law on aid"
static bool makes_law(const draft *d)
{
    for (uint32_t k = 0; k < d->match.n_absorbed; k++)
        if (in(draft_token(d, d->match.absorbed[k])->lemma, LAWS)) return true;
    fillers found = {0};
    return frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found) &&
           in(draft_token(d, found.word[0])->lemma, LAWS);
}

// "signed a bill. It sets aside ...": the law gives what those give who made it.
static void fill_from_lawmaker(reading *r, draft *d)
{
    uint32_t from = d->e.sentence > 1 ? d->e.sentence - 2 : 0;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > r->first_draft[from];) {
        const draft *o = &r->drafts.p[i];
        if (!draft_live(o) || o->e.n_actors == 0 || !makes_law(o)) continue;
        for (uint32_t k = 0; k < o->e.n_actors; k++)
            if (!role_shares(&o->e.actors[k], 1, d->e.recipients, d->e.n_recipients))
                role_add(r, &d->e.actors, &d->e.n_actors, o->e.actors[k], "same event");
        d->law = i + 1;
        if (d->e.status == EVENT_ONGOING) d->e.status = o->e.status; // in the law's present tense
        return;
    }
}

// "After Malawi sold rifles to Zambia, Mozambique protested": against who acted in the clause that
// tells what came before.
static void fill_from_clause_before(reading *r, draft *d)
{
    const frame_view *f = d->f;
    uint32_t s = d->e.sentence;
    for (uint32_t k = f->first_child[d->outer]; k < f->first_child[d->outer + 1]; k++) {
        uint32_t c = f->children[k];
        int32_t mark = frame_child(f, c, REL_MARK);
        if (deprel_base(draft_token(d, c)->rel) != REL_ADVCL || mark < 0) continue;
        if (!in(draft_token(d, (uint32_t)mark)->lemma, "after because")) continue;
        for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
            const draft *o = &r->drafts.p[i];
            if (o == d || !draft_live(o) || o->clause != c || o->e.n_actors == 0) continue;
            add_others(r, o->e.actors, o->e.n_actors, d, &d->e.recipients, &d->e.n_recipients,
                       "clause");
            return;
        }
    }
}

// Is it a country, or somebody of one, and none of those who act, speak or publish?
static bool is_third_country(const reading *r, const draft *d, const mention *m)
{
    if (m->kind != MENTION_ACTOR || m->n_actors != 1 || !m->actors[0]->country.n) return false;
    participant p = {.actor = m->actors[0]};
    for (uint32_t i = 0; i < r->mentions->n_authors; i++)
        if (role_same(p.actor, r->mentions->authors[i])) return false;
    const attribution *by = d->e.says;
    if (by && by->speaker && role_same(p.actor, by->speaker->actors[0])) return false;
    const draft *above = governing(r, d);
    return !role_shares(&p, 1, d->e.actors, d->e.n_actors) &&
           !(above && role_shares(&p, 1, above->e.actors, above->e.n_actors));
}

// Is it the deed of a state whose other side can only be another: a war, a sanction, a threat,
// concern about what is done there?
static bool is_on_third(const draft *d)
{
    static const char WARS[] = "invasion invade war aggression";
    static const char CONCERNS[] = "concern alarm express voice convey raise";
    const event *e = &d->e;
    str word = draft_token(d, d->match.word)->lemma;
    if (e->n_actors == 0 || !e->actors[0].actor->country.n) return false;
    if (d->match.rule->recipient_required) return false; // a guess makes no event
    const actor *a = e->actors[0].actor;
    if (a->n_sectors && !in(a->sectors[0], "GOV MIL")) return false;
    if (in(e->type, "ASSAULT")) return in(word, WARS);
    if (in(e->type, "ACCUSE")) return str_eq(e->mode, STR("disapprove")) && in(word, CONCERNS);
    return in(e->type, "THREATEN") || (in(e->type, "SANCTION") && !str_eq(e->mode, STR("convict")));
}

// "Helps Malian farmers following Chad's lawless invasion": a war is waged on the one other country
// that its sentence names.
static void fill_from_third_country(reading *r, draft *d)
{
    const mention_list *list = r->mentions;
    uint32_t s = d->e.sentence;
    const mention *only = NULL;
    for (uint32_t i = list->first_of[s]; i < list->first_of[s + 1]; i++) {
        const mention *m = &list->p[i];
        if (!is_third_country(r, d, m)) continue;
        if (only && !role_same(only->actors[0], m->actors[0])) return;
        only = m;
    }
    if (!only) return;
    participant p = {.actor = role_of_country(r, only->actors[0], STR_NONE), .sentence = s};
    role_add(r, &d->e.recipients, &d->e.n_recipients, p, "clause");
}

static void fill_from_above(reading *r, draft *d)
{
    event *e = &d->e;
    if (e->n_actors == 0 && str_eq(e->type, STR("AID")) && is_done_by_law(d))
        fill_from_lawmaker(r, d);
    const draft *above = governing(r, d);
    if (above && e->n_actors == 0 && material(e->type) && above->e.n_actors > 0 &&
        !in(above->e.type, "CONSULT ASSAULT COERCE PROTEST MOBILIZE") &&
        draft_token(d, d->match.word)->rel != REL_AMOD) {
        bool blamed = (is_reason(d) && plover_quad(above->e.type) >= 3) ||
                      (in(above->e.type, "ACCUSE THREATEN") && // "called the delivery a mistake"
                       draft_token(d, d->match.word)->upos == UPOS_NOUN);
        bool aside = !blamed && str_eq(above->e.type, STR("THREATEN")); // "crosses our red line"
        const participant *from = blamed ? above->e.recipients : above->e.actors;
        uint32_t n_from = aside ? 0 : blamed ? above->e.n_recipients : above->e.n_actors;
        for (uint32_t i = 0; i < n_from; i++)
            if (!role_shares(&from[i], 1, e->recipients, e->n_recipients))
                role_add(r, &e->actors, &e->n_actors, from[i], "governor");
    }
    bool same_actor =
        above && role_shares(above->e.actors, above->e.n_actors, e->actors, e->n_actors);
    if (above && e->n_recipients == 0 && same_actor &&
        !in(e->type, "AGREE CONSULT ACCUSE REQUEST REJECT THREATEN"))
        add_others(r, above->e.recipients, above->e.n_recipients, d, &e->recipients,
                   &e->n_recipients, "governor");
    bool aimed = in(e->type, "ACCUSE THREATEN REQUEST REJECT") ||
                 (str_eq(e->type, STR("SANCTION")) && // "a day after Niger recalled its envoy"
                  in(draft_preposition(d->f, d->clause), "after since when"));
    if (e->n_recipients == 0 && e->n_actors > 0 && aimed && (d->embedded || d->circumstance))
        fill_from_subject_above(r, d);
    if (e->n_recipients == 0 && e->n_actors > 0 && in(e->type, "ACCUSE THREATEN SANCTION"))
        fill_from_clause_before(r, d);
    if (e->n_recipients == 0 && e->n_actors > 0 && in(e->type, "ACCUSE THREATEN")) {
        fill_from_hearer(r, d);
        if (e->n_recipients == 0) fill_from_inner_subject(r, d);
        if (e->n_recipients == 0 && names_earlier_act(d)) fill_from_earlier_act(r, d);
    }
}

// Does the clause name this side, though by no word that we know for an actor ("I had a talk with
// ...", "talks with our allies")? Then it is not that of another event.
static bool names_side(const draft *d, bool actors)
{
    static const char *const PREPOSITIONS[] = {"with", "between", "among"};
    fillers found = {0};
    if (actors) return frame_fillers(d->f, d->match.word, SLOT_SUBJECT, STR_NONE, &found);
    for (size_t i = 0; i < sizeof PREPOSITIONS / sizeof *PREPOSITIONS; i++)
        if (frame_fillers(d->f, d->match.word, SLOT_PREP, str_of(PREPOSITIONS[i]), &found))
            return true;
    return false;
}

// Who meets and who talks changes from one meeting to the next: only "the talks" are the same.
static bool may_be_same(const draft *d, const draft *o)
{
    uint32_t a = d->e.sentence, b = o->e.sentence;
    if (a > b + SAME_EVENT_SENTENCES || b > a + SAME_EVENT_SENTENCES) return false;
    if (!str_eq(d->e.type, STR("CONSULT"))) return true;
    int32_t det = frame_child(d->f, d->match.word, REL_DET);
    return b <= a && det >= 0 && in(draft_token(d, (uint32_t)det)->lemma, "the this these those");
}

// The nearest draft of the same type that has the side which `d` lacks and shares the other.
static void fill_from_same_event(reading *r, draft *d)
{
    event *e = &d->e;
    bool noun = draft_token(d, d->match.word)->upos == UPOS_NOUN ||
                draft_token(d, d->match.word)->upos == UPOS_PROPN;
    if (!noun || d->elliptical || names_side(d, e->n_actors == 0)) return;
    size_t at = (size_t)(d - r->drafts.p);
    const draft *best = NULL;
    size_t best_distance = COUNTERPART_WINDOW;
    for (size_t i = 0; i < r->drafts.n; i++) {
        const draft *o = &r->drafts.p[i];
        size_t distance = i < at ? at - i : i - at;
        if (i == at || !draft_live(o) || !str_eq(o->e.type, e->type) || distance >= best_distance ||
            !may_be_same(d, o))
            continue;
        bool actors = role_shares(o->e.actors, o->e.n_actors, e->actors, e->n_actors);
        bool recipients =
            role_shares(o->e.recipients, o->e.n_recipients, e->recipients, e->n_recipients);
        if (e->n_actors == 0 ? recipients && o->e.n_actors > 0 : actors && o->e.n_recipients > 0) {
            best = o;
            best_distance = distance;
        }
    }
    if (!best) return;
    if (e->n_actors == 0)
        for (uint32_t i = 0; i < best->e.n_actors; i++)
            role_add(r, &e->actors, &e->n_actors, best->e.actors[i], "same event");
    else
        for (uint32_t i = 0; i < best->e.n_recipients; i++)
            if (!role_shares(&best->e.recipients[i], 1, e->actors, e->n_actors))
                role_add(r, &e->recipients, &e->n_recipients, best->e.recipients[i], "same event");
    if (d->match.rule->reciprocal && in(e->type, "CONSULT COOPERATE")) role_make_reciprocal(r, d);
}

// "rejected the demand", "said no": an answer, unless its object is something new or another's.
static bool answers(const draft *d)
{
    fillers found = {0};
    if (str_eq(d->e.type, STR("THREATEN"))) return true;
    if (!frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found)) return true;
    for (uint32_t i = d->f->first_child[found.word[0]]; i < d->f->first_child[found.word[0] + 1];
         i++) {
        const token *c = draft_token(d, d->f->children[i]);
        deprel rel = deprel_base(c->rel);
        if (rel == REL_DET && in(c->lemma, "a an any another some no")) return false;
        if (rel == REL_NMOD && c->rel != REL_NMOD_POSS) return false;
    }
    return true;
}

// "Peru protested to Chile. Santiago rejected the criticism", "Chile expelled two Peruvians. Lima
// vowed to respond": the answer goes to the one who began.
static void fill_from_quarrel(reading *r, draft *d)
{
    event *e = &d->e;
    bool rejects = str_eq(e->type, STR("REJECT"));
    if ((!rejects && !str_eq(e->type, STR("THREATEN"))) || !answers(d)) return;
    uint32_t from = e->sentence > QUARREL_SENTENCES ? e->sentence - QUARREL_SENTENCES : 0;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > r->first_draft[from];) {
        const draft *o = &r->drafts.p[i];
        if (!draft_live(o) || !in(o->e.type, rejects ? "REQUEST ACCUSE AGREE THREATEN"
                                                     : "SANCTION COERCE ASSAULT THREATEN ACCUSE"))
            continue;
        if (!role_shares(o->e.recipients, o->e.n_recipients, e->actors, e->n_actors)) continue;
        add_others(r, o->e.actors, o->e.n_actors, d, &e->recipients, &e->n_recipients,
                   "counterpart");
        if (e->n_recipients > 0) return;
    }
}

static bool is_military(const event *e)
{
    for (uint32_t i = 0; i < e->n_contexts; i++)
        if (str_eq(e->contexts[i], STR("military"))) return true;
    return false;
}

// "has sold it jets since 2015. Last year it also gave missiles": to the same country, when the
// clause names nobody.
static void fill_from_same_customer(reading *r, draft *d)
{
    static const char *const PREPOSITIONS[] = {"to", "for", "with", "from", "in", "against"};
    event *e = &d->e;
    fillers found = {0};
    if (!in(e->type, "AID COOPERATE") || !is_military(e) || d->elliptical) return;
    if (draft_token(d, d->match.word)->upos != UPOS_VERB) return;
    if (frame_fillers(d->f, d->match.word, SLOT_IOBJECT, STR_NONE, &found)) return;
    for (size_t i = 0; i < sizeof PREPOSITIONS / sizeof *PREPOSITIONS; i++)
        if (frame_fillers(d->f, d->match.word, SLOT_PREP, str_of(PREPOSITIONS[i]), &found) &&
            mention_covering(r->mentions, e->sentence, found.word[0], MENTION_TIME) == NULL)
            return;
    uint32_t from = e->sentence > 0 ? e->sentence - 1 : 0;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > r->first_draft[from];) {
        const draft *o = &r->drafts.p[i];
        if (!draft_live(o) || !in(o->e.type, "AID COOPERATE AGREE") || !is_military(&o->e))
            continue;
        if (!role_shares(o->e.actors, o->e.n_actors, e->actors, e->n_actors)) continue;
        add_others(r, o->e.recipients, o->e.n_recipients, d, &e->recipients, &e->n_recipients,
                   "same event");
        if (e->n_recipients > 0) return;
    }
}

// "China stands ready, its ministry said": the government speaks for the country. Under a label and
// in a statement of one's own the country is named for itself.
static void sector_from_speaker(reading *r, draft *d)
{
    event *e = &d->e;
    if (!e->says || e->says->verb < 0) return;
    participant *speaker = NULL;
    uint32_t n = 0;
    if (!in(e->type, "AGREE REQUEST REJECT ACCUSE THREATEN SANCTION CONCEDE") ||
        !role_add_speaker(r, d, &speaker, &n))
        return;
    for (uint32_t i = 0; i < e->n_actors; i++) {
        participant *p = &e->actors[i];
        for (uint32_t k = 0; k < n; k++) {
            const actor *s = speaker[k].actor;
            if (p->actor->n_sectors || !s->n_sectors || !s->country.n) continue;
            if (!str_eq(s->country, p->actor->country)) continue;
            actor *copy = arena_array(r->a, actor, 1);
            *copy = *p->actor;
            copy->n_sectors = s->n_sectors;
            for (int j = 0; j < s->n_sectors; j++) copy->sectors[j] = s->sectors[j];
            copy->code = s->code;
            p->actor = copy;
        }
    }
}

// "The talks with Peru have been broken off, the ministry in Quito said": who makes it known has
// done it, if the clause names nobody.
static void fill_actor_from_speaker(reading *r, draft *d)
{
    event *e = &d->e;
    if (e->n_actors || !e->n_recipients || !in(e->type, "SANCTION AGREE REJECT")) return;
    if (str_eq(e->type, STR("SANCTION")) && !in(e->cameo, "161 164 165")) return;
    fillers subject = {0};
    if (frame_fillers(d->f, d->outer, SLOT_SUBJECT, STR_NONE, &subject)) return;
    participant *speaker = NULL;
    uint32_t n = 0;
    if (!role_add_speaker(r, d, &speaker, &n) || n != 1) return;
    const actor *a = speaker[0].actor;
    bool governs = a->country.n && a->n_sectors == 1 && str_eq(a->sectors[0], STR("GOV"));
    if (governs && !role_shares(speaker, n, e->recipients, e->n_recipients))
        role_add(r, &e->actors, &e->n_actors, speaker[0], "speaker");
}

// "Egypt would return to the talks if Sudan stopped firing": with whom, the condition says.
static void fill_from_condition(reading *r, draft *d)
{
    const sentence *s = d->f->sentence;
    bool offers = str_eq(d->e.type, STR("AGREE")) && d->e.status == EVENT_CONDITIONAL;
    if (!offers && !str_eq(d->e.type, STR("THREATEN"))) return;
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        if (deprel_base(t->rel) != REL_NSUBJ || t->head < 0) continue;
        if (!condition_is_part(d->f, (uint32_t)t->head)) continue;
        participant *list = NULL;
        uint32_t n = 0;
        role_add_word(r, d->f, w, &list, &n);
        add_others(r, list, n, d, &d->e.recipients, &d->e.n_recipients, "clause");
        if (d->e.n_recipients > 0) return;
    }
}

// "Walked out of the talks, accusing Chad of lies": whose talks they were, the reason says.
static void fill_from_reason(reading *r, draft *d)
{
    event *e = &d->e;
    uint32_t s = e->sentence;
    if (!in(e->type, "REJECT SANCTION")) return;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        const token *t = draft_token(o, o->match.word);
        if (o == d || !draft_live(o) || !str_eq(o->e.type, STR("ACCUSE"))) continue;
        int32_t above = t->xpos == XPOS_VBG ? t->head : -1;
        if (above >= 0 && draft_token(o, (uint32_t)above)->rel == REL_PARATAXIS)
            above = draft_token(o, (uint32_t)above)->head; // "..., he said, accusing"
        if (above != (int32_t)d->clause) continue;
        add_others(r, o->e.recipients, o->e.n_recipients, d, &e->recipients, &e->n_recipients,
                   "same event");
        if (e->n_recipients > 0) return;
    }
}

// "Peru and Chile put off their talks", "broke off relations": with one another.
static bool ends_together(const draft *d)
{
    if (!str_eq(d->e.type, STR("SANCTION")) || !str_eq(d->e.mode, STR("discontinue")) ||
        !deal_among_themselves(d))
        return false;
    fillers found = {0};
    uint32_t word = d->match.word;
    if (draft_token(d, word)->upos == UPOS_VERB &&
        frame_fillers(d->f, word, SLOT_OBJECT, STR_NONE, &found))
        word = found.word[0];
    return in(draft_token(d, word)->lemma, "talk talks negotiation consultation round meeting "
                                           "summit relation tie contact dialogue cooperation "
                                           "exchange trade link visit session");
}

// "Peru and Chile agreed to reopen the road": with one another.
static bool agrees_together(const draft *d)
{
    return str_eq(d->e.type, STR("AGREE")) && deal_among_themselves(d) &&
           in(draft_token(d, d->outer)->lemma, "agree pledge undertake decide");
}

void discourse_fill(reading *r)
{
    for (size_t i = 0; i < r->drafts.n; i++) {
        draft *d = &r->drafts.p[i];
        if (!draft_live(d)) continue;
        fill_actor_from_speaker(r, d);
        if (d->e.n_actors == 0 && str_eq(d->e.type, STR("REQUEST"))) fill_from_conjunct(r, d);
        sector_from_speaker(r, d);
        if (d->e.n_recipients == 0 && agrees_together(d)) role_make_reciprocal(r, d);
        mourn_fill(r, d);
        doer_fill_meeting(r, d);
        if (d->e.n_recipients == 0 && d->e.n_actors > 0) doer_fill(r, d);
        if (d->e.n_actors == 0 || d->e.n_recipients == 0) fill_from_above(r, d);
        if ((d->e.n_actors == 0) != (d->e.n_recipients == 0)) fill_from_same_event(r, d);
        if (d->e.n_recipients == 0 && d->e.n_actors > 0) fill_from_same_customer(r, d);
        if (d->e.n_recipients == 0 && d->e.n_actors > 0) fill_from_condition(r, d);
        if (d->e.n_recipients == 0 && d->e.n_actors > 0 && in(d->e.type, "AGREE REJECT"))
            fill_from_hearer(r, d);
        if (d->e.n_recipients == 0 && d->e.n_actors > 0) fill_from_quarrel(r, d);
        recall_sides(r, d);
        if (d->e.n_recipients == 0 && d->e.n_actors > 0) fill_from_reason(r, d);
        if (d->e.n_recipients == 0 && ends_together(d)) role_make_reciprocal(r, d);
        if (d->e.n_recipients == 0 && is_on_third(d)) fill_from_third_country(r, d);
    }
}
