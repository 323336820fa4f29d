#include "mention/jointauthor.h"

#include "mention/actor_scan.h"
#include "mention/word.h"

#define OPENING_MAX 6  // sentences, headline and signatures included, in which the authors stand
#define BY_REACH    3  // words from "released" to "by"
#define AUTHORS_MAX 16 // that "we" lists; of more a coder would write none

typedef struct {
    const actor *who[AUTHORS_MAX];
    uint32_t n;
    bool more;
} authors;

const actor *joint_nation(const actor *who, arena *a)
{
    actor *nation = arena_array(a, actor, 1);
    *nation = *who;
    nation->person = false;
    nation->n_sectors = 0;
    nation->code = nation->entity = who->country;
    nation->name = name_country_called(who->country);
    return nation;
}

static void take(authors *x, const actor *who, arena *a)
{
    for (uint32_t i = 0; i < x->n; i++)
        if (who->country.n ? str_eq(x->who[i]->country, who->country)
                           : str_eq(x->who[i]->entity, who->entity))
            return;
    if (x->n == AUTHORS_MAX) {
        x->more = true;
        return;
    }
    x->who[x->n++] = who->country.n ? joint_nation(who, a) : who;
}

// "The G7 foreign ministers": the body only says of what kind they are.
static bool only_tells_kind(const sentence *s, const mention *m)
{
    return word_is_noun(s, m->end) || word_has(s, m->end, UPOS_ADJ);
}

// The states, and the bodies that are members themselves, among the words [from, to).
static void collect(authors *x, const sentence *s, const mention_list *m, uint32_t from,
                    uint32_t to, arena *a)
{
    for (uint32_t i = m->first_of[s->index]; i < m->first_of[s->index + 1]; i++) {
        const mention *p = &m->p[i];
        if (p->kind != MENTION_ACTOR || p->first < from || p->end > to) continue;
        for (uint32_t k = 0; k < p->n_actors; k++) {
            const actor *who = p->actors[k];
            bool body = !who->country.n && str_starts(who->code, STR("IGO"));
            if (who->country.n || (body && !only_tells_kind(s, p))) take(x, who, a);
        }
    }
}

// "The G7 foreign ministers of Canada, France and": its members are named, it is not meant besides.
static void drop_clubs(authors *x)
{
    uint32_t kept = 0, states = 0;
    for (uint32_t i = 0; i < x->n; i++) states += x->who[i]->country.n > 0;
    for (uint32_t i = 0; i < x->n; i++)
        if (states < 2 || !str_in_list(x->who[i]->code, "IGOWSTGSV|IGOGTW|IGOASAQUA", '|'))
            x->who[kept++] = x->who[i];
    x->n = kept;
}

// Where the list of authors that begins at `from` ends: before the matter of the statement.
static uint32_t list_end(const sentence *s, uint32_t from, bool clause)
{
    static const char MATTER[] = "on|regarding|following|concerning|about|during|after|marking|"
                                 "announcing|addressing|condemning|welcoming|alongside|as|:";
    for (uint32_t i = from; i < s->n_tokens; i++) {
        bool verb = word_has(s, i, UPOS_VERB) || word_has(s, i, UPOS_AUX);
        if (word_among(s, i, MATTER) || (clause && verb)) return i;
    }
    return s->n_tokens;
}

static bool has_joint_title(const sentence *s)
{
    bool together = false, text = false;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        together |= word_among(s, i, "joint|trilateral");
        text |= word_among(s, i, "statement|declaration|communiqué|communique|readout|vision");
    }
    return together && text;
}

// Behind which word the authors of a text that is "released by" them stand; 0 for none.
static uint32_t behind_released(const sentence *s)
{
    bool text = false;
    uint32_t released = 0; // behind the word that says so
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (released && i < released + BY_REACH && word_is(s, i, "by")) return i + 1;
        text |= word_among(s, i, "statement|text|communique|declaration");
        if (text && word_among(s, i, "released|issued|adopted|agreed|statement")) released = i + 1;
    }
    return 0;
}

// "We, the ministers of", "We the leaders of", "We – President Roe of Chad and"
static uint32_t behind_we(const sentence *s)
{
    for (uint32_t i = 0; i + 2 < s->n_tokens; i++) {
        if (!word_is(s, i, "we")) continue;
        bool dash = word_is_hyphen(s, i + 1) && s->tokens[i + 2].xpos == XPOS_NNP;
        if (dash || word_is(s, i + 1, ",") || word_is(s, i + 1, "the")) return i + 1;
    }
    return 0;
}

