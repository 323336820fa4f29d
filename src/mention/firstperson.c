#include "mention/firstperson.h"

#include "mention/word.h"

typedef struct {
    const sentence_list *sentences;
    const actor *home;
    const mention_list *m;
    mention_vec *out;
    arena *a;
} scan;

typedef enum { PERSON_NONE, PERSON_ONE, PERSON_MANY } person_kind;

static person_kind kind_of(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    if (t->xpos != XPOS_PRP && t->xpos != XPOS_PRP_POSS) return PERSON_NONE;
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
    if (who->country.n)
        side->entity = side->name = who->country;
    else
        side->entity = side->name = who->code;
    return side;
}

// Does "we" mean the nation rather than its government: "our economy", "attacked us", "we as a
// people"?
static bool means_nation(const sentence *s, uint32_t i)
{
    static const char NATIONS[] =
        "nation|country|economy|democracy|people|citizen|history|soil|shore|border|homeland|"
        "society|"
        "constitution|workforce|ancestor|founder|ally|neighbor|neighbour|flag|veteran";
    const token *t = &s->tokens[i];
    if (kind_of(s, i) != PERSON_MANY) return false;
    str head = t->head >= 0 ? s->tokens[t->head].lemma : STR_NONE;
    if (t->xpos == XPOS_PRP_POSS && str_in_list(head, NATIONS, '|')) return true;
    if (deprel_base((deprel)t->rel) == REL_OBJ &&
        str_in_list(head, "attack|invade|bomb|nuke|bombard", '|'))
        return true;
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++)
        if (word_is(s, w, "as") && word_is(s, w + 1, "a") &&
            word_among(s, w + 2, "nation|people|country"))
            return true;
    return false;
}

// The country alone, of who speaks for its government.
static const actor *nation_of(scan *x, const actor *who)
{
    if (!who->country.n || !who->n_sectors || !str_eq(who->sectors[0], STR("GOV"))) return who;
    actor *nation = arena_array(x->a, actor, 1);
    *nation = *who;
    nation->person = false;
    nation->n_sectors = 0;
    nation->code = nation->entity = nation->name = who->country;
    return nation;
}

static void add(scan *x, const sentence *s, uint32_t i, const actor *const *actors, uint32_t n,
                bool many)
{
    const actor **own = arena_array(x->a, const actor *, n);
    bool nation = many && means_nation(s, i);
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
    if (!t && x->home) add(x, s, i, &x->home, 1, true);
}

void firstperson_find(const sentence_list *sentences, const actor *home, const mention_list *m,
                      mention_vec *out, arena *a)
{
    scan x = {.sentences = sentences, .home = home, .m = m, .out = out, .a = a};
    for (size_t k = 0; k < sentences->n; k++) {
        const sentence *s = &sentences->p[k];
        for (uint32_t i = 0; i < s->n_tokens; i++) {
            person_kind kind = s->tokens[i].upos == UPOS_PRON ? kind_of(s, i) : PERSON_NONE;
            if (kind != PERSON_NONE) resolve(&x, s, i, kind);
        }
    }
}
