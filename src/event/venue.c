// Where it happens when no table knows the place: "at the bus stand", "in front of the collector's
// office", "in Karugamo", "blocked the ring road". It lies in the country of the people who act
// there; where that is not known, or of strangers to the place, nothing is said.
#include "event/draft.h"

#include <math.h>

#define VENUE_CLIMB_MAX 4
#define VENUE_WORD_MAX  24 // bytes of the longest word below, and some

// Where crowds stand, and blows fall.
static const char VENUES[] =
    "office collectorate headquarters stadium campus station hall court courthouse building gate "
    "road street avenue square circle junction crossing crossroads intersection market bazaar park "
    "ground grounds hospital clinic school college university institute mine plant factory mill "
    "village town township city district suburb residence secretariat legislature parliament "
    "assembly embassy consulate mosque church temple shrine monastery highway motorway bridge "
    "border prison jail checkpoint checkpost post camp airport port harbour harbor depot terminal "
    "stand stop hostel hotel mall shop colony settlement neighbourhood neighborhood locality plaza "
    "promenade roundabout toll tollgate barracks base farm estate island beach field forest jungle "
    "quarry site club house palace statue memorial monument chowk maidan nagar bungalow";

// What only says by which side of a place: "in front of the office".
static const char SIDES[] = "front middle outskirts vicinity heart part compound premise entrance "
                            "side corner end centre center precinct";

// What is blocked by those who stand on it.
static const char ROADS[] =
    "road street highway motorway bridge junction crossing freeway expressway "
    "railway track avenue roundabout route intersection tollgate";

// The lemma without its capitals: a Circle is a circle.
static bool among(str lemma, const char *list)
{
    char small[VENUE_WORD_MAX];
    if (lemma.n > sizeof small) return false;
    for (size_t i = 0; i < lemma.n; i++)
        small[i] = (char)(lemma.p[i] >= 'A' && lemma.p[i] <= 'Z' ? lemma.p[i] | 0x20 : lemma.p[i]);
    return in((str){small, lemma.n}, list);
}

// "Karugamo", of which nothing is known; no "NATO".
static bool is_unknown_name(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    const mention_list *m = d->f->mentions;
    if (t->upos != UPOS_PROPN || t->form.n < 4) return false;
    bool small = false;
    for (size_t i = 1; i < t->form.n; i++) small |= t->form.p[i] >= 'a' && t->form.p[i] <= 'z';
    return small && frame_child(d->f, word, REL_DET) < 0 &&
           !mention_covering(m, d->e.sentence, word, MENTION_ACTOR) &&
           !mention_covering(m, d->e.sentence, word, MENTION_TIME) &&
           !mention_covering(m, d->e.sentence, word, MENTION_SAID);
}

static bool is_venue(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    if (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN) return false;
    return !draft_own_word(d, word) && (among(t->lemma, VENUES) || is_unknown_name(d, word));
}

// The word that stands for the venue in its clause; -1 when no preposition says that it is where.
static int32_t anchor_of(const draft *d, uint32_t word)
{
    str p = draft_preposition(d->f, word);
    int32_t above = draft_token(d, word)->head;
    if (in(p, "at in outside near inside before opposite around")) return (int32_t)word;
    bool moves = str_eq(d->e.type, STR("PROTEST")) && !is_unknown_name(d, word);
    if (moves && in(p, "on from along through")) return (int32_t)word; // "marched from the park"
    bool side = in(p, "of") && above >= 0 && in(draft_token(d, (uint32_t)above)->lemma, SIDES);
    return side && in(draft_preposition(d->f, (uint32_t)above), "in on at near outside") ? above
                                                                                         : -1;
}

static bool clause_ends(deprel rel)
{
    rel = deprel_base(rel);
    return rel == REL_ADVCL || rel == REL_CCOMP || rel == REL_PARATAXIS || rel == REL_ACL ||
           rel == REL_CONJ;
}

