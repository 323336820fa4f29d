// What a position is on: the phrase that a rule finds, with what belongs to it where the tree hangs
// that elsewhere, and without what only points.
#include "ledger/position.h"

// Things and people that one cannot be for or against.
static const char NO_MATTER[] =
    "visit|statement|remark|comment|word|speech|meeting|minister|president|people|leader|"
    "ambassador|time|day|year|question|reporter|journalist|victim|survivor|defender|partner|ally|"
    "everyone|everybody|anyone|friend|guest|delegation|head|donor|stakeholder|party|politician|"
    "country|nation|community|member|citizen|refugee|child|woman|man|student|opportunity|chance|"
    "something|anything|everything|nothing|individual|person|voice|other|somebody|someone|"
    "partnership|family|state|government|authority|side|actor|conversation|cohort|professional|"
    "colleague|delegate|participant|attendee|board|tradition|one|youth|kid|borrower|fellow|"
    "consumer|"
    "entrepreneur|employee|veteran|anniversary|learner|teacher|educator|nurse|doctor|athlete|"
    "caregiver|worker|"
    "farmer|"
    "scholar|scientist|graduate|vulnerable|poor|month|holiday|customer|supply|"
    "audience|viewer|team";
// Words that name nothing alone: "supports the process".
static const char BARE[] =
    "process|way|thing|fact|point|operation|work|sentiment|label|end|courage|effort|step|role|"
    "progress|idea|principle|conclusion|view|news|announcement|result|move|decision|presence";
static const char POINTERS[] = "we|I|you|who|whose|what|which|he|she|they|it|this|that|these|those|"
                               "me|us|them|him|something|anything|everything|everyone|anyone";

// "Despite Mali's objections, [Chad sold the dam]", "[Chad sold the dam] despite ..."
static matter done_despite(const frame_view *f, uint32_t verb, uint32_t word, str text)
{
    uint32_t end = word;
    matter behind = matter_from_subject(f, verb, word, text);
    int32_t doer = frame_child(f, verb, REL_NSUBJ);
    if (behind.text.n || doer < 0) return behind;
    while (end > 0 && !str_eq(frame_word(f, end)->lemma, STR("despite"))) end--;
    matter own = matter_of(f, (uint32_t)doer, text);
    return own.first < end && verb < end ? matter_words(f, own.first, end, verb, text) : behind;
}

bool position_is_deed(const rule_match *m)
{
    return str_in_list(m->rule->name, "positions-must|positions-urges|positions-calls-on", '|');
}

// Where what else is told begins ("must be paid, and we call on ..."); with "as possible".
static uint32_t deed_end(const frame_view *f, uint32_t verb, uint32_t end)
{
    uint32_t n = f->sentence->n_tokens;
    for (uint32_t w = verb + 1; w < end; w++) {
        int32_t doer = frame_child(f, w, REL_NSUBJ);
        if (frame_word(f, w)->head != (int32_t)verb || doer < (int32_t)verb ||
            deprel_base((deprel)frame_word(f, w)->rel) != REL_CONJ)
            continue;
        end = (uint32_t)doer;
    }
    if (end + 1 < n && str_eq(frame_word(f, end)->form, STR("as")) &&
        str_in_list(frame_word(f, end + 1)->form, "possible|practicable", '|'))
        end += 2;
    return end;
}

// What stands before the verb of a deed and is of it: "not", "be", "neither", "never".
static bool leads_deed(const frame_view *f, uint32_t verb, uint32_t w)
{
    const token *t = frame_word(f, w);
    deprel rel = deprel_base((deprel)t->rel);
    if (str_in_list(t->form, "to|that|,|also|then|therefore|again|thus", '|')) return false;
    if (t->head != (int32_t)verb && !frame_below(f, verb, w)) return false;
    return rel == REL_ADVMOD || rel == REL_AUX || rel == REL_COP ||
           (rel == REL_CC && str_in_list(t->form, "neither|either|both", '|'));
}

// "Must [never be allowed to arm]", "urged Chad [not to leave]": with its negation.
static matter deed_of(const frame_view *f, uint32_t from, uint32_t verb, str text)
{
    matter all = matter_of(f, verb, text);
    uint32_t first = verb;
    for (uint32_t w = from; w < verb && first == verb; w++)
        if (leads_deed(f, verb, w)) first = w;
    matter x = matter_words(f, first, deed_end(f, verb, all.end), verb, text);
    if (x.text.n && first != x.first) // "not", "be": they are of the deed here
        position_reach(f, &x, first, x.end, text);
    return x;
}

// "Call for [talks to end the war]": the thing that is called for, with what it is for.
static matter thing_of(const frame_view *f, const rule_match *m, uint32_t thing, uint32_t verb,
                       str text)
{
    matter x = matter_of(f, thing, text), aim = matter_of(f, verb, text);
    bool cut = frame_child(f, verb, REL_CCOMP) >= 0; // "to make sure that ..."
    for (uint32_t w = verb; w < aim.end && !cut; w++)
        cut = frame_child(f, w, REL_CCOMP) > (int32_t)w;
    if (!cut && x.text.n && aim.end > x.end && x.head >= 0)
        x = matter_words(f, x.first, aim.end, (uint32_t)x.head, text);
    return position_whole(f, m, x, STR_NONE, text);
}

