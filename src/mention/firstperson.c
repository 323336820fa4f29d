#include "mention/firstperson.h"

#include "mention/actor_scan.h"
#include "mention/jointauthor.h"
#include "mention/word.h"

typedef struct {
    const sentence_list *sentences;
    const actor *home;
    const mention_list *m;
    mention_vec *out;
    arena *a;
    joint authors;  // who signs the text together
    joint speakers; // the two sides that speak by labels
} scan;

// Whose "our" and "us" are the office that speaks, not its country.
static const char OFFICES[] =
    "administration|government|department|embassy|consulate|mission|post|team|office|bureau|staff|"
    "official|officer|diplomat|ambassador|secretary|president|minister|ministry|envoy|employee|"
    "colleague|agency|delegation|spokesperson|spokesman|spokeswoman|readout|statement|briefing|"
    "website|page|blog|report|video|podcast|livestream|event|live|guest|speaker|"
    "cabinet|announcement|remark|call|policy|concern|position|assessment|condolence|budget";
static const char ADDRESS[] = "join|follow|tell|ask|visit|watch|let|send|give|bring|show|remind";

typedef enum { PERSON_NONE, PERSON_ONE, PERSON_MANY } person_kind;

// "Our planet", "our children": all men's or anybody's.
static bool is_mankinds(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    return t->head > (int32_t)i && word_is(s, i, "our") &&
           word_among(s, (uint32_t)t->head, "planet|earth|world|globe|species|humanity|lifetime");
}

// "As we all know", "the air we breathe", "the world we live in": anybody's.
static bool is_anybodys(const sentence *s, uint32_t i)
{
    if (!word_is(s, i, "we")) return false;
    uint32_t verb = i + 1 + word_among(s, i + 1, "all|now|both");
    if (i > 0 && word_is(s, i - 1, "as") && word_is(s, verb, "know")) return true;
    if (word_among(s, verb, "breathe|inhabit|eat|drink")) return true;
    return word_is(s, verb, "live") && word_is(s, verb + 1, "in") && i > 0 &&
           word_among(s, i - 1, "world|planet|times|era");
}

static person_kind kind_of(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    if (t->xpos != XPOS_PRP && t->xpos != XPOS_PRP_POSS) return PERSON_NONE;
    if (is_mankinds(s, i) || is_anybodys(s, i)) return PERSON_NONE;
    if (word_is(s, i, "mine") && word_is_hyphen(s, i + 1)) return PERSON_NONE; // "mine-free"
    if (word_among(s, i, "we|us|our|ours|ourselves")) {
        bool state = t->form.n == 2 && t->form.p[0] == 'U' && t->form.p[1] == 'S'; // "US"
        return state ? PERSON_NONE : PERSON_MANY;
    }
    return word_among(s, i, "i|me|my|mine|myself") ? PERSON_ONE : PERSON_NONE;
}

// What a person speaks for who says "we": the side, not the speaker alone.
static const actor *side_of(scan *x, const actor *who)
{
    if (!who->person || (!who->country.n && !who->code.n)) return who;
    actor *side = arena_array(x->a, actor, 1);
    *side = *who;
    side->person = false;
    side->entity = who->country.n ? who->country : who->code;
    side->name = who->country.n ? name_country_called(who->country) : who->code;
    return side;
}

// "Our team", "our diplomats", "join us": the office that speaks. "Our allies", "our economy",
// "they attacked us": the country that it speaks for.
static bool means_all(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    if (word_is(s, i, "us"))
        return t->head < 0 || !str_in_list(s->tokens[t->head].lemma, ADDRESS, '|');
    if (!word_is(s, i, "our") || t->head < 0) return false;
    const token *noun = &s->tokens[t->head];
    return !word_lemma_among(noun, OFFICES) && !word_among(s, (uint32_t)t->head, OFFICES);
}

