// Can the words of a matter be understood by who has read nothing else?
//
// "These efforts", "their openness", "the announcement of Chad", "do the same" point at what the
// text has told; where positionback.c found no fuller wording, the row says nothing. A name within
// the matter, or what a noun is "of", "for", "to", tells enough.
#include "ledger/position.h"

#include "base/str.h"

#define SAYS_LITTLE 1 // words of substance of a deed that only points: "join us", "do the same"
#define SAYS_SOME   4 // the same of a deed that somebody is asked by name: "stop these unsafe acts"
#define SAYS_MUCH   7 // words of substance that tell what it is about though one of them points

// "Chad", "#Gao", but no word that the text has for them elsewhere: "the two sides".
static bool is_name(const token *t, const mention *who)
{
    bool capital = t->form.n && ((t->form.p[0] >= 'A' && t->form.p[0] <= 'Z') ||
                                 t->form.p[0] == '#' || t->form.p[0] == '@');
    if (t->upos == UPOS_PRON || !capital) return false;
    if (who && str_starts(party_of(who->actors[0]).key, STR("IGO"))) return false;
    return t->upos == UPOS_PROPN || (who && who->actors[0]->country.n);
}

// Is there a name in the matter that is not the holder's, nor that of a body of states?
static bool has_name(const frame_view *f, const matter *x, str holder)
{
    for (uint32_t w = x->first; w < x->end; w++) {
        const mention *who = mention_covering(f->mentions, f->sentence->index, w, MENTION_ACTOR);
        if (who && !who->n_actors) who = NULL;
        bool own = who && who->n_actors == 1 && str_eq(party_of(who->actors[0]).key, holder);
        if (!own && is_name(frame_word(f, w), who)) return true;
    }
    return false;
}

// Adjectives that say what kind of thing it is ("political", "humanitarian"), not how it is.
static bool is_kind(const token *t)
{
    static const char HOW[] =
        "critical|historic|essential|central|additional|crucial|vital|initial|"
        "substantial|exceptional|unconditional|dramatic|tragic|heroic|final|"
        "necessary|extraordinary|exemplary|voluntary|special|real|actual|"
        "unusual|annual|continual|personal|phenomenal|fantastic|energetic|"
        "enthusiastic|realistic|specific|typical|general|overall|mutual|total";
    static const char *const ENDS[] = {"al", "ic", "ary", "ian"};
    if (t->upos != UPOS_ADJ || str_in_list(t->lemma, HOW, '|')) return false;
    for (size_t i = 0; i < t->form.n; i++) // "inter-Korean", "two-state"
        if (t->form.p[i] == '-' || (t->form.p[i] >= 'A' && t->form.p[i] <= 'Z')) return true;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (str_ends(t->lemma, str_of(ENDS[i]))) return true;
    return false;
}

// "Political", "international": says little of whose process or which effort it is.
static bool is_wide(const token *t)
{
    static const char WIDE[] = "international|regional|global|diplomatic|political|national|local|"
                               "bilateral|multilateral|official|public|social";
    return str_in_list(t->lemma, WIDE, '|');
}

// Does the word below a noun say what the noun is about, and not only whose, when or how it is?
static bool tells(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    deprel rel = deprel_base((deprel)t->rel);
    if (rel == REL_ACL) return t->xpos != XPOS_VBN || f->first_child[w + 1] > f->first_child[w] + 1;
    if (rel == REL_COMPOUND || rel == REL_NUMMOD) return true;
    bool doing = t->upos == UPOS_VERB && frame_child(f, w, REL_COMPOUND) >= 0; // "EU-led"
    if (rel == REL_AMOD) return is_kind(t) || doing;
    if (rel != REL_NMOD && rel != REL_OBL) return false;
    if (t->rel == REL_NMOD_POSS || t->upos == UPOS_PRON) return false;
    int32_t mark = frame_child(f, w, REL_CASE);
    if (mark < 0) return true;
    str by = frame_word(f, (uint32_t)mark)->lemma;
    if (mention_covering(f->mentions, f->sentence->index, w, MENTION_TIME)) return false;
    if (str_in_list(by, "of|by|from", '|'))
        return !mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR);
    return !str_in_list(t->lemma, "regard|respect|connection|context", '|');
}

bool position_has_telling(const frame_view *f, uint32_t noun, const matter *x)
{
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        if (c >= x->first && c < x->end && tells(f, c)) return true;
    }
    // "The launch on Monday [of talks]", with the talks hung on the verb
    for (uint32_t w = noun + 1; w < x->end && noun == (uint32_t)x->head; w++)
        if (frame_word(f, w)->head == frame_word(f, noun)->head && tells(f, w)) return true;
    return false;
}

// "The decision of Chad to leave", with "leave" hung elsewhere.
static bool has_infinitive(const frame_view *f, uint32_t noun, const matter *x)
{
    for (uint32_t w = noun + 1; w + 1 < x->end; w++)
        if (frame_word(f, w)->upos == UPOS_PART && frame_word(f, w + 1)->xpos == XPOS_VB)
            return true;
    return false;
}

