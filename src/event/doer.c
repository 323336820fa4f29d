// Whose act it is that somebody blames or praises: who did it is to whom the words are addressed
// ("condemned the torture of a lawyer by the militia", "welcomed the understanding between Peru and
// Chile", "concern about the restrictions on speech in Chad").
#include "event/draft.h"
#include "rule/plover.h"

#define MEETING_SENTENCES 6 // of a readout

// What a state does to its own: the country where it happens has done it.
static const char STATE_MISDEEDS[] =
    "restriction crackdown repression arrest detention imprisonment persecution prosecution "
    "censorship coup conviction sentencing execution harassment intimidation suppression "
    "backsliding "
    "erosion curtailment closure disqualification abuse violation";

// What frees whom a state has held.
static const char STATE_MERCIES[] =
    "release freeing liberation acquittal pardon exoneration amnesty parole";

// Words that praise an act, and do not promise or restate one's own.
static const char PRAISES[] =
    "welcome praise applaud commend hail thank appreciate appreciation "
    "congratulate salute gratitude grateful thankful acknowledge recognize "
    "recognise praise thanks";

static void add_doers(reading *r, draft *d, const participant *from, uint32_t n_from)
{
    event *e = &d->e;
    for (uint32_t i = 0; i < n_from; i++)
        if (from[i].actor->code.n && !role_shares(&from[i], 1, e->actors, e->n_actors))
            role_add(r, &e->recipients, &e->n_recipients, from[i], "clause");
}

// Who does the first event told by a word of the phrase.
static void fill_from_told(reading *r, draft *d, uint32_t phrase)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1] && !d->e.n_recipients; i++) {
        const draft *o = &r->drafts.p[i];
        if (o == d || o->dropped || o->match.word == d->match.word) continue;
        if (!frame_below(d->f, phrase, o->match.word) || in(o->e.type, "CONSULT")) continue;
        bool hostile = plover_quad(o->e.type) >= 3;
        if (hostile != str_eq(d->e.type, STR("ACCUSE"))) continue;
        add_doers(r, d, o->e.actors, o->e.n_actors);
    }
}

// "The understanding between Peru and Chile": both.
static void fill_from_parties(reading *r, draft *d, uint32_t phrase)
{
    fillers found = {0};
    participant *list = NULL;
    uint32_t n = 0;
    for (uint32_t w = 0; w < d->f->sentence->n_tokens && !n; w++) {
        if (!frame_below(d->f, phrase, w)) continue;
        frame_fillers(d->f, w, SLOT_PREP, STR("between"), &found);
        for (uint32_t k = 0; k < found.n; k++) role_add_word(r, d->f, found.word[k], &list, &n);
    }
    if (n > 1) add_doers(r, d, list, n);
}

// "The restrictions on speech in Chad", "the release of a poet in Chad".
static void fill_from_scene(reading *r, draft *d, uint32_t phrase)
{
    const char *deeds = str_eq(d->e.type, STR("ACCUSE")) ? STATE_MISDEEDS : STATE_MERCIES;
    bool deed = false;
    for (uint32_t w = 0; w < d->f->sentence->n_tokens; w++) {
        if (!frame_below(d->f, phrase, w)) continue;
        deed |= in(draft_token(d, w)->lemma, deeds);
        if (!deed || !in(draft_preposition(d->f, w), "in across throughout inside")) continue;
        participant *list = NULL;
        uint32_t n = 0;
        role_add_word(r, d->f, w, &list, &n);
        if (n == 1 && list[0].actor->country.n && !list[0].actor->n_sectors) {
            add_doers(r, d, list, n);
            return;
        }
    }
}

