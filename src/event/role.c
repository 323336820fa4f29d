// Who did it, to whom: from the paths of a rule to participants.
#include "event/draft.h"
#include "mention/actor_scan.h"

bool role_same(const actor *a, const actor *b)
{
    if (a->country.n || b->country.n) return str_eq(a->country, b->country);
    return str_eq(a->entity, b->entity);
}

bool role_shares(const participant *a, uint32_t n_a, const participant *b, uint32_t n_b)
{
    for (uint32_t i = 0; i < n_a; i++)
        for (uint32_t j = 0; j < n_b; j++)
            if (role_same(a[i].actor, b[j].actor)) return true;
    return false;
}

// Room in a list of n participants: most have one or two.
static uint32_t room_for(uint32_t n)
{
    uint32_t room = 2;
    while (room < n) room *= 2;
    return room;
}

void role_add(reading *r, participant **list, uint32_t *n, participant p, const char *how)
{
    for (uint32_t i = 0; i < *n; i++)
        if (str_eq((*list)[i].actor->entity, p.actor->entity) &&
            str_eq((*list)[i].actor->code, p.actor->code))
            return;
    if (*n == EVENT_PARTICIPANTS_MAX) return;
    if (!*list || *n == room_for(*n)) {
        size_t used = *list ? *n * sizeof **list : 0;
        *list = arena_grow(r->a, *list, used, room_for(*n + 1) * sizeof **list);
    }
    if (how) p.how = str_of(how);
    (*list)[(*n)++] = p;
}

static uint32_t add_mention(reading *r, const mention *m, participant **list, uint32_t *n,
                            const char *how)
{
    uint32_t before = *n;
    for (uint32_t i = 0; i < m->n_actors; i++) {
        participant p = {.actor = m->actors[i],
                         .name = span_text(r->doc->text, m->span),
                         .span = m->span,
                         .sentence = m->sentence,
                         .how = m->how,
                         .mention = m};
        role_add(r, list, n, p, how);
    }
    return *n - before;
}

void role_add_mention(reading *r, const mention *m, participant **list, uint32_t *n)
{
    add_mention(r, m, list, n, NULL);
}

// "the leaders of France", "France's leaders", "French leaders": may the child of a phrase without
// an actor of its own give one?
static bool gives_actor(const frame_view *f, uint32_t child)
{
    const sentence *s = f->sentence;
    deprel rel = s->tokens[child].rel;
    // "its neighbour", "our partners", "his Danish counterpart" is somebody else
    if (s->tokens[child].head >= 0 &&
        str_in_list(s->tokens[s->tokens[child].head].lemma,
                    "neighbour|neighbor|rival|foe|enemy|adversary|counterpart|partner|ally|"
                    "friend",
                    '|'))
        return rel == REL_AMOD || rel == REL_COMPOUND || rel == REL_APPOS || rel == REL_FLAT;
    if (rel == REL_NMOD_POSS || rel == REL_COMPOUND || rel == REL_AMOD || rel == REL_NMOD_DESC ||
        rel == REL_FLAT || rel == REL_APPOS)
        return true;
    int32_t preposition = rel == REL_NMOD ? frame_child(f, child, REL_CASE) : -1;
    if (preposition < 0) return false;
    str word = s->tokens[preposition].lemma, head = s->tokens[s->tokens[child].head].lemma;
    return str_eq(word, STR("of")) || // "the border with France"
           (str_eq(word, STR("with")) && str_in_list(head, "border|frontier|boundary", '|'));
}

// "his Italian counterpart", "its Chinese partners": the adjective says who, not the pronoun.
static bool names_other(const reading *r, const frame_view *f, uint32_t word, uint32_t pronoun)
{
    const sentence *s = f->sentence;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        if (c > pronoun && c < word && s->tokens[c].rel != REL_NMOD_POSS && gives_actor(f, c) &&
            mention_headed(r->mentions, s->index, c, MENTION_ACTOR))
            return true;
    }
    return false;
}

// "a Kenyan army convoy" with the "Kenyan" hung on the convoy: it is the army's, which another
// child of the phrase names.
static bool is_part_of_another(const reading *r, const frame_view *f, uint32_t word,
                               const mention *m)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        const mention *o = mention_headed(r->mentions, f->sentence->index, c, MENTION_ACTOR);
        if (o && o != m && o->first <= m->first && m->end < o->end && gives_actor(f, c))
            return true;
    }
    return false;
}

