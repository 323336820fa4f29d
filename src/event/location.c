// Where an event happens: the place that the tree hangs on its words, or on the clause above; where
// there is none, the only place where the sentence says that things happen.
//
// The dateline is no place of an event unless "here" or "in the city" says so, nor is a capital
// that stands for its government; these are no mentions of places. A country that takes part is
// none either.
#include "event/draft.h"
#include "mention/gazetteer.h"
#include "mention/placekey.h"

#define FAR        100 // no place
#define TOWN_WORDS 3   // of a town before a colon: "NEW DELHI :"

// Crowds whose place is where they act; of officials it says whose they are.
static const char CROWDS[] = "resident villager inhabitant protester demonstrator civilian person "
                             "people people shelter home house building camp area";

static bool is_side(const draft *d, const mention *who)
{
    for (uint32_t i = 0; i < d->e.n_actors; i++)
        if (d->e.actors[i].mention == who) return true;
    for (uint32_t i = 0; i < d->e.n_recipients; i++)
        if (d->e.recipients[i].mention == who) return true;
    return false;
}

static bool is_party(const event *e, str country)
{
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (str_eq(e->actors[i].actor->country, country)) return true;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (str_eq(e->recipients[i].actor->country, country)) return true;
    return false;
}

static bool is_visit(const event *e)
{
    return str_eq(e->type, STR("CONSULT")) && str_eq(e->mode, STR("visit"));
}

// Does the preposition say where, or only whom, whence or whither? Of a country that takes part,
// "to" and "of" say that it does.
static bool says_where(const draft *d, const mention *m, bool country)
{
    str p = draft_preposition(d->f, m->head);
    if (in(p, "from")) return in(d->e.type, "RETREAT ASSAULT COERCE MOBILIZE") && !country;
    bool goal = in(p, "to") || (str_eq(m->how, STR("list")) && !in(m->place->kind, "city site"));
    if (is_visit(&d->e) && goal && (country || !in(p, "to"))) return false; // who is visited
    if (!country || !is_party(&d->e, m->place->country)) return true;
    if (in(p, "to") && in(d->e.type, "MOBILIZE")) return true; // "deployed troops to Mali"
    if (is_visit(&d->e) && !p.n) return true; // "visited Mali", but "travelled to Mali"
    return in(p, "in inside across throughout within near outside into around over off");
}

static bool clause_ends(deprel rel)
{
    rel = deprel_base(rel);
    return rel == REL_ADVCL || rel == REL_CCOMP || rel == REL_PARATAXIS || rel == REL_ACL;
}

// "stormed a camp in the province of Ghazni killing four": the place hangs on the gerund behind it
// as if it did the killing.
static bool is_bare_gerund(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    return t->xpos == XPOS_VBG && t->head >= 0 && clause_ends((deprel)t->rel) &&
           frame_child(d->f, word, REL_AUX) < 0;
}

// Where something is held or somebody receives: "at a ceremony in Oslo", "on the sidelines of the
// summit in Madrid", "in the Ecuadorian city of Guayaquil".
static const char VENUES[] =
    "summit conference forum meeting ceremony event session visit trip stop stopover stay tour "
    "dinner lunch assembly "
    "exhibition sidelines sideline margin occasion palace base residence headquarters office "
    "embassy ministry hotel airport villa center centre hall stadium church mosque cathedral "
    "university retreat reception roundtable workshop congress hospital school village town city "
    "capital province district region area part outskirts suburb heart port site venue square "
    "island state camp";

// "the Special Summit", "the Lima Conference", too.
static bool is_called_venue(str lemma)
{
    char small[16];
    if (lemma.n > sizeof small) return false;
    for (size_t i = 0; i < lemma.n; i++) small[i] = (char)(lemma.p[i] | ('A' ^ 'a'));
    return in((str){small, lemma.n}, VENUES);
}

static bool is_venue(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    bool noun = t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
    return noun && !draft_own_word(d, word) && is_called_venue(t->lemma) &&
           in(draft_preposition(d->f, word),
              "in at on during of near outside inside around within to for");
}

