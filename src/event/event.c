#include "event/event.h"

#include "base/hash.h"
#include "event/draft.h"
#include "event/proposal.h"
#include "mention/publisher.h"
#include "rule/plover.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *event_status_name(event_status s)
{
    static const char *const names[EVENT_STATUSES] = {"happened", "ongoing", "planned",
                                                      "conditional", "hypothetical"};
    return names[s];
}

const char *event_claim_name(event_claim c)
{
    static const char *const names[CLAIM_KINDS] = {"stated", "alleged", "denied"};
    return names[c];
}

str event_codes(const participant *p, uint32_t n, arena *a)
{
    buf b = {0};
    for (uint32_t i = 0; i < n; i++)
        buf_add_format(&b, i ? ",%.*s" : "%.*s", STR_ARG(p[i].actor->code));
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

const char *event_fate_reason(event_fate_kind kind)
{
    switch (kind) {
    case FATE_COMPOSED:
        return "it is part of another event of the text, or what is said leaves it undone";
    case FATE_NO_ACTOR: return "nobody known is found who does it";
    case FATE_NO_RECIPIENT: return "nobody known is found to whom it is done";
    case FATE_NOBODY_KNOWN: return "no country, body or office is known of those who are named";
    case FATE_NO_DEED: return "its words tell of no deed (codebook/noevents.tsv)";
    case FATE_TOLD_TWICE: return "it tells nothing that another event does not tell";
    default: return "it is told elsewhere";
    }
}

static const mention *speaker_in(void *state, uint32_t sentence_index, uint32_t word)
{
    const attribution *a = mention_speaker(state, sentence_index, word);
    return a ? a->speaker : NULL;
}

rule_context event_context(const mention_list *mentions)
{
    return (rule_context){speaker_in, (void *)mentions};
}

static draft *start_draft(reading *r, const rule_match *m, uint32_t s)
{
    draft *d = vec_push(r->a, &r->drafts);
    const rule *by = m->rule;
    const token *t = &r->sentences->p[s].tokens[m->word];
    d->f = &r->frames[s];
    d->match = *m;
    d->e = (event){.sentence = s,
                   .word = m->word,
                   .type = by->type,
                   .mode = by->mode,
                   .cameo = by->cameo,
                   .n_contexts = by->n_contexts,
                   .trigger = span_union(t->span, r->sentences->p[s].tokens[m->particle].span),
                   .rule = by,
                   .decided_by = STR("rule")};
    for (uint32_t i = 0; i < by->n_contexts; i++) d->e.contexts[i] = by->contexts[i];
    d->clause = d->outer = frame_clause(d->f, m->word);
    return d;
}

static void start_proposal(reading *r, const proposal *p, uint32_t s)
{
    rule_match m = {.rule = p->rule, .word = p->word, .particle = p->word};
    draft *d = start_draft(r, &m, s);
    d->chance = p->chance;
    d->e.decided_by = STR("classifier");
}

// Both by word.
static void start_drafts(reading *r, const rule_match_list *found, const proposal_list *proposed,
                         uint32_t s)
{
    size_t next = 0;
    for (size_t i = 0; i < found->n; i++) {
        while (next < proposed->n && proposed->p[next].word < found->p[i].word)
            start_proposal(r, &proposed->p[next++], s);
        if (found->p[i].rule->type.n) // "code none": the words are no event
            start_draft(r, &found->p[i], s);
    }
    while (next < proposed->n) start_proposal(r, &proposed->p[next++], s);
}

static proposal_list propose(reading *r, const rule_match_list *found, uint32_t s, arena *scratch)
{
    if (!r->proposer) return (proposal_list){0};
    r->clues[s] = proposer_look(r->proposer, &r->frames[s], r->mentions, found, r->a);
    return proposer_ask(r->proposer, r->clues[s], found, scratch);
}

static void match_sentences(reading *r)
{
    rule_context context = event_context(r->mentions);
    arena scratch = {.on_oom = r->a->on_oom,
                     .oom_state = r->a->oom_state}; // matches of one sentence
    r->frames = arena_array(r->a, frame_view, r->sentences->n + 1);
    if (r->proposer) r->clues = arena_array(r->a, clue_sentence *, r->sentences->n + 1);
    r->first_draft = arena_array(r->a, uint32_t, r->sentences->n + 1);
    for (uint32_t s = 0; s < r->sentences->n; s++) {
        r->frames[s] = frame_open(&r->sentences->p[s], r->mentions, r->a);
        r->first_draft[s] = (uint32_t)r->drafts.n;
        rule_match_list found = rule_match_sentence(r->codebook, &r->frames[s], &context, &scratch);
        proposal_list proposed = propose(r, &found, s, &scratch);
        start_drafts(r, &found, &proposed, s);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    r->first_draft[r->sentences->n] = (uint32_t)r->drafts.n;
    // Roles look at the drafts around (is that noun an event?), so they come after all matches.
    for (uint32_t s = 0; s < r->sentences->n; s++)
        for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++)
            role_fill(r, &r->drafts.p[i]);
}

static bool has_verb(const sentence *s)
{
    for (uint32_t w = 0; w < s->n_tokens; w++)
        if (s->tokens[w].upos == UPOS_VERB || s->tokens[w].upos == UPOS_AUX) return true;
    return false;
}

// "The below is attributable to Spokesperson Ana Ruiz:".
static bool is_line_of_source(const sentence *s)
{
    for (uint32_t w = 0; w + 1 < s->n_tokens; w++)
        if (str_eq_nocase(s->tokens[w].form, STR("attributable")) &&
            str_eq(s->tokens[w + 1].form, STR("to")))
            return true;
    return false;
}

// The first sentence of the report itself: no headline, no line of names, and none that says whose
// words these are.
static uint32_t find_lead(const reading *r)
{
    for (uint32_t s = 0; s < r->sentences->n; s++)
        if (!r->sentences->p[s].headline && has_verb(&r->sentences->p[s]) &&
            !is_line_of_source(&r->sentences->p[s]))
            return s;
    return 0;
}

// A reporter's question or the outlet's own report is no event of theirs.
static bool is_reporter(const participant *p)
{
    const actor *a = p->actor;
    return a->n_sectors == 1 && str_eq(a->sectors[0], STR("MED")) && a->country.n == 0;
}

// "A reporter asked the minister whether": nobody's demand or reproach.
static bool is_of_reporter(const event *e)
{
    return e->n_actors == 1 && is_reporter(&e->actors[0]) && e->quad == 3;
}

// "The airline", "a student", "Ravi Menon": an agent without a country or a name, or a person of
// whom nothing is known, acts on no stage of ours alone.
static bool is_placed(const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const actor *a = p[i].actor;
        bool bare = a->n_sectors && str_eq(a->code, a->sectors[0]);
        if (a->country.n || (a->code.n && !bare)) return true;
    }
    return false;
}