// The actors inside a phrase whose head is no actor and no event, conjuncts included ("the foreign
// ministers of Peru and Chile").
static uint32_t add_inside(reading *r, const frame_view *f, uint32_t word, participant **list,
                           uint32_t *n)
{
    const sentence *s = f->sentence;
    uint32_t before = *n;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        // "aid for Moldova worth 30 million euros" with Moldova hung on "worth"
        int32_t name =
            str_eq(s->tokens[c].form, STR("worth")) ? frame_child(f, c, REL_COMPOUND) : -1;
        if (name >= 0)
            c = (uint32_t)name;
        else if (!gives_actor(f, c))
            continue;
        const mention *m = mention_headed(r->mentions, s->index, c, MENTION_ACTOR);
        if (!m || *n > before || is_part_of_another(r, f, word, m) ||
            (s->tokens[c].upos == UPOS_PRON && names_other(r, f, word, c)))
            continue;
        add_mention(r, m, list, n, NULL);
        for (uint32_t k = f->first_child[c]; k < f->first_child[c + 1]; k++) {
            if (s->tokens[f->children[k]].rel != REL_CONJ) continue;
            m = mention_headed(r->mentions, s->index, f->children[k], MENTION_ACTOR);
            if (m) add_mention(r, m, list, n, NULL);
        }
    }
    return *n - before;
}

static bool is_trigger(const reading *r, uint32_t index, uint32_t word)
{
    for (uint32_t i = r->first_draft[index]; i < r->first_draft[index + 1]; i++)
        if (r->drafts.p[i].match.word == word) return true;
    return false;
}

bool role_is_state(const actor *a)
{
    return a->country.n && (a->n_sectors == 0 || in(a->sectors[0], "GOV MIL"));
}

// Whose ally somebody is called: "our NATO ally", "a Kenyan ally"; -1 when it is not said.
static int32_t ally_of(const reading *r, const frame_view *f, uint32_t word)
{
    const token *tokens = f->sentence->tokens;
    int32_t owner = frame_child(f, word, REL_NMOD_POSS);
    if (owner >= 0) return tokens[owner].upos == UPOS_PRON ? owner : -1;
    int32_t article = frame_child(f, word, REL_DET);
    if (article < 0) return -1;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        if (gives_actor(f, c) && c < word &&
            mention_headed(r->mentions, f->sentence->index, c, MENTION_ACTOR))
            return article;
    }
    return -1;
}

// "Greece, our NATO ally and partner" with the ally for a conjunct: Greece again.
static bool is_called_so(const reading *r, const frame_view *f, uint32_t word)
{
    const token *tokens = f->sentence->tokens, *t = &tokens[word];
    if ((t->rel != REL_CONJ && t->rel != REL_APPOS) || t->head < 0) return false;
    static const char RELATIONS[] = "ally|partner|friend|neighbor|neighbour";
    if (!str_in_list(str_lower(r->a, t->lemma), RELATIONS, '|')) return false;
    int32_t owner = ally_of(r, f, word);
    if (owner < 1) return false;
    return str_eq(tokens[owner - 1].form, STR(",")) &&
           mention_headed(r->mentions, f->sentence->index, (uint32_t)t->head, MENTION_ACTOR);
}

// "Kenyan President and Community Chairman Roe": the first title is his, too. His mention; NULL
// when the words are no such title.
static const mention *bearer_of_title(const reading *r, const sentence *s, const mention *m)
{
    const mention_list *all = r->mentions;
    if (!m || m->n_actors != 1 || m->actors[0]->person || !str_eq(m->how, STR("agent")) ||
        m->end + 1 >= s->n_tokens || !str_eq(s->tokens[m->end].lemma, STR("and")))
        return NULL;
    xpos x = s->tokens[m->end - 1].xpos;
    bool article = m->first > 0 && s->tokens[m->first - 1].upos == UPOS_DET;
    if ((x != XPOS_NN && x != XPOS_NNP) || article) return NULL;
    for (uint32_t i = all->first_of[s->index]; i < all->first_of[s->index + 1]; i++) {
        const mention *o = &all->p[i];
        if (o->kind == MENTION_ACTOR && o->first == m->end + 1 && o->n_actors == 1 &&
            o->actors[0]->person && role_same(o->actors[0], m->actors[0]))
            return o;
    }
    return NULL;
}

