// Positions: what states and bodies support, oppose, demand, reject, blame others for.
//
// codebook/ledger/positions.rules says which words are which stance and where the matter stands.
// Who holds it the event at the word says; where the coder sees none, plain words of stance
// ("oppose", but not "seek") count when their subject is a power. Hopes, plans and what others
// allege are none.
#include "ledger/redline.h"

static const char KINDS[] = "SUPPORT|ACCUSE|REJECT|REQUEST|AGREE|THREATEN|PROTEST|SANCTION";

// Two phrases that one cannot be for or against.
static const char NO_MATTER[] =
    "visit|statement|remark|comment|word|speech|meeting|minister|president|people|leader|"
    "ambassador|time|day|year|question|reporter|journalist";

// The verb that the noun is object of: "voiced its support", "came out in opposition to".
static int32_t verb_above(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    deprel rel = deprel_base((deprel)t->rel);
    if (t->upos != UPOS_NOUN || t->head < 0 || (rel != REL_OBJ && rel != REL_OBL)) return -1;
    return f->sentence->tokens[t->head].upos == UPOS_VERB ? t->head : -1;
}

static bool is_held(const event *e, const frame_view *f, const rule_match *m)
{
    mood x = mood_of(f, m->word, m->rule->mode);
    bool must = str_eq(m->rule->name, STR("positions-must"));
    if (!must && (x.negated || x.open || x.to_come)) return false;
    if (!e) return str_in_list(m->rule->mode, "supports|opposes|rejects|blames", '|');
    if (!must && e->negated) return false;
    return e->claim == CLAIM_STATED && (e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING);
}

static const actor *holder_of(const event *e, const frame_view *f, const rule_match *m)
{
    const actor *who = NULL;
    for (uint32_t i = 0; e && i < e->n_actors; i++)
        if (is_power(e->actors[i].actor)) return e->actors[i].actor;
    if (!e && (str_in_list(m->rule->mode, "supports|opposes", '|') ||
               f->sentence->tokens[m->word].upos == UPOS_VERB))
        power_by_path(f, m->word, m->rule->actor, STR_NONE, &who);
    return who;
}

// "Despite Mali's objections, [Chad sold the dam]", "[Chad sold the dam] despite ..."
static matter done_despite(const frame_view *f, uint32_t verb, uint32_t word, str text)
{
    uint32_t end = word;
    matter behind = matter_from_subject(f, verb, word, text);
    int32_t doer = frame_child(f, verb, REL_NSUBJ);
    if (behind.text.n || doer < 0) return behind;
    while (end > 0 && !str_eq(f->sentence->tokens[end].lemma, STR("despite"))) end--;
    matter own = matter_of(f, (uint32_t)doer, text);
    return own.first < end && verb < end ? matter_words(f, own.first, end, verb, text) : behind;
}

// A matter is no actor alone, nor one of the phrases that name nothing.
static matter held_on(const frame_view *f, const rule_match *m, str text)
{
    fillers found = {0};
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t w = found.word[i];
        const mention *who = mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR);
        bool doing = who && str_eq(m->rule->mode, STR("blames")) && !who->actors[0]->country.n &&
                     frame_child(f, w, REL_COMPOUND) >= 0; // "accused of training rebels"
        if (w == m->word || (who && !doing) ||
            str_in_list(f->sentence->tokens[w].lemma, NO_MATTER, '|'))
            continue;
        matter x = matter_of(f, w, text);
        if (str_eq(m->rule->name, STR("positions-must"))) // what must be done, not by whom
            return matter_words(f, m->word + 1, x.end, w, text);
        if (x.first <= m->word && m->word < x.end) // the clause in spite of which it is done
            x = done_despite(f, w, m->word, text);
        if (x.text.n && !x.vague && matter_size(x.text)) return x;
    }
    return (matter){.head = -1};
}

// "The responsibility lies with them": for what the same one has told just before.
static matter told_before(fact_reading *r, const event *e, const actor *holder)
{
    const event *last = NULL;
    for (size_t i = 0; i < r->c->events.n; i++) {
        const event *x = &r->c->events.p[i];
        if (x->sentence >= e->sentence) break;
        for (uint32_t k = 0; k < x->n_actors; k++)
            if (str_eq(x->actors[k].actor->country, holder->country)) last = x;
    }
    if (!last || last->sentence + 1 < e->sentence) return (matter){.head = -1};
    return matter_of(reading_frame(r, last->sentence), last->word, r->c->document->text);
}

static fact_party blamed(const event *e, const frame_view *f, const rule_match *m, str holder)
{
    fact_party out = power_by_path(f, m->word, m->rule->recipient, holder, NULL);
    bool blames = str_eq(m->rule->mode, STR("blames"));
    for (uint32_t i = 0; blames && e && i < e->n_recipients && !out.key.n; i++)
        if (is_power(e->recipients[i].actor) &&
            !str_eq(party_of(e->recipients[i].actor).key, holder))
            out = party_of(e->recipients[i].actor);
    return out;
}

static void add(fact_reading *r, uint32_t index, const rule_match *m)
{
    const frame_view *f = reading_frame(r, index);
    const event *e = reading_event(r, index, m->word, verb_above(f, m->word));
    if (e && !str_in_list(e->type, KINDS, '|')) return;
    if (!is_held(e, f, m)) return;
    const actor *holder = holder_of(e, f, m);
    if (!holder) return;
    matter about = held_on(f, m, r->c->document->text);
    if (!about.text.n && e && str_eq(m->rule->name, STR("positions-responsibility")))
        about = told_before(r, e, holder);
    if (!about.text.n) return;
    fact x = fact_none(LEDGER_POSITIONS);
    fact_party by = party_of(holder), to = {0};
    if (str_in_list(m->rule->mode, "blames|demands", '|')) to = blamed(e, f, m, by.key);
    if (str_eq(m->rule->mode, STR("blames")) && !to.key.n) return;
    x.state = m->rule->mode;
    x.actors = party_keep(r, by);
    x.n_actors = 1;
    x.recipients = party_keep(r, to);
    x.n_recipients = to.key.n > 0;
    x.subject = about.name;
    x.subject_text = about.text;
    if (holder->person) x.by = (fact_party){by.code, by.key, holder->name};
    reading_date(r, &x, index, m->word, e);
    *vec_push(r->a, &r->facts) = x;
}

void position_read(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    for (size_t i = 0; i < matches->n; i++)
        if (str_eq(matches->p[i].rule->type, STR("positions"))) add(r, index, &matches->p[i]);
}
