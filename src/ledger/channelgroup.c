// Which facts tell of one channel.
#include "ledger/channelgroup.h"
#include "ledger/foldindex.h"

#include <stdlib.h>
#include <string.h>

#define HISTORY_DAYS  (3 * 365) // what is older and told by nobody at its time is no news
#define SUBJECT_BYTES 40        // a longer one is no name of a subject

// Groups are never taken out; what was taken over has no facts.
typedef struct {
    channel_group *p; // [n]
    size_t n, cap;
    fold_index same;       // by all that tells them apart
    fold_index of_parties; // by form and parties
    fold_index of_subject; // by form and subject
    buf key;
} grouping;

static const str POWERS = {"CHN+FRA+GBR+IND+PAK+RUS+USA", 27};

static int by_key(const void *a, const void *b)
{
    return str_cmp(((const fact_party *)a)->key, ((const fact_party *)b)->key);
}

fact_party *channelgroup_parties(ledger *l, const fact *x)
{
    fact_party *p = arena_array(&l->a, fact_party, x->n_actors + 1);
    memcpy(p, x->actors, x->n_actors * sizeof *p);
    qsort(p, x->n_actors, sizeof *p, by_key);
    return p;
}

str channelgroup_keys(ledger *l, const fact *x)
{
    const fact_party *p = channelgroup_parties(l, x);
    buf b = {0};
    for (uint32_t i = 0; i < x->n_actors; i++)
        buf_add_format(&b, i ? "+%.*s" : "%.*s", STR_ARG(p[i].key));
    str out = str_copy(&l->a, buf_str(&b));
    buf_free(&b);
    return out;
}

// "#CulturalProperty" as words.
static str without_tags(ledger *l, str text)
{
    buf b = {0};
    bool tag = false;
    for (size_t i = 0; i < text.n; i++) {
        bool inner = i > 0 && text.p[i - 1] >= 'a' && text.p[i - 1] <= 'z';
        tag = text.p[i] == '#' || (tag && text.p[i] != ' ');
        if (tag && inner && text.p[i] >= 'A' && text.p[i] <= 'Z') buf_add_c(&b, " ");
        if (text.p[i] != '#') buf_add(&b, str_sub(text, i, i + 1));
    }
    str out = str_copy(&l->a, buf_str(&b));
    buf_free(&b);
    return out;
}

// In small letters; "Trade & Ports" and "Trade and Ports" are one name.
static str plain_name(ledger *l, str text)
{
    buf b = {0};
    text = without_tags(l, text);
    for (str rest = str_lower(&l->a, text); rest.p;) {
        str piece = str_split(&rest, '&');
        buf_add(&b, piece);
        if (rest.p) buf_add(&b, STR("and"));
    }
    str out = str_copy(&l->a, buf_str(&b));
    buf_free(&b);
    return out;
}

static str subject_of(ledger *l, const fact *x)
{
    return x->subject.n ? x->subject : plain_name(l, x->subject_text);
}

static str key_of_parties(grouping *all, const channel_group *g)
{
    return foldindex_key(&all->key, (const str[]){g->form, g->parties}, 2);
}

static str key_of_subject(grouping *all, const channel_group *g)
{
    return foldindex_key(&all->key, (const str[]){g->form, g->subject}, 2);
}

static str key_of_all(grouping *all, const channel_group *g)
{
    return foldindex_key(&all->key, (const str[]){g->form, g->parties, g->text, g->subject}, 4);
}

static channel_group *find_group(grouping *all, const channel_group *like)
{
    const place_vec *list = foldindex_find(&all->same, key_of_all(all, like));
    for (size_t i = 0; i < list->n; i++) {
        channel_group *g = &all->p[list->p[i]];
        if (str_eq(g->parties, like->parties) && str_eq(g->subject, like->subject) &&
            str_eq(g->form, like->form) && str_eq(g->text, like->text))
            return g;
    }
    return NULL;
}

static channel_group *new_group(ledger *l, grouping *all, const channel_group *like)
{
    uint32_t place = (uint32_t)all->n;
    channel_group *g = vec_push(&l->a, all);
    *g = *like;
    foldindex_add(&all->same, key_of_all(all, g), place);
    foldindex_add(&all->of_parties, key_of_parties(all, g), place);
    foldindex_add(&all->of_subject, key_of_subject(all, g), place);
    return g;
}

static void free_indexes(grouping *all)
{
    foldindex_free(&all->same);
    foldindex_free(&all->of_parties);
    foldindex_free(&all->of_subject);
    buf_free(&all->key);
}

// Is what it is about said by words anywhere in its sentence, by many words, or not at all?
static bool is_loose(const fact *x)
{
    if (x->subject.n) return x->subject_loose;
    return x->subject_text.n == 0 || x->subject_text.n > SUBJECT_BYTES;
}

