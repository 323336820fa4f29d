// Did it happen? Status, polarity and claim, read off the tree around the trigger.
//
// The status of a verb is in its auxiliaries, its mood and the clauses above it; that of a noun in
// its modifiers and in the verb that it hangs on. What is doubtful stays doubtful on the way down:
// in "may agree to begin withdrawing" nothing has been withdrawn.
#include "event/draft.h"
#include "rule/plover.h"

#define REPEATED_REACH  6  // words from a verb to "time after time"
#define RELATIVE_REACH  16 // words from a noun to the verb of its relative clause
#define POSSIBLE_REACH  12 // words from a noun to the adjective that it is made
#define BRIEF_SENTENCES 3  // a text of at most three sentences is a report of one event

static event_status worse(event_status a, event_status b)
{
    return b >= EVENT_PLANNED && b > a ? b : a;
}

static const char NEGATIONS[] = "not n't n’t nt never neither nor hardly scarcely no";
static const char ONGOING_ADVERBS[] =
    "always still continually continuously constantly increasingly repeatedly regularly routinely "
    "frequently ever";
static const char REPEATING_ADVERBS[] =
    "continually continuously constantly repeatedly regularly routinely frequently persistently";
static const char ONGOING_ADJECTIVES[] =
    "continued continuing continuous ongoing repeated constant persistent frequent current "
    "unrelenting sustained growing incessant regular steady recurrent unabated unceasing";
static const char PLANNED_ADJECTIVES[] =
    "planned proposed upcoming scheduled future forthcoming prospective intended pending next "
    "expected";
static const char DOUBTFUL_ADJECTIVES[] =
    "possible potential likely hypothetical threatened conceivable would-be imminent feared";
static const char ALLEGED_MODIFIERS[] =
    "alleged allegedly reported reportedly purported purportedly suspected supposed supposedly "
    "apparent apparently claimed so-called";
static const char VERBAL_TYPES[] = "ACCUSE REQUEST REJECT THREATEN AGREE SUPPORT CONCEDE";

// What the auxiliaries of one verb say.
typedef struct {
    event_status status;
    bool negated;
    bool finite;      // has a tense of its own
    bool progressive; // "is suspending"
    bool past;        // "was suspending"
    bool present;     // "sells", and nothing else says that it goes on
    bool repeated;    // "protested repeatedly": not one act of speech
    bool no_object;   // negated by its object: "sold no tanks"
} mood;

static event_status modal_status(str modal, bool reported)
{
    if (in(modal, "will shall 'll ’ll wo")) return EVENT_PLANNED;
    if (in(modal, "would 'd ’d")) return reported ? EVENT_PLANNED : EVENT_HYPOTHETICAL;
    return EVENT_HYPOTHETICAL;
}

// "not before last year", "not only": the word limits, it does not deny.
static bool limits(const sentence *s, uint32_t word)
{
    return word + 1 < s->n_tokens && !str_eq(s->tokens[word].lemma, STR("never")) &&
           in(s->tokens[word + 1].lemma, "before until till only just merely least long");
}

static bool spells(const sentence *s, uint32_t at, str words)
{
    for (; words.p; at++)
        if (at >= s->n_tokens || !str_eq(str_split(&words, ' '), s->tokens[at].form)) return false;
    return true;
}

// "protested time after time": behind the verb, wherever the tree hangs it.
static bool says_repeated(const sentence *s, uint32_t verb)
{
    static const char *const PHRASES[] = {
        "time after time", "time and again",    "again and again",
        "over and over",   "year after year",   "many times",
        "day after day",   "month after month", "countless times"};
    for (uint32_t w = verb + 1; w < s->n_tokens && w <= verb + REPEATED_REACH; w++)
        for (size_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++)
            if (s->tokens[w].form.p[0] == PHRASES[i][0] && spells(s, w, str_of(PHRASES[i])))
                return true;
    return false;
}

// "has yet to": not so far.
static bool not_yet(const sentence *s, uint32_t word)
{
    return word > 0 && word + 1 < s->n_tokens && str_eq(s->tokens[word].lemma, STR("yet")) &&
           str_eq(s->tokens[word + 1].form, STR("to")) && in(s->tokens[word - 1].lemma, "have be");
}

// Does the word, a child of the verb, deny it?
static bool denies(const sentence *s, uint32_t word, uint32_t verb)
{
    str lemma = s->tokens[word].lemma;
    if (in(lemma, NEGATIONS)) return !limits(s, word);
    if (in(lemma, "almost nearly")) // "almost attacked", not "almost always"
        return word < verb && s->tokens[word + 1].upos != UPOS_ADV;
    if (str_eq(lemma, STR("but"))) // "all but attacked"
        return word > 0 && word + 1 == verb && str_eq(s->tokens[word - 1].lemma, STR("all"));
    if (str_eq(lemma, STR("rather")) && word + 1 < s->n_tokens)
        return str_eq(s->tokens[word + 1].form, STR("than"));
    return word > 0 && in(s->tokens[word].form, "longer more") &&
           str_eq(s->tokens[word - 1].form, STR("no")); // "no longer"
}

