#include "mention/speakerscan.h"

#define SPEECH_WORDS_MAX                                                                           \
    32                 // words that report words read in one sentence; each costs a walk over it
#define CLAUSES_MAX 16 // reports of words looked at in one sentence
#define ABOUT_MAX   12 // words from "asked" to "about"
#define REPORT_MAX  12 // words of a speaker before "said", and of what follows it
#define THAT_MAX    16 // words from a noun that reports words to its "that"
#define NAME_MAX    8  // words of a speaker that no mention covers

// One report of words: whose, and which words. The words are the subtree of `root` without that of
// `except`, or [first, end) when there is no root.
typedef struct {
    attribution *who;
    int32_t root, except;
    uint32_t first, end;
    uint32_t size; // words covered
    int32_t verb;
} clause;

typedef struct {
    speaker_scan *x;
    const sentence *s;
    clause clauses[CLAUSES_MAX];
    size_t n;
} clause_scan;

static bool covers(const sentence *s, const clause *c, uint32_t i)
{
    if (c->root < 0) return i >= c->first && i < c->end;
    if (c->except >= 0 && tree_under(s, i, (uint32_t)c->except)) return false;
    return tree_under(s, i, (uint32_t)c->root);
}

static void add(clause_scan *c, clause new)
{
    if (c->n == CLAUSES_MAX) return;
    for (uint32_t i = 0; i < c->s->n_tokens; i++)
        if (covers(c->s, &new, i)) new.size++;
    if (new.size) c->clauses[c->n++] = new;
}

static void add_tree(clause_scan *c, attribution *who, int32_t verb, int32_t root, int32_t except)
{
    add(c, (clause){.who = who, .verb = verb, .root = root, .except = except});
}

static void add_range(clause_scan *c, attribution *who, int32_t verb, uint32_t first, uint32_t end)
{
    add(c,
        (clause){.who = who, .verb = verb, .root = -1, .except = -1, .first = first, .end = end});
}

// The actor mention for a speaker: headed by its word, covering it, or the owner of a statement.
static const mention *actor_at(const mention_list *m, const sentence *s, uint32_t word)
{
    const mention *covering = NULL;
    size_t from = m->first_of ? m->first_of[s->index] : 0;
    size_t to = m->first_of ? m->first_of[s->index + 1] : m->n;
    for (size_t i = from; i < to; i++) {
        const mention *k = &m->p[i];
        if (k->kind != MENTION_ACTOR || k->sentence != s->index) continue;
        if (k->head == word) return k; // the longest comes first
        if (k->first <= word && word < k->end && !covering) covering = k;
    }
    return covering;
}

// First word of the phrase that `word` heads, prepositions left out.
static uint32_t name_first(const sentence *s, uint32_t word)
{
    uint32_t first = word;
    while (first > 0 && word - first < NAME_MAX && tree_under(s, first - 1, word) &&
           !word_has(s, first - 1, UPOS_PUNCT) && !word_has(s, first - 1, UPOS_ADP) &&
           !word_is(s, first - 1, "to"))
        first--;
    return first;
}

attribution *speaker_new(const speaker_scan *x, const sentence *s, int32_t who, int32_t verb,
                         str lemma, speech kind)
{
    attribution *t = arena_array(x->a, attribution, 1);
    t->sentence = s->index;
    t->verb = verb;
    t->lemma = lemma;
    t->alleged = kind.alleged;
    t->denied = kind.denied;
    t->question = kind.question;
    speaker_parties(x, s, t);
    if (who < 0) return t;
    uint32_t word = (uint32_t)who;
    const mention *m = actor_at(x->m, s, word);
    uint32_t start = name_first(s, word);
    if (!m && word_has(s, word, UPOS_NOUN)) {
        int32_t owner = tree_owner(s, word); // "Lin's statement said", "a Pentagon release said"
        if (owner >= 0) m = actor_at(x->m, s, (uint32_t)owner);
        for (uint32_t i = start; !m && i < word; i++) m = actor_at(x->m, s, i);
    }
    t->speaker = m;
    if (m && m->first <= word && word < m->end) {
        t->span = m->span;
    } else {
        uint32_t end = word + 1;
        while (end < s->n_tokens && s->tokens[end].head == who && s->tokens[end].rel == REL_FLAT)
            end++;
        t->span = word_span(s, start, end);
    }
    t->name = span_text(x->d->text, t->span);
    t->role = m ? speaker_role(x, m) : speaker_office(x, s, start, word + 1);
    return t;
}

