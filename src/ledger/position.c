// Positions: what states and bodies support, oppose, demand, reject, blame others for.
//
// codebook/ledger/positions.rules says which words are which stance and where the matter stands.
// Who holds it the event at the word says; where the coder sees none, plain words of stance
// ("oppose", but not "seek") count when their subject is a power. Hopes, plans, purposes and what
// others allege are none.
#include "ledger/position.h"

#include "link/period.h"

#define HOLDERS_MAX 16 // of one stance: those who sign a statement

static const char KINDS[] = "SUPPORT|ACCUSE|REJECT|REQUEST|AGREE|THREATEN|PROTEST|SANCTION";

typedef struct {
    const actor *p[HOLDERS_MAX]; // [n]
    uint32_t n;
} holders;

// The verb that the noun is object of: "voiced its support", "came out in opposition to".
static int32_t verb_above(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    deprel rel = deprel_base((deprel)t->rel);
    if (t->upos != UPOS_NOUN || t->head < 0 || (rel != REL_OBJ && rel != REL_OBL)) return -1;
    return f->sentence->tokens[t->head].upos == UPOS_VERB ? t->head : -1;
}

// A senator's or deputy's stance is not his country's.
static bool is_holder(const actor *x)
{
    bool deputy = x->person && x->n_sectors && str_eq(x->sectors[x->n_sectors - 1], STR("LEG"));
    return is_power(x) && !deputy && party_of(x).key.n;
}

static void add_holder(holders *all, const actor *x)
{
    if (!is_holder(x) || all->n == HOLDERS_MAX) return;
    for (uint32_t i = 0; i < all->n; i++)
        if (str_eq(party_of(all->p[i]).key, party_of(x).key)) return;
    all->p[all->n++] = x;
}

// "Chad's guns; support for Mali": another item of a list, whose doer is not that of the one
// before.
static bool is_other_item(const frame_view *f, uint32_t word)
{
    return word > 0 && deprel_base((deprel)frame_word(f, word)->rel) == REL_CONJ &&
           str_eq(frame_word(f, word - 1)->form, STR(";"));
}

// "Malians demand bread", "the people of Mali", "governors": no stance of the state, as that of
// "the Malians" at a table may be.
static bool is_populace(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    static const char HOME[] = "people|citizen|population|public|populace|governor|mayor|lawmaker|"
                               "legislator|senator|congressman";
    if (str_in_list(t->lemma, HOME, '|')) return true;
    bool many = (t->xpos == XPOS_NNS || t->xpos == XPOS_NNPS) && str_ends(t->form, STR("ans"));
    int32_t det = frame_child(f, w, REL_DET);
    bool table = det >= 0 && str_eq(frame_word(f, (uint32_t)det)->lemma, STR("the"));
    return many && !table && frame_child(f, w, REL_NMOD) < 0;
}

static bool is_of_populace(const frame_view *f, const participant *x)
{
    bool here = x->mention && x->sentence == f->sentence->index;
    return here && is_populace(f, x->mention->head);
}

// Whose stance it is: of a noun whose own it is said to be ("its support", "the objections of
// Mali"), else all who do the event.
static holders holders_of(const event *e, const frame_view *f, const rule_match *m)
{
    holders all = {.n = 0};
    const actor *who = NULL;
    bool verb = f->sentence->tokens[m->word].upos == UPOS_VERB;
    if (!verb && is_other_item(f, m->word)) return all;
    if (!verb && str_in_list(m->rule->mode, "supports|opposes", '|'))
        power_by_path(f, m->word, m->rule->actor, STR_NONE, &who);
    for (uint32_t i = 0; e && !who && i < e->n_actors; i++)
        if (!str_in_list(e->actors[i].how, "hearer|governor|place", '|') &&
            !is_of_populace(f, &e->actors[i]))
            add_holder(&all, e->actors[i].actor);
    int32_t doer = frame_child(f, m->word, REL_NSUBJ);
    bool crowd = doer >= 0 && is_populace(f, (uint32_t)doer);
    if (!e && verb && !crowd) power_by_path(f, m->word, m->rule->actor, STR_NONE, &who);
    if (who) add_holder(&all, who);
    return all;
}

// Is the time of something that is told below the word: "hailed the donors' plan to pay next year"?
static bool is_time_below(const frame_view *f, uint32_t word, uint32_t time)
{
    int32_t verb = (int32_t)time;
    for (uint32_t climb = 0; climb < f->sentence->n_tokens; climb++) {
        if (verb < 0 || frame_word(f, (uint32_t)verb)->upos == UPOS_VERB) break;
        verb = frame_word(f, (uint32_t)verb)->head;
    }
    return verb > (int32_t)word && frame_below(f, word, (uint32_t)verb);
}

#define LONGEST_DAY 31 // days of a time that says when something was said: a month

static bool is_later(str date, str day)
{
    period a = period_read(date), b = period_read(day);
    return a.known && b.known && a.first > b.last;
}

static bool is_label(const frame_view *f, uint32_t time, uint32_t word)
{
    deprel rel = deprel_base((deprel)frame_word(f, time)->rel);
    return (rel == REL_COMPOUND || rel == REL_NUMMOD) && frame_word(f, time)->head != (int32_t)word;
}

