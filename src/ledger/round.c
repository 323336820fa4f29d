#include "ledger/round.h"

#include "base/calendar.h"
#include "link/period.h"
#include "mention/statename.h"

#include <string.h>

#define DAYS_MAX     14 // of one round; what lasts longer has no rounds
#define TALKS_REACH  4  // words from "days of" to the talks
#define FRESH_DAYS   3  // from a round to a report that is written where it was
#define PAIR_GAP     2  // words between a time and its town
#define PAIR_CLIMB   6  // words from a time up to the clause that it stands in
#define PLACES       "city|site|base"
#define PLAIN_LEVELS "official|expert|negotiator|diplomat|envoy"

// Ranks of those who meet, as the text puts them; of several the first in this order.
static const char *const RANKS[] = {"deputy foreign minister",
                                    "deputy defence minister",
                                    "deputy minister",
                                    "vice foreign minister",
                                    "vice minister",
                                    "foreign minister",
                                    "defence minister",
                                    "defense minister",
                                    "chief negotiator",
                                    "senior official",
                                    "working level",
                                    "working-level",
                                    "head of state",
                                    "heads of state",
                                    "heads of government",
                                    "prime minister",
                                    "ministerial",
                                    "ambassadorial",
                                    "vice-chief",
                                    "chiefs of staff",
                                    "commander",
                                    "minister",
                                    "president",
                                    "expert",
                                    "envoy",
                                    "leader",
                                    "official",
                                    "negotiator"};

static str level_in(const sentence *x, str text)
{
    str s = span_text(text, x->span);
    for (size_t i = 0; i < sizeof RANKS / sizeof *RANKS; i++) {
        size_t n = strlen(RANKS[i]);
        for (size_t at = 0; at + n <= s.n; at++) {
            bool begins = at == 0 || s.p[at - 1] == ' ';
            if (!begins || !str_eq_nocase(str_sub(s, at, at + n), str_of(RANKS[i]))) continue;
            size_t end = at + n;
            while (end < s.n && s.p[end] != ' ' && s.p[end] != ',' && s.p[end] != '.' &&
                   s.p[end] != ':')
                end++;
            return str_sub(s, at, end);
        }
    }
    return STR_NONE;
}

bool round_level_is_plain(str level)
{
    str list = STR(PLAIN_LEVELS);
    while (list.p) {
        str word = str_split(&list, '|');
        if (level.n >= word.n && level.n <= word.n + 1 &&
            str_eq_nocase(str_sub(level, 0, word.n), word))
            return true;
    }
    return level.n == 0;
}

// "The delegations are headed by the deputy ministers": anywhere in the text.
static str level_of_heads(const fact_reading *r)
{
    const sentence_list *all = &r->c->sentences;
    for (size_t i = 0; i < all->n; i++) {
        const sentence *s = &all->p[i];
        bool team = false, led = false;
        for (uint32_t w = 0; w < s->n_tokens; w++) {
            team = team || str_in_list(s->tokens[w].lemma, "delegation|team|negotiator", '|');
            led = led || str_in_list(s->tokens[w].form, "led|headed", '|');
        }
        str level = team && led ? level_in(s, r->c->document->text) : STR_NONE;
        if (!round_level_is_plain(level)) return level;
    }
    return STR_NONE;
}

str round_level_told(const fact_reading *r, uint32_t index)
{
    str level = level_in(&r->c->sentences.p[index], r->c->document->text);
    return round_level_is_plain(level) ? STR_NONE : level;
}

// In the sentence, else in those beside it, unless it says little and they say more.
str round_level(const fact_reading *r, uint32_t index)
{
    const sentence_list *all = &r->c->sentences;
    str text = r->c->document->text, level = level_in(&all->p[index], text);
    for (int side = 1; side >= -1 && round_level_is_plain(level); side -= 2) {
        int64_t k = (int64_t)index + side;
        if (k < 0 || k >= (int64_t)all->n) continue;
        str other = level_in(&all->p[k], text);
        if (!level.n || (other.n && !round_level_is_plain(other))) level = other;
    }
    if (round_level_is_plain(level) && level_of_heads(r).n) level = level_of_heads(r);
    return level;
}

