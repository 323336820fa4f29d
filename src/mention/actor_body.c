// Names of organisations that the dictionary lacks, told by their form: capitals around a word that
// closes such names ("Indian Patent Office", "National Liberation Front of Fiji"). The words are
// codebook/heads.tsv. What is found is a noun of the agents with a name of its own: whose it is,
// agent.c and coref.c find out as for "foreign ministry".
#include "mention/actor_body.h"
#include "mention/word.h"

#include "head_table.inc"

#include <string.h>

#define BODY_WORDS_MAX 12 // words of a name before its head, and after it
#define HEAD_WORDS_MAX                                                                             \
    4 // longest entry of the table that is looked up backwards from its last word
#define BODY_PARTS_MAX 3 // names joined in the tail: "of Democracy, Human Rights, and Labor"
#define COUNTRY_WORDS  2 // plain words that must stand before a weak head

// Whose an organisation is, in the plural or as a common thing: no owner outside the name.
static const char INNER_OWNERS[] =
    "People|Women|Children|Men|Workers|Farmers|Teachers|Students|Lawyers|Doctors|Writers|Veterans|"
    "World|Workmen|Attorney|Sheriff|Governor|Mayor|Prosecutor|Ombudsman|Coroner|Commissioner|"
    "General|Minister|President|King|Queen|Parents|Fishermen|Consumers|Girls|Boys|Players|"
    "Employers|Lord|God|Bishops|Lawmakers|Mothers|Youth|Citizens|Defender|Public";
// What stands before a name and is none of it, with a capital at the head of a sentence or in a
// title.
static const char NOT_INSIDE[] =
    "The|A|An|This|That|These|Those|Our|Its|His|Her|Their|My|Your|Monday|Tuesday|Wednesday|"
    "Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|"
    "October|November|December|Former|Today|Yesterday|Meanwhile|However|Other|Some|Several|Many|"
    "Most|All|Both|Each|Every|Any|No|Mr.|Mrs.|Ms.|Dr.|Mr|Ms|Mrs|Dr|I|We|He|She|It|They|You|But|And|"
    "If|When|While|As|In|On|At|For|To|From|By|With|After|Before|Since|Then|Now|Here|There|Thank|"
    "Special|Senior|Acting|Deputy|Chief|Ambassador|Counselor|RT|Via|VIDEO|Video|Photo|Photos|"
    "Welcome|Congratulations|Statement|Read|Watch|Live|Update|Breaking|Assistant|Under|Principal|"
    "Secretary|Chairman|Chair|Director|Senator|Representative|Judge|Justice|Captain|Colonel";

static str cell(uint32_t row, uint32_t column)
{
    return table_cell(&head_table, row, column);
}

static bool says(uint32_t row, const char *strength)
{
    return str_in_list(str_of(strength), "", ' ') ||
           str_find(cell(row, HEAD_TABLE_STRENGTH), str_of(strength)) != SIZE_MAX;
}

// A word of a name: a capital, and no article, verb or preposition.
static bool is_part(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    if (!name_is_capital(t->form) || str_in_list(t->form, NOT_INSIDE, '|')) return false;
    switch (t->upos) {
    case UPOS_PROPN:
    case UPOS_NUM: return true;
    case UPOS_NOUN:
    case UPOS_ADJ:
    case UPOS_X: return i > 0 || (i + 1 < st->n_tokens && st->tokens[i].head > 0);
    case UPOS_VERB: // "Shared Values Foundation"
        return i > 0 && (t->rel == REL_AMOD || t->rel == REL_COMPOUND);
    default: return false;
    }
}

static bool is_dash(const sentence *st, uint32_t i)
{
    str f = st->tokens[i].form;
    return (str_eq(f, STR("-")) || str_eq(f, STR("–"))) && !st->tokens[i].space_after && i > 0 &&
           !st->tokens[i - 1].space_after;
}

static const piece *piece_on(const actor_scan *s, uint32_t i)
{
    return s->piece_at[i] >= 0 ? &s->pieces.p[s->piece_at[i]] : NULL;
}

// "Bill and Melinda Gates Foundation", but not "Renault and the Ford Foundation": the tree hangs
// what stands before the "and" below the head.
static bool joins_before(const actor_scan *s, const sentence *st, uint32_t i, uint32_t head)
{
    if (i == 0 || !str_in_list(st->tokens[i].form, "and|&", '|')) return false;
    if (str_eq(st->tokens[i].form, STR("&"))) return is_part(st, i - 1);
    return is_part(st, i - 1) && is_part(st, i + 1) && !piece_on(s, i - 1) &&
           st->tokens[i - 1].head != st->tokens[head].head && scan_below(st, head, i - 1);
}