// A name by its form alone, of no known country or body.
static bool is_nobody_known(const mention *m)
{
    return m->n_actors == 1 && str_eq(m->how, STR("form")) && !m->actors[0]->code.n &&
           !m->actors[0]->country.n;
}

uint32_t role_add_word(reading *r, const frame_view *f, uint32_t word, participant **list,
                       uint32_t *n)
{
    if (is_called_so(r, f, word)) return 0;
    const sentence *s = f->sentence;
    const mention *m = mention_headed(r->mentions, s->index, word, MENTION_ACTOR);
    bool you = s->tokens[word].upos == UPOS_PRON && str_eq_nocase(s->tokens[word].form, STR("you"));
    const mention *bearer = bearer_of_title(r, s, m);
    if (bearer) m = bearer;
    if (!m && (r->bodily || (r->addressed && you))) m = mention_faint(r->mentions, s->index, word);
    str form = s->tokens[word].form; // "killed himself": done to nobody else
    if (s->tokens[word].upos == UPOS_PRON &&
        (str_ends(form, STR("self")) || str_ends(form, STR("selves"))))
        return 0;
    if (str_in_list(s->tokens[word].lemma, "behest|direction|initiative|insistence|request|urging",
                    '|') &&
        str_eq(draft_preposition(f, word), STR("at")))
        return 0; // "at the request of Mali": nobody's target
    if (!m) {
        upos u = s->tokens[word].upos;
        if (u == UPOS_VERB || u == UPOS_AUX || is_trigger(r, s->index, word)) return 0;
        uint32_t inside = add_inside(r, f, word, list, n);
        return inside ? inside : origin_add(r, f, word, list, n);
    }
    if (is_nobody_known(m) && origin_add(r, f, word, list, n)) return 1;
    uint32_t owned = origin_add_owned(r, f, m, list, n);
    if (owned) return owned;
    uint32_t before = *n;
    add_mention(r, m, list, n, NULL);
    listed_add(r, f, m, list, n);
    return *n - before;
}

bool role_add_speaker(reading *r, draft *d, participant **list, uint32_t *n)
{
    const attribution *a = mention_speaker(r->mentions, d->e.sentence, d->match.word);
    while (a && (!a->speaker || a->question)) a = a->outer;
    return a && add_mention(r, a->speaker, list, n, "speaker") > 0;
}

bool role_add_author(reading *r, draft *d, participant **list, uint32_t *n)
{
    uint32_t before = *n;
    if (mention_speaker(r->mentions, d->e.sentence, d->match.word))
        return role_add_speaker(r, d, list, n);
    for (uint32_t i = 0; i < r->mentions->n_authors; i++) {
        const actor *who = r->mentions->authors[i];
        participant p = {.actor = who, .name = who->name, .sentence = d->e.sentence};
        role_add(r, list, n, p, "speaker");
    }
    return *n > before;
}

static bool add_governing(reading *r, draft *d, const path *p, participant **list, uint32_t *n)
{
    // Steps before a slot that the sentence alone cannot fill do not change who that is.
    slot_kind last = p->steps[p->n_steps - 1].slot;
    if (last == SLOT_SPEAKER) return role_add_author(r, d, list, n);
    return discourse_counterpart(r, d, list, n);
}

// "a fire in the outskirts of Lyon that killed eight": a town inside a
// phrase does not act, nor does it in "the Lyon summit".
static void drop_places(const reading *r, const draft *d, uint32_t word, const participant *list,
                        uint32_t from, uint32_t *n)
{
    const token *t = draft_token(d, word);
    bool label = t->rel == REL_COMPOUND && t->head == (int32_t)d->match.word;
    if (!label && mention_headed(r->mentions, d->e.sentence, word, MENTION_ACTOR)) return;
    while (*n > from && str_eq(list[*n - 1].how, STR("place"))) --*n;
}

