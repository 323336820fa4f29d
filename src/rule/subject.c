// The search climbs from the word to whatever has its subject. Each step is one of three questions:
// who stands as the subject of this verb, who does this verb (the same, but in the passive the
// by-phrase), and who does this noun. A step either finds fillers or asks the next question of
// another word; it never recurses, and FRAME_CLIMB_MAX steps end it.
#include "rule/slot.h"
#include "rule/wordclass.h"

typedef enum { SEEK_SURFACE, SEEK_DEEP, SEEK_NOUN } seek_kind;

typedef struct {
    seek_kind kind;
    uint32_t word;
} seek;

static bool ask(seek *s, seek_kind kind, uint32_t word)
{
    s->kind = kind;
    s->word = word;
    return true;
}

// "given by the Dutch free of charge" with "free" for the head.
static void add_actor_before(const frame_view *f, uint32_t w, fillers *out)
{
    FRAME_CHILDREN(f, w, c)
    if (c < w && slot_nominal(f, c) && slot_actor(f, c)) slot_add_phrase(f, c, out);
}

// By-phrases that are no time ("by Monday") and no way of doing it ("by cutting aid").
static void add_agent(const frame_view *f, uint32_t w, fillers *out)
{
    FRAME_CHILDREN(f, w, c)
    {
        deprel r = slot_base(f, c);
        if (r != REL_OBL && r != REL_NMOD) continue;
        char text[SLOT_MARK_MAX];
        str mark = slot_mark(f, c, text);
        bool named = str_eq(mark, STR("by")) || (slot_rel(f, c) == REL_OBL_AGENT && !mark.n);
        if (named && slot_token(f, c)->upos == UPOS_ADJ) add_actor_before(f, c, out);
        if (named && slot_nominal(f, c) && !slot_time(f, c) && slot_token(f, c)->upos != UPOS_NUM)
            slot_add_phrase(f, c, out);
    }
}

#define LOOSE_WORDS_MAX 24 // words of a phrase that are searched for a by-phrase hung too low

// Is the word, or does its phrase hold, an actor?
static bool holds_actor(const frame_view *f, uint32_t w)
{
    if (slot_actor(f, w)) return true;
    FRAME_CHILDREN(f, w, c)
    if (slot_actor(f, c) && (slot_base(f, c) != REL_NMOD || slot_marked(f, c, STR("of"))))
        return true;
    return false;
}

// Is the noun one that nobody does, so that no by-phrase is its own: "the outbreak by Chad"?
static bool just_happens(const frame_view *f, uint32_t noun)
{
    char text[SLOT_LEMMA_MAX];
    return str_in_list(slot_lemma(f, noun, text),
                       "outbreak|virus|disease|pandemic|epidemic|infection|cholera|drought|flood|"
                       "famine|earthquake|storm|island|islet|border|strait|river|dam|pipeline|"
                       "territory|climate",
                       '|');
}

// May the phrase of `c` hold a by-phrase that belongs to a word above it? Clauses with a subject or
// a passive of their own keep theirs, reasons too ("condemned for attacks by rebels").
static bool searched(const frame_view *f, uint32_t c, bool verb)
{
    char text[SLOT_MARK_MAX];
    switch (slot_rel(f, c)) {
    case REL_OBL:
    case REL_NMOD:
        return !verb || just_happens(f, c) ||
               !str_in_list(slot_mark(f, c, text), "for|over|after|because_of|by", '|');
    case REL_OBJ:
    case REL_CONJ:
    case REL_APPOS: return slot_nominal(f, c);
    case REL_ADVCL:
    case REL_XCOMP: return frame_child(f, c, REL_NSUBJ) < 0 && !slot_passive(f, c);
    case REL_ACL: // "refused permission to land by Chad"
        return verb && slot_infinitive(f, c) && frame_child(f, c, REL_NSUBJ) < 0 &&
               !slot_passive(f, c);
    default: return false;
    }
}

// "accused of fraud by Iran", "the sale of drones to Sudan by Iran": parsers hang the by-phrase on
// the nearest noun; what it names does the whole.
static void add_loose_agent(const frame_view *f, uint32_t w, fillers *out)
{
    uint32_t queue[LOOSE_WORDS_MAX] = {w};
    bool verb = slot_verbal(f, w);
    for (uint32_t i = 0, n = 1; i < n; i++) FRAME_CHILDREN(f, queue[i], c)
        {
            if (c < w) continue;
            if (i && slot_rel(f, c) == REL_AMOD && slot_marked(f, c, STR("by")))
                add_actor_before(f, c, out); // "given rifles by the Dutch free of charge"
            bool by = i && (slot_base(f, c) == REL_NMOD || slot_base(f, c) == REL_OBL) &&
                      slot_nominal(f, c) && slot_marked(f, c, STR("by"));
            if (by && !slot_time(f, c) && holds_actor(f, c))
                slot_add_phrase(f, c, out);
            else if (n < LOOSE_WORDS_MAX && searched(f, c, verb))
                queue[n++] = c;
        }
}