static matter told_of(const frame_view *f, const rule_match *m, uint32_t w, str to, str text)
{
    matter x = matter_of(f, w, text);
    int32_t thing = position_called_for(f, m);
    if (thing >= 0) return thing_of(f, m, (uint32_t)thing, w, text);
    if (position_is_deed(m)) {
        uint32_t from = m->word + 1;
        int32_t asked = position_passive_of(f, m, w);
        if (asked >= 0) from = matter_of(f, (uint32_t)asked, text).first;
        matter deed = deed_of(f, m->word + 1, w, text);
        if (asked >= 0 && from < deed.first) position_reach(f, &deed, from, deed.end, text);
        bool told = frame_word(f, w)->rel == REL_ACL_RELCL; // "steps that it must take to ..."
        return told ? deed : position_whole(f, m, deed, to, text);
    }
    if (x.first <= m->word && m->word < x.end) { // the clause in spite of which it is done
        if (str_eq(m->rule->name, STR("positions-opposed-despite")))
            return done_despite(f, w, m->word, text);
        int32_t copula = frame_child(f, w, REL_COP); // "these are [raids] that we condemn"
        if (copula < 0 || copula > (int32_t)w) return (matter){.head = -1};
        return matter_words(f, (uint32_t)copula + 1, w + 1, w, text);
    }
    int32_t copula = frame_child(f, w, REL_COP);
    if (copula >= 0 && copula < (int32_t)w && frame_word(f, w)->upos != UPOS_VERB)
        x = matter_words(f, (uint32_t)copula + 1, x.end, w, text);
    return frame_word(f, w)->upos == UPOS_VERB ? x : position_whole(f, m, x, to, text);
}

// "Guests", "all of our guests".
static bool is_nothing(const frame_view *f, uint32_t w)
{
    static const char PARTS[] = "all|some|many|most|each|million|thousand|hundred|generation";
    int32_t of =
        str_in_list(frame_word(f, w)->lemma, PARTS, '|') ? frame_child(f, w, REL_NMOD) : -1;
    str noun = frame_word(f, of < 0 ? w : (uint32_t)of)->lemma;
    return str_among_nocase(noun, str_of(NO_MATTER), '|'); // "the Year of the Tiger"
}

// "Applauded Speaker Amol and Mayor Okot for their work": praise of somebody, no stance.
static bool is_praise(const frame_view *f, const rule_match *m, uint32_t w)
{
    return str_eq(frame_word(f, m->word)->lemma, STR("applaud")) &&
           frame_word(f, w)->upos == UPOS_PROPN;
}

static bool is_matter(const frame_view *f, const rule_match *m, const matter *x)
{
    if (!x->text.n || x->vague || !matter_size(x->text)) return false;
    if (str_starts(x->text, STR("http"))) return false;
    const token *first = frame_word(f, x->first);
    if (position_is_deed(m) && str_eq(first->lemma, STR("join")) && x->first + 1 < x->end &&
        str_eq(frame_word(f, x->first + 1)->form, STR("me")))
        return false; // "asked the mayors to join me for a talk": a host's word
    bool empty = first->upos == UPOS_VERB || str_in_list(first->lemma, BARE, '|');
    if (x->end <= x->first + 1 && (position_is_deed(m) || empty))
        return false; // "steps that it must take", "support for ensuring"
    return !(first->upos == UPOS_PRON && str_in_list(first->lemma, POINTERS, '|'));
}

// "[This] week's raids": the word that says which week is the week's.
static matter with_this(const frame_view *f, matter x, str text)
{
    if (!x.text.n || x.first == 0) return x;
    const token *first = frame_word(f, x.first), *before = frame_word(f, x.first - 1);
    bool time = before->upos == UPOS_DET && before->head == (int32_t)x.first &&
                first->rel == REL_NMOD_POSS && str_in_list(before->form, "this|This|that", '|');
    if (time) position_reach(f, &x, x.first - 1, x.end, text);
    return x;
}

// A matter is no actor alone, nor one of the phrases that name nothing.
matter position_matter(const frame_view *f, const rule_match *m, str to, str text)
{
    fillers found = {0};
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        uint32_t w = found.word[i];
        const mention *who = mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR);
        bool doing = who && str_eq(m->rule->mode, STR("blames")) && !who->actors[0]->country.n &&
                     frame_child(f, w, REL_COMPOUND) >= 0; // "accused of training rebels"
        if (w == m->word || (who && !doing) || is_praise(f, m, w) || is_nothing(f, w)) continue;
        matter x = with_this(f, told_of(f, m, w, to, text), text);
        if (is_matter(f, m, &x)) return x;
    }
    return (matter){.head = -1};
}

matter position_told_before(fact_reading *r, const event *e, const actor *holder)
{
    const event *last = NULL;
    for (size_t i = 0; i < r->c->events.n; i++) {
        const event *x = &r->c->events.p[i];
        if (x->sentence >= e->sentence) break;
        for (uint32_t k = 0; k < x->n_actors; k++)
            if (str_eq(x->actors[k].actor->country, holder->country)) last = x;
    }
    if (!last || last->sentence + 1 < e->sentence) return (matter){.head = -1};
    return matter_of(reading_frame(r, last->sentence), last->word, r->c->document->text);
}
