// What a red line or a warning is about.
//
// Said of it ("X is a red line"), drawn over it, spelled out beside it ("a red line: no bases"), in
// its condition ("if Y crosses the river"), or told before ("this", "the issue", "a step that").
#include "ledger/redline.h"

#include <string.h>

#define COLON_REACH 6 // words between a line and the colon behind which it is spelled out

static const char TIMES[] = "week|month|year|day|time|decade|number";
static const char DRAWS[] = "draw|set|lay|have|mark";

// The nearest state or territory named before the word that is no party: what "the issue" is.
static str spoken_of(fact_reading *r, uint32_t index, uint32_t word, str drawer, str target)
{
    for (int back = 0; back < 2 && (uint32_t)back <= index; back++) {
        const frame_view *f = reading_frame(r, index - (uint32_t)back);
        uint32_t end = back ? f->sentence->n_tokens : word;
        for (uint32_t w = end; w-- > 0;) {
            const mention *m = mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR);
            if (!m || !m->n_actors || m->actors[0]->n_sectors || !m->actors[0]->country.n) continue;
            if (m->actors[0]->person || str_eq(m->actors[0]->country, drawer) ||
                str_eq(m->actors[0]->country, target))
                continue;
            return m->actors[0]->name;
        }
    }
    return STR_NONE;
}

// "..., a step that would be intolerable": the clause that the noun sums up.
static matter summed_up(const frame_view *f, uint32_t noun, str text)
{
    uint32_t end = noun, first;
    while (end > 0 && f->sentence->tokens[end - 1].upos == UPOS_DET) end--;
    if (end < 2 || !str_eq(f->sentence->tokens[end - 1].form, STR(",")))
        return (matter){.head = -1};
    for (first = end - 1; first > 0; first--) {
        const token *t = &f->sentence->tokens[first];
        deprel rel = deprel_base((deprel)t->rel);
        if (t->upos == UPOS_VERB && t->xpos != XPOS_VBN && rel != REL_ADVCL && rel != REL_ACL)
            break;
    }
    matter m = matter_of(f, first, text);
    m.first = first;
    m.end = end - 1;
    m.text = span_text(
        text, (span){f->sentence->tokens[first].span.begin, f->sentence->tokens[end - 2].span.end});
    m.vague = false;
    return m;
}

const fact *line_before(const fact_reading *r, str drawer)
{
    for (size_t i = r->facts.n; i-- > 0;) {
        const fact *x = &r->facts.p[i];
        if (x->ledger != LEDGER_REDLINES || !x->n_actors || !x->subject_text.n) continue;
        if (str_eq(x->state, STR("crossed"))) continue;
        if (!drawer.n || str_eq(x->actors[0].key, drawer)) return x;
    }
    return NULL;
}

// "Must not", "will not accept", "no soldier may": what one can draw a line with.
static bool is_limit(const frame_view *f, uint32_t clause)
{
    static const char LIMITS[] = "must|will|would|shall|should|may|can|not|no|never|any|only|until";
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_in_list(f->sentence->tokens[w].lemma, LIMITS, '|') && frame_below(f, clause, w))
            return true;
    return f->sentence->tokens[clause].upos != UPOS_VERB; // a fragment: "A garrison in X?"
}

// Is the subject of the clause a word that only points, so that its words tell nothing alone?
static bool has_bare_subject(const frame_view *f, uint32_t clause)
{
    int32_t who = frame_child(f, clause, REL_NSUBJ);
    return who >= 0 && f->sentence->tokens[who].upos == UPOS_PRON &&
           str_in_list(f->sentence->tokens[who].lemma, "that|this|it|they|he|she", '|');
}

// What the sentence tells, or what is said in it.
static matter told_in(const frame_view *f, str text)
{
    static const char SAYS[] = "say|tell|add|warn|stress|announce|declare|state|write|insist";
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (f->sentence->tokens[w].head >= 0) continue;
        int32_t said = frame_child(f, w, REL_CCOMP);
        if (said < 0 && str_in_list(f->sentence->tokens[w].lemma, SAYS, '|'))
            said = frame_child(f, w, REL_PARATAXIS);
        uint32_t clause = said >= 0 ? (uint32_t)said : w;
        if (has_bare_subject(f, clause)) return (matter){.head = -1};
        return is_limit(f, clause) ? matter_of(f, clause, text) : (matter){.head = -1};
    }
    return (matter){.head = -1};
}