// "Governments", "companies": anybody's.
static bool is_anybodys(const participant *p)
{
    return !p->actor->country.n && str_in_list(p->actor->code, "GOV|BUS", '|');
}

// The author himself speaks, and no pronoun says so: he asks somebody, not all governments, and
// blames and threatens others than his own.
static bool is_lost_on(const event *e)
{
    if (!e->n_actors || e->actors[0].mention || !str_eq(e->actors[0].how, STR("speaker")) ||
        !str_in_list(e->type, "REQUEST|ACCUSE|THREATEN", '|'))
        return false;
    uint32_t somebody = 0;
    for (uint32_t i = 0; i < e->n_recipients; i++) somebody += !is_anybodys(&e->recipients[i]);
    if (!somebody) return true;
    return !str_eq(e->type, STR("REQUEST")) &&
           role_shares(e->actors, e->n_actors, e->recipients, e->n_recipients);
}

static bool is_own(const participant *p)
{
    return p->mention && !str_in_list(p->how, "governor|same event|counterpart", '|');
}

// Are any of the sides its own, and not all taken over from other events?
static bool has_own_side(const event *e)
{
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (is_own(&e->actors[i])) return true;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (is_own(&e->recipients[i])) return true;
    return false;
}

// "The strike entered its third day", "a march by pensioners": a protest is one whoever protests,
// where the rule demands nobody or there is somebody at all.
static bool may_be_nobodys(const draft *d)
{
    return str_eq(d->e.type, STR("PROTEST")) &&
           (!d->match.rule->actor_required || d->e.n_actors > 0);
}

// Even those that another event has lent it?
static bool may_lack_sides(const draft *d)
{
    return dissent_is_ended(d) || (may_be_nobodys(d) && !d->match.rule->actor_required);
}