// "Chad's announcement", "the leadership of Mali": of what, to what?
static bool is_unfilled(const frame_view *f, const matter *x, bool named)
{
    static const char ASK[] =
        "announcement|determination|commitment|decision|intention|willingness|readiness|desire|aim|"
        "goal|effort|proposal|call|offer|openness|promise|pledge|resolve|request|attempt|step|move|"
        "measure|action|initiative|leadership|role|progress|outreach|engagement|contribution|"
        "statement|remark|approach|position|filing|recommendation|achievement|accomplishment|"
        "outcome|"
        "result|order|ruling|idea|vision|view|perspective|input|dialogue|process|way|thing|"
        "adoption|"
        "passage|launch|hospitality|generosity|strength|courage|resilience|cooperation|insight";
    if (x->head < 0 || x->head >= (int32_t)x->end) return false;
    uint32_t noun = (uint32_t)x->head;
    for (uint32_t turn = 0; turn < 3; turn++) { // "outreach and progress": each of them
        if (!str_in_list(frame_word(f, noun)->lemma, ASK, '|')) return false;
        int32_t kind = named ? -1 : frame_child(f, noun, REL_AMOD);
        bool wide = kind >= 0 && is_wide(frame_word(f, (uint32_t)kind)) &&
                    x->end <= noun + 1; // "international efforts", whose and what for?
        if (!wide && (position_has_telling(f, noun, x) || has_infinitive(f, noun, x))) return false;
        int32_t next = frame_child(f, noun, REL_CONJ);
        if (next < 0 || next >= (int32_t)x->end) break;
        noun = (uint32_t)next;
    }
    return frame_word(f, (uint32_t)x->head)->upos == UPOS_NOUN;
}

// "These efforts", "do that", but not "these efforts to end it", "those who fled".
static bool is_this(const frame_view *f, const matter *x, uint32_t w)
{
    const token *t = frame_word(f, w);
    bool such = str_eq(t->lemma, STR("such")) && w + 1 < x->end &&
                !str_eq(frame_word(f, w + 1)->lemma, STR("as"));
    if (such)
        return t->head > (int32_t)w && t->head < (int32_t)x->end &&
               !position_has_telling(f, (uint32_t)t->head, x);
    if (!str_in_list(t->lemma, "this|that|these|those", '|') || t->xpos != XPOS_DT) return false;
    if (t->upos == UPOS_PRON)
        return frame_child(f, w, REL_ACL) < 0 && frame_child(f, w, REL_AMOD) < 0 &&
               frame_child(f, w, REL_NMOD) < 0;
    if (t->upos != UPOS_DET || t->head <= (int32_t)w || t->head >= (int32_t)x->end) return false;
    return !position_has_telling(f, (uint32_t)t->head, x) &&
           frame_child(f, (uint32_t)t->head, REL_ACL_RELCL) < 0;
}

// "The following steps", "both countries", "the two sides", "the situation".
static bool is_scene(const frame_view *f, const matter *x, uint32_t w)
{
    static const char BACK[] =
        "following|similar|above|latter|former|aforementioned|same|both|said";
    static const char SCENES[] = "situation|conflict|crisis|case|matter|issue|dispute|affair|area|"
                                 "project|effort|step|measure|move|proposal|incident|side|party";
    static const char PEERS[] = "country|nation|state|government|leader|president|minister";
    const token *t = frame_word(f, w);
    if (t->head <= (int32_t)w) return false;
    uint32_t noun = (uint32_t)t->head;
    const token *named = frame_word(f, noun);
    if (str_in_list(t->form, BACK, '|') && t->rel != REL_CASE) return named->upos == UPOS_NOUN;
    if (noun >= x->end || !str_eq(t->lemma, STR("the"))) return false;
    bool scene = str_in_list(named->lemma, SCENES, '|');
    if (frame_child(f, noun, REL_NUMMOD) >= 0 && frame_child(f, noun, REL_NMOD) < 0)
        return scene || str_in_list(named->lemma, PEERS, '|');
    return scene && !position_has_telling(f, noun, x) && frame_child(f, noun, REL_AMOD) < 0;
}

// "The truce", "his plan": one noun that the reader is thought to know. One asked for or backed
// ("calm", "peace", "elections") says nothing with any word before it.
static bool is_bare_known(const frame_view *f, const rule_match *m, const matter *x)
{
    static const char ASKS[] = "demands|supports";
    if (x->head < 0 || x->end > x->first + 1) return false;
    uint32_t noun = x->first;
    if (str_in_list(m->rule->mode, ASKS, '|')) return frame_word(f, noun)->form.p[0] >= 'a';
    if (frame_word(f, noun)->upos != UPOS_NOUN) return false;
    int32_t det = frame_child(f, noun, REL_DET);
    str which = det >= 0 ? frame_word(f, (uint32_t)det)->lemma : STR_NONE;
    if (str_eq(which, STR("the")) && frame_word(f, noun)->xpos == XPOS_NNS) return false;
    return (which.n && !str_in_list(which, "all|any|every", '|')) ||
           frame_child(f, noun, REL_ACL_RELCL) >= 0;
}