// "Led by Jane Doe", "headed by the deputy minister": who leads a delegation.
str round_heads(fact_reading *r, const frame_view *f)
{
    buf names = {0};
    const sentence *s = f->sentence;
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++) {
        if (!str_in_list(s->tokens[w].form, "led|headed", '|') ||
            !str_eq(s->tokens[w + 1].form, STR("by")))
            continue;
        for (uint32_t k = w + 2; k < s->n_tokens && k < w + 10; k++) {
            const mention *m = mention_covering(&r->c->mentions, s->index, k, MENTION_ACTOR);
            if (!m || !m->n_actors || !m->actors[0]->person) continue;
            if (names.n) buf_add_c(&names, "; ");
            buf_add(&names, m->actors[0]->name);
            break;
        }
    }
    str out = str_copy(r->a, buf_str(&names));
    buf_free(&names);
    return out;
}

// "NAIROBI, Feb 3 -": the town of the dateline, in the letters of a name.
static str dateline_town(const fact_reading *r)
{
    const document *d = r->c->document;
    for (size_t i = 0; i < d->n_parts; i++) {
        if (d->parts[i].kind != PART_DATELINE) continue;
        str s = span_text(d->text, d->parts[i].span);
        size_t n = 0;
        while (n < s.n && s.p[n] != ',' && s.p[n] != '(' && s.p[n] != ':' &&
               (unsigned char)s.p[n] != 0xE2 &&
               !(s.p[n] == ' ' && n + 1 < s.n && s.p[n + 1] == '-'))
            n++;
        s = str_trim(str_sub(s, 0, n));
        char *out = arena_array(r->a, char, s.n + 1);
        for (size_t k = 0; k < s.n; k++) {
            bool inner = k > 0 && s.p[k - 1] != ' ' && s.p[k - 1] != '-';
            bool upper = s.p[k] >= 'A' && s.p[k] <= 'Z';
            out[k] = inner && upper ? (char)(s.p[k] + 'a' - 'A') : s.p[k];
        }
        return (str){out, s.n};
    }
    return STR_NONE;
}

// "The Tajik capital": the name that the text has for it elsewhere, else its own.
static str capital_named(const fact_reading *r, const place_value *place)
{
    const mention_list *m = &r->c->mentions;
    if (!str_ends(place->name, STR("capital"))) return place->name;
    for (size_t i = 0; i < m->n; i++)
        if (m->p[i].kind == MENTION_ACTOR && m->p[i].n_actors == 1 &&
            str_eq(m->p[i].how, STR("capital")) &&
            str_eq(m->p[i].actors[0]->country, place->country))
            return span_text(r->c->document->text, m->p[i].span);
    str town = statename_capital(place->country);
    if (!town.n) town = dateline_town(r);
    return town.n ? town : place->name;
}

static const mention *town_in(const fact_reading *r, uint32_t s, const char *marks)
{
    const mention_list *m = &r->c->mentions;
    const sentence *x = &r->c->sentences.p[s];
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_PLACE || !t->place || !str_in_list(t->place->kind, PLACES, '|'))
            continue;
        if (!marks || (t->first > 0 && str_in_list(x->tokens[t->first - 1].lemma, marks, '|')))
            return t;
    }
    return NULL;
}

static bool is_unnamed(str place)
{
    return str_ends(place, STR("capital"));
}

// Does the sentence speak of a meeting, so that its town may be where that is?
static bool names_meeting(const sentence *x)
{
    for (uint32_t w = 0; w < x->n_tokens; w++)
        if (str_in_list(x->tokens[w].lemma, "meet|meeting|round|session|talk|talks|venue|host",
                        '|'))
            return true;
    return false;
}

// "In May in Ankara": a capital, though the dictionary takes it for its government.
static bool is_town_or_capital(const sentence *s, const mention *p)
{
    if (p->kind == MENTION_PLACE) return p->place && str_in_list(p->place->kind, PLACES, '|');
    return p->kind == MENTION_ACTOR && str_in_list(p->how, "capital|place", '|') && p->first > 0 &&
           str_in_list(s->tokens[p->first - 1].lemma, "in|at", '|');
}

static const mention *town_beside(const fact_reading *r, const mention *t)
{
    const mention_list *m = &r->c->mentions;
    for (uint32_t i = m->first_of[t->sentence]; i < m->first_of[t->sentence + 1]; i++) {
        const mention *p = &m->p[i];
        if (!is_town_or_capital(&r->c->sentences.p[t->sentence], p)) continue;
        bool behind = p->first >= t->end && p->first - t->end <= PAIR_GAP;
        bool before = t->first >= p->end && t->first - p->end <= PAIR_GAP;
        const sentence *s = &r->c->sentences.p[t->sentence];
        uint32_t from = behind ? t->end : p->end, to = behind ? p->first : t->first;
        for (uint32_t w = from; (behind || before) && w < to; w++)
            if (!str_in_list(s->tokens[w].form, "in|at|on|,|near|the", '|'))
                behind = before = false;
        if (behind || before) return p;
    }
    return NULL;
}

