// Who "the parties", "both sides", "all political actors" are that somebody calls on: the country
// whose quarrel it is, in the phrase, in the sentence, just before or in the title. Added when it
// is settled that the event is one: it makes none.
#include "event/draft.h"

#define PARTIES_SENTENCES 4 // before the demand that may say whose quarrel it is

#define TREATY_REACH 6 // words from "parties" to "to the Antarctic convention"

// "Parties to the convention", wherever the tree hangs it.
static bool is_of_treaty(const reading *r, const sentence *s, uint32_t word)
{
    static const char LAWS[] = "convention treaty agreement protocol charter accord statute pact "
                               "conference npt resolution";
    for (uint32_t w = word + 1; w < s->n_tokens && w < word + TREATY_REACH; w++)
        if (in(str_lower(r->a, s->tokens[w].lemma), LAWS)) return true;
    return false;
}

// "All parties", but not "outside actors".
static bool is_of_quarrel(const reading *r, const draft *d, uint32_t word)
{
    static const char OTHERS[] = "third other outside external international foreign global "
                                 "regional private malicious cyber";
    const sentence *s = d->f->sentence;
    xpos x = s->tokens[word].xpos;
    if (x != XPOS_NNS && x != XPOS_NNPS) return false;
    if (!in(s->tokens[word].lemma, "party side actor stakeholder faction authority")) return false;
    if (is_of_treaty(r, s, word)) return false;
    for (uint32_t i = d->f->first_child[word]; i < d->f->first_child[word + 1]; i++)
        if (in(s->tokens[d->f->children[i]].lemma, OTHERS)) return false;
    return true;
}

// The noun for those who are called on, wherever the rule finds them: "urge all parties", "call on
// the sides", "the parties must"; -1 when there is none.
static int32_t addressed(const reading *r, const draft *d)
{
    static const char *const TO[] = {"on", "upon", "to"};
    const token *t = draft_token(d, d->match.word);
    uint32_t word = d->match.word;
    fillers found = {0};
    if (t->upos == UPOS_AUX && t->head >= 0) word = (uint32_t)t->head;
    if (t->upos == UPOS_AUX || in(t->lemma, "need have"))
        frame_fillers(d->f, word, SLOT_SUBJECT, STR_NONE, &found);
    else
        frame_fillers(d->f, word, SLOT_OBJECT, STR_NONE, &found);
    for (size_t i = 0; i < sizeof TO / sizeof *TO && found.n == 0; i++)
        frame_fillers(d->f, word, SLOT_PREP, str_of(TO[i]), &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (is_of_quarrel(r, d, found.word[i])) return (int32_t)found.word[i];
    return -1;
}

// Of the sentences before the demand the nearest that names any, else the title.
static third_countries named_before(const reading *r, const draft *d)
{
    uint32_t at = d->e.sentence;
    for (uint32_t k = 1; k <= PARTIES_SENTENCES && k <= at; k++) {
        third_countries x = third_named(r, d, at - k, -1);
        if (x.n) return x;
    }
    for (uint32_t s = 0; s < r->lead && s < at; s++) {
        third_countries x = third_named(r, d, s, -1);
        if (x.n) return x;
    }
    return (third_countries){0};
}

// "The authorities", "the regime", "leaders", of no country that the words name.
static bool is_bare_power(const draft *d, const participant *p)
{
    const mention *m = p->mention;
    if (!m || m->sentence != d->e.sentence || p->actor->country.n || p->actor->person ||
        !str_eq(p->actor->code, STR("GOV")) || !str_eq(p->how, STR("agent")))
        return false;
    const token *t = draft_token(d, m->head);
    bool some = d->f->first_child[m->head] == d->f->first_child[m->head + 1];
    if (some) return in(t->lemma, "leader authority") && t->xpos == XPOS_NNS;
    int32_t det = frame_child(d->f, m->head, REL_DET);
    if (det < 0 || !in(draft_token(d, (uint32_t)det)->lemma, "the this")) return false;
    return in(t->lemma, "authority") ||
           (in(t->lemma, "government regime junta leadership") && t->xpos == XPOS_NN);
}

// "We urge the authorities to free him": those of the one country that the text is about.
static void name_power(reading *r, draft *d)
{
    participant *p = &d->e.recipients[0];
    third_countries x = third_named(r, d, d->e.sentence, -1);
    if (!x.n) x = named_before(r, d);
    if (x.n != 1) return;
    p->actor = role_of_country(r, x.p[0].actor, STR("GOV"));
}

void parties_fill(reading *r, draft *d)
{
    event *e = &d->e;
    if (!str_eq(e->type, STR("REQUEST")) || !e->n_actors) return;
    if (e->n_recipients == 1 && is_bare_power(d, &e->recipients[0])) name_power(r, d);
    if (e->n_recipients) return;
    int32_t word = addressed(r, d);
    if (word < 0) return;
    third_countries x = third_named(r, d, e->sentence, word);
    if (!x.n) x = third_named(r, d, e->sentence, -1);
    if (!x.n) x = named_before(r, d);
    bool power = in(draft_token(d, (uint32_t)word)->lemma, "authority");
    bool two = x.n == 2 && in(draft_token(d, (uint32_t)word)->lemma, "side party");
    if (x.many || (x.n != 1 && !two)) return;
    for (uint32_t i = 0; i < x.n; i++) {
        participant p = {.actor = role_of_country(r, x.p[i].actor, power ? STR("GOV") : STR_NONE),
                         .sentence = e->sentence};
        role_add(r, &e->recipients, &e->n_recipients, p, "clause");
    }
}
