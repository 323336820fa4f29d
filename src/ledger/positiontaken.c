// Is a stance taken at the word, or only told of: as a purpose, a plan, a part of a deed, a
// question, something that others did?
#include "ledger/position.h"

// "Urged them to uphold it", "efforts to support it", "in supporting them": whose purpose or deed
// it may be, but no stance that is taken here; "is proud to support", "committed to upholding" is.
static bool is_purpose(const frame_view *f, uint32_t word)
{
    static const char TAKES[] = "continue|proud|happy|glad|pleased|delighted|join|wish|want|like|"
                                "decide|agree|vote|commit|commitment|committed|decision|ready|"
                                "prepared|determined|pledge|vow|dare";
    const token *t = &f->sentence->tokens[word];
    while (deprel_base((deprel)t->rel) == REL_CONJ && t->head >= 0 &&
           f->sentence->tokens[t->head].xpos == t->xpos && frame_child(f, word, REL_MARK) < 0) {
        word = (uint32_t)t->head;
        t = &f->sentence->tokens[word];
    }
    int32_t mark = frame_child(f, word, REL_MARK);
    if (t->upos != UPOS_VERB || mark < 0 || t->head < 0) return false;
    bool to = str_eq(f->sentence->tokens[mark].lemma, STR("to"));
    bool infinitive = t->xpos == XPOS_VB && to;
    bool gerund = t->xpos == XPOS_VBG &&
                  (to || str_in_list(f->sentence->tokens[mark].lemma, "in|by|for|of|through", '|'));
    // "Commits an additional sum to support them": what the sum is for
    bool spends = infinitive && frame_word(f, (uint32_t)t->head)->upos == UPOS_VERB &&
                  frame_child(f, (uint32_t)t->head, REL_OBJ) >= 0;
    return (infinitive || gerund) &&
           (spends || !str_in_list(f->sentence->tokens[t->head].lemma, TAKES, '|'));
}

// "An agency supporting farmers": what it is; "a statement supporting them" takes a stance.
static bool is_description(const frame_view *f, uint32_t word)
{
    static const char STATES[] = "statement|resolution|declaration|letter|message|communique|tweet|"
                                 "decree|motion|vote|remark|speech|note|text|document|"
                                 "Statement|Resolution|Declaration|Letter|Vote";
    const token *t = frame_word(f, word);
    if (t->xpos != XPOS_VBG || t->head < 0 || frame_child(f, word, REL_MARK) >= 0) return false;
    // "Go after men backing the war", with "backing" hung on "go"
    bool beside = t->rel == REL_ADVCL && word > 0 && frame_word(f, word - 1)->upos == UPOS_NOUN &&
                  str_eq(frame_word(f, word)->lemma, STR("support"));
    uint32_t noun = beside ? word - 1 : (uint32_t)t->head;
    return (beside || t->rel == REL_ACL) && !str_in_list(frame_word(f, noun)->lemma, STATES, '|');
}

// "Will send help, including supporting clinics": a part of what is done.
static bool is_part_of_deed(const frame_view *f, const rule_match *m)
{
    uint32_t word = m->word;
    if (frame_word(f, word)->upos != UPOS_VERB) return false;
    while (deprel_base((deprel)frame_word(f, word)->rel) == REL_CONJ &&
           frame_word(f, word)->xpos == XPOS_VBG)
        word = (uint32_t)frame_word(f, word)->head;
    // "Will keep the peace, including by supporting Fiji": how it is meant
    if (word > 0 && str_in_list(frame_word(f, word - 1)->lemma, "by|through", '|')) return false;
    int32_t mark = frame_child(f, word, REL_MARK);
    if (mark < 0) mark = frame_child(f, word, REL_CASE);
    return mark >= 0 && str_eq(m->rule->mode, STR("supports")) &&
           str_eq_nocase(frame_word(f, (uint32_t)mark)->form, STR("including"));
}

// "When I first championed that law, ...": what once was; "when Chad backs it" may be now.
static bool is_memory(const frame_view *f, uint32_t word)
{
    uint32_t w = word;
    while (deprel_base((deprel)frame_word(f, w)->rel) == REL_CONJ &&
           frame_word(f, (uint32_t)frame_word(f, w)->head)->xpos == frame_word(f, w)->xpos)
        w = (uint32_t)frame_word(f, w)->head;
    const token *t = frame_word(f, w);
    if (t->xpos != XPOS_VBD || deprel_base((deprel)t->rel) != REL_ADVCL) return false;
    for (uint32_t i = f->first_child[w]; i < f->first_child[w + 1]; i++)
        if (str_in_list(frame_word(f, f->children[i])->lemma, "when|once|back", '|')) return true;
    return false;
}

// "Will list firms that aided or otherwise backed the junta", with "backed" hung beside "list": of
// other form than the verb whose doer it would share.
static bool is_misjoined(const frame_view *f, uint32_t word)
{
    const token *t = frame_word(f, word);
    if (t->upos != UPOS_VERB || deprel_base((deprel)t->rel) != REL_CONJ) return false;
    if (frame_child(f, word, REL_NSUBJ) >= 0 || frame_child(f, word, REL_AUX) >= 0) return false;
    uint32_t head = (uint32_t)t->head;
    const token *first = frame_word(f, head);
    bool aided = frame_child(f, head, REL_AUX) >= 0;
    if (t->xpos == XPOS_VB && frame_child(f, word, REL_MARK) < 0) {
        // "Keep the port open; support its crews": told to be done
        bool order = first->xpos == XPOS_VB && first->head < 0 && !aided &&
                     frame_child(f, head, REL_NSUBJ) < 0;
        return order || first->xpos == XPOS_VBD || first->xpos == XPOS_VBZ;
    }
    return first->xpos == XPOS_VB && aided &&
           (t->xpos == XPOS_VBN || t->xpos == XPOS_VBD || t->xpos == XPOS_VBZ);
}