bool channelgroup_is_found(const channel_group *g)
{
    for (size_t i = 0; i < g->facts.n; i++)
        if (!g->facts.p[i]->subject.n || !g->facts.p[i]->subject_loose) return false;
    return true;
}

// Is what it is about said nowhere beside its name?
static bool is_guessed(const channel_group *g)
{
    for (size_t i = 0; i < g->facts.n; i++)
        if (!is_loose(g->facts.p[i])) return false;
    return true;
}

// Is nothing told of it but that it is held or planned?
static bool is_plain(const channel_group *g)
{
    for (size_t i = 0; i < g->facts.n; i++)
        if (g->facts.p[i]->state.n && // a condition alone is no news of them
            !str_in_list(g->facts.p[i]->state, "held|ongoing|agreed|proposed", '|'))
            return false;
    return true;
}

static bool is_line(const channel_group *g)
{
    return str_eq(g->form, STR("line"));
}

static bool shares_text(const channel_group *a, const channel_group *b)
{
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++)
            if (str_eq(a->facts.p[i]->document, b->facts.p[k]->document)) return true;
    return false;
}

static void take_over(ledger *l, channel_group *to, channel_group *from)
{
    for (size_t i = 0; i < from->facts.n; i++) *vec_push(&l->a, &to->facts) = from->facts.p[i];
    from->facts.n = 0;
    fold_sort(&to->facts);
}

static bool is_among(str few, str many)
{
    while (few.p) {
        str key = str_split(&few, '+');
        if (!str_among(key, many, '+')) return false;
    }
    return true;
}

// Talks whose subject is not said, or only guessed, are those of the same parties that say it,
// where there is one such channel or one that the same text tells of. Two parties have one hotline.
static void join_unnamed(ledger *l, grouping *all)
{
    for (size_t i = 0; i < all->n; i++) {
        channel_group *g = &all->p[i], *only = NULL, *near = NULL;
        size_t n = 0, n_near = 0;
        if (!g->facts.n || !is_guessed(g)) continue;
        const place_vec *list = foldindex_find(&all->of_parties, key_of_parties(all, g));
        for (size_t k = 0; k < list->n; k++) {
            channel_group *o = &all->p[list->p[k]];
            if (o == g || !o->facts.n || !str_eq(o->parties, g->parties)) continue;
            if (!str_eq(o->form, g->form) || (is_guessed(o) && (!is_line(o) || o > g))) continue;
            only = o;
            n++;
            if (!shares_text(g, o)) continue;
            near = o;
            n_near++;
        }
        if (n == 1 && only && (shares_text(g, only) || !is_plain(g)))
            take_over(l, only, g);
        else if (n_near == 1)
            take_over(l, near, g);
    }
}

// What no subject was found for, of all texts: one channel.
static void join_texts(ledger *l, grouping *all)
{
    for (size_t i = 0; i < all->n; i++) {
        channel_group *g = &all->p[i];
        if (!g->text.n || !g->facts.n) continue;
        const place_vec *list = foldindex_find(&all->of_parties, key_of_parties(all, g));
        for (size_t k = 0; k < list->n; k++) {
            channel_group *o = &all->p[list->p[k]];
            if (o > g && o->facts.n && o->text.n && str_eq(o->parties, g->parties) &&
                str_eq(o->form, g->form))
                take_over(l, g, o);
        }
    }
}

static uint32_t count_keys(str parties)
{
    uint32_t n = 0;
    while (parties.p) str_split(&parties, '+'), n++;
    return n;
}

// Are all parties that the facts name themselves among these, and as many said as these are?
static bool fits_in(const channel_group *few, str many)
{
    for (size_t i = 0; i < few->facts.n; i++) {
        const fact *x = few->facts.p[i];
        if (x->n_said && x->n_said != count_keys(many)) return false;
        if (!x->n_said && (x->n_known == 0 || x->n_known >= 2)) return false;
        for (uint32_t k = 0; k < x->n_known; k++)
            if (!str_among(x->actors[k].key, many, '+')) return false;
        if (x->by.key.n && !str_among(x->by.key, many, '+')) return false;
    }
    return true;
}

// Do its texts themselves name whose talks they are, wherever they tell of them?
static bool names_all(const channel_group *g)
{
    for (size_t i = 0; i < g->facts.n; i++)
        if (g->facts.p[i]->n_known < 2) return false;
    return true;
}

