// Facts of channels to rows: the same parties and subject are one channel.
#include "ledger/folding.h"
#include "ledger/round.h"
#include "mention/statename.h"

#include <stdlib.h>
#include <string.h>

#define HISTORY_DAYS    (3 * 365) // what is older and told by nobody at its time is no news
#define SUBJECT_BYTES   40        // a longer one is no name of a subject
#define NEXT_ROUND_DAYS 10        // after a round
#define ROUND_DAYS      4         // that a round may last
#define DAY_SLACK       2         // outlets differ by a day; talks last for some

static const str POWERS = {"CHN+FRA+GBR+IND+PAK+RUS+USA", 27};

typedef struct {
    str form;    // "talks", "line", "treaty"
    str parties; // keys joined by '+', sorted
    str subject; // of the thesaurus, else as written in small letters
    str text;    // the document, while it is not known which talks of its parties it means
    fact_refs facts;
} group;

typedef VEC(group) groups;

static int by_key(const void *a, const void *b)
{
    return str_cmp(((const fact_party *)a)->key, ((const fact_party *)b)->key);
}

static fact_party *sorted_parties(ledger *l, const fact *x)
{
    fact_party *p = arena_array(&l->a, fact_party, x->n_actors + 1);
    memcpy(p, x->actors, x->n_actors * sizeof *p);
    qsort(p, x->n_actors, sizeof *p, by_key);
    return p;
}

static str join_keys(ledger *l, const fact *x)
{
    const fact_party *p = sorted_parties(l, x);
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

static group *find_group(groups *all, const group *like)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->p[i].parties, like->parties) && str_eq(all->p[i].subject, like->subject) &&
            str_eq(all->p[i].form, like->form) && str_eq(all->p[i].text, like->text))
            return &all->p[i];
    return NULL;
}

// Is what it is about said by words anywhere in its sentence, by many words, or not at all?
static bool is_loose(const fact *x)
{
    if (x->subject.n) return x->subject_loose;
    return x->subject_text.n == 0 || x->subject_text.n > SUBJECT_BYTES;
}

// Is what it is about only found among the words of its sentences or texts?
static bool is_found(const group *g)
{
    for (size_t i = 0; i < g->facts.n; i++)
        if (!g->facts.p[i]->subject.n || !g->facts.p[i]->subject_loose) return false;
    return true;
}

// Is what it is about said nowhere beside its name?
static bool is_guessed(const group *g)
{
    for (size_t i = 0; i < g->facts.n; i++)
        if (!is_loose(g->facts.p[i])) return false;
    return true;
}

// Is nothing told of it but that it is held or planned?
static bool is_plain(const group *g)
{
    for (size_t i = 0; i < g->facts.n; i++)
        if (g->facts.p[i]->state.n && // a condition alone is no news of them
            !str_in_list(g->facts.p[i]->state, "held|ongoing|agreed|proposed", '|'))
            return false;
    return true;
}

static bool is_line(const group *g)
{
    return str_eq(g->form, STR("line"));
}

static bool shares_text(const group *a, const group *b)
{
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++)
            if (str_eq(a->facts.p[i]->document, b->facts.p[k]->document)) return true;
    return false;
}