static bool negated(const sentence *s, uint32_t v)
{
    return tree_has(s, v, REL_ADVMOD, "not|n't|never|n\xe2\x80\x99t");
}

static bool passive(const sentence *s, uint32_t v)
{
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)v && s->tokens[i].rel == REL_AUX_PASS) return true;
    return false;
}

// Verbs that report words whatever follows; the others need a clause in the tree.
static bool plain(const sentence *s, uint32_t v)
{
    return s->tokens[v].lemma.n &&
           str_in_list(s->tokens[v].lemma,
                       "say|tell|add|claim|state|announce|declare|insist|warn|allege|reply|deny|"
                       "confirm|report|reiterate|write",
                       '|');
}

// Finite, or a past tense with its subject that was taken for a participle.
static bool is_said(const sentence *s, uint32_t v)
{
    return token_is_finite(&s->tokens[v]) ||
           (s->tokens[v].xpos == XPOS_VBN && !passive(s, v) && tree_child(s, v, REL_NSUBJ) >= 0);
}

// The comma or quotation mark before the speaker of ", the officials said"; 0 when the words before
// verb `v` are not such a phrase.
static uint32_t comma_before(const sentence *s, uint32_t v)
{
    bool noun = false;
    for (uint32_t k = 1; k <= REPORT_MAX && k < v; k++) {
        uint32_t i = v - k;
        if (word_has(s, i, UPOS_PUNCT) && !word_is_hyphen(s, i))
            return noun && i > 0 && !word_among(s, i, "(|)|:|;") ? i : 0;
        if (token_is_finite(&s->tokens[i]) || word_has(s, i, UPOS_SCONJ) ||
            word_has(s, i, UPOS_CCONJ))
            return 0;
        noun |= word_is_noun(s, i) || word_has(s, i, UPOS_PRON);
    }
    return 0;
}

// "Washington, he demanded, must ...": verbs that report words when they are set in between commas.
static bool is_inserted(const sentence *s, uint32_t v)
{
    bool ends =
        v + 1 >= s->n_tokens || word_has(s, v + 1, UPOS_PUNCT) || word_has(s, v + 1, UPOS_ADP);
    return ends && s->tokens[v].lemma.n &&
           str_in_list(s->tokens[v].lemma,
                       "demand|urge|answer|explain|stress|argue|complain|caution|respond|emphasise|"
                       "emphasize|note|remark|conclude|recall|maintain|vow|promise|threaten|object|"
                       "protest|charge|signal|complain",
                       '|');
}

// "..., X said today." and "..., X said, ...": surer than any tree, for the commas leave no choice.
static bool final_report(clause_scan *c, attribution *who, uint32_t v)
{
    const sentence *s = c->s;
    uint32_t comma = (plain(s, v) || is_inserted(s, v)) && is_said(s, v) ? comma_before(s, v) : 0;
    if (!comma || word_among(s, v + 1, "that|:|it|he|she|they|the|\"|\xe2\x80\x9c")) return false;
    uint32_t end = s->n_tokens;
    while (end > v + 1 && word_has(s, end - 1, UPOS_PUNCT)) end--;
    if (word_is(s, v + 1, ",")) {
        add_range(c, who, (int32_t)v, 0, comma);
        if (end > v + 2) add_range(c, who, (int32_t)v, v + 2, end);
        return true;
    }
    if (end > v + 1 + REPORT_MAX) return false;
    for (uint32_t i = v + 1; i < end; i++)
        if (token_is_finite(&s->tokens[i])) return false;
    add_range(c, who, (int32_t)v, 0, comma);
    return true;
}

