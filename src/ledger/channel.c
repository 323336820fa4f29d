// Channels: whose talks, about what, and what has become of them.
//
// A rule of codebook/ledger/channels.rules says which word changes what; the noun of the channel
// says who its parties are ("US-China talks", "talks with France", "talks between them") and what
// it is about. What the noun leaves open the event of the clause, then the text before fills.
#include "ledger/channelframe.h"

#include <string.h>

#define FRAME_SENTENCES 45 // a longer text is about more than its lead
#define BEFORE_REACH    8  // sentences back to the channel that "the talks" go on with
#define SUBJECTS_MAX    6  // of talks that are named together
#define MODIFIER_REACH  8  // words before the noun that may name a party
#define BEHIND_STEPS    6  // words between "with Chad" and the talks
#define PHRASE_STEPS    4  // words between a party and the noun that it is one of

static const char WEAK_NOUNS[] =
    "meeting|discussion|session|conference|contact|exchange|communication|round|agreement|deal|"
    "memorandum|link|tie|committee|commission|cooperation|protocol|convention|accord|mechanism";
static const char OFFERS[] = "offer|proposal|invitation|call|request|plan|demand";
static const char MEDIATES[] = "mediate|host|broker|facilitate|chair|sponsor|moderate|arrange";

static bool marked(const frame_view *f, uint32_t w, const char *list)
{
    int32_t mark = frame_child(f, w, REL_CASE);
    return mark >= 0 && str_in_list(f->sentence->tokens[mark].lemma, list, '|');
}

static bool is_weak_word(str lemma)
{
    return str_in_list(lemma, WEAK_NOUNS, '|');
}

// Conjuncts and appositions of a party are parties as well.
static void add_phrase(party_list *list, const frame_view *f, uint32_t head)
{
    party_add_word(list, f, head);
    for (uint32_t i = f->first_child[head]; i < f->first_child[head + 1]; i++) {
        uint32_t c = f->children[i];
        if (f->sentence->tokens[c].rel == REL_CONJ) party_add_word(list, f, c);
    }
}

// "Talks with Chad", "talks for a treaty between Chad and Mali": wherever it stands behind the
// word, but in no clause that only describes something.
static void add_behind(party_list *list, const frame_view *f, uint32_t word)
{
    for (uint32_t w = word + 1; w < f->sentence->n_tokens; w++) {
        if (!marked(f, w, "with|between|among|amongst")) continue;
        int32_t at = (int32_t)w;
        for (int step = 0; step < BEHIND_STEPS && at >= 0 && at != (int32_t)word; step++) {
            deprel rel = (deprel)f->sentence->tokens[at].rel;
            bool leaves = rel == REL_ACL_RELCL || deprel_base(rel) == REL_ADVCL ||
                          deprel_base(rel) == REL_CCOMP || rel == REL_PARATAXIS;
            at = leaves ? -1 : f->sentence->tokens[at].head;
        }
        if (at == (int32_t)word) add_phrase(list, f, w);
    }
}

// "Geneva talks", "the Washington round": where they are, unless two are named ("Paris-Rome
// talks").
static bool is_venue(const frame_view *f, uint32_t word)
{
    const mention *m = mention_covering(f->mentions, f->sentence->index, word, MENTION_ACTOR);
    if (!m || !str_in_list(m->how, "capital|place|metonym", '|')) return m == NULL;
    const sentence *s = f->sentence;
    bool joined = (m->end < s->n_tokens && str_in_list(s->tokens[m->end].form, "-|–|and", '|')) ||
                  (m->first > 0 && str_in_list(s->tokens[m->first - 1].form, "-|–|and", '|'));
    return !joined && !(m->end < s->n_tokens && s->tokens[m->end].rel == REL_CASE);
}

// "US-China talks", "Iran's talks", "Sino-American": actors in the noun's own phrase.
static void add_modifiers(party_list *list, const frame_view *f, uint32_t noun)
{
    uint32_t first = noun > MODIFIER_REACH ? noun - MODIFIER_REACH : 0;
    for (uint32_t w = first; w < noun; w++) {
        const token *t = &f->sentence->tokens[w];
        deprel rel = deprel_base((deprel)t->rel);
        if (rel != REL_COMPOUND && rel != REL_AMOD && rel != REL_NMOD && rel != REL_CONJ) continue;
        int32_t at = (int32_t)w;
        for (int step = 0; step < PHRASE_STEPS && at >= 0 && at != (int32_t)noun; step++)
            at = f->sentence->tokens[at].head;
        if (at == (int32_t)noun && !marked(f, w, "in|at|near|on|about|of|over") && !is_venue(f, w))
            party_add_word(list, f, w);
    }
}

