#include "ledger/thesaurus.h"

#include "base/table.h"

#include "subject_table.inc"

#define GROUP_WORDS  4   // of a group in the table
#define CHAIN_STEPS  4   // "a round of talks on control of arms"
#define ROWS_MAX     200 // of the table; more would not be counted
#define BEHIND_STEPS 3   // phrases between the talks and what they are about
#define PHRASE_DEPTH 4   // words below the head of what it is about
#define AGENDA_MIN   4   // matters; two or three may be what it is about

enum { COL_SUBJECT, COL_WORDS };

static const char ABOUT[] = "on|about|over|regarding|concerning|covering";
static const char ABOUT_OF_VERB[] = "on|about|regarding|concerning"; // "over" gives the reason
// "Contacts between the two armed forces", "the hotline of the coast guards"
static const char BETWEEN_WHOM[] =
    "contact|exchange|link|tie|line|hotline|channel|cooperation|dialogue";
static const char NOWHERE[] =
    "level|question|issue|matter|topic|area|field|sphere|sector|priority|theme|number|range|"
    "variety|way|front|part|end|record|note|track|"
    "path|"
    "time|soil|margin|sideline|behalf|occasion|eve|basis|ground|person|fringe|day|side|hold|ice";
static const char EMPTY[] =
    "frank|candid|fluid|summit|productive|negotiation|talk|talks|dialogue|"
    "consultation|meeting|discussion|policy|question|working|"
    "person|follow|expert|opening|plenary|video|telephone|phone|negotiating|"
    "bargaining|conference|"
    "day|hour|week|month|year|party|round|way|level|minute|state|face";
static const char CONTAINERS[] =
    "round|session|series|resumption|meeting|cycle|set|stage|phase|day|week|track|channel|line|"
    "conference|suspension|mechanism|working|group|process";

// Behind these stand examples of an agenda.
static const char EXAMPLES[] = "ranging|including|such|from|like|include|range";

static str spelled(const token *t, bool lemma)
{
    return lemma && t->lemma.n ? t->lemma : t->form;
}

// "Cyber-bullying", "military-grade": a word before a hyphen is not what the whole is about, where
// no row has the whole.
static bool is_prefix(const frame_view *f, uint32_t w, uint32_t end)
{
    return w + 2 < end && str_eq(f->sentence->tokens[w + 1].form, STR("-")) &&
           str_eq_nocase(f->sentence->tokens[w].form, STR("cyber")) &&
           !str_in_list(f->sentence->tokens[w + 2].lemma, "security|attack|defence|defense", '|');
}

// The row that has the most words from `first` on, as lemmas or as they stand; its number of words
// in *n.
static int longest_as(const frame_view *f, uint32_t first, uint32_t end, bool lemma, uint32_t *n)
{
    table_key key;
    int best = -1;
    table_key_open(&key);
    uint32_t words = 0;
    for (uint32_t w = first; w < end && words < GROUP_WORDS; w++) {
        const token *t = &f->sentence->tokens[w];
        if (w > first && str_eq(t->form, STR("-"))) continue; // "arms-control", cut in three
        words++;
        if (w > first) table_key_add_space(&key);
        table_key_add(&key, subject_table.lower, spelled(t, lemma));
        table_hit h = table_find(&subject_table, &key);
        if (!h.found || is_prefix(f, w, end)) continue;
        if (best < 0 || w > first) {
            best = (int)h.row;
            *n = w + 1 - first;
        }
    }
    return best;
}

static int longest(const frame_view *f, uint32_t first, uint32_t end, uint32_t *n)
{
    uint32_t n_form = 0, n_lemma = 0;
    int form = longest_as(f, first, end, false, &n_form);
    int lemma = longest_as(f, first, end, true, &n_lemma);
    bool by_form = form >= 0 && n_form >= n_lemma;
    *n = by_form ? n_form : n_lemma;
    return by_form ? form : lemma;
}

