// Whom "you" means where the text tells: in a transcript with questions who is asked or who asked,
// in a message on a national day its people, in a speech those to whom its headline says it is
// given. Anybody's "you" ("you never know") is no mention.
#include "mention/firstperson.h"

#include "mention/addressee.h"
#include "mention/jointauthor.h"
#include "mention/word.h"

#define CALL_REACH   2  // words from a name that is called to "you"
#define LABEL_REACH  4  // words from who is addressed in a label to its colon
#define ANSWER_REACH 12 // sentences from a question to the label of who answers

typedef struct {
    const sentence_list *sentences;
    const mention_list *m;
    mention_vec *out;
    arena *a;
    const attribution **label; // [n] by whose label each sentence is spoken; NULL for none
    bool briefing;             // the press is there from the beginning
    bool two_sides;            // officials of two states speak
} scan;

static bool is_you(const sentence *s, uint32_t i)
{
    return s->tokens[i].upos == UPOS_PRON && word_among(s, i, "you|yourself|yourselves");
}

// "Thank you", "you know, …", "you name it": said to nobody in particular.
static bool is_filler(const sentence *s, uint32_t i)
{
    if (i > 0 && word_among(s, i - 1, "thank|thanks|bless")) return true;
    if (i > 0 && word_is(s, i - 1, "if") && word_is(s, i + 1, "will") &&
        !word_has(s, i + 2, UPOS_VERB))
        return true; // "if you will"
    if (!word_is(s, i + 1, "know")) return word_is(s, i + 1, "name") && word_is(s, i + 2, "it");
    return i == 0 || !word_among(s, i - 1, "as|do|did|what|if|would|may|might|how");
}

// "I can tell you", "let me refer you": does who speaks say something to those who asked?
static bool is_told(const sentence *s, uint32_t i)
{
    static const char VERBS[] = "tell|refer|give|share|assure|remind|ask|update|promise|point|say|"
                                "get|leave|offer|provide|caution|encourage|urge";
    const token *t = &s->tokens[i];
    deprel rel = deprel_base((deprel)t->rel);
    if (rel != REL_OBJ && rel != REL_IOBJ && rel != REL_OBL) return false;
    int32_t verb = t->head;
    if (verb > 0 && word_is(s, (uint32_t)verb, "back")) verb = s->tokens[verb].head;
    if (verb < 0 || verb > (int32_t)i || !str_in_list(s->tokens[verb].lemma, VERBS, '|'))
        return false;
    for (uint32_t k = (uint32_t)verb; k-- > 0 && k + 5 > (uint32_t)verb;)
        if (word_among(s, k, "i|we|me")) return true;
    return false;
}

// In an answer most "you" are anybody; these are the one who asked.
static bool is_asker(const sentence *s, uint32_t i)
{
    static const char SAID[] =
        "asked|mentioned|said|raised|referenced|cited|noted|referred|alluded";
    if (word_among(s, i + 1, "all|guys|folks") || word_among(s, i + 1, SAID)) return true;
    bool as = i > 0 && word_is(s, i - 1, "as");
    if (as && word_among(s, i + 1, "know|saw|heard|recall|see|pointed|can|may|might|could|all"))
        return true;
    if (word_among(s, i + 1, "have|may|might|will|would|'ve|\xe2\x80\x99ve") &&
        (word_among(s, i + 2, "heard|seen|have") || word_among(s, i + 3, "heard|seen")))
        return true;
    return is_told(s, i);
}

static void add(scan *x, const sentence *s, uint32_t i, const actor *const *actors, uint32_t n)
{
    uint32_t first = addressee_begin(s, i);
    uint32_t end = i + 1 + word_among(s, i + 1, "all|guys|folks|both");
    mention *m = vec_push(x->a, x->out);
    *m = (mention){.kind = MENTION_ACTOR, .sentence = s->index, .first = first, .end = end};
    m->head = i;
    m->span = word_span(s, first, end);
    m->how = STR("speaker");
    m->actors = actors;
    m->n_actors = n;
    m->faint = true;
}