// The "that" behind a verb with its adverbials and hearers between; 0 when a clause or a comma
// comes first.
static uint32_t that_behind(const sentence *s, uint32_t v)
{
    for (uint32_t i = v + 1; i < s->n_tokens && i < v + REPORT_MAX; i++) {
        if (word_is(s, i, "that") && word_has(s, i, UPOS_SCONJ)) return i;
        if (token_is_finite(&s->tokens[i]) || (word_has(s, i, UPOS_PUNCT) && !word_is_hyphen(s, i)))
            return 0;
    }
    return 0;
}

// "X said (that) ..." by the order of the words, where the tree has no clause.
static void by_order(clause_scan *c, attribution *who, uint32_t v)
{
    const sentence *s = c->s;
    bool quoted =
        v > 0 && word_is(s, v, "saying") && word_is(s, v - 1, "as"); // "was quoted as saying"
    if (!plain(s, v) || (!token_is_finite(&s->tokens[v]) && !quoted) ||
        who->span.end <= who->span.begin)
        return;
    uint32_t end = s->n_tokens, next = v + 1;
    while (end > 0 && word_has(s, end - 1, UPOS_PUNCT)) end--;
    if (word_among(s, next, "that|:|,|\"|\xe2\x80\x9c") && end > next + 1) {
        add_range(c, who, (int32_t)v, next + 1, end);
        return;
    }
    uint32_t that = that_behind(s, v); // "said on Monday in a letter that ..."
    if (that && end > that + 1) {
        add_range(c, who, (int32_t)v, that + 1, end);
        return;
    }
    bool starts = word_has(s, next, UPOS_PROPN) || word_has(s, next, UPOS_DET) ||
                  word_has(s, next, UPOS_PRON) || word_has(s, next, UPOS_AUX);
    bool verb = false;
    for (uint32_t i = next; i < end; i++)
        verb |= token_is_finite(&s->tokens[i]) ||
                (s->headline && word_is(s, i, "to") && word_has(s, i + 1, UPOS_VERB));
    bool says =
        str_in_list(s->tokens[v].lemma, "say|claim|insist|warn|state|allege|confirm|announce", '|');
    if (starts && verb && says) add_range(c, who, (int32_t)v, next, end);
}

// "asked Lin about X": what follows is in question
static void add_about(clause_scan *c, attribution *who, uint32_t v)
{
    const sentence *s = c->s;
    uint32_t i = v + 1;
    while (i < s->n_tokens && i < v + ABOUT_MAX &&
           !word_among(s, i, "about|regarding|concerning")) {
        if (word_has(s, i, UPOS_PUNCT) && !word_is_hyphen(s, i)) return;
        i++;
    }
    if (!word_among(s, i, "about|regarding|concerning")) return;
    uint32_t end = i + 1;
    while (end < s->n_tokens && (!word_has(s, end, UPOS_PUNCT) || word_is_hyphen(s, end))) end++;
    add_range(c, who, (int32_t)v, i, end);
}

// Its object; in "dismissed as untrue reports that" the reports hang on the verb as if by "as".
static int32_t object_of(const sentence *s, uint32_t v)
{
    int32_t object = tree_child(s, v, REL_OBJ);
    for (uint32_t i = v + 3; object < 0 && i < s->n_tokens && i < v + 6; i++)
        if (s->tokens[i].head == (int32_t)v && s->tokens[i].rel == REL_OBL &&
            word_is(s, v + 1, "as") && word_has(s, v + 2, UPOS_ADJ) &&
            speech_at(s, i, SPEECH_NOUN).found)
            object = (int32_t)i;
    return object;
}