static bool is_named(const frame_view *f, uint32_t w)
{
    uint32_t s = f->sentence->index;
    return mention_covering(f->mentions, s, w, MENTION_TIME) != NULL;
}

// Is the word below the head, in its own phrase?
static bool is_near(const frame_view *f, uint32_t head, uint32_t w)
{
    int32_t at = (int32_t)w;
    for (int step = 0; step <= PHRASE_DEPTH && at >= 0; step++) {
        if (at == (int32_t)head) return true;
        deprel rel = (deprel)f->sentence->tokens[at].rel;
        if (rel == REL_ACL_RELCL || rel == REL_APPOS || deprel_base(rel) == REL_ADVCL) return false;
        at = f->sentence->tokens[at].head;
    }
    return false;
}

static bool is_general(int row)
{
    return str_eq(table_cell(&subject_table, (uint32_t)row, COL_SUBJECT), STR(SUBJECT_GENERAL));
}

// The subject with the most words of those from `first` to `end` that stand near the head; of
// equals the earlier row.
static int best_row(const frame_view *f, uint32_t head, uint32_t first, uint32_t end)
{
    int best = -1;
    uint32_t best_n = 0;
    for (uint32_t w = first; w < end; w++) {
        uint32_t n = 0;
        if (!is_near(f, head, w) || is_named(f, w)) continue;
        int row = longest(f, w, end, &n);
        if (row < 0) continue;
        bool wider = best >= 0 && is_general(best) && !is_general(row);
        bool narrower = best >= 0 && !is_general(best) && is_general(row);
        if (narrower || (!wider && (n < best_n || (n == best_n && row > best)))) continue;
        best = row;
        best_n = n;
    }
    return best;
}

static str name_of(int row)
{
    return row < 0 ? STR_NONE : table_cell(&subject_table, (uint32_t)row, COL_SUBJECT);
}

static void phrase_range(const frame_view *f, uint32_t head, uint32_t *first, uint32_t *end)
{
    *first = *end = head;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!is_near(f, head, w)) continue;
        if (w < *first) *first = w;
        if (w > *end) *end = w;
    }
    (*end)++;
}

str subject_of_phrase(const frame_view *f, uint32_t head)
{
    uint32_t first, end;
    phrase_range(f, head, &first, &end);
    return name_of(best_row(f, head, first, end));
}

// Participles that only describe the talks.
static const char NO_MATTER[] =
    "working|negotiating|bargaining|opening|following|ongoing|upcoming|forthcoming|pending|"
    "existing|"
    "continuing|remaining|standing|coming|closing|preceding|outstanding|meeting|running|lasting";

// A noun; "grazing", "whaling", which are tagged as verbs; "lake" for a name, "Cod" at the
// beginning.
static bool is_nominal(const frame_view *f, uint32_t w)
{
    const token *t = &f->sentence->tokens[w];
    deprel rel = deprel_base((deprel)t->rel);
    bool small = t->form.n && t->form.p[0] >= 'a' && t->form.p[0] <= 'z';
    bool place = mention_covering(f->mentions, f->sentence->index, w, MENTION_PLACE) != NULL;
    if (t->upos == UPOS_NOUN) return true;
    if (t->upos == UPOS_PROPN) return (small || w == 0) && !place;
    return t->xpos == XPOS_VBG && small && !str_in_list(t->form, NO_MATTER, '|') &&
           (rel == REL_COMPOUND || rel == REL_AMOD);
}

static const char TREATIES[] =
    "treaty|treaties|accord|accords|agreement|agreements|deal|pact|convention|protocol|"
    "memorandum|declaration|truce|ceasefire";