static void add_children(const frame_view *f, uint32_t w, deprel rel, fillers *out)
{
    FRAME_CHILDREN(f, w, c)
    if (slot_rel(f, c) == rel) slot_add_phrase(f, c, out);
}

static bool to_noun_or_clause(const frame_view *f, seek *s, uint32_t head)
{
    bool clause = slot_predicate(f, head) || !slot_nominal(f, head);
    return ask(s, clause ? SEEK_SURFACE : SEEK_NOUN, head);
}

// "called on Iran to stop": who the preposition governs.
static bool add_oblique_controller(const frame_view *f, uint32_t governor, uint32_t verb,
                                   fillers *out)
{
    char lemma[SLOT_LEMMA_MAX], mark[SLOT_MARK_MAX];
    str governor_lemma = slot_lemma(f, governor, lemma);
    FRAME_CHILDREN(f, governor, c)
    {
        if (c == verb || !slot_nominal(f, c)) continue;
        if (slot_base(f, c) != REL_OBL && slot_base(f, c) != REL_NMOD) continue;
        if (wordclass_oblique_control(governor_lemma, slot_mark(f, c, mark)))
            slot_add_phrase(f, c, out);
    }
    return out->n > 0;
}

// The object that an infinitive or gerund may have for its subject; -1 when there is none.
static int32_t controlling_object(const frame_view *f, uint32_t governor)
{
    int32_t object = frame_child(f, governor, REL_IOBJ);
    if (object < 0 && slot_content_clause(f, governor)) return -1; // its "that" is no object
    if (object < 0) object = frame_child(f, governor, REL_OBJ);
    return object;
}

// "has only itself to blame": the subject once more.
static bool is_reflexive(const frame_view *f, uint32_t w)
{
    str form = slot_token(f, w)->form;
    return slot_token(f, w)->upos == UPOS_PRON &&
           (str_ends(form, STR("self")) || str_ends(form, STR("selves")));
}

// "summon", "call in".
static bool summons(const frame_view *f, uint32_t verb)
{
    if (slot_lemma_is(f, verb, "summon")) return true;
    return slot_lemma_is(f, verb, "call") && verb + 1 < f->sentence->n_tokens &&
           slot_form_is(f, verb + 1, "in");
}

// "summoned the envoy to protest": who summons has something to say; "to explain" is the envoy's.
static bool is_said_by_summoner(const frame_view *f, uint32_t verb)
{
    char text[SLOT_LEMMA_MAX];
    return str_in_list(slot_lemma(f, verb, text),
                       "protest|complain|object|voice|lodge|convey|express|register|demand|condemn|"
                       "denounce|deliver|hand|communicate|inform|warn|request|notify|tell|"
                       "remonstrate|inquire",
                       '|');
}

// "the ships that it keeps delivering", "that it wants to sell" with the "that" hung on the verb
// above: it is what is delivered, and does nothing.
static bool is_gap_below(const frame_view *f, uint32_t object, uint32_t governor, uint32_t verb)
{
    char text[SLOT_LEMMA_MAX];
    if (object > governor || !slot_relativiser(f, object) || frame_child(f, verb, REL_OBJ) >= 0)
        return false;
    if (slot_token(f, verb)->xpos == XPOS_VBG) return slot_takes_gerund(f, governor);
    fillers noun = {0};
    slot_add(f, object, &noun);
    str lemma = slot_lemma(f, governor, text);
    bool itself = !wordclass_object_control(lemma) || str_eq(lemma, STR("want"));
    return itself && noun.n && !slot_actor(f, noun.word[0]);
}

static bool step_xcomp(const frame_view *f, seek *s, uint32_t governor, fillers *out)
{
    if (slot_infinitive(f, s->word) && add_oblique_controller(f, governor, s->word, out))
        return false;
    char text[SLOT_LEMMA_MAX];
    str lemma = slot_lemma(f, governor, text);
    int32_t object = controlling_object(f, governor);
    bool summoned = summons(f, governor) && is_said_by_summoner(f, s->word);
    bool by_subject = object < 0 || slot_passive(f, governor) || summoned ||
                      wordclass_subject_control(lemma) || is_reflexive(f, (uint32_t)object) ||
                      is_gap_below(f, (uint32_t)object, governor, s->word) ||
                      (wordclass_light(lemma) && !slot_actor(f, (uint32_t)object));
    if (by_subject) return ask(s, SEEK_SURFACE, governor);
    slot_add_phrase(f, (uint32_t)object, out);
    return false;
}

// "a call on Iran to stop": who is addressed, not who calls.
static bool add_addressee(const frame_view *f, uint32_t noun, fillers *out)
{
    static const char *const PREPOSITIONS[] = {"on", "to", "for", "with"};
    uint32_t verbs[SLOT_VERBS_MAX];
    uint32_t n = slot_verbs_of_object(f, noun, verbs);
    for (size_t i = 0; i < sizeof PREPOSITIONS / sizeof *PREPOSITIONS; i++) {
        slot_own_preposition(f, noun, str_of(PREPOSITIONS[i]), out);
        for (uint32_t k = 0; k < n && !out->n; k++)
            slot_own_preposition(f, verbs[k], str_of(PREPOSITIONS[i]), out);
        if (out->n) return true;
    }
    return false;
}