// "We will answer", said in a speech or a quotation: the one who speaks.
static bool is_first_person(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    return t->upos == UPOS_PRON && str_in_list(t->lemma, "we|us|I|i|me", '|');
}

// "Peru's denial that it had ...": the noun's owner.
static void add_owner(reading *r, draft *d, uint32_t noun, participant **list, uint32_t *n)
{
    int32_t owner = frame_child(d->f, noun, REL_NMOD_POSS);
    if (owner >= 0) role_add_word(r, d->f, (uint32_t)owner, list, n);
}

uint32_t role_add_subject(reading *r, const frame_view *f, uint32_t word, participant **list,
                          uint32_t *n)
{
    fillers found = {0};
    uint32_t before = *n;
    frame_fillers(f, word, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) role_add_word(r, f, found.word[i], list, n);
    return *n - before;
}

// "Before it attacked Sudan, Chad waited": who the pronoun means comes after it.
static void add_cataphor(reading *r, draft *d, uint32_t word, participant **list, uint32_t *n)
{
    const token *t = draft_token(d, word);
    if (t->upos != UPOS_PRON || t->rel != REL_NSUBJ || t->head < 0) return;
    if (!str_in_list(t->lemma, "it|they|he|she", '|')) return;
    const token *verb = draft_token(d, (uint32_t)t->head);
    if (verb->rel == REL_ACL && verb->head >= 0) add_owner(r, d, (uint32_t)verb->head, list, n);
    if (verb->rel != REL_ADVCL || verb->head <= t->head) return;
    fillers found = {0};
    frame_fillers(d->f, (uint32_t)verb->head, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (found.word[i] > word) role_add_word(r, d->f, found.word[i], list, n);
}

// "Chinese submarines", "patrol boats" that are handed over are goods: their country made them, and
// no army acts.
static void drop_goods(reading *r, const draft *d, participant *list, uint32_t from, uint32_t *n)
{
    bool traded = str_in_list(d->e.type, "AID|COOPERATE|AGREE", '|');
    if (!traded && !str_eq(d->e.type, STR("ACCUSE"))) return;
    for (uint32_t i = from; i < *n; i++) {
        const mention *m = list[i].mention;
        const mention *goods =
            m ? mention_covering(r->mentions, m->sentence, m->head, MENTION_ITEM) : NULL;
        if (!goods || !list[i].actor->n_sectors) continue;
        bool nobodys = str_eq(list[i].how, STR("focus")); // "complained about the frigates"
        if (!traded && !nobodys) continue;
        if (nobodys || !list[i].actor->country.n) {
            list[i--] = list[--*n];
            continue;
        }
        actor *maker = arena_array(r->a, actor, 1);
        *maker = *list[i].actor;
        maker->n_sectors = 0;
        maker->code = maker->entity = maker->country;
        list[i].actor = maker;
    }
}

// "Thank you very much for having us": of two who speak before the press the other one is thanked;
// without a reason it is a courtesy, to nobody.
static void add_thanked(reading *r, draft *d, uint32_t you, participant **list, uint32_t *n)
{
    const sentence *s = d->f->sentence;
    const attribution *by = mention_speaker(r->mentions, d->e.sentence, you);
    bool reason = false;
    if (!r->mentions->sides || you == 0) return;
    if (!in(s->tokens[you - 1].lemma, "thank commend congratulate applaud salute")) return;
    for (uint32_t k = you + 1; k < you + 5 && k < s->n_tokens; k++)
        reason |= str_in_list(s->tokens[k].lemma, "for|because", '|');
    if (!reason || !by || by->question || by->verb >= 0 || !by->speaker) return;
    if (by->speaker->n_actors != 1) return;
    bool first = role_same(by->speaker->actors[0], r->mentions->sides[0]);
    if (!first && !role_same(by->speaker->actors[0], r->mentions->sides[1])) return;
    const actor *who = r->mentions->sides[first];
    participant p = {.actor = who, .name = who->name, .sentence = d->e.sentence};
    role_add(r, list, n, p, "counterpart");
}

static void add_filler(reading *r, draft *d, uint32_t word, participant **list, uint32_t *n)
{
    if (role_add_word(r, d->f, word, list, n)) return;
    if (str_eq_nocase(draft_token(d, word)->form, STR("you")) && !vocative_add(r, d, word, list, n))
        add_thanked(r, d, word, list, n);
    if (is_first_person(d, word))
        role_add_speaker(r, d, list, n);
    else
        add_cataphor(r, d, word, list, n);
}

bool role_add_path(reading *r, draft *d, uint32_t word, const rule_path *p, participant **list,
                   uint32_t *n)
{
    if (!p) return false;
    for (uint32_t i = 0; i < p->n_paths; i++) {
        const path *way = &p->paths[i];
        if (way->n_steps == 0) continue;
        slot_kind last = way->steps[way->n_steps - 1].slot;
        uint32_t before = *n;
        if (last == SLOT_SPEAKER || last == SLOT_COUNTERPART) {
            if (add_governing(r, d, way, list, n)) return true;
            continue;
        }
        fillers found = {0};
        rule_path one = {way, 1};
        rule_path_walk(d->f, word, &one, NULL, NULL, &found);
        for (uint32_t k = 0; k < found.n; k++) {
            uint32_t kept = *n;
            add_filler(r, d, found.word[k], list, n);
            drop_goods(r, d, *list, kept, n);
            if (list == &d->e.actors) drop_places(r, d, found.word[k], *list, kept, n);
        }
        if (*n > before) {
            beside_add(r, d, word, way, list, n);
            return true;
        }
    }
    return false;
}

// "Kenyans called on their government": people of a country, and those who rule it.
static bool asks_its_rulers(const draft *d, const participant *p)
{
    const actor *ruler = p->actor;
    const participant *by = &d->e.actors[0];
    if (!ruler->n_sectors || !str_in_list(ruler->sectors[0], "GOV|LEG|MIL|COP|JUD", '|'))
        return false;
    if (by->actor->n_sectors) return str_eq(by->actor->sectors[0], STR("CVL"));
    if (!by->mention || by->sentence != d->e.sentence || !str_eq(by->how, STR("demonym")))
        return false;
    xpos x = draft_token(d, by->mention->head)->xpos;
    return x == XPOS_NNS || x == XPOS_NNPS;
}

// "expelled its ambassador": not its own, whatever the pronoun seems to say; force and arrest do
// strike one's own people.
static bool is_own(const draft *d, const participant *p)
{
    const event *e = &d->e;
    if (str_eq(e->type, STR("ASSAULT")) || str_eq(e->type, STR("COERCE")) || !p->mention)
        return false;
    if (!role_shares(p, 1, e->actors, e->n_actors)) return false;
    if (str_eq(p->how, STR("pronoun")) || str_eq(p->how, STR("set"))) return true;
    if (p->sentence != e->sentence || asks_its_rulers(d, p)) return false;
    int32_t owner = frame_child(d->f, p->mention->head, REL_NMOD_POSS);
    return owner >= 0 && draft_token(d, (uint32_t)owner)->upos == UPOS_PRON;
}

// A country itself or its government, no part of its people.
static bool is_state(const actor *a)
{
    if (!a->country.n) return false;
    return a->n_sectors == 0 || (a->n_sectors == 1 && str_eq(a->sectors[0], STR("GOV")));
}

static bool of_two_countries(const event *e)
{
    for (uint32_t i = 1; i < e->n_actors; i++)
        if (!role_same(e->actors[i].actor, e->actors[0].actor)) return true;
    return false;
}

// "For Moscow it is a red line, the Kremlin said", "talks between Armenia and Azerbaijan were put
// off by Baku": what a state says, or breaks off, is not aimed at itself.
static bool is_own_state(const event *e, const participant *p)
{
    if (!str_in_list(e->type, "ACCUSE|REQUEST|THREATEN|REJECT|AGREE|SUPPORT|SANCTION|CONCEDE", '|'))
        return false;
    if (!is_state(p->actor) || p->actor->person || !p->mention ||
        !str_in_list(p->how, "name|capital|place|metonym|pair", '|'))
        return false;
    if (str_eq(p->how, STR("pair")) && of_two_countries(e)) return false; // each assures the other
    bool body = e->n_actors == 1 && str_eq(p->how, STR("name")) && !str_starts(p->name, STR("@")) &&
                str_in_list(e->type, "SUPPORT|REQUEST|ACCUSE", '|');
    if ((body || str_eq(p->how, STR("place"))) && !str_eq(p->actor->entity, p->actor->country))
        return false; // "sacked a governor", "thanked the Treasury": its own, but another
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (role_same(e->actors[i].actor, p->actor) && is_state(e->actors[i].actor)) return true;
    return false;
}

// Someone who is already an actor is no recipient of the same act, unless all act on all.
static bool remove_shared(draft *d)
{
    event *e = &d->e;
    uint32_t kept = 0;
    bool own = false;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        bool twice = is_own(d, &e->recipients[i]) || is_own_state(e, &e->recipients[i]);
        own |= twice;
        bool pronoun = str_eq(e->recipients[i].how, STR("pronoun"));
        for (uint32_t j = 0; j < e->n_actors; j++)
            twice |= str_eq(e->actors[j].actor->entity, e->recipients[i].actor->entity) &&
                     str_eq(e->actors[j].actor->code, e->recipients[i].actor->code);
        own |= twice && pronoun; // "had attacked it": not itself
        if (!twice) e->recipients[kept++] = e->recipients[i];
    }
    e->n_recipients = kept;
    return own;
}

