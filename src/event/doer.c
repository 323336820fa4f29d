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

// Words that praise an act, and do not promise or restate one's own.
static const char PRAISES[] =
    "welcome praise applaud commend hail thank appreciate appreciation "
    "congratulate salute gratitude grateful thankful acknowledge recognize "
    "recognise praise thanks";

static bool in(str s, const char *list)
{
    return str_in_list(s, list, ' ');
}

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

// "The restrictions on speech in Chad".
static void fill_from_scene(reading *r, draft *d, uint32_t phrase)
{
    bool misdeed = false;
    for (uint32_t w = 0; w < d->f->sentence->n_tokens; w++) {
        if (!frame_below(d->f, phrase, w)) continue;
        misdeed |= in(draft_token(d, w)->lemma, STATE_MISDEEDS);
        if (!misdeed || !in(draft_preposition(d->f, w), "in across throughout inside")) continue;
        participant *list = NULL;
        uint32_t n = 0;
        role_add_word(r, d->f, w, &list, &n);
        if (n == 1 && list[0].actor->country.n && !list[0].actor->n_sectors) {
            add_doers(r, d, list, n);
            return;
        }
    }
}

// "Met the Armenian minister. The Secretary pledged further help": in a government's own account of
// talks what it promises goes to whom it talked with.
static void fill_from_meeting(reading *r, draft *d)
{
    event *e = &d->e;
    if (r->mentions->n_authors != 1 || !str_eq(e->type, STR("AGREE")) ||
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
        role_add(r, &e->recipients, &e->n_recipients, p, "counterpart");
        return;
    }
}

void doer_fill(reading *r, draft *d)
{
    fill_from_meeting(r, d);
    static const char *const ABOUT[] = {"about", "over", "at", "by", "for"};
    fillers found = {0};
    bool blames = str_eq(d->e.type, STR("ACCUSE"));
    if (!blames &&
        (!str_eq(d->e.type, STR("SUPPORT")) || !in(draft_token(d, d->match.word)->lemma, PRAISES)))
        return;
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    for (size_t i = 0; i < sizeof ABOUT / sizeof *ABOUT && found.n == 0; i++)
        frame_fillers(d->f, d->match.word, SLOT_PREP, str_of(ABOUT[i]), &found);
    for (uint32_t k = 0; k < found.n && !d->e.n_recipients; k++) {
        uint32_t phrase = found.word[k];
        fill_from_told(r, d, phrase);
        if (!d->e.n_recipients && !blames) fill_from_parties(r, d, phrase);
        if (!d->e.n_recipients && blames) fill_from_scene(r, d, phrase);
    }
}