// "@Chad: it keeps the power to run ports, uphold laws", with Chad before "uphold": one does not
// "uphold", he "upholds".
static bool is_of_another(const frame_view *f, uint32_t word)
{
    const token *t = frame_word(f, word);
    int32_t doer = frame_child(f, word, REL_NSUBJ);
    if ((t->xpos != XPOS_VB && t->xpos != XPOS_VBP) || doer < 0) return false;
    const token *who = frame_word(f, (uint32_t)doer);
    return who->xpos == XPOS_NNP && who->form.n && who->form.p[0] == '@' &&
           frame_child(f, word, REL_AUX) < 0 && frame_child(f, (uint32_t)doer, REL_CONJ) < 0;
}

// "They discussed efforts to end it, including by urging Chad to leave": whoever does so.
static bool is_talked_about(const frame_view *f, uint32_t word)
{
    static const char TALKS[] = "discuss|review|consider|explore|debate|consult|examine|ponder";
    const token *t = frame_word(f, word);
    deprel rel = deprel_base((deprel)t->rel);
    bool means = rel == REL_ADVCL && t->xpos == XPOS_VBG;
    return means && t->head >= 0 && word > 0 && frame_word(f, word - 1)->upos != UPOS_PUNCT &&
           str_in_list(frame_word(f, (uint32_t)t->head)->lemma, TALKS, '|');
}

// "Wonder if he supports it", "curious whether": asked, not told.
static bool is_wondered(const frame_view *f, uint32_t word)
{
    uint32_t clause = frame_clause(f, word);
    int32_t mark = frame_child(f, clause, REL_MARK);
    // "so that we support it": what for
    return mark >= 0 && str_in_list(frame_word(f, (uint32_t)mark)->lemma, "if|whether|so", '|');
}

// "He serves as dean and supports the outreach", "as mayor he championed buses": a life, no stance.
static bool is_career(const frame_view *f, uint32_t word)
{
    static const char LIVES[] = "previously|formerly|career|tenure|mayor|professor|graduate|"
                                "dean|portfolio|degree|alumnus";
    if (!str_in_list(frame_word(f, word)->lemma, "support|champion|back|supporting", '|'))
        return false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = frame_word(f, w);
        bool serves = str_eq(t->lemma, STR("serve")) && t->xpos != XPOS_VB;
        if (serves || str_among_nocase(t->lemma, str_of(LIVES), '|')) return true;
    }
    return false;
}

// "We applaud President Okot's plan", in a text that his office put out: those who speak are
// others.
bool position_is_own_praise(const frame_view *f, const rule_match *m, str holder)
{
    int32_t doer = frame_child(f, m->word, REL_NSUBJ), what = frame_child(f, m->word, REL_OBJ);
    if (doer < 0 || what < 0 || !str_eq(m->rule->mode, STR("supports"))) return false;
    if (!str_in_list(frame_word(f, (uint32_t)doer)->lemma, "I|we", '|')) return false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const token *t = frame_word(f, w);
        if (t->rel != REL_NMOD_POSS || t->upos == UPOS_PRON) continue;
        const mention *who = mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR);
        if (who && who->n_actors == 1 && who->actors[0]->person &&
            str_eq(party_of(who->actors[0]).key, holder) && frame_below(f, (uint32_t)what, w))
            return true;
    }
    return false;
}

// Is it the soldiers' help in the field: "the coast guard is supporting the response"?
// Is it what soldiers and givers of aid do in the field: "the coast guard is supporting the
// response", "the Peace Corps supports a course"?
bool position_is_service(const rule_match *m, const frame_view *f, const actor *holder)
{
    static const char GIVERS[] =
        "USAID|PEPFAR|Peace Corps|Millennium Challenge Corporation|DFC|FEMA|NSF|COVAX|UNICEF|WFP|"
        "World Food Programme|World Food Program|UNHCR|UNFPA|UNDP|World Bank|Global Fund|GIZ|JICA";
    const token *t = frame_word(f, m->word);
    bool soldier = holder->n_sectors == 1 && str_eq(holder->sectors[0], STR("MIL"));
    bool gives = t->upos == UPOS_VERB && str_in_list(holder->name, GIVERS, '|');
    return (soldier || gives) && str_eq(t->lemma, STR("support"));
}

bool position_is_of_life(const rule_match *m, const frame_view *f, const actor *holder)
{
    return holder->person && str_eq(m->rule->mode, STR("supports")) && is_career(f, m->word);
}

bool position_is_taken(const event *e, const frame_view *f, const rule_match *m)
{
    mood x = mood_of(f, m->word, m->rule->mode);
    bool must = str_eq(m->rule->name, STR("positions-must"));
    if (!must && (x.negated || x.open || x.to_come)) return false;
    if (is_purpose(f, m->word) || is_description(f, m->word)) return false;
    if (is_part_of_deed(f, m) || is_memory(f, m->word) || is_misjoined(f, m->word)) return false;
    if (is_of_another(f, m->word) || is_talked_about(f, m->word)) return false;
    if (is_asked(f, m) || is_wondered(f, m->word)) return false;
    if (!e) return str_in_list(m->rule->mode, "supports|opposes|rejects|blames", '|');
    if (!must && e->negated) return false;
    return e->claim == CLAIM_STATED && (e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING);
}