// "Expressed its gratitude to Oman for freeing the crew": who is thanked has done it.
static bool add_thanked(const frame_view *f, uint32_t noun, str mark, fillers *out)
{
    char text[SLOT_LEMMA_MAX];
    if (!str_eq(mark, STR("for"))) return false;
    return str_in_list(slot_lemma(f, noun, text), "gratitude|appreciation|thanks|thank", '|') &&
           add_addressee(f, noun, out);
}

// A clause that hangs on another one and has no subject of its own.
static bool step_advcl(const frame_view *f, seek *s, uint32_t governor, fillers *out)
{
    if (!slot_predicate(f, governor)) return to_noun_or_clause(f, s, governor);
    char text[SLOT_LEMMA_MAX], mark_text[SLOT_MARK_MAX];
    str lemma = slot_lemma(f, governor, text), mark = slot_mark(f, s->word, mark_text);
    bool passive = slot_passive(f, governor), infinitive = slot_infinitive(f, s->word);
    int32_t object = controlling_object(f, governor);
    if (infinitive && object >= 0 && slot_complement_of(f, (uint32_t)object, s->word))
        return ask(s, SEEK_NOUN, (uint32_t)object);
    if (infinitive && add_oblique_controller(f, governor, s->word, out)) return false;
    if (object >= 0 && add_thanked(f, (uint32_t)object, mark, out)) return false;
    bool summoned = summons(f, governor) && is_said_by_summoner(f, s->word);
    if ((infinitive && !mark.n && !summoned && wordclass_object_control(lemma)) ||
        wordclass_object_gerund(lemma, mark)) {
        if (passive) return ask(s, SEEK_SURFACE, governor);
        if (object >= 0) slot_add_phrase(f, (uint32_t)object, out);
        if (object >= 0 || !infinitive) return false;
    }
    if (passive && (!mark.n || str_eq(mark, STR("by")))) { // done by whoever does the main clause
        add_agent(f, governor, out);
        if (out->n) return false;
    }
    return ask(s, SEEK_SURFACE, governor);
}

// "denied allegations of selling arms": done, if by anyone, by who denies or faces them.
static bool step_charge(const frame_view *f, seek *s, uint32_t noun, uint32_t verb)
{
    char text[SLOT_LEMMA_MAX];
    bool own = str_in_list(
        slot_lemma(f, verb, text),
        "confront|deny|dismiss|dispute|face|rebut|refute|reject|repudiate|rubbish", '|');
    deprel r = slot_rel(f, noun);
    if (!own || (r != REL_OBJ && r != REL_NSUBJ_PASS)) return false;
    return ask(s, SEEK_DEEP, verb);
}

// "Signed a petition urging", "blocked the road and raised slogans accusing": the verb whose
// subject holds the vehicle of the words; -1 when the noun is no vehicle, or not held by a verb.
static int32_t verb_of_vehicle(const frame_view *f, uint32_t verb, uint32_t noun)
{
    char lemma[SLOT_LEMMA_MAX], mark[SLOT_MARK_MAX];
    if (slot_token(f, verb)->xpos != XPOS_VBG) return -1;
    if (!wordclass_vehicle_noun(slot_lemma(f, noun, lemma))) return -1;
    int32_t h = slot_head(f, noun);
    deprel r = slot_base(f, noun);
    bool within = r == REL_OBL && str_in_list(slot_mark(f, noun, mark), "in|with|through", '|');
    if (h < 0 || (r != REL_OBJ && !within) || !slot_verbal(f, (uint32_t)h)) return -1;
    for (int climb = 0; climb < FRAME_CLIMB_MAX && h >= 0; climb++) {
        if (slot_passive(f, (uint32_t)h)) return -1;
        if (slot_rel(f, (uint32_t)h) != REL_CONJ || frame_child(f, (uint32_t)h, REL_NSUBJ) >= 0)
            return h;
        h = slot_head(f, (uint32_t)h);
    }
    return -1;
}