// "No troops left", "neither Mali nor Chad left", "sold no tanks": the verb is denied with it.
static bool denies_argument(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    int32_t det = frame_child(f, noun, REL_DET), pair = frame_child(f, noun, REL_CC);
    if (det >= 0 && in(s->tokens[det].lemma, "no neither")) return true;
    if (pair >= 0 && str_eq(s->tokens[pair].lemma, STR("neither"))) return true;
    for (uint32_t w = 0; w + 1 < noun; w++) { // "not one soldier", "not a single tank"
        bool one = str_eq(s->tokens[w + 1].form, STR("one")) ||
                   (w + 2 < noun && str_eq(s->tokens[w + 2].form, STR("single")));
        if (one && in(s->tokens[w].form, "not Not") && frame_below(f, noun, w)) return true;
    }
    return in(s->tokens[noun].lemma, "nobody none nothing neither");
}

static mood mood_of(const reading *r, const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    const token *v = &s->tokens[verb];
    mood m = {.status = EVENT_HAPPENED};
    bool reported = mention_speaker(r->mentions, s->index, verb) != NULL;
    bool be = false, is = false, being = false, have = false, infinitive = false, yet = false;
    bool was = false;
    m.finite = v->xpos == XPOS_VBD || v->xpos == XPOS_VBZ || v->xpos == XPOS_VBP;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        const token *c = &s->tokens[f->children[i]];
        deprel rel = deprel_base(c->rel);
        if (rel == REL_AUX || rel == REL_COP) {
            m.finite |= c->xpos != XPOS_VBG; // "having warned" has no tense
            if (c->xpos == XPOS_MD) m.status = worse(m.status, modal_status(c->lemma, reported));
            if (str_eq(c->lemma, STR("be")) && c->rel == REL_AUX) be = true;
            // "is being charged" goes on, "after being charged" does not
            if (str_eq(c->form, STR("being")))
                being = true;
            else if (str_eq(c->lemma, STR("be")))
                is = true;
            if (str_eq(c->lemma, STR("have"))) have = true;
            was |= in(c->form, "was were");
            int32_t before = frame_child(f, f->children[i], REL_ADVMOD); // "Never had Iran ..."
            if (before >= 0 && str_eq(s->tokens[before].lemma, STR("never"))) m.negated ^= true;
        } else if (rel == REL_ADVMOD || rel == REL_DET || rel == REL_CC) {
            if (denies(s, f->children[i], verb)) m.negated = !m.negated;
            yet |= not_yet(s, f->children[i]);
            if (in(c->lemma, ONGOING_ADVERBS) && m.status == EVENT_HAPPENED)
                m.status = EVENT_ONGOING;
            m.repeated |= in(c->lemma, REPEATING_ADVERBS);
        } else if (rel == REL_MARK && c->xpos == XPOS_TO) {
            infinitive = true;
            uint32_t to = f->children[i]; // with the "yet" hung on the verb above
            yet |= to > 0 && not_yet(s, to - 1);
        } else if (rel == REL_OBL && in(c->lemma, "means way time circumstance account")) {
            if (denies_argument(f, f->children[i])) m.negated = !m.negated; // "by no means"
        } else if (rel == REL_NSUBJ || rel == REL_OBJ) {
            bool denied = denies_argument(f, f->children[i]);
            if (denied) m.negated = !m.negated;
            m.no_object |= denied && rel == REL_OBJ;
        } else if ((rel == REL_MARK || rel == REL_CASE) &&
                   (in(c->lemma, "without instead") || denies(s, f->children[i], verb))) {
            m.negated = !m.negated;
        }
    }
    if (infinitive) m.finite = false;
    m.repeated |= says_repeated(s, verb);
    if (m.repeated && m.status == EVENT_HAPPENED) m.status = EVENT_ONGOING;
    if (yet) m.finite = m.negated = true;
    // "Peru to Hold Talks"; "the only way is to send planes"
    if (infinitive && v->head < 0) m.status = worse(m.status, EVENT_PLANNED);
    bool progressive = (v->xpos == XPOS_VBG && be) || (being && is && !infinitive);
    // "are working and consulting": the second shares the auxiliary of the first
    bool second = v->xpos == XPOS_VBG && v->rel == REL_CONJ && v->head >= 0 && !be && !infinitive;
    if (second && s->tokens[v->head].xpos == XPOS_VBG) {
        mood first = mood_of(r, f, (uint32_t)v->head);
        if (first.status == EVENT_ONGOING && m.status == EVENT_HAPPENED) m.status = EVENT_ONGOING;
        m.progressive = first.progressive;
    }
    // "pictures of people being killed"
    bool shown = frame_child(f, verb, REL_NSUBJ_PASS) >= 0 ||
                 (frame_child(f, verb, REL_MARK) < 0 && frame_child(f, verb, REL_CASE) < 0);
    progressive |= being && shown && deprel_base(v->rel) == REL_ACL;
    m.progressive |= progressive && !have;
    m.past = progressive && was;
    if (m.progressive && str_eq(v->form, STR("going")) && frame_child(f, verb, REL_XCOMP) >= 0)
        m.status = worse(m.status, EVENT_PLANNED);                         // "is going to meet"
    bool engaged = str_eq(v->form, STR("engaged")) && is && !have && !was; // "are engaged in talks"
    progressive |= engaged;
    if (progressive && m.status == EVENT_HAPPENED) m.status = EVENT_ONGOING;
    // "sells arms": a habit; but "condemns the attack" is one act, and so is a headline's present.
    // "They set fire to a bus": verbs whose past looks like the present.
    bool alike = v->xpos == XPOS_VBP && in(v->lemma, "set hit cut put shut beat burst");
    bool present = (v->xpos == XPOS_VBZ || v->xpos == XPOS_VBP) && !have && !alike;
    m.present = present && !s->headline && m.status == EVENT_HAPPENED;
    if (m.present) m.status = EVENT_ONGOING;
    bool open = m.status != EVENT_HAPPENED && m.status != EVENT_ONGOING;
    if (open && (condition_has_if(f, verb) || (!infinitive && condition_opens(f, verb))))
        m.status = EVENT_CONDITIONAL;
    return m;
}