// Words of a dialogue's name that say how it is held, not about what.
static const char RANKS[] =
    "bilateral|trilateral|quadrilateral|multilateral|annual|biannual|inaugural|ministerial|"
    "interministerial|high|level|high-level|senior|joint|new|special|regular|first|second|third|"
    "next|virtual|informal|formal|foreign|partnership|national|international|permanent|general|"
    "official|government|intergovernmental|consultative|post|forum|roundtable|core|global|top|"
    "leader|president|presidential|minister";

// "Customs", "#Customs".
static bool is_capital(str form)
{
    if (form.n > 1 && form.p[0] == '#') form = str_sub(form, 1, form.n);
    return form.n && form.p[0] >= 'A' && form.p[0] <= 'Z';
}

// Has the word a capital as a part of the talks' name? Not in a headline, where all may have one.
static bool is_of_title(const frame_view *f, uint32_t noun, uint32_t w)
{
    const token *t = &f->sentence->tokens[w];
    if (f->sentence->headline || !is_capital(f->sentence->tokens[noun].form)) return false;
    if (t->upos == UPOS_CCONJ || str_eq(t->form, STR("-"))) return w + 1 < noun;
    return is_capital(t->form) && t->form.n > 1 &&
           (t->upos == UPOS_ADJ || t->upos == UPOS_NOUN || t->upos == UPOS_PROPN ||
            t->upos == UPOS_X);
}

// "The Border Security and Rivers Dialogue", "the Horn of Africa talks": a name of several words,
// that no row has; empty: none. Countries that it names are its parties.
static bool take_title(const frame_view *f, uint32_t noun, subject *out, str text)
{
    uint32_t first = noun, s = f->sentence->index;
    // a treaty is often called by a place or a word that is not what it is about
    if (str_among_nocase(f->sentence->tokens[noun].form, str_of(TREATIES), '|')) return false;
    while (first > 0 && is_of_title(f, noun, first - 1) && is_near(f, noun, first - 1) &&
           !is_named(f, first - 1)) {
        const mention *m = mention_covering(f->mentions, s, first - 1, MENTION_ACTOR);
        if (m && m->n_actors && m->actors[0]->code.n) break;
        first--;
    }
    while (first < noun) {
        str form = f->sentence->tokens[first].form;
        bool edge = f->sentence->tokens[first].upos == UPOS_CCONJ || str_eq(form, STR("-"));
        if (!edge && !str_among_nocase(form, str_of(RANKS), '|')) break;
        first++;
    }
    if (first == noun || str_among_nocase(f->sentence->tokens[noun - 1].form, str_of(RANKS), '|') ||
        str_among_nocase(f->sentence->tokens[noun - 1].form, str_of(EMPTY), '|'))
        return false;
    out->span =
        (span){f->sentence->tokens[first].span.begin, f->sentence->tokens[noun - 1].span.end};
    out->text = span_text(text, out->span);
    return true;
}

// A word of a name: "Status", "#CulturalProperty"; no party, place or time.
static bool is_name_word(const frame_view *f, uint32_t w)
{
    const token *t = &f->sentence->tokens[w];
    uint32_t s = f->sentence->index;
    const mention *m = mention_covering(f->mentions, s, w, MENTION_ACTOR);
    if (m && m->n_actors && m->actors[0]->code.n) return false;
    if (mention_covering(f->mentions, s, w, MENTION_PLACE) || is_named(f, w)) return false;
    return is_capital(t->form) && (t->upos == UPOS_NOUN || t->upos == UPOS_PROPN ||
                                   t->upos == UPOS_ADJ || t->upos == UPOS_X);
}

// "The Status of Forces Agreement", "the Cultural Property Protection Agreement": the first word of
// a treaty's name of several words; the noun itself: it has none.
static uint32_t treaty_title(const frame_view *f, uint32_t noun)
{
    uint32_t first = noun;
    const token *t = f->sentence->tokens;
    if (!is_capital(t[noun].form) || !str_among_nocase(t[noun].form, str_of(TREATIES), '|'))
        return noun;
    while (first > 0) {
        bool joint = first > 1 && str_in_list(t[first - 1].form, "of|and|for|&", '|') &&
                     first < noun && is_name_word(f, first - 2);
        if (!joint && !is_name_word(f, first - 1)) break;
        first -= joint ? 2 : 1;
    }
    while (first < noun && str_among_nocase(t[first].form, str_of(RANKS), '|')) first++;
    return noun - first > 1 ? first : noun;
}