// "Germany must do more, its chancellor said": nobody else is asked.
static bool asks_itself(const event *e)
{
    if (!str_eq(e->type, STR("REQUEST")) || e->n_actors != 1 || e->n_recipients != 1) return false;
    const actor *asks = e->actors[0].actor, *asked = e->recipients[0].actor;
    bool state = asks->n_sectors == 0 || str_eq(asks->sectors[0], STR("GOV"));
    bool whole = asked->n_sectors == 0 || (asked->n_sectors == 1 && asks->n_sectors == 1 &&
                                           str_eq(asked->sectors[0], asks->sectors[0]));
    return asks->country.n && state && whole && !asked->person &&
           str_eq(asks->country, asked->country) && str_eq(e->actors[0].how, STR("speaker"));
}

// "The general is accused of fraud", "the editor was threatened": by whom the words leave open, and
// it is done to him all the same.
static bool is_charged(const draft *d)
{
    return str_in_list(d->e.type, "ACCUSE|THREATEN", '|') && d->match.rule->recipient_required;
}

// "The French president travels to Lyon": nobody visits his own country.
static bool stays_at_home(const event *e)
{
    if (!str_eq(e->mode, STR("visit")) || !e->n_recipients) return false;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        const actor *to = e->recipients[i].actor;
        if (to->n_sectors || to->person || !to->country.n) return false;
        for (uint32_t j = 0; j < e->n_actors; j++)
            if (!str_eq(e->actors[j].actor->country, to->country)) return false;
    }
    return true;
}

// Whose minister somebody with a bare title is was guessed, and no proof.
static bool is_government_of(const participant *p, str country)
{
    const actor *a = p->actor;
    return a->n_sectors && !str_eq(p->how, STR("title")) && str_eq(a->sectors[0], STR("GOV")) &&
           str_eq(a->country, country);
}

// Members of one government who talk with each other do their daily business.
static bool is_inside_one_government(const event *e)
{
    if (!str_eq(e->type, STR("CONSULT")) || !e->n_actors || !e->n_recipients) return false;
    str country = e->actors[0].actor->country;
    if (!country.n) return false;
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (!is_government_of(&e->actors[i], country)) return false;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (!is_government_of(&e->recipients[i], country)) return false;
    return true;
}

// No event whoever takes part.
static bool is_void(const draft *d)
{
    return d->absorbed || d->dropped || d->noevent || asks_itself(&d->e) || stays_at_home(&d->e) ||
           goal_is(d) || is_inside_one_government(&d->e);
}

// Has it the sides that its rule demands, and are they somebody?
static bool is_supplied(const draft *d)
{
    const event *e = &d->e;
    const rule *by = d->match.rule;
    if (force_is_bare_news(d) || force_is_lone_clash(d) || speech_is_bare_news(d)) return true;
    if (force_is_lone_blow(d) || force_is_told_release(d)) return true;
    bool somebody = speech_is_by_somebody(d);
    if (by->actor_required && e->n_actors == 0 && !somebody && !force_tells_side(d, by->actor))
        return false;
    // "announced that it will free its prisoners": a promise to nobody else is one all the same
    bool promised =
        d->composed_by && str_eq(e->type, STR("AGREE")) && str_eq(by->type, STR("RETREAT"));
    if (by->recipient_required && e->n_recipients == 0 && !promised &&
        !force_tells_side(d, by->recipient))
        return false;
    if (dissent_is_ended(d)) return true;
    if (may_be_nobodys(d) && dissent_names_no_act(d)) return false;
    if (may_be_nobodys(d) && (dissent_is_told(d) || !has_own_side(e))) return dissent_is_told(d);
    if (!is_placed(e->actors, e->n_actors) && !is_placed(e->recipients, e->n_recipients) &&
        !force_is_news(d) && !speech_is_news(d) && !somebody)
        return false;
    if (is_of_reporter(e)) return false;
    if (is_lost_on(e)) return false;
    // "a dialogue that had been suspended": by one of the two, and no deed against both
    if (e->n_actors == 0 && e->n_recipients > 1 && str_eq(e->cameo, STR("164"))) return false;
    if (e->n_actors == 0) // of an attack, a charge or a release, to whom it is done is enough
        return e->n_recipients > 0 && !d->elliptical &&
               (e->quad == 4 || is_charged(d) || somebody || str_eq(e->mode, STR("release")));
    return true;
}

