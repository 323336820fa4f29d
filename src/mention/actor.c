#include "mention/actor_scan.h"
#include "mention/agentsense.h"
#include "mention/publisher.h"

#include <string.h>

static void split_sectors(str sectors, actor *out)
{
    str rest = sectors;
    while (rest.p && out->n_sectors < ACTOR_SECTORS_MAX) {
        str one = str_split(&rest, ' ');
        if (one.n) out->sectors[out->n_sectors++] = one;
    }
}

static str compose_code(arena *a, const actor *w)
{
    char code[64];
    size_t n = 0;
    if (w->country.n && w->country.n < 8) {
        memcpy(code, w->country.p, w->country.n);
        n = w->country.n;
    }
    for (uint8_t i = 0; i < w->n_sectors; i++) {
        if (n + w->sectors[i].n > sizeof code) break;
        memcpy(code + n, w->sectors[i].p, w->sectors[i].n);
        n += w->sectors[i].n;
    }
    return str_copy(a, (str){code, n});
}

static size_t append(char *to, size_t n, size_t size, str what)
{
    if (n + what.n + 1 > size) what.n = size - n - 1;
    if (what.n) memcpy(to + n, what.p, what.n);
    to[n + what.n] = '\t';
    return n + what.n + 1;
}

const actor *scan_actor(actor_scan *s, str country, str sectors, str code, str entity, str name,
                        bool is_person)
{
    char
        key[512]; // longer entities are cut: they are names, the longest in the tables has 90 bytes
    size_t n = append(key, 0, sizeof key - 64, entity);
    n = append(key, n, sizeof key - 32, code.n ? code : country);
    n = append(key, n, sizeof key, sectors);
    actor *who = map_find_pointer(&s->actors, (str){key, n});
    if (who) return who;
    who = arena_alloc(s->a, sizeof *who);
    map_set_pointer(&s->actors, s->a, str_copy(s->a, (str){key, n}), who);
    who->country = country;
    split_sectors(sectors, who);
    who->code = code.n ? code : compose_code(s->a, who);
    who->entity = entity;
    who->name = name;
    who->person = is_person;
    return who;
}

const actor *scan_with_sectors(actor_scan *s, const actor *base, str sectors)
{
    if (base->country.n == 0)
        return scan_actor(s, base->country, sectors, base->code, base->entity, base->name, false);
    return scan_actor(s, base->country, sectors, STR_NONE, base->entity, base->name, base->person);
}

str scan_text(const actor_scan *s, uint32_t sentence_index, uint32_t first, uint32_t end)
{
    const token *t = s->sentences->p[sentence_index].tokens;
    return span_text(s->d->text, (span){t[first].span.begin, t[end - 1].span.end});
}

uint32_t scan_head(const sentence *s, uint32_t first, uint32_t end)
{
    uint32_t best = end - 1;
    bool found = false;
    for (uint32_t i = first; i < end; i++) {
        const token *t = &s->tokens[i];
        bool outside = t->head < (int32_t)first || t->head >= (int32_t)end;
        if (!outside || t->upos == UPOS_PUNCT || t->upos == UPOS_ADP || t->upos == UPOS_DET ||
            t->upos == UPOS_PART)
            continue;
        bool nominal = t->upos == UPOS_NOUN || t->upos == UPOS_PROPN || t->upos == UPOS_PRON;
        bool plays = t->rel != REL_COMPOUND && t->rel != REL_FLAT; // "South", astray from "Sudan"
        bool best_plays = s->tokens[best].rel != REL_COMPOUND && s->tokens[best].rel != REL_FLAT;
        if (!found || (nominal && plays && !best_plays) ||
            (nominal && s->tokens[best].upos != UPOS_NOUN && s->tokens[best].upos != UPOS_PROPN &&
             s->tokens[best].upos != UPOS_PRON))
            best = i;
        found = true;
    }
    return best;
}

bool scan_is_subject(const sentence *s, uint32_t word)
{
    deprel base = deprel_base((deprel)s->tokens[word].rel);
    if (base == REL_NSUBJ) return true;
    int32_t h = s->tokens[word].head;
    bool title = s->tokens[word].rel == REL_NMOD_DESC || // "Minister Ana Ruiz said"
                 (base == REL_COMPOUND && h > (int32_t)word && s->tokens[h].upos == UPOS_PROPN);
    if (base == REL_CONJ || base == REL_APPOS || base == REL_FLAT || title) {
        return h >= 0 && deprel_base((deprel)s->tokens[h].rel) == REL_NSUBJ;
    }
    return false;
}