// Does a word of the matter point at what was told, and nothing beside it says at what?
// `asked`: of a deed that is asked of one by name, who knows the scene.
static bool points_anywhere(const frame_view *f, const matter *x, bool asked)
{
    uint32_t first = x->first, size = matter_size(x->text);
    // From the determiner that matter_of() strips.
    if (first > 0 && frame_word(f, first - 1)->upos == UPOS_DET) first--;
    for (uint32_t w = first; w < x->end; w++) {
        if (size < (asked ? SAYS_SOME : SAYS_MUCH) && is_this(f, x, w)) return true;
        if (!asked && is_scene(f, x, w)) return true;
    }
    return false;
}

// "Take steps", "act now".
static bool is_hollow(const frame_view *f, const matter *x)
{
    const token *last = frame_word(f, x->end - 1);
    return x->end <= x->first + 3 && frame_word(f, x->first)->upos == UPOS_VERB &&
           str_in_list(last->lemma, "step|action|measure|it|them|now|more|part", '|');
}

bool position_names_holder(const frame_view *f, const matter *x, str holder)
{
    for (uint32_t w = x->first; w < x->end; w++) {
        const mention *who = mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR);
        bool all = who && x->head >= 0 && frame_word(f, w)->head == x->head && w + 1 == x->end &&
                   deprel_base((deprel)frame_word(f, w)->rel) == REL_APPOS;
        if ((all || (who && (int32_t)w == x->head)) && who->n_actors &&
            str_eq(party_of(who->actors[0]).key, holder))
            return frame_word(f, w)->upos == UPOS_PROPN;
    }
    return false;
}

bool position_is_nobodys(const frame_view *f, const matter *x, str by, str to)
{
    const token *t = frame_word(f, x->first);
    bool pronoun = t->rel == REL_NMOD_POSS && t->upos == UPOS_PRON &&
                   str_in_list(t->lemma, "they|their|he|his|she|her|it|its|you|your", '|');
    if (!pronoun) return false;
    const mention *who = mention_covering(f->mentions, f->sentence->index, x->first, MENTION_ACTOR);
    for (uint32_t i = 0; who && i < who->n_actors; i++) {
        str key = party_of(who->actors[i]).key;
        if (key.n && (str_eq(key, by) || str_eq(key, to))) return false;
    }
    return true;
}

// "Such raids[, including that on Gao]": only an example says which.
static bool is_such_as(const frame_view *f, const matter *x)
{
    uint32_t head = (uint32_t)x->head, first = x->first;
    const token *t = frame_word(f, first);
    bool such = str_eq_nocase(t->form, STR("such")) && t->head == x->head && first < head;
    if (!such || head + 2 >= x->end) return false;
    const token *behind = frame_word(f, head + 2);
    return str_eq(frame_word(f, head + 1)->form, STR(",")) &&
           str_in_list(behind->form, "including|like", '|');
}

// "Such raids, including that on Gao", "these envoys' efforts to hear Malians": whatever else is
// told, which raids and whose efforts is not; "this week's raids" says when.
static bool is_of_those(const frame_view *f, const matter *x)
{
    if (x->head < 0 || x->head >= (int32_t)x->end) return false;
    int32_t whose = frame_child(f, (uint32_t)x->head, REL_NMOD_POSS);
    if (whose < 0) return is_such_as(f, x);
    const token *t = frame_word(f, (uint32_t)whose);
    int32_t det = frame_child(f, (uint32_t)whose, REL_DET);
    if (t->upos != UPOS_NOUN || det < 0 || det + 1 < (int32_t)x->first) return false;
    if (!str_in_list(frame_word(f, (uint32_t)det)->lemma, "this|that|these|those", '|'))
        return false;
    return !mention_covering(f->mentions, f->sentence->index, (uint32_t)whose, MENTION_TIME) &&
           !position_has_telling(f, (uint32_t)whose, x);
}

bool position_is_known(const frame_view *f, const rule_match *m, const matter *x, str holder,
                       bool owned)
{
    bool named = owned || has_name(f, x, holder);
    if (position_is_deed(m)) {
        bool own_name = has_name(f, x, holder);
        if (!own_name && (matter_size(x->text) <= SAYS_LITTLE || is_hollow(f, x))) return false;
        return own_name || !points_anywhere(f, x, owned);
    }
    if (is_unfilled(f, x, named) || is_bare_known(f, m, x) || is_of_those(f, x)) return false;
    return named || !points_anywhere(f, x, false);
}