// Does "we" mean the nation rather than its government: "our economy", "we as a people"?
static bool means_nation(const sentence *s, uint32_t i)
{
    if (kind_of(s, i) != PERSON_MANY) return false;
    if (means_all(s, i)) return true;
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++)
        if (word_is(s, w, "as") && word_is(s, w + 1, "a") &&
            word_among(s, w + 2, "nation|people|country"))
            return true;
    return false;
}

static bool is_of_state(const actor *who)
{
    return who->country.n && who->n_sectors > 0 &&
           str_in_list(who->sectors[0], "GOV|MIL|LEG|JUD|SPY|COP", '|');
}

// The country alone, of who speaks for its government.
static const actor *nation_of(scan *x, const actor *who)
{
    return is_of_state(who) ? joint_nation(who, x->a) : who;
}

// "Our mutual commitment", "our two countries", "our bilateral ties": of both sides of a meeting.
static bool is_shared(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    if (!word_is(s, i, "our") || t->head <= (int32_t)i) return false;
    if (word_among(s, (uint32_t)t->head, "countries|nations|peoples|governments|militaries"))
        return true;
    for (uint32_t k = i + 1; k < (uint32_t)t->head; k++)
        if (word_among(s, k, "mutual|shared|bilateral|two|common|joint|respective")) return true;
    return false;
}

// Takes in whose officials the sentence names beside `side` before word `end`; false when they are
// of two countries, stand behind it or share with a body of many.
static bool take_partner(const scan *x, size_t index, uint32_t end, const actor *side,
                         const actor **partner)
{
    for (uint32_t i = x->m->first_of[index]; i < x->m->first_of[index + 1]; i++) {
        const mention *m = &x->m->p[i];
        if (m->kind != MENTION_ACTOR || m->placed) continue;
        for (uint32_t k = 0; k < m->n_actors; k++) {
            const actor *who = m->actors[k];
            if (str_starts(who->code, STR("IGO"))) return false;
            if (!is_of_state(who) || str_eq(who->country, side->country)) continue;
            if (m->first >= end) return false;
            if (*partner && !str_eq((*partner)->country, who->country)) return false;
            *partner = who;
        }
    }
    return true;
}

// The other of two countries that the sentence joins before word `end`, one of them the side's
// ("Chad and Mali announced that they will keep our promises"); NULL when it joins no such two.
static const actor *joined_with(const scan *x, const sentence *s, uint32_t end, const actor *side)
{
    const mention *before = NULL;
    for (uint32_t i = x->m->first_of[s->index]; i < x->m->first_of[s->index + 1]; i++) {
        const mention *m = &x->m->p[i];
        if (m->kind != MENTION_ACTOR || m->n_actors != 1 || !m->actors[0]->country.n) continue;
        if (m->first >= end) return NULL;
        uint32_t and = before ? before->end : 0;
        bool joined =
            before && word_among(s, and, "and|&") && m->first == and+1 + word_is(s, and+1, "the");
        const actor *own = before ? before->actors[0] : NULL, *other = m->actors[0];
        if (joined && str_eq(own->country, other->country)) return NULL;
        if (joined && str_eq(own->country, side->country)) return other;
        if (joined && str_eq(other->country, side->country)) return own;
        if (!before || m->end > before->end) before = m;
    }
    return NULL;
}

// The other side of what `side` shares: the only country whose officials this sentence or, where it
// has none, the one before names; NULL when nobody knows which.
static const actor *partner_of(const scan *x, const sentence *s, uint32_t i, const actor *side)
{
    const actor *partner = NULL;
    if (!side->country.n) return NULL;
    const actor *joined = joined_with(x, s, i, side);
    if (joined) return joined;
    if (!take_partner(x, s->index, i, side, &partner)) return NULL;
    bool before = !partner && s->index > 0;
    if (before && !take_partner(x, s->index - 1, UINT32_MAX, side, &partner)) return NULL;
    return partner;
}

static const char TALKS[] = "meeting|conversation|discussion|exchange|talk|call|dialogue|lunch|"
                            "dinner|session";