static bool is_event(const draft *d)
{
    return !is_void(d) && !d->doubted && (is_supplied(d) || d->rescued);
}

// Why a draft is no event.
static event_fate_kind fate_kind_of(const draft *d)
{
    const event *e = &d->e;
    const rule *by = d->match.rule;
    if (is_event(d)) return FATE_EVENT;
    if (d->absorbed) return FATE_COMPOSED;
    if (d->noevent) return FATE_NO_DEED;
    if (e->n_actors == 0 && (e->n_recipients == 0 || by->actor_required)) return FATE_NO_ACTOR;
    if (d->dropped) return FATE_TOLD_TWICE;
    if (by->recipient_required && e->n_recipients == 0) return FATE_NO_RECIPIENT;
    return e->n_actors ? FATE_NOBODY_KNOWN : FATE_NO_ACTOR;
}

static event_fate fate_of(const draft *d)
{
    return (event_fate){d->match.rule, d->e.sentence, d->match.word, fate_kind_of(d),
                        d->undone_by ? d->undone_by : d->composed_by};
}

static bool is_dated(const event *e)
{
    return e->date.span.end > e->date.span.begin;
}

static bool stands_here(const event *e)
{
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (e->actors[i].sentence == e->sentence && e->actors[i].mention) return true;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (e->recipients[i].sentence == e->sentence && e->recipients[i].mention) return true;
    return false;
}

// Do the words name anybody or anything there?
static bool is_filled(const draft *d, const rule_path *p)
{
    fillers found = {0};
    return rule_path_walk(d->f, d->match.word, p, NULL, NULL, &found) > 0;
}

static clue_draft describe(const draft *d, bool supplied)
{
    const event *e = &d->e;
    const rule *by = d->match.rule;
    return (clue_draft){
        .rule = by,
        .type = e->type,
        .missing = supplied ? 0 : (uint32_t)fate_kind_of(d),
        .n_actors = e->n_actors,
        .n_recipients = e->n_recipients,
        .actor_how = e->n_actors ? e->actors[0].how : STR_NONE,
        .recipient_how = e->n_recipients ? e->recipients[0].how : STR_NONE,
        .status = e->status,
        .actor_filled = is_filled(d, by->actor),
        .recipient_filled = is_filled(d, by->recipient),
        .elsewhere = !stands_here(e),
        .composed = d->composed_by != NULL,
        .negated = e->negated,
        .claimed = e->claim != CLAIM_STATED,
        .placed = e->place.name.n > 0,
        .dated = is_dated(e),
        .figured = e->n_amounts || e->n_casualties || e->n_items,
        .specificity = d->match.specificity,
    };
}

// "Decided to break off the talks": what is decided is the deed, which a rule has coded, and the
// deciding no other one.
static bool governs_deed_of_same(const reading *r, const draft *d)
{
    uint32_t s = d->e.sentence;
    for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++) {
        const draft *o = &r->drafts.p[i];
        if (o == d || is_void(o) || !is_supplied(o) || o->rescued) continue;
        if (frame_below(d->f, d->match.word, o->match.word) &&
            role_shares(d->e.actors, d->e.n_actors, o->e.actors, o->e.n_actors))
            return true;
    }
    return false;
}

// An office's own texts speak of aims, topics and habits in the words of deeds: of what a rule
// codes there and the classifier gives less than this, one in four is an event (gold/audit, three
// rounds).
#define OFFICIAL_LEAST 0.2

// What an operator has made of it ("called on them to stop") is told by the operator's word, which
// the classifier has not been asked about.
static bool is_faint(const reading *r, const draft *d, double chance)
{
    bool told_otherwise = d->composed_by && !str_eq(d->e.type, d->match.rule->type);
    return r->official && chance < OFFICIAL_LEAST && !told_otherwise;
}