static bool step_acl(const frame_view *f, seek *s, uint32_t noun, fillers *out)
{
    int32_t holds = slot_nominal(f, noun) ? verb_of_vehicle(f, s->word, noun) : -1;
    if (holds >= 0) {
        slot_add_phrase(f, noun, out); // "a march by miners urging"
        return ask(s, SEEK_SURFACE, (uint32_t)holds);
    }
    char text[SLOT_LEMMA_MAX], mark[SLOT_MARK_MAX];
    if (!slot_nominal(f, noun)) return ask(s, SEEK_SURFACE, noun);
    if (slot_infinitive(f, s->word)) {
        if (wordclass_address_noun(slot_lemma(f, noun, text)) && !slot_actor(f, noun)) {
            add_addressee(f, noun, out);
            return false;
        }
        if (!slot_actor(f, noun)) return ask(s, SEEK_NOUN, noun);
    } else if (slot_mark(f, s->word, mark).n) { // "the practice of selling"
        if (add_thanked(f, noun, slot_mark(f, s->word, mark), out)) return false;
        int32_t accused =
            str_in_list(slot_lemma(f, noun, text), "accusation|allegation|charge|suspicion", '|')
                ? slot_head(f, noun)
                : -1;
        return accused < 0 ? ask(s, SEEK_NOUN, noun) : step_charge(f, s, noun, (uint32_t)accused);
    }
    slot_add_phrase(f, noun, out);
    return false;
}

// "Accused by Mali, Algeria shrugged" with the participle for the root: the noun behind the first
// comma, or the last of the nouns that stand together there.
static void add_after_comma(const frame_view *f, uint32_t verb, fillers *out)
{
    const token *t = slot_token(f, verb);
    uint32_t n = f->sentence->n_tokens, w = verb + 1;
    bool first = verb == 0 || (verb == 1 && slot_token(f, 0)->upos == UPOS_AUX);
    if (!first || (t->xpos != XPOS_VBG && t->xpos != XPOS_VBN)) return;
    while (w < n && !str_eq(slot_token(f, w)->form, STR(","))) w++;
    for (w++; w < n; w++) {
        upos u = (upos)slot_token(f, w)->upos;
        if (slot_nominal(f, w)) break;
        if (u != UPOS_DET && u != UPOS_ADJ) return;
    }
    while (w + 1 < n && slot_nominal(f, w) && slot_nominal(f, w + 1)) w++;
    if (w < n) slot_add_phrase(f, w, out);
}

// The root above the word; -1 when the word is it.
static int32_t root_above(const frame_view *f, uint32_t w)
{
    int32_t root = slot_head(f, w);
    for (int climb = 0; root >= 0 && climb < FRAME_CLIMB_MAX; climb++) {
        int32_t h = slot_head(f, (uint32_t)root);
        if (h < 0) return root;
        root = h;
    }
    return -1;
}

// The noun before a misread verb: the last one of the phrase that stands there.
static void add_before(const frame_view *f, uint32_t noun, uint32_t verb, fillers *out)
{
    uint32_t last = noun;
    int32_t root = root_above(f, noun); // "Chad, along with Egypt, froze ties"
    if (root >= 0 && (uint32_t)root + 1 < verb && slot_nominal(f, (uint32_t)root)) {
        slot_add_phrase(f, (uint32_t)root, out);
        return;
    }
    FRAME_CHILDREN(f, noun, c)
    if (c < verb && slot_nominal(f, c)) last = c;
    FRAME_CHILDREN(f, verb, c) // "Britain trained soldiers", the name hung on the verb
    if (last == noun && c < verb && slot_nominal(f, c)) last = c;
    int32_t above = slot_head(f, noun); // "Sudan" in "Sudan granted access"
    if (last == noun && above >= 0 && (uint32_t)above < verb) last = (uint32_t)above;
    if (last != noun) slot_add(f, last, out);
}

// "Mali has frozen" with the subject hung on the auxiliary.
static void add_of_auxiliary(const frame_view *f, uint32_t verb, fillers *out)
{
    FRAME_CHILDREN(f, verb, c)
    if (slot_base(f, c) == REL_AUX && c < verb) {
        FRAME_CHILDREN(f, c, subject) // but "not before [last year did] it agree"
        if (slot_rel(f, subject) == REL_NSUBJ && !slot_time(f, subject))
            slot_add_phrase(f, subject, out);
        if (!out->n) add_children(f, c, REL_OBJ, out); // "Never before had Mali frozen"
    }
}

static bool is_comma(const frame_view *f, uint32_t w)
{
    return w < f->sentence->n_tokens && str_eq(slot_token(f, w)->form, STR(","));
}

// First word of the phrase of `w`, of its children and theirs: enough for a subject.
static uint32_t leftmost(const frame_view *f, uint32_t w)
{
    for (int climb = 0; climb < FRAME_CLIMB_MAX; climb++) {
        if (f->first_child[w] == f->first_child[w + 1]) break;
        uint32_t c = f->children[f->first_child[w]];
        if (c >= w) break;
        w = c;
    }
    return w;
}