// The same with what it is about: of the thesaurus, else the name as it is written.
static bool take_treaty_title(const frame_view *f, uint32_t noun, subject *out, str text)
{
    uint32_t first = treaty_title(f, noun), most = 0;
    int best = -1;
    if (first == noun) return false;
    for (uint32_t w = first; w < noun; w++) {
        uint32_t n = 0;
        int row = longest(f, w, noun, &n);
        if (row < 0 || n <= most) continue;
        best = row;
        most = n;
    }
    if (f->sentence->headline && most < 2) return false; // all its words may have capitals
    out->name = name_of(best);
    out->span =
        (span){f->sentence->tokens[first].span.begin, f->sentence->tokens[noun - 1].span.end};
    out->text = span_text(text, out->span);
    return out->name.n > 0;
}

// "Satellite-launch talks": nouns that no row of the thesaurus has.
static bool take_unnamed(const frame_view *f, uint32_t noun, subject *out, str text)
{
    uint32_t first = noun, s = f->sentence->index;
    if (out->text.n || take_title(f, noun, out, text)) return false;
    while (first > 0) {
        const token *t = &f->sentence->tokens[first - 1];
        bool own = is_nominal(f, first - 1) || (first < noun && str_eq(t->form, STR("-")));
        if (!own || !is_near(f, noun, first - 1) || is_named(f, first - 1) ||
            mention_covering(f->mentions, s, first - 1, MENTION_ACTOR))
            break;
        first--;
    }
    if (first == noun || str_in_list(f->sentence->tokens[noun - 1].lemma, EMPTY, '|')) return false;
    out->span =
        (span){f->sentence->tokens[first].span.begin, f->sentence->tokens[noun - 1].span.end};
    out->text = span_text(text, out->span);
    return false; // what stands behind may have a name
}

// May the word stand before the talks as a part of what they are called?
static bool is_modifier(const frame_view *f, uint32_t w)
{
    const token *t = &f->sentence->tokens[w];
    bool sum = str_eq(t->form, STR("+")) || // "the 2+2 dialogue"
               (t->upos == UPOS_NUM &&
                (str_eq(t[1].form, STR("+")) || (w > 0 && str_eq(t[-1].form, STR("+")))));
    return t->upos == UPOS_NOUN || t->upos == UPOS_ADJ || t->upos == UPOS_PROPN ||
           t->upos == UPOS_CCONJ || str_eq(t->form, STR("-")) || sum;
}

// Words before the noun that are no actor, number or time: "arms control" of "arms control talks".
static bool take_modifiers(const frame_view *f, uint32_t noun, subject *out, str text)
{
    uint32_t first = noun;
    if (take_treaty_title(f, noun, out, text)) return true;
    while (first > 0 && is_modifier(f, first - 1) && is_near(f, noun, first - 1)) first--;
    int row = best_row(f, noun, first, noun + 1); // "strategic dialogue" with its noun
    if (row < 0) return take_unnamed(f, noun, out, text);
    uint32_t begin = noun, n = 0;
    for (uint32_t w = noun; w-- > first;)
        if (longest(f, w, noun + 1, &n) >= 0) begin = w;
    uint32_t last = begin < noun ? noun - 1 : noun; // "truce", of which nothing stands before
    out->name = name_of(row);
    out->span = (span){f->sentence->tokens[begin].span.begin, f->sentence->tokens[last].span.end};
    out->text = span_text(text, out->span);
    return true;
}