// The talks that a round, a session, the resumption is one of.
static int32_t inner_noun(const frame_view *f, uint32_t noun)
{
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        if (c > noun && marked(f, c, "of|in") && f->sentence->tokens[c].upos == UPOS_NOUN &&
            !mention_headed(f->mentions, f->sentence->index, c, MENTION_ACTOR))
            return (int32_t)c;
    }
    return -1;
}

static void add_path(party_list *list, const frame_view *f, uint32_t word, const rule_path *p)
{
    fillers found = {0};
    rule_path_walk(f, word, p, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) add_phrase(list, f, found.word[i]);
}

// Takes out who only brings the parties together.
static void drop_mediators(party_list *list, const frame_view *f, uint32_t noun)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!str_in_list(f->sentence->tokens[w].lemma, MEDIATES, '|')) continue;
        party_list helpers = {0};
        fillers found = {0};
        frame_fillers(f, w, SLOT_SUBJECT, STR_NONE, &found);
        for (uint32_t i = 0; i < found.n; i++) add_phrase(&helpers, f, found.word[i]);
        for (uint32_t i = 0; i < helpers.n && list->n > 2; i++)
            for (uint32_t k = 0; k < list->n; k++)
                if (str_eq(list->p[k].key, helpers.p[i].key)) {
                    memmove(&list->p[k], &list->p[k + 1], (list->n - k - 1) * sizeof *list->p);
                    list->n--;
                    break;
                }
    }
    (void)noun;
}

static void find_parties(const frame_view *f, const rule_match *m, uint32_t noun, const event *e,
                         party_list *out, fact_party *by)
{
    party_list doer = {0};
    add_path(&doer, f, m->word, m->rule->actor);
    if (doer.n) *by = doer.p[0];
    int32_t at = (int32_t)noun;
    for (int step = 0; step < 3 && at >= 0; step++) {
        if (!str_in_list(f->sentence->tokens[at].lemma, OFFERS, '|'))
            add_modifiers(out, f, (uint32_t)at);
        add_behind(out, f, (uint32_t)at);
        at = inner_noun(f, (uint32_t)at);
    }
    add_behind(out, f, m->word);
    if (out->n < 2)
        for (uint32_t i = 0; i < doer.n; i++) party_add(out, doer.p[i]);
    if (out->n < 2 && e) {
        party_add_side(out, e->actors, e->n_actors);
        party_add_side(out, e->recipients, e->n_recipients);
        if (!by->key.n && e->n_actors) *by = party_of(e->actors[0].actor);
    }
    drop_mediators(out, f, noun);
}

static bool has_party(const fact *x, str key)
{
    for (uint32_t i = 0; i < x->n_actors; i++)
        if (str_eq(x->actors[i].key, key)) return true;
    return false;
}

// The channel told before that this one goes on with: the same subject (or none is named here), and
// the parties that are named here.
static const fact *told_before(const fact_reading *r, uint32_t index, const party_list *parties,
                               const subject *about)
{
    for (size_t i = r->facts.n; i-- > 0;) {
        const fact *x = &r->facts.p[i];
        if (x->ledger != LEDGER_CHANNELS || x->n_actors < 2) continue;
        if (x->sentence + BEFORE_REACH < index) return NULL;
        if (about->name.n && x->subject.n && !str_eq(about->name, x->subject)) continue;
        bool all = true;
        for (uint32_t k = 0; k < parties->n; k++) all = all && has_party(x, parties->p[k].key);
        if (all) return x;
    }
    return NULL;
}

// What comes of a state that is only scheduled.
static str scheduled(str state)
{
    if (str_in_list(state, "held|resumed|ongoing|agreed", '|')) return STR("agreed");
    return str_eq(state, STR("expired")) ? STR_NONE : state;
}