// "The release of three Kenyan editors", "the sentencing of Kenyan editors": a state holds, tries
// and frees its own people before others'.
static void fill_from_held(reading *r, draft *d, uint32_t phrase)
{
    static const char HELD[] = "release freeing acquittal pardon arrest detention imprisonment "
                               "persecution prosecution conviction sentencing harassment";
    fillers found = {0};
    if (!in(draft_token(d, phrase)->lemma, HELD)) return;
    frame_fillers(d->f, phrase, SLOT_OBJECT, STR_NONE, &found);
    for (uint32_t k = 0; k < found.n; k++) {
        participant *list = NULL;
        uint32_t n = 0;
        role_add_word(r, d->f, found.word[k], &list, &n);
        for (uint32_t i = 0; i < n; i++) {
            if (!list[i].actor->country.n || role_shares(&list[i], 1, d->e.actors, d->e.n_actors))
                continue;
            participant p = list[i];
            p.actor = role_of_country(r, p.actor, STR_NONE);
            role_add(r, &d->e.recipients, &d->e.n_recipients, p, "clause");
            return;
        }
    }
}

// "Violations committed by the Chadian army", "the corruption exported by the regime": who is said
// to have done what is blamed.
static void fill_from_agent(reading *r, draft *d, uint32_t phrase)
{
    static const char DONE[] = "commit perpetrate cause inflict orchestrate undertake take impose "
                               "pose wage conduct launch carry export levy organize organise "
                               "engineer instigate direct order";
    for (uint32_t w = phrase + 1; w < d->f->sentence->n_tokens; w++) {
        fillers by = {0};
        participant *list = NULL;
        uint32_t n = 0;
        const token *t = draft_token(d, w);
        if (t->xpos != XPOS_VBN || deprel_base((deprel)t->rel) != REL_ACL || !in(t->lemma, DONE) ||
            !frame_below(d->f, phrase, w))
            continue;
        frame_fillers(d->f, w, SLOT_PREP, STR("by"), &by);
        for (uint32_t k = 0; k < by.n; k++) role_add_word(r, d->f, by.word[k], &list, &n);
        add_doers(r, d, list, n);
        if (d->e.n_recipients) return;
    }
}

// "Escalations of Chadian military activities", "a series of missile launches by Chad": whose
// doings they are that are blamed.
static void fill_from_owner(reading *r, draft *d, uint32_t phrase)
{
    static const char DOINGS[] = "activity action provocation behavior behaviour conduct buildup "
                                 "build-up manoeuvre maneuver operation launch test decision "
                                 "policy rhetoric statement";
    for (uint32_t w = phrase; w < d->f->sentence->n_tokens; w++) {
        participant *list = NULL;
        uint32_t n = 0;
        if ((w != phrase && !frame_below(d->f, phrase, w)) || !in(draft_token(d, w)->lemma, DOINGS))
            continue;
        role_add_subject(r, d->f, w, &list, &n);
        add_doers(r, d, list, n);
        if (d->e.n_recipients) return;
    }
}

// Does the word stand behind "the release of"?
static bool is_freed(const draft *d, uint32_t word)
{
    for (int step = 0; step < 4; step++) {
        const token *t = draft_token(d, word);
        if (t->head < 0 || t->head == (int32_t)d->match.word) return false;
        if (str_eq(draft_preposition(d->f, word), STR("of")))
            return in(draft_token(d, (uint32_t)t->head)->lemma, STATE_MERCIES);
        word = (uint32_t)t->head;
    }
    return false;
}

// "A violation of Council resolutions", "a breach of the Union's charter": what is broken, and not
// whose conduct is blamed.
static bool is_broken(const draft *d, const mention *m)
{
    const token *t = draft_token(d, m->head);
    return (t->rel == REL_COMPOUND || t->rel == REL_NMOD_POSS) && t->head >= 0 &&
           in(draft_token(d, (uint32_t)t->head)->lemma,
              "resolution charter convention treaty protocol statute mandate");
}