// Some of the parties of wider talks about the same subject, told in the same text, or by a name
// that says how many there are, or with parties that are only guessed: one channel.
static void join_parts(ledger *l, grouping *all)
{
    for (size_t i = 0; i < all->n; i++) {
        channel_group *few = &all->p[i], *only = NULL;
        size_t n = 0;
        if (!few->facts.n || !few->subject.n) continue;
        const place_vec *list = foldindex_find(&all->of_subject, key_of_subject(all, few));
        for (size_t k = 0; k < list->n; k++) {
            channel_group *many = &all->p[list->p[k]];
            if (many == few || !many->facts.n || !str_eq(few->subject, many->subject)) continue;
            if (!str_eq(few->form, many->form)) continue;
            bool own = is_among(few->parties, many->parties) && shares_text(few, many) &&
                       !names_all(few) && few->parties.n < many->parties.n;
            if (!own && (!fits_in(few, many->parties) || fits_in(many, few->parties))) continue;
            only = many;
            n++;
        }
        if (n == 1) take_over(l, only, few);
    }
}

// What one text calls by a wider name than another: the nuclear talks of two nuclear powers are
// about arms; an arms treaty may be one on tanks.
static bool is_wider(const channel_group *wide, const channel_group *narrow)
{
    if (!str_eq(wide->form, narrow->form)) return false;
    if (str_eq(wide->subject, STR("nuclear programme")) && is_among(wide->parties, POWERS))
        return str_eq(narrow->subject, STR("arms control and non-proliferation"));
    return str_eq(wide->subject, STR("arms control and non-proliferation")) &&
           str_eq(narrow->subject, STR("conventional arms"));
}

static void join_wider(ledger *l, grouping *all)
{
    for (size_t i = 0; i < all->n; i++) {
        channel_group *wide = &all->p[i];
        const place_vec *list = foldindex_find(&all->of_parties, key_of_parties(all, wide));
        for (size_t k = 0; k < list->n && wide->facts.n; k++) {
            channel_group *narrow = &all->p[list->p[k]];
            if (narrow->facts.n && str_eq(wide->parties, narrow->parties) && is_wider(wide, narrow))
                take_over(l, narrow, wide);
        }
    }
}

// Is there nothing but meetings and the like, or talks about nothing of which nothing came?
static bool is_faint(const channel_group *g)
{
    bool weak = true, plain = is_plain(g), loose = true;
    for (size_t i = 0; i < g->facts.n; i++) {
        const fact *x = g->facts.p[i];
        weak = weak && x->weak;
        loose = loose && is_loose(x);
    }
    bool bare = str_eq(g->form, STR("treaty")) && g->text.n > 0; // "left the deal": which?
    return weak || bare || (plain && loose && !is_line(g));
}

// "Trilateral talks", of which no text names all three?
static bool is_short(const channel_group *g)
{
    uint32_t n = count_keys(g->parties);
    for (size_t i = 0; i < g->facts.n; i++)
        if (g->facts.p[i]->n_said <= n) return false;
    return true;
}

// A hotline that has worked for years is no history.
static bool still_rings(const fact *x)
{
    return str_eq(x->form, STR("line")) && str_eq(x->state, STR("ongoing"));
}

// Is all that is told history, years before the texts that tell it?
static bool is_history(const channel_group *g)
{
    for (size_t i = 0; i < g->facts.n; i++) {
        period told = period_read(g->facts.p[i]->published);
        if (!told.known || still_rings(g->facts.p[i]) ||
            fold_day(g->facts.p[i]) > told.first - HISTORY_DAYS)
            return false;
    }
    return true;
}

// "The talks of 1981", of which no text says what they were about: no news, of whatever channel.
static bool is_old(const fact *x)
{
    period told = period_read(x->published);
    return told.known && x->subject_guessed && !str_eq(x->form, STR("treaty")) && !still_rings(x) &&
           fold_day(x) < told.first - HISTORY_DAYS;
}

bool channelgroup_is_channel(const channel_group *g)
{
    return g->facts.n && !is_history(g) && !is_faint(g) && !is_short(g);
}

static int by_group(const void *a, const void *b)
{
    const channel_group *x = a, *y = b;
    int c = str_cmp(x->parties, y->parties);
    if (!c) c = str_cmp(x->subject, y->subject);
    return c ? c : str_cmp(x->form, y->form);
}

channel_groups channelgroup_make(ledger *l, const fact *const *facts, size_t n)
{
    grouping all = {0};
    for (size_t i = 0; i < n; i++) {
        channel_group like = {.form = facts[i]->form,
                              .parties = channelgroup_keys(l, facts[i]),
                              .subject = subject_of(l, facts[i])};
        if (is_old(facts[i])) continue;
        if (!like.subject.n) like.text = facts[i]->document;
        channel_group *g = find_group(&all, &like);
        if (!g) g = new_group(l, &all, &like);
        *vec_push(&l->a, &g->facts) = facts[i];
    }
    join_parts(l, &all);
    join_wider(l, &all);
    join_unnamed(l, &all);
    join_texts(l, &all);
    free_indexes(&all); // places change
    if (all.n) qsort(all.p, all.n, sizeof *all.p, by_group);
    return (channel_groups){all.p, all.n};
}