// "A pact with Chile that Santiago signed": the country, when its government is among the others.
static bool is_whole_of(const participant *p, const participant *others, uint32_t n)
{
    if (p->actor->n_sectors || !p->actor->country.n) return false;
    return role_shares(p, 1, others, n);
}

// "The governments of Peru and the United States": the country, when its government is named with
// the same words.
static bool has_own_government(const participant *p, const participant *others, uint32_t n)
{
    if (p->actor->n_sectors || !p->actor->country.n) return false;
    for (uint32_t i = 0; i < n; i++) {
        const actor *o = others[i].actor;
        if (str_eq(o->country, p->actor->country) && o->n_sectors == 1 &&
            str_eq(o->sectors[0], STR("GOV")) && span_overlaps(others[i].span, p->span))
            return true;
    }
    return false;
}

void role_make_reciprocal(reading *r, draft *d)
{
    event *e = &d->e;
    participant *all = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (!has_own_government(&e->actors[i], e->actors, e->n_actors))
            role_add(r, &all, &n, e->actors[i], NULL);
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (!is_whole_of(&e->recipients[i], e->actors, e->n_actors))
            role_add(r, &all, &n, e->recipients[i], NULL);
    if (n < 2 && e->n_actors) e->n_recipients = 0; // nobody meets himself
    if (n < 2) return;
    e->actors = all;
    e->n_actors = n;
    e->recipients = arena_array(r->a, participant, room_for(n));
    for (uint32_t i = 0; i < n; i++) e->recipients[i] = all[i];
    e->n_recipients = n;
}