// "No talks were held", "no discussion will take place".
static bool is_denied(const frame_view *f, uint32_t noun)
{
    int32_t det = frame_child(f, noun, REL_DET);
    return det >= 0 && str_in_list(f->sentence->tokens[det].lemma, "no|neither", '|');
}

static str settled_state(const rule_match *m, const frame_view *f, bool *offered)
{
    mood x = mood_of(f, m->word, m->rule->mode);
    str state = x.state;
    bool reopens = str_in_list(m->rule->mode, "resumed|held|ongoing|agreed", '|');
    *offered = reopens && (!state.n || x.negated || x.open || x.to_come);
    if (x.negated) return STR_NONE;
    if (x.open && !str_in_list(state, "proposed|refused|agreed", '|')) return STR_NONE;
    return x.to_come ? scheduled(state) : state;
}

// Ranks of those who meet, as the text puts them.
static str level_in(const sentence *x, str text)
{
    static const char *const WORDS[] = {"deputy foreign minister",
                                        "deputy minister",
                                        "foreign minister",
                                        "defence minister",
                                        "defense minister",
                                        "vice minister",
                                        "senior official",
                                        "working level",
                                        "working-level",
                                        "head of state",
                                        "heads of state",
                                        "ministerial",
                                        "ambassadorial",
                                        "expert",
                                        "commander",
                                        "minister",
                                        "president",
                                        "leader",
                                        "official",
                                        "negotiator"};
    str s = span_text(text, x->span);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        size_t at = str_find(s, str_of(WORDS[i]));
        if (at == SIZE_MAX) continue;
        size_t end = at + strlen(WORDS[i]);
        while (end < s.n && s.p[end] != ' ' && s.p[end] != ',' && s.p[end] != '.') end++;
        return str_sub(s, at, end);
    }
    return STR_NONE;
}

// In the sentence, else in those beside it.
static str level_of(const fact_reading *r, uint32_t index)
{
    const sentence_list *all = &r->c->sentences;
    str text = r->c->document->text, level = level_in(&all->p[index], text);
    if (!level.n && index + 1 < all->n) level = level_in(&all->p[index + 1], text);
    if (!level.n && index > 0) level = level_in(&all->p[index - 1], text);
    return level;
}

// "Led by Jane Doe", "headed by the deputy minister": who leads a delegation.
static str heads_of(fact_reading *r, const frame_view *f)
{
    buf names = {0};
    const sentence *s = f->sentence;
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++) {
        if (!str_in_list(s->tokens[w].form, "led|headed", '|') ||
            !str_eq(s->tokens[w + 1].form, STR("by")))
            continue;
        for (uint32_t k = w + 2; k < s->n_tokens && k < w + 10; k++) {
            const mention *m = mention_covering(&r->c->mentions, s->index, k, MENTION_ACTOR);
            if (!m || !m->n_actors || !m->actors[0]->person) continue;
            if (names.n) buf_add_c(&names, "; ");
            buf_add(&names, m->actors[0]->name);
            break;
        }
    }
    str out = str_copy(r->a, buf_str(&names));
    buf_free(&names);
    return out;
}

// "The delegations met here on Thursday": the town of the dateline.
static str dateline_of(const fact_reading *r, const frame_view *f)
{
    const document *d = r->c->document;
    bool here = false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        here = here || str_eq_nocase(f->sentence->tokens[w].form, STR("here"));
    for (size_t i = 0; here && i < d->n_parts; i++) {
        if (d->parts[i].kind != PART_DATELINE) continue;
        str s = span_text(d->text, d->parts[i].span);
        size_t n = 0;
        while (n < s.n && s.p[n] != ',' && s.p[n] != '(' && (unsigned char)s.p[n] != 0xE2 &&
               !(s.p[n] == ' ' && n + 1 < s.n && s.p[n + 1] == '-'))
            n++;
        return str_trim(str_sub(s, 0, n));
    }
    return STR_NONE;
}

static str place_of(const fact_reading *r, const frame_view *f, const event *e)
{
    str where = dateline_of(r, f);
    if (where.n) return where;
    bool town = e && e->place.where && str_in_list(e->place.where->kind, "city|site|base", '|');
    if (town) return e->place.where->name;
    uint32_t s = f->sentence->index;
    const mention_list *m = f->mentions;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++)
        if (m->p[i].kind == MENTION_PLACE && m->p[i].place &&
            str_in_list(m->p[i].place->kind, "city|site|base", '|'))
            return m->p[i].place->name;
    return STR_NONE;
}