// "if", "unless" above: what the clause tells is a condition. "whether": open.
static event_status mark_status(const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    int32_t mark = frame_mark(f, verb);
    if (mark < 0) return condition_is_inverted(f, verb) ? EVENT_HYPOTHETICAL : EVENT_HAPPENED;
    str word = s->tokens[mark].lemma;
    if (in(word, "if unless provided providing lest")) return EVENT_HYPOTHETICAL;
    if (str_eq(word, STR("whether"))) return EVENT_HYPOTHETICAL;
    if (in(word, "until till")) return EVENT_PLANNED;
    xpos x = (xpos)s->tokens[verb].xpos; // "once, before Mali withdraws", "once they are lifted"
    int32_t aux = frame_child(f, verb, REL_AUX);
    if (aux >= 0) x = (xpos)s->tokens[aux].xpos;
    bool soon = str_eq(word, STR("as")) && mark > 0 &&
                in(s->tokens[mark - 1].lemma, "soon long"); // "as soon as Mali withdraws"
    if (condition_lasts(f, verb)) return EVENT_HAPPENED;    // "as long as it continues": it does
    if ((in(word, "once before") || soon) && (x == XPOS_VBZ || x == XPOS_VBP))
        return EVENT_HYPOTHETICAL;
    return EVENT_HAPPENED;
}

// "claims to have killed": the infinitive of something done.
static bool is_perfect(const frame_view *f, uint32_t verb)
{
    int32_t aux = frame_child(f, verb, REL_AUX);
    return aux >= 0 && str_eq(f->sentence->tokens[aux].form, STR("have"));
}

// "had protested".
static bool is_pluperfect(const frame_view *f, uint32_t verb)
{
    int32_t aux = frame_child(f, verb, REL_AUX);
    return aux >= 0 && str_eq(f->sentence->tokens[aux].form, STR("had")) &&
           f->sentence->tokens[verb].xpos == XPOS_VBN;
}

// "Angered by the sale, Serbia left" with the participle hung on the subject behind it.
static bool opens_before(const sentence *s, uint32_t word)
{
    const token *t = &s->tokens[word];
    return (t->xpos == XPOS_VBN || t->xpos == XPOS_VBG) && t->head > (int32_t)word;
}

// "Will meet two years after Oman left": what came before has happened; but in "said it would meet
// after Oman left" it may be yet to come.
static bool came_before(const frame_view *f, uint32_t verb, uint32_t above, str mark)
{
    if (!in(mark, "after")) return false;
    if (f->sentence->tokens[verb].xpos != XPOS_VBD && !is_pluperfect(f, verb)) return false;
    for (uint32_t i = f->first_child[above]; i < f->first_child[above + 1]; i++)
        if (in(f->sentence->tokens[f->children[i]].form, "would 'd ’d could")) return false;
    return true;
}

