// Whether the text's own day may stand for an act that the text gives no day: not for what it tells
// of days before ("we have sent tents"), nor for what it remembers.
#include "event/draft.h"

#define MEMORY_CLIMB 6 // words from a deed up to the anniversary that recalls it
#define STORY_LOOK   3 // sentences back to the one that gives a story its day

// The auxiliary of the perfect at the draft's verb; -1: none.
static int32_t perfect_auxiliary(const draft *d)
{
    const frame_view *f = d->f;
    for (uint32_t i = f->first_child[d->outer]; i < f->first_child[d->outer + 1]; i++)
        if (str_eq(draft_token(d, f->children[i])->lemma, STR("have")))
            return (int32_t)f->children[i];
    const token *t = draft_token(d, d->outer); // "have blocked and shut down"
    bool shares = t->rel == REL_CONJ && t->head >= 0 &&
                  (t->xpos == XPOS_VBN || in(t->lemma, "shut cut put set hit beat")) &&
                  frame_child(f, d->outer, REL_NSUBJ) < 0 && frame_child(f, d->outer, REL_AUX) < 0;
    if (!shares) return -1;
    uint32_t first = (uint32_t)t->head;
    for (uint32_t i = f->first_child[first]; i < f->first_child[first + 1]; i++)
        if (str_eq(draft_token(d, f->children[i])->lemma, STR("have")))
            return (int32_t)f->children[i];
    return -1;
}

bool ownday_is_perfect(const draft *d)
{
    return perfect_auxiliary(d) >= 0;
}

// Has the draft's verb one of these adverbs?
static bool has_adverb(const draft *d, const char *words)
{
    const frame_view *f = d->f;
    for (uint32_t i = f->first_child[d->outer]; i < f->first_child[d->outer + 1]; i++)
        if (in(draft_token(d, f->children[i])->lemma, words)) return true;
    return false;
}

// "We have met with them several times": on no day of the report's.
static bool is_repeated(const draft *d)
{
    const frame_view *f = d->f;
    for (uint32_t i = f->first_child[d->outer]; i < f->first_child[d->outer + 1]; i++) {
        const token *t = draft_token(d, f->children[i]);
        if (t->xpos == XPOS_NNS && in(t->lemma, "time occasion") && ownday_is_perfect(d))
            return true;
    }
    return false;
}

// "Has already sent tents", "has sent tents to date": some day before.
static bool is_so_far(const draft *d)
{
    const sentence *s = d->f->sentence;
    if (!ownday_is_perfect(d)) return false;
    if (has_adverb(d, "already previously repeatedly")) return true;
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        str lemma = s->tokens[w].lemma, before = s->tokens[w - 1].lemma;
        if ((str_eq(lemma, STR("date")) && str_eq(before, STR("to"))) ||
            (str_eq(lemma, STR("far")) && in(before, "so thus")))
            return true;
    }
    return false;
}

// "I have met with him", "we have had many discussions": some day before.
static bool is_experience(const draft *d)
{
    return str_eq(d->e.type, STR("CONSULT")) && d->e.says && ownday_is_perfect(d) &&
           d->e.n_actors > 0 && str_in_list(d->e.actors[0].how, "speaker|pronoun|publisher", '|');
}

// The subject of the draft's verb; -1: none.
static int32_t subject(const draft *d)
{
    int32_t word = frame_child(d->f, d->outer, REL_NSUBJ);
    return word >= 0 ? word : frame_child(d->f, d->outer, REL_NSUBJ_PASS);
}

static bool has_subject(const draft *d, const char *words)
{
    int32_t word = subject(d);
    return word >= 0 && in(draft_token(d, (uint32_t)word)->form, words);
}

// "The junta has failed its people": blamed now, by the author, whenever it failed them.
static bool is_judged_now(const draft *d)
{
    return in(d->e.type, "ACCUSE SUPPORT") && d->e.n_actors > 0 &&
           str_in_list(d->e.actors[0].how, "speaker|publisher", '|');
}