static bool is_about(const frame_view *f, uint32_t w, const char *list)
{
    int32_t mark = frame_child(f, w, REL_CASE), above = f->sentence->tokens[w].head;
    if (mark < 0) mark = frame_child(f, w, REL_MARK);
    if (mark < 0) return false;
    if (above >= 0 && str_eq(f->sentence->tokens[above].lemma, STR("negotiate")) &&
        str_eq(f->sentence->tokens[mark].lemma, STR("for")))
        return true; // "negotiate for the exchange of prisoners"
    return str_in_list(f->sentence->tokens[mark].lemma, list, '|');
}

static bool is_actor_or_time(const frame_view *f, uint32_t w)
{
    uint32_t s = f->sentence->index;
    const mention *m = mention_headed(f->mentions, s, w, MENTION_ACTOR);
    // a name that only has the form of one: "the Northern Marine Corridor"
    bool named = m && !(str_eq(m->how, STR("form")) && m->n_actors && !m->actors[0]->code.n);
    return named || mention_covering(f->mentions, s, w, MENTION_TIME) != NULL;
}

// Does the word stand behind the noun or verb, a few phrases down but in no clause that describes?
static bool hangs_behind(const frame_view *f, uint32_t above, uint32_t word, int steps)
{
    int32_t at = (int32_t)word;
    for (int step = 0; step <= steps && at >= 0; step++) {
        if (at == (int32_t)above) return step > 0;
        deprel rel = (deprel)f->sentence->tokens[at].rel;
        if (rel == REL_ACL_RELCL || deprel_base(rel) == REL_ADVCL || rel == REL_PARATAXIS)
            return false;
        if (deprel_base(rel) == REL_CCOMP) return false;
        at = f->sentence->tokens[at].head;
    }
    return false;
}

// What a subject does not begin with.
static bool is_edge(const frame_view *f, uint32_t w)
{
    const token *t = &f->sentence->tokens[w];
    deprel rel = deprel_base((deprel)t->rel);
    return rel == REL_CASE || rel == REL_MARK || t->upos == UPOS_DET || t->upos == UPOS_PUNCT ||
           t->upos == UPOS_ADP || t->upos == UPOS_SCONJ;
}

// "On topics ranging from climate to trade": where the examples begin, else the end.
static uint32_t before_examples(const frame_view *f, uint32_t head, uint32_t end)
{
    for (uint32_t w = head + 1; w < end; w++)
        if (str_in_list(f->sentence->tokens[w].form, EXAMPLES, '|')) return w;
    return end;
}

// "Fish issues", not "regional issues": a noun beside it says what.
static bool names_matter(const frame_view *f, uint32_t head)
{
    for (uint32_t i = f->first_child[head]; i < f->first_child[head + 1]; i++) {
        const token *t = &f->sentence->tokens[f->children[i]];
        bool named = mention_covering(f->mentions, f->sentence->index, f->children[i],
                                      MENTION_ACTOR) != NULL ||
                     is_named(f, f->children[i]);
        if (deprel_base((deprel)t->rel) == REL_COMPOUND && f->children[i] < head && !named &&
            !str_in_list(t->lemma, "policy|interest|world|agenda|priority|key", '|'))
            return true;
    }
    return false;
}

// "On smuggling with Chad on Monday": with whom and when the talks are is no part of the subject.
static uint32_t before_whom(const frame_view *f, uint32_t head, uint32_t end)
{
    for (uint32_t w = head + 1; w < end; w++) {
        int32_t mark = frame_child(f, w, REL_CASE);
        bool own = mark > (int32_t)head && is_actor_or_time(f, w);
        if (own && str_in_list(f->sentence->tokens[mark].lemma, "with|between|on", '|'))
            return (uint32_t)mark;
    }
    return end;
}

