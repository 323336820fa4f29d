// Which nouns of talks are no channel at all, and which tell of one only beside another fact: the
// line between a dialogue and a single meeting (doc/ledger.md).
#include "ledger/channelweak.h"

#include "ledger/channelfact.h"
#include "ledger/channelframe.h"
#include "ledger/channelparty.h"

static const char WEAK_NOUNS[] =
    "meeting|discussion|session|conference|contact|exchange|communication|round|agreement|deal|"
    "memorandum|link|tie|committee|commission|cooperation|protocol|convention|accord|mechanism|"
    "conversation|series|set|number|day|hour|part";

static const char TREATIES[] = "agreement|protocol|convention|accord|deal";
static const char MEETS[] = "meet|talk|sit";

static bool is_weak_word(str lemma)
{
    return str_in_list(lemma, WEAK_NOUNS, '|');
}

// "The sixth meeting on the border", "the joint fisheries committee": one of a series.
static bool is_counted(const frame_view *f, uint32_t noun)
{
    static const char SERIES[] = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
                                 "regular|annual|joint|bilateral|trilateral|inaugural";
    str lemma = f->sentence->tokens[noun].lemma;
    int32_t above = f->sentence->tokens[noun].head; // "continued their discussions"
    if (above >= 0 && str_in_list(f->sentence->tokens[above].lemma, "continue|resume", '|'))
        return true;
    if (str_ends(lemma, STR("ommittee")) || str_ends(lemma, STR("ommission"))) return true;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma, SERIES, '|')) return true;
    return false;
}

// "The Peru-Chile dialogue": with both in its name.
static bool names_both(const frame_view *f, uint32_t noun)
{
    party_list named = {0};
    party_of_name(&named, f, noun);
    return named.n >= 2;
}

// "The Peru-Chile Strategic Mechanism": a name, of what goes on.
static bool is_named_body(const frame_view *f, uint32_t noun)
{
    static const char *const LASTING[] = {"mechanism", "commission", "committee", "agreement",
                                          "protocol",  "convention", "accord"};
    const token *t = &f->sentence->tokens[noun];
    bool lasts = false;
    for (size_t i = 0; i < sizeof LASTING / sizeof *LASTING; i++)
        lasts = lasts || str_eq_nocase(t->lemma, str_of(LASTING[i]));
    bool capital = t->form.n && t->form.p[0] >= 'A' && t->form.p[0] <= 'Z';
    return lasts && capital && names_both(f, noun);
}

// "The telephone link", "the emergency link".
static bool is_telephone(const frame_view *f, uint32_t noun)
{
    if (!str_in_list(f->sentence->tokens[noun].lemma, "link|line", '|')) return false;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma,
                        "telephone|phone|radio|video|emergency|direct|communication", '|'))
            return true;
    return false;
}

// "Meeting", "exchange": many things are called so; talks, a dialogue, a hotline are channels.
static bool is_weak(const frame_view *f, uint32_t noun, bool subject_named, bool named)
{
    const token *t = &f->sentence->tokens[noun];
    if (named && str_eq(t->lemma, STR("negotiate"))) return false;
    if (t->upos != UPOS_NOUN && t->upos != UPOS_PROPN) return true;
    if (str_eq(t->form, STR("talk"))) return true; // one talk
    if (is_named_body(f, noun)) return false;
    if (!str_in_list(t->lemma, WEAK_NOUNS, '|')) return false;
    if (subject_named && is_counted(f, noun)) return false;
    if (named && str_in_list(t->lemma, TREATIES, '|')) return false; // theirs, and about something
    if (is_telephone(f, noun) || (named && str_eq(t->lemma, STR("link")))) return false;
    if (t->head >= 0 && str_eq(f->sentence->tokens[t->head].lemma, STR("day")))
        return false; // "three days of conversation"
    int32_t inner = party_inner_noun(f, noun);
    if (inner < 0) return true;
    str of = f->sentence->tokens[inner].lemma; // "a round of talks", not "an exchange of fire"
    return is_weak_word(of) || !channelfact_is_noun(of);
}

static const char BODIES[] =
    "group|commission|committee|council|subcommittee|mission|force|taskforce|cabinet";

static bool is_igo(const fact_party *p)
{
    return str_eq(str_sub(p->code, 0, p->code.n < 3 ? p->code.n : 3), STR("IGO"));
}