// A verb without a tense stands or falls with the clause above; an infinitive is not yet done.
static event_status clause_above(const reading *r, const frame_view *f, uint32_t verb, mood own,
                                 draft *d)
{
    const sentence *s = f->sentence;
    event_status outcome = mark_status(f, verb);
    uint32_t word = verb;
    bool finite = own.finite, timed = false;
    for (int step = 0; step < DRAFT_CLIMB_MAX && s->tokens[word].head >= 0; step++) {
        uint32_t place = frame_stand_in(f, word);
        const token *t = &s->tokens[place];
        if (t->head < 0) break;
        uint32_t above = (uint32_t)t->head;
        if (in(s->tokens[above].form, "far") && s->tokens[above].head >= 0)
            above = (uint32_t)s->tokens[above].head; // "could go so far as to leave"
        bool beside = place == word && !frame_is_gerund_object(f, word);
        deprel rel = beside ? deprel_base(t->rel) : REL_XCOMP;
        outcome = worse(outcome, mark_status(f, word));
        if (condition_is_stipulated(f, word)) outcome = worse(outcome, EVENT_HYPOTHETICAL);
        if (rel == REL_CONJ && (finite || s->tokens[above].xpos != XPOS_MD)) {
            word = above; // shares the mood of the first conjunct when it has none of its own
            if (finite) continue;
            mood m = mood_of(r, f, above);
            outcome = worse(outcome, m.status);
            finite = m.finite;
            continue;
        }
        if (rel == REL_APPOS && frame_child(f, word, REL_MARK) >= 0) rel = REL_ACL;
        if (rel == REL_ACL && opens_before(s, word) && s->tokens[above].head >= 0) {
            rel = REL_ADVCL;
            above = (uint32_t)s->tokens[above].head;
        }
        if (rel != REL_CCOMP && rel != REL_XCOMP && rel != REL_ADVCL && rel != REL_ACL &&
            rel != REL_PARATAXIS && rel != REL_CSUBJ)
            break;
        if (rel == REL_ADVCL && above_said_alongside(d, word))
            break; // "will stay away, accusing Chad"
        if (place == word && praised_is_done(f, word, above)) {
            d->circumstance = true;
            break;
        }
        if (rel != REL_PARATAXIS) d->embedded = true;
        int32_t mark = frame_child(f, word, REL_MARK);
        bool to = (mark >= 0 && s->tokens[mark].xpos == XPOS_TO) ||
                  (place != word && str_eq(s->tokens[word - 1].form, STR("to")));
        to = to && !timed;
        bool goes = rel == REL_XCOMP && str_eq(s->tokens[above].form, STR("going"));
        goes |= rel == REL_ACL && above_is_billed(d, above);
        if (to && !finite && (s->headline || goes))
            outcome = worse(outcome, EVENT_PLANNED); // "Peru to Hold Talks", "is going to hold"
        else if (to && !finite && above_meets_there(d, word, above))
            ; // "will travel to Oslo to attend the summit": as likely as the journey
        else if (to && !finite && !is_perfect(f, word) && !above_said_then(d, word, above) &&
                 !above_is_ranked(f, above) && !above_is_felt(f, above) &&
                 !above_has_enabled(f, above) && !author_is_glad_of(d, above))
            outcome = worse(outcome, EVENT_HYPOTHETICAL);
        if (rel == REL_CCOMP && above_supposes(f, above))
            outcome = worse(outcome, EVENT_HYPOTHETICAL);
        if (rel == REL_CCOMP && worse(own.status, outcome) == EVENT_PLANNED &&
            above_fears(f, above))
            outcome = EVENT_HYPOTHETICAL;
        if (rel == REL_CCOMP && finite) break; // reported: its own tense counts
        d->circumstance |= rel == REL_ADVCL && condition_lasts(f, word);
        if (rel == REL_ADVCL && mark >= 0 && is_pluperfect(f, verb) &&
            in(s->tokens[mark].lemma, "although though"))
            d->circumstance = true;                         // "although it had protested"
        timed |= rel == REL_ADVCL && finite && mark >= 0 && // so with "as Mali is fighting"
                 in(s->tokens[mark].lemma, "as while since because although though whereas after");
        if (rel == REL_ACL && (finite || above_is_told_of(f, word))) break;
        if (rel == REL_PARATAXIS) break;
        if (finite && rel == REL_ADVCL && mark >= 0 &&
            (in(s->tokens[mark].lemma, "while because since although though whereas") ||
             above_goes_on_meanwhile(s, word, mark) ||
             came_before(f, word, above, s->tokens[mark].lemma)))
            break; // "cannot go on while it sells arms": it does
        mood m = mood_of(r, f, above);
        bool reason =
            in(t->lemma,
               "cite name blame invoke give list accuse condemn denounce"); // the news' own cause
        bool proviso = in(t->form, "provided providing") && place + 1 < s->n_tokens &&
                       str_eq(s->tokens[place + 1].form, STR("that"));
        bool means = mark >= 0 && str_eq(s->tokens[mark].lemma, STR("by"));
        bool result = place == word && above_tells_result(d, word, above);
        bool opens = word < above; // "Nurses are on strike demanding pay": the cause
        bool voiced = place == word && mark < 0 && t->xpos == XPOS_VBG && // "Welcoming the truce,"
                      in(d->e.type, opens ? "SUPPORT ACCUSE REQUEST REJECT" : "SUPPORT ACCUSE");
        if (!finite && rel == REL_ADVCL && !reason && !means && !result && !proviso && !voiced)
            d->circumstance |= !above_said_then(d, word, above) && !above_is_ranked(f, above) &&
                               !above_meets_there(d, word, above) && !draft_is_of_law(d, above);
        outcome = worse(outcome, m.status);
        finite = m.finite;
        word = above;
    }
    return outcome;
}

// "arms sales, which have not ceased": does the relative clause say that it goes on?
static bool clause_goes_on(const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    str lemma = s->tokens[verb].lemma;
    if (in(lemma, "continue persist last")) return s->tokens[verb].xpos != XPOS_VBD;
    if (str_eq(lemma, STR("go")) && verb + 1 < s->n_tokens)
        return s->tokens[verb].xpos != XPOS_VBD && str_eq(s->tokens[verb + 1].form, STR("on"));
    if (!in(lemma, "cease stop end abate subside")) return false;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++)
        if (in(s->tokens[f->children[i]].lemma, NEGATIONS)) return true;
    return false;
}