// "Workers' Party", "Attorney General's Office"
static bool owns_inside(const sentence *st, uint32_t i)
{
    return i > 0 && st->tokens[i].xpos == XPOS_POS &&
           str_in_list(st->tokens[i - 1].form, INNER_OWNERS, '|');
}

static bool is_ordinal(const token *t)
{
    str f = t->form;
    return f.n > 2 && f.p[0] >= '0' && f.p[0] <= '9' &&
           str_in_list(str_sub(f, f.n - 2, f.n), "st|nd|rd|th", '|');
}

// The first word of the name that the head at [from, end) closes.
static uint32_t name_begin(const actor_scan *s, const sentence *st, uint32_t from)
{
    uint32_t first = from;
    for (uint32_t i = from; i-- > 0 && i + BODY_WORDS_MAX > from;) {
        const piece *p = piece_on(s, i);
        if (p) {
            bool open = p->kind != PIECE_SHADOW && p->kind != PIECE_PEOPLE && !p->blocked;
            if (!open || is_dash(st, p->end)) break;
            first = i = p->first;
            if (p->kind == PIECE_NAME) break; // nothing of the name stands before a country
            continue;
        }
        if (is_part(st, i)) {
            first = i;
            continue;
        }
        bool inside = is_dash(st, i) || joins_before(s, st, i, from) || owns_inside(st, i);
        if (!inside) break;
    }
    if (first > 0 && (is_ordinal(&st->tokens[first - 1]) ||
                      (st->tokens[first - 1].upos == UPOS_NUM && first > 1 &&
                       str_in_list(st->tokens[first - 2].form, "the|The", '|'))))
        first--; // "507th Air Wing", "the 100,000 Strong Foundation"
    return first;
}

// "Council of Elders Speaker": an office behind the name.
static bool is_office(const actor_scan *s, const sentence *st, uint32_t i)
{
    agent_kind kind;
    return agent_is_noun(str_lower(s->a, st->tokens[i].form), &kind) && kind == AGENT_TITLE;
}

static uint32_t run_end(const actor_scan *s, const sentence *st, uint32_t i)
{
    uint32_t first = i;
    while (i < st->n_tokens) {
        const piece *p = piece_on(s, i);
        if (p && (p->kind == PIECE_HOLDER || p->kind == PIECE_SHADOW)) break;
        bool someone = !p && i + 1 < st->n_tokens && person_is_given(st->tokens[i].form) &&
                       st->tokens[i + 1].upos == UPOS_PROPN; // who speaks for it
        if (someone || (!p && i > first && is_office(s, st, i))) break;
        if (p)
            i = p->end;
        else if (is_part(st, i) || (is_dash(st, i) && i + 1 < st->n_tokens && is_part(st, i + 1)))
            i++;
        else
            break;
    }
    return i;
}

// "Democracy, Human Rights, and Labor" from the comma at word `end` on: its end; `end` when it is
// none.
static uint32_t listed_end(const actor_scan *s, const sentence *st, uint32_t end)
{
    uint32_t at = end;
    for (int joined = 0; joined < BODY_PARTS_MAX; joined++) {
        if (at + 1 >= st->n_tokens || !str_eq(st->tokens[at].form, STR(","))) return end;
        bool last = str_in_list(st->tokens[at + 1].form, "and|&", '|');
        uint32_t from = at + (last ? 2 : 1);
        if (from >= st->n_tokens || !is_part(st, from) || piece_on(s, from)) return end;
        at = run_end(s, st, from);
        if (at == from) return end;
        if (last) return at;
        if (at + 1 < st->n_tokens && str_in_list(st->tokens[at].form, "and|&", '|') &&
            is_part(st, at + 1) && !piece_on(s, at + 1))
            return run_end(s, st, at + 1);
    }
    return end;
}

