// Do the words above leave a clause open, or deny it? "It is possible that ...", "there is no
// evidence that ...", "rumours of ... were false".
//
// A finite clause has its own tense and status (modality.c), but what governs it may take back what
// it tells. The walk goes up from the clause through words that govern content, and asks
// codebook/veracity.tsv of each; a noun's own predicate ("the rumours were false") is asked too.
#include "event/draft.h"

#include "veracity_table.inc"

#include <string.h>

#define VERACITY_ROWS (sizeof VERACITY / sizeof *VERACITY)
#define CONTENT_CLIMB 8 // words above that are asked; news seldom nests three

static const char *pos_name(const token *t)
{
    switch (t->upos) {
    case UPOS_VERB: return "verb";
    case UPOS_NOUN:
    case UPOS_PROPN: return "noun"; // "Rumours" at the start of a sentence
    case UPOS_ADJ: return "adj";
    default: return NULL;
    }
}

static int compare(const char *row, str word)
{
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i] >= 'A' && word.p[i] <= 'Z' ? (char)(word.p[i] + 32) : word.p[i];
        if (row[i] != c) return (unsigned char)row[i] < (unsigned char)c ? -1 : 1;
    }
    return row[word.n] ? 1 : 0;
}

// The row of the word as this part of speech; -1 when there is none.
static int find_row(const token *t)
{
    const char *pos = pos_name(t);
    size_t low = 0, high = VERACITY_ROWS;
    if (!pos || !t->lemma.n) return -1;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (compare(VERACITY[mid][VERACITY_WORD], t->lemma) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < VERACITY_ROWS && compare(VERACITY[low][VERACITY_WORD], t->lemma) == 0; low++)
        if (strcmp(VERACITY[low][VERACITY_POS], pos) == 0) return (int)low;
    return -1;
}

static bool denied_word(const reading *r, const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    int32_t det = frame_child(f, word, REL_DET);
    if (det >= 0 && str_eq(f->sentence->tokens[det].lemma, STR("no"))) return true;
    if (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN) return modality_negated(r, f, word);
    uint32_t clause = frame_clause(f, word);
    return clause != word && modality_negated(r, f, clause);
}

static void ask(const reading *r, const frame_view *f, uint32_t word, veracity *v)
{
    int row = find_row(&f->sentence->tokens[word]);
    if (row < 0) return;
    const char *says = VERACITY[row][denied_word(r, f, word) ? VERACITY_DENIED : VERACITY_AFFIRMED];
    switch (says[0]) {
    case 'o': v->open = true; break;
    case 'f': v->untrue = !v->untrue; break;
    case 'a': v->alleged = true; break;
    case 'd': v->denied = true; break;
    default: break;
    }
}

static bool marked(const frame_view *f, uint32_t word, const char *list)
{
    int32_t mark = frame_child(f, word, REL_MARK);
    return mark >= 0 && str_in_list(f->sentence->tokens[mark].lemma, list, '|');
}

// "evidence [that ... sold arms]" with the clause hung on the "that".
static bool follows_that(const frame_view *f, uint32_t verb)
{
    int32_t head = f->sentence->tokens[verb].head;
    return head > 0 && (uint32_t)head < verb &&
           str_eq(f->sentence->tokens[head].lemma, STR("that"));
}

// "rumours that Malta held the crew", "... had traded with Oman": no relative clause, for it lacks
// nothing.
static bool lacks_nothing(const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    bool that = false, subject = false, mark = false, rest = false;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        uint32_t c = f->children[i];
        const token *t = &s->tokens[c];
        deprel rel = deprel_base(t->rel);
        if (c < verb && str_eq(t->lemma, STR("that"))) {
            that = true;
            mark = rel == REL_MARK || t->upos == UPOS_SCONJ;
        } else if (rel == REL_NSUBJ) {
            subject = true;
        } else if (rel == REL_OBJ || rel == REL_XCOMP || rel == REL_CCOMP) {
            rest = true;
        } else if (rel == REL_OBL) {
            rest |= str_in_list(draft_preposition(f, c), "with to for against from into over", ' ');
        }
    }
    return subject && (mark || (that && rest) || (follows_that(f, verb) && rest));
}