// "I look forward to our talks": those of the two who speak here, unless they are with others.
static bool is_of_own_talks(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    if (!word_is(s, i, "our") || t->head <= (int32_t)i) return false;
    uint32_t noun = (uint32_t)t->head;
    bool appeal = word_lemma_among(&s->tokens[noun], "call") &&
                  word_among(s, noun + 1, "for|on|upon|to"); // "our call for restraint"
    return word_lemma_among(&s->tokens[noun], TALKS) && !appeal &&
           !word_among(s, noun + 1, "with|between|among|at|within");
}

// "Will discuss", "are going to discuss", "are meeting": is the verb's talk told to come or going
// on?
static bool is_under_way(const sentence *s, uint32_t verb)
{
    if (s->tokens[verb].xpos == XPOS_VBG) return word_lemma_among(&s->tokens[verb], "meet");
    if (s->tokens[verb].xpos != XPOS_VB) return false;
    for (uint32_t k = 0; k < verb; k++)
        if (s->tokens[k].head == (int32_t)verb && word_among(s, k, "will|'ll|\xe2\x80\x99ll|shall"))
            return true;
    return false;
}

// "With the Omani minister", hung on the verb or on what it governs: with others.
static bool has_others(const sentence *s, uint32_t verb)
{
    for (uint32_t k = verb + 1; k < s->n_tokens; k++) {
        int32_t noun = s->tokens[k].head;
        if (!word_is(s, k, "with") || noun < 0) continue;
        int32_t above = s->tokens[noun].head;
        bool below =
            above == (int32_t)verb || (above >= 0 && s->tokens[above].head == (int32_t)verb &&
                                       deprel_base(s->tokens[above].rel) != REL_ADVCL);
        if (below || noun == (int32_t)verb) return true;
    }
    return false;
}

// "We discussed trade", "we had a good meeting", "we will discuss", "we cooperate closely": those
// who met do that.
static bool is_of_talks(const sentence *s, uint32_t i)
{
    static const char TOLD[] = "discuss|agree|talk|exchange|review|address|touch|cover|reaffirm|"
                               "speak|meet|consult";
    static const char MEET[] = "discuss|meet|talk|speak|consult";
    const token *t = &s->tokens[i];
    if (!word_is(s, i, "we") || t->rel != REL_NSUBJ || t->head < 0) return false;
    uint32_t at = (uint32_t)t->head;
    const token *verb = &s->tokens[at];
    bool told = verb->xpos == XPOS_VBD || verb->xpos == XPOS_VBN, coming = is_under_way(s, at);
    bool talks = (told && word_lemma_among(verb, TOLD)) || (coming && word_lemma_among(verb, MEET));
    bool holds = word_lemma_among(verb, "have|hold|engage|continue") && (told || coming);
    talks |= word_lemma_among(verb, "cooperate|collaborate");
    for (uint32_t k = at + 1; k < s->n_tokens && holds && !talks; k++) {
        deprel rel = deprel_base(s->tokens[k].rel);
        if (s->tokens[k].head == t->head && (rel == REL_OBJ || rel == REL_OBL))
            talks = word_lemma_among(&s->tokens[k], TALKS);
    }
    return talks && !has_others(s, at);
}

// "As allies, we stand together": with the country that the headline is about.
static bool is_as_allies(const sentence *s, uint32_t i)
{
    if (!word_is(s, i, "we") || !word_is(s, 0, "as")) return false;
    for (uint32_t k = 1; k < i; k++)
        if (word_among(s, k, "allies|partners|friends|neighbors|neighbours|democracies"))
            return word_is(s, i - 1, ",");
    return false;
}

