// Names and agents of the user's own dictionary (dictionary.h) in the text: a name goes over every
// built-in one that begins at the same word, an agent over the shorter ones that it holds.
#include "mention/actor_scan.h"

#include <string.h>

static const char *const KINDS[] = {"name", "nationality", "people", "capital", "metonym", "state",
                                    "city", "body",        "group",  "media",   "shadow"};
static const piece_kind KIND_OF[] = {PIECE_NAME,    PIECE_NATIONALITY, PIECE_PEOPLE, PIECE_CAPITAL,
                                     PIECE_METONYM, PIECE_STATE,       PIECE_CITY,   PIECE_BODY,
                                     PIECE_GROUP,   PIECE_MEDIA,       PIECE_SHADOW};

static const char *const AGENTS[] = {"title", "person", "crowd", "body", "state", "side"};

static piece_kind kind_of(const dictionary_row *r)
{
    int i = str_which(r->kind, KINDS, (int)(sizeof KINDS / sizeof *KINDS));
    return i < 0 ? PIECE_NAME : KIND_OF[i];
}

// The actor of one code of the row. A country's own name has its code alone.
static const actor *actor_of(actor_scan *s, const dictionary_row *r, str code)
{
    str country = r->country, sectors = r->sectors;
    bool several = r->code.n != code.n;
    if (several) country = code; // "FRA/DEU": two states
    str entity = !several && sectors.n ? r->name : country.n ? country : r->name;
    return scan_actor(s, country, several ? STR_NONE : sectors, code, entity, r->name, false);
}

uint32_t own_find(actor_scan *s, uint32_t k, uint32_t i, bool count_only)
{
    uint32_t end = i;
    const dictionary_row *r = dictionary_actor_at(s->own, &s->sentences->p[k], i, s->date, &end);
    if (!r || count_only) return r ? end : i;
    piece *p = vec_push(s->a, &s->pieces);
    *p = (piece){.first = i, .end = end, .row = SCAN_OWN, .own = r, .sentence = k};
    p->kind = kind_of(r);
    str codes = r->code;
    if (p->kind != PIECE_SHADOW) p->who = actor_of(s, r, str_split(&codes, '/'));
    return end;
}

// "Prime Minister Venn", "Valtoria's minister Venn": the agent right before the name, one person
// whose owner is known; NULL if none.
static const agent_hit *title_of(const actor_scan *s, const piece *p)
{
    int32_t h = p->first > 0 ? s->hit_at[p->first - 1] : -1;
    if (h < 0) return NULL;
    const agent_hit *title = &s->hits.p[h];
    bool one = title->kind <= AGENT_PERSON && !title->plural && title->n_actors == 1;
    return one && title->end == p->first && p->first > title->from ? title : NULL;
}

bool own_record(actor_scan *s, const piece *p)
{
    const actor *all[SCAN_ACTORS_MAX];
    uint32_t n = 0;
    str codes = p->own->code;
    if (p->kind == PIECE_SHADOW) return true;
    const agent_hit *title = title_of(s, p);
    if (title) {
        scan_record(s, p->sentence, title->from, p->end, title->actors, 1, "title");
        return true;
    }
    if (str_find_byte(codes, '/', 0) == SIZE_MAX) return false;
    while (codes.p && n < SCAN_ACTORS_MAX) all[n++] = actor_of(s, p->own, str_split(&codes, '/'));
    scan_record(s, p->sentence, p->first, p->end, all, n, "name");
    return true;
}

static bool in_name(const actor_scan *s, uint32_t first, uint32_t end)
{
    for (uint32_t w = first; w < end; w++)
        if (s->piece_at[w] >= 0 && s->pieces.p[s->piece_at[w]].row == SCAN_OWN) return true;
    return false;
}

bool own_add_agent(actor_scan *s, uint32_t k, uint32_t i, size_t begin)
{
    const sentence *st = &s->sentences->p[k];
    uint32_t first = i;
    const dictionary_row *r = dictionary_agent_at(s->own, st, i, &first);
    if (!r || in_name(s, first, i + 1)) return false;
    while (s->hits.n > begin && s->hits.p[s->hits.n - 1].first >= first) s->hits.n--;
    if (s->hits.n > begin && s->hits.p[s->hits.n - 1].end > first) return false;
    agent_hit *h = vec_push(s->a, &s->hits);
    *h = (agent_hit){.first = first, .end = i + 1, .sentence = k, .row = SCAN_OWN, .own = true};
    int kind = str_which(r->kind, AGENTS, (int)(sizeof AGENTS / sizeof *AGENTS));
    h->kind = kind < 0 ? AGENT_PERSON : (agent_kind)kind;
    h->head = scan_head(st, first, i + 1);
    h->sectors = r->sectors;
    h->noun = r->name;
    h->plural = st->tokens[i].xpos == XPOS_NNS || st->tokens[i].xpos == XPOS_NNPS;
    h->definite = first > 0 && str_eq_nocase(st->tokens[first - 1].form, STR("the"));
    h->from = first;
    h->to = i + 1;
    return true;
}

const actor *own_settle(actor_scan *s, const agent_hit *h, const actor *who, str entity)
{
    char text[64];
    size_t n = 0;
    str rest = h->sectors;
    for (uint8_t i = 0; i < who->n_sectors; i++) {
        str one = who->sectors[i];
        if (str_among(one, h->sectors, ' ') || n + one.n + 1 > sizeof text) continue;
        memcpy(text + n, one.p, one.n);
        n += one.n;
        text[n++] = ' ';
    }
    if (n + rest.n > sizeof text) rest.n = sizeof text - n;
    memcpy(text + n, rest.p, rest.n);
    str sectors = str_copy(s->a, (str){text, n + rest.n}), code = STR_NONE;
    if (!who->country.n) { // its code goes before the agent's
        n = who->code.n < sizeof text ? who->code.n : sizeof text;
        memcpy(text, who->code.p, n);
        for (rest = h->sectors; rest.p;) {
            str one = str_split(&rest, ' ');
            if (str_find((str){text, n}, one) != SIZE_MAX || n + one.n > sizeof text) continue;
            memcpy(text + n, one.p, one.n);
            n += one.n;
        }
        code = str_copy(s->a, (str){text, n});
    }
    return scan_actor(s, who->country, sectors, code, entity, who->name, false);
}
