#include "ledger/about.h"

#include "base/ascii.h"
#include "ledger/thesaurus.h"

#define STEM            5   // letters by which words are compared: "deploy", "deployment"
#define SHORT_WORDS     3   // so few words are called by the name of the thesaurus
#define COMMON          0.5 // of the words of the shorter wording, to be the same matter
#define CONDITION_WORDS 2   // of substance, or it says nothing: "if he uses it"

static const char POINTS[] =
    "this|that|it|these|those|they|which|he|she|one|all|there|when|what|who|how|where|why";
static const char BELOW[] = "before|after|until|unless|while|as|without|that|which";
static const char GENERAL[] =
    "issue|matter|question|move|step|act|action|measure|decision|thing|such|any|the|a|an|this|that|"
    "these|those|it|its|further|response|consequence|behaviour|behavior|attempt|conduct";
// Words that tell no matter from another.
static const char EMPTY[] =
    "this|that|these|those|their|with|from|into|would|could|should|will|shall|without|before|after|"
    "against|about|over|other|further|another|such|some|more|before|while|when|where|which|there|"
    "have|been|being|were|they|them|under|until|unless|between|within|kind|form|step|move|issue|"
    "matter|action|planned|plan|begin|beginning|start|plans|second|first|new|next|again|also|only|"
    "its|the|and|any|for|not|his|her|our|was|has|are|but|off|out";

// "The Army - Abdul faction", "COP 26": no aside, but the rest of a name, without a comma, bracket
// or free dash before it.
static bool is_rest_of_name(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    uint32_t first = w;
    while (first > 0 && frame_below(f, w, first - 1)) first--;
    if (t->head < 0 || t->head >= (int32_t)first) return false;
    const token *lead = frame_word(f, first), *before = frame_word(f, first - 1);
    if (lead->upos != UPOS_PUNCT) return t->upos == UPOS_NUM || t->upos == UPOS_PROPN;
    return str_eq(lead->form, STR("-")) && lead->span.begin == before->span.end &&
           t->upos == UPOS_PROPN;
}

static bool leaves(const frame_view *f, uint32_t head, uint32_t w)
{
    deprel rel = (deprel)frame_word(f, w)->rel, base = deprel_base(rel);
    bool verb = frame_word(f, head)->upos == UPOS_VERB;
    if (base == REL_APPOS) return !is_rest_of_name(f, w);
    if (rel == REL_ACL_RELCL || base == REL_PARATAXIS) return true;
    if (base == REL_ADVCL) { // "without asking us" stays, "because ..." goes
        int32_t mark = frame_child(f, w, REL_MARK);
        return mark < 0 || !str_in_list(frame_word(f, (uint32_t)mark)->lemma, "without|by|on", '|');
    }
    return verb && frame_word(f, w)->head == (int32_t)head && base == REL_CCOMP;
}

// Is the word in the phrase, and by no aside of it?
static bool is_inside(const frame_view *f, uint32_t head, uint32_t w)
{
    int32_t at = (int32_t)w;
    for (uint32_t climb = 0; at >= 0 && climb <= f->sentence->n_tokens; climb++) {
        if (at == (int32_t)head) return true;
        if (leaves(f, head, (uint32_t)at)) return false;
        at = frame_word(f, (uint32_t)at)->head;
    }
    return false;
}

static bool is_edge(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    deprel rel = deprel_base((deprel)t->rel);
    return t->upos == UPOS_PUNCT || rel == REL_CASE || rel == REL_MARK || rel == REL_CC ||
           t->upos == UPOS_DET || str_in_list(t->lemma, "not|never|to|any|when", '|') ||
           rel == REL_AUX || rel == REL_FIXED; // "as well as" is "as" with its rest
}