// Does the reporting verb take these words as its object? "denied the sale", "rejected claims that"
static void add_object(clause_scan *c, attribution *who, uint32_t v, speech kind)
{
    const sentence *s = c->s;
    int32_t object = object_of(s, v);
    if (object < 0 && passive(s, v)) {
        for (uint32_t i = 0; i < v; i++)
            if (s->tokens[i].head == (int32_t)v && s->tokens[i].rel == REL_NSUBJ_PASS)
                object = (int32_t)i;
    }
    if (object < 0) return;
    speech noun = speech_at(s, (uint32_t)object, SPEECH_NOUN);
    if (word_has(s, (uint32_t)object, UPOS_PRON)) return;
    bool share = word_has(s, (uint32_t)object, UPOS_NOUN) && s->tokens[object].lemma.n &&
                 str_in_list(s->tokens[object].lemma,
                             "responsibility|involvement|role|complicity|participation|part", '|');
    if ((noun.found || share) && kind.denied) {
        uint32_t end = (uint32_t)object + 1;
        while (end < s->n_tokens && !word_has(s, end, UPOS_PUNCT)) end++;
        add_range(c, who, (int32_t)v, (uint32_t)object, end);
    } else if (kind.object) {
        bool gerund = v + 1 < (uint32_t)object && s->tokens[v + 1].xpos == XPOS_VBG &&
                      s->tokens[v + 1].head == object; // "denied imposing fines"
        add_range(c, who, (int32_t)v, gerund ? v + 1 : (uint32_t)object, (uint32_t)object + 1);
    }
}

// "denied having left": the gerund directly behind the verb, hung on it as a clause of its own.
static bool is_gerund_object(const sentence *s, uint32_t i, uint32_t v)
{
    bool having = i == v + 2 && word_is(s, v + 1, "having");
    bool hung = s->tokens[i].rel == REL_ADVCL || s->tokens[i].rel == REL_ACL;
    if (!hung || (i != v + 1 && !having)) return false;
    return having || s->tokens[i].xpos == XPOS_VBG;
}

// "LIVE at noon: X announces", "Y left; X insisted": the verb is no insertion into what stands
// before.
static bool colon_between(const sentence *s, int32_t above, uint32_t v)
{
    bool colon = false;
    for (uint32_t i = above < 0 ? v : (uint32_t)above; i < v; i++)
        if (word_among(s, i, ":|;|,")) colon = !word_is(s, i, ",");
    return colon;
}

// "say the town was calm since the army left": a clause behind what is said, without a comma, which
// the tree hangs on the verb of saying.
static void add_tail(clause_scan *c, attribution *who, uint32_t v, uint32_t said)
{
    const sentence *s = c->s;
    for (uint32_t k = said + 1; k < s->n_tokens; k++) {
        if (s->tokens[k].head != (int32_t)v || s->tokens[k].rel != REL_ADVCL) continue;
        if (!tree_has(s, k, REL_MARK, "since|because|after|if|until|while|unless|before|once"))
            continue;
        uint32_t first = k;
        while (first > said && tree_under(s, first - 1, k)) first--;
        bool mark = word_has(s, first - 1, UPOS_PUNCT) && !word_among(s, first - 1, "\"|''");
        if (!mark && tree_under(s, first - 1, said)) add_tree(c, who, (int32_t)v, (int32_t)k, -1);
    }
}

