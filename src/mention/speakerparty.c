// Who else stands in a report of words: to whom they are said, through whom they come, and what
// office the text gives the speaker.
#include "mention/actor_scan.h"
#include "mention/post.h"
#include "mention/speakerscan.h"

#define PARTY_MAX 8  // words of a party before its head
#define REACH_MAX 12 // words from the verb to the phrase that names a party
#define EARLIER   64 // earlier mentions of a speaker looked at for his office

// Verbs whose object hears what is said.
static const char TELLING[] =
    "tell|inform|assure|remind|warn|notify|advise|ask|brief|reassure|urge|"
    "caution|promise|counsel|convince|answer|thank|show|update|alert";
// Texts and talks that have somebody they are meant for: "said in a letter to the Council".
static const char LETTERS[] = "letter|message|note|cable|memo|memorandum|address|speech|report|"
                              "statement|remark|email|call|appeal|testimony|presentation|briefing|"
                              "complaint|submission|response|reply|interview|comment|conversation";
// What is no person, so that nobody speaks "to" it: "said to the contrary".
static const char NOBODY[] =
    "contrary|effect|point|date|end|degree|extent|day|camera|itself|himself|"
    "herself|themselves|applause";
static const char CHANNELS[] = "twitter|facebook|telegram|instagram|youtube|television|tv|radio|"
                               "weibo|whatsapp|wechat|vkontakte|linkedin|broadcaster|channel|media";

static bool lemma_is(const sentence *s, uint32_t i, const char *list)
{
    return i < s->n_tokens && s->tokens[i].lemma.n && str_in_list(s->tokens[i].lemma, list, '|');
}

static const mention *actor_on(const mention_list *m, const sentence *s, uint32_t word)
{
    const mention *covering = NULL;
    for (uint32_t i = m->n ? m->first_of[s->index] : 0; m->n && i < m->first_of[s->index + 1];
         i++) {
        const mention *k = &m->p[i];
        if (k->kind != MENTION_ACTOR || k->first > word || word >= k->end) continue;
        if (k->head == word) return k; // the longest comes first
        if (!covering) covering = k;
    }
    return covering;
}

// The phrase that `word` heads as somebody: its actor's words, or its own without what follows.
static spoken_party party_at(const speaker_scan *x, const sentence *s, uint32_t word,
                             const char *how)
{
    const mention *m = actor_on(x->m, s, word);
    spoken_party p = {.how = str_of(how)};
    uint32_t first = word;
    while (first > 0 && word - first < PARTY_MAX && tree_under(s, first - 1, word) &&
           !word_has(s, first - 1, UPOS_PUNCT) && !word_has(s, first - 1, UPOS_ADP) &&
           !word_has(s, first - 1, UPOS_DET))
        first--;
    p.span = m && m->first <= word && word < m->end ? m->span : word_span(s, first, word + 1);
    p.name = span_text(x->d->text, p.span);
    p.who = m && m->n_actors ? m->actors[0] : NULL;
    return p;
}

static bool is_somebody(const speaker_scan *x, const sentence *s, uint32_t i)
{
    if (word_has(s, i, UPOS_PRON)) return !word_among(s, i, "it|that|this|what|which|itself");
    if (!word_is_noun(s, i) || lemma_is(s, i, NOBODY)) return false;
    return actor_on(x->m, s, i) || word_has(s, i, UPOS_PROPN) ||
           lemma_is(s, i,
                    "reporter|journalist|press|audience|crowd|conference|parliament|lawmaker|"
                    "senator|committee|court|council|jury|hearing|investigator|television|"
                    "newspaper|agency|supporter|rally|deputy|colleague|counterpart|public");
}

// "told reporters", "asked him"
static int32_t object_told(const speaker_scan *x, const sentence *s, uint32_t v)
{
    if (!lemma_is(s, v, TELLING)) return SPEAKER_NONE;
    int32_t direct = SPEAKER_NONE;
    for (uint32_t i = v + 1; i < s->n_tokens && i < v + REACH_MAX; i++) {
        if (s->tokens[i].head != (int32_t)v) continue;
        deprel r = deprel_base((deprel)s->tokens[i].rel);
        if (r == REL_IOBJ && is_somebody(x, s, i)) return (int32_t)i;
        if (r == REL_OBJ && is_somebody(x, s, i)) direct = (int32_t)i;
    }
    return direct;
}