bool scan_below(const sentence *s, uint32_t above, uint32_t below)
{
    int32_t at = (int32_t)below;
    for (uint32_t steps = 0; at >= 0 && steps < s->n_tokens; steps++) {
        if ((uint32_t)at == above) return true;
        at = s->tokens[at].head;
    }
    return false;
}

record *scan_record(actor_scan *s, uint32_t sentence_index, uint32_t first, uint32_t end,
                    const actor *const *actors, uint32_t n, const char *how)
{
    const sentence *st = &s->sentences->p[sentence_index];
    const actor **own = arena_array(s->a, const actor *, n);
    for (uint32_t i = 0; i < n; i++) own[i] = actors[i];
    record *r = vec_push(s->a, &s->records);
    r->m.kind = MENTION_ACTOR;
    r->m.sentence = sentence_index;
    r->m.first = first;
    r->m.end = end;
    r->m.head = scan_head(st, first, end);
    r->m.span = (span){st->tokens[first].span.begin, st->tokens[end - 1].span.end};
    r->m.how = str_of(how);
    r->m.actors = own;
    r->m.n_actors = n;
    r->m.amount.value = r->m.amount.low = r->m.amount.high = 0;
    r->subject = scan_is_subject(st, r->m.head);
    r->plural = n > 1;
    return r;
}

void scan_open_sentence(actor_scan *s, uint32_t sentence_index)
{
    uint32_t n = s->sentences->p[sentence_index].n_tokens;
    for (uint32_t i = 0; i < n; i++) s->piece_at[i] = s->hit_at[i] = -1;
    for (uint32_t p = s->piece_of[sentence_index]; p < s->piece_of[sentence_index + 1]; p++)
        for (uint32_t i = s->pieces.p[p].first; i < s->pieces.p[p].end; i++)
            s->piece_at[i] = (int32_t)p;
    for (uint32_t h = s->hit_of[sentence_index];
         h < s->hits.n && s->hits.p[h].sentence == sentence_index; h++)
        for (uint32_t i = s->hits.p[h].first; i < s->hits.p[h].end; i++) s->hit_at[i] = (int32_t)h;
}

static bool same_span(const record *r, uint32_t sentence_index, uint32_t first, uint32_t end)
{
    return r->m.sentence == sentence_index && r->m.first == first && r->m.end == end;
}

// Whose government a capital stands for: Brussels is the Union's where the text names the Union.
static const actor *seat_of(actor_scan *s, const piece *p)
{
    const sentence *st = &s->sentences->p[p->sentence];
    if (!str_eq(st->tokens[p->first].form, STR("Brussels"))) return p->who;
    for (size_t i = 0; i < s->pieces.n; i++)
        if (s->pieces.p[i].who && str_eq(s->pieces.p[i].who->code, STR("IGOEUREEC")))
            return s->pieces.p[i].who;
    return p->who;
}

// "United Kingdom Labour Party", "Spain Socialist Party": the name of a party with the country that
// stands right before it. Where it begins.
static uint32_t with_country(const actor_scan *s, const piece *p)
{
    if (p->kind != PIECE_BODY || p->first == 0 || s->piece_at[p->first - 1] < 0) return p->first;
    const piece *before = &s->pieces.p[s->piece_at[p->first - 1]];
    bool party = p->who->n_sectors && str_in_list(p->who->sectors[0], "PTY|OPP", '|');
    bool its = party && before->who && name_is_country(before) && before->kind != PIECE_CAPITAL &&
               before->kind != PIECE_CITY && !before->blocked && !p->blocked &&
               str_eq(before->who->country, p->who->country);
    return its ? before->first : p->first;
}