// Clauses that hang on the verb, or on which it hangs.
static void add_clauses(clause_scan *c, attribution *who, uint32_t v, bool opens)
{
    const sentence *s = c->s;
    const token *t = &s->tokens[v];
    bool named = who->span.end > who->span.begin, is_passive = passive(s, v), complement = false;
    // "the talks were concluded, ...": only "it was announced that" has a clause without a speaker
    bool owned = named || tree_has(s, v, REL_NSUBJ, "it|that") || tree_has(s, v, REL_EXPL, "it") ||
                 tree_child(s, v, REL_NSUBJ) < 0;
    int32_t object = tree_child(s, v, REL_OBJ);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (s->tokens[i].head != (int32_t)v) continue;
        deprel r = deprel_base((deprel)s->tokens[i].rel);
        bool that = (r == REL_CSUBJ || r == REL_ADVCL) && i > v && tree_has(s, i, REL_MARK, "that");
        if (that) r = REL_CCOMP; // "it was announced that ..."
        if (is_gerund_object(s, i, v)) r = REL_XCOMP;
        if (r != REL_CCOMP && r != REL_XCOMP) continue;
        if (r == REL_XCOMP && word_among(s, i, "clear|plain|known|public")) continue;
        complement |= i > v;
        if (r == REL_CCOMP && !owned) continue;
        if (r == REL_XCOMP && (!opens || (is_passive && !tree_has(s, i, REL_MARK, "to")))) continue;
        bool stray = object > (int32_t)v && object < (int32_t)i && tree_child(s, i, REL_NSUBJ) < 0;
        if (i < v || (r == REL_CCOMP && !stray)) {
            add_tree(c, who, (int32_t)v, (int32_t)i, -1);
            if (i > v) add_tail(c, who, v, i);
            continue;
        }
        uint32_t end = i + 1,
                 from = v + 1; // with an object in between: "suggesting Moscow refused"
        while (end < s->n_tokens && tree_under(s, end, i)) end++;
        uint32_t opener = that_behind(s, v); // "assured lawmakers that funds would come"
        if (opener && opener < i) from = opener;
        add_range(c, who, (int32_t)v, from, end);
    }
    // "Roe lives in Oslo, she said"; what has an object of its own inserts nothing ("as she
    // announced the plan"), nor do things that end ("as the games conclude")
    bool empty =
        object < 0 || word_among(s, (uint32_t)object, "it|this|that|so"); // "let it be known"
    bool free = !complement && empty && tree_child(s, v, REL_NSUBJ) >= 0;
    bool inserted = t->rel == REL_PARATAXIS && free && !colon_between(s, t->head, v);
    bool as = t->rel == REL_ADVCL && free && token_is_finite(&s->tokens[v]) &&
              tree_has(s, v, REL_MARK, "as") && !str_eq(t->lemma, STR("conclude"));
    if ((inserted || as) && t->head >= 0 && named)
        add_tree(c, who, (int32_t)v, t->head, (int32_t)v);
}

// Does the noun stand in "claims by X", "suggestions from X"?
static bool from_report(const sentence *s, uint32_t who)
{
    for (uint32_t k = 1; k <= NAME_MAX && k < who; k++) {
        uint32_t i = who - k;
        if (word_among(s, i, "by|from")) return speech_at(s, i - 1, SPEECH_NOUN).alleged;
        if (!word_is_noun(s, i) && !word_has(s, i, UPOS_ADJ) && !word_has(s, i, UPOS_DET)) break;
    }
    return false;
}

static void read_verb(clause_scan *c, uint32_t v, speech kind)
{
    const sentence *s = c->s;
    size_t before = c->n;
    bool is_passive = passive(s, v);
    int32_t speaker = tree_speaker(s, v);
    bool asked = kind.question && (v == 0 || s->tokens[v].xpos == XPOS_VBN) &&
                 tree_child(s, v, REL_NSUBJ) < 0;
    if (asked) speaker = SPEAKER_NONE; // "Asked about the deal, ..."
    if (speaker >= 0 && word_among(s, (uint32_t)speaker, "i|we")) return; // the author
    if (speaker >= 0) kind.alleged |= from_report(s, (uint32_t)speaker);
    if (negated(s, v)) { // "did not say that", "did not deny"
        kind.alleged = true;
        kind.denied = false;
    }
    if (str_eq(s->tokens[v].lemma, STR("describe")) && !token_is_finite(&s->tokens[v])) return;
    if (speaker < 0 && !is_passive && !asked) return;   // "to say that", "having said that"
    if (is_passive && speaker < 0) kind.alleged = true; // "is said to have fled"
    // a participle of a noun that reports words: "comments from officials suggesting ..."
    if (speaker >= 0 && speech_at(s, (uint32_t)speaker, SPEECH_NOUN).found) {
        speech noun = speech_at(s, (uint32_t)speaker, SPEECH_NOUN);
        kind.alleged |= noun.alleged;
        int32_t owner = tree_owner(s, (uint32_t)speaker);
        if (owner >= 0) speaker = owner;
    }
    bool whether = tree_child(s, v, REL_CCOMP) >= 0 &&
                   tree_has(s, (uint32_t)tree_child(s, v, REL_CCOMP), REL_MARK, "whether|if");
    if (whether && (kind.question || kind.alleged)) kind.question = true;
    attribution *who = speaker_new(c->x, s, speaker, (int32_t)v, s->tokens[v].lemma, kind);
    if (speaker >= 0 && final_report(c, who, v)) return;
    bool opens = kind.alleged || kind.denied || is_passive || (v > 0 && word_is(s, v - 1, "as"));
    int32_t report = kind.denied ? object_of(s, v) : SPEAKER_NONE;
    if (report >= 0 && speech_at(s, (uint32_t)report, SPEECH_NOUN).found) {
        add_object(c, who, v, kind); // "rejected claims that ..."
        return;
    }
    add_clauses(c, who, v, opens);
    if (kind.question) add_about(c, who, v);
    bool object = (kind.object || kind.report || kind.denied) && s->tokens[v].xpos != XPOS_VB;
    if (c->n == before && object && speaker >= 0 && !negated(s, v)) add_object(c, who, v, kind);
    if (c->n == before && speaker >= 0 && !is_passive) by_order(c, who, v);
}