// The word that stands for the place in its clause: the venue that the place is of.
static uint32_t venue_of(const draft *d, const mention *m)
{
    uint32_t word = m->head;
    for (int step = 0; step < 4; step++) {
        const token *t = draft_token(d, word);
        deprel rel = deprel_base((deprel)t->rel);
        bool inner = rel == REL_NMOD || rel == REL_APPOS || rel == REL_COMPOUND || rel == REL_FLAT;
        if (!inner || t->head < 0 || !is_venue(d, (uint32_t)t->head)) return word;
        word = (uint32_t)t->head;
    }
    return word;
}

// "soldiers serving at a base in Kidal were killed": where they are, they were hit. "Talks held in
// Lima", "rockets fired in Israel": what is said of the act itself.
static bool is_posted(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    if (t->rel == REL_ACL && t->head >= 0 && draft_own_word(d, (uint32_t)t->head) &&
        in(t->lemma, "hold stage fire launch commit perpetrate conduct carry take occur happen"))
        return true;
    return t->rel == REL_ACL && in(d->e.type, "ASSAULT COERCE AID RETREAT") &&
           in(t->lemma,
              "serve station deploy base locate live work stay travel gather shelter post "
              "patrol hide hold");
}

// "Speaking in Warsaw, he condemned Russia", "while in Warsaw".
static bool is_setting(const draft *d, const mention *m, uint32_t word)
{
    const token *t = draft_token(d, word);
    if (deprel_base((deprel)t->rel) != REL_ADVCL) return false;
    return word == m->head || (t->xpos == XPOS_VBG && in(t->lemma, "speak address attend appear"));
}

// "friends, including the government in Belarus": whom the place tells apart takes no part.
static bool is_bystander(const draft *d, uint32_t word)
{
    const mention *who = mention_headed(d->f->mentions, d->e.sentence, word, MENTION_ACTOR);
    bool crowd = in(draft_token(d, word)->lemma, CROWDS);
    bool counted = mention_covering(d->f->mentions, d->e.sentence, word, MENTION_PEOPLE);
    return who && !who->placed && !crowd && !counted && !is_venue(d, word) && !is_side(d, who);
}

// Steps from the place up to the event's own words; FAR when other words own it or its clause ends
// below them.
static int steps_up(const reading *r, const draft *d, const mention *m)
{
    uint32_t word = m->head;
    const token *t = draft_token(d, word);
    if (t->rel == REL_NSUBJ && is_bare_gerund(d, (uint32_t)t->head))
        word = (uint32_t)draft_token(d, (uint32_t)t->head)->head;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        if (draft_own_word(d, word)) return step;
        bool setting = is_setting(d, m, word);
        bool passes = setting || is_venue(d, word); // "during a visit to Hanoi"
        if (step && !passes && draft_owner(r, d->e.sentence, word)) return FAR;
        t = draft_token(d, word);
        bool ends = clause_ends(t->rel) && !is_posted(d, word) && !setting;
        if (t->head < 0 || ends || (step && is_bystander(d, word))) return FAR;
        word = (uint32_t)t->head;
    }
    return FAR;
}

// "the Kharkiv officials said": whose they are, not where it is.
static bool belongs_to_actor(const draft *d, const mention *m)
{
    const token *t = draft_token(d, m->head);
    if (t->head >= 0 && // "Ana Roe, of Ohio, resigned", "Ana Roe, the Reno, Nevada, clerk"
        (t->rel == REL_APPOS || in(draft_preposition(d->f, m->head), "of"))) {
        const mention *who =
            mention_covering(d->f->mentions, d->e.sentence, (uint32_t)t->head, MENTION_ACTOR);
        if (who && t->rel == REL_APPOS && who->head == (uint32_t)t->head) return true;
        if (who && who->n_actors == 1 && who->actors[0]->person) return true;
    }
    if (!str_eq(m->how, STR("modifier")) || t->head < 0) return false;
    const token *above = draft_token(d, (uint32_t)t->head);
    if (draft_own_word(d, (uint32_t)t->head) || in(above->lemma, CROWDS)) return false;
    return mention_headed(d->f->mentions, d->e.sentence, (uint32_t)t->head, MENTION_ACTOR) != NULL;
}

// "arrived in Kyiv before meeting the president"
static bool is_arrival(const draft *d, uint32_t word)
{
    const token *above = draft_token(d, (uint32_t)draft_token(d, word)->head);
    const token *mark = draft_token(d, (uint32_t)frame_mark(d->f, word));
    return in(mark->lemma, "before") && in(above->lemma, "arrive land travel come fly stop visit");
}

