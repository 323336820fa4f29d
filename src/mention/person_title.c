// The title of a person: before the name, with a long tail or behind a comma, after it, or said of
// him by the sentence.
#include "mention/person_title.h"

#include "mention/actor_body.h"
#include "mention/person_form.h"
#include "mention/post.h"

#define APPOSITION_GAP 4  // words between a name's comma and the title that explains it
#define AS_REACH       9  // words between a name and "as" with its office
#define NOUN_CLIMB     3  // nouns from the one beside a name up to the one that it explains
#define TAIL_MAX       18 // words of a title's tail: "for Oceans and International ... Affairs"

// Words of offices behind which a name begins.
static const char OFFICE_WORDS[] =
    "Affairs|Freedom|Engagement|Diplomacy|Outreach|Finance|Labor|Labour|Designate|Elect|Rights|"
    "Security|Policy|Services|Operations|Relations|Justice|Migration|Intelligence|Technology|"
    "Resources|Management|Development|Cooperation|Trade|Defense|Defence|Health|Energy|Environment|"
    "Issues|Programs|Communities|Organizations|Reconciliation|Growth|Agriculture|Commerce|"
    "Coordinator";
// What joins the words of a tail.
static const char JOINS[] = "of|for|to|on|the|and|&|in|-|'s|’s|with|(|)";

// The title whose phrase ends before word `end`: "Prime Minister", "Prime Minister of Israel".
static agent_hit *title_ending(actor_scan *s, uint32_t k, uint32_t end)
{
    for (size_t i = s->hits.n; i-- > s->hit_of[k];)
        if (s->hits.p[i].to == end && s->hits.p[i].kind <= AGENT_CROWD && !s->hits.p[i].plural)
            return &s->hits.p[i];
    return NULL;
}

static bool is_tail_word(const token *t)
{
    return name_is_capital(t->form) || post_is_tag(t->form) || str_in_list(t->form, JOINS, '|');
}

// May a tail begin behind this title: "Under Secretary [for Political Affairs]"?
static bool takes_tail(const sentence *st, const agent_hit *h, uint32_t first)
{
    return h->kind <= AGENT_PERSON && !h->plural && !h->formed && h->end < first &&
           name_is_capital(st->tokens[h->first].form) &&
           str_in_list(st->tokens[h->end].form, "for|of|on|to", '|');
}

agent_hit *title_with_tail(actor_scan *s, uint32_t k, uint32_t first)
{
    const sentence *st = &s->sentences->p[k];
    if (first < 2 || !body_may_be_named(st)) return NULL;
    str last = st->tokens[first - 1].form;
    if (!str_eq(last, STR(")")) && str_in_list(last, JOINS, '|')) return NULL;
    bool joined = false; // an "and" stands to the right: commas are its list's
    for (uint32_t w = first; w-- > 0 && w + TAIL_MAX >= first;) {
        if (s->hit_at[w] >= 0) {
            agent_hit *h = &s->hits.p[s->hit_at[w]];
            if (h->named) return NULL;
            if (takes_tail(st, h, first)) return h;
            if (h->kind <= AGENT_CROWD && h->end <= w + 1 && h->kind != AGENT_CROWD) return NULL;
            w = h->first;
            continue;
        }
        if (s->piece_at[w] >= 0) {
            const piece *p = &s->pieces.p[s->piece_at[w]];
            if (p->kind == PIECE_HOLDER) return NULL;
            w = p->first;
            continue;
        }
        const token *t = &st->tokens[w];
        joined |= str_in_list(t->form, "and|&", '|');
        if (!is_tail_word(t) && !(joined && str_eq(t->form, STR(",")))) return NULL;
    }
    return NULL;
}

bool title_ends_tail(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first > 1) return person_may_have(st, first, end);
    return first > 0 && str_in_list(st->tokens[first - 1].form, OFFICE_WORDS, '|');
}

uint32_t title_skip_office(actor_scan *s, uint32_t k, uint32_t first, uint32_t end)
{
    const sentence *st = &s->sentences->p[k];
    if (person_is_given(st->tokens[first].form)) return first;
    for (uint32_t i = first + 1; i < end; i++) {
        str before = st->tokens[i - 1].form;
        bool office = str_in_list(before, OFFICE_WORDS, '|');
        bool long_enough = i + 1 < end, given = long_enough && person_is_given(st->tokens[i].form);
        office &= given || (long_enough && person_may_have(st, i, end));
        if ((!given && !office) || str_in_list(st->tokens[i].form, OFFICE_WORDS, '|')) continue;
        if (title_with_tail(s, k, i)) return i;
        if (given) return office || agent_is_noun(str_lower(s->a, before), NULL) ? i : first;
    }
    return first;
}

agent_hit *title_before(actor_scan *s, uint32_t k, uint32_t first)
{
    agent_hit *h = title_ending(s, k, first);
    return h ? h : title_with_tail(s, k, first);
}

// "Wang Yi, Premier Li Qiang and others": does the title belong to an office-holder whose name
// follows it, at most "of Education" between?
static bool names_another(const actor_scan *s, const sentence *st, const agent_hit *h)
{
    for (uint32_t i = h->end; i < st->n_tokens && i <= h->end + APPOSITION_GAP; i++) {
        const token *t = &st->tokens[i];
        if (s->piece_at[i] >= 0 && s->pieces.p[s->piece_at[i]].kind == PIECE_HOLDER) return true;
        bool of = str_eq(t->form, STR("of"));
        if (!of && t->upos != UPOS_PROPN && t->upos != UPOS_NOUN && t->upos != UPOS_ADJ)
            return false;
    }
    return false;
}