// "In March in Zinder": a town with its own time.
static bool is_dated(const fact_reading *r, const mention *town)
{
    const mention_list *m = &r->c->mentions;
    for (uint32_t i = m->first_of[town->sentence]; i < m->first_of[town->sentence + 1]; i++) {
        const mention *p = m->p[i].kind == MENTION_TIME ? town_beside(r, &m->p[i]) : NULL;
        if (p && p->span.begin == town->span.begin) return true; // the town, or its government
    }
    return false;
}

// "Arica hosted the talks": a town that is no party to them.
static str host_town(const fact_reading *r, const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        fillers found = {0};
        if (!str_eq(f->sentence->tokens[w].lemma, STR("host"))) continue;
        frame_fillers(f, w, SLOT_SUBJECT, STR_NONE, &found);
        for (uint32_t i = 0; i < found.n; i++) {
            const token *t = &f->sentence->tokens[found.word[i]];
            const mention *m =
                mention_covering(f->mentions, f->sentence->index, found.word[i], MENTION_ACTOR);
            bool town = !m || str_in_list(m->how, "capital|place|metonym", '|');
            if (town && t->upos == UPOS_PROPN) return span_text(r->c->document->text, t->span);
            int32_t name = frame_child(f, found.word[i], REL_NMOD); // "the city of Zinder"
            if (name >= 0 && str_in_list(t->lemma, "city|town|port|resort|village", '|') &&
                f->sentence->tokens[name].upos == UPOS_PROPN)
                return span_text(r->c->document->text, f->sentence->tokens[name].span);
        }
    }
    return STR_NONE;
}

static str place_told(const fact_reading *r, const frame_view *f, const event *e)
{
    const sentence *x = f->sentence;
    for (uint32_t w = 0; w < x->n_tokens; w++)
        if (str_eq_nocase(x->tokens[w].form, STR("here")) && dateline_town(r).n)
            return dateline_town(r);
    bool town = e && e->place.where && str_in_list(e->place.where->kind, PLACES, '|');
    const mention *t = town_in(r, x->index, NULL);
    str own = t ? capital_named(r, t->place) : STR_NONE;
    if (town && !str_eq(e->place.how, STR("dateline"))) own = capital_named(r, e->place.where);
    if (!own.n) own = host_town(r, f);
    if (own.n && !is_unnamed(own)) return own;
    for (int side = 1; side >= -1; side -= 2) {
        int64_t k = (int64_t)x->index + side;
        if (k < 0 || k >= (int64_t)r->c->sentences.n || !names_meeting(&r->c->sentences.p[k]))
            continue;
        const mention *beside = town_in(r, (uint32_t)k, "in|at|to");
        if (!beside || is_dated(r, beside)) continue; // of another round
        return capital_named(r, beside->place);
    }
    if (own.n) return own;
    return town ? capital_named(r, e->place.where) : STR_NONE;
}

// "PAKSE, Laos -" above a report of a round: where it was, unless it is a capital of those who met,
// where the reporter may live.
static str round_dateline(const fact_reading *r, const fact *x)
{
    str town = dateline_town(r), state = statename_in(town), code = STR_NONE;
    period when = period_read(x->date), told = period_read(x->published);
    bool fresh = when.known && told.known && told.first - when.last <= FRESH_DAYS;
    if (!town.n || !fresh) return STR_NONE;
    if (state.n) code = statename_code(state, NULL);
    return code.n && fact_has_party(x->actors, x->n_actors, code) ? STR_NONE : town;
}

str round_place(const fact_reading *r, const frame_view *f, const event *e, const fact *x)
{
    str place = place_told(r, f, e);
    return place.n ? place : round_dateline(r, x);
}

// --- days

static int number_of(str word)
{
    static const char *const NAMES[] = {"one", "two",   "three", "four", "five",
                                        "six", "seven", "eight", "nine", "ten"};
    for (int i = 0; i < (int)(sizeof NAMES / sizeof *NAMES); i++)
        if (str_eq_nocase(word, str_of(NAMES[i]))) return i + 1;
    int n = 0;
    for (size_t k = 0; k < word.n; k++) {
        if (word.p[k] < '0' || word.p[k] > '9' || k > 1) return 0;
        n = 10 * n + (word.p[k] - '0');
    }
    return n;
}