// "The abuse of farmers by the army", "restrictions on editors": who suffers what is blamed.
static bool is_victim(const draft *d, const participant *p)
{
    static const char SUFFERS[] = "CVL MED EDU REL LAB HLH AGR NGO REF";
    const actor *a = p->actor;
    uint32_t word = p->mention->head;
    int32_t above = draft_token(d, word)->head;
    if (!a->n_sectors || !in(a->sectors[0], SUFFERS) || above < 0) return false;
    return in(draft_preposition(d->f, word), "of on against") &&
           in(draft_token(d, (uint32_t)above)->lemma, STATE_MISDEEDS);
}

static bool is_no_addressee(const draft *d, const participant *p)
{
    const mention *m = p->mention;
    if (!m || m->sentence != d->e.sentence) return false;
    if (is_freed(d, m->head)) return true;
    return str_eq(d->e.type, STR("ACCUSE")) && (is_broken(d, m) || is_victim(d, p));
}

void doer_drop_others(draft *d)
{
    event *e = &d->e;
    uint32_t kept = 0;
    if (!in(e->type, "SUPPORT ACCUSE")) return;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        if (!is_no_addressee(d, &e->recipients[i])) e->recipients[kept++] = e->recipients[i];
    }
    e->n_recipients = kept;
}

// What is told of talks without saying with whom; "attended the summit", "spoke about our
// concerns", "held meetings with foundations" have other sides, or none.
static bool goes_to_whom_one_met(const draft *d)
{
    fillers found = {0};
    if (in(d->e.type, "AGREE SUPPORT AID")) return true;
    return in(d->e.type, "CONSULT") &&
           in(draft_token(d, d->match.word)->lemma, "discuss review meeting talk conversation") &&
           !frame_fillers(d->f, d->match.word, SLOT_PREP, STR("with"), &found) &&
           !frame_fillers(d->f, d->match.word, SLOT_PREP, STR("between"), &found);
}

// "Met the Armenian minister. The Secretary pledged further help": in a government's own account of
// talks what it promises goes to whom it talked with.
static void fill_from_meeting(reading *r, draft *d)
{
    event *e = &d->e;
    if (r->mentions->n_authors != 1 || !goes_to_whom_one_met(d) ||
        e->status == EVENT_HYPOTHETICAL ||
        mention_speaker(r->mentions, e->sentence, d->match.word) ||
        !role_same(e->actors[0].actor, r->mentions->authors[0]))
        return;
    for (size_t i = (size_t)(d - r->drafts.p); i-- > 0;) {
        const draft *o = &r->drafts.p[i];
        if (o->e.sentence + MEETING_SENTENCES < e->sentence) return;
        if (!draft_live(o) || !in(o->e.type, "CONSULT") || o->e.n_actors < 2) continue;
        if (!role_shares(o->e.actors, o->e.n_actors, e->actors, e->n_actors)) continue;
        const participant *other = NULL;
        for (uint32_t k = 0; k < o->e.n_actors; k++) {
            const participant *p = &o->e.actors[k];
            if (role_shares(p, 1, e->actors, e->n_actors)) continue;
            if (!p->actor->country.n || (other && !role_same(p->actor, other->actor))) return;
            other = p;
        }
        if (!other) return;
        participant p = *other;
        p.mention = NULL;
        p.span = (span){0};
        // talks go on between the same two, and "thanked the emir" names him
        bool himself = in(e->type, "CONSULT") || in(draft_token(d, d->match.word)->lemma, PRAISES);
        if (!himself) p.actor = role_of_country(r, p.actor, STR_NONE);
        role_add(r, &e->recipients, &e->n_recipients, p, "counterpart");
        if (in(e->type, "CONSULT")) role_make_reciprocal(r, d);
        return;
    }
}

// Who did what the phrase tells, which is blamed or praised.
static void fill_from_deed(reading *r, draft *d, uint32_t phrase, bool blames)
{
    fill_from_told(r, d, phrase);
    if (!d->e.n_recipients && !blames) fill_from_parties(r, d, phrase);
    if (!d->e.n_recipients && blames) fill_from_agent(r, d, phrase);
    if (!d->e.n_recipients && blames) fill_from_owner(r, d, phrase);
    if (!d->e.n_recipients) fill_from_scene(r, d, phrase);
    if (!d->e.n_recipients) fill_from_held(r, d, phrase);
}