// "accused each other": all do it to all.
static bool is_mutual(const draft *d)
{
    const frame_view *f = d->f;
    const sentence *s = f->sentence;
    for (uint32_t w = d->match.word + 1; w + 1 < s->n_tokens; w++) {
        if (s->tokens[w].upos == UPOS_VERB && s->tokens[w].head != (int32_t)d->match.word) break;
        bool each = str_eq(s->tokens[w].form, STR("each")) || str_eq(s->tokens[w].form, STR("one"));
        if (!each || !str_in_list(s->tokens[w + 1].form, "other|another", '|')) continue;
        if (frame_below(f, d->match.word, w)) return true;
    }
    return false;
}

// "I thank you", said at home: an audience, and no party.
static void drop_audience(draft *d)
{
    event *e = &d->e;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        const participant *p = &e->recipients[i];
        bool audience = p->mention && p->mention->faint &&
                        (!p->actor->country.n || role_shares(p, 1, e->actors, e->n_actors));
        if (!audience) e->recipients[kept++] = *p;
    }
    e->n_recipients = kept;
}

// "Reaffirmed their friendship", "stressed the strength of the alliance", "renewed their mutual
// commitment": what binds those who say so.
static bool is_of_bond(const draft *d)
{
    static const char BONDS[] =
        "partnership|RELATIONShip|relation|tie|friendship|alliance|bond|mutual|together";
    fillers found = {0};
    frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        if (str_in_list(draft_token(d, found.word[i])->lemma, "cooperation|collaboration", '|'))
            return true;
        for (uint32_t w = 0; w < d->f->sentence->n_tokens; w++)
            if (str_in_list(draft_token(d, w)->lemma, BONDS, '|') &&
                frame_below(d->f, found.word[i], w))
                return true;
    }
    return false;
}