static void take_over(ledger *l, group *to, group *from)
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
static void join_unnamed(ledger *l, groups *all)
{
    for (size_t i = 0; i < all->n; i++) {
        group *g = &all->p[i], *only = NULL, *near = NULL;
        size_t n = 0, n_near = 0;
        if (!g->facts.n || !is_guessed(g)) continue;
        for (size_t k = 0; k < all->n; k++) {
            group *o = &all->p[k];
            if (k == i || !o->facts.n || !str_eq(o->parties, g->parties)) continue;
            if (!str_eq(o->form, g->form) || (is_guessed(o) && (!is_line(o) || k > i))) continue;
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
static void join_texts(ledger *l, groups *all)
{
    for (size_t i = 0; i < all->n; i++) {
        group *g = &all->p[i];
        for (size_t k = i + 1; k < all->n && g->facts.n; k++) {
            group *o = &all->p[k];
            if (g->text.n && o->facts.n && o->text.n && str_eq(o->parties, g->parties) &&
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
static bool fits_in(const group *few, str many)
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
static bool names_all(const group *g)
{
    for (size_t i = 0; i < g->facts.n; i++)
        if (g->facts.p[i]->n_known < 2) return false;
    return true;
}

// Some of the parties of wider talks about the same subject, told in the same text, or by a name
// that says how many there are, or with parties that are only guessed: one channel.
static void join_parts(ledger *l, groups *all)
{
    for (size_t i = 0; i < all->n; i++) {
        group *few = &all->p[i], *only = NULL;
        size_t n = 0;
        if (!few->facts.n || !few->subject.n) continue;
        for (size_t k = 0; k < all->n; k++) {
            group *many = &all->p[k];
            if (i == k || !many->facts.n || !str_eq(few->subject, many->subject)) continue;
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
static bool is_wider(const group *wide, const group *narrow)
{
    if (!str_eq(wide->form, narrow->form)) return false;
    if (str_eq(wide->subject, STR("nuclear programme")) && is_among(wide->parties, POWERS))
        return str_eq(narrow->subject, STR("arms control and non-proliferation"));
    return str_eq(wide->subject, STR("arms control and non-proliferation")) &&
           str_eq(narrow->subject, STR("conventional arms"));
}

static void join_wider(ledger *l, groups *all)
{
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->n; k++) {
            group *wide = &all->p[i], *narrow = &all->p[k];
            if (!wide->facts.n || !narrow->facts.n) continue;
            if (str_eq(wide->parties, narrow->parties) && is_wider(wide, narrow))
                take_over(l, narrow, wide);
        }
}

// Is there nothing but meetings and the like, or talks about nothing of which nothing came?
static bool is_faint(const group *g)
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
static bool is_short(const group *g)
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
static bool is_history(const group *g)
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

// --- a row

static bool stays(str state)
{
    return !str_eq(state, STR("held"));
}

// Broken off and over on the same day is over.
static bool overtakes(const ledger_change *next, const ledger_change *last)
{
    return str_eq(next->state, STR("ended")) && str_eq(last->state, STR("suspended")) &&
           next->first - last->first <= DAY_SLACK;
}

// Talks that are resumed with a round: is there one, held on one of the days behind?
static bool is_opening(const ledger_change *c, const ledger_change *held)
{
    bool recent = str_starts(held->date, STR("..")); // "which recently resumed"
    return str_eq(held->state, STR("held")) && str_eq(c->state, STR("resumed")) &&
           held->first >= c->first &&
           held->first - c->first <= (recent ? FOLD_RECENT_DAYS : ROUND_DAYS);
}

// "It will not return to the talks", told when they were broken off: they are broken off.
static bool is_vow(const ledger_change *c, const ledger_change *refused)
{
    return str_eq(refused->state, STR("refused")) &&
           str_in_list(c->state, "suspended|ended", '|') && refused->first - c->first <= DAY_SLACK;
}

// Leaves out what changes nothing: suspended twice, with no other state between.
static void drop_repeated(ledger *l, change_vec *v)
{
    size_t n = 0;
    str last = STR_NONE;
    for (size_t i = 0; i < v->n; i++) {
        if (stays(v->p[i].state) && str_eq(v->p[i].state, last)) {
            fold_tell_again(l, &v->p[n - 1], &v->p[i]);
            continue;
        }
        if (str_eq(last, STR("expired")) && str_eq(v->p[i].state, STR("ended")))
            continue; // it is over
        bool met = str_in_list(last, "held|resumed", '|');
        bool next = n && str_eq(v->p[i].state, STR("agreed")) && met &&
                    v->p[i].first - v->p[n - 1].first <= NEXT_ROUND_DAYS;
        if (next) continue; // at a round the next one is agreed upon
        if (n && is_vow(&v->p[n - 1], &v->p[i])) continue;
        if (n && is_opening(&v->p[n - 1], &v->p[i])) continue;
        if (n && overtakes(&v->p[i], &v->p[n - 1])) n--;
        last = v->p[i].state;
        v->p[n++] = v->p[i];
    }
    v->n = n;
}

// "14 December at nine", "8 to 9 March": planned for the day of the round?
static bool is_planned_for(const fact *x, const ledger_change *c)
{
    size_t n = c->date.n;
    if (!x->planned.n || !str_starts(x->planned, c->date)) return false;
    return x->planned.n == n || x->planned.p[n] == 'T' || x->planned.p[n] == '/';
}

// Of the facts that tell the round, or plan it: the first text; of levels the first that says more
// than "officials".
static str first_of(const fact_refs *facts, const ledger_change *c, size_t offset)
{
    str plain = STR_NONE;
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        str s = *(const str *)((const char *)x + offset);
        int32_t day = fold_day(x);
        bool same = str_eq(x->state, c->state) ||
                    (str_eq(x->state, STR("held")) && str_eq(c->state, STR("resumed")));
        bool own = same && day >= c->first - DAY_SLACK && day <= c->first + ROUND_DAYS;
        bool planned = is_planned_for(x, c);
        if (!s.n || (!own && !planned)) continue;
        if (offset != offsetof(fact, level) || !round_level_is_plain(s)) return s;
        if (!plain.n) plain = s;
    }
    return plain;
}

static bool has_round(const ledger_round *rounds, uint32_t n, str date)
{
    for (uint32_t i = 0; i < n; i++)
        if (period_overlaps(period_read(rounds[i].date), period_read(date), DAY_SLACK)) return true;
    return false;
}

static int by_round(const void *a, const void *b)
{
    const ledger_round *x = a, *y = b;
    int c = str_cmp(x->date, y->date);
    return c ? c : str_cmp(x->place, y->place);
}

static ledger_round make_round(const fact_refs *facts, const ledger_change *c)
{
    return (ledger_round){.date = c->date,
                          .place = first_of(facts, c, offsetof(fact, place)),
                          .level = first_of(facts, c, offsetof(fact, level)),
                          .heads = first_of(facts, c, offsetof(fact, heads)),
                          .event = c->event};
}

// Rounds that were held, talks resumed with one included, and those that are planned.
static void fill_rounds(ledger *l, channel_row *row, const change_vec *changes,
                        const fact_refs *facts)
{
    ledger_round *rounds = arena_array(&l->a, ledger_round, changes->n + facts->n + 1);
    for (size_t i = 0; i < changes->n; i++) {
        const ledger_change *c = &changes->p[i];
        ledger_round x = make_round(facts, c);
        bool resumed = str_eq(c->state, STR("resumed")) && x.place.n &&
                       !has_round(rounds, row->n_rounds, c->date);
        if (str_eq(c->state, STR("held")) || resumed) rounds[row->n_rounds++] = x;
    }
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        ledger_change plan = {.date = fold_date(l, x->planned), .event = x->event};
        fact told = *x; // that it is planned counts since the text
        told.date = x->published;
        if (!x->planned.n || !fold_counts(l, &told) || has_round(rounds, row->n_rounds, x->planned))
            continue;
        rounds[row->n_rounds++] = make_round(facts, &plan);
    }
    if (row->n_rounds) qsort(rounds, row->n_rounds, sizeof *rounds, by_round);
    row->rounds = rounds;
}

// Reasons of the state that holds; conditions that were named since it holds.
static void fill_reasons(ledger *l, channel_row *row, const fact_refs *facts, int32_t since)
{
    bool closed = str_in_list(row->state, "suspended|ended|refused", '|');
    bool told = closed || str_in_list(row->state, "resumed|expired", '|');
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        bool now = fold_day(x) >= since - DAY_SLACK;
        for (uint32_t k = 0; told && k < x->n_reasons && str_eq(x->state, row->state); k++)
            fold_reason(l, &x->reasons[k], &row->reasons, &row->n_reasons);
        for (uint32_t k = 0; k < x->n_reopen_if && closed && now; k++)
            fold_reason(l, &x->reopen_if[k], &row->reopen_if, &row->n_reopen_if);
    }
}

// A state or its government: of those that act for a country those who talk for it.
static bool is_whole(const fact_party *p)
{
    return str_eq(p->code, p->key) || str_eq(str_sub(p->code, 3, p->code.n), STR("GOV"));
}

// The party under the name of a text that does not have a part of it ("the Chadian unions").
static fact_party plainest(const fact_refs *facts, fact_party party)
{
    for (size_t i = 0; i < facts->n && party.code.n > 3 && !is_whole(&party); i++)
        for (uint32_t k = 0; k < facts->p[i]->n_actors; k++)
            if (str_eq(facts->p[i]->actors[k].key, party.key) && is_whole(&facts->p[i]->actors[k]))
                party = facts->p[i]->actors[k];
    return party;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

// The name that most facts give to an organisation, of equals the first in the order of the
// alphabet: a union's own, not that of a council that it shares with the other side.
static str usual_name(ledger *l, const fact *const *facts, size_t n, const fact_party *party)
{
    VEC(str) names = {0};
    str best = party->name;
    size_t most = 0;
    for (size_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < facts[i]->n_actors; k++)
            if (str_eq(facts[i]->actors[k].key, party->key) &&
                !str_eq(facts[i]->actors[k].name, party->key))
                *vec_push(&l->a, &names) = facts[i]->actors[k].name;
    if (names.n) qsort(names.p, names.n, sizeof *names.p, by_name);
    for (size_t i = 0, first = 0; i < names.n; i++) {
        if (!str_eq(names.p[i], names.p[first])) first = i;
        if (i + 1 - first <= most) continue;
        most = i + 1 - first;
        best = names.p[i];
    }
    return best;
}

// Who talks: "Chad", not its minister or a bureau that he sent.
static fact_party as_body(ledger *l, const fact *const *facts, size_t n, fact_party party)
{
    str name = is_whole(&party) ? statename_called(party.key) : STR_NONE;
    if (str_starts(party.key, STR("IGO"))) name = usual_name(l, facts, n, &party);
    if (name.n) party.name = name;
    return party;
}

// The rows' parties under their usual names among all facts.
static void name_parties(ledger *l, const fact *const *facts, size_t n, channel_row *rows,
                         size_t n_rows)
{
    for (size_t i = 0; i < n_rows; i++) {
        channel_row *row = &rows[i];
        fact_party *parties = arena_array(&l->a, fact_party, row->n_parties + 1);
        for (uint32_t k = 0; k < row->n_parties; k++)
            parties[k] = as_body(l, facts, n, row->parties[k]);
        row->parties = parties;
    }
}

static bool fold_row(ledger *l, const group *g, channel_row *row)
{
    change_vec changes = {0};
    const fact *first = g->facts.p[0];
    for (size_t i = 0; i < g->facts.n; i++)
        if (str_eq(join_keys(l, g->facts.p[i]), g->parties)) first = g->facts.p[i];
    fold_changes(l, &g->facts, DAY_SLACK, &changes);
    drop_repeated(l, &changes);
    fold_count(l, &changes);
    fact_party *parties = sorted_parties(l, first);
    for (uint32_t i = 0; i < first->n_actors; i++) parties[i] = plainest(&g->facts, parties[i]);
    *row = (channel_row){.parties = parties, .n_parties = first->n_actors};
    row->subject = is_found(g) ? STR_NONE : g->subject;
    row->history = changes.p;
    row->n_history = (uint32_t)changes.n;
    row->events = fold_events(l, &g->facts, &row->n_events);
    row->told = fold_tellers(l, &g->facts);
    if (changes.n) {
        const ledger_change *last = &changes.p[changes.n - 1];
        row->state = last->state;
        row->since = last->date;
        row->by = last->by;
        row->confidence = last->confidence;
        fill_rounds(l, row, &changes, &g->facts);
        fill_reasons(l, row, &g->facts, last->first);
    }
    buf key = {0};
    buf_add_format(&key, "%.*s|%.*s|%.*s", STR_ARG(g->form), STR_ARG(g->parties),
                   STR_ARG(g->subject));
    fold_id("channel", buf_str(&key), row->id);
    buf_free(&key);
    return changes.n > 0;
}

static int by_group(const void *a, const void *b)
{
    const group *x = a, *y = b;
    int c = str_cmp(x->parties, y->parties);
    if (!c) c = str_cmp(x->subject, y->subject);
    return c ? c : str_cmp(x->form, y->form);
}

void channel_fold(ledger *l, const fact *const *facts, size_t n)
{
    groups all = {0};
    for (size_t i = 0; i < n; i++) {
        group like = {.form = facts[i]->form,
                      .parties = join_keys(l, facts[i]),
                      .subject = subject_of(l, facts[i])};
        if (is_old(facts[i])) continue;
        if (!like.subject.n) like.text = facts[i]->document;
        group *g = find_group(&all, &like);
        if (!g) {
            g = vec_push(&l->a, &all);
            *g = like;
        }
        *vec_push(&l->a, &g->facts) = facts[i];
    }
    join_parts(l, &all);
    join_wider(l, &all);
    join_unnamed(l, &all);
    join_texts(l, &all);
    if (all.n) qsort(all.p, all.n, sizeof *all.p, by_group);
    channel_row *rows = arena_array(&l->a, channel_row, all.n + 1);
    size_t kept = 0;
    for (size_t i = 0; i < all.n; i++)
        if (all.p[i].facts.n && !is_history(&all.p[i]) && !is_faint(&all.p[i]) &&
            !is_short(&all.p[i]) && fold_row(l, &all.p[i], &rows[kept]))
            kept++;
    name_parties(l, facts, n, rows, kept);
    fold_tell_apart(rows->id, kept, sizeof *rows);
    l->table.channels = rows;
    l->table.n_channels = kept;
}