// "The Treasury has designated two banks": what an office does by saying so is news when it is
// told.
static bool is_announced(const draft *d)
{
    if (!in(d->e.type, "SANCTION REQUEST") || d->e.n_actors == 0 || d->e.says) return false;
    const actor *who = d->e.actors[0].actor;
    return who->n_sectors == 0 || str_eq(who->sectors[0], STR("GOV"));
}

// "We have sent tents", "Chad has closed firms", "there has been a call": by the day of the text it
// is done, and when, the words leave open. Of the opening sentence of a text, it is the news.
static bool is_done_by_now(const reading *r, const draft *d)
{
    int32_t have = perfect_auxiliary(d);
    if (have < 0 || deprel_base(draft_token(d, (uint32_t)have)->rel) != REL_AUX) return false;
    if (!r->official || has_adverb(d, "just now today")) return false;
    if (d->e.sentence <= r->lead) return d->e.says && !is_judged_now(d);
    if (in(draft_token(d, (uint32_t)have)->form, "had 'd ’d")) return true;
    return draft_token(d, d->outer)->rel == REL_ACL_RELCL ||
           has_subject(d, "I We we They they You you There there") ||
           frame_child(d->f, d->outer, REL_EXPL) >= 0 || (!is_judged_now(d) && !is_announced(d));
}

// Are the words those of a transcript, behind a label ("THE PRESIDENT: ...")?
static bool is_spoken(const draft *d)
{
    const attribution *a = d->e.says;
    return a && a->verb < 0 && !str_eq(a->lemma, STR("according to"));
}

// "He spoke with the Malian president", said to reporters: on a day that they know. What the
// speakers have just done together ("we discussed trade"), and say by saying it ("I wanted to
// thank"), is of the day.
static bool is_recounted(const reading *r, const draft *d)
{
    const token *t = draft_token(d, d->outer);
    if (!is_spoken(d) || t->xpos != XPOS_VBD || d->e.sentence <= r->lead) return false;
    if (above_performs(d) || has_adverb(d, "just now today")) return false;
    bool together = in(d->e.type, "CONSULT AGREE SUPPORT ACCUSE") && has_subject(d, "We we");
    return !together;
}

// Does the title tell of a day that is remembered?
static bool title_remembers(const reading *r)
{
    static const char *const PARTS[] = {"nniversary", "ommemorat", "emembrance", "emorial"};
    for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++)
        if (str_find(r->doc->title, str_of(PARTS[i])) != SIZE_MAX) return true;
    return false;
}

static bool is_memory(const draft *d, int32_t word)
{
    return word >= 0 && in(draft_token(d, (uint32_t)word)->lemma,
                           "anniversary commemoration remembrance memory");
}

// "The anniversary of the crossing, when troops shot": also where the tree hangs the clause on the
// verb beside.
static bool stands_under_memory(const draft *d)
{
    uint32_t word = d->match.word;
    for (int step = 0; step < MEMORY_CLIMB; step++) {
        const token *t = draft_token(d, word);
        if (t->head < 0) return false;
        uint32_t above = (uint32_t)t->head;
        int32_t when = frame_child(d->f, word, REL_ADVMOD);
        bool dated = deprel_base(t->rel) == REL_ADVCL && when >= 0 &&
                     str_eq(draft_token(d, (uint32_t)when)->form, STR("when"));
        if (is_memory(d, t->head) || (dated && is_memory(d, frame_child(d->f, above, REL_OBJ))))
            return true;
        word = above;
    }
    return false;
}

bool ownday_is_commemorated(const reading *r, const draft *d)
{
    if (!in(d->e.type, "ASSAULT COERCE PROTEST MOBILIZE") || d->e.status != EVENT_HAPPENED)
        return false;
    if (stands_under_memory(d)) return true;
    const token *verb = draft_token(d, d->outer);
    bool past = verb->xpos == XPOS_VBD || verb->xpos == XPOS_VBN || verb->upos == UPOS_NOUN;
    return past && !ownday_is_perfect(d) && title_remembers(r);
}

static bool is_past(const draft *d, uint32_t verb)
{
    const token *t = draft_token(d, verb);
    int32_t be = frame_child(d->f, verb, REL_AUX_PASS);
    return t->xpos == XPOS_VBD ||
           (t->xpos == XPOS_VBN && be >= 0 && draft_token(d, (uint32_t)be)->xpos == XPOS_VBD);
}

