// Where somebody comes from of whom his own words do not say it: the country that stands behind the
// name ("Rosa Mbeki from Namibia"), that of those beside whom he is named ("nine Chadian officers
// and two entities"), those of the people whose government it is ("their governments").
#include "event/draft.h"

// One past the name that the word begins.
static uint32_t name_end(const sentence *s, uint32_t word)
{
    uint32_t end = word + 1;
    while (end < s->n_tokens &&
           (s->tokens[end].rel == REL_FLAT || s->tokens[end].upos == UPOS_PROPN))
        end++;
    return end;
}

static const mention *country_at(const mention_list *all, const sentence *s, uint32_t at)
{
    if (at < s->n_tokens && in(s->tokens[at].lemma, "the")) at++;
    for (uint32_t i = all->first_of[s->index]; i < all->first_of[s->index + 1]; i++) {
        const mention *m = &all->p[i];
        if (m->kind != MENTION_ACTOR || m->first != at || m->n_actors != 1) continue;
        const actor *a = m->actors[0];
        if (a->country.n && !a->n_sectors && str_eq(m->how, STR("name"))) return m;
    }
    return NULL;
}

uint32_t origin_add(reading *r, const frame_view *f, uint32_t word, participant **list, uint32_t *n)
{
    const sentence *s = f->sentence;
    uint32_t before = *n;
    if (s->tokens[word].upos != UPOS_PROPN) return 0;
    uint32_t end = name_end(s, word);
    if (end + 1 >= s->n_tokens || !in(s->tokens[end].lemma, "from of")) return 0;
    // "the Bank of Chad" is a body
    if (str_eq(s->tokens[end].lemma, STR("of")) && frame_child(f, word, REL_DET) >= 0) return 0;
    const mention *from = country_at(r->mentions, s, end + 1);
    if (from) role_add_mention(r, from, list, n);
    return *n - before;
}

// "Kenyans and Chadians asked their governments": the government of each.
static const mention *owners_of(const reading *r, const frame_view *f, const mention *m)
{
    if (m->n_actors != 1 || m->actors[0]->country.n || !m->actors[0]->n_sectors) return NULL;
    if (!str_eq(m->how, STR("agent"))) return NULL;
    int32_t owner = frame_child(f, m->head, REL_NMOD_POSS);
    if (owner < 0 || f->sentence->tokens[owner].upos != UPOS_PRON) return NULL;
    const mention *of =
        mention_headed(r->mentions, f->sentence->index, (uint32_t)owner, MENTION_ACTOR);
    if (!of || of->n_actors < 2) return NULL;
    for (uint32_t i = 0; i < of->n_actors; i++)
        if (!of->actors[i]->country.n) return NULL;
    return of;
}

uint32_t origin_add_owned(reading *r, const frame_view *f, const mention *m, participant **list,
                          uint32_t *n)
{
    const mention *of = owners_of(r, f, m);
    uint32_t before = *n;
    for (uint32_t i = 0; of && i < of->n_actors; i++) {
        participant p = {.actor = role_of_country(r, of->actors[i], m->actors[0]->sectors[0]),
                         .name = span_text(r->doc->text, m->span),
                         .span = m->span,
                         .sentence = m->sentence,
                         .how = m->how,
                         .mention = m};
        role_add(r, list, n, p, NULL);
    }
    return *n - before;
}

// Six women, beside a senator: not "his enablers", who may be anybody's.
static void add_faint(reading *r, draft *d, uint32_t word)
{
    event *e = &d->e;
    const mention *m = mention_faint(r->mentions, e->sentence, word);
    if (!m || m->n_actors != 1 || !m->actors[0]->code.n) return;
    if (frame_child(d->f, word, REL_NMOD_POSS) >= 0) return;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (str_eq(e->recipients[i].actor->code, m->actors[0]->code)) return;
    role_add_mention(r, m, &e->recipients, &e->n_recipients);
}

// Adds whom the conjunct names, though no more of him is known than that he is somebody, or a firm
// of the others' country.
static void add_conjunct(reading *r, draft *d, const participant *with, uint32_t word)
{
    static const char FIRMS[] = "entity company firm enterprise";
    event *e = &d->e;
    const mention *m = mention_headed(r->mentions, e->sentence, word, MENTION_ACTOR);
    if (m && m->n_actors) return;
    if (!str_eq(e->type, STR("SANCTION"))) {
        add_faint(r, d, word);
        return;
    }
    if (!with->actor->country.n || !in(draft_token(d, word)->lemma, FIRMS)) return;
    participant p = *with;
    p.actor = role_of_country(r, with->actor, STR("BUS"));
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (str_eq(e->recipients[i].actor->code, p.actor->code)) return;
    p.name = draft_token(d, word)->form;
    p.span = draft_token(d, word)->span;
    p.mention = NULL;
    role_add(r, &e->recipients, &e->n_recipients, p, NULL);
}

void origin_add_conjuncts(reading *r, draft *d)
{
    event *e = &d->e;
    uint32_t n = e->n_recipients;
    for (uint32_t i = 0; i < n; i++) {
        participant with = e->recipients[i];
        if (!with.mention || with.sentence != e->sentence) continue;
        uint32_t head = with.mention->head;
        for (uint32_t k = d->f->first_child[head]; k < d->f->first_child[head + 1]; k++)
            if (draft_token(d, d->f->children[k])->rel == REL_CONJ)
                add_conjunct(r, d, &with, d->f->children[k]);
    }
}

static const char KIN[] = "family wife husband son daughter brother sister mother father child "
                          "children parent relative cousin nephew niece grandson grandchild kin";

// "Killing his whole family", "the president's brother was jailed": no officials, but people.
void origin_set_kin(reading *r, draft *d)
{
    event *e = &d->e;
    if (!in(e->type, "ASSAULT COERCE SANCTION RETREAT")) return;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        const mention *m = e->recipients[i].mention;
        if (!m || m->sentence != e->sentence || !e->recipients[i].actor->n_sectors) continue;
        const token *t = draft_token(d, m->head);
        if (t->rel != REL_NMOD_POSS || t->head < 0) continue;
        if (!in(draft_token(d, (uint32_t)t->head)->lemma, KIN)) continue;
        e->recipients[i].actor = role_of_country(r, e->recipients[i].actor, STR("CVL"));
    }
}

// Somebody else whom one calls one's own, and what binds one to him: "our partners", "our
// friendship".
static const char OTHERS[] =
    "partner ally friend neighbor neighbour counterpart colleague guest host partnership "
    "friendship "
    "relationship relation alliance cooperation collaboration tie bond dialogue";

bool origin_is_own(const draft *d, const participant *p)
{
    const event *e = &d->e;
    const mention *m = p->mention;
    if (!in(e->type, "AGREE SUPPORT AID REQUEST ACCUSE THREATEN REJECT")) return false;
    if (!m || m->sentence != e->sentence || !str_eq(p->how, STR("speaker"))) return false;
    const token *t = draft_token(d, m->head);
    if (t->rel != REL_NMOD_POSS || t->head < 0 || !in(t->lemma, "our my we I")) return false;
    if (e->n_actors != 1 || !role_shares(p, 1, e->actors, e->n_actors)) return false;
    bool kind = in(e->type, "SUPPORT AID REQUEST"); // "thanked our teachers", "asked our troops"
    return !kind || in(draft_token(d, (uint32_t)t->head)->lemma, OTHERS);
}

void origin_drop_own(draft *d)
{
    event *e = &d->e;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (!origin_is_own(d, &e->recipients[i])) e->recipients[kept++] = e->recipients[i];
    e->n_recipients = kept;
}