// The dictionary's names themselves, unless a person or an agent took exactly these words.
static void record_piece(actor_scan *s, const piece *p, size_t from)
{
    if (!p->who || p->inner || p->row == SCAN_NONE)
        return; // the finder of places has the gazetteer's
    for (size_t i = from; i < s->records.n; i++)
        if (same_span(&s->records.p[i], p->sentence, p->first, p->end)) return;
    if (p->row == SCAN_OWN && own_record(s, p)) return;
    static const char *const HOW[PIECE_KINDS] = {
        "name", "demonym", "demonym", "capital", "metonym", "place", "place", "name",
        "name", "name",    "office",  "demonym", "pair",    "",      ""};
    const sentence *st = &s->sentences->p[p->sentence];
    const actor *who = p->who;
    const actor *both[] = {who, p->other};
    const char *how = HOW[p->kind];
    bool place = p->kind == PIECE_STATE || p->kind == PIECE_CITY;
    if (p->kind == PIECE_CAPITAL) {
        place = place_role(st, p->first, p->end);
        if (place)
            how = "place";
        else
            who = scan_with_sectors(s, seat_of(s, p), STR("GOV"));
    }
    both[0] = who;
    uint32_t first = with_country(s, p);
    record *r = scan_record(s, p->sentence, first, p->end, both, p->other ? 2 : 1, how);
    r->place = place;
    r->plural = p->kind == PIECE_PEOPLE || p->other;
}

// "US-China", "China-Taiwan-Japan": one mention with several actors.
static void record_pairs(actor_scan *s, uint32_t sentence_index)
{
    const sentence *st = &s->sentences->p[sentence_index];
    uint32_t end = s->piece_of[sentence_index + 1];
    for (uint32_t p = s->piece_of[sentence_index]; p < end; p++) {
        const actor *who[SCAN_ACTORS_MAX];
        uint32_t n = 0, last = p;
        if (!s->pieces.p[p].who || !name_is_country(&s->pieces.p[p])) continue;
        who[n++] = s->pieces.p[p].who;
        while (last + 1 < end && n < SCAN_ACTORS_MAX) {
            const piece *a = &s->pieces.p[last], *b = &s->pieces.p[last + 1];
            if (b->first != a->end + 1 || !b->who || st->tokens[a->end].space_after ||
                st->tokens[a->end - 1].space_after)
                break;
            str dash = st->tokens[a->end].form;
            if (!str_eq(dash, STR("-")) && !str_eq(dash, STR("–")) && !str_eq(dash, STR("/")))
                break;
            who[n++] = b->who;
            last++;
        }
        if (n < 2) continue;
        scan_record(s, sentence_index, s->pieces.p[p].first, s->pieces.p[last].end, who, n, "pair");
        p = last;
    }
}

static void record_sentence(actor_scan *s, uint32_t i)
{
    size_t from = s->records.n;
    scan_open_sentence(s, i);
    agent_find(s, i);
    scan_open_sentence(s, i);
    agent_sense(s, i);
    agent_compose(s, i);
    person_find(s, i);
    agent_record(s, i);
    called_find(s, i, from);
    record_pairs(s, i);
    for (uint32_t p = s->piece_of[i]; p < s->piece_of[i + 1]; p++)
        record_piece(s, &s->pieces.p[p], from);
}

const actor *actor_find(const document *d, const sentence_list *sentences, const dictionary *own,
                        mention_vec *out, arena *a)
{
    actor_scan s = {.d = d, .sentences = sentences, .a = a, .own = own};
    s.date = str_sub(d->published, 0, 10);
    uint32_t longest = 0;
    for (size_t i = 0; i < sentences->n; i++)
        if (sentences->p[i].n_tokens > longest) longest = sentences->p[i].n_tokens;
    s.piece_at = arena_array(a, int32_t, longest);
    s.hit_at = arena_array(a, int32_t, longest);
    s.piece_of = arena_array(a, uint32_t, sentences->n + 1);
    s.hit_of = arena_array(a, uint32_t, sentences->n + 1);
    s.home = name_country_of(&s, publisher_of(d).country);
    name_find(&s);
    name_alias(&s);
    for (uint32_t i = 0; i < sentences->n; i++) {
        s.hit_of[i] = (uint32_t)s.hits.n;
        record_sentence(&s, i);
        s.hit_of[i + 1] = (uint32_t)s.hits.n;
    }
    const actor *home = coref_resolve(&s);
    short_find(&s);
    for (size_t i = 0; i < s.records.n; i++) *vec_push(a, out) = s.records.p[i].m;
    return home;
}