// What rules have made of the text, or would have if all its sides were there: in doubt the
// classifier decides.
static void judge(reading *r, draft *d)
{
    event *e = &d->e;
    if (!r->proposer || is_void(d)) return;
    if (d->chance > 0) { // proposed
        d->doubted = governs_deed_of_same(r, d);
        return;
    }
    bool supplied = is_supplied(d);
    clue_draft about = describe(d, supplied);
    double chance = 0;
    proposal_verdict v =
        proposer_judge(r->proposer, r->clues[e->sentence], d->match.word, &about, &chance);
    d->doubted = (v == JUDGED_NO_EVENT || (supplied && is_faint(r, d, chance))) &&
                 !d->match.rule->own; // users know their own rules
    d->rescued = v == JUDGED_EVENT && e->n_actors + e->n_recipients > 0 && !is_of_reporter(e) &&
                 !goal_holds(d) && !governs_deed_of_same(r, d);
    d->chance = chance;
    if (d->rescued) e->decided_by = STR("classifier");
}

static void mark_reconsidered(event *e, const char *field)
{
    e->reconsidered[e->n_reconsidered++] = str_of(field);
}

// Has it taken place, or been said, by the text's own day? What is asked or planned has no day yet.
static bool may_be_of_own_day(const event *e)
{
    return e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING ||
           (e->status == EVENT_CONDITIONAL && str_eq(e->type, STR("AGREE")));
}

// Background and the text's own day, where the classifier is sure that the rules are wrong. What it
// takes for background loses the own day that the rules gave it as news.
static void look_again(reading *r, draft *d)
{
    event *e = &d->e;
    int said[SECOND_FIELDS];
    if (!r->proposer || d->match.rule->own || d->elliptical) return;
    clue_draft about = describe(d, true);
    second_text text = {(uint32_t)r->sentences->n, r->doc->published};
    proposer_look_again(r->proposer, r->clues[e->sentence], &about, e, &text, said);
    if (ownday_is_commemorated(r, d)) return; // the words leave no doubt
    if (said[SECOND_BACKGROUND] >= 0) {
        e->background = said[SECOND_BACKGROUND];
        mark_reconsidered(e, "background");
    }
    bool own = str_eq(e->date.how, STR("document"));
    if (said[SECOND_DAY] < 0 && said[SECOND_BACKGROUND] == 1 && own && e->status == EVENT_HAPPENED)
        said[SECOND_DAY] = DAY_NONE;
    if (said[SECOND_DAY] == DAY_OWN && !may_be_of_own_day(e)) return;
    if (said[SECOND_DAY] >= 0) {
        if (said[SECOND_DAY] == DAY_OWN)
            dating_take_own_day(r, d);
        else
            e->date = (event_date){0};
        mark_reconsidered(e, "date");
    }
}

static double confidence_of(const draft *d)
{
    const event *e = &d->e;
    double c = 0.9;
    if (d->chance > 0) return round(d->chance * 100) / 100;
    if (e->n_actors == 0) c -= 0.2;
    if (e->n_recipients == 0) c -= 0.1;
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (!e->actors[i].mention) c -= 0.1;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (!e->recipients[i].mention) c -= 0.1;
    if (d->composed_by) c -= 0.05;
    if (d->match.specificity == 0) c -= 0.1;
    if (d->elliptical) c -= 0.1;
    return c < 0.1 ? 0.1 : round(c * 100) / 100;
}

static void add_side(buf *b, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) buf_add_format(b, "%.*s,", STR_ARG(p[i].actor->code));
    buf_add_byte(b, '|');
}

static void identify(const reading *r, event *e)
{
    buf b = {0};
    buf_add_format(&b, "%.*s|%u|%u|%.*s|", STR_ARG(r->doc->id), e->trigger.begin, e->trigger.end,
                   STR_ARG(e->type));
    add_side(&b, e->actors, e->n_actors);
    add_side(&b, e->recipients, e->n_recipients);
    hash_hex(hash_str(buf_str(&b)), e->id);
    buf_free(&b);
}

static int by_place(const void *a, const void *b)
{
    const event *x = a, *y = b;
    if (x->trigger.begin != y->trigger.begin) return x->trigger.begin < y->trigger.begin ? -1 : 1;
    if (x->trigger.end != y->trigger.end) return x->trigger.end < y->trigger.end ? -1 : 1;
    return strcmp(x->id, y->id);
}