// "Sharing" behind "on burden", hung on the agreement or what that hangs on.
static bool is_done_to(const frame_view *f, uint32_t noun, uint32_t w)
{
    if (w >= f->sentence->n_tokens || f->sentence->tokens[w].xpos != XPOS_VBG) return false;
    int32_t head = f->sentence->tokens[w].head;
    return f->sentence->tokens[w].rel == REL_ACL &&
           (head == (int32_t)noun || head == f->sentence->tokens[noun].head);
}

// "Talks on arms control", "hold discussion with Chad on the border" with the phrase on the verb.
static bool take_behind(const frame_view *f, uint32_t noun, uint32_t above, subject *out, str text)
{
    const char *words = above == noun ? ABOUT : ABOUT_OF_VERB;
    for (uint32_t c = noun + 1; c < f->sentence->n_tokens; c++) {
        uint32_t first, end;
        int steps = above == noun ? BEHIND_STEPS : 1;
        if (!is_about(f, c, words) || is_actor_or_time(f, c) || !hangs_behind(f, above, c, steps))
            continue;
        phrase_range(f, c, &first, &end);
        if (first <= noun) first = noun + 1;
        while (first < c && is_edge(f, first)) first++;
        bool vague = str_in_list(f->sentence->tokens[c].lemma, NOWHERE, '|');
        uint32_t stop = vague ? before_examples(f, c, end) : end;
        str name = name_of(best_row(f, c, first, stop));
        bool none = (vague && !names_matter(f, c)) || stop < end ||
                    f->sentence->tokens[c].upos == UPOS_PRON;
        bool treaty = str_among_nocase(f->sentence->tokens[noun].form, str_of(TREATIES), '|');
        if (!name.n && ((out->text.n && !treaty) || none)) continue;
        end = before_whom(f, c, end);
        if (!name.n && end == c + 1 && is_done_to(f, noun, end)) end++; // "on burden sharing"
        out->name = name;
        out->span =
            (span){f->sentence->tokens[first].span.begin, f->sentence->tokens[end - 1].span.end};
        out->text = span_text(text, out->span);
        if (name.n) return true;
    }
    return out->text.n > 0;
}

// "The dialogue on Chad": a country is a subject too, where nothing else is one.
static void take_country(const frame_view *f, uint32_t noun, subject *out, str text)
{
    for (uint32_t c = noun + 1; c < f->sentence->n_tokens; c++) {
        const mention *m = mention_headed(f->mentions, f->sentence->index, c, MENTION_ACTOR);
        if (!m || m->n_actors != 1 || m->actors[0]->person ||
            f->sentence->tokens[c].head != (int32_t)noun || !is_about(f, c, "on|about"))
            continue;
        out->span = m->span;
        out->text = span_text(text, out->span);
        return;
    }
}

// "The second meeting of the Customs Working Group".
static bool is_named_talks(const frame_view *f, uint32_t w)
{
    return f->sentence->tokens[w].upos == UPOS_PROPN &&
           str_among_nocase(
               f->sentence->tokens[w].form,
               STR("dialogue|talks|consultations|commission|group|committee|forum|council|"
                   "negotiations"),
               '|');
}

// "The Treaty of Friendship": what a treaty is called behind "of".
static bool take_treaty_name(const frame_view *f, uint32_t noun, subject *out, str text)
{
    if (!str_among_nocase(f->sentence->tokens[noun].form, STR("treaty|convention|pact"), '|'))
        return false;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i], first, end;
        int32_t mark = frame_child(f, c, REL_CASE);
        const token *t = &f->sentence->tokens[c];
        bool of = mark > (int32_t)noun && str_eq(f->sentence->tokens[mark].lemma, STR("of"));
        if (!of || !is_capital(t->form) || is_actor_or_time(f, c) ||
            mention_covering(f->mentions, f->sentence->index, c, MENTION_PLACE))
            continue;
        first = c;
        while (first > (uint32_t)mark + 1 && is_capital(f->sentence->tokens[first - 1].form))
            first--;
        for (end = c + 1; end < f->sentence->n_tokens;) {
            bool joint = f->sentence->tokens[end].upos == UPOS_CCONJ;
            uint32_t next = end + joint;
            bool more = next < f->sentence->n_tokens && !is_actor_or_time(f, next) &&
                        is_capital(f->sentence->tokens[next].form) && frame_below(f, c, next);
            if (!more) break;
            end = next + 1;
        }
        out->name = name_of(best_row(f, c, first, end));
        out->span =
            (span){f->sentence->tokens[first].span.begin, f->sentence->tokens[end - 1].span.end};
        out->text = span_text(text, out->span);
        return true;
    }
    return false;
}

