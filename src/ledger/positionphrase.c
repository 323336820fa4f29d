// The whole phrase of a matter: what the parser hangs elsewhere, what stands behind an acronym in
// brackets, the purpose of a deed, and the relative clause that says which of many is meant.
#include "ledger/position.h"

#define SHORT_DEED 4 // words of a deed that says little without its purpose: "take action, now"
#define WIDER_MAX  3 // phrases behind the matter's that are its own

void position_reach(const frame_view *f, matter *x, uint32_t first, uint32_t end, str text)
{
    x->first = first;
    x->end = end;
    x->text =
        span_text(text, (span){frame_word(f, first)->span.begin, frame_word(f, end - 1)->span.end});
}

static bool is_within(const matter *x, int32_t word)
{
    return word >= (int32_t)x->first && word < (int32_t)x->end;
}

// "Joined us [in condemning it]", "act now [to stop it]", "those jailed [for writing]".
static bool is_verb_phrase(const token *mark, const token *verb, bool deed)
{
    if (mark->rel != REL_MARK) return false;
    if (mark->xpos == XPOS_TO) return verb->xpos == XPOS_VB;
    if (verb->xpos == XPOS_VBG && str_in_list(mark->lemma, "for|in|at", '|')) return true;
    return deed && verb->xpos == XPOS_VBG && str_in_list(mark->lemma, "in|by|through", '|');
}

// "Condemned the violence [in Mali]": where it is, of a noun that says nothing alone.
static bool says_where(const frame_view *f, const matter *x, const token *mark, uint32_t head)
{
    if (x->head < 0 || frame_word(f, (uint32_t)x->head)->upos == UPOS_VERB) return false;
    if (position_has_telling(f, (uint32_t)x->head, x)) return false;
    if (str_in_list(mark->lemma, "about|regarding|concerning", '|')) return true;
    if (!str_in_list(mark->lemma, "in|at|near|across|around|inside", '|')) return false;
    for (uint32_t w = head; w-- > 0 && frame_below(f, head, w);) // "calm in Mali's north"
        if (frame_word(f, w)->rel == REL_NMOD_POSS && frame_word(f, w)->upos == UPOS_PROPN)
            return true;
    return (
        frame_word(f, head)->upos == UPOS_PROPN ||
        mention_headed(f->mentions, f->sentence->index, head, MENTION_ACTOR) ||
        str_in_list(frame_word(f, head)->lemma, "conflict|region|city|village|province|town", '|'));
}

// The phrase that the word begins, when it is the noun's before it though it hangs on the verb:
// "an end [to the siege]", "restraint [by all]", "joint action [to free them]"; -1 otherwise. Of a
// deed all is that hangs on its words.
static int32_t phrase_at(const frame_view *f, const rule_match *m, const matter *x, uint32_t w,
                         str to)
{
    static const char OF_NOUNS[] = "to|by|of|on|against|between|among|from|with|into";
    static const char OCCASIONS[] =
        "behalf|occasion|twitter|television|radio|visit|sideline|margin|"
        "anniversary|side|eve|basis|call|phone|ground|front|day|meeting|statement|speech|interview|"
        "term|tweet|letter|remark|regard|respect|context|conversation|briefing|press";
    const token *mark = frame_word(f, w);
    if (mark->head <= (int32_t)w) return -1;
    uint32_t head = (uint32_t)mark->head;
    const token *t = frame_word(f, head);
    bool deed = position_is_deed(m);
    bool verbal = is_verb_phrase(mark, t, deed);
    bool own = str_in_list(mark->lemma, OF_NOUNS, '|') || says_where(f, x, mark, head);
    bool phrase = mark->rel == REL_CASE && own && !str_in_list(t->lemma, OCCASIONS, '|') &&
                  !mention_covering(f->mentions, f->sentence->index, head, MENTION_TIME);
    if ((!verbal && !phrase) || t->head < 0 || t->head >= (int32_t)w) return -1;
    if (deed) return is_within(x, t->head) ? (int32_t)head : -1;
    if (verbal && !str_in_list(m->rule->mode, "demands|opposes|rejects|supports", '|')) return -1;
    return to.n && str_eq(power_at(f, head, NULL).key, to) ? -1 : (int32_t)head;
}