// "The joint commission", "the bilateral council": a body of both.
static bool is_joint(const frame_view *f, uint32_t noun)
{
    for (uint32_t w = 0; w < noun; w++)
        if (str_eq_nocase(f->sentence->tokens[w].form, STR("joint")) ||
            str_eq_nocase(f->sentence->tokens[w].form, STR("bilateral")) ||
            str_eq_nocase(f->sentence->tokens[w].form, STR("trilateral")))
            return true;
    return false;
}

// Those in the sitting's phrase but not with whom it is; of them, is one an organisation?
static bool is_of_organisation(const frame_view *f, uint32_t noun)
{
    party_list whose = {0};
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR) &&
            frame_below(f, noun, w) && !party_marked(f, w, "with|between"))
            party_add_word(&whose, f, w);
    for (uint32_t i = 0; i < whose.n; i++)
        if (is_igo(&whose.p[i])) return true;
    return false;
}

// "The Climate Task Force meeting", and nobody's with it: a body of one government.
static bool has_body(const fact_reading *r, const frame_view *f, uint32_t noun)
{
    bool found = false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (party_marked(f, w, "with|between") && frame_below(f, noun, w)) return false;
        bool inside = w < noun && frame_below(f, noun, w);
        found = found ||
                (inside && str_in_list(str_lower(r->a, f->sentence->tokens[w].lemma), BODIES, '|'));
    }
    return found && !is_joint(f, noun);
}

// "The fourth session of the Cattle Summit", whoever attends it.
static bool is_of_conference(const fact_reading *r, const frame_view *f, uint32_t noun)
{
    int32_t above = f->sentence->tokens[noun].head;
    if (above >= 0 && party_marked(f, noun, "of") &&
        str_in_list(str_lower(r->a, f->sentence->tokens[above].lemma), "session|meeting", '|') &&
        str_in_list(str_lower(r->a, f->sentence->tokens[noun].lemma), "conference|summit", '|'))
        return true;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        if (c > noun && party_marked(f, c, "of") &&
            str_in_list(str_lower(r->a, f->sentence->tokens[c].lemma),
                        "conference|summit|assembly|congress|convention|forum", '|'))
            return true;
    }
    return false;
}

// "A video meeting": of one day, and no round of the dialogue that the text names besides.
bool channelweak_is_call(const frame_view *f, uint32_t noun)
{
    if (!str_in_list(f->sentence->tokens[noun].lemma, "meeting|conversation|call", '|'))
        return false;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma,
                        "video|phone|telephone|private|brief|one-on-one|face-to-face", '|'))
            return true;
    return false;
}

// "The council held its third session", "the meeting of the assembly", "the UN group on detention",
// "the Maritime Commission": a body sits as it always does, and talks to nobody.
bool channelweak_is_sitting(const fact_reading *r, const frame_view *f, uint32_t word,
                            uint32_t noun)
{
    str lemma = str_lower(r->a, f->sentence->tokens[noun].lemma);
    bool body = str_in_list(lemma, BODIES, '|');
    if (!body && !str_in_list(lemma, "session|meeting|conference|summit|assembly", '|'))
        return false;
    party_list named = {0}, whose = {0};
    party_of_noun(&named, f, noun);
    bool state = false;
    for (uint32_t i = 0; i < named.n; i++) state = state || !is_igo(&named.p[i]);
    if (named.n < 2 && is_of_conference(r, f, noun)) return true;
    if (str_eq(lemma, STR("force")) && named.n < 2 && !is_joint(f, noun)) return true; // its own
    if (body) {
        party_add_word(&whose, f, noun);
        if (whose.n == 1 && is_igo(&whose.p[0])) return !state;
        return whose.n == 1 && named.n < 2 && !is_joint(f, noun);
    }
    if (state) return named.n == 1 && has_body(r, f, noun);
    if (is_of_organisation(f, noun)) return true;
    fillers doers = {0};
    frame_fillers(f, word, SLOT_SUBJECT, STR_NONE, &doers);
    for (uint32_t i = 0; i < doers.n; i++) party_add_word(&whose, f, doers.word[i]);
    return whose.n == 1 && is_igo(&whose.p[0]);
}

