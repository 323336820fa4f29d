// Verbs and clauses that a parser hangs on the wrong word: the past tense that looks like a
// participle, the gerund and the infinitive hung on their own object, the clause hung on its
// conjunction. What is safe to read is read here; stray_test.c has the trees.
#include "rule/slot.h"
#include "rule/wordclass.h"

static bool has_finite_verb(const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) switch (slot_token(f, w)->xpos) {
        case XPOS_VBD:
        case XPOS_VBP:
        case XPOS_VBZ:
        case XPOS_MD: {
            int32_t h = slot_head(f, w);
            bool aside = slot_rel(f, w) == REL_ACL_RELCL || // "sales, which have not stopped"
                         (h >= 0 && (slot_base(f, w) == REL_AUX || slot_rel(f, w) == REL_COP) &&
                          slot_rel(f, (uint32_t)h) == REL_ACL_RELCL);
            if (!aside) return true;
        } break;
        default: break;
        }
    return false;
}

// "spoke", "withdrew": no participle has this form, whatever the tagger says.
static bool past_only(const frame_view *f, uint32_t verb)
{
    return str_in_list(slot_token(f, verb)->form,
                       "arose|ate|became|began|bit|blew|broke|chose|drew|drove|fell|flew|forbade|"
                       "forgave|froze|gave|grew|hid|knew|ran|rang|rode|rose|sang|sank|saw|shook|"
                       "spoke|stole|swam|swore|threw|took|tore|undertook|went|withdrew|woke|wore|"
                       "wrote",
                       '|');
}

int32_t slot_joined_verb(const frame_view *f, uint32_t verb)
{
    const token *t = slot_token(f, verb);
    if (t->rel != REL_AMOD || (t->xpos != XPOS_VBN && t->xpos != XPOS_VBD) || verb < 2) return -1;
    int32_t object = slot_head(f, verb);
    if (object < (int32_t)verb || slot_token(f, verb - 1)->upos != UPOS_CCONJ) return -1;
    int32_t governor = slot_head(f, (uint32_t)object);
    if (slot_head(f, verb - 1) == (int32_t)verb) // "praised Egypt and froze ties", Egypt astray
        return slot_rel(f, (uint32_t)object) == REL_OBJ && slot_actor(f, verb - 2) ? governor : -1;
    if (slot_rel(f, (uint32_t)object) != REL_CONJ || slot_head(f, verb - 1) != object) return -1;
    int32_t first = slot_head(f, (uint32_t)object);
    if (first < 0 || !slot_actor(f, (uint32_t)first) || slot_actor(f, (uint32_t)object)) return -1;
    int32_t above = slot_head(f, (uint32_t)first);
    deprel r = slot_base(f, (uint32_t)first);
    bool joins = above >= 0 && (r == REL_OBJ || r == REL_OBL) && slot_verbal(f, (uint32_t)above);
    return joins ? above : -1;
}

// "Chad quietly shared data ..." with the data for the root, or for what a "that" governs: where a
// clause must be, a name and what looks like a participle make one.
static bool stands_for_clause(const frame_view *f, uint32_t noun, uint32_t verb)
{
    int32_t above = slot_head(f, noun);
    if (above >= 0 && slot_token(f, (uint32_t)above)->upos != UPOS_SCONJ) return false;
    if (slot_rel(f, verb) != REL_AMOD || noun < verb || slot_token(f, noun)->upos != UPOS_NOUN)
        return false;
    FRAME_CHILDREN(f, noun, c)
    if (slot_rel(f, c) == REL_COP || slot_base(f, c) == REL_NSUBJ || slot_rel(f, c) == REL_DET)
        return false;
    uint32_t before = verb;
    while (before > 0 && slot_token(f, before - 1)->upos == UPOS_ADV) before--;
    return before > 0 && slot_token(f, before - 1)->upos == UPOS_PROPN && slot_actor(f, before - 1);
}