// Who answers the question of sentence k: the next label that is none, else the last.
static const mention *answerer(const scan *x, size_t k)
{
    for (size_t i = k; i < x->sentences->n && i < k + ANSWER_REACH; i++)
        if (x->label[i] && !x->label[i]->question) return x->label[i]->speaker;
    while (k-- > 0)
        if (x->label[k] && !x->label[k]->question) return x->label[k]->speaker;
    return NULL;
}

// Who asked what sentence k answers: the label before, if it is a question's.
static const mention *asker(const scan *x, size_t k)
{
    const attribution *own = x->label[k];
    size_t at = k;
    while (at-- > 0) {
        if (!x->label[at] || x->label[at] == own) continue;
        if (x->label[at]->question) return x->label[at]->speaker;
        break;
    }
    for (; x->briefing && k < x->sentences->n; k++) // the statement that opens it
        if (x->label[k] && x->label[k]->question) return x->label[k]->speaker;
    return NULL;
}

// "Ambassador Roe - will you": the person who is called.
static const mention *called(const scan *x, const sentence *s, uint32_t i)
{
    for (uint32_t k = x->m->first_of[s->index]; k < x->m->first_of[s->index + 1]; k++) {
        const mention *m = &x->m->p[k];
        if (m->first >= i) return NULL;
        if (m->kind != MENTION_ACTOR || m->n_actors != 1) continue;
        bool masked = m->first > 0 && word_is(s, m->first - 1, "[") && word_is(s, m->end, "]");
        if (masked && word_is(s, m->end + 1, ",")) return m; // "[Official], do you"
        bool handle = s->tokens[m->first].form.n && s->tokens[m->first].form.p[0] == '@';
        if (!m->actors[0]->person && !handle) continue;
        bool opens = m->first == 0 || word_has(s, m->first - 1, UPOS_PUNCT);
        if (!opens || !(word_is_hyphen(s, m->end) || word_is(s, m->end, ","))) continue;
        if (s->tokens[m->head].rel == REL_VOCATIVE) return m;
        for (uint32_t w = m->end; w <= i && w < m->end + CALL_REACH; w++)
            if (is_you(s, w)) return m;
    }
    return NULL;
}

static void read_calls(scan *x, const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const mention *to = is_you(s, i) && !is_filler(s, i) ? called(x, s, i) : NULL;
        if (to) add(x, s, i, to->actors, to->n_actors);
    }
}

// Who of another country speaks by a label and asks no question; NULL for none.
static const mention *partner_in_talk(const scan *x, const attribution *label)
{
    if (!label->speaker || label->speaker->n_actors != 1) return NULL;
    str own = label->speaker->actors[0]->country;
    for (size_t k = 0; k < x->sentences->n; k++) {
        const attribution *t = x->label[k];
        if (!t || t->question || !t->speaker || t->speaker->n_actors != 1) continue;
        if (!str_eq(t->speaker->actors[0]->country, own)) return t->speaker;
    }
    return NULL;
}

// Who speaks by a label besides the speaker of `label`, in a talk of two; NULL in any other.
static const mention *partner(const scan *x, const attribution *label)
{
    const mention *other = NULL;
    for (size_t k = 0; k < x->sentences->n; k++) {
        const attribution *t = x->label[k];
        if (!t) continue;
        if (!t->speaker || t->speaker->n_actors != 1) return NULL;
        str who = t->speaker->actors[0]->entity;
        if (str_eq(who, label->speaker->actors[0]->entity)) continue;
        if (other && !str_eq(who, other->actors[0]->entity)) return NULL;
        other = t->speaker;
    }
    return other;
}

static void read_dialogue(scan *x, const sentence *s)
{
    const attribution *label = x->label[s->index];
    if (!label || !label->speaker || label->speaker->n_actors != 1) return;
    const mention *to = NULL;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (!is_you(s, i) || is_filler(s, i) || joint_label(x->m, s, i) != label) continue;
        if (i > 1 && word_is(s, i - 1, "of")) continue; // "all of you"
        if (!to) to = partner(x, label);
        if (!to) return;
        add(x, s, i, to->actors, 1);
    }
}