// The talks that a round is one of; the noun itself else.
static int32_t contained(const frame_view *f, uint32_t noun)
{
    if (!str_in_list(f->sentence->tokens[noun].lemma, CONTAINERS, '|')) return -1;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        int32_t mark = frame_child(f, c, REL_CASE);
        if (mark >= 0 && c > noun && str_in_list(f->sentence->tokens[mark].lemma, "of|in", '|') &&
            (f->sentence->tokens[c].upos == UPOS_NOUN || is_named_talks(f, c)))
            return (int32_t)c;
    }
    return -1;
}

// "On climate, on fish": has the noun several phrases that say what it is about?
static bool has_several(const frame_view *f, uint32_t noun)
{
    uint32_t n = 0;
    for (uint32_t w = noun + 1; w < f->sentence->n_tokens; w++)
        n += is_about(f, w, ABOUT) && !is_actor_or_time(f, w) &&
             hangs_behind(f, noun, w, BEHIND_STEPS);
    return n > 1;
}

// "On trade, energy and crime": three matters or more behind the noun.
static bool has_agenda(const frame_view *f, uint32_t noun)
{
    for (uint32_t w = noun + 1; w < f->sentence->n_tokens; w++) {
        uint32_t n = 1;
        if (!is_about(f, w, ABOUT) || !hangs_behind(f, noun, w, BEHIND_STEPS)) continue;
        for (uint32_t i = w + 1; i < f->sentence->n_tokens; i++)
            n += f->sentence->tokens[i].rel == REL_CONJ && is_near(f, w, i) &&
                 f->sentence->tokens[i].upos != UPOS_ADJ;
        if (n >= AGENDA_MIN) return true;
    }
    return false;
}

// Is the noun's phrase a list: has the word a conjunct, or is it one?
static bool is_listed(const frame_view *f, uint32_t w, uint32_t noun)
{
    int32_t at = (int32_t)w;
    for (int step = 0; step < CHAIN_STEPS && at >= 0 && at != (int32_t)noun; step++) {
        if (f->sentence->tokens[at].rel == REL_CONJ) return true;
        for (uint32_t i = f->first_child[at]; i < f->first_child[at + 1]; i++)
            if (f->sentence->tokens[f->children[i]].rel == REL_CONJ) return true;
        at = f->sentence->tokens[at].head;
    }
    return false;
}

uint32_t subject_list(const frame_view *f, uint32_t noun, str *out, uint32_t max)
{
    uint32_t n = 0;
    bool several = has_several(f, noun);
    for (uint32_t w = 0; w < f->sentence->n_tokens && n < max; w++) {
        uint32_t words = 0;
        bool near = is_near(f, noun, w) || (w > noun && hangs_behind(f, noun, w, BEHIND_STEPS));
        int row =
            near && w != noun && !is_named(f, w) && (is_listed(f, w, noun) || (several && w > noun))
                ? longest(f, w, f->sentence->n_tokens, &words)
                : -1;
        if (row < 0) continue;
        str name = name_of(row);
        bool known = false;
        for (uint32_t i = 0; i < n && !known; i++) known = str_eq(out[i], name);
        if (!known) out[n++] = name;
        w += words - 1;
    }
    return n;
}