bool slot_misread(const frame_view *f, uint32_t verb)
{
    const token *t = slot_token(f, verb);
    if ((t->rel != REL_AMOD && t->rel != REL_ACL) || (t->xpos != XPOS_VBN && !past_only(f, verb)))
        return false;
    int32_t h = slot_head(f, verb);
    if (h < 0 || f->sentence->headline) return false;
    if (stands_for_clause(f, (uint32_t)h, verb) && frame_child(f, verb, REL_AUX) < 0) return true;
    int32_t top = slot_head(f, (uint32_t)h); // the phrase is the root, or stands beside it
    if (top >= 0 && slot_rel(f, (uint32_t)top) == REL_ACL_RELCL) top = slot_head(f, (uint32_t)top);
    if (top >= 0 && slot_head(f, (uint32_t)top) >= 0) return false;
    if (!slot_form_is(f, f->sentence->n_tokens - 1, ".")) return false; // no full sentence
    if (t->rel == REL_ACL ? (uint32_t)h > verb : (uint32_t)h < verb || verb == 0) return false;
    bool inserted =
        top >= 0 && (uint32_t)top < verb && str_eq(slot_token(f, verb - 1)->form, STR(","));
    if (t->rel == REL_AMOD && !inserted && !slot_nominal(f, verb - 1)) return false;
    bool name = slot_token(f, (uint32_t)h)->upos == UPOS_PROPN; // "Peru stood by Chile."
    FRAME_CHILDREN(f, verb, c)
    if (slot_base(f, c) == REL_AUX ||
        (!past_only(f, verb) &&
         (slot_rel(f, c) == REL_OBL_AGENT || (!name && slot_marked(f, c, STR("by"))))))
        return false;
    return !has_finite_verb(f);
}

bool slot_takes_gerund(const frame_view *f, uint32_t verb)
{
    char text[SLOT_LEMMA_MAX];
    return slot_verbal(f, verb) &&
           str_in_list(slot_lemma(f, verb, text),
                       "admit|avoid|begin|cease|consider|contemplate|continue|deny|finish|justify|"
                       "keep|oppose|quit|recall|regret|resume|risk|start|stop",
                       '|');
}

bool slot_is_hidden(const frame_view *f, uint32_t w)
{
    const token *t = slot_token(f, w);
    int32_t h = slot_head(f, w);
    if ((t->rel != REL_AMOD && t->rel != REL_COMPOUND) || h < 0 || (uint32_t)h < w || w < 2)
        return false;
    uint32_t object = (uint32_t)h, before = w - 1;
    if (t->upos != UPOS_VERB || slot_token(f, before)->upos == UPOS_DET) return false;
    if (t->xpos == XPOS_VBG && slot_rel(f, object) == REL_OBJ &&
        slot_head(f, object) == (int32_t)before)
        return slot_takes_gerund(f, before); // "kept imposing fines"
    if (t->xpos == XPOS_VBN && slot_rel(f, object) == REL_OBJ &&
        slot_head(f, object) == (int32_t)before && slot_lemma_is(f, before, "have"))
        return !slot_lemma_is(f, w, "arm"); // "has frozen aid", but "has armed forces"
    int32_t did = slot_rel(f, object) == REL_OBJ ? slot_head(f, object) : -1;
    if (t->xpos == XPOS_VB && did >= 0 && (uint32_t)did < w &&
        slot_lemma_is(f, (uint32_t)did, "do"))
        return true; // "it did, however, criticise limits"
    bool marks = slot_head(f, before) == (int32_t)w || slot_head(f, before) == h;
    if (!marks) return false;
    if (slot_form_is(f, before, "to")) // "threatened to cut relations"
        return str_eq_nocase(t->form, t->lemma) && slot_rel(f, object) == REL_OBL;
    if (t->xpos != XPOS_VBG) return false;
    if (slot_rel(f, before) == REL_MARK && slot_head(f, before) == (int32_t)w) return true;
    if (!slot_actor(f, object) &&
        (slot_form_is(f, before, "from") || slot_form_is(f, before, "against") ||
         slot_form_is(f, before, "at")))
        return true; // "refrained from halting talks"
    int32_t verb = slot_head(f, object);
    if (slot_rel(f, object) == REL_NMOD && verb >= 0) // hung on who is accused
        verb = slot_head(f, (uint32_t)verb);
    char lemma[SLOT_LEMMA_MAX], mark[SLOT_MARK_MAX];
    return verb >= 0 && wordclass_object_gerund(slot_lemma(f, (uint32_t)verb, lemma),
                                                slot_mark(f, object, mark));
}

uint32_t frame_stand_in(const frame_view *f, uint32_t word)
{
    return slot_is_hidden(f, word) ? (uint32_t)slot_head(f, word) : word;
}

int32_t slot_hidden_gerund(const frame_view *f, uint32_t object)
{
    FRAME_CHILDREN(f, object, c)
    if (c < object && slot_is_hidden(f, c)) return (int32_t)c;
    return -1;
}