// "arrived in Kyiv to meet the president", "met in Paris, agreeing on": the place of the clause
// above, which happens at the same time.
static int steps_from_above(const draft *d, const mention *m)
{
    uint32_t word = d->clause;
    if (draft_token(d, d->match.word)->upos != UPOS_VERB || word != d->match.word) return FAR;
    for (int step = 1; step < 3; step++) {
        const token *t = draft_token(d, word);
        bool with = t->rel == REL_XCOMP || (t->rel == REL_ADVCL && t->xpos != XPOS_VBN);
        bool marked = frame_mark(d->f, word) >= 0 && t->xpos != XPOS_VB; // "after meeting"
        if (marked && t->head >= 0 && is_arrival(d, word)) marked = false;
        if (!with || marked || t->head < 0) return FAR;
        word = (uint32_t)t->head;
        if (draft_token(d, m->head)->head == (int32_t)word) return step;
    }
    return FAR;
}

// "in Idlib, where troops shelled a market".
static int steps_to_where(const draft *d, const mention *m)
{
    uint32_t clause = d->clause;
    const token *t = draft_token(d, clause);
    for (int step = 0; step < 3 && t->rel == REL_CONJ && t->head >= 0; step++) {
        // "where he met X, visited Y and held talks"
        clause = (uint32_t)t->head;
        t = draft_token(d, clause);
    }
    if (t->rel != REL_ACL_RELCL || t->head != (int32_t)m->head) return FAR;
    const frame_view *f = d->f;
    for (uint32_t i = f->first_child[clause]; i < f->first_child[clause + 1]; i++)
        if (in(draft_token(d, f->children[i])->lemma, "where")) return 0;
    return FAR;
}

static int fineness(const place_value *p)
{
    static const char *const FINE[] = {"site", "city", "near", "state", "area", "country"};
    for (int i = 0; i < (int)(sizeof FINE / sizeof *FINE); i++)
        if (str_eq(p->precision, str_of(FINE[i]))) return i;
    return 5;
}

// "condemned the attack in Kidal": where the words fall nobody says.
static bool is_spoken(const event *e)
{
    return in(e->type, "ACCUSE REQUEST REJECT THREATEN SUPPORT AGREE CONSULT SANCTION");
}

// "signed an agreement in Lima": the paper lies where it is signed.
static bool is_signed(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    return deprel_base((deprel)t->rel) == REL_OBJ && t->head == (int32_t)d->match.word &&
           (in(draft_token(d, d->match.word)->lemma,
               "sign ink initial conclude hold host attend open reopen inaugurate close shut "
               "suspend "
               "resume") ||
            is_visit(&d->e)); // "led a delegation to Kyiv"
}

static const char TALKS[] = "talk meeting discussion summit negotiation conference round session "
                            "consultation visit dialogue forum";

// "discussed peace in the Sahel": what they talk about lies there.
static bool is_of_topic(const draft *d, const mention *m)
{
    const sentence *s = d->f->sentence;
    uint32_t at = m->first;
    while (at > 0 && (s->tokens[at - 1].upos == UPOS_DET || s->tokens[at - 1].upos == UPOS_ADJ))
        at--;
    if (at < 2 || s->tokens[at - 1].upos != UPOS_ADP) return false;
    uint32_t topic = at - 2;
    bool narrow = in(m->place->precision, "site city near");
    if (narrow || !in(d->e.type, "CONSULT SUPPORT REQUEST ACCUSE AGREE")) return false;
    for (int step = 0; step < 3; step++) { // from "peace" of "progress toward peace in"
        const token *t = draft_token(d, topic);
        if (deprel_base((deprel)t->rel) != REL_NMOD || t->head < 0) break;
        topic = (uint32_t)t->head;
    }
    const token *t = draft_token(d, topic);
    return t->upos == UPOS_NOUN && deprel_base((deprel)t->rel) == REL_OBJ && !in(t->lemma, TALKS) &&
           !is_signed(d, topic) &&
           !mention_covering(d->f->mentions, d->e.sentence, at - 2, MENTION_ACTOR);
}