// "Ankara, the minister insisted, must respect the treaty": the inserted words of saying part the
// subject from its verb, and the tree takes them for the sentence. The noun that opens it.
static void add_parted_subject(const frame_view *f, uint32_t verb, fillers *out)
{
    int32_t h = slot_head(f, verb);
    deprel r = slot_base(f, verb);
    xpos x = (xpos)slot_token(f, verb)->xpos;
    bool finite = x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP ||
                  (x == XPOS_VBN && frame_child(f, verb, REL_OBJ) >= 0);
    if (h < 0 || (uint32_t)h >= verb || !is_comma(f, (uint32_t)h + 1)) return;
    if (r != REL_CONJ && r != REL_PARATAXIS && r != REL_CCOMP) return;
    if (!finite && frame_child(f, verb, REL_AUX) < 0) return;
    int32_t speaker = frame_child(f, (uint32_t)h, REL_NSUBJ);
    uint32_t first = speaker < 0 ? 0 : leftmost(f, (uint32_t)speaker);
    if (first < 2 || first > (uint32_t)h || !is_comma(f, first - 1)) return;
    uint32_t noun = first - 2;
    for (uint32_t w = 0; w < first - 1; w++)
        if (slot_token(f, w)->upos == UPOS_VERB || slot_token(f, w)->upos == UPOS_ADP) return;
    for (int32_t up = slot_head(f, noun); up >= 0 && (uint32_t)up < first - 1;
         up = slot_head(f, noun))
        noun = (uint32_t)up;
    if (slot_nominal(f, noun)) slot_add_phrase(f, noun, out);
}

// "accused Mali of arming rebels" with "arming" hung on the rebels.
static bool step_hidden(const frame_view *f, seek *s, uint32_t object, fillers *out)
{
    int32_t above = slot_head(f, object);
    if (above >= 0 && slot_rel(f, object) == REL_NMOD) { // hung on who is accused
        slot_add_phrase(f, (uint32_t)above, out);
        return false;
    }
    if (above < 0) return false;
    char lemma[SLOT_LEMMA_MAX], mark[SLOT_MARK_MAX];
    int32_t accused = controlling_object(f, (uint32_t)above);
    str marked = slot_mark(f, object, mark);
    if (!marked.n) marked = slot_mark(f, s->word, mark);
    bool of_object = wordclass_object_gerund(slot_lemma(f, (uint32_t)above, lemma), marked);
    if (!of_object || slot_passive(f, (uint32_t)above) || accused < 0)
        return ask(s, SEEK_SURFACE, (uint32_t)above);
    slot_add_phrase(f, (uint32_t)accused, out);
    return false;
}

static bool finite(const frame_view *f, uint32_t verb)
{
    xpos x = (xpos)slot_token(f, verb)->xpos;
    if (x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP) return true;
    if (frame_child(f, verb, REL_AUX) >= 0) return !slot_infinitive(f, verb);
    int32_t h = slot_head(f, verb); // "he did, however, object" hung on the auxiliary
    return x == XPOS_VB && h >= 0 &&
           (slot_token(f, (uint32_t)h)->upos == UPOS_AUX || slot_lemma_is(f, (uint32_t)h, "do"));
}

// The word before the verb that ends the noun phrase before it; adverbs, auxiliaries and times
// between ("India on Thursday put") are left out.
static int32_t noun_before(const frame_view *f, uint32_t verb)
{
    for (uint32_t w = verb; w-- > 0;) {
        upos u = (upos)slot_token(f, w)->upos;
        bool between = u == UPOS_ADV || u == UPOS_AUX || u == UPOS_ADP || slot_time(f, w);
        if (!between) return slot_nominal(f, w) ? (int32_t)w : -1;
    }
    return -1;
}

// "Citing the sale of tanks to Chad, Niger closed its border" with Niger for an apposition of Chad:
// the name between the comma that ends the opening clause and a finite verb without a subject.
static void add_lost_subject(const frame_view *f, uint32_t verb, fillers *out)
{
    int32_t noun = finite(f, verb) ? noun_before(f, verb) : -1;
    if (noun < 0) return;
    deprel r = slot_base(f, (uint32_t)noun);
    if ((r != REL_APPOS && r != REL_CONJ && r != REL_NMOD) || !slot_actor(f, (uint32_t)noun))
        return;
    uint32_t first = (uint32_t)noun; // of the noun's phrase: articles, adjectives, names
    while (first > 0 && (slot_token(f, first - 1)->upos == UPOS_DET ||
                         slot_token(f, first - 1)->upos == UPOS_ADJ || slot_nominal(f, first - 1)))
        first--;
    if (first < 2 || !str_eq(slot_token(f, first - 1)->form, STR(","))) return;
    int32_t above = (int32_t)noun; // in what opens the sentence
    for (int climb = 0; climb < FRAME_CLIMB_MAX && above >= 0; climb++) {
        int32_t h = slot_head(f, (uint32_t)above);
        if (h == (int32_t)verb) break;
        above = h;
    }
    if (above < 0 || (uint32_t)above > verb) return;
    deprel top = slot_base(f, (uint32_t)above);
    if (top == REL_ADVCL || top == REL_OBL || top == REL_CSUBJ)
        slot_add_phrase(f, (uint32_t)noun, out);
}