// "Peru and Chile reaffirmed their friendship", "the strength of Peruvian-Chilean ties": each
// assures the other.
static bool assure_each_other(const draft *d)
{
    const event *e = &d->e;
    if (!str_in_list(e->type, "SUPPORT|AGREE", '|') || !of_two_countries(e)) return false;
    if (e->n_recipients < 2 && !is_of_bond(d)) return false;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (!role_shares(&e->recipients[i], 1, e->actors, e->n_actors)) return false;
    return true;
}

// Does the clause find nobody but its own doers, as owners ("we value our friendship with Fiji",
// "we thank our partners")? Then another path may name the other side.
static bool finds_owner_alone(const draft *d)
{
    for (uint32_t i = 0; i < d->e.n_recipients; i++)
        if (!origin_is_own(d, &d->e.recipients[i])) return false;
    return d->e.n_recipients > 0;
}

// `bodily`: faint actors count, who are sides only where they are hurt or held.
static void fill_recipients(reading *r, draft *d, bool bodily)
{
    event *e = &d->e;
    const rule *by = d->match.rule;
    uint32_t word = d->match.word;
    r->bodily = bodily;
    r->addressed = str_in_list(e->type, "SUPPORT|AGREE|REQUEST|ACCUSE|THREATEN|REJECT", '|');
    participant *owner = NULL;
    // A path that leads back to the actor alone ("declined by Greece") is none.
    for (uint32_t i = 0; by->recipient && i < by->recipient->n_paths && e->n_recipients == 0; i++) {
        rule_path one = {&by->recipient->paths[i], 1};
        role_add_path(r, d, word, &one, &e->recipients, &e->n_recipients);
        if (r->addressed) drop_audience(d);
        if (finds_owner_alone(d)) {
            if (!owner) owner = e->recipients;
            e->recipients = NULL;
            e->n_recipients = 0;
            continue;
        }
        if (!remove_shared(d) || e->n_recipients) continue;
        // "Kenya said that Somalia had expelled its ambassador": that of who speaks
        role_add_speaker(r, d, &e->recipients, &e->n_recipients);
        if (role_shares(e->recipients, e->n_recipients, e->actors, e->n_actors))
            e->n_recipients = 0;
    }
    if (owner && e->n_recipients == 0) { // somebody is meant, whom nobody knows
        e->recipients = owner;
        e->n_recipients = 1;
        remove_shared(d);
    }
    r->bodily = r->addressed = false;
}

const actor *role_of_country(reading *r, const actor *a, str sector)
{
    buf code = {0};
    actor *whole = arena_array(r->a, actor, 1);
    buf_add(&code, a->country);
    buf_add(&code, sector);
    *whole = *a;
    whole->person = false;
    whole->n_sectors = sector.n ? 1 : 0;
    whole->sectors[0] = sector;
    whole->code = str_copy(r->a, buf_str(&code));
    whole->entity = a->country;
    buf_free(&code);
    return whole;
}

void role_add_office(reading *r, const draft *d, str country, const char *sector,
                     participant **list, uint32_t *n)
{
    actor whole = {.code = country, .country = country, .name = name_country_called(country)};
    participant p = {.actor = role_of_country(r, &whole, str_of(sector)),
                     .sentence = d->e.sentence,
                     .how = STR("duty")};
    role_add(r, list, n, p, NULL);
}

// Tents go to people, rifles to their state.
static bool is_relief(const event *e)
{
    return str_eq(e->type, STR("AID")) && !str_eq(e->cameo, STR("072"));
}

