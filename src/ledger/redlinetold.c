// Whether a rule's word draws a line or warns at all, or asks, denies, forecasts.
#include "ledger/redline.h"

#define NEGATION_CLIMB 3 // infinitives between a line and the word that rules it out

// Warnings whose "not" is a part of them, and those that are told by a condition alone.
static const char NEGATED[] =
    "redlines-not-stand-by|redlines-unanswered|redlines-not-allow|redlines-must-not-cross";
static const char THREATS[] = "redlines-measure-if|redlines-stop-if|redlines-bar-if";

// Questions and the nouns of another thing ("warning sign", "without warning") tell of none.
bool is_asked(const frame_view *f, const rule_match *m)
{
    const token *t = f->sentence->tokens, *own = &t[m->word];
    int32_t mark = frame_child(f, m->word, REL_CASE);
    if (str_in_list(t[0].form, "QUESTION|Q|Question", '|') && f->sentence->n_tokens > 1)
        return true;
    if (str_eq(t[f->sentence->n_tokens - 1].form, STR("?"))) return true;
    if (own->upos != UPOS_NOUN) return false;
    if (deprel_base((deprel)own->rel) == REL_COMPOUND) return true;
    return mark >= 0 && str_eq(t[mark].lemma, STR("without"));
}

// "I am not here to set red lines", "nobody wants to draw one".
static bool is_ruled_out(const frame_view *f, uint32_t word)
{
    uint32_t at = word;
    for (int step = 0; step < NEGATION_CLIMB; step++) {
        const token *t = &f->sentence->tokens[at];
        deprel rel = deprel_base((deprel)t->rel);
        bool infinitive = rel == REL_XCOMP || (rel == REL_ADVCL && t->xpos == XPOS_VB);
        if (t->head < 0 || (step > 0 && !infinitive) || (!infinitive && rel != REL_OBJ))
            return false;
        at = (uint32_t)t->head;
        for (uint32_t i = f->first_child[at]; i < f->first_child[at + 1]; i++)
            if (str_in_list(f->sentence->tokens[f->children[i]].lemma, "not|never|nobody", '|'))
                return true;
    }
    return false;
}

// "We draw no red lines."
bool redline_is_none(const frame_view *f, uint32_t word)
{
    fillers found = {0};
    if (f->sentence->tokens[word].upos == UPOS_VERB)
        frame_fillers(f, word, SLOT_OBJECT, STR_NONE, &found);
    uint32_t line = found.n ? found.word[0] : word;
    int32_t det = frame_child(f, line, REL_DET);
    return det >= 0 && str_in_list(f->sentence->tokens[det].lemma, "no|neither", '|');
}

// What one does to another, said with a condition: "will shut the bridge unless".
bool redline_is_conditional(const rule_match *m)
{
    return str_in_list(m->rule->name, THREATS, '|');
}

static bool has_future(const frame_view *f, uint32_t word)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        const token *t = &f->sentence->tokens[f->children[i]];
        if (deprel_base((deprel)t->rel) == REL_AUX &&
            str_in_list(t->lemma, "will|would|shall|'ll", '|'))
            return true;
    }
    return false;
}

// "If the thaw goes on": nobody's deed.
static bool comes_of_itself(const frame_view *f, uint32_t word, str text)
{
    matter when = matter_condition(f, word, text);
    const token *t = f->sentence->tokens;
    int32_t doer = when.head >= 0 ? frame_child(f, (uint32_t)when.head, REL_NSUBJ) : -1;
    uint32_t end = doer >= 0 ? (uint32_t)doer + 1 : (uint32_t)(when.head + 1);
    for (uint32_t w = when.first; w < end && w < when.end; w++)
        if (line_word(t[w].lemma, "nature")) return true;
    for (uint32_t w = when.first; w + 1 < when.end; w++) // "if the pipe has to be mended"
        if (str_eq(t[w].lemma, STR("have")) && str_eq(t[w + 1].lemma, STR("to"))) return true;
    return false;
}

// Does the condition hang on the word itself, or on a clause that goes on with it, and is it of
// somebody's deed? "If you look back" is none.
static bool has_condition(const frame_view *f, const rule_match *m, str text)
{
    const token *t = f->sentence->tokens;
    matter when = matter_condition(f, m->word, text);
    if (!when.text.n || when.head < 0) return false;
    int32_t above = t[when.head].head, at = (int32_t)m->word;
    int32_t doer = frame_child(f, (uint32_t)when.head, REL_NSUBJ);
    if (doer >= 0 && str_in_list(t[doer].lemma, "you|we|I|one|there|that|this", '|')) return false;
    while (at >= 0 && at != above && deprel_base((deprel)t[at].rel) == REL_CONJ) at = t[at].head;
    return at == above;
}

// Is what would be done the speaker's own deed? "The flood will close the road" is a forecast.
static bool is_threat(const frame_view *f, const rule_match *m, str text)
{
    const token *t = f->sentence->tokens;
    int32_t doer = frame_child(f, m->word, REL_NSUBJ);
    if (!has_future(f, m->word) || !has_condition(f, m, text)) return false;
    if (doer < 0 || t[doer].rel == REL_NSUBJ_PASS || t[doer].upos == UPOS_PRON) return true;
    return power_at(f, (uint32_t)doer, NULL).key.n > 0;
}