static bool is_leader(const frame_view *f, uint32_t w)
{
    str lemma = f->sentence->tokens[w].lemma;
    if (str_in_list(lemma, "premier|president|leader", '|')) return true;
    return w > 0 && str_in_list(lemma, "minister|Minister", '|') &&
           str_eq_nocase(f->sentence->tokens[w - 1].form, STR("prime"));
}

// "The hotline between the prime ministers", "Malaysia's line to Vietnam's premier", "the
// presidents spoke over the hotline".
static bool joins_leaders(const frame_view *f, uint32_t line)
{
    int32_t verb = f->sentence->tokens[line].head;
    bool spoken =
        verb >= 0 && str_in_list(f->sentence->tokens[verb].lemma, "speak|talk|confer", '|');
    int32_t who = spoken ? frame_child(f, (uint32_t)verb, REL_NSUBJ) : -1;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (is_leader(f, w) &&
            (frame_below(f, line, w) || (who >= 0 && frame_below(f, (uint32_t)who, w))))
            return true;
    return false;
}

// "The strategic dialogue on space" is about space.
static subject narrowed(const frame_view *f, uint32_t noun, subject general, str text)
{
    subject behind = {0};
    if (!str_eq(general.name, STR(SUBJECT_GENERAL)) || has_several(f, noun) || has_agenda(f, noun))
        return general;
    if (!take_behind(f, noun, noun, &behind, text)) take_country(f, noun, &behind, text);
    if (!behind.text.n) return general;
    return behind.name.n && str_eq(behind.name, STR(SUBJECT_GENERAL)) ? general : behind;
}

subject subject_of_noun(const frame_view *f, uint32_t word, str text)
{
    subject out = {0};
    int32_t noun = (int32_t)word;
    for (int step = 0; step < CHAIN_STEPS && noun >= 0; step++) {
        uint32_t w = (uint32_t)noun;
        if (take_modifiers(f, w, &out, text)) return narrowed(f, w, out, text);
        if (take_behind(f, w, w, &out, text) && out.name.n) return out;
        if (!out.text.n && take_treaty_name(f, w, &out, text)) return out;
        int32_t above = f->sentence->tokens[w].head;
        deprel rel = deprel_base((deprel)f->sentence->tokens[w].rel);
        bool object = rel == REL_OBJ || rel == REL_NSUBJ || rel == REL_OBL;
        if (above >= 0 && object && take_behind(f, w, (uint32_t)above, &out, text) && out.name.n)
            return out;
        if (!out.text.n && str_in_list(f->sentence->tokens[w].lemma, "dialogue|Dialogue", '|'))
            take_country(f, w, &out, text);
        noun = contained(f, w);
    }
    if (!out.name.n && str_in_list(f->sentence->tokens[word].lemma, BETWEEN_WHOM, '|'))
        out.name = subject_of_phrase(f, word);
    if (!out.name.n &&
        str_in_list(f->sentence->tokens[word].lemma, "line|hotline|telephone|link", '|') &&
        joins_leaders(f, word))
        out.name = STR("leaders' line");
    return out;
}

str subject_of_sentence(const frame_view *f)
{
    uint32_t votes[ROWS_MAX] = {0};
    int best = -1;
    uint32_t end = f->sentence->n_tokens;
    for (uint32_t w = 1; w < end; w++) // examples are not what it is about
        if (str_in_list(f->sentence->tokens[w].form, "ranging|including", '|') ||
            (str_eq(f->sentence->tokens[w].form, STR("as")) &&
             str_eq(f->sentence->tokens[w - 1].form, STR("such"))))
            end = w;
    for (uint32_t w = 0; w < end; w++) {
        uint32_t n = 0;
        int row = is_named(f, w) ? -1 : longest(f, w, end, &n);
        if (row < 0 || row >= ROWS_MAX) continue;
        votes[row] += n;
        if (best < 0 || votes[row] > votes[best]) best = row;
    }
    return name_of(best);
}