// Does this "that" open what is said, and no description of the noun? As a relative pronoun it
// would be the object of a verb of making words: "claims that Chad made".
static bool opens_content(const sentence *s, uint32_t that)
{
    if (word_has(s, that, UPOS_SCONJ)) return true;
    int32_t h = s->tokens[that].head;
    if (h <= (int32_t)that || deprel_base((deprel)s->tokens[that].rel) != REL_OBJ) return false;
    for (uint32_t i = (uint32_t)h + 1; i < s->n_tokens; i++)
        if (s->tokens[i].head == h && s->tokens[i].rel == REL_OBJ) return true; // "rejected talks"
    return tree_child(s, (uint32_t)h, REL_NSUBJ) > (int32_t)that && s->tokens[h].lemma.n &&
           !str_in_list(s->tokens[h].lemma,
                        "make|issue|give|publish|release|repeat|deliver|send|read|quote|write|hear|"
                        "receive|reject|deny|dismiss|call|see|want|have",
                        '|');
}

// "a report that its chair has been reviewing": the clause tells of the report and lacks an
// object, which that is.
static bool is_about_report(const sentence *s, uint32_t verb)
{
    static const char HANDLED[] =
        "review|prepare|submit|commission|consider|study|file|leak|obtain|read|write|issue|publish|"
        "release|receive|make|give|send|sign|draft|produce|deliver|hear|see|present|repeat|reject";
    return word_lemma_among(&s->tokens[verb], HANDLED) && tree_child(s, verb, REL_OBJ) < 0 &&
           tree_child(s, verb, REL_NSUBJ) >= 0 && tree_child(s, verb, REL_AUX_PASS) < 0 &&
           !passive(s, verb);
}

// "The judge rules that he left": a verb that was taken for a noun, where nothing else is one.
static void read_misread(clause_scan *c, uint32_t v)
{
    const sentence *s = c->s;
    if (v == 0 || !word_is(s, v + 1, "that") || word_is_capital(s, v)) return;
    if (!word_is_noun(s, v - 1)) return;
    speech kind = speech_misread(s, v);
    if (!kind.found) return;
    bool finite = false;
    for (uint32_t i = 0; i < v; i++)
        if (token_is_finite(&s->tokens[i])) return;
    uint32_t root = 0;
    while (root < s->n_tokens && s->tokens[root].rel != REL_ROOT) root++;
    for (uint32_t i = v + 2; i < s->n_tokens; i++)
        finite |= word_has(s, i, UPOS_AUX) || token_is_finite(&s->tokens[i]);
    if (root > v || !finite) return; // "claims that he left are false"
    uint32_t end = s->n_tokens;
    while (end > v + 2 && word_has(s, end - 1, UPOS_PUNCT)) end--;
    attribution *who = speaker_new(c->x, s, (int32_t)v - 1, (int32_t)v, s->tokens[v].lemma, kind);
    add_range(c, who, (int32_t)v, v + 2, end);
}