// "Representatives of A, B and C met in Oslo": where the verb of those who hold a meeting stands;
// 0 for none.
static uint32_t before_meeting(const sentence *s)
{
    for (uint32_t i = 1; i < s->n_tokens; i++)
        if (word_has(s, i, UPOS_VERB))
            return word_among(s, i,
                              "met|gathered|convened|held|renewed|reaffirmed|announce|"
                              "announced|launched|agreed|welcomed|issued|concluded")
                       ? i
                       : 0;
    return 0;
}

joint joint_authors(const sentence_list *sentences, const mention_list *m, const actor *home,
                    arena *a)
{
    authors x = {0};
    bool titled = false;
    for (size_t k = 0; k < sentences->n && k < OPENING_MAX && x.n < 2; k++) {
        const sentence *s = &sentences->p[k];
        bool title = s->headline && has_joint_title(s);
        titled |= title;
        uint32_t we = s->headline ? 0 : behind_we(s), by = s->headline ? 0 : behind_released(s);
        uint32_t met = titled && !title && !we && !by ? before_meeting(s) : 0;
        if (!title && !we && !by && !met) continue;
        x = (authors){0};
        uint32_t from = we ? we : by, end = list_end(s, from, we);
        if (met && met < end) end = met;
        collect(&x, s, m, from, end, a);
        drop_clubs(&x);
        bool others = home && x.n && !str_eq(x.who[0]->country, home->country);
        for (uint32_t i = 1; i < x.n && home; i++)
            others &= !str_eq(x.who[i]->country, home->country);
        bool body = x.n == 1 && !x.who[0]->country.n;
        if ((body && we) || (by && x.n)) break;
        if (title && x.n > 0) titled = false; // it says whose it is
        if (!by && others) x.n = 0;
    }
    bool body = x.n == 1 && !x.who[0]->country.n;
    if (x.n < 2 && !body) return (joint){0};
    const actor **who = arena_array(a, const actor *, x.n);
    for (uint32_t i = 0; i < x.n; i++) who[i] = x.who[i];
    if (!x.more) return (joint){who, x.n};
    actor *all = arena_array(a, actor, 1);
    *all = (actor){.code = STR("GOV"), .name = STR("signatories"), .entity = STR("signatories")};
    all->sectors[all->n_sectors++] = STR("GOV");
    who[0] = all;
    return (joint){who, 1};
}

const attribution *joint_label(const mention_list *m, const sentence *s, uint32_t i)
{
    const attribution *t = mention_speaker(m, s->index, i);
    while (t && t->outer) t = t->outer;
    return t && t->verb < 0 && t->direct ? t : NULL;
}

bool joint_is_side(const actor *a, const actor *b)
{
    return a->country.n ? str_eq(a->country, b->country) : str_eq(a->code, b->code);
}

joint joint_speakers(const sentence_list *sentences, const mention_list *m, arena *a)
{
    const actor **two = NULL;
    uint32_t n = 0;
    for (size_t k = 0; k < sentences->n; k++) {
        const sentence *s = &sentences->p[k];
        const attribution *t = s->n_tokens ? joint_label(m, s, s->n_tokens - 1) : NULL;
        if (!t || t->question || !t->speaker || t->speaker->n_actors != 1) continue;
        const actor *who = t->speaker->actors[0];
        bool body = !who->country.n && str_starts(who->code, STR("IGO"));
        bool official =
            who->country.n && who->n_sectors && str_in_list(who->sectors[0], "GOV|LEG|MIL", '|');
        if ((!official && !body) || (n > 0 && joint_is_side(two[0], who)) ||
            (n > 1 && joint_is_side(two[1], who)))
            continue;
        if (n == 2) return (joint){0};
        if (!two) two = arena_array(a, const actor *, 2);
        two[n++] = who;
    }
    return n == 2 ? (joint){two, 2} : (joint){0};
}

const actor *joint_guest(const sentence_list *sentences, const mention_list *m, const actor *home,
                         arena *a)
{
    if (sentences->n == 0 || !sentences->p[0].headline || !home) return NULL;
    const actor *guest = NULL;
    for (uint32_t i = m->first_of[0]; i < m->first_of[1]; i++) {
        const mention *p = &m->p[i];
        if (p->kind != MENTION_ACTOR || p->n_actors != 1 || !p->actors[0]->country.n) continue;
        if (str_eq(p->actors[0]->country, home->country)) continue;
        if (guest && !str_eq(guest->country, p->actors[0]->country)) return NULL;
        guest = p->actors[0];
    }
    return guest ? joint_nation(guest, a) : NULL;
}