// "If Poland closes the bridge": what somebody else may do, and would be answered.
static bool is_in_condition(const frame_view *f, uint32_t word)
{
    int32_t at = (int32_t)word;
    for (uint32_t climb = 0; at >= 0 && climb < f->sentence->n_tokens; climb++) {
        int32_t mark = frame_child(f, (uint32_t)at, REL_MARK);
        int32_t aux = frame_child(f, (uint32_t)at, REL_AUX);
        int32_t doer = frame_child(f, (uint32_t)at, REL_NSUBJ);
        if (mark >= 0 && str_in_list(f->sentence->tokens[mark].lemma, "if|unless", '|'))
            return true;
        if (aux >= 0 && aux < doer && str_eq(f->sentence->tokens[aux].lemma, STR("should")))
            return true;
        at = f->sentence->tokens[at].head;
    }
    return false;
}

// "Warned Chad that it would leave the pact if": not "that Mali would attack if", a forecast.
static bool is_own_deed(const frame_view *f, uint32_t warn)
{
    const token *t = f->sentence->tokens;
    int32_t deed = frame_child(f, warn, REL_CCOMP), own = frame_child(f, warn, REL_NSUBJ);
    int32_t doer = deed >= 0 ? frame_child(f, (uint32_t)deed, REL_NSUBJ) : -1;
    if (deed >= 0 && t[deed].upos == UPOS_ADJ) // "the gates will be shut"
        return has_future(f, (uint32_t)deed) && str_in_list(t[deed].lemma, "shut|closed", '|');
    if (doer < 0 || t[doer].rel == REL_NSUBJ_PASS || !has_future(f, (uint32_t)deed)) return false;
    if (str_in_list(t[doer].lemma, "it|he|she|we|they", '|')) return true;
    fact_party who = power_at(f, (uint32_t)doer, NULL);
    return own >= 0 && who.key.n && str_eq(who.key, power_at(f, (uint32_t)own, NULL).key);
}

// "Warned that Mali would attack if": a third one's deed.
static bool is_anothers(const frame_view *f, uint32_t warn)
{
    int32_t deed = frame_child(f, warn, REL_CCOMP), own = frame_child(f, warn, REL_NSUBJ);
    int32_t doer = deed >= 0 ? frame_child(f, (uint32_t)deed, REL_NSUBJ) : -1;
    if (doer < 0 || own < 0) return false;
    str his = power_at(f, (uint32_t)doer, NULL).key, its = power_at(f, (uint32_t)own, NULL).key;
    return his.n && its.n && !str_eq(his, its);
}

// "Warned Chad that it would have consequences": no mere effect, whatever it is for.
static bool is_warned_of(const frame_view *f, uint32_t word)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_in_list(f->sentence->tokens[w].lemma, "warn|threaten|caution", '|') && w != word &&
            frame_below(f, w, word))
            return true;
    return false;
}

// "Would have consequences for security": what comes of it, and no answer to somebody.
static bool is_effect(const frame_view *f, const rule_match *m)
{
    static const char HARMS[] = "redlines-bring-harm|redlines-there-will-be|"
                                "redlines-there-will-be-if";
    fillers found = {0};
    if (!str_in_list(m->rule->name, HARMS, '|') || is_warned_of(f, m->word)) return false;
    if (f->sentence->tokens[m->word].upos == UPOS_VERB)
        frame_fillers(f, m->word, SLOT_OBJECT, STR_NONE, &found);
    uint32_t harm = found.n ? found.word[0] : m->word;
    for (uint32_t i = f->first_child[harm]; i < f->first_child[harm + 1]; i++) {
        uint32_t c = f->children[i];
        const token *t = &f->sentence->tokens[c];
        int32_t mark = frame_child(f, c, REL_CASE);
        if (mark < (int32_t)harm || t->upos == UPOS_VERB || t->upos == UPOS_PRON) continue;
        if (str_in_list(f->sentence->tokens[mark].lemma, "for|on", '|') &&
            !power_at(f, c, NULL).key.n &&
            !mention_covering(f->mentions, f->sentence->index, c, MENTION_TIME))
            return true;
    }
    return false;
}

bool redline_is_told(const frame_view *f, const rule_match *m, str text)
{
    if (str_eq(m->rule->mode, STR("red_line")) &&
        (is_ruled_out(f, m->word) || redline_is_none(f, m->word)))
        return false;
    if (is_asked(f, m) || is_effect(f, m)) return false;
    uint32_t clause = frame_clause(f, m->word);
    mood x = mood_of(f, m->word, STR("warning"));
    bool doer = deprel_base((deprel)f->sentence->tokens[m->word].rel) == REL_NSUBJ;
    if (doer && line_is(f, m)) return true; // "the red line has not moved"
    if (x.negated && !str_in_list(m->rule->name, NEGATED, '|')) return false;
    if (redline_is_conditional(m) && !is_threat(f, m, text)) return false;
    if (str_eq(m->rule->name, STR("redlines-warn-if")) && !is_own_deed(f, m->word)) return false;
    int32_t above = f->sentence->tokens[m->word].head;
    if (str_eq(m->rule->name, STR("redlines-threaten-measure")) && above >= 0 &&
        is_anothers(f, (uint32_t)above))
        return false;
    if (str_eq(m->rule->name, STR("redlines-warn-strike-back")) && is_anothers(f, m->word))
        return false;
    if (str_eq(m->rule->mode, STR("warning")) &&
        (is_in_condition(f, m->word) || comes_of_itself(f, m->word, text)))
        return false;
    int32_t mark = frame_child(f, clause, REL_MARK);
    return mark < 0 || !str_in_list(f->sentence->tokens[mark].lemma, "whether", '|');
}