// "Lin's claim that ...", "reports that ..."
static void read_noun(clause_scan *c, uint32_t n, speech kind)
{
    const sentence *s = c->s;
    attribution *who = NULL;
    size_t before = c->n;
    bool open = kind.alleged || kind.denied || str_eq(s->tokens[n].lemma, STR("report"));
    if (tree_owner(s, n) < 0 && !open) return;
    for (uint32_t i = n + 1; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->head != (int32_t)n) continue;
        bool clausal =
            t->rel == REL_CCOMP || (t->rel == REL_ACL && tree_has(s, i, REL_MARK, "that|whether"));
        if (!clausal || is_about_report(s, i)) continue;
        if (!who)
            who = speaker_new(c->x, s, tree_owner(s, n), (int32_t)n, s->tokens[n].lemma, kind);
        add_tree(c, who, (int32_t)n, (int32_t)i, -1);
    }
    if (c->n > before) return;
    // "warnings from officials, including X, that ..." where the tree went astray
    for (uint32_t i = n + 1; i < s->n_tokens && i < n + THAT_MAX; i++) {
        if (token_is_finite(&s->tokens[i])) return;
        if (!word_is(s, i, "that") || !opens_content(s, i)) continue;
        int32_t h = s->tokens[i].head;
        if (h > (int32_t)i && is_about_report(s, (uint32_t)h)) return;
        who = speaker_new(c->x, s, tree_owner(s, n), (int32_t)n, s->tokens[n].lemma, kind);
        if (h > (int32_t)i) add_tree(c, who, (int32_t)n, h, -1);
        return;
    }
}

// "allegedly": nobody's words, and open whether true
static void read_adverb(clause_scan *c, uint32_t i, speech kind)
{
    const sentence *s = c->s;
    int32_t h = s->tokens[i].head;
    if (h < 0 || (uint32_t)h >= s->n_tokens) return;
    attribution *who = speaker_new(c->x, s, SPEAKER_NONE, (int32_t)i, s->tokens[i].lemma, kind);
    who->verb = SPEAKER_NONE;
    add_tree(c, who, (int32_t)i, h, -1);
}

// "according to X": the clause that it hangs on, without itself
static void read_according(clause_scan *c, uint32_t i)
{
    const sentence *s = c->s;
    if (!word_is(s, i + 1, "to")) return;
    int32_t who = s->tokens[i].head;
    if (who <= (int32_t)i + 1 || (uint32_t)who >= s->n_tokens) {
        for (who = (int32_t)i + 2; (uint32_t)who < s->n_tokens;
             who++) // the noun that ends the phrase
            if (word_is_noun(s, (uint32_t)who) && !word_is_noun(s, (uint32_t)who + 1)) break;
        if ((uint32_t)who >= s->n_tokens) return;
    }
    speech kind = {.found = true};
    attribution *t = speaker_new(c->x, s, who, SPEAKER_NONE, STR("according to"), kind);
    uint32_t end = s->n_tokens;
    while (end > 0 && word_has(s, end - 1, UPOS_PUNCT)) end--;
    if (i > 2 && word_is(s, i - 1, ",") && (uint32_t)who + 3 >= end) { // at the end of the sentence
        add_range(c, t, who, 0, i - 1);
        return;
    }
    if (i == 0) {
        uint32_t from = (uint32_t)who + 1;
        while (from < end && !word_is(s, from, ",")) from++;
        if (from < end) {
            add_range(c, t, who, from + 1, end);
            return;
        }
    }
    int32_t clause_head = s->tokens[who].head;
    for (uint32_t k = 0; k < CLAUSES_MAX && clause_head >= 0; k++) {
        const token *g = &s->tokens[clause_head];
        if (g->upos == UPOS_VERB || g->head < 0 || (uint32_t)g->head >= s->n_tokens) break;
        clause_head = g->head;
    }
    if (clause_head >= 0)
        add_tree(c, t, who, clause_head, who);
    else if (i > 0)
        add_range(c, t, who, 0, i);
}