// Does the word begin a relative clause that has no word for "that"?
static bool begins_relative(const frame_view *f, uint32_t w)
{
    int32_t doer = (int32_t)w;
    for (uint32_t climb = 0; doer >= 0 && climb < f->sentence->n_tokens; climb++) {
        const token *t = frame_word(f, (uint32_t)doer);
        if (deprel_base((deprel)t->rel) == REL_NSUBJ)
            return t->head > doer && frame_word(f, (uint32_t)t->head)->rel == REL_ACL_RELCL &&
                   frame_word(f, (uint32_t)t->head)->head < (int32_t)w;
        if (t->head < (int32_t)w) return false;
        doer = t->head;
    }
    return false;
}

// "A lake [in which] fish can live".
static bool begins_in_which(const frame_view *f, uint32_t w)
{
    return w + 1 < f->sentence->n_tokens && frame_word(f, w)->rel == REL_CASE &&
           str_in_list(frame_word(f, w + 1)->form, "which|whom", '|');
}

// The verb of the clause that says which are meant: "laws [that forbid women to teach]", but not
// ", which forbid ..."; or what a verb of it is about: "ensure [that aid gets through]". -1 if
// none.
static int32_t clause_at(const frame_view *f, const rule_match *m, const matter *x, uint32_t w)
{
    int32_t at = (int32_t)w;
    bool which = str_in_list(frame_word(f, w)->form, "that|which|who|whose|whom", '|') ||
                 begins_relative(f, w) ||
                 begins_in_which(f, w); // "the piers [we need]", "the calm [the king has kept]"
    if (frame_word(f, w)->upos == UPOS_PUNCT) return -1;
    for (uint32_t climb = 0; at > 0 && climb < f->sentence->n_tokens; climb++) {
        const token *t = frame_word(f, (uint32_t)at);
        bool clause = t->rel == REL_CCOMP || (which && t->rel == REL_ACL_RELCL);
        if (clause && at > (int32_t)w) {
            bool own = frame_below(f, (uint32_t)at, m->word); // "the steps that they support"
            return is_within(x, t->head) && !own ? at : -1;
        }
        at = t->head;
    }
    return -1;
}

// The words [x.first, end) as one matter that keeps its "not" and "be".
static matter reaching(const frame_view *f, matter x, uint32_t end, str text)
{
    matter out = matter_words(f, x.first, end, (uint32_t)x.head, text);
    if (out.text.n && out.first > x.first) position_reach(f, &out, x.first, out.end, text);
    return out;
}

// Does it end in a word that says nothing without the clause that does not fit in: "to recognize"
// of "to recognize that ...", "those" of "those who ..."?
static bool is_cut_short(const frame_view *f, const matter *x)
{
    uint32_t last = x->end - 1;
    if (str_eq(frame_word(f, last)->lemma, STR("those"))) return true;
    return frame_word(f, last)->xpos == XPOS_VB &&
           frame_child(f, last, REL_CCOMP) >= (int32_t)x->end;
}

// Without the "in a way" of "in a way that ...", when the clause is left out.
static matter without_manner(const frame_view *f, matter x, str text)
{
    uint32_t last = x.end - 1;
    int32_t mark = frame_child(f, last, REL_CASE);
    bool empty = str_in_list(frame_word(f, last)->lemma, "way|manner|extent", '|') &&
                 frame_child(f, last, REL_ACL_RELCL) >= (int32_t)x.end;
    if (!empty || mark <= (int32_t)x.first || mark >= (int32_t)last) return x;
    return reaching(f, x, (uint32_t)mark, text);
}