static const fact_party *keep_parties(fact_reading *r, const party_list *list)
{
    fact_party *p = arena_array(r->a, fact_party, list->n + 1);
    memcpy(p, list->p, list->n * sizeof *p);
    return p;
}

#define WHY (1u << LINK_CAUSE | 1u << LINK_RESPONSE)

static str form_of(const frame_view *f, uint32_t noun)
{
    str lemma = f->sentence->tokens[noun].lemma;
    if (str_in_list(lemma, "hotline|line|link|channel", '|')) return STR("line");
    if (str_in_list(lemma, "treaty|pact|accord|agreement|convention|memorandum|protocol|deal", '|'))
        return STR("treaty");
    return STR("talks");
}

// Parties that the sentence leaves out: of talks of so many the list of so many; those of the
// channel told before; those that the text is about.
static void complete_parties(fact_reading *r, uint32_t n_said, const fact *before, party_list *list,
                             uint32_t *n_known)
{
    if (n_said > list->n) channelframe_list(r, n_said, list);
    *n_known = list->n;
    if (list->n >= 2) return;
    for (uint32_t i = 0; before && i < before->n_actors; i++) party_add(list, before->actors[i]);
    if (list->n >= 2 || r->c->sentences.n > FRAME_SENTENCES) return;
    const party_list *whole = &r->whole->parties;
    bool known = list->n == 0;
    for (uint32_t i = 0; i < whole->n; i++)
        known = known || str_eq(whole->p[i].key, list->p[0].key);
    for (uint32_t i = 0; i < whole->n && known; i++) party_add(list, whole->p[i]);
}

static void borrow_subject(fact_reading *r, const frame_view *f, const fact *before, fact *x)
{
    if (before && before->subject.n) {
        x->subject = before->subject;
        return;
    }
    if (x->subject_text.n) return; // named, though by no name of the thesaurus
    x->subject = subject_of_sentence(f);
    if (x->subject.n) x->subject_guessed = false;
    if (!x->subject.n) x->subject = r->whole->subject;
}

// "Meeting", "exchange": many things are called so; talks, a dialogue, a hotline are channels.
static bool is_weak(const frame_view *f, uint32_t noun)
{
    const token *t = &f->sentence->tokens[noun];
    if (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN) return true;
    if (!str_in_list(t->lemma, WEAK_NOUNS, '|')) return false;
    int32_t inner = inner_noun(f, noun);
    return inner < 0 || is_weak_word(f->sentence->tokens[inner].lemma);
}

// One fact of the channel whose noun is `noun`, changed at `word` to `state` (empty: an offer).
static void add_fact(fact_reading *r, uint32_t index, uint32_t word, uint32_t noun, str state,
                     party_list *parties, fact_party by, const event *e)
{
    const frame_view *f = reading_frame(r, index);
    str text = r->c->document->text;
    // of a verb of meeting what is spoken of is not what the channel is about
    subject about = {0};
    if (noun != word || f->sentence->tokens[noun].upos == UPOS_NOUN ||
        str_in_list(f->sentence->tokens[noun].lemma, "negotiate|confer|talk", '|'))
        about = subject_of_noun(f, noun, text);
    const fact *before =
        parties->n < 2 || !about.name.n ? told_before(r, index, parties, &about) : NULL;
    fact x = fact_none(LEDGER_CHANNELS);
    x.n_said = channelframe_count(f, noun);
    complete_parties(r, x.n_said, before, parties, &x.n_known);
    if (parties->n < 2) return;
    x.state = state;
    x.form = form_of(f, noun);
    x.weak = is_weak(f, noun) && str_in_list(state, "held|agreed|ongoing|proposed", '|');
    x.actors = keep_parties(r, parties);
    x.n_actors = parties->n;
    x.by = by;
    x.subject = about.name;
    x.subject_text = about.text;
    x.subject_guessed = !about.name.n;
    if (!about.name.n) borrow_subject(r, f, before, &x);
    reading_date(r, &x, index, word, e);
    if (str_eq(state, STR("held"))) {
        x.place = place_of(r, f, e);
        x.level = level_of(r, index);
        x.heads = heads_of(r, f);
    }
    x.n_reasons = reading_reasons(r, index, word, e, WHY, &x.reasons);
    x.n_reopen_if = reading_reasons(r, index, word, e, 1u << LINK_CONDITION, &x.reopen_if);
    bool again = str_in_list(state, "resumed|held", '|');
    if (x.n_reopen_if && again && f->sentence->tokens[word].xpos != XPOS_VBD) x.state = STR_NONE;
    if (!x.state.n && !x.n_reopen_if) return;
    str several[SUBJECTS_MAX];
    uint32_t n = f->sentence->tokens[noun].upos == UPOS_NOUN
                     ? subject_list(f, noun, several, SUBJECTS_MAX)
                     : 0;
    for (uint32_t i = 0; i < n && n > 1; i++) {
        x.subject = several[i];
        x.subject_guessed = false;
        *vec_push(r->a, &r->facts) = x;
    }
    if (n < 2) *vec_push(r->a, &r->facts) = x;
}