agent_hit *title_after(actor_scan *s, const sentence *st, uint32_t end)
{
    if (end >= st->n_tokens || !str_eq(st->tokens[end].form, STR(","))) return NULL;
    for (uint32_t i = end + 1; i < st->n_tokens && i <= end + 1 + WALK_MAX; i++) {
        if (s->hit_at[i] >= 0) {
            agent_hit *h = &s->hits.p[s->hit_at[i]];
            bool near = h->from <= end + APPOSITION_GAP || (h->from > end && h->from <= end + 2);
            if (h->end < st->n_tokens && title_is_name_word(&st->tokens[h->end]))
                return NULL; // of another
            bool said = h->end < st->n_tokens && st->tokens[h->end].upos == UPOS_VERB &&
                        st->tokens[h->end].xpos == XPOS_VBD;
            if (names_another(s, st, h)) return NULL;
            return near && !said && h->kind <= AGENT_CROWD && !h->plural && !h->named ? h : NULL;
        }
        const token *t = &st->tokens[i];
        if (t->upos == UPOS_VERB || t->upos == UPOS_PUNCT || t->upos == UPOS_PRON ||
            t->upos == UPOS_CCONJ)
            return NULL;
    }
    return NULL;
}

// "The headmistress of Oakfield School, Ana Roe,": the noun that the tree says the name explains.
static agent_hit *explained(actor_scan *s, const sentence *st, uint32_t first, uint32_t end)
{
    const token *name = &st->tokens[scan_head(st, first, end)];
    if (deprel_base((deprel)name->rel) != REL_APPOS || name->head < 0) return NULL;
    for (int32_t up = name->head, n = 0; up >= 0 && up < (int32_t)first && n < NOUN_CLIMB; n++) {
        int32_t at = s->hit_at[up];
        if (at >= 0 && s->hits.p[at].kind <= AGENT_CROWD) return &s->hits.p[at];
        if (deprel_base((deprel)st->tokens[up].rel) != REL_NMOD) return NULL; // "of the school"
        up = st->tokens[up].head;
    }
    return NULL;
}

agent_hit *title_across(actor_scan *s, uint32_t k, uint32_t first, uint32_t end)
{
    const sentence *st = &s->sentences->p[k];
    if (first < 2 || !str_eq(st->tokens[first - 1].form, STR(","))) return NULL;
    agent_hit *h = title_before(s, k, first - 1);
    if (!h) h = explained(s, st, first, end);
    if (!h || h->kind > AGENT_CROWD || h->plural || h->named) return NULL;
    if (str_in_list(h->noun, "graduate|alumnus|alumna|native", '|')) return NULL; // long ago
    bool closed = end >= st->n_tokens || st->tokens[end].upos == UPOS_PUNCT ||
                  st->tokens[end].xpos == XPOS_POS;
    bool tree = deprel_base((deprel)st->tokens[scan_head(st, first, end)].rel) == REL_APPOS;
    return closed || tree ? h : NULL;
}

agent_hit *title_named(actor_scan *s, const sentence *st, uint32_t first)
{
    if (!person_is_called(st, first)) return NULL;
    uint32_t at = first - 1; // "named"
    if (str_eq(st->tokens[at].form, STR("as"))) at--;
    if (at == 0) return NULL;
    at--;
    if (str_eq(st->tokens[at].form, STR(",")) && at > 0) at--;
    agent_hit *h = s->hit_at[at] >= 0 ? &s->hits.p[s->hit_at[at]] : NULL;
    return h && h->kind <= AGENT_CROWD && !h->plural && !h->named && !h->formed ? h : NULL;
}

// "named Amina Issa to the board as the Special Envoy", "announces Amina Issa as minister"
static agent_hit *title_as(actor_scan *s, const sentence *st, uint32_t first, uint32_t end)
{
    static const char VERBS[] = "announce|appoint|name|nominate|welcome|designate|swear|introduce|"
                                "congratulate|elect|confirm|select|choose|pick";
    const token *name = &st->tokens[scan_head(st, first, end)];
    bool named = name->head >= 0 && str_in_list(st->tokens[name->head].lemma, VERBS, '|');
    for (uint32_t i = end; named && i + 1 < st->n_tokens && i < end + AS_REACH; i++) {
        if (st->tokens[i].upos == UPOS_PUNCT) return NULL;
        if (!str_eq(st->tokens[i].form, STR("as"))) continue;
        uint32_t at = i + 1;
        while (at + 1 < st->n_tokens && s->hit_at[at] < 0 &&
               (st->tokens[at].upos == UPOS_DET || st->tokens[at].upos == UPOS_ADJ ||
                s->piece_at[at] >= 0))
            at++;
        agent_hit *h = s->hit_at[at] >= 0 ? &s->hits.p[s->hit_at[at]] : NULL;
        bool vague =
            h && str_in_list(h->noun, "chair|chairman|chairwoman|chairperson|speaker", '|');
        return h && h->kind <= AGENT_PERSON && !h->plural && !h->formed && !h->named && !vague
                   ? h
                   : NULL;
    }
    return NULL;
}

agent_hit *title_said(actor_scan *s, const sentence *st, uint32_t first, uint32_t end)
{
    agent_hit *as = title_as(s, st, first, end);
    if (as) return as;
    const token *name = &st->tokens[scan_head(st, first, end)];
    if (name->rel != REL_NSUBJ || name->head < (int32_t)end || s->hit_at[name->head] < 0)
        return NULL;
    agent_hit *h = &s->hits.p[s->hit_at[name->head]];
    bool is = false;
    for (uint32_t i = end; i < h->first; i++)
        is |= st->tokens[i].rel == REL_COP && st->tokens[i].head == name->head &&
              str_in_list(st->tokens[i].form, "is|was", '|');
    return is && h->kind <= AGENT_PERSON && !h->plural && !h->formed && !h->former ? h : NULL;
}