// "A round of elections": of something that is no talks.
bool channelweak_is_other(const frame_view *f, uint32_t noun)
{
    if (!str_eq(f->sentence->tokens[noun].lemma, STR("round"))) return false;
    int32_t of = party_inner_noun(f, noun);
    if (of < 0 || !party_marked(f, (uint32_t)of, "of")) return false;
    str lemma = f->sentence->tokens[of].lemma;
    return !channelfact_is_noun(lemma) && !is_weak_word(lemma) &&
           !str_in_list(lemma, "group|mechanism|forum|diplomacy|contact|council", '|');
}

// "Travels to Chad for consultations": one trip, unless the consultations have a name, a number or
// were told of before.
static bool is_trip(const frame_view *f, uint32_t word, uint32_t noun)
{
    static const char MOVES[] = "travel|meet|receive|arrive|visit|go|come|return|gather|fly";
    party_list named = {0};
    if (word == noun || !str_in_list(f->sentence->tokens[word].lemma, MOVES, '|')) return false;
    if (!str_in_list(f->sentence->tokens[noun].lemma, "consultation|discussion", '|')) return false;
    party_of_noun(&named, f, noun);
    return named.n < 2 && !is_counted(f, noun) && frame_child(f, noun, REL_DET) < 0;
}

// "The Peru-Chile dialogue", "the Strategic Dialogue", "the fifth round".
static bool is_proper(const frame_view *f, uint32_t noun)
{
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++)
        if (f->children[i] < noun && frame_word(f, f->children[i])->xpos == XPOS_NNP) return true;
    return names_both(f, noun) || is_counted(f, noun) ||
           f->sentence->tokens[noun].upos == UPOS_PROPN;
}

// "Had a frank dialogue": they spoke with each other, once.
static bool is_chat(const frame_view *f, uint32_t word, uint32_t noun)
{
    int32_t det = frame_child(f, noun, REL_DET);
    return str_in_list(f->sentence->tokens[word].lemma, "have|enjoy", '|') && det >= 0 &&
           str_in_list(f->sentence->tokens[det].lemma, "a|an", '|') && !is_counted(f, noun) &&
           f->sentence->tokens[noun].upos != UPOS_PROPN && !names_both(f, noun);
}

// "The meetings of the joint commission": of a body of both.
static bool sits_jointly(const frame_view *f, uint32_t noun)
{
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        if (!str_in_list(f->sentence->tokens[c].lemma, BODIES, '|') || !party_marked(f, c, "of"))
            continue;
        for (uint32_t w = noun; w < c; w++)
            if (str_in_list(f->sentence->tokens[w].lemma, "joint|bilateral|trilateral", '|'))
                return true;
    }
    return false;
}

// Is all that is told only that there is or will be such a thing, and by a word that many things
// are called by; or by a long text, of nothing that it names?
bool channelweak_is_faint(const fact_reading *r, const frame_view *f, const fact *x, uint32_t word,
                          uint32_t noun, str about)
{
    str lemma = f->sentence->tokens[noun].lemma;
    bool plain = str_in_list(x->state, "held|agreed|ongoing|proposed", '|'), named = about.n > 0;
    bool again = str_eq(x->state, STR("resumed")) &&
                 str_in_list(lemma, "conversation|discussion|exchange|meeting|session", '|');
    bool single =
        str_in_list(lemma, "meeting|conversation", '|') && !named && !sits_jointly(f, noun);
    bool vague = !x->subject_text.n || str_eq(about, STR(SUBJECT_GENERAL));
    if (plain && (is_trip(f, word, noun) || is_chat(f, word, noun))) return true;
    if (plain && vague && r->c->sentences.n > CHANNEL_LONG_TEXT && !is_proper(f, noun)) return true;
    if (!plain && !again && !single && !str_in_list(lemma, MEETS, '|')) return false;
    // "an agreement on tunnel safety": a matter that the table of subjects does not know
    bool matter = named || (x->subject_text.n && str_in_list(lemma, TREATIES, '|'));
    bool both = x->n_known >= 2;
    // "the sixth meeting on cattle" of both, "their third round" in a text about cattle talks
    str own = span_text(r->c->document->text, f->sentence->tokens[noun].span);
    named = named || (x->subject_text.p > own.p && both) || // "on cattle", not "ministerial"
            (str_eq(lemma, STR("round")) && r->whole->subject.n && !r->whole->subject_loose);
    return is_weak(f, noun, named, matter && both);
}