// "Chad, whose army is small, fled" with the name for the root and the verb beside it.
static bool is_whose_clause(const frame_view *f, uint32_t verb, uint32_t noun)
{
    xpos x = (xpos)slot_token(f, verb)->xpos;
    bool tense = x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP ||
                 (x == XPOS_VBN && frame_child(f, verb, REL_OBJ) >= 0);
    return noun < verb && slot_head(f, noun) < 0 && slot_nominal(f, noun) &&
           !slot_predicate(f, noun) && (tense || frame_child(f, verb, REL_AUX) >= 0) &&
           frame_child(f, noun, REL_ACL) >= 0; // of any kind
}

// "Egypt's ally Chad bombed the town" with the name for a part of the verb.
static void add_unnamed(const frame_view *f, uint32_t verb, fillers *out)
{
    xpos x = (xpos)slot_token(f, verb)->xpos;
    FRAME_CHILDREN(f, verb, c) // "Germany, appealing for calm, summoned nobody"
    if (slot_rel(f, c) == REL_VOCATIVE && c < verb && slot_actor(f, c) &&
        (x == XPOS_VBD || x == XPOS_VBZ) && slot_head(f, verb) < 0)
        slot_add_phrase(f, c, out);
    if (out->n) return;
    if (verb == 0 || slot_head(f, verb - 1) != (int32_t)verb || slot_time(f, verb - 1)) return;
    if (!slot_verbal(f, verb) || f->sentence->headline) return;
    deprel r = slot_base(f, verb - 1);
    bool odd = r == REL_COMPOUND || r == REL_FLAT || r == REL_NMOD || r == REL_DEP;
    if (odd && slot_token(f, verb - 1)->upos == UPOS_PROPN) slot_add_phrase(f, verb - 1, out);
}

// "denied having sold arms": the participle is that of the auxiliary.
static bool perfect_participle(const frame_view *f, uint32_t verb)
{
    int32_t aux = frame_child(f, verb, REL_AUX);
    return aux >= 0 && slot_token(f, (uint32_t)aux)->xpos == XPOS_VBG;
}

static bool step_surface(const frame_view *f, seek *s, fillers *out)
{
    FRAME_CHILDREN(f, s->word, c)
    {
        deprel r = slot_rel(f, c);
        if ((r == REL_NSUBJ || r == REL_NSUBJ_PASS) && slot_list_start(f, c) < 0)
            slot_add_phrase(f, c, out);
        if (r == REL_EXPL && f->mentions && slot_actor(f, c)) slot_add(f, c, out); // "it", no name
    }
    if (!out->n && slot_head(f, s->word) < 0) add_lost_subject(f, s->word, out);
    FRAME_CHILDREN(f, s->word, c) // "Somalia is to blame"
    if (!out->n && slot_rel(f, c) == REL_NSUBJ_OUTER && slot_actor(f, c))
        slot_add_phrase(f, c, out);
    if (!out->n) add_children(f, s->word, REL_CSUBJ, out);
    if (!out->n) add_of_auxiliary(f, s->word, out);
    int32_t stray = out->n ? -1 : slot_stray_subject(f, s->word);
    if (stray >= 0) slot_add_phrase(f, (uint32_t)stray, out);
    if (out->n || frame_child(f, s->word, REL_EXPL) >= 0) return false;
    add_parted_subject(f, s->word, out);
    if (out->n) return false;
    int32_t h = slot_head(f, s->word);
    add_unnamed(f, s->word, out);
    if (out->n) return false;
    if (h < 0) add_after_comma(f, s->word, out);
    if (h < 0) return false;
    uint32_t head = (uint32_t)h;
    bool participle = slot_token(f, s->word)->xpos == XPOS_VBG;
    switch (slot_rel(f, s->word)) {
    case REL_AUX:
    case REL_AUX_PASS:
    case REL_COP:
        if (head < s->word && slot_nominal(f, head) && frame_child(f, s->word, REL_OBJ) >= 0) {
            slot_add_phrase(f, head, out); // "the government has frozen aid" as a noun phrase
            return false;
        }
        return ask(s, SEEK_SURFACE, head);
    case REL_CONJ:
        if (slot_verbal(f, head) || slot_predicate(f, head) || !slot_nominal(f, head))
            return ask(s, SEEK_SURFACE, head);
        return false;
    case REL_XCOMP: // "plans to leave", the plans for a noun
        if (slot_nominal(f, head) && !slot_predicate(f, head) && slot_infinitive(f, s->word))
            return step_acl(f, s, head, out);
        return step_xcomp(f, s, head, out);
    case REL_CCOMP:
        if (participle || slot_infinitive(f, s->word) || perfect_participle(f, s->word))
            return step_xcomp(f, s, head, out);
        return false;
    case REL_ADVCL: return step_advcl(f, s, head, out);
    case REL_PARATAXIS:
    case REL_DEP:
        if (!participle && is_whose_clause(f, s->word, head)) {
            slot_add_phrase(f, head, out);
            return false;
        }
        if (participle) return step_advcl(f, s, head, out);
        // "Chad, which broke off the talks, on Friday turned down an offer"; "he did, though,
        // object"
        return finite(f, s->word) && head < s->word ? ask(s, SEEK_SURFACE, head) : false;
    case REL_OBL:
    case REL_NMOD:
        if (slot_predicate(f, head)) return step_advcl(f, s, head, out);
        return to_noun_or_clause(f, s, head);
    case REL_ACL:
        if (slot_nominal(f, head) && slot_misread(f, s->word)) {
            int32_t root = root_above(f, head); // "Chad in turn froze ties"
            bool opens = root >= 0 && root < (int32_t)head && slot_nominal(f, (uint32_t)root);
            slot_add_phrase(f, opens ? (uint32_t)root : head, out);
            return false;
        }
        return step_acl(f, s, head, out);
    case REL_COMPOUND:
    case REL_AMOD:
        if (slot_is_hidden(f, s->word)) return step_hidden(f, s, head, out);
        if (slot_rel(f, s->word) == REL_COMPOUND) return false;
        if (slot_joined_verb(f, s->word) >= 0)
            return ask(s, SEEK_SURFACE, (uint32_t)slot_joined_verb(f, s->word));
        if (slot_misread(f, s->word)) {
            add_before(f, head, s->word, out);
            return false;
        }
        slot_add_phrase(f, head, out);
        return false;
    case REL_ACL_RELCL:
    case REL_ADVCL_RELCL: slot_add_phrase(f, head, out); return false;
    default: return false;
    }
}