// The end of "of Foreign and Human Affairs", "on Democracy, Human Rights, and Labor" from word i,
// the preposition, on; i when no such thing stands there. loose: an "and" joins without the tree.
static uint32_t tail_end(const actor_scan *s, const sentence *st, uint32_t i, bool loose)
{
    uint32_t at = i + 1;
    if (at < st->n_tokens && str_eq(st->tokens[at].form, STR("the"))) at++;
    if (at >= st->n_tokens || !is_part(st, at)) return i;
    uint32_t first = at, end = run_end(s, st, at);
    if (end == first) return i;
    uint32_t listed = piece_on(s, first) ? end : listed_end(s, st, end);
    if (listed > end) return listed;
    for (int joined = 0; joined < BODY_PARTS_MAX; joined++) {
        uint32_t next = end;
        if (next < st->n_tokens && str_in_list(st->tokens[next].form, "and|&", '|')) next++;
        bool of = next == end && next < st->n_tokens && str_eq(st->tokens[next].form, STR("of"));
        if (of) next++; // "Office of the Secretary of Defense"
        if (next == end || next >= st->n_tokens || !is_part(st, next)) break;
        if (!of &&
            (piece_on(s, next) || !(loose || scan_below(st, scan_head(st, first, end), next))))
            break;
        uint32_t more = run_end(s, st, next);
        if (more == next) break;
        end = more;
    }
    return end;
}

// The row of the longest head that ends with word i and fits the name around it; its first word.
static bool head_at(const sentence *st, uint32_t i, uint32_t *from, table_hit *hit)
{
    bool found = false;
    for (uint32_t n = 0, j = i; n < HEAD_WORDS_MAX; n++) {
        table_key key;
        table_key_open(&key);
        for (uint32_t k = j; k <= i; k++) {
            table_key_add(&key, true, st->tokens[k].form);
            if (k < i && st->tokens[k].space_after) table_key_add_space(&key);
        }
        table_hit h = table_find(&head_table, &key);
        if (h.found) {
            *hit = h;
            *from = j;
            found = true;
        }
        if (j == 0 || (!is_part(st, j - 1) && st->tokens[j - 1].xpos != XPOS_POS)) break;
        j--;
    }
    return found;
}

bool body_is_head(const sentence *st, uint32_t i)
{
    // buildings as often as bodies
    if (word_among(st, i, "center|centre|library|archives|bank|station|exchange")) return false;
    table_key key;
    table_key_open(&key);
    table_key_add(&key, true, st->tokens[i].form);
    return table_find(&head_table, &key).found;
}

// Does a word of [first, end) stand in the row's list? A name may have no other meaning without.
static bool fits(const actor_scan *s, uint32_t k, uint32_t row, uint32_t first, uint32_t end)
{
    str with = cell(row, HEAD_TABLE_WITH);
    if (!with.n) return true;
    char text[2 * TABLE_KEY_MAX];
    str name = scan_text(s, k, first, end);
    if (name.n + 2 > sizeof text) return false;
    text[0] = ' ';
    for (size_t i = 0; i < name.n; i++)
        text[i + 1] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] + 32) : name.p[i];
    text[name.n + 1] = ' ';
    str padded = {text, name.n + 2};
    while (with.p) {
        char word[64] = " ";
        str one = str_split(&with, '|');
        if (!one.n || one.n + 2 > sizeof word) continue;
        memcpy(word + 1, one.p, one.n);
        word[one.n + 1] = ' ';
        if (str_find(padded, (str){word, one.n + 2}) != SIZE_MAX) return true;
    }
    return false;
}

typedef struct {
    uint32_t plain, named; // words before the head that are no country's; those tagged as names
    uint32_t first_plain;  // the first of them
    uint32_t countries;
} modifiers;

static modifiers count_modifiers(const actor_scan *s, const sentence *st, uint32_t first,
                                 uint32_t head)
{
    modifiers m = {.first_plain = head};
    for (uint32_t i = first; i < head; i++) {
        const piece *p = piece_on(s, i);
        if (p && name_is_country(p)) {
            m.countries++;
            i = p->end - 1;
            continue;
        }
        if (!name_is_capital(st->tokens[i].form) && st->tokens[i].upos != UPOS_NUM &&
            !is_ordinal(&st->tokens[i]))
            continue;
        if (m.first_plain == head) m.first_plain = i;
        m.plain++;
        m.named += st->tokens[i].upos == UPOS_PROPN;
    }
    return m;
}