// "Voiced concern over the arrests", "was alarmed by the arrests": the object feels, or is felt,
// and the deed stands behind a preposition.
static void fill_from_felt(reading *r, draft *d)
{
    static const char *const ABOUT[] = {"about", "over", "at", "by", "for"};
    fillers found = {0};
    for (size_t i = 0; i < sizeof ABOUT / sizeof *ABOUT && found.n == 0; i++)
        frame_fillers(d->f, d->match.word, SLOT_PREP, str_of(ABOUT[i]), &found);
    for (uint32_t k = 0; k < found.n && !d->e.n_recipients; k++) {
        fill_from_agent(r, d, found.word[k]);
        if (!d->e.n_recipients) fill_from_owner(r, d, found.word[k]);
    }
}

static void fill_from_praised(reading *r, draft *d)
{
    static const char *const ABOUT[] = {"about", "over", "at", "by", "for"};
    fillers found = {0};
    bool blames = str_eq(d->e.type, STR("ACCUSE"));
    if (!blames &&
        (!str_eq(d->e.type, STR("SUPPORT")) || !in(draft_token(d, d->match.word)->lemma, PRAISES)))
        return;
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    for (size_t i = 0; i < sizeof ABOUT / sizeof *ABOUT && found.n == 0; i++)
        frame_fillers(d->f, d->match.word, SLOT_PREP, str_of(ABOUT[i]), &found);
    if (found.n == 0 && frame_fillers(d->f, d->match.word, SLOT_PREP, STR("in"), &found) &&
        !in(draft_token(d, found.word[0])->lemma, "term terms"))
        found.n = 0; // "condemns in the strongest terms the murder": what, hung on the terms
    for (uint32_t k = 0; k < found.n && !d->e.n_recipients; k++)
        fill_from_deed(r, d, found.word[k], blames);
    if (blames && !d->e.n_recipients) fill_from_felt(r, d);
}

// "At a meeting with the union, the minister asked": who speaks at a meeting with somebody has met
// him.
static bool is_scene_of_clause(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    if (deprel_base(t->rel) != REL_OBL || t->head < 0 || t->upos != UPOS_NOUN) return false;
    if (!in(t->lemma,
            "meeting talk talks discussion conversation negotiation dialogue interaction"))
        return false;
    uint32_t verb = (uint32_t)t->head;
    const participant *with = &d->e.recipients[0];
    if (!with->mention || with->sentence != d->e.sentence) return false;
    return in(draft_preposition(d->f, d->match.word), "at in during after following") &&
           draft_token(d, verb)->upos == UPOS_VERB && frame_child(d->f, verb, REL_AUX_PASS) < 0;
}

void doer_fill_meeting(reading *r, draft *d)
{
    event *e = &d->e;
    participant *who = NULL;
    uint32_t n = 0, verb = (uint32_t)draft_token(d, d->match.word)->head;
    if (!in(e->type, "CONSULT") || e->n_actors || !e->n_recipients || !is_scene_of_clause(d))
        return;
    role_add_subject(r, d->f, verb, &who, &n);
    for (uint32_t i = 0; i < n; i++)
        if (who[i].actor->code.n && !str_eq(who[i].actor->code, e->recipients[0].actor->code))
            role_add(r, &e->actors, &e->n_actors, who[i], "clause");
    if (e->n_actors) role_make_reciprocal(r, d);
}

void doer_fill(reading *r, draft *d)
{
    if (str_eq(d->e.type, STR("AGREE"))) fill_from_meeting(r, d);
    fill_from_praised(r, d);
    if (!d->e.n_recipients) fill_from_meeting(r, d);
}