static bool step_deep(const frame_view *f, seek *s, fillers *out)
{
    if (!slot_passive(f, s->word)) return ask(s, SEEK_SURFACE, s->word);
    add_agent(f, s->word, out);
    if (out->n) return false;
    int32_t partner = slot_close_conjunct(f, s->word); // "was seized and burned by rebels"
    if (partner >= 0 && slot_passive(f, (uint32_t)partner)) add_agent(f, (uint32_t)partner, out);
    if (!out->n) add_loose_agent(f, s->word, out);
    return false;
}

void slot_possessor(const frame_view *f, uint32_t noun, fillers *out)
{
    FRAME_CHILDREN(f, noun, c)
    if (slot_rel(f, c) == REL_NMOD_POSS && !slot_time(f, c)) slot_add_phrase(f, c, out);
}

// Does the word modify the noun from before it, by names and adjectives alone?
static bool modifies(const frame_view *f, uint32_t w, uint32_t noun)
{
    for (int climb = 0; climb < FRAME_CLIMB_MAX; climb++) {
        char mark[SLOT_MARK_MAX];
        switch (slot_rel(f, w)) {
        case REL_COMPOUND:
        case REL_AMOD:
        case REL_FLAT:
        case REL_CONJ:
        case REL_APPOS:
        case REL_DEP:
        case REL_NMOD_UNMARKED:
        case REL_NMOD_DESC: break;
        case REL_NMOD:
            if (slot_mark(f, w, mark).n) return false;
            break;
        default: return false;
        }
        int32_t h = slot_head(f, w);
        if (h < 0 || (uint32_t)h > noun || slot_token(f, w)->upos == UPOS_VERB) return false;
        if ((uint32_t)h == noun) return true;
        w = (uint32_t)h;
    }
    return false;
}

// "Iranian suspension", "US-China talks": actors among the modifiers before the noun.
static void add_actor_modifiers(const frame_view *f, uint32_t noun, fillers *out)
{
    uint32_t first = noun;
    FRAME_CHILDREN(f, noun, c)
    {
        uint32_t leftmost = c; // of the child and its own children: enough for "US - China talks"
        if (c < noun && f->first_child[c] < f->first_child[c + 1]) {
            uint32_t grandchild = f->children[f->first_child[c]];
            if (grandchild < leftmost) leftmost = grandchild;
        }
        if (leftmost < first) first = leftmost;
    }
    FRAME_CHILDREN(f, noun, c) // what stands before its misread verb does that
    if (slot_rel(f, c) == REL_AMOD && c >= first && slot_misread(f, c)) first = c;
    for (uint32_t w = first; w < noun; w++) {
        if (!slot_actor(f, w) || !modifies(f, w, noun)) continue;
        const mention *m =
            f->mentions ? mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR) : NULL;
        if (!m || !(m->first <= noun && noun < m->end)) slot_add(f, w, out);
    }
}

static void add_intransitive_subject(const frame_view *f, uint32_t noun, fillers *out)
{
    char text[SLOT_LEMMA_MAX], mark_text[SLOT_MARK_MAX];
    str lemma = slot_lemma(f, noun, text);
    bool of = wordclass_intransitive_noun(lemma), from = wordclass_sent_noun(lemma);
    FRAME_CHILDREN(f, noun, c)
    {
        if (slot_base(f, c) != REL_NMOD && slot_base(f, c) != REL_OBL) continue;
        str mark = slot_mark(f, c, mark_text);
        bool named = (of && str_eq(mark, STR("of"))) || (from && str_eq(mark, STR("from")));
        if (named && slot_actor(f, c)) slot_add_phrase(f, c, out);
    }
}