// The relative clause may hang on the noun, on its verb or on a name behind it.
static bool is_said_to_go_on(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    for (uint32_t w = noun + 1; w < s->n_tokens && w <= noun + RELATIVE_REACH; w++) {
        const token *t = &s->tokens[w];
        if (t->rel != REL_ACL_RELCL || t->head < 0) continue;
        uint32_t h = (uint32_t)t->head;
        bool near = frame_below(f, noun, h) || t->head == s->tokens[noun].head ||
                    (h > noun && s->tokens[h].head == (int32_t)noun) ||
                    (h > noun && s->tokens[h].head == s->tokens[noun].head);
        if (near && clause_goes_on(f, w)) return true;
    }
    return false;
}

// The word that stands for the noun in its clause: "round" for the talks in "a round of talks".
static uint32_t whole_of(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    int32_t h = s->tokens[noun].head;
    bool inside = deprel_base(s->tokens[noun].rel) == REL_NMOD && h >= 0 &&
                  in(s->tokens[h].lemma, "round session series set cycle form kind sort") &&
                  str_eq(draft_preposition(f, noun), STR("of"));
    return inside ? (uint32_t)h : noun;
}

// "no further round of talks": the article stands at the round.
static bool has_denied_container(const frame_view *f, uint32_t noun)
{
    uint32_t whole = whole_of(f, noun);
    int32_t det = whole != noun ? frame_child(f, whole, REL_DET) : -1;
    return det >= 0 && str_eq(f->sentence->tokens[det].lemma, STR("no"));
}

static event_status noun_status(const frame_view *f, uint32_t noun, bool *negated, bool *alleged)
{
    const sentence *s = f->sentence;
    event_status outcome = EVENT_HAPPENED;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        const token *c = &s->tokens[f->children[i]];
        deprel rel = deprel_base(c->rel);
        if ((rel == REL_DET || rel == REL_CC) && in(c->lemma, "no neither nor"))
            *negated = !*negated;
        if (rel == REL_CASE && in(c->lemma, "without instead") && !above_is_granted(f, noun))
            *negated = !*negated;
        if (rel != REL_AMOD && rel != REL_COMPOUND) continue;
        str form = c->lemma;
        if (c->upos == UPOS_VERB) form = c->form; // "continued", "planned" tagged as participles
        if (in(form, ONGOING_ADJECTIVES) && outcome == EVENT_HAPPENED) outcome = EVENT_ONGOING;
        if (in(form, PLANNED_ADJECTIVES)) outcome = worse(outcome, EVENT_PLANNED);
        if (in(form, DOUBTFUL_ADJECTIVES)) outcome = worse(outcome, EVENT_HYPOTHETICAL);
        if (in(form, ALLEGED_MODIFIERS)) *alleged = true;
    }
    if (outcome == EVENT_HAPPENED && is_said_to_go_on(f, noun)) outcome = EVENT_ONGOING;
    if (has_denied_container(f, noun)) *negated = !*negated;
    return outcome;
}

// "To discuss her upcoming visit": it is to come whatever is said above.
static bool noun_is_set(const frame_view *f, uint32_t noun)
{
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        const token *c = &f->sentence->tokens[f->children[i]];
        if (deprel_base(c->rel) == REL_AMOD && in(c->lemma, "upcoming forthcoming scheduled"))
            return true;
    }
    return false;
}

// "despite China's opposition, the US has continued": a circumstance lasts as long as what it
// accompanies.
static bool is_circumstance(const frame_view *f, uint32_t noun)
{
    return in(draft_preposition(f, noun), "despite amid amidst notwithstanding under");
}

// "Its cancellation was no surprise": the predicate is denied, not the noun.
static bool denies_predicate(const frame_view *f, uint32_t predicate)
{
    int32_t det = frame_child(f, predicate, REL_DET);
    return det >= 0 && str_eq(f->sentence->tokens[det].lemma, STR("no"));
}

// Does the verb only say that its complement goes on ("has continued to sell")?
static bool goes_on(const reading *r, const frame_view *f, uint32_t verb)
{
    const token *t = &f->sentence->tokens[verb];
    const rule_operator *const *list = codebook_operators(r->codebook, t->lemma, (upos)t->upos);
    for (; list && *list; list++)
        if ((*list)->status == RULE_ONGOING) return true;
    return false;
}

static bool speaks_for(const attribution *a, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < a->speaker->n_actors; k++)
            if (role_same(p[i].actor, a->speaker->actors[k])) return true;
    return false;
}

// Does the one who suffers a hostile act say so?
static bool by_adversary(const event *e, const attribution *a)
{
    return a->speaker && plover_quad(e->type) >= 3 && e->n_recipients > 0 && e->n_actors > 0 &&
           speaks_for(a, e->recipients, e->n_recipients) && !speaks_for(a, e->actors, e->n_actors);
}

// The speaker of a transcript or post is its author: what he says is stated. What others report of
// him is that side's claim.
static bool is_author(const reading *r, const attribution *a)
{
    return a->verb < 0 && a->direct && !r->sentences->p[a->sentence].headline;
}

// "France must pay, he insisted": the words are the demand.
static bool performs(const event *e, const attribution *a)
{
    return a == e->says && a->speaker && in(e->type, "REQUEST THREATEN") && e->n_actors > 0 &&
           str_eq(e->actors[0].how, STR("speaker")) && speaks_for(a, e->actors, e->n_actors);
}