// Is the name less its country in the lexicon of agents ("Foreign Ministry", "Ministry of
// Defence")?
static bool is_known(const actor_scan *s, uint32_t k, uint32_t first, uint32_t end)
{
    str name = scan_text(s, k, first, end);
    char text[TABLE_KEY_MAX];
    size_t n = table_fold(name, true, text, sizeof text);
    if (n == SIZE_MAX) return false;
    if (agent_is_noun((str){text, n}, NULL)) return true;
    return n > 1 && text[n - 1] == 's' && agent_is_noun((str){text, n - 1}, NULL);
}

static bool has_article(const sentence *st, uint32_t first)
{
    return first > 0 && st->tokens[first - 1].upos == UPOS_DET;
}

static bool takes_tail(str preposition)
{
    return str_in_list(preposition, "of|for|on|against", '|');
}

// May what stands before the head make it a name, by the head's strength?
static bool is_strong_enough(const sentence *st, uint32_t row, const body_name *b,
                             const modifiers *m, bool tail)
{
    bool suffix = says(row, "suffix");
    if (suffix) return m->plain >= 1;
    if (says(row, "proper") && (m->plain != m->named || has_article(st, b->first))) {
        // "the Kampala Herald" is a paper
        if (!str_in_list(cell(row, HEAD_TABLE_SECTORS), "MED", '|') || m->plain != m->named)
            return false;
    }
    if (says(row, "weak")) return m->plain >= COUNTRY_WORDS || (m->plain && (m->countries || tail));
    if (says(row, "mil")) return m->plain >= 1;
    return m->plain >= 1 || m->countries >= 1 || tail;
}

// What follows the name may not be the true head: "Bank Street", but "Patent Office Director".
static bool goes_on(const actor_scan *s, const sentence *st, uint32_t end)
{
    if (end >= st->n_tokens || piece_on(s, end) || !is_part(st, end)) return false;
    if (!st->tokens[end - 1].space_after) return true;
    if (agent_is_noun(str_lower(s->a, st->tokens[end].form), NULL)) return false;
    return st->tokens[end].upos == UPOS_PROPN && !person_is_given(st->tokens[end].form) &&
           !person_is_honorific(st->tokens[end].form, NULL);
}

// The name turned so that its head closes it, small: later "the foundation" is then its end.
static str turned(actor_scan *s, uint32_t k, const body_name *b, uint32_t head_end)
{
    str front = str_lower(s->a, scan_text(s, k, b->plain, head_end));
    if (head_end == b->end) return front;
    str tail = str_lower(s->a, scan_text(s, k, head_end, b->end));
    char text[2 * TABLE_KEY_MAX];
    if (front.n + tail.n + 1 > sizeof text) return front;
    memcpy(text, tail.p, tail.n);
    text[tail.n] = ' ';
    memcpy(text + tail.n + 1, front.p, front.n);
    return str_copy(s->a, (str){text, front.n + tail.n + 1});
}

// Of the country names in [first, end): the only country, NULL when there are several or none.
static const actor *country_inside(const actor_scan *s, uint32_t first, uint32_t end, bool *several)
{
    const actor *who = NULL;
    *several = false;
    for (uint32_t i = first; i < end; i++) {
        const piece *p = piece_on(s, i);
        if (!p) continue;
        bool gives = p->who && (name_is_country(p) || p->kind == PIECE_BODY ||
                                p->kind == PIECE_GROUP || p->kind == PIECE_METONYM);
        if (gives && who && !str_eq(who->entity, p->who->entity)) *several = true;
        if (gives && !who) who = p->who;
        i = p->end - 1;
    }
    return *several ? NULL : who;
}

static bool choose_row(const actor_scan *s, uint32_t k, table_hit h, uint32_t first, uint32_t end,
                       uint32_t *row)
{
    for (; h.found; h = table_next(&head_table, h))
        if (fits(s, k, h.row, first, end)) {
            *row = h.row;
            return cell(h.row, HEAD_TABLE_SECTORS).n > 0;
        }
    return false;
}

// "OOO Metall", "JSC Sever": a company by the legal form before its name, as Russians write it.
static bool prefixed_at(actor_scan *s, const sentence *st, uint32_t i, body_name *out)
{
    bool russian = str_in_list(st->tokens[i].form, "OOO|OAO|ZAO|PAO", '|');
    if (!russian && !str_in_list(st->tokens[i].form, "JSC|PJSC|OJSC|CJSC", '|')) return false;
    if (i + 1 >= st->n_tokens || piece_on(s, i + 1) || !is_part(st, i + 1) ||
        !name_is_capital(st->tokens[i + 1].form))
        return false;
    body_name b = {.first = i, .plain = i, .end = run_end(s, st, i + 1)};
    b.sectors = STR("BUS");
    b.noun = STR("company");
    b.head = scan_head(st, i + 1, b.end);
    if (russian && bearer_count(s, STR("RUS"), false)) b.owner = name_of_country(s, STR("RUS"));
    *out = b;
    return b.end > i + 1;
}

