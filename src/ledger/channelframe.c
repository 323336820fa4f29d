#include "ledger/channelframe.h"

#include "base/ascii.h"
#include "ledger/channelparty.h"

#include <string.h>

#define LEAD_SENTENCES 4  // headline and subtitle aside
#define TOP_SENTENCES  2  // whose talks the text is about
#define SAID_SENTENCES 45 // a longer text speaks of several talks
#define TITLE_WEIGHT   2  // of the headline against a sentence of the lead
#define TALLY_MAX      24 // countries of a lead
#define LIST_GAP       5  // words between the names of a list
#define JOINT_REACH    3  // words from "joint" to the group

static const char TALKS[] =
    "talk|talks|conversation|round|negotiation|dialogue|consultation|hotline|treaty|"
    "truce|contact|line|link|pact|"
    "accord|session";

typedef struct {
    fact_party party;
    uint32_t n;
} count;

static void tally(count *all, uint32_t *n, fact_party p, uint32_t weight)
{
    uint32_t k = 0;
    if (!p.key.n) return;
    while (k < *n && !str_eq(all[k].party.key, p.key)) k++;
    if (k == TALLY_MAX) return;
    if (k == *n) all[(*n)++] = (count){.party = p};
    all[k].n += weight;
}

static void tally_mention(count *all, uint32_t *n, const mention *m, uint32_t weight)
{
    for (uint32_t i = 0; i < m->n_actors; i++) tally(all, n, party_of(m->actors[i]), weight);
}

// Of equals the one that is named first.
static void take_most(const count *all, uint32_t n, party_list *out)
{
    for (int turn = 0; turn < 2; turn++) {
        const count *best = NULL;
        for (uint32_t i = 0; i < n; i++) {
            bool taken = out->n && str_eq(out->p[0].key, all[i].party.key);
            if (!taken && (!best || all[i].n > best->n)) best = &all[i];
        }
        if (best) party_add(out, best->party);
    }
}

static bool is_talks(const token *t)
{
    str list = {TALKS, sizeof TALKS - 1};
    if (str_among(t->lemma, list, '|')) return true;
    bool name = t->lemma.n && ascii_is_upper(t->lemma.p[0]);
    return name && str_among_nocase(t->lemma, list, '|');
}

// "The joint working group".
static bool is_joint_body(const sentence *s, uint32_t w)
{
    if (!str_in_list(s->tokens[w].lemma, "group|commission|committee", '|')) return false;
    for (uint32_t k = w > JOINT_REACH ? w - JOINT_REACH : 0; k < w; k++)
        if (str_eq_nocase(s->tokens[k].form, STR("joint"))) return true;
    return false;
}

static bool names_talks(const sentence *s)
{
    for (uint32_t w = 0; w < s->n_tokens; w++)
        if (is_talks(&s->tokens[w]) || is_joint_body(s, w)) return true;
    return false;
}

static bool names_meeting(const sentence *s)
{
    for (uint32_t w = 0; w < s->n_tokens; w++)
        if (str_in_list(s->tokens[w].lemma, "meet|meeting|sit|gather", '|')) return true;
    return names_talks(s);
}

// "Five-party talks" anywhere in the text.
static uint32_t count_said(fact_reading *r)
{
    const sentence_list *all = &r->c->sentences;
    for (uint32_t i = 0; i < all->n && all->n <= SAID_SENTENCES; i++)
        for (uint32_t w = 0; w < all->p[i].n_tokens; w++) {
            const token *t = &all->p[i].tokens[w];
            if (t->upos != UPOS_NOUN || !is_talks(t)) continue;
            uint32_t n = channelframe_count(reading_frame(r, i), w);
            if (n) return n;
        }
    return 0;
}

// Of the talks that a sentence of the lead names, else of the words of one that names any.
static str best_subject(fact_reading *r, uint32_t lead, bool *loose)
{
    *loose = false;
    for (uint32_t i = 0; i < lead && i < TOP_SENTENCES; i++) {
        const frame_view *f = reading_frame(r, i);
        for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
            if (!is_talks(&f->sentence->tokens[w])) continue;
            subject s = subject_of_noun(f, w, r->c->document->text);
            if (s.name.n) return s.name;
        }
    }
    for (int pass = 0; pass < 2; pass++) // those that name a meeting first
        for (uint32_t i = 0; i < lead; i++) {
            const frame_view *f = reading_frame(r, i);
            str s = pass || names_meeting(f->sentence) ? subject_of_sentence(f) : STR_NONE;
            *loose = pass == 1 || i >= TOP_SENTENCES;
            if (s.n) return s;
        }
    return STR_NONE;
}

// "In Geneva", "the Brussels talks": a town that is only where something is.
static bool is_town(fact_reading *r, const mention *m)
{
    const sentence *whole = &r->c->sentences.p[m->sentence];
    if (m->end < whole->n_tokens && // "the Kenyan capital"
        str_in_list(whole->tokens[m->end].lemma, "capital|city|town|resort|port", '|'))
        return true;
    if (!str_in_list(m->how, "capital|place|metonym", '|')) return false;
    const sentence *s = &r->c->sentences.p[m->sentence];
    const token *t = &s->tokens[m->head];
    deprel rel = deprel_base((deprel)t->rel);
    if (rel == REL_NSUBJ || rel == REL_NMOD_POSS) return false; // "Moscow halts"
    const frame_view *f = reading_frame(r, m->sentence);
    int32_t mark = frame_child(f, m->head, REL_CASE);
    return rel == REL_COMPOUND || s->headline == false ||
           (mark >= 0 && str_in_list(s->tokens[mark].lemma, "in|at|near|from", '|'));
}