// The noun behind the preposition within reach of `head`, before a new clause: "to the Council".
static int32_t phrase_under(const speaker_scan *x, const sentence *s, uint32_t head,
                            const char *prepositions)
{
    for (uint32_t i = head + 1; i < s->n_tokens && i < head + REACH_MAX; i++) {
        if (s->tokens[i].head != (int32_t)head) continue;
        deprel r = deprel_base((deprel)s->tokens[i].rel);
        bool hangs = (r == REL_OBL || r == REL_NMOD) && tree_has(s, i, REL_CASE, prepositions);
        if (hangs && is_somebody(x, s, i)) return (int32_t)i;
    }
    return SPEAKER_NONE;
}

// "said in a letter to the Council", "said in an interview with the paper"
static int32_t addressed(const speaker_scan *x, const sentence *s, uint32_t v)
{
    for (uint32_t i = v + 1; i < s->n_tokens && i < v + REACH_MAX; i++) {
        if (s->tokens[i].head != (int32_t)v || !lemma_is(s, i, LETTERS)) continue;
        bool talk = lemma_is(s, i, "interview|call|conversation");
        int32_t to = phrase_under(x, s, i, talk ? "to|with" : "to|before");
        if (to >= 0) return to;
    }
    return SPEAKER_NONE;
}

static spoken_party told(const speaker_scan *x, const sentence *s, uint32_t v)
{
    int32_t to = object_told(x, s, v);
    if (to < 0) to = addressed(x, s, v);
    if (to < 0 && !lemma_is(s, v, TELLING)) to = phrase_under(x, s, v, "to");
    spoken_party nobody = {0};
    return to < 0 ? nobody : party_at(x, s, (uint32_t)to, "");
}

// "citing officials", "quoting two witnesses" beside the verb.
static int32_t cited(const sentence *s, uint32_t v)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (i == v || s->tokens[i].xpos != XPOS_VBG || !lemma_is(s, i, "cite|quote")) continue;
        int32_t up = s->tokens[i].head;
        bool beside = up == (int32_t)v || (up >= 0 && s->tokens[up].head == (int32_t)v) ||
                      (i > 0 && word_is(s, i - 1, ",") && (i == v + 2 || i + 6 > s->n_tokens));
        int32_t whom = tree_child(s, i, REL_OBJ);
        if (beside && whom > (int32_t)i) return whom;
    }
    return SPEAKER_NONE;
}

// Who quotes him: the subject or agent of "quoted" above "as saying".
static int32_t quoted_by(const sentence *s, uint32_t v)
{
    int32_t above = s->tokens[v].head;
    if (above < 0 || !lemma_is(s, (uint32_t)above, "quote|cite")) return SPEAKER_NONE;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head != above && t->head != (int32_t)v) continue;
        if (t->head == above && (t->rel == REL_NSUBJ || t->rel == REL_OBL_AGENT)) return (int32_t)i;
        if (deprel_base((deprel)t->rel) == REL_OBL && tree_has(s, i, REL_CASE, "by"))
            return (int32_t)i;
    }
    return SPEAKER_NONE;
}

// "through his lawyer", "via state media", "on Twitter"
static int32_t channel(const speaker_scan *x, const sentence *s, uint32_t v)
{
    for (uint32_t i = v + 1; i < s->n_tokens && i < v + REACH_MAX; i++) {
        if (s->tokens[i].head != (int32_t)v || !word_is_noun(s, i)) continue;
        if (tree_has(s, i, REL_CASE, "through|via")) {
            bool known = actor_on(x->m, s, i) || lemma_is(s, i, CHANNELS);
            if (known || lemma_is(s, i,
                                  "interpreter|translator|lawyer|spokesman|spokeswoman|"
                                  "spokesperson|intermediary|mediator|representative"))
                return (int32_t)i;
        }
        bool medium = lemma_is(s, i, CHANNELS) || word_among(s, i, CHANNELS);
        if (medium && tree_has(s, i, REL_CASE, "on|over")) return (int32_t)i;
    }
    return SPEAKER_NONE;
}