// "She stressed that Chad must pay", "He said that he is grateful": an act of the speaker's own
// words is told by who reports it; only a quotation leaves it in them.
bool modality_performed(const event *e)
{
    const attribution *a = e->says;
    return a && a->speaker && !a->direct && !a->outer && e->n_actors > 0 &&
           in(e->type, "REQUEST THREATEN AGREE SUPPORT ACCUSE REJECT") &&
           speaks_for(a, e->actors, e->n_actors);
}

static void read_claim(const reading *r, draft *d, bool alleged, bool known)
{
    event *e = &d->e;
    const attribution *a = mention_speaker(r->mentions, e->sentence, d->match.word);
    e->says = a;
    if (e->claim == CLAIM_DENIED) return; // "the denial of ..."
    e->claim = alleged ? CLAIM_ALLEGED : CLAIM_STATED;
    for (; a; a = a->outer) {
        if (a->denied) {
            e->claim = CLAIM_DENIED;
            return;
        }
        bool suffered = by_adversary(e, a);
        d->suffered |= suffered;
        if ((a->alleged && !performs(e, a)) || (suffered && !is_author(r, a)))
            e->claim = CLAIM_ALLEGED;
        if (a->question && a == e->says && !known && !asked_is_told(d, a))
            e->status = worse(e->status, EVENT_HYPOTHETICAL);
    }
}

static bool adverb_alleges(const frame_view *f, uint32_t verb)
{
    const sentence *s = f->sentence;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        const token *c = &s->tokens[f->children[i]];
        if (deprel_base(c->rel) == REL_ADVMOD && in(c->lemma, ALLEGED_MODIFIERS)) return true;
    }
    return false;
}

// "accused Israel of bombing", "suspected of selling": the verb above leaves it open.
static bool accused(const frame_view *f, uint32_t trigger)
{
    const sentence *s = f->sentence;
    uint32_t word = frame_stand_in(f, trigger);
    bool hidden = word != trigger;
    for (int step = 0; step < 3 && s->tokens[word].head >= 0; step++) {
        const token *t = &s->tokens[word];
        deprel rel = deprel_base(t->rel);
        if (rel != REL_ADVCL && rel != REL_CCOMP && rel != REL_XCOMP && rel != REL_OBL &&
            rel != REL_OBJ && (!hidden || (rel != REL_NMOD && rel != REL_ACL)))
            return false;
        word = (uint32_t)t->head;
        if (in(s->tokens[word].lemma, "accuse suspect allege charge")) return true;
    }
    return false;
}

// Do the words come from the actor's own side?
static bool announces(const reading *r, const draft *d)
{
    const attribution *a = mention_speaker(r->mentions, d->e.sentence, d->match.word);
    return a && a->speaker && speaks_for(a, d->e.actors, d->e.n_actors);
}

// "Rebels seize a town": a text of a line or two, or the first sentence of a report, that tells its
// news in the present tense. What can last (aid, trade, support) may be a habit all the same, but
// not what is over when it is done ("rescues").
static bool tells_in_present(const reading *r, const draft *d)
{
    uint32_t s = d->e.sentence;
    bool opens = s <= r->lead || r->sentences->n <= r->lead + BRIEF_SENTENCES;
    bool once = in(draft_token(d, d->match.word)->lemma,
                   "rescue evacuate save extradite ratify sign reopen open donate hand recognise "
                   "recognize congratulate");
    return opens && (once || !in(d->e.type, "AID COOPERATE SUPPORT"));
}

// "the attack", "its war": known to be, whatever the verb above says.
static bool presupposed(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    if (s->tokens[noun].rel == REL_CONJ && s->tokens[noun].head >= 0 &&
        s->tokens[s->tokens[noun].head].upos == UPOS_NOUN &&
        frame_child(f, (uint32_t)s->tokens[noun].head, REL_NMOD_POSS) >= 0)
        return true; // "its aggression and attack"
    if (frame_child(f, noun, REL_NMOD_POSS) >= 0) return true;
    int32_t det = frame_child(f, noun, REL_DET);
    return det >= 0 && in(s->tokens[det].lemma, "the this that these those");
}

// What the verb of a noun that it only speaks of says of its time is no time of the event:
// "deplores the attack". "The talks continue", "war rages" do say it.
static bool spoken_of(const draft *d, const mood *m, uint32_t clause)
{
    const token *t = draft_token(d, d->match.word), *v = draft_token(d, clause);
    if (!m->present || v->upos != UPOS_VERB || frame_is_light(v->lemma)) return false;
    return deprel_base(t->rel) == REL_OBJ ||
           !in(v->lemma, "continue go persist rage remain last drag rumble intensify escalate");
}

bool modality_negated(const reading *r, const frame_view *f, uint32_t verb)
{
    return mood_of(r, f, verb).negated;
}

// "made talks impossible", "considers a summit likely": what could be has not been.
static bool is_made_possible(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    int32_t verb = s->tokens[noun].head;
    if (verb < 0 || deprel_base(s->tokens[noun].rel) != REL_OBJ) return false;
    if (!in(s->tokens[verb].lemma, "make render call consider deem think find declare keep"))
        return false;
    for (uint32_t w = noun + 1; w < s->n_tokens && w < noun + POSSIBLE_REACH; w++)
        if (in(s->tokens[w].lemma, "possible impossible dependent conditional contingent likely "
                                   "unlikely conceivable inconceivable unthinkable difficult "
                                   "easier harder superfluous pointless") &&
            frame_below(f, (uint32_t)verb, w))
            return true;
    return false;
}