// Before an "and that": what else is said.
static uint32_t before_and_that(const frame_view *f, uint32_t first, uint32_t end)
{
    for (uint32_t w = first + 1; w + 1 < end; w++)
        if (str_eq(frame_word(f, w)->form, STR("and")) &&
            str_eq(frame_word(f, w + 1)->form, STR("that")) &&
            deprel_base((deprel)frame_word(f, w + 1)->rel) == REL_MARK)
            return w;
    return end;
}

static bool is_stop(const frame_view *f, uint32_t w)
{
    return str_in_list(frame_word(f, w)->form, ",|;|:|(|\xe2\x80\x93|\xe2\x80\x94", '|');
}

// Does a phrase begin at w, that is no rest of what stands before it?
static bool begins_phrase(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w), *last = frame_word(f, w - 1);
    deprel rel = deprel_base((deprel)t->rel);
    bool of = str_eq(t->lemma, STR("of")); // "Republic of Korea"
    bool begins = (rel == REL_CASE && !of) || rel == REL_MARK || rel == REL_CC;
    return is_stop(f, w) || (begins && t->head > (int32_t)w && last->upos != UPOS_VERB);
}

// "Free, fair and open polls", "to abide by it": inside of what may not be parted.
static bool is_parting(const frame_view *f, uint32_t w)
{
    const token *last = frame_word(f, w - 1);
    bool of_row = last->upos == UPOS_ADJ && deprel_base((deprel)last->rel) == REL_CONJ;
    return of_row || last->rel == REL_AMOD || last->upos == UPOS_VERB;
}

// Does an item of a list begin at w that does not end before the limit: "as well as [the exclusion
// of women from ...]"?
static bool begins_broken_item(const frame_view *f, uint32_t w, uint32_t limit)
{
    const token *t = frame_word(f, w);
    if (is_stop(f, w)) return true;
    if (deprel_base((deprel)t->rel) != REL_CC || t->head <= (int32_t)w) return false;
    return frame_below(f, (uint32_t)t->head, limit);
}

// Where a wording that is too long ends: before the item of a list that would be broken, else
// before its last phrase that begins in time.
static uint32_t cut_at_phrase(const frame_view *f, uint32_t first, uint32_t end)
{
    uint32_t limit = first + MATTER_WORDS_MAX, least = first + MATTER_WORDS_MAX / 2;
    if (end <= limit) return end;
    for (uint32_t w = limit; w > least; w--)
        if (!is_parting(f, w) && begins_broken_item(f, w, limit)) return w;
    for (uint32_t w = limit; w > least; w--)
        if (!is_parting(f, w) && begins_phrase(f, w)) return w;
    return limit;
}

// What a phrase cannot end in: "are evidence of what".
static bool is_dangling(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    return t->upos == UPOS_PUNCT || t->upos == UPOS_CCONJ || t->upos == UPOS_DET ||
           t->upos == UPOS_PART || deprel_base((deprel)t->rel) == REL_CASE ||
           str_in_list(t->form, "what|who|whom|which|whose|how|where|when|why|regardless", '|');
}

// Before a bracket that is opened and not closed.
static uint32_t before_bracket(const frame_view *f, uint32_t first, uint32_t end)
{
    uint32_t open = end;
    for (uint32_t w = first; w < end; w++) {
        if (open == end && str_eq(frame_word(f, w)->form, STR("("))) open = w;
        if (str_eq(frame_word(f, w)->form, STR(")"))) open = end;
    }
    return open;
}

static uint32_t trimmed(const frame_view *f, uint32_t first, uint32_t end)
{
    while (end > first && is_dangling(f, end - 1)) end--;
    return end;
}