// "Together, we have built", "we work together": both sides.
static bool is_together(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    if (!word_is(s, i, "we") || t->rel != REL_NSUBJ || t->head < 0) return false;
    if (i > 1 && word_is(s, i - 1, ",") && word_is(s, i - 2, "together")) return true;
    for (uint32_t k = i + 1; k < s->n_tokens; k++)
        if (word_is(s, k, "together") && s->tokens[k].head == t->head)
            return !word_is(s, k + 1, "with") && !word_is_noun(s, k - 1); // "brought them together"
    return false;
}

// The other side of those whom "we" and "our" mean here beside `side`; NULL when it is alone.
static const actor *other_side(scan *x, const sentence *s, uint32_t i, const actor *side)
{
    if (is_shared(s, i)) return partner_of(x, s, i, side);
    if (is_as_allies(s, i)) return joint_guest(x->sentences, x->m, x->home, x->a);
    bool together = is_together(s, i);
    if (!together && !is_of_talks(s, i) && !is_of_own_talks(s, i)) return NULL;
    if (!x->speakers.n && together) return joint_guest(x->sentences, x->m, x->home, x->a);
    if (!x->speakers.n) return partner_of(x, s, i, side);
    bool first = joint_is_side(x->speakers.who[0], side);
    bool second = joint_is_side(x->speakers.who[1], side);
    return first || second ? x->speakers.who[first] : NULL;
}

static bool is_nation(const actor *who)
{
    return who->country.n && !who->n_sectors;
}

static void add(scan *x, const sentence *s, uint32_t i, const actor *const *actors, uint32_t n,
                bool many)
{
    const actor *partner = many && n == 1 ? other_side(x, s, i, actors[0]) : NULL;
    const actor **both = arena_array(x->a, const actor *, 2);
    if (partner) {
        both[0] = actors[0];
        both[1] = partner;
        actors = both;
        n = 2;
    }
    const actor **own = arena_array(x->a, const actor *, n);
    bool nation =
        many && (means_nation(s, i) || is_as_allies(s, i) || (partner && is_nation(partner)));
    for (uint32_t k = 0; k < n; k++) {
        own[k] = many ? side_of(x, actors[k]) : actors[k];
        if (nation) own[k] = nation_of(x, own[k]);
    }
    mention *m = vec_push(x->a, x->out);
    *m = (mention){.kind = MENTION_ACTOR, .sentence = s->index, .first = i, .end = i + 1};
    m->head = i;
    m->span = s->tokens[i].span;
    m->how = STR("speaker");
    m->actors = own;
    m->n_actors = n;
}

// Of nested speakers the innermost: "he said that Lin had said 'we ...'".
static void resolve(scan *x, const sentence *s, uint32_t i, person_kind kind)
{
    const attribution *t = mention_speaker(x->m, s->index, i);
    if (t && t->speaker) {
        const mention *who = t->speaker;
        if (t->question && kind == PERSON_MANY) return; // the reporter's, or his country's
        if (who->sentence == s->index && i >= who->first && i < who->end) return; // "our minister"
        add(x, s, i, who->actors, who->n_actors, kind == PERSON_MANY);
        return;
    }
    if (t && (t->question || t->name.n)) return; // a stranger's
    if (t) return;
    if (kind == PERSON_MANY && x->authors.n)
        add(x, s, i, x->authors.who, x->authors.n, true);
    else if (x->home)
        add(x, s, i, &x->home, 1, true);
}

void firstperson_find(const sentence_list *sentences, const actor *home, const mention_list *m,
                      mention_vec *out, arena *a)
{
    scan x = {.sentences = sentences, .home = home, .m = m, .out = out, .a = a};
    x.authors = joint_authors(sentences, m, home, a);
    x.speakers = joint_speakers(sentences, m, a);
    for (size_t k = 0; k < sentences->n; k++) {
        const sentence *s = &sentences->p[k];
        for (uint32_t i = 0; i < s->n_tokens; i++) {
            person_kind kind = s->tokens[i].upos == UPOS_PRON ? kind_of(s, i) : PERSON_NONE;
            if (kind != PERSON_NONE) resolve(&x, s, i, kind);
        }
    }
}