// "in the eyes of X", "in the view of X": as X says
static void read_view(clause_scan *c, uint32_t i)
{
    const sentence *s = c->s;
    if (i < 2 || !word_is(s, i - 1, "the") || !word_is(s, i - 2, "in")) return;
    int32_t who = word_is(s, i + 1, "of") ? tree_child(s, i, REL_NMOD) : SPEAKER_NONE;
    int32_t said = s->tokens[i].head;
    if (who < 0 || said < 0) return;
    speech kind = {.found = true};
    attribution *t = speaker_new(c->x, s, who, SPEAKER_NONE, STR("according to"), kind);
    add_tree(c, t, who, said, (int32_t)i);
}

const attribution **speaker_row(speaker_scan *x, uint32_t index)
{
    if (!x->says[index]) {
        uint32_t n = x->sentences->p[index].n_tokens;
        x->says[index] = (const attribution **)arena_array(x->a, attribution *, n);
    }
    return x->says[index];
}

// The widest first, so that what stands inside hangs on it.
static void order(clause_scan *c)
{
    for (size_t i = 1; i < c->n; i++) {
        clause k = c->clauses[i];
        size_t j = i;
        for (; j > 0 && c->clauses[j - 1].size < k.size; j--) c->clauses[j] = c->clauses[j - 1];
        c->clauses[j] = k;
    }
}

// Is `who` among the speakers that `from` hangs on? Two reports can cover each other's verbs.
static bool reaches(const attribution *from, const attribution *who)
{
    for (; from; from = from->outer)
        if (from == who) return true;
    return false;
}

// "..., citing officials, ...": whence the speaker has it is not what he says.
static void leave_citing(const sentence *s, const attribution **row)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (s->tokens[i].xpos != XPOS_VBG || !word_among(s, i, "citing|quoting") || !row[i])
            continue;
        const attribution *said = row[i];
        if (i > 0 && row[i - 1] == said && !word_has(s, i - 1, UPOS_PUNCT))
            continue; // his own words
        for (uint32_t k = i; k < s->n_tokens && k < i + REPORT_MAX; k++) {
            if (k > i && word_has(s, k, UPOS_PUNCT) && !word_is_hyphen(s, k)) break;
            if (row[k] == said) row[k] = said->outer;
        }
    }
}

void speaker_clauses(speaker_scan *x, uint32_t index)
{
    const sentence *s = &x->sentences->p[index];
    clause_scan c = {.x = x, .s = s};
    uint32_t left = SPEECH_WORDS_MAX;
    for (uint32_t i = 0; i < s->n_tokens && left; i++) {
        speech kind;
        switch (s->tokens[i].upos) {
        case UPOS_VERB:
            if (word_is(s, i, "according"))
                read_according(&c, i);
            else if ((kind = speech_at(s, i, SPEECH_VERB)).found)
                left--, read_verb(&c, i, kind);
            else if (is_inserted(s, i) && is_said(s, i) && comma_before(s, i)) {
                kind.found = true;
                left--, read_verb(&c, i, kind);
            }
            break;
        case UPOS_NOUN:
            if (i > 0 && word_is(s, i - 1, "the") &&
                word_among(s, i, "eyes|view|opinion|judgment|judgement|words"))
                read_view(&c, i);
            read_misread(&c, i);
            if ((kind = speech_at(s, i, SPEECH_NOUN)).found) left--, read_noun(&c, i, kind);
            break;
        case UPOS_ADV:
            if ((kind = speech_at(s, i, SPEECH_ADVERB)).found) read_adverb(&c, i, kind);
            break;
        default:
            if (word_is(s, i, "according")) read_according(&c, i);
            break;
        }
    }
    if (!c.n) return;
    order(&c);
    const attribution **row = speaker_row(x, index);
    for (size_t k = 0; k < c.n; k++) {
        const clause *one = &c.clauses[k];
        const attribution *outer = one->verb >= 0 ? row[one->verb] : NULL;
        if (!one->who->outer && !reaches(outer, one->who)) one->who->outer = outer;
        for (uint32_t i = 0; i < s->n_tokens; i++)
            if (covers(s, one, i) && (int32_t)i != one->who->verb) row[i] = one->who;
    }
    leave_citing(s, row);
}