// "Claims that Benin had left are unfounded" with the claims taken for a verb: what is said of them
// hangs anywhere, as a predicate without a subject.
static void ask_misread(const reading *r, const frame_view *f, veracity *v)
{
    const sentence *s = f->sentence;
    const token *first = &s->tokens[0];
    if (first->xpos != XPOS_VBZ || frame_child(f, 0, REL_NSUBJ) >= 0 || s->n_tokens < 2 ||
        !str_eq(s->tokens[1].lemma, STR("that")))
        return;
    token noun = *first;
    noun.upos = UPOS_NOUN;
    int row = find_row(&noun);
    v->alleged |= row >= 0 && VERACITY[row][VERACITY_AFFIRMED][0] == 'a';
    for (uint32_t w = 2; w < s->n_tokens; w++)
        if (s->tokens[w].upos == UPOS_ADJ && frame_child(f, w, REL_COP) >= 0 &&
            frame_child(f, w, REL_NSUBJ) < 0)
            ask(r, f, w, v);
}

// Is what `word` tells the content of the word above it?
static bool is_content(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    switch (t->rel) {
    case REL_CCOMP:
    case REL_CSUBJ:
    case REL_CSUBJ_PASS: return true;
    case REL_ACL: return marked(f, word, "that|whether|of") || lacks_nothing(f, word);
    case REL_ACL_RELCL: return lacks_nothing(f, word);
    case REL_NMOD: return str_eq(draft_preposition(f, word), STR("of"));
    default: return false;
    }
}

// "imagined Chad holding talks": what the object of the verb does.
static bool imagined(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    if (t->rel == REL_AMOD && frame_child(f, word, REL_NSUBJ) >= 0) // "suppose Chad freed captives"
        return f->sentence->tokens[t->head].head >= 0;
    if (t->rel != REL_ACL || t->xpos != XPOS_VBG || frame_child(f, word, REL_MARK) >= 0)
        return false;
    const token *object = &f->sentence->tokens[t->head];
    return object->rel == REL_OBJ && object->head >= 0 &&
           str_in_list(f->sentence->tokens[object->head].lemma, "imagine dream fear", ' ');
}

// Is the noun "an attack", not "the attack"? What is named as known to be stays so.
static bool is_new(const frame_view *f, uint32_t noun)
{
    int32_t det = frame_child(f, noun, REL_DET);
    if (frame_child(f, noun, REL_NMOD_POSS) >= 0) return false;
    return det < 0 ||
           !str_in_list(f->sentence->tokens[det].lemma, "the|this|that|these|those", '|');
}

// "An attack is possible", "opposes a sale", "is against an embargo": what is talked of, not told.
static void ask_of_noun(const frame_view *f, uint32_t noun, veracity *v)
{
    const sentence *s = f->sentence;
    const token *t = &s->tokens[noun];
    if ((t->upos != UPOS_NOUN && t->upos != UPOS_PROPN) || !is_new(f, noun)) return;
    if (frame_child(f, noun, REL_COP) >= 0 && in(draft_preposition(f, noun), "against for"))
        v->open = true;
    if (t->head < 0) return;
    const token *above = &s->tokens[t->head];
    deprel rel = deprel_base(t->rel);
    if (rel == REL_NSUBJ && above->upos == UPOS_ADJ)
        v->open |= in(above->lemma, "possible impossible probable improbable likely unlikely "
                                    "conceivable inconceivable imminent doubtful uncertain "
                                    "unthinkable plausible unclear inevitable overdue necessary");
    if (rel == REL_NSUBJ && str_eq(above->lemma, STR("fail")) &&
        frame_child(f, (uint32_t)t->head, REL_XCOMP) >= 0)
        v->untrue = !v->untrue; // "a visit failed to take place"
    bool object = rel == REL_OBJ || t->rel == REL_NSUBJ_PASS;
    if (object) v->open |= in(above->lemma, "oppose resist discuss debate doubt fear explore");
}

// Does the word share the standing of the one above it, which is no governor of content?
static bool shares(const frame_view *f, uint32_t word, bool asked)
{
    const token *t = &f->sentence->tokens[word];
    if (t->rel == REL_CONJ) return true;
    if (t->rel == REL_ADVCL) return t->xpos == XPOS_VBG; // "seized the ship, killing two"
    return asked && deprel_base(t->rel) == REL_NSUBJ;    // "the rumours were false"
}