// "Of fisheries talks": one of the next words, against "of heavy fighting".
static bool names_talks(const sentence *s, uint32_t from)
{
    for (uint32_t w = from; w < s->n_tokens && w < from + TALKS_REACH; w++)
        if (str_in_list(s->tokens[w].lemma,
                        "talk|talks|negotiation|work|discussion|session|meeting|consultation|"
                        "conversation|haggle|haggling|bargaining",
                        '|'))
            return true;
    return false;
}

// "Four days of talks", "a four-day round": how many; 0: the sentence does not say. Days of
// something else ("five days of fighting") do not count.
static int days_told(const sentence *s)
{
    for (uint32_t w = 0; w + 1 < s->n_tokens; w++) {
        str form = s->tokens[w].form;
        size_t dash = str_find_byte(form, '-', 0);
        bool joined = dash != SIZE_MAX && str_eq(str_sub(form, dash + 1, form.n), STR("day"));
        int n = number_of(joined ? str_sub(form, 0, dash) : form);
        uint32_t k = w + 1;
        if (!joined && str_eq(s->tokens[k].form, STR("-"))) k++;
        if (n == 0 || n > DAYS_MAX || k >= s->n_tokens) continue;
        if (joined) return n;
        if (!str_eq(s->tokens[k].lemma, STR("day"))) continue;
        bool of = k + 2 < s->n_tokens && str_eq(s->tokens[k + 1].form, STR("of"));
        if (!of || names_talks(s, k + 2)) return n;
    }
    return 0;
}

static bool tells_end(const frame_view *f, uint32_t word)
{
    return str_in_list(f->sentence->tokens[word].lemma,
                       "end|close|conclude|wrap|wind|finish|part|separate|adjourn|break|"
                       "complete|conclusion|founder|leave",
                       '|');
}

bool round_has_days(const frame_view *f)
{
    return days_told(f->sentence) > 0;
}

// "Talks entered their third day on Thursday": which; 0: the sentence does not say.
static int ordinal_day(const frame_view *f, uint32_t word)
{
    static const char *const NAMES[] = {"first", "second",  "third",  "fourth", "fifth",
                                        "sixth", "seventh", "eighth", "ninth",  "tenth"};
    const sentence *s = f->sentence;
    if (!str_in_list(s->tokens[word].lemma, "enter|begin|start|open|go", '|')) return 0;
    for (uint32_t w = 0; w + 1 < s->n_tokens; w++)
        for (int i = 0; i < (int)(sizeof NAMES / sizeof *NAMES); i++)
            if (str_eq(s->tokens[w].form, str_of(NAMES[i])) &&
                str_eq(s->tokens[w + 1].lemma, STR("day")))
                return i + 1;
    return 0;
}

str round_first_day(fact_reading *r, const frame_view *f, uint32_t word, str date)
{
    calendar_date day;
    int days = tells_end(f, word) ? days_told(f->sentence) : ordinal_day(f, word);
    if (days < 2 || !calendar_parse_date(date, &day)) return date;
    char out[CALENDAR_DATE_SIZE];
    calendar_format(calendar_add_days(day, 1 - days), out);
    return str_copy(r->a, str_of(out));
}

// --- several rounds in a sentence

// "In keeping with what they promised in Rome in May": of a clause that tells of something else
// than rounds.
static bool is_of_other_deed(const frame_view *f, const mention *t)
{
    static const char MEETS[] = "hold|take|meet|convene|begin|start|open|go|follow|host|continue|"
                                "resume|end|close|sit|gather|negotiate|talk|schedule|plan|set|be";
    int32_t at = (int32_t)t->head;
    for (int step = 0; step < PAIR_CLIMB && at >= 0; step++) {
        const token *x = &f->sentence->tokens[at];
        deprel rel = deprel_base((deprel)x->rel);
        bool clause = rel == REL_ADVCL || rel == REL_ACL;
        if (clause && x->upos == UPOS_VERB && !str_in_list(x->lemma, MEETS, '|')) return true;
        at = x->head;
    }
    return false;
}

uint32_t round_pairs(const fact_reading *r, const frame_view *f, round_pair *out)
{
    const mention_list *m = &r->c->mentions;
    uint32_t n = 0, s = f->sentence->index;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1] && n < ROUND_PAIRS_MAX; i++) {
        const mention *t = &m->p[i];
        if (t->kind != MENTION_TIME || !period_read(t->time.value).known) continue;
        const mention *p = town_beside(r, t);
        if (!p) continue;
        str town = p->place ? capital_named(r, p->place) : span_text(r->c->document->text, p->span);
        out[n++] = (round_pair){t->time.value, town, is_of_other_deed(f, t)};
    }
    return n;
}