// Of two leaders before the press the other one, before the first question.
static const mention *before_speaking(const scan *x, size_t k)
{
    return x->two_sides ? partner_in_talk(x, x->label[k]) : NULL;
}

static void read_sentence(scan *x, const sentence *s, bool opens)
{
    const mention *to = NULL;
    const attribution *label = x->label[s->index];
    for (uint32_t i = 0; label && i < s->n_tokens; i++) {
        if (!is_you(s, i) || is_filler(s, i)) continue;
        const attribution *inner = mention_speaker(x->m, s->index, i);
        if (joint_label(x->m, s, i) != label || (inner != label && inner->direct)) continue;
        bool opening = opens && !x->briefing && !label->question;
        if (!label->question && !opening && !is_asker(s, i)) continue;
        if (opening && (addressee_begin(s, i) < i || addressee_is_anybody(s, i)))
            continue; // "all of you"
        if (!to && opening) to = before_speaking(x, s->index);
        if (!to) to = label->question ? answerer(x, s->index) : asker(x, s->index);
        if (!to) return;
        add(x, s, i, to->actors, to->n_actors);
    }
}

// The country whose day the headline says it is; NULL when it is no such day, or nobody else's.
static const actor *celebrating(const scan *x, const actor *home)
{
    if (x->sentences->n == 0 || !x->sentences->p[0].headline || !home) return NULL;
    const sentence *s = &x->sentences->p[0];
    const actor *who = NULL;
    bool day = false;
    for (uint32_t i = 0; i + 1 < s->n_tokens; i++)
        day |= word_among(s, i, "national|independence|republic|constitution|statehood") &&
               word_is(s, i + 1, "day");
    for (uint32_t i = x->m->first_of[0]; day && i < x->m->first_of[1]; i++) {
        const mention *m = &x->m->p[i];
        bool other = m->kind == MENTION_ACTOR && m->n_actors == 1 && m->actors[0]->country.n &&
                     !str_eq(m->actors[0]->country, home->country);
        if (!other) continue;
        if (who && !str_eq(who->country, m->actors[0]->country)) return NULL;
        who = m->actors[0];
    }
    return who;
}

static void greet(scan *x, const sentence *s, const actor *who)
{
    const actor **own = arena_array(x->a, const actor *, 1);
    own[0] = who;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (is_you(s, i) && !is_filler(s, i)) add(x, s, i, own, 1);
}

// "Secretary Roe to the troops: ...": whom a label names behind its speaker; NULL for none.
static const mention *labelled_party(const scan *x, const attribution *by)
{
    if (!by->speaker || by->verb >= 0) return NULL;
    const mention *who = by->speaker;
    const sentence *s = &x->sentences->p[who->sentence];
    if (!word_is(s, who->end, "to")) return NULL;
    for (uint32_t i = x->m->first_of[s->index]; i < x->m->first_of[s->index + 1]; i++) {
        const mention *m = &x->m->p[i];
        if (m->kind != MENTION_ACTOR || m->first <= who->end || m->first > who->end + 3) continue;
        for (uint32_t w = m->end; w < m->end + LABEL_REACH; w++)
            if (word_is(s, w, ":")) return m;
    }
    return NULL;
}

// "Roe told the troops that you ...": to whom the words around it are said.
static void read_told(scan *x, const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (!is_you(s, i) || is_filler(s, i) || addressee_is_anybody(s, i)) continue;
        const attribution *by = mention_speaker(x->m, s->index, i);
        if (!by || by->question) continue;
        const mention *party = by->to.who ? NULL : labelled_party(x, by);
        if (party) add(x, s, i, party->actors, party->n_actors);
        if (!by->to.who) continue;
        const actor **own = arena_array(x->a, const actor *, 1);
        own[0] = by->to.who;
        add(x, s, i, own, 1);
    }
}