static matter make(const frame_view *f, uint32_t first, uint32_t end, int32_t head, str text)
{
    matter m = {.head = head};
    bool general = true;
    while (first < end && is_edge(f, first) &&
           !(head == (int32_t)first && frame_word(f, first)->upos == UPOS_DET))
        first++;
    if (first + 1 < end && str_eq(frame_word(f, first)->lemma, STR("extent")))
        first++; // "to the extent they arm rebels"
    end = before_and_that(f, first, end);
    end = cut_at_phrase(f, first, end);
    end = trimmed(f, first, end);
    end = trimmed(f, first, before_bracket(f, first, end));
    if (end <= first) return m;
    m.first = first;
    m.end = end;
    m.text =
        span_text(text, (span){frame_word(f, first)->span.begin, frame_word(f, end - 1)->span.end});
    uint32_t lead = first > 0 && frame_word(f, first - 1)->upos == UPOS_DET ? first - 1 : first;
    m.points = str_in_list(frame_word(f, lead)->lemma, "this|that|it|these|such", '|');
    for (uint32_t w = first; w < end; w++) {
        general = general && str_in_list(frame_word(f, w)->lemma, GENERAL, '|');
        m.question =
            m.question || str_in_list(frame_word(f, w)->lemma, "issue|matter|question", '|');
    }
    m.vague =
        general || (end == first + 1 && (frame_word(f, first)->upos == UPOS_PRON ||
                                         str_in_list(frame_word(f, first)->lemma, POINTS, '|')));
    if (head >= 0) m.name = subject_of_phrase(f, (uint32_t)head);
    return m;
}

#define BRACKETS_MAX 6 // words of "(CCH-A)", with their brackets

uint32_t matter_over_brackets(const frame_view *f, uint32_t w)
{
    uint32_t n = f->sentence->n_tokens;
    if (!str_eq(frame_word(f, w)->form, STR("("))) return w;
    for (uint32_t k = w + 1; k < n && k < w + BRACKETS_MAX; k++)
        if (str_eq(frame_word(f, k)->form, STR(")"))) return k + 1 < n ? k + 1 : w;
    return w;
}

// The same within the phrase: "Security Council (UNSC) resolutions".
static uint32_t over_own_brackets(const frame_view *f, uint32_t head, uint32_t w)
{
    uint32_t next = matter_over_brackets(f, w);
    bool own = is_inside(f, head, next) && frame_word(f, next)->upos != UPOS_PUNCT;
    return own ? next : w;
}

matter matter_of(const frame_view *f, uint32_t head, str text)
{
    uint32_t first = head, end = head + 1, n = f->sentence->n_tokens;
    while (first > 0 && is_inside(f, head, first - 1)) first--;
    while (end < n) {
        uint32_t next = over_own_brackets(f, head, end);
        if (next == end && !is_inside(f, head, end)) break;
        end = next + 1;
    }
    return make(f, first, end, (int32_t)head, text);
}

matter matter_words(const frame_view *f, uint32_t first, uint32_t end, uint32_t head, str text)
{
    return make(f, first, end, (int32_t)head, text);
}

static bool is_clause_start(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    if (str_in_list(t->form, ":|;|\"|\xe2\x80\x9c|\xe2\x80\x94|\xe2\x80\x93", '|')) return true;
    return str_in_list(t->form, "that", '|') && deprel_base((deprel)t->rel) == REL_MARK;
}

// The first word of the predicate: its copula or auxiliary.
static uint32_t predicate_start(const frame_view *f, uint32_t word)
{
    uint32_t first = word;
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        deprel rel = deprel_base((deprel)frame_word(f, c)->rel);
        if ((rel == REL_COP || rel == REL_AUX) && c < first) first = c;
    }
    return first;
}

static bool is_finite(const token *t)
{
    return t->xpos == XPOS_VBD || t->xpos == XPOS_VBZ || t->xpos == XPOS_VBP || t->xpos == XPOS_MD;
}