static void read_match(fact_reading *r, uint32_t index, const rule_match *m)
{
    const frame_view *f = reading_frame(r, index);
    fillers nouns = {0};
    bool offered;
    str state = settled_state(m, f, &offered);
    if (!state.n && !offered) return;
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &nouns);
    for (uint32_t i = 0; i < nouns.n; i++) {
        party_list parties = {0};
        fact_party by = {0};
        if (is_denied(f, nouns.word[i])) continue;
        const event *e = reading_event(r, index, m->word, (int32_t)nouns.word[i]);
        find_parties(f, m, nouns.word[i], e, &parties, &by);
        add_fact(r, index, m->word, nouns.word[i], state, &parties, by, e);
    }
}

// --- talks that an event tells though no rule of the ledger has its words

static const char CHANNEL_NOUNS[] =
    "talk|talks|negotiation|consultation|dialogue|discussion|round|session|parley";

static bool is_matched(const rule_match_list *matches, const frame_view *f, uint32_t word)
{
    for (size_t i = 0; i < matches->n; i++) {
        fillers nouns = {0};
        if (matches->p[i].word == word) return true;
        if (!str_eq(matches->p[i].rule->type, STR("channels"))) continue;
        rule_path_walk(f, matches->p[i].word, matches->p[i].rule->topic, NULL, NULL, &nouns);
        for (uint32_t k = 0; k < nouns.n; k++)
            if (nouns.word[k] == word) return true;
    }
    return false;
}

static str state_of_event(const event *e)
{
    if (e->negated) return STR_NONE;
    if (str_eq(e->type, STR("CONSULT"))) {
        if (e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING) return STR("held");
        return e->status == EVENT_PLANNED ? STR("agreed") : STR_NONE;
    }
    if (str_eq(e->type, STR("REJECT")) && str_eq(e->mode, STR("meet"))) return STR("refused");
    return STR_NONE;
}

// "Ready for talks if ...": an offer with its condition changes no state, but says what would.
static bool is_offer(const event *e)
{
    return e->status == EVENT_CONDITIONAL && str_in_list(e->type, "AGREE|CONSULT", '|');
}