// Steps from the word up to the event's own; past the longest climb when it hangs on another deed,
// clause or person ("the clerk at the station was shot").
static int steps_to(const reading *r, const draft *d, uint32_t word)
{
    for (int step = 1; step < VENUE_CLIMB_MAX; step++) {
        const token *t = draft_token(d, word);
        if (t->head < 0 || clause_ends((deprel)t->rel)) break;
        word = (uint32_t)t->head;
        if (draft_own_word(d, word)) return step;
        bool passes = is_venue(d, word) || in(draft_token(d, word)->lemma, SIDES);
        if (!passes || draft_owner(r, d->e.sentence, word)) break;
    }
    return VENUE_CLIMB_MAX;
}

// Whose country says where: of those who act, and of named bodies; not the nationality that tells
// strangers apart ("three Chileans were held"), nor the office that we have guessed from it.
static bool is_at_home(const participant *p, bool acts)
{
    static const char UNSURE[] = "demonym|pronoun|same event|counterpart|duty";
    return !str_in_list(p->how, UNSURE, '|') && (acts || !str_eq(p->how, STR("agent")));
}

static str home_of(const event *e)
{
    str home = STR_NONE;
    bool settled = false;
    for (uint32_t i = 0; i < e->n_actors + e->n_recipients; i++) {
        const participant *p = i < e->n_actors ? &e->actors[i] : &e->recipients[i - e->n_actors];
        if (!p->actor->country.n) continue;
        if (home.n && !str_eq(home, p->actor->country)) return STR_NONE;
        home = p->actor->country;
        settled |= is_at_home(p, i < e->n_actors);
    }
    return settled ? home : STR_NONE;
}

// "Blocked the ring road": the object of those who stand on it.
static int32_t blocked_road(const draft *d)
{
    fillers found = {0};
    if (!str_eq(d->e.mode, STR("obstruct"))) return -1;
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (among(draft_token(d, found.word[i])->lemma, ROADS)) return (int32_t)found.word[i];
    return -1;
}

static int32_t find_venue(const reading *r, const draft *d)
{
    int nearest = VENUE_CLIMB_MAX;
    int32_t best = -1;
    for (uint32_t w = 0; w < d->f->sentence->n_tokens; w++) {
        int32_t anchor = is_venue(d, w) ? anchor_of(d, w) : -1;
        int steps = anchor >= 0 ? steps_to(r, d, (uint32_t)anchor) : VENUE_CLIMB_MAX;
        if (steps >= nearest) continue;
        nearest = steps;
        best = (int32_t)w;
    }
    return best >= 0 ? best : blocked_road(d);
}

// The name or noun with what stands before it, without its article: "Anand Circle", "main road".
static span words_of(const draft *d, uint32_t word)
{
    span out = draft_token(d, word)->span;
    for (uint32_t w = word; w > 0; w--) {
        const token *t = draft_token(d, w - 1);
        deprel rel = deprel_base((deprel)t->rel);
        if (t->head != (int32_t)word || (rel != REL_COMPOUND && rel != REL_AMOD && rel != REL_FLAT))
            break;
        out = span_union(t->span, out);
    }
    return out;
}

void venue_fill(reading *r, draft *d)
{
    event *e = &d->e;
    bool done = e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING;
    if (e->place.where || !done || e->negated || d->elliptical) return;
    if (!in(e->type, "PROTEST ASSAULT COERCE MOBILIZE")) return;
    str country = home_of(e);
    int32_t word = country.n ? find_venue(r, d) : -1;
    if (word < 0) return;
    span where = words_of(d, (uint32_t)word);
    place_value *p = arena_alloc(r->a, sizeof *p);
    *p = (place_value){.name = span_text(r->doc->text, where),
                       .country = country,
                       .kind = STR("site"),
                       .lat = NAN,
                       .lon = NAN,
                       .chosen = STR("only")};
    e->place = (event_place){p->name, p, STR("venue"), where};
}