matter matter_before(const frame_view *f, uint32_t word, str text)
{
    uint32_t end = predicate_start(f, word), first = end;
    if (end == word && frame_word(f, word)->upos != UPOS_VERB) return (matter){.head = -1};
    while (first > 0 && !is_clause_start(f, first - 1)) first--;
    int32_t head = -1;
    for (uint32_t w = first; w < end && head < 0; w++) {
        int32_t above = frame_word(f, w)->head;
        if (above < (int32_t)first || above >= (int32_t)end) head = (int32_t)w;
    }
    // Who speaks is no matter: "he said tanks there would be ..."
    for (uint32_t w = first; w + 1 < end; w++)
        if (str_in_list(frame_word(f, w)->lemma, "say|add|warn|stress|tell", '|')) {
            first = w + 1;
            head = (int32_t)first;
        }
    bool below = false; // "any diversion before a treaty had been signed"
    for (uint32_t w = first; w < end; w++) {
        const token *t = frame_word(f, w);
        below = below || str_in_list(t->lemma, BELOW, '|');
        if ((is_finite(t) && !below) || str_in_list(t->lemma, "I|we|you", '|'))
            return (matter){.head = -1}; // more than one clause: the tree is of no help
    }
    return make(f, first, end, head, text);
}

matter matter_from_subject(const frame_view *f, uint32_t verb, uint32_t but, str text)
{
    int32_t doer = frame_child(f, verb, REL_NSUBJ);
    matter all = matter_of(f, verb, text);
    if (doer < 0 || (uint32_t)doer <= but || (uint32_t)doer > verb) return (matter){.head = -1};
    matter own = matter_of(f, (uint32_t)doer, text);
    return own.first > but ? make(f, own.first, all.end, (int32_t)verb, text)
                           : (matter){.head = -1};
}

// "Wonder if", "ask if": no condition.
static bool is_wondered(const frame_view *f, uint32_t w)
{
    return str_in_list(frame_word(f, w)->lemma, "wonder|ask|know|see|say|doubt|unclear", '|');
}

// Is the word in the clause or above it, or does the clause spell it out: "an ultimatum: unless"?
static bool is_near(const frame_view *f, uint32_t clause, uint32_t word)
{
    const token *t = frame_word(f, clause);
    if (frame_below(f, clause, word) || frame_below(f, word, clause)) return true;
    return deprel_base((deprel)t->rel) == REL_PARATAXIS && t->head >= 0 &&
           frame_below(f, (uint32_t)t->head, word);
}

matter matter_condition(const frame_view *f, uint32_t word, str text)
{
    uint32_t n = f->sentence->n_tokens;
    for (uint32_t w = 0; w < n; w++) {
        const token *t = frame_word(f, w);
        if (!str_in_list(t->lemma, "if|unless|should", '|') || t->head < 0) continue;
        if (deprel_base((deprel)t->rel) != REL_MARK && deprel_base((deprel)t->rel) != REL_AUX)
            continue;
        uint32_t clause = (uint32_t)t->head;
        int32_t above = frame_word(f, clause)->head, doer = frame_child(f, clause, REL_NSUBJ);
        if (str_eq(t->lemma, STR("should")) && doer < (int32_t)w) continue;
        bool near = above >= 0 && is_near(f, (uint32_t)above, word);
        if (frame_below(f, clause, word) || !near || is_wondered(f, (uint32_t)above)) continue;
        matter m = matter_of(f, clause, text);
        if (m.first <= w && m.end > w + 1) m = make(f, w + 1, m.end, (int32_t)clause, text);
        if (matter_size(m.text) >= CONDITION_WORDS) return m;
        return (matter){.head = -1};
    }
    return (matter){.head = -1};
}

// --- two wordings

matter_stems matter_stems_of(str text)
{
    matter_stems out;
    out.n = 0;
    for (size_t i = 0; i < text.n && out.n < STEMS_MAX;) {
        size_t k = i;
        while (k < text.n && ascii_is_word(text.p[k])) k++;
        str w = str_sub(text, i, k);
        bool capital = i > 0 && w.n && w.p[0] >= 'A' && w.p[0] <= 'Z';
        if (w.n >= 3 && !str_among_nocase(w, str_of(EMPTY), '|')) {
            out.name[out.n] = capital;
            out.word[out.n++] = w;
        }
        i = k > i ? k : i + 1;
    }
    return out;
}