// "will not take part in talks", "engage in a dialogue": is the clause the noun's light verb?
static bool is_light_of(const frame_view *f, uint32_t clause, uint32_t noun)
{
    fillers found = {0};
    return frame_fillers(f, noun, SLOT_LIGHT, STR_NONE, &found) && found.word[0] == clause;
}

static event_status take_veracity(const reading *r, draft *d, uint32_t clause, bool verb,
                                  bool *negated, bool *alleged)
{
    veracity v = veracity_read(r, d, clause, verb);
    *negated ^= v.untrue;
    *alleged |= v.alleged && !v.untrue; // "the reports were false"
    if (v.denied) d->e.claim = CLAIM_DENIED;
    return v.open ? EVENT_HYPOTHETICAL : EVENT_HAPPENED;
}

// Does the inner clause of an operator that keeps its event say "may" or "whether"?
static bool leaves_open(const draft *d)
{
    const frame_view *f = d->f;
    uint32_t clause = frame_clause(f, d->match.word);
    int32_t aux = frame_child(f, clause, REL_AUX), mark = frame_mark(f, clause);
    if (!str_eq(d->composed_by->outer, STR("="))) return false;
    if (mark >= 0 && in(draft_token(d, (uint32_t)mark)->lemma, "whether if")) return true;
    return aux >= 0 && in(draft_token(d, (uint32_t)aux)->lemma, "may might could");
}

// Does the negation of the clause hold for the trigger? The "no" before a noun is its own, and
// counts once; "the attack surprised nobody" denies no attack.
static bool clause_denies(const frame_view *f, const mood *m, uint32_t clause, bool verb,
                          bool negated, deprel place)
{
    if (verb || !m->negated) return m->negated;
    if (negated && (place == REL_NSUBJ || place == REL_OBJ)) return false;
    if (place == REL_NSUBJ && m->no_object) return false;
    return !denies_predicate(f, clause);
}

// "has never stopped arming": goes on arming.
static bool never_stops(const draft *d)
{
    if (!d->composed_by || !d->e.negated || !str_eq(d->e.type, STR("SANCTION"))) return false;
    const token *t = draft_token(d, d->outer), *own = draft_token(d, d->match.word);
    return in(t->lemma, "stop cease quit") && own->xpos == XPOS_VBG && own->upos == UPOS_VERB &&
           in(d->match.rule->type, "AID COOPERATE SUPPORT");
}

// "Any sale to Chad would be ...": of no sale in particular.
static bool is_any(const draft *d)
{
    if (draft_token(d, d->match.word)->upos != UPOS_NOUN) return false;
    int32_t det = frame_child(d->f, d->match.word, REL_DET);
    return det >= 0 && str_eq(draft_token(d, (uint32_t)det)->lemma, STR("any"));
}