// "Condemned the raid on Sunday's convoy", "the 2015 deal": a time of the matter dates no stance,
// nor does one that is still to come.
static void date_by_text(fact_reading *r, fact *x, uint32_t word, const matter *about)
{
    const mention_list *m = &r->c->mentions;
    const frame_view *f = reading_frame(r, x->sentence);
    bool inside = is_later(x->date, x->published);
    if (!x->date.n || (x->own_day && !inside)) return;
    for (uint32_t i = m->first_of[x->sentence]; i < m->first_of[x->sentence + 1] && !x->own_day;
         i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME || !str_eq(t->time.value, x->date)) continue;
        bool below = is_time_below(f, word, t->head);
        // "The 2019 accord" is only called so; "at the June 14 summit" was on that day
        bool label =
            is_label(f, t->head, word) && period_length(period_read(x->date)) > LONGEST_DAY;
        if (!inside && !below && !label && (t->head < about->first || t->head >= about->end))
            return;
        inside = true;
    }
    if (!inside) return;
    x->date = x->published;
    x->own_day = true;
}

// "Its choice" is Peru's, whoever welcomes it; "its" of the holder's or hearer's own stays.
static str spelled_out(fact_reading *r, const frame_view *f, const matter *about, str by, str to)
{
    const token *t = frame_word(f, about->first);
    bool own = t->rel == REL_NMOD_POSS && t->upos == UPOS_PRON && about->end > about->first + 1;
    const mention *who =
        own ? mention_covering(f->mentions, f->sentence->index, about->first, MENTION_ACTOR) : NULL;
    if (!who || who->n_actors != 1 || !who->actors[0]->name.n) return about->text;
    bool people = str_eq_nocase(t->form, STR("their")) && who->actors[0]->code.n == 3;
    if (people) return about->text; // "Malians ... their call" is not Mali's
    str key = party_of(who->actors[0]).key, name = who->actors[0]->name;
    if (!key.n || str_eq(key, by) || str_eq(key, to)) return about->text;
    str rest = str_sub(about->text, t->span.end - t->span.begin, about->text.n);
    buf b = {0};
    const char *owns = name.p[name.n - 1] == 's' ? "'" : "'s";
    buf_add_format(&b, "%.*s%s%.*s", STR_ARG(name), owns, STR_ARG(rest));
    str out = str_copy(r->a, buf_str(&b));
    buf_free(&b);
    return out;
}

static void add(fact_reading *r, uint32_t index, const rule_match *m, const event *e,
                const actor *holder)
{
    const frame_view *f = reading_frame(r, index);
    fact x = fact_none(LEDGER_POSITIONS);
    fact_party by = party_of(holder), to = position_hearer(e, f, m, by.key, r->c->document->text);
    if (str_eq(m->rule->mode, STR("blames")) && !to.key.n) return;
    bool asks = str_eq(m->rule->mode, STR("demands"));
    fact_party own = power_by_path(f, m->word, m->rule->recipient, STR_NONE, NULL);
    if (asks && !to.code.n && str_eq(own.key, by.key)) return; // "urged the Senate": at home
    if (position_is_own_praise(f, m, by.key)) return;
    if (asks && position_is_at_home(f, m, by.key)) return;
    if (asks && !to.key.n && position_is_to_nobody(f, m)) return;
    matter about = position_matter(f, m, to.key, r->c->document->text);
    bool told = !about.text.n && e && str_eq(m->rule->name, STR("positions-responsibility"));
    if (told) about = position_told_before(r, e, holder);
    if (!about.text.n || (!told && position_names_holder(f, &about, by.key))) return;
    matter full = {.head = -1};
    if (!told) full = position_named_before(r, index, &about); // else it is of another sentence
    if (!told && !full.text.n && position_points_back(f, &about)) return; // nobody said which ones
    str wording = full.text.n ? full.text
                  : told      ? about.text
                              : spelled_out(r, f, &about, by.key, to.key);
    bool same = wording.p == about.text.p;
    bool owned = to.code.n > 0 || !same;
    if (!full.text.n && !told && !position_is_known(f, m, &about, by.key, owned)) return;
    if (same && !told && position_is_nobodys(f, &about, by.key, to.key)) return;
    if (same && !told && !to.code.n) wording = position_placed(r, m, wording, by.key);
    x.state = m->rule->mode;
    x.actors = party_keep(r, by);
    x.n_actors = 1;
    x.recipients = party_keep(r, to);
    x.n_recipients = to.key.n > 0;
    x.subject = full.text.n ? full.name : about.name;
    x.subject_text = wording;
    if (holder->person) x.by = (fact_party){by.code, by.key, holder->name};
    reading_date(r, &x, index, m->word, e);
    if (!told && !str_eq(m->rule->name, STR("positions-opposed-despite")))
        date_by_text(r, &x, m->word, &about);
    if (str_starts(x.date, STR("../"))) x.date = x.published; // it stood on the day it was told
    *vec_push(r->a, &r->facts) = x;
}

void position_read(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    for (size_t i = 0; i < matches->n; i++) {
        const rule_match *m = &matches->p[i];
        if (!str_eq(m->rule->type, STR("positions"))) continue;
        const frame_view *f = reading_frame(r, index);
        bool of_noun = deprel_base((deprel)f->sentence->tokens[m->word].rel) == REL_COMPOUND;
        if (of_noun && f->sentence->tokens[m->word].upos == UPOS_NOUN) continue; // "demand sectors"
        const event *e = reading_event(r, index, m->word, verb_above(f, m->word));
        if ((e && !str_in_list(e->type, KINDS, '|')) || !position_is_taken(e, f, m)) continue;
        if (redline_in_question_turn(r, index)) continue;
        holders all = holders_of(e, f, m);
        for (uint32_t k = 0; k < all.n; k++)
            if (!position_is_service(m, f, all.p[k]) && !position_is_of_life(m, f, all.p[k]))
                add(r, index, m, e, all.p[k]);
    }
}