// "He drew a red line. No guns, he said, may ...": what it is comes after.
static bool is_drawn(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    if (t->upos == UPOS_VERB) return str_in_list(t->lemma, DRAWS, '|');
    int32_t above = t->head;
    return above >= 0 && deprel_base((deprel)t->rel) == REL_OBJ &&
           str_in_list(f->sentence->tokens[above].lemma, DRAWS, '|');
}

// What "this" and "the issue" stand for goes into the fact.
void line_fill(fact_reading *r, fact *x, uint32_t index, uint32_t word, const matter *m)
{
    str drawer = x->n_actors ? x->actors[0].key : STR_NONE;
    str target = x->n_recipients ? x->recipients[0].key : STR_NONE;
    str third = m->question ? spoken_of(r, index, word, drawer, target) : STR_NONE;
    if (third.n) {
        x->subject_text = third;
        return;
    }
    // A warning that only stands there is not of the matter that another one was about.
    bool warns = str_eq(x->state, STR("warning")) && !m->points;
    const fact *before = warns ? NULL : line_before(r, drawer);
    if (before) {
        x->subject = before->subject;
        x->subject_text = before->subject_text;
        return;
    }
    bool forward = !m->text.n && is_drawn(reading_frame(r, index), word);
    if ((!m->points && !forward) || !str_eq(x->state, STR("red line"))) return;
    if (forward ? index + 1 >= r->c->sentences.n : !index || is_title_at(r, index - 1)) return;
    const frame_view *f = reading_frame(r, forward ? index + 1 : index - 1);
    matter all = told_in(f, r->c->document->text);
    x->subject = all.name;
    x->subject_text = all.text;
    fact_party doer = all.text.n ? power_doing(f, &all, drawer) : (fact_party){0};
    if (x->n_recipients || !doer.key.n) return;
    x->recipients = party_keep(r, doer);
    x->n_recipients = 1;
}

bool line_is(const frame_view *f, const rule_match *m)
{
    const token *t = &f->sentence->tokens[m->word];
    return str_in_list(t->lemma, "line|redline|red-line", '|');
}

// "Humanity's red line", "a red line for him": of somebody whom nobody knows, not of who speaks.
bool line_is_strangers(const frame_view *f, uint32_t line)
{
    for (uint32_t i = f->first_child[line]; i < f->first_child[line + 1]; i++) {
        uint32_t c = f->children[i];
        const token *t = &f->sentence->tokens[c];
        if (mention_covering(f->mentions, f->sentence->index, c, MENTION_ACTOR)) continue;
        if (t->rel == REL_NMOD_POSS && t->upos == UPOS_NOUN) return true;
        int32_t mark = frame_child(f, c, REL_CASE);
        if (mark >= 0 && str_eq(f->sentence->tokens[mark].lemma, STR("for")) &&
            str_in_list(t->form, "him|her|them", '|'))
            return true;
    }
    return false;
}

// The phrase of the verb that the word is in.
uint32_t line_phrase(const frame_view *f, uint32_t word)
{
    uint32_t w = word;
    for (uint32_t climb = 0; climb < f->sentence->n_tokens; climb++) {
        int32_t above = f->sentence->tokens[w].head;
        if (above < 0 || f->sentence->tokens[above].upos == UPOS_VERB) break;
        w = (uint32_t)above;
    }
    return w;
}

// "Our red line is the bridge": what stands behind the copula.
static matter predicate_of(const frame_view *f, uint32_t noun, str text)
{
    int32_t copula = frame_child(f, noun, REL_COP);
    if (copula < 0 || f->sentence->tokens[noun].upos == UPOS_ADJ || copula > (int32_t)noun)
        return (matter){.head = -1};
    matter all = matter_of(f, noun, text);
    return matter_words(f, (uint32_t)copula + 1, all.end, noun, text);
}