// "claimed responsibility for the attack", "denied a role in it", "is responsible for it": the verb
// or adjective whose subject did it, or so it is said; -1 if none.
static int32_t who_bears(const frame_view *f, uint32_t noun)
{
    char text[SLOT_LEMMA_MAX], mark[SLOT_MARK_MAX];
    int32_t h = slot_head(f, noun);
    deprel r = slot_base(f, noun);
    if (h < 0 || (r != REL_NMOD && r != REL_OBL)) return -1;
    if (!str_in_list(slot_mark(f, noun, mark), "for|in|of", '|')) return -1;
    if (str_in_list(slot_lemma(f, (uint32_t)h, text),
                    "responsible|guilty|complicit|involved|culpable", '|'))
        return h;
    if (slot_verbal(f, (uint32_t)h)) h = frame_child(f, (uint32_t)h, REL_OBJ);
    if (h < 0 ||
        !str_in_list(slot_lemma(f, (uint32_t)h, text),
                     "responsibility|involvement|role|complicity|participation|part|credit", '|'))
        return -1;
    int32_t no = frame_child(f, (uint32_t)h, REL_DET);
    if (no >= 0 && slot_form_is(f, (uint32_t)no, "no")) return -1; // "played no role in it"
    int32_t verb = slot_head(f, (uint32_t)h);
    r = slot_rel(f, (uint32_t)h);
    bool borne =
        verb >= 0 && (r == REL_OBJ || r == REL_NSUBJ_PASS) &&
        str_in_list(slot_lemma(f, (uint32_t)verb, text),
                    "accept|acknowledge|admit|assume|bear|claim|deny|disclaim|play|take", '|');
    return borne ? verb : -1;
}

// "called the sale a mistake", "what it called a sale": names it, and does nothing.
static bool is_named(const frame_view *f, uint32_t verb)
{
    int32_t h = slot_head(f, verb);
    if (frame_child(f, verb, REL_XCOMP) >= 0) return true;
    return h >= 0 &&
           (slot_form_is(f, (uint32_t)h, "what") || slot_token(f, (uint32_t)h)->upos == UPOS_ADJ);
}

static bool step_noun(const frame_view *f, seek *s, fillers *out)
{
    uint32_t noun = s->word;
    char text[SLOT_LEMMA_MAX];
    add_agent(f, noun, out);
    if (!out->n) add_loose_agent(f, noun, out);
    if (!out->n) slot_adjacent(f, noun, STR("by"), out);
    if (!out->n) slot_possessor(f, noun, out);
    if (!out->n) add_actor_modifiers(f, noun, out);
    if (!out->n) add_intransitive_subject(f, noun, out);
    if (out->n) return false;
    if (frame_child(f, noun, REL_NSUBJ) >= 0 && frame_child(f, noun, REL_EXPL) < 0)
        return ask(s, SEEK_SURFACE, noun);
    int32_t bearer = who_bears(f, noun);
    if (bearer >= 0) {
        bool verb = slot_verbal(f, (uint32_t)bearer);
        return ask(s, verb ? SEEK_DEEP : SEEK_SURFACE, (uint32_t)bearer);
    }
    uint32_t verbs[SLOT_VERBS_MAX];
    uint32_t n = slot_verbs_of_object(f, noun, verbs);
    for (uint32_t i = 0; i < n; i++) {
        str lemma = slot_lemma(f, verbs[i], text);
        if (str_eq(lemma, STR("call")) && is_named(f, verbs[i])) continue;
        if (str_eq(lemma, STR("make")) && frame_child(f, verbs[i], REL_XCOMP) >= 0) continue;
        if (wordclass_light(lemma) || wordclass_bearing(lemma)) return ask(s, SEEK_DEEP, verbs[i]);
    }
    int32_t light = slot_light(f, noun);
    if (light >= 0) return ask(s, SEEK_SURFACE, (uint32_t)light);
    int32_t h = slot_rel(f, noun) == REL_CONJ ? slot_head(f, noun) : slot_container(f, noun);
    return h >= 0 && slot_nominal(f, (uint32_t)h) ? ask(s, SEEK_NOUN, (uint32_t)h) : false;
}

static void run(const frame_view *f, seek s, fillers *out)
{
    for (int climb = 0; climb < FRAME_CLIMB_MAX * 2; climb++) {
        bool more = s.kind == SEEK_SURFACE ? step_surface(f, &s, out)
                    : s.kind == SEEK_DEEP  ? step_deep(f, &s, out)
                                           : step_noun(f, &s, out);
        if (!more) return;
    }
}

void slot_surface_subject(const frame_view *f, uint32_t verb, fillers *out)
{
    run(f, (seek){SEEK_SURFACE, verb}, out);
}

void slot_subject(const frame_view *f, uint32_t word, fillers *out)
{
    seek_kind kind = slot_verbal(f, word)    ? SEEK_DEEP
                     : slot_nominal(f, word) ? SEEK_NOUN
                                             : SEEK_SURFACE;
    run(f, (seek){kind, word}, out);
}