// "The commanders of the Kyrgyz and Tajik troops met": countries anywhere in the subject.
static void add_below_subject(party_list *list, const frame_view *f, uint32_t verb)
{
    fillers found = {0};
    frame_fillers(f, verb, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        for (uint32_t w = 0; w < verb; w++)
            if (frame_below(f, found.word[i], w)) party_add_word(list, f, w);
}

// "The commanders met on Tuesday": a round, in a text about talks of the same parties.
static void read_meeting(fact_reading *r, const event *e, str state)
{
    party_list parties = {0};
    party_add_side(&parties, e->actors, e->n_actors);
    party_add_side(&parties, e->recipients, e->n_recipients);
    if (parties.n < 2) add_below_subject(&parties, reading_frame(r, e->sentence), e->word);
    bool own = parties.n >= 2 && r->whole->parties.n == 2;
    for (uint32_t i = 0; i < parties.n && own; i++)
        own = str_eq(parties.p[i].key, r->whole->parties.p[0].key) ||
              str_eq(parties.p[i].key, r->whole->parties.p[1].key);
    bool dated = e->date.value.n && !str_eq(e->date.how, STR("document"));
    if (!own || !r->whole->about_talks || !str_eq(state, STR("held"))) return;
    if (e->background && !dated) return;
    add_fact(r, e->sentence, e->word, e->word, state, &parties, (fact_party){0}, e);
}

static void read_event(fact_reading *r, const event *e, const rule_match_list *matches)
{
    const frame_view *f = reading_frame(r, e->sentence);
    str state = state_of_event(e);
    if (!state.n && !is_offer(e)) return;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = &f->sentence->tokens[w];
        bool own = w == e->word || span_contains(e->trigger, t->span) || frame_below(f, e->word, w);
        if (!own || t->upos != UPOS_NOUN || !str_in_list(t->lemma, CHANNEL_NOUNS, '|')) continue;
        if (is_matched(matches, f, w) || is_matched(matches, f, e->word)) return;
        party_list parties = {0};
        fact_party by = e->n_actors ? party_of(e->actors[0].actor) : (fact_party){0};
        add_modifiers(&parties, f, w);
        add_behind(&parties, f, w);
        if (parties.n < 2) {
            party_add_side(&parties, e->actors, e->n_actors);
            party_add_side(&parties, e->recipients, e->n_recipients);
        }
        add_fact(r, e->sentence, e->word, w, state, &parties, by, e);
        return;
    }
    const token *t = &f->sentence->tokens[e->word];
    if (str_eq(e->type, STR("CONSULT")) && !is_matched(matches, f, e->word) &&
        str_in_list(t->lemma, "meet|talk|negotiate|confer|sit|gather|discuss|meeting", '|'))
        read_meeting(r, e, state);
}

// "Since the November 2023 arms control talks": a noun with its own date tells of a round.
static void read_dated_noun(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    const frame_view *f = reading_frame(r, index);
    const mention_list *m = &r->c->mentions;
    for (uint32_t i = m->first_of[index]; i < m->first_of[index + 1]; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME) continue;
        int32_t noun = f->sentence->tokens[t->head].head;
        if (noun <= (int32_t)t->head) continue;
        const token *n = &f->sentence->tokens[noun];
        bool compound = deprel_base((deprel)f->sentence->tokens[t->head].rel) == REL_COMPOUND ||
                        deprel_base((deprel)f->sentence->tokens[t->head].rel) == REL_NMOD;
        if (!compound || !str_in_list(n->lemma, CHANNEL_NOUNS, '|') ||
            is_matched(matches, f, (uint32_t)noun) || reading_event(r, index, (uint32_t)noun, -1))
            continue;
        party_list parties = {0};
        add_modifiers(&parties, f, (uint32_t)noun);
        add_behind(&parties, f, (uint32_t)noun);
        add_fact(r, index, (uint32_t)noun, (uint32_t)noun, STR("held"), &parties, (fact_party){0},
                 NULL);
    }
}

// "Agreed on Tuesday to withdraw, after the third round of talks": held when that was.
static void read_circumstance(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    const frame_view *f = reading_frame(r, index);
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = &f->sentence->tokens[w];
        if (!str_in_list(t->lemma, CHANNEL_NOUNS, '|') || t->head < 0 ||
            deprel_base((deprel)t->rel) != REL_OBL || !marked(f, w, "after|during|following|at"))
            continue;
        if (is_matched(matches, f, w) || reading_event(r, index, w, -1)) continue;
        const event *e = reading_event(r, index, (uint32_t)t->head, -1);
        party_list parties = {0};
        add_modifiers(&parties, f, w);
        add_behind(&parties, f, w);
        if (parties.n < 2 && e) {
            party_add_side(&parties, e->actors, e->n_actors);
            party_add_side(&parties, e->recipients, e->n_recipients);
        }
        add_fact(r, index, (uint32_t)t->head, w, STR("held"), &parties, (fact_party){0}, e);
    }
}

void channel_read(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    for (size_t i = 0; i < matches->n; i++)
        if (str_eq(matches->p[i].rule->type, STR("channels"))) read_match(r, index, &matches->p[i]);
    // a headline without a verb of its own is told in full below it
    if (r->c->sentences.p[index].headline) return;
    for (size_t i = 0; i < r->c->events.n; i++)
        if (r->c->events.p[i].sentence == index) read_event(r, &r->c->events.p[i], matches);
    read_dated_noun(r, index, matches);
    read_circumstance(r, index, matches);
}