// Does the place hang on the trigger or its clause, or on a name beside these ("spoke with
// Minister X in Rabat")?
static bool stands_by_trigger(const draft *d, const mention *m)
{
    uint32_t venue = venue_of(d, m);
    bool talk =
        str_eq(d->e.type, STR("CONSULT")); // "met officials in Rabat", "urged those in Mali"
    int32_t above = draft_token(d, venue)->head;
    if (str_eq(m->how, STR("name")) || above < 0) return false;
    const token *t = draft_token(d, (uint32_t)above);
    if (is_setting(d, m, (uint32_t)above)) above = t->head; // "speaking in Warsaw"
    if (above >= 0 && is_signed(d, (uint32_t)above)) above = t->head;
    const mention *who =
        mention_covering(d->f->mentions, d->e.sentence, (uint32_t)above, MENTION_ACTOR);
    bool person =
        who && who->n_actors == 1 && (who->actors[0]->person || (talk && is_side(d, who)));
    if (person && t->head >= 0) above = t->head;
    return above >= 0 && ((uint32_t)above == d->match.word || (uint32_t)above == d->clause);
}

// "In Lima, he praised the attack": the place before a clause is that of the words, not of what
// they are about.
static bool is_of_speech(const reading *r, const draft *d, const mention *m)
{
    uint32_t s = d->e.sentence, clause = d->clause;
    if (m->first > clause || draft_token(d, m->head)->head != (int32_t)clause) return false;
    if (d->match.word == clause || draft_token(d, d->match.word)->head == (int32_t)clause)
        return false;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o != d && draft_live(o) && o->match.word == clause) return is_spoken(&o->e);
    }
    return false;
}

// "condemned the attack this morning in Kidal", wherever the tree hangs it: behind the deed it says
// where that was.
static bool is_of_deed(const reading *r, const draft *d, const mention *m)
{
    uint32_t s = d->e.sentence;
    if (!in(d->e.type, "ACCUSE SUPPORT REJECT REQUEST")) return false;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        const token *t = draft_token(o, o->match.word);
        if (o != d && draft_live(o) && !is_spoken(&o->e) && t->head == (int32_t)d->match.word &&
            deprel_base((deprel)t->rel) == REL_OBJ && d->match.word < o->match.word &&
            o->match.word < m->first)
            return true;
    }
    return false;
}

// "travel to Europe", "a threat in Africa": words are spoken in no region that lies in no country,
// unless they say so themselves ("will meet in Europe").
static bool is_far_and_wide(const draft *d, const mention *m)
{
    const place_value *p = m->place;
    if (!is_spoken(&d->e) || p->country.n || in(p->precision, "site city near")) return false;
    bool told = draft_token(d, m->head)->head == (int32_t)d->match.word &&
                in(draft_preposition(d->f, m->head), "in");
    return !told || is_visit(&d->e);
}

// How far from the event the place stands, with what it is by; FAR when it is none of the event's.
static int distance(const reading *r, const draft *d, const mention *m, str *how)
{
    bool country = str_eq(m->place->kind, STR("country"));
    const draft *piece = draft_part_around(r, d->e.sentence, m->first);
    if ((piece || d->elliptical) && piece != d) return FAR;
    if (!says_where(d, m, country) || belongs_to_actor(d, m)) return FAR;
    if (is_far_and_wide(d, m) || is_of_speech(r, d, m) || is_of_deed(r, d, m)) return FAR;
    int steps = steps_to_where(d, m);
    *how = STR("clause");
    if (steps != FAR) return steps;
    steps = steps_up(r, d, m);
    if (is_spoken(&d->e) && (!stands_by_trigger(d, m) || is_of_topic(d, m))) steps = FAR;
    if (steps != FAR) {
        if (str_eq(m->how, STR("object"))) *how = STR("object");
        if (steps > 1 || str_eq(m->how, STR("modifier"))) *how = STR("noun");
        return steps * 10 + (str_eq(m->how, STR("name")) ? 5 : 0) + fineness(m->place);
    }
    *how = STR("main clause");
    steps = str_in_list(m->how, "preposition|list|kind noun|container", '|')
                ? steps_from_above(d, m)
                : FAR;
    return steps == FAR ? FAR : 50 + steps * 10 + fineness(m->place);
}

// The one country of all sides of which one is known; empty when there are several or none.
static str home_of(const event *e)
{
    str home = STR_NONE;
    for (int k = 0; k < 2; k++) {
        const participant *p = k ? e->recipients : e->actors;
        for (uint32_t i = 0; i < (k ? e->n_recipients : e->n_actors); i++) {
            str c = p[i].actor->country;
            if (!c.n) continue;
            if (home.n && !str_eq(home, c)) return STR_NONE;
            home = c;
        }
    }
    return home;
}