// "Acme Widgets Limited said": the first word of the sentence, which a capital does not tell from
// a verb or an adjective, belongs to the name that a legal form closes.
static bool may_open(const actor_scan *s, const sentence *st)
{
    const token *t = &st->tokens[0];
    if (piece_on(s, 0) || !name_is_capital(t->form) || str_in_list(t->form, NOT_INSIDE, '|'))
        return false;
    if (str_in_list(t->form,
                    "Join|Visit|See|Meet|Ask|Thank|Thanks|Buy|Call|Contact|Tell|Learn|Use|"
                    "Find|Follow|Like|Unlike|Only|Even|Just",
                    '|'))
        return false;
    return t->upos == UPOS_VERB || t->upos == UPOS_ADJ || t->upos == UPOS_NOUN ||
           t->upos == UPOS_X || t->upos == UPOS_INTJ;
}

bool body_name_at(actor_scan *s, uint32_t k, uint32_t i, body_name *out)
{
    const sentence *st = &s->sentences->p[k];
    if (prefixed_at(s, st, i, out)) return true;
    uint32_t from = i;
    table_hit hit;
    if (piece_on(s, i) || !name_is_capital(st->tokens[i].form)) return false;
    if (st->tokens[i].upos == UPOS_VERB || !head_at(st, i, &from, &hit)) return false;
    body_name b = {.end = i + 1};
    uint32_t row;
    b.first = name_begin(s, st, from);
    bool suffix = says(hit.row, "suffix");
    if (suffix && b.first == from && from > 1 && str_eq(st->tokens[from - 1].form, STR(",")))
        b.first = name_begin(s, st, from - 1); // "Apple, Inc."
    if (suffix && b.first == 1 && may_open(s, st)) b.first = 0;
    if (!choose_row(s, k, hit, b.first, b.end, &row)) return false;
    modifiers m = count_modifiers(s, st, b.first, from);
    b.plain = m.plain ? m.first_plain : from;
    bool single = from + 1 == b.end, tail = false;
    if (b.end < st->n_tokens && takes_tail(st->tokens[b.end].form) && !says(row, "proper")) {
        uint32_t end =
            tail_end(s, st, b.end, str_starts(cell(row, HEAD_TABLE_SECTORS), STR("GOV")));
        bool more = end > b.end && !goes_on(s, st, end);
        // "Bank of Ghana" and "Army of Chad" are the agents' own
        const piece *p = more ? piece_on(s, b.end + 1) : NULL;
        bool country_only = p && p->kind == PIECE_NAME && p->end == end;
        tail = more && !country_only;
        if (more && (m.plain || m.countries || tail)) b.end = end;
        if (!choose_row(s, k, hit, b.first, b.end, &row)) return false; // "Council of Deputies"
    }
    if (goes_on(s, st, b.end)) return false;
    if (!is_strong_enough(st, row, &b, &m, tail && single)) return false;
    uint32_t core = b.plain, head_end = i + 1;
    // of names with a tail the lexicon is asked from the head on, which must be in it
    bool known = is_known(s, k, core, b.end) && (!tail || is_known(s, k, from, head_end));
    if (known || (!tail && is_known(s, k, core, head_end))) return false;
    bool several;
    b.owner = country_inside(s, b.first, b.end, &several);
    b.nobodys = several;
    b.sectors = cell(row, HEAD_TABLE_SECTORS);
    b.noun = turned(s, k, &b, head_end);
    b.head = scan_head(st, from, head_end);
    *out = b;
    return true;
}

bool body_may_be_named(const sentence *st)
{
    if (!st->headline) return true;
    uint32_t small = 0, capital = 0;
    for (uint32_t i = 0; i < st->n_tokens; i++) {
        const token *t = &st->tokens[i];
        if (t->upos != UPOS_NOUN && t->upos != UPOS_VERB && t->upos != UPOS_ADJ) continue;
        if (t->form.n < 4 || i == 0) continue;
        if (name_is_capital(t->form))
            capital++;
        else
            small++;
    }
    return small > 1 && small > 2 * capital;
}