int32_t slot_stray_subject(const frame_view *f, uint32_t verb)
{
    deprel r = slot_rel(f, verb);
    int32_t h = slot_head(f, verb);
    if (r == REL_AMOD && h >= 0 && (uint32_t)h > verb) {
        int32_t own = frame_child(f, verb, REL_NSUBJ);
        return own >= 0 && (uint32_t)own < verb ? own : -1;
    }
    if (r != REL_ADVCL || verb < 2 || h < 0) return -1;
    uint32_t noun = verb - 1;
    bool as = slot_nominal(f, noun) && slot_head(f, noun) == h && slot_base(f, noun) == REL_OBL &&
              slot_marked(f, noun, STR("as"));
    return as && frame_child(f, verb, REL_NSUBJ) < 0 ? (int32_t)noun : -1;
}

bool slot_gerund_object(const frame_view *f, uint32_t c)
{
    int32_t h = slot_head(f, c);
    deprel r = slot_rel(f, c);
    bool of_verb = r == REL_ACL && h >= 0 && slot_token(f, (uint32_t)h)->upos == UPOS_VERB;
    if ((r != REL_ADVCL && !of_verb) || h < 0 || (uint32_t)h > c) return false;
    char mark[SLOT_MARK_MAX];
    bool having = frame_child(f, c, REL_AUX) >= 0 && slot_token(f, c)->xpos == XPOS_VBN;
    if ((slot_token(f, c)->xpos != XPOS_VBG && !having) || slot_mark(f, c, mark).n) return false;
    uint32_t first = f->first_child[c] < f->first_child[c + 1] ? f->children[f->first_child[c]] : c;
    if (first > c) first = c;
    uint32_t behind = (uint32_t)h + 1; // the particle of "rule out" may stand between
    if (behind < first && slot_rel(f, behind) == REL_COMPOUND_PRT) behind++;
    return first == behind && frame_child(f, c, REL_NSUBJ) < 0;
}

bool frame_is_gerund_object(const frame_view *f, uint32_t word)
{
    return slot_gerund_object(f, word) && slot_takes_gerund(f, (uint32_t)slot_head(f, word));
}

// Does the noun's own phrase say who does it: "the decision of Mali", "Mali's offer"?
static bool has_doer(const frame_view *f, uint32_t noun)
{
    char mark[SLOT_MARK_MAX];
    FRAME_CHILDREN(f, noun, c)
    {
        deprel r = slot_rel(f, c);
        if (r == REL_NMOD_POSS) return true;
        if (!slot_actor(f, c)) continue;
        if (c < noun && (r == REL_AMOD || r == REL_COMPOUND)) return true;
        if (r == REL_NMOD && str_in_list(slot_mark(f, c, mark), "by|of|from", '|')) return true;
    }
    fillers by = {0};
    slot_adjacent(f, noun, STR("by"), &by);
    return by.n > 0;
}

bool slot_complement_of(const frame_view *f, uint32_t object, uint32_t infinitive)
{
    char text[SLOT_LEMMA_MAX];
    int32_t verb = slot_head(f, object);
    if (slot_rel(f, object) != REL_OBJ || verb < 0 || slot_head(f, infinitive) != verb)
        return false;
    return infinitive > object && wordclass_intransitive_noun(slot_lemma(f, object, text)) &&
           has_doer(f, object);
}

int32_t frame_mark(const frame_view *f, uint32_t word)
{
    int32_t mark = frame_child(f, word, REL_MARK), object = slot_head(f, word);
    if (mark >= 0 || slot_rel(f, word) != REL_AMOD || object < 0) return mark;
    int32_t above = slot_head(f, (uint32_t)object);
    bool conjunction = above >= 0 && slot_token(f, (uint32_t)above)->upos == UPOS_SCONJ;
    return conjunction && slot_misread(f, word) ? above : -1;
}

int32_t frame_noun_of_infinitive(const frame_view *f, uint32_t word)
{
    int32_t verb = slot_head(f, word);
    if (verb < 0 || slot_rel(f, word) != REL_ADVCL || !slot_infinitive(f, word)) return -1;
    int32_t object = frame_child(f, (uint32_t)verb, REL_OBJ);
    return object >= 0 && slot_complement_of(f, (uint32_t)object, word) ? object : -1;
}

// A name or a time takes no clause that has a subject of its own ("March that ships would be ...").
static bool takes_no_clause(const frame_view *f, uint32_t noun)
{
    const token *t = slot_token(f, noun);
    return t->upos == UPOS_PROPN || t->upos == UPOS_NUM ||
           (f->mentions && mention_covering(f->mentions, f->sentence->index, noun, MENTION_TIME));
}