// What a red line is said of: "X is a red line", "calls X a red line", "X was seen as a red line".
static matter said_of(const frame_view *f, uint32_t line, str text)
{
    for (uint32_t climb = 0; climb < f->sentence->n_tokens;
         climb++) { // "intolerable and a red line"
        if (deprel_base((deprel)f->sentence->tokens[line].rel) != REL_CONJ) break;
        line = (uint32_t)f->sentence->tokens[line].head;
    }
    int32_t top = f->sentence->tokens[line].head;
    if (top >= 0 && deprel_base((deprel)f->sentence->tokens[line].rel) == REL_NMOD &&
        frame_child(f, (uint32_t)top, REL_COP) >= 0)
        line = (uint32_t)top; // "is one of our red lines"
    int32_t said = frame_child(f, line, REL_NSUBJ);
    if (said < 0) said = frame_child(f, line, REL_CSUBJ);
    if (said >= 0) {
        matter m = matter_of(f, (uint32_t)said, text);
        if (m.end > m.first && m.first < line) return m;
    }
    int32_t above = f->sentence->tokens[line].head;
    deprel rel = deprel_base((deprel)f->sentence->tokens[line].rel);
    if (frame_child(f, line, REL_COP) >= 0 && (rel != REL_XCOMP || above < 0))
        return matter_before(f, line, text);
    if (above < 0) return (matter){.head = -1};
    if (rel == REL_NSUBJ) return predicate_of(f, (uint32_t)above, text);
    if (rel == REL_OBJ && str_in_list(f->sentence->tokens[above].lemma, DRAWS, '|'))
        return (matter){.head = -1};
    if (f->sentence->tokens[above].upos != UPOS_VERB) { // "calls [the dam at M] a red line"
        uint32_t phrase = line_phrase(f, (uint32_t)above);
        return rel == REL_APPOS && phrase < line ? matter_of(f, phrase, text)
                                                 : (matter){.head = -1};
    }
    fillers found = {0};
    frame_fillers(f, (uint32_t)above, SLOT_OBJECT, STR_NONE, &found);
    if (!found.n) frame_fillers(f, (uint32_t)above, SLOT_PREP, STR("of"), &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (found.word[i] != line) return matter_of(f, found.word[i], text);
    int32_t mark = frame_child(f, line, REL_CASE);
    bool as = mark >= 0 && str_eq(f->sentence->tokens[mark].lemma, STR("as"));
    return as || rel == REL_XCOMP ? matter_before(f, (uint32_t)above, text) : (matter){.head = -1};
}

// Before who said it: "no bases there, its minister said".
static uint32_t before_speaker(const frame_view *f, uint32_t first)
{
    uint32_t n = f->sentence->n_tokens;
    for (uint32_t w = first; w < n; w++) {
        const token *t = &f->sentence->tokens[w];
        if (t->upos != UPOS_VERB || deprel_base((deprel)t->rel) != REL_PARATAXIS) continue;
        uint32_t lead = w;
        while (lead > first && frame_below(f, w, lead - 1)) lead--;
        if (lead > first) return lead;
    }
    return n;
}

// "A red line: no bases there", "its red line, the removal of the marker".
static matter spelled_out(const frame_view *f, uint32_t line, str text)
{
    uint32_t n = f->sentence->n_tokens, colon = line + 1;
    int32_t beside = frame_child(f, line, REL_APPOS);
    while (colon < n && colon < line + COLON_REACH &&
           !str_eq(f->sentence->tokens[colon].form, STR(":")))
        colon++;
    if (colon + 1 < n && colon < line + COLON_REACH && line > 0)
        return matter_words(f, colon + 1, before_speaker(f, colon + 1), colon + 1, text);
    if (beside > (int32_t)line) return matter_of(f, (uint32_t)beside, text);
    return (matter){.head = -1};
}

// The noun of the line that a rule is about: its own word, or the object of "draw".
static int32_t line_of(const frame_view *f, const rule_match *m)
{
    fillers found = {0};
    if (line_is(f, m)) return (int32_t)m->word;
    if (!str_eq(m->rule->name, STR("redlines-drawn"))) return -1;
    frame_fillers(f, m->word, SLOT_OBJECT, STR_NONE, &found);
    return found.n ? (int32_t)found.word[0] : -1;
}

// "Regards [a bridge at V] as crossing one", "will not tolerate [jets over K]": what stands behind
// the object is its own, also where the tree hangs it on the verb.
static matter widened(const frame_view *f, const rule_match *m, matter x, str text)
{
    static const char PLACES[] = "at|in|on|over|across|near|off|around|along|inside|outside|within";
    static const char ANSWERED[] = "redlines-seen-as-crossing|redlines-not-stand-by|"
                                   "redlines-right-to-respond|redlines-seize-any|redlines-answered|"
                                   "redlines-respond-to-any|redlines-vowed-response";
    uint32_t n = f->sentence->n_tokens;
    if (x.head < 0 || x.end >= n || !str_in_list(m->rule->name, ANSWERED, '|')) return x;
    const token *mark = &f->sentence->tokens[x.end];
    if (!str_in_list(mark->lemma, PLACES, '|') || mark->head <= (int32_t)x.end ||
        mention_covering(f->mentions, f->sentence->index, (uint32_t)mark->head, MENTION_TIME))
        return x;
    matter place = matter_of(f, (uint32_t)mark->head, text);
    return matter_words(f, x.first, place.end, (uint32_t)x.head, text);
}

// "@somebody": to whom a post answers.
static bool is_handle(str text)
{
    return text.p[0] == '@' && !memchr(text.p, ' ', text.n);
}

static bool is_pronoun(const frame_view *f, const matter *x)
{
    return x->end == x->first + 1 && f->sentence->tokens[x->first].upos == UPOS_PRON;
}

// A power's name and no more: "Togo", "the Hague court".
static bool is_only_power(const frame_view *f, const matter *x)
{
    const mention *m = mention_covering(f->mentions, f->sentence->index, x->first, MENTION_ACTOR);
    return m && m->end >= x->end && x->head >= 0 && power_at(f, (uint32_t)x->head, NULL).key.n;
}

matter line_about(const frame_view *f, const rule_match *m, str text)
{
    fillers found = {0};
    bool crossing = str_eq(m->rule->name, STR("redlines-would-be-crossing")) &&
                    frame_child(f, m->word, REL_COP) >= 0;
    if (line_is(f, m) || crossing) {
        matter said = said_of(f, m->word, text);
        if (said.text.n && !is_handle(said.text)) return said;
    }
    if (str_eq(m->rule->name, STR("redlines-must-not-cross"))) // "a line that Peru must not cross"
        return said_of(f, (uint32_t)f->sentence->tokens[m->word].head, text);
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &found);
    matter when = matter_condition(f, m->word, text);
    for (uint32_t i = 0; i < found.n; i++) {
        if (found.word[i] == m->word ||
            mention_covering(f->mentions, f->sentence->index, found.word[i], MENTION_TIME) ||
            str_in_list(f->sentence->tokens[found.word[i]].lemma, TIMES, '|'))
            continue;
        matter x = matter_of(f, found.word[i], text);
        if (!x.text.n || is_handle(x.text)) continue;
        if (x.vague && x.head >= 0) {
            matter clause = summed_up(f, (uint32_t)x.head, text);
            if (clause.text.n) return clause;
        }
        // "That it would pay if", "to cut off power to Togo if": the condition says more
        if (when.text.n && (is_pronoun(f, &x) || is_only_power(f, &x))) continue;
        // Whom one warns is no matter: "that Japan would pay"
        if (!x.vague && power_at(f, found.word[i], NULL).key.n && x.end == x.first + 1 &&
            frame_child(f, found.word[i], REL_CASE) < 0)
            continue;
        if (str_eq(m->rule->name, STR("redlines-or-face")) && x.end > m->word && m->word > x.first)
            return matter_words(f, x.first, m->word - 1, found.word[i], text);
        int32_t as = frame_child(f, m->word, REL_CASE);
        if (str_eq(m->rule->name, STR("redlines-regarded")) && as > (int32_t)x.first)
            return matter_words(f, x.first, (uint32_t)as, found.word[i], text);
        return widened(f, m, x, text);
    }
    int32_t line = line_of(f, m);
    matter named = line >= 0 ? spelled_out(f, (uint32_t)line, text) : (matter){.head = -1};
    if (named.text.n) return named;
    bool is = when.head >= 0 && frame_child(f, (uint32_t)when.head, REL_COP) >= 0;
    // "if it is, we will respond"; a line is no other's deed whom it does not name
    bool bare = when.head >= 0 && (is || line_is(f, m)) && has_bare_subject(f, (uint32_t)when.head);
    if (bare) return (matter){.head = -1};
    return when;
}