// Without what the holder says next, which the parser may hang on the matter: "welcomed the plan
// to pay for it [and look forward to the next meeting]".
static matter without_next(const frame_view *f, matter x, bool deed, str text)
{
    static const char TELLS[] = "commit|urge|condemn|affirm|recall"; // may be asked of others
    static const char SAYS[] = "reaffirm|reiterate|welcome|stress|underscore|underline|"
                               "emphasize|emphasise|applaud|commend|deplore|thank";
    for (uint32_t w = x.first + 1; w + 1 < x.end && w + 2 < f->sentence->n_tokens; w++) {
        const token *next = frame_word(f, w + 1);
        str behind = frame_word(f, w + 2)->lemma;
        bool comma = str_eq(frame_word(f, w)->form, STR(",")) && next->xpos != XPOS_VBG;
        bool called = str_eq(next->lemma, STR("call")) && str_in_list(behind, "on|upon", '|');
        bool joined = frame_word(f, w)->upos == UPOS_CCONJ || comma;
        if (!joined || (next->upos != UPOS_VERB && !called)) continue;
        if (comma && !called && next->xpos != XPOS_VB && next->xpos != XPOS_VBP) continue;
        bool looks = str_eq(next->lemma, STR("look")) && str_eq(behind, STR("forward"));
        bool tells = !deed && str_in_list(next->lemma, TELLS, '|');
        if (called || looks || tells || str_in_list(next->lemma, SAYS, '|'))
            return reaching(f, x, w, text);
    }
    return x;
}

// "Acts by Chad[, which] harm the lake": what says nothing alone is told by the clause behind the
// comma.
static uint32_t over_comma(const frame_view *f, const matter *x, uint32_t w)
{
    static const char GENERAL[] = "act|action|move|measure|conduct|behavior|behaviour|activity|"
                                  "practice|development|tactic|deed";
    bool general =
        x->head >= 0 && str_in_list(frame_word(f, (uint32_t)x->head)->lemma, GENERAL, '|');
    if (w + 1 >= f->sentence->n_tokens || !str_eq(frame_word(f, w)->form, STR(","))) return w;
    bool clause = general && str_in_list(frame_word(f, w + 1)->form, "which|that", '|');
    // "Act[, to save] the lake"
    bool aim = frame_word(f, w + 1)->xpos == XPOS_TO && x->end <= x->first + SHORT_DEED &&
               frame_word(f, x->first)->upos == UPOS_VERB;
    return clause || aim ? w + 1 : w;
}

// "The launch [earlier this week] of talks": behind a time that stands between a noun and what is
// its.
static uint32_t over_time(const frame_view *f, uint32_t w)
{
    uint32_t n = f->sentence->n_tokens;
    uint32_t k = frame_word(f, w)->rel == REL_CASE ? w + 1 : w; // "on Monday"
    uint32_t first = k;
    while (k < n && mention_covering(f->mentions, f->sentence->index, k, MENTION_TIME)) k++;
    return k > first && k < n && str_in_list(frame_word(f, k)->form, "of|in|by|to", '|') ? k : w;
}

matter position_whole(const frame_view *f, const rule_match *m, matter x, str to, str text)
{
    matter before = x;
    for (int i = 0; i < WIDER_MAX && x.end < f->sentence->n_tokens && x.text.n; i++) {
        uint32_t w = over_comma(f, &x, over_time(f, matter_over_brackets(f, x.end)));
        int32_t head = phrase_at(f, m, &x, w, to);
        bool clause = head < 0;
        if (clause) head = clause_at(f, m, &x, w);
        if (head < 0) break;
        matter more = matter_of(f, (uint32_t)head, text);
        bool late = w - x.first > MATTER_WORDS_MAX / 3; // little of it would be left
        bool broken = clause && (more.end <= w || (late && more.end - x.first > MATTER_WORDS_MAX));
        if (more.end <= x.end || broken) break;
        before = x;
        x = reaching(f, x, more.end, text);
    }
    if (!x.text.n) return x;
    x = without_next(f, x, position_is_deed(m), text);
    return without_manner(f, x.end > before.end && is_cut_short(f, &x) ? before : x, text);
}