void speaker_parties(const speaker_scan *x, const sentence *s, attribution *t)
{
    if (t->verb < 0) return;
    uint32_t v = (uint32_t)t->verb;
    t->to = told(x, s, v);
    int32_t source = cited(s, v);
    int32_t by = quoted_by(s, v);
    if (by < 0) by = channel(x, s, v);
    if (source >= 0 && source != by)
        t->through = party_at(x, s, (uint32_t)source, "source");
    else if (by >= 0)
        t->through = party_at(x, s, (uint32_t)by, "channel");
}

// -- his office

static bool names_office(str word)
{
    char room[32];
    if (!word.n || word.n > sizeof room) return false;
    for (size_t k = 0; k < word.n; k++)
        room[k] = word.p[k] >= 'A' && word.p[k] <= 'Z' ? (char)(word.p[k] + 32) : word.p[k];
    agent_kind kind;
    return agent_is_noun((str){room, word.n}, &kind) && kind <= AGENT_CROWD;
}

static bool is_office(const sentence *s, uint32_t i)
{
    return word_is_noun(s, i) &&
           (names_office(s->tokens[i].form) || names_office(s->tokens[i].lemma));
}

// The office in words [first, end): from the first word on to the last that is one.
static span office_in(const sentence *s, uint32_t first, uint32_t end)
{
    while (first < end && (word_has(s, first, UPOS_DET) || word_has(s, first, UPOS_PUNCT) ||
                           word_has(s, first, UPOS_NUM)))
        first++;
    for (uint32_t i = end; i > first; i--) {
        if (!is_office(s, i - 1)) continue;
        bool of = i + 1 < end && word_is(s, i, "of") && word_is_noun(s, i + 1);
        return word_span(s, first, of ? i + 2 : i); // "Secretary of State"
    }
    return (span){0, 0};
}

// "Lin Jian, a ministry spokesman, said"
static span apposed(const sentence *s, const mention *m)
{
    for (uint32_t i = m->end; i < s->n_tokens && i < m->end + REACH_MAX; i++) {
        const token *t = &s->tokens[i];
        bool under = t->head >= (int32_t)m->first && t->head < (int32_t)m->end;
        if (!under || t->rel != REL_APPOS || !is_office(s, i)) continue;
        uint32_t first = i;
        while (first > m->end && tree_under(s, first - 1, i) &&
               !word_has(s, first - 1, UPOS_PUNCT) && !word_has(s, first - 1, UPOS_DET))
            first--;
        return word_span(s, first, i + 1);
    }
    return (span){0, 0};
}

static span office_of(const sentence *s, const mention *m)
{
    span found = office_in(s, m->first, m->end);
    return span_empty(found) ? apposed(s, m) : found;
}

// The office of an earlier mention of the same one, where this one has none: "Lin said".
static str office_before(const speaker_scan *x, const mention *m)
{
    const actor *who = m->actors[0];
    if (m < x->m->p || m >= x->m->p + x->m->n || !who->person) return STR_NONE;
    uint32_t left = EARLIER;
    for (const mention *k = m; k-- > x->m->p && left;) {
        if (k->kind != MENTION_ACTOR || k->n_actors != 1) continue;
        if (!str_eq(k->actors[0]->entity, who->entity)) continue;
        left--;
        span found = office_of(&x->sentences->p[k->sentence], k);
        if (!span_empty(found)) return span_text(x->d->text, found);
    }
    return STR_NONE;
}

str speaker_role(const speaker_scan *x, const mention *m)
{
    if (!m || m->n_actors != 1) return STR_NONE;
    const sentence *s = &x->sentences->p[m->sentence];
    if (m->end > s->n_tokens) return STR_NONE; // a stand-in for a label
    span found = office_of(s, m);
    return span_empty(found) ? office_before(x, m) : span_text(x->d->text, found);
}

attribution *speaker_direct(const speaker_scan *x, const sentence *s, const mention *m, span words)
{
    attribution *t = arena_array(x->a, attribution, 1);
    t->sentence = s->index;
    t->verb = SPEAKER_NONE;
    t->speaker = m;
    t->span = words;
    t->name = span_text(x->d->text, words);
    t->role = speaker_role(x, m);
    t->direct = true;
    return t;
}

str speaker_office(const speaker_scan *x, const sentence *s, uint32_t first, uint32_t end)
{
    return span_text(x->d->text, office_in(s, first, end));
}