int32_t slot_stray_clause(const frame_view *f, uint32_t verb)
{
    for (uint32_t w = verb + 1; w + 1 < f->sentence->n_tokens; w++) {
        if (!slot_lemma_is(f, w, "that") || slot_head(f, w) <= (int32_t)w) continue;
        uint32_t clause = (uint32_t)slot_head(f, w);
        int32_t noun = slot_head(f, clause);
        if (noun == (int32_t)verb) noun = (int32_t)w - 1; // of the verb itself, behind a name
        bool hung = (slot_base(f, clause) == REL_ACL || slot_base(f, clause) == REL_ADVCL) &&
                    noun > (int32_t)verb && noun < (int32_t)w;
        int32_t subject = frame_child(f, clause, REL_NSUBJ);
        if (subject < 0) subject = frame_child(f, clause, REL_NSUBJ_PASS);
        if (subject < 0) subject = frame_child(f, clause, REL_CSUBJ);
        if (hung && subject > (int32_t)w && takes_no_clause(f, (uint32_t)noun) &&
            frame_below(f, verb, (uint32_t)noun))
            return (int32_t)clause;
    }
    return -1;
}

// Has the verb an object of its own, or no use for a statement as one? The verb at the end of its
// infinitives counts: "had refused to convene".
static bool leaves_no_gap(const frame_view *f, uint32_t verb)
{
    char text[SLOT_LEMMA_MAX];
    for (int climb = 0; climb < FRAME_CLIMB_MAX; climb++) {
        if (slot_own_object(f, verb) >= 0) return true;
        int32_t inner = frame_child(f, verb, REL_XCOMP);
        if (inner < 0) break;
        verb = (uint32_t)inner;
    }
    return !str_in_list(slot_lemma(f, verb, text),
                        "make|issue|publish|release|give|hear|read|sign|quote|cite|reject|dismiss|"
                        "deny|describe|call|welcome|repeat|retract|withdraw|dispute|confirm|hold|"
                        "refute|file|raise|level|spread|believe|see|ignore|address|answer|receive|"
                        "find|get|have|leave|send|bring|face|condemn|criticise|criticize|say|tell",
                        '|');
}

int32_t slot_own_object(const frame_view *f, uint32_t verb)
{
    FRAME_CHILDREN(f, verb, c)
    {
        deprel r = slot_rel(f, c);
        if (c > verb && (r == REL_OBJ || r == REL_OBL_UNMARKED) && slot_nominal(f, c) &&
            !slot_time(f, c))
            return (int32_t)c;
    }
    return -1;
}

// Nouns that a clause with "that" tells the content of.
static bool takes_content(const frame_view *f, uint32_t noun)
{
    char text[SLOT_LEMMA_MAX];
    return slot_nominal(f, noun) &&
           str_in_list(slot_lemma(f, noun, text),
                       "statement|claim|report|allegation|accusation|assertion|suggestion|"
                       "complaint|remark|comment|announcement|charge|rumour|rumor|suspicion|"
                       "warning|declaration|hint|assurance|admission|denial|argument|news|fear|"
                       "belief",
                       '|');
}

bool slot_content_clause(const frame_view *f, uint32_t verb)
{
    int32_t noun = slot_head(f, verb), that = -1;
    if (slot_base(f, verb) != REL_ACL || noun < 0 || (uint32_t)noun > verb) return false;
    if (!takes_content(f, (uint32_t)noun)) return false;
    FRAME_CHILDREN(f, verb, c)
    if (c < verb && slot_form_is(f, c, "that") &&
        (slot_rel(f, c) == REL_OBJ || slot_rel(f, c) == REL_MARK))
        that = (int32_t)c;
    int32_t subject = frame_child(f, verb, REL_NSUBJ);
    return that >= 0 && subject > that && leaves_no_gap(f, verb);
}

int32_t slot_told_noun(const frame_view *f, uint32_t clause)
{
    int32_t mark = frame_child(f, clause, REL_MARK), above = slot_head(f, clause);
    deprel r = slot_rel(f, clause);
    if ((r != REL_ADVCL && r != REL_APPOS) || above < 0 || (uint32_t)above > clause) return -1;
    if (mark < 1 || !slot_form_is(f, (uint32_t)mark, "that") || !slot_predicate(f, clause))
        return -1;
    if (slot_lemma_is(f, (uint32_t)mark - 1, "so")) return -1; // "so that"
    uint32_t first = r == REL_ADVCL ? (uint32_t)above : 0;
    for (uint32_t w = (uint32_t)mark; w-- > first;)
        if (takes_content(f, w)) return (int32_t)w;
    return -1;
}