// The one country of the other places of the sentence.
static str country_around(const reading *r, uint32_t s)
{
    str country = STR_NONE;
    for (uint32_t i = r->mentions->first_of[s]; i < r->mentions->first_of[s + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (m->kind != MENTION_PLACE || !m->place->country.n) continue;
        if (country.n && !str_eq(country, m->place->country)) return STR_NONE;
        country = m->place->country;
    }
    return country;
}

// A village that no table has lies in the country whose people act there.
static void settle_country(reading *r, event *e)
{
    const place_value *where = e->place.where;
    if (!where || where->country.n || !in(where->kind, "city site state region airport base"))
        return;
    str country = country_around(r, e->sentence);
    if (!country.n) country = home_of(e);
    if (!country.n) return;
    place_value *copy = arena_alloc(r->a, sizeof *copy);
    *copy = *where;
    copy->country = country;
    e->place.where = copy;
}

// "Fired tear gas during a march in Kuta": of the march and of what happens during it.
static bool is_occasion(const draft *d, const draft *o)
{
    const token *t = draft_token(o, o->match.word);
    return in(o->e.type, "PROTEST ASSAULT") && t->upos == UPOS_NOUN && t->head >= 0 &&
           draft_own_word(d, (uint32_t)t->head) &&
           in(draft_preposition(d->f, o->match.word), "during in at amid following");
}

// Does an event of its own stand between the two words?
static bool is_parted(const reading *r, const draft *d, uint32_t from, uint32_t to)
{
    if (from > to) {
        uint32_t swap = from;
        from = to;
        to = swap;
    }
    for (uint32_t i = r->first_draft[d->e.sentence]; i < r->first_draft[d->e.sentence + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        bool between = o->match.word > from && o->match.word < to;
        if (o != d && draft_live(o) && between && !is_occasion(d, o)) return true;
    }
    return false;
}

// News of force, protest or arrest that names no place by itself happens where its sentence says
// that things happen, when it says one place only ("shot in a raid on Monday near Gao").
static bool is_scene(const draft *d, const mention *m)
{
    if (m->kind != MENTION_PLACE || in(m->place->kind, "country sea")) return false;
    if (!in(m->place->kind, "city site state region airport base")) return false;
    if (!in(draft_preposition(d->f, m->head), "in at near outside inside on around")) return false;
    return !belongs_to_actor(d, m);
}

// "Marched here on Monday", "in the city", "gathered in front of the office": the town of the
// dateline.
static bool is_in_dateline(const draft *d)
{
    const sentence *s = d->f->sentence;
    static const char TOWN[] = "city town village district capital";
    static const char VENUE[] = "office collectorate secretariat headquarters courthouse stadium";
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        bool here = str_eq(t->form, STR("here")) && t->upos == UPOS_ADV;
        bool definite = t->upos == UPOS_NOUN && frame_child(d->f, w, REL_DET) >= 0 &&
                        frame_child(d->f, w, REL_NMOD) < 0 && frame_child(d->f, w, REL_AMOD) < 0;
        str preposition = definite ? draft_preposition(d->f, w) : STR_NONE;
        bool town = definite && in(t->lemma, TOWN) && in(preposition, "in across around");
        bool venue =
            definite && in(t->lemma, VENUE) && in(preposition, "at of outside before near");
        if (!here && !town && !venue) continue;
        int32_t above = (int32_t)w;
        for (int step = 0; step < 4 && above >= 0; step++) {
            if (draft_own_word(d, (uint32_t)above)) return true;
            above = draft_token(d, (uint32_t)above)->head;
        }
    }
    return false;
}

// The row of the gazetteer that is meant: that of the country where the news is, else the largest.
static bool find_town(str name, str home, place_value *out)
{
    placekey key = placekey_of(name);
    gazetteer_hits h = gazetteer_find(placekey_text(&key));
    for (uint32_t i = 0; i < h.n; i++) {
        gazetteer_place p = gazetteer_get(h.rows[i]);
        if (home.n && !str_eq(p.country, home)) continue;
        *out = (place_value){.name = p.name,
                             .country = p.country,
                             .admin = p.admin,
                             .lat = p.lat,
                             .lon = p.lon,
                             .kind = str_of(place_kind_name(p.kind)),
                             .precision = STR("city"),
                             .chosen = h.n == 1 ? STR("only")
                                       : home.n ? STR("context")
                                                : STR("size")};
        return true;
    }
    return false;
}

// "AREQUIPA : Clerks march to the palace": a headline with its town before a colon.
static str town_before_colon(const sentence *s, str text)
{
    uint32_t w = 0;
    while (w < s->n_tokens && w < TOWN_WORDS &&
           (s->tokens[w].upos == UPOS_PROPN || s->tokens[w].upos == UPOS_NOUN))
        w++;
    if (!w || w >= s->n_tokens || !str_eq(s->tokens[w].form, STR(":"))) return STR_NONE;
    return span_text(text, span_union(s->tokens[0].span, s->tokens[w - 1].span));
}

// The town that the dateline names first: "PUNO / LIMA", "Puno, May 3".
static str town_of_dateline(const document *doc)
{
    str name = doc->dateline_place;
    size_t end = str_find_byte(name, ',', 0), slash = str_find_byte(name, '/', 0);
    if (slash < end) end = slash;
    return end == SIZE_MAX ? name : str_trim(str_sub(name, 0, end));
}

str location_country_of_paper(const reading *r, const draft *d)
{
    place_value town = {0};
    str name = town_before_colon(d->f->sentence, r->doc->text);
    if (!name.n) name = town_of_dateline(r->doc);
    return name.n && find_town(name, STR_NONE, &town) ? town.country : STR_NONE;
}

static void take_dateline(reading *r, draft *d)
{
    event *e = &d->e;
    bool act = in(e->type, "ASSAULT PROTEST COERCE") && e->status <= EVENT_ONGOING &&
               !e->place.where && !d->elliptical;
    str name = act ? town_before_colon(d->f->sentence, r->doc->text) : STR_NONE;
    place_value *town = name.n && home_of(e).n ? arena_alloc(r->a, sizeof *town) : NULL;
    if (town && find_town(name, home_of(e), town)) {
        uint32_t from = (uint32_t)(name.p - r->doc->text.p);
        span where = {from, from + (uint32_t)name.n};
        e->place = (event_place){name, town, STR("dateline"), where};
        return;
    }
    name = town_of_dateline(r->doc);
    if (e->place.where || !name.n || d->elliptical || !is_in_dateline(d)) return;
    place_value *where = arena_alloc(r->a, sizeof *where);
    if (!find_town(name, home_of(e), where)) return;
    uint32_t at = (uint32_t)(name.p - r->doc->text.p);
    span words = {at, at + (uint32_t)name.n};
    e->place = (event_place){name, where, STR("dateline"), words};
}

static void take_scene(reading *r, draft *d)
{
    event *e = &d->e;
    if (e->place.where || !in(e->type, "ASSAULT PROTEST COERCE") || d->elliptical) return;
    if (e->status != EVENT_HAPPENED && e->status != EVENT_ONGOING) return;
    const mention *best = NULL;
    for (uint32_t i = r->mentions->first_of[e->sentence];
         i < r->mentions->first_of[e->sentence + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        if (!is_scene(d, m)) continue;
        if (best && !str_eq(best->place->country, m->place->country)) return;
        if (!best || fineness(m->place) < fineness(best->place)) best = m;
    }
    if (!best || is_parted(r, d, d->match.word, best->head)) return;
    e->place = (event_place){span_text(r->doc->text, best->span), best->place, STR("sentence"),
                             best->span};
}

void location_read(reading *r, draft *d)
{
    event *e = &d->e;
    int nearest = FAR;
    e->place = (event_place){0};
    for (uint32_t i = r->mentions->first_of[e->sentence];
         i < r->mentions->first_of[e->sentence + 1]; i++) {
        const mention *m = &r->mentions->p[i];
        str how;
        if (m->kind != MENTION_PLACE) continue;
        int far = distance(r, d, m, &how);
        if (far >= nearest) continue;
        nearest = far;
        e->place = (event_place){span_text(r->doc->text, m->span), m->place, how, m->span};
    }
    take_dateline(r, d);
    take_scene(r, d);
    settle_country(r, e);
}