// "All of you", "I thank you all": said to those who are there.
static bool is_outspoken(const sentence *s, uint32_t i)
{
    return addressee_begin(s, i) < i || word_among(s, i + 1, "all|guys|folks|both");
}

static void address(scan *x, const sentence *s, const addressee *to)
{
    const actor **own = NULL;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (!is_you(s, i) || is_filler(s, i) || addressee_is_anybody(s, i)) continue;
        if (to->vague && !is_outspoken(s, i)) continue;
        if (word_is(s, i + 1, ",") && word_has(s, i + 2, UPOS_PROPN)) continue; // one of them
        const attribution *by = mention_speaker(x->m, s->index, i);
        if (by && (by->verb >= 0 || by->outer)) continue; // said to somebody else
        if (!own) own = arena_array(x->a, const actor *, 1);
        own[0] = to->who;
        add(x, s, i, own, 1);
    }
}

// "We stand with you", "you have our support": said to the country that a post is about.
static void address_country(scan *x, const sentence *s, const actor *home)
{
    static const char FOR[] = "support|stand|help|welcome|thank|join|work|assist|back|be|partner|"
                              "salute|congratulate|honor|admire|wish";
    const actor *to = NULL;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (!is_you(s, i) || is_filler(s, i) || addressee_is_anybody(s, i)) continue;
        const token *t = &s->tokens[i];
        const attribution *by = mention_speaker(x->m, s->index, i);
        bool ours = by && by->speaker && by->speaker->n_actors == 1 &&
                    str_eq(by->speaker->actors[0]->country, home->country);
        deprel rel = deprel_base((deprel)t->rel);
        bool done = t->head >= 0 && word_lemma_among(&s->tokens[t->head], FOR) &&
                    (rel == REL_OBJ || rel == REL_OBL);
        if (!ours || !done) continue;
        if (!to) to = addressee_of_post(x->sentences, x->m, home, x->a);
        if (!to) return;
        const actor **own = arena_array(x->a, const actor *, 1);
        own[0] = to;
        add(x, s, i, own, 1);
    }
}

// A press briefing by its headline; without one, a text with questions is taken for one.
static bool is_briefing(const sentence_list *sentences)
{
    const sentence *s = &sentences->p[0];
    if (!s->headline) return true;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (word_among(s, i,
                       "briefing|gaggle|press|availability|teleconference|call|background|record"))
            return true;
    return false;
}

void secondperson_find(const sentence_list *sentences, const actor *home, const mention_list *m,
                       mention_vec *out, arena *a)
{
    scan x = {.sentences = sentences, .m = m, .out = out, .a = a};
    bool asked = false;
    x.label = arena_array(a, const attribution *, sentences->n + 1);
    for (size_t k = 0; k < sentences->n; k++) {
        const sentence *s = &sentences->p[k];
        x.label[k] = s->n_tokens ? joint_label(m, s, s->n_tokens - 1) : NULL;
        asked |= x.label[k] && x.label[k]->question;
    }
    const actor *day = asked ? NULL : celebrating(&x, home);
    addressee to = {0};
    if (!day) to = addressee_of_title(sentences, m, home, a);
    x.briefing = asked && is_briefing(sentences);
    x.two_sides = asked && joint_speakers(sentences, m, a).n == 2;
    bool opening = !x.briefing; // before the first question
    for (size_t k = 0; k < sentences->n; k++) {
        const sentence *s = &sentences->p[k];
        size_t before = out->n;
        if (x.label[k] && x.label[k]->question) opening = false;
        read_calls(&x, s);
        if (out->n == before) read_told(&x, s);
        if (out->n > before) continue;
        if (asked)
            read_sentence(&x, s, opening);
        else if (day)
            greet(&x, s, day);
        else
            read_dialogue(&x, s);
        if (out->n > before) continue;
        if (to.who && opening)
            address(&x, s, &to);
        else if (!asked && !day && home)
            address_country(&x, s, home);
    }
}