// Is it told in the past, as the sentence is?
static bool is_of_story(const draft *d)
{
    uint32_t root = d->outer;
    bool own = d->composed_by || d->match.word == d->outer || d->clause == d->outer;
    for (int step = 0; step < DRAFT_CLIMB_MAX && draft_token(d, root)->head >= 0; step++)
        root = (uint32_t)draft_token(d, root)->head;
    return own && is_past(d, d->outer) && is_past(d, root);
}

// Do the words give it days of their own, before that of the text?
static bool is_of_day_before(const reading *r, const event *e)
{
    str last = e->date.value;
    size_t slash = str_find_byte(last, '/', 0);
    if (slash != SIZE_MAX) last = str_sub(last, slash + 1, last.n);
    return e->date.span.end && last.n && in(e->date.precision, "day time") &&
           !str_eq(last, str_sub(r->doc->published, 0, last.n));
}

// "On Monday she flew to Chad. She spoke with refugees", in a government's own account: of that
// day, which its own sentence does not say.
static bool is_told_on(const reading *r, const draft *d)
{
    uint32_t s = d->e.sentence, from = is_spoken(d) && s > STORY_LOOK ? s - STORY_LOOK : 0;
    if (s <= r->lead || !r->official || !is_of_story(d)) return false;
    for (size_t i = r->first_draft[s]; i-- > r->first_draft[from];) {
        const draft *o = &r->drafts.p[i];
        if (!draft_live(o) || !is_of_story(o)) continue;
        if (!role_shares(o->e.actors, o->e.n_actors, d->e.actors, d->e.n_actors)) continue;
        return o->other_day || is_of_day_before(r, &o->e);
    }
    return false;
}

// "When Chad was suing the mine": while something else went on, some day before.
static bool is_past_progressive(const draft *d)
{
    int32_t be = frame_child(d->f, d->outer, REL_AUX);
    if (deprel_base(draft_token(d, d->outer)->rel) == REL_CCOMP)
        return false; // "announced that it was lifting"
    return draft_token(d, d->outer)->xpos == XPOS_VBG && be >= 0 &&
           in(draft_token(d, (uint32_t)be)->form, "was were");
}

// "She met the president today. They also discussed the drought", told to reporters: of that day,
// too.
static bool is_told_of_today(const reading *r, const draft *d)
{
    uint32_t s = d->e.sentence, from = s > STORY_LOOK ? s - STORY_LOOK : 0;
    for (size_t i = r->first_draft[s]; i-- > r->first_draft[from];) {
        const draft *o = &r->drafts.p[i];
        if (!draft_live(o) || !is_past(o, o->outer)) continue;
        if (!role_shares(o->e.actors, o->e.n_actors, d->e.actors, d->e.n_actors)) continue;
        return o->e.date.value.n && str_eq(o->e.date.value, r->doc->published);
    }
    return false;
}

// "That is why we told them that we are leaving": told some day before, to say why.
static bool is_told_why(const draft *d)
{
    uint32_t verb = d->outer;
    for (int step = 0; step < 2; step++) {
        const token *t = draft_token(d, verb);
        bool why = t->head >= 0 && in(draft_token(d, (uint32_t)t->head)->form, "why Why");
        if (t->xpos == XPOS_VBD && why) return true;
        if (t->head < 0 || deprel_base(t->rel) != REL_CCOMP) return false;
        verb = (uint32_t)t->head;
    }
    return false;
}

bool ownday_is_barred(const reading *r, draft *d)
{
    if (is_told_why(d)) return true;
    if (is_repeated(d) || is_so_far(d) || is_experience(d) || is_past_progressive(d)) return true;
    if (d->e.status != EVENT_HAPPENED) return false;
    d->other_day = is_told_on(r, d);
    return d->other_day || is_done_by_now(r, d) ||
           (is_recounted(r, d) && !is_told_of_today(r, d)) || ownday_is_commemorated(r, d);
}