// A meeting of three or more countries or bodies is multilateral.
static void name_multilateral(event *e)
{
    if (!str_eq(e->type, STR("CONSULT")) || e->mode.n) return;
    uint32_t sides = 0;
    for (uint32_t i = 0; i < e->n_actors; i++) {
        const actor *a = e->actors[i].actor;
        str side = a->country.n ? a->country : a->code;
        bool known = false;
        for (uint32_t k = 0; k < i && !known; k++) {
            const actor *b = e->actors[k].actor;
            known = str_eq(b->country.n ? b->country : b->code, side);
        }
        sides += !known && (a->country.n || a->entity.n);
    }
    if (sides > 2) e->mode = STR("multilateral");
}

static event_list collect(reading *r)
{
    event_list out = {.p = arena_array(r->a, event, r->drafts.n)};
    event_fate *fates = arena_array(r->a, event_fate, r->drafts.n + 1);
    out.fates = fates;
    out.n_fates = r->drafts.n;
    for (size_t i = 0; i < r->drafts.n; i++) {
        judge(r, &r->drafts.p[i]);
        r->drafts.p[i].settled = is_event(&r->drafts.p[i]);
    }
    retold_fold(r);
    for (size_t i = 0; i < r->drafts.n; i++) {
        draft *d = &r->drafts.p[i];
        fates[i] = fate_of(d);
        d->settled = fates[i].kind == FATE_EVENT;
        if (!d->settled) continue;
        authority_fill(r, d);
        enemy_fill(r, d);
        aided_fill(r, d);
        parties_fill(r, d);
        target_fill(r, d);
        partner_fill(r, d);
        mourn_settle(r, d);
        protester_fill(r, d);
        venue_fill(r, d);
        lend_country(r, d);
        origin_drop_own(d);
        local_name(r, d);
    }
    side_fill(r);
    for (size_t i = 0; i < r->drafts.n; i++) {
        draft *d = &r->drafts.p[i];
        if (!d->settled) continue;
        name_multilateral(&d->e);
        look_again(r, d);
        if (modality_performed(&d->e)) d->e.says = NULL;
        d->e.composed_by = d->composed_by;
        if (d->elliptical) d->e.whole = r->drafts.p[d->whole].e.trigger;
        d->e.confidence = confidence_of(d);
        identify(r, &d->e);
        out.p[out.n++] = d->e;
    }
    if (out.n) qsort(out.p, out.n, sizeof *out.p, by_place);
    size_t kept = 0; // the same words, type and roles twice are one event
    for (size_t i = 0; i < out.n; i++)
        if (kept == 0 || strcmp(out.p[kept - 1].id, out.p[i].id) != 0) out.p[kept++] = out.p[i];
    out.n = kept;
    return out;
}

event_list event_code(const codebook *c, const proposer *p, const side_judge *j, const document *d,
                      const sentence_list *sentences, const mention_list *mentions, arena *a)
{
    reading r = {.codebook = c,
                 .proposer = p,
                 .sides = j,
                 .doc = d,
                 .sentences = sentences,
                 .mentions = mentions,
                 .official = publisher_of(d).country.n > 0,
                 .a = a};
    r.lead = find_lead(&r);
    match_sentences(&r);
    operator_compose(&r);
    for (size_t i = 0; i < r.drafts.n; i++)
        if (!r.drafts.p[i].absorbed) modality_read(&r, &r.drafts.p[i]);
    dissent_merge(&r);
    twin_drop(&r);
    dissent_fill(&r);
    discourse_fill(&r);
    for (size_t i = 0; i < r.drafts.n; i++) // what is borrowed on both sides tells nothing new
        if (r.drafts.p[i].e.n_actors + r.drafts.p[i].e.n_recipients > 0 &&
            !has_own_side(&r.drafts.p[i].e) && !r.drafts.p[i].recalled && !r.drafts.p[i].retold &&
            !may_lack_sides(&r.drafts.p[i]))
            r.drafts.p[i].dropped = true;
    part_add(&r);
    for (size_t i = 0; i < r.drafts.n; i++) {
        draft *x = &r.drafts.p[i];
        if (x->absorbed) continue;
        dating_read(&r, x);
        force_let_last(&r, x);
        if (x->recalled && !x->e.date.value.n) x->dropped = true; // told for its date alone
        attachment_read(&r, x);
        name_multilateral(&x->e);
        context_read(&r, x);
        noevent_read(x);
        x->e.quad = plover_quad(x->e.type);
        x->e.score = plover_score(x->e.type, x->e.mode);
    }
    dating_background(&r);
    return collect(&r);
}