// "Killed nine Syrians", "stands with all Cubans", "Cubans took to the streets", "protests in
// Iran": people, no state.
static void set_people(reading *r, draft *d)
{
    event *e = &d->e;
    bool protest = str_eq(e->type, STR("PROTEST"));
    bool harm = str_in_list(e->type, "ASSAULT|COERCE|SUPPORT", '|') || is_relief(e);
    participant *list = protest ? e->actors : e->recipients;
    uint32_t n = protest ? e->n_actors : harm ? e->n_recipients : 0;
    for (uint32_t i = 0; i < n; i++) {
        const mention *m = list[i].mention;
        if (!m || list[i].actor->n_sectors || !list[i].actor->country.n) continue;
        const token *t = &r->sentences->p[m->sentence].tokens[m->head];
        bool people =
            str_eq(list[i].how, STR("demonym")) && (t->xpos == XPOS_NNS || t->xpos == XPOS_NNPS);
        if (people || protest) list[i].actor = role_of_country(r, list[i].actor, STR("CVL"));
    }
}

// "Flew to Abu Dhabi", "the attack on Kyiv": a town that is visited or struck is its country's, and
// no government.
static void set_towns(reading *r, draft *d)
{
    event *e = &d->e;
    if (!str_in_list(e->type, "ASSAULT|MOBILIZE", '|') && !str_eq(e->mode, STR("visit"))) return;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        participant *p = &e->recipients[i];
        if (str_eq(p->how, STR("capital")) && p->actor->country.n)
            p->actor = role_of_country(r, p->actor, STR_NONE);
    }
}

// "Jane Roe condemns the attack", at the head of what a government publishes: whom it names without
// an office there is one of its own.
static void set_officials(reading *r, event *e)
{
    if (r->mentions->n_authors != 1 || e->sentence > r->lead) return;
    const actor *author = r->mentions->authors[0];
    bool speaks = str_in_list(e->type, "SUPPORT|ACCUSE|REQUEST|AGREE|CONSULT", '|');
    if (!speaks || !author->country.n || !author->n_sectors) return;
    for (uint32_t i = 0; i < e->n_actors; i++) {
        const actor *a = e->actors[i].actor;
        if (!a->person || a->code.n || a->country.n || !str_eq(e->actors[i].how, STR("form")))
            continue;
        actor *own = arena_array(r->a, actor, 1);
        *own = *author;
        own->person = true;
        own->name = a->name;
        own->entity = a->entity;
        e->actors[i].actor = own;
    }
}

// "The under secretary and US special coordinator Roe": the country is part of what he is called.
static void drop_own_country(event *e)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < e->n_actors; i++) {
        bool title = false;
        for (uint32_t k = 0; k < e->n_actors && !title; k++)
            title = k != i && is_whole_of(&e->actors[i], &e->actors[k], 1) &&
                    is_state(e->actors[k].actor) && e->actors[k].actor->n_sectors &&
                    e->actors[k].sentence == e->actors[i].sentence;
        if (!title) e->actors[kept++] = e->actors[i];
    }
    e->n_actors = kept;
}

static void fill_sides(reading *r, draft *d)
{
    event *e = &d->e;
    const rule *by = d->match.rule;
    uint32_t word = d->match.word;
    e->actors = e->recipients = NULL;
    e->n_actors = e->n_recipients = 0;
    role_add_path(r, d, word, by->actor, &e->actors, &e->n_actors);
    set_officials(r, e);
    drop_own_country(e);
    if (e->n_actors == 0 && author_is_left_out(d)) role_add_author(r, d, &e->actors, &e->n_actors);
    if (by->reciprocal || (e->n_actors > 1 && is_mutual(d))) {
        role_add_path(r, d, word, by->recipient, &e->recipients, &e->n_recipients);
        role_make_reciprocal(r, d);
        return;
    }
    fill_recipients(r, d, false);
    doer_drop_others(d);
    if (assure_each_other(d)) role_make_reciprocal(r, d);
    // "evicted two hundred families", too
    bool bodily = str_eq(e->type, STR("ASSAULT")) || str_eq(e->mode, STR("arrest")) ||
                  (str_eq(e->type, STR("COERCE")) && str_eq(e->mode, STR("seize")));
    if (bodily && e->n_recipients == 0) fill_recipients(r, d, true);
    if (bodily || str_eq(e->type, STR("SANCTION"))) origin_add_conjuncts(r, d);
}

void role_fill(reading *r, draft *d)
{
    fill_sides(r, d);
    set_people(r, d);
    origin_set_kin(r, d);
    set_towns(r, d);
    visit_fill_place(r, d);
}