static veracity read_word(const reading *r, const frame_view *f, uint32_t word)
{
    veracity v = {false, false, false, false};
    bool asked = false;
    ask_of_noun(f, word, &v);
    for (int step = 0; step < CONTENT_CLIMB; step++) {
        int32_t head = f->sentence->tokens[word].head;
        if (head < 0) break;
        bool content = is_content(f, word);
        int32_t mark = step == 0 ? frame_mark(f, word) : -1;
        if (mark >= 0 && f->sentence->tokens[mark].head != (int32_t)word) {
            content = true; // "possible that [Chad shared data]", all below the "that"
            head = f->sentence->tokens[mark].head;
            if (head < 0) break;
        }
        if (imagined(f, word)) {
            content = true;
            head = f->sentence->tokens[head].head;
        }
        if (!content && !shares(f, word, asked)) break;
        if (content && follows_that(f, word)) head--;
        int32_t outcome = asked && !content ? frame_child(f, (uint32_t)head, REL_XCOMP) : -1;
        bool moral = content && f->sentence->tokens[word].rel == REL_CSUBJ &&
                     in(f->sentence->tokens[head].lemma, "wrong mistaken");
        if ((content || asked) && !moral) ask(r, f, (uint32_t)head, &v);
        if (outcome >= 0) ask(r, f, (uint32_t)outcome, &v); // "turned out to be false"
        if (content && head == 0) ask_misread(r, f, &v);
        asked |= content;
        word = (uint32_t)head;
    }
    return v;
}

static bool in_words(str s, const char *list)
{
    return str_in_list(s, list, ' ');
}

// "In the film, Mars attacks": told of a story, or played.
static bool is_told_of_fiction(const frame_view *f, uint32_t clause)
{
    const sentence *s = f->sentence;
    for (uint32_t i = f->first_child[clause]; i < f->first_child[clause + 1]; i++) {
        uint32_t c = f->children[i];
        if (deprel_base(s->tokens[c].rel) == REL_OBL &&
            in_words(s->tokens[c].lemma, "film movie novel drama thriller comic cartoon simulation "
                                         "scenario dream legend fiction wargame") &&
            in_words(draft_preposition(f, c), "in during"))
            return true;
    }
    return false;
}

// "promised to march" with the infinitive taken for a noun: bare behind "to".
static bool is_misread_infinitive(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    const token *t = &s->tokens[noun];
    if (noun < 2 || s->headline || (t->xpos != XPOS_NN && t->xpos != XPOS_NNP)) return false;
    if (!str_eq(s->tokens[noun - 1].form, STR("to")) || t->head < 0) return false;
    return frame_child(f, noun, REL_AMOD) < 0 &&
           !in_words(s->tokens[t->head].lemma, "respond response react reaction answer lead object "
                                               "due thanks link relate relation reference");
}

// "came close to signing": it was not done.
static bool comes_close(const frame_view *f, uint32_t clause)
{
    const sentence *s = f->sentence;
    const token *t = &s->tokens[clause];
    if (t->rel != REL_ADVCL || t->head < 0 || !str_eq(draft_preposition(f, clause), STR("to")))
        return false;
    int32_t how = frame_child(f, (uint32_t)t->head, REL_ADVMOD);
    return how >= 0 && in_words(s->tokens[how].lemma, "close near") && how < (int32_t)clause;
}

veracity veracity_read(const reading *r, const draft *d, uint32_t clause, bool verb)
{
    const frame_view *f = d->f;
    uint32_t word = d->match.word;
    veracity v = read_word(r, f, clause);
    if (!verb && clause != word) {
        veracity noun = read_word(r, f, word);
        v.open |= noun.open;
        v.untrue ^= noun.untrue;
        v.alleged |= noun.alleged;
        v.denied |= noun.denied;
    }
    v.open |=
        condition_is_inverted(f, clause) || is_told_of_fiction(f, clause) || comes_close(f, clause);
    v.open |= !verb && !d->composed_by && is_misread_infinitive(f, word);
    return v;
}