// "We are only the hosts": a pronoun in somebody's own words.
static bool is_spoken(const fact_reading *r, const mention *m)
{
    return str_eq(m->how, STR("pronoun")) &&
           mention_speaker(&r->c->mentions, m->sentence, m->head) != NULL;
}

static bool in_headline(const fact_reading *r, str key)
{
    const mention_list *m = &r->c->mentions;
    for (uint32_t s = 0; s < r->c->sentences.n && r->c->sentences.p[s].headline; s++)
        for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++)
            for (uint32_t k = 0; m->p[i].kind == MENTION_ACTOR && k < m->p[i].n_actors; k++)
                if (str_eq(party_of(m->p[i].actors[k]).key, key)) return true;
    return false;
}

// The two that the first talks of the headline or lead name themselves: "Ethiopian-Eritrean talks",
// of a party's own text "our talks with Chad".
static bool name_two(fact_reading *r, uint32_t lead, party_list *out)
{
    for (uint32_t i = 0; i < lead; i++) {
        const frame_view *f = reading_frame(r, i);
        for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
            party_list p = {0};
            if (!is_talks(&f->sentence->tokens[w])) continue;
            party_of_noun(&p, f, w);
            if (p.n == 1 && r->c->mentions.n_authors == 1)
                party_add(&p, party_of(r->c->mentions.authors[0]));
            if (p.n != 2) continue;
            *out = p;
            return true;
        }
    }
    return false;
}

channel_frame channelframe_of(fact_reading *r)
{
    const sentence_list *all = &r->c->sentences;
    const mention_list *m = &r->c->mentions;
    channel_frame out = {0};
    count counts[TALLY_MAX];
    uint32_t n = 0, lead = 0, body = 0;
    for (; lead < all->n && body < LEAD_SENTENCES; lead++) {
        bool head = all->p[lead].headline;
        body += !head;
        for (uint32_t i = m->first_of[lead]; i < m->first_of[lead + 1]; i++)
            if (m->p[i].kind == MENTION_ACTOR && !m->p[i].faint && !m->p[i].placed &&
                !is_spoken(r, &m->p[i]) && !is_town(r, &m->p[i]))
                tally_mention(counts, &n, &m->p[i], head ? TITLE_WEIGHT : 1);
    }
    for (uint32_t i = 0; i < lead && !out.about_talks; i++)
        out.about_talks = names_talks(&all->p[i]);
    if (m->n_authors == 1) { // "we"
        uint32_t before = n;
        tally(counts, &n, party_of(m->authors[0]), 1);
        if (n > before) out.author = counts[before].party.key;
    }
    take_most(counts, n, &out.parties);
    out.clear = n == 2 || (out.parties.n == 2 && in_headline(r, out.parties.p[0].key) &&
                           in_headline(r, out.parties.p[1].key));
    if (name_two(r, lead, &out.parties)) out.clear = true;
    out.subject = best_subject(r, lead, &out.subject_loose);
    out.n_said = count_said(r);
    return out;
}

static uint32_t number_of(str word)
{
    static const char *const NAMES[] = {"three", "four", "five", "six", "seven", "eight"};
    if (str_eq_nocase(word, STR("trilateral"))) return 3;
    if (str_eq_nocase(word, STR("quadrilateral"))) return 4;
    for (uint32_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        str name = str_of(NAMES[i]);
        if (str_eq_nocase(word, name)) return i + 3;
        if (word.n > name.n && word.p[name.n] == '-' &&
            str_eq_nocase(str_sub(word, 0, name.n), name))
            return i + 3;
    }
    return 0;
}

uint32_t channelframe_count(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        uint32_t n = number_of(s->tokens[w].form);
        if (!n || !frame_below(f, noun, w)) continue;
        if (str_ends(s->tokens[w].lemma, STR("lateral"))) return n;
        for (uint32_t k = w; k < s->n_tokens && k <= w + 2; k++)
            if (str_in_list(s->tokens[k].lemma, "party|state|nation|country|side|way", '|') ||
                str_ends(s->tokens[k].form, STR("-party")))
                return n;
    }
    return 0;
}

// Is there nothing but commas, "and" and articles between the words?
static bool is_joined(const sentence *s, uint32_t from, uint32_t to)
{
    if (to > from + LIST_GAP) return false;
    for (uint32_t w = from; w < to; w++)
        if (!str_in_list(s->tokens[w].form, ",|;|and|the|The|as|well", '|')) return false;
    return true;
}

bool channelframe_list(fact_reading *r, uint32_t n, party_list *out)
{
    const mention_list *m = &r->c->mentions;
    for (uint32_t s = 0; s < r->c->sentences.n; s++) {
        party_list list = {0};
        uint32_t last = 0;
        for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++) {
            const mention *x = &m->p[i];
            if (x->kind != MENTION_ACTOR || x->faint) continue;
            if (x->n_actors == n && !list.n) { // "American, French and Saudi envoys"
                for (uint32_t k = 0; k < n; k++) party_add(&list, party_of(x->actors[k]));
                if (list.n == n) break;
                list.n = 0;
            }
            if (x->n_actors != 1) continue;
            if (list.n && !is_joined(&r->c->sentences.p[s], last, x->first)) {
                if (list.n == n) break;
                list.n = 0;
            }
            party_add(&list, party_of(x->actors[0]));
            last = x->end;
        }
        if (list.n != n) continue;
        *out = list;
        return true;
    }
    return false;
}