void modality_read(reading *r, draft *d)
{
    event *e = &d->e;
    const frame_view *f = d->f;
    uint32_t word = d->match.word, clause = frame_clause(f, word);
    const token *t = draft_token(d, word), *whole = above_listed_with(d, whole_of(f, word));
    bool verb = t->upos == UPOS_VERB || t->upos == UPOS_AUX || clause == word;
    bool negated = false, alleged = adverb_alleges(f, clause) || accused(f, word);
    event_status outcome = EVENT_HAPPENED;
    if (!verb) outcome = noun_status(f, word, &negated, &alleged);
    if (!verb && is_made_possible(f, word)) outcome = worse(outcome, EVENT_HYPOTHETICAL);

    d->clause = clause;
    if (d->composed_by)
        clause = d->outer;
    else
        d->outer = clause;
    bool governs = verb || clause != word, known = false;
    mood m = governs ? mood_of(r, f, clause) : (mood){.status = EVENT_HAPPENED, .finite = true};
    if (governs && !verb && outcome == EVENT_ONGOING && !d->composed_by)
        // "Chad's continued attacks", "complained about continued attacks": there are some
        known = presupposed(f, word) || in(draft_preposition(f, word), "about over against");
    if (governs && outcome == EVENT_HAPPENED) {
        // A noun in an oblique phrase is presupposed; only the light verb's own noun shares its
        // tense.
        bool own = verb || d->composed_by ||
                   (whole->head >= 0 && (uint32_t)whole->head == clause &&
                    (deprel_base(whole->rel) == REL_OBJ || deprel_base(whole->rel) == REL_NSUBJ)) ||
                   is_light_of(f, clause, word);
        if (own || is_circumstance(f, word)) outcome = m.status;
        if (!verb && !d->composed_by && own && spoken_of(d, &m, clause)) outcome = EVENT_HAPPENED;
        known =
            !verb && !d->composed_by && presupposed(f, word) &&
            (!own || (plover_quad(e->type) == 4 && !frame_is_light(draft_token(d, clause)->lemma)));
        if (known) outcome = outcome > EVENT_ONGOING ? EVENT_HAPPENED : outcome;
        if (is_circumstance(f, word) && outcome == EVENT_HAPPENED && goes_on(r, f, clause))
            outcome = EVENT_ONGOING;
        // "will never accept Chad's occupation": what is denied is the accepting
        bool spared = known && own && deprel_base(whole->rel) != REL_NSUBJ;
        if (own && !spared && clause_denies(f, &m, clause, verb, negated, deprel_base(whole->rel)))
            negated = !negated;
    }
    event_status above = clause_above(r, f, clause, m, d);
    bool noun = t->upos == UPOS_NOUN || t->upos == UPOS_PROPN;
    if (noun && !d->composed_by && noun_is_set(f, word)) {
        known = true;
        outcome = EVENT_PLANNED;
    }
    if (!known) outcome = worse(outcome, above);
    if (!known) outcome = worse(outcome, take_veracity(r, d, clause, verb, &negated, &alleged));
    if (asked_openly(f, clause) && !known) outcome = worse(outcome, EVENT_HYPOTHETICAL);
    if (!verb && is_circumstance(f, word)) d->circumstance = true;
    if (d->composed_by && !d->operator_status && leaves_open(d)) // "warns that it may condemn"
        outcome = worse(outcome, EVENT_HYPOTHETICAL);
    // "Was voicing its concern": has voiced it.
    if (outcome == EVENT_ONGOING && m.past && in(e->type, VERBAL_TYPES)) outcome = EVENT_HAPPENED;
    // One act of speech is done when it is said, whatever its tense.
    bool says = verb || d->composed_by || is_light_of(f, clause, word);
    if (outcome == EVENT_ONGOING && says && in(e->type, VERBAL_TYPES) &&
        draft_token(d, clause)->xpos != XPOS_VBG && !m.progressive && !m.repeated &&
        !(d->composed_by && d->operator_status))
        outcome = EVENT_HAPPENED;

    if (outcome == EVENT_ONGOING && m.present && !d->operator_status && tells_in_present(r, d))
        outcome = EVENT_HAPPENED;
    // "is suspending its aid": announced by doing it
    if (outcome == EVENT_ONGOING && in(e->type, "SANCTION CONCEDE") && m.progressive &&
        (!e->n_actors || !mention_speaker(r->mentions, e->sentence, word) || announces(r, d)))
        outcome = EVENT_HAPPENED;

    if (d->operator_status)
        outcome = worse(e->status, outcome >= EVENT_PLANNED ? outcome : e->status);
    if (d->presupposed) outcome = EVENT_ONGOING;
    if (d->composed_by && d->composed_by->status == RULE_HAPPENED) outcome = EVENT_HAPPENED;
    if (outcome > EVENT_ONGOING && above_is_continued(d)) outcome = EVENT_ONGOING;
    if (!tocome_is_occasion(r, d, &outcome) && outcome <= EVENT_ONGOING && tocome_is(d))
        outcome = EVENT_PLANNED;
    if (outcome == EVENT_HAPPENED &&
        (tocome_is_under_way(d) || (verb && above_goes_on_beside(d, clause))))
        outcome = EVENT_ONGOING;
    e->status = outcome;
    if (str_eq(e->type, STR("AGREE")) && e->status != EVENT_ONGOING && condition_holds(f, word) &&
        !condition_is_part(f, word))
        e->status = EVENT_CONDITIONAL;
    // "will be willing to talk": the offer is made with these words
    if (str_eq(e->type, STR("AGREE")) && e->status == EVENT_PLANNED && !negated &&
        str_eq(t->lemma, STR("willing")) && clause == word)
        e->status = EVENT_HAPPENED;
    bool asked = t->xpos == XPOS_MD && asked_openly(f, clause);   // "must they?" demands nothing
    if (t->xpos == XPOS_MD && !asked) e->status = EVENT_HAPPENED; // "must": the demand is made
    if (d->match.rule->status != RULE_STATUS_NONE && !asked)
        e->status = (event_status)(d->match.rule->status - RULE_HAPPENED);
    // "there will be consequences if": the words of the threat; "warned" tells that it was made
    if (str_eq(e->type, STR("THREATEN")) && t->upos == UPOS_NOUN && e->status == EVENT_HAPPENED &&
        in(draft_token(d, clause)->lemma, "be face have") && condition_holds(f, word) &&
        !condition_is_part(f, word))
        e->status = EVENT_CONDITIONAL;
    e->negated = negated ^ d->operator_negated ^ d->match.rule->negated;
    if (d->match.rule->affirmed) {
        e->negated = false;
        if (e->status == EVENT_PLANNED) e->status = EVENT_HAPPENED; // "will not tolerate": said now
    }
    if (never_stops(d)) {
        const rule *by = d->match.rule;
        e->type = by->type;
        e->mode = by->mode;
        e->cameo = by->cameo;
        e->status = EVENT_ONGOING;
        e->negated = false;
    }
    if (e->status > EVENT_ONGOING && above_performs(d)) e->status = EVENT_HAPPENED;
    d->dropped |= is_any(d) && e->status == EVENT_HYPOTHETICAL;
    condition_make_intent(r, d);
    condition_make_threat(r, d);
    condition_make_ongoing(d);
    read_claim(r, d, alleged, known);
    condition_make_guess(d);
}