#define LIKE_LETTERS 3 // that two words that count as alike share at least

static bool like(str a, str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    if (n < STEM && a.n != b.n && !(n >= 3 && (a.n == n + 1 || b.n == n + 1))) return false;
    if (n > STEM) n = STEM;
    return str_eq_nocase(str_sub(a, 0, n), str_sub(b, 0, n));
}

static bool has(const matter_stems *l, str word)
{
    for (uint32_t i = 0; i < l->n; i++)
        if (like(l->word[i], word)) return true;
    return false;
}

uint32_t matter_stems_common(const matter_stems *few, const matter_stems *many)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < few->n; i++) n += has(many, few->word[i]);
    return n;
}

bool matter_stems_name_more(const matter_stems *a, const matter_stems *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        if (a->name[i] && !has(b, a->word[i])) return true;
    return false;
}

uint32_t matter_common(str few, str many)
{
    matter_stems a = matter_stems_of(few), b = matter_stems_of(many);
    return matter_stems_common(&a, &b);
}

uint32_t matter_size(str text)
{
    return matter_stems_of(text).n;
}

// Both name something ("Mandaya", "Taiwan"), and nothing in common.
bool matter_stems_differ(const matter_stems *a, const matter_stems *b)
{
    bool in_a = false, in_b = false;
    for (uint32_t i = 0; i < a->n; i++) {
        in_a = in_a || a->name[i];
        if (a->name[i] && has(b, a->word[i])) return false;
    }
    for (uint32_t i = 0; i < b->n; i++) {
        in_b = in_b || b->name[i];
        if (b->name[i] && has(a, b->word[i])) return false;
    }
    return in_a && in_b;
}

bool matter_names_differ(str text_a, str text_b)
{
    matter_stems a = matter_stems_of(text_a), b = matter_stems_of(text_b);
    return matter_stems_differ(&a, &b);
}

#define NAME_STEM 4 // "Chad", "Chadian"; "Peru", "Peruvian"

static bool is_of(str word, str party)
{
    return word.n >= NAME_STEM && party.n >= NAME_STEM &&
           str_eq_nocase(str_sub(word, 0, NAME_STEM), str_sub(party, 0, NAME_STEM));
}

bool matter_share_name(str text_a, str text_b, str party, str other)
{
    matter_stems a = matter_stems_of(text_a), b = matter_stems_of(text_b);
    for (uint32_t i = 0; i < a.n; i++) {
        if (!a.name[i] && !(a.n == 1)) continue;
        if (is_of(a.word[i], party) || is_of(a.word[i], other)) continue;
        if (has(&b, a.word[i])) return true;
    }
    return false;
}

bool matter_same(str name_a, str text_a, str name_b, str text_b)
{
    matter_stems a = matter_stems_of(text_a), b = matter_stems_of(text_b);
    if (!a.n || !b.n) return true;
    if (matter_stems_differ(&a, &b)) return false;
    if (name_a.n && str_eq(name_a, name_b)) return true;
    uint32_t n = a.n < b.n ? matter_stems_common(&a, &b) : matter_stems_common(&b, &a);
    return n >= COMMON * (a.n < b.n ? a.n : b.n);
}

uint32_t matter_stem_key(const matter_stems *s, uint32_t i)
{
    uint32_t key = 0;
    for (size_t k = 0; k < LIKE_LETTERS && k < s->word[i].n; k++)
        key = key << 8 | (unsigned char)(s->word[i].p[k] | 0x20);
    return key;
}

str matter_title(str name, str text)
{
    uint32_t words = 1;
    bool named = false; // "Mekong islands" says more than "territory"
    for (size_t i = 0; i < text.n; i++) {
        words += text.p[i] == ' ';
        named = named || (text.p[i] >= 'A' && text.p[i] <= 'Z');
    }
    return name.n && ((words <= SHORT_WORDS && !named) || !text.n) ? name : text;
}
