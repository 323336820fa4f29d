// Claims that a red line was crossed, or a warning ignored: by whom, and by what deed.
//
// A claim is the author's or a party's, never ours. Denials, conditions and questions are none.
#include "ledger/redline.h"

#include <string.h>

#define TURN_SENTENCES 6 // of a reporter's turn in a transcript

#define DEED_BACK 3 // sentences before the claim among which its deed is looked for

static bool is_ignoring(const rule_match *m)
{
    return str_in_list(m->rule->name, "redlines-ignored|redlines-despite|redlines-in-defiance",
                       '|');
}

// "Crossed the line": a red one, or one of which the text has spoken.
static bool is_red(const fact_reading *r, const frame_view *f, const rule_match *m)
{
    fillers found = {0};
    bool red = false;
    if (!str_eq(m->rule->name, STR("redlines-crossed"))) return true;
    frame_fillers(f, m->word, SLOT_OBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        for (uint32_t k = f->first_child[found.word[i]]; k < f->first_child[found.word[i] + 1]; k++)
            red = red || str_in_list(f->sentence->tokens[f->children[k]].lemma, "red|last", '|');
    return red || str_find(r->c->document->text, STR("red line")) != SIZE_MAX;
}

// "If they move there, a line is crossed": no claim, but the line itself.
static bool is_conditional(const frame_view *f, uint32_t word)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        if (deprel_base((deprel)f->sentence->tokens[c].rel) != REL_ADVCL) continue;
        int32_t mark = frame_child(f, c, REL_MARK);
        if (mark >= 0 && str_in_list(f->sentence->tokens[mark].lemma, "if|should", '|'))
            return true;
    }
    return false;
}

// "Warned Chad against crossing", "kept it from crossing", "without crossing it": it is not said
// that anybody did. "Protested against the crossing", a noun, says so.
static bool is_kept_from(const frame_view *f, uint32_t word)
{
    static const char KEEPS[] = "against|from|before|without|instead|short";
    const token *t = &f->sentence->tokens[word];
    int32_t mark = frame_child(f, word, REL_MARK), with = frame_child(f, word, REL_CASE);
    if (mark < 0) mark = with;
    if (mark < 0 || !str_in_list(f->sentence->tokens[mark].lemma, KEEPS, '|')) return false;
    bool above = t->head >= 0 && str_in_list(f->sentence->tokens[t->head].lemma,
                                             "warn|warning|caution|guard|advise", '|');
    return t->upos == UPOS_VERB || above;
}

static bool is_claimed(const frame_view *f, const rule_match *m)
{
    mood x = mood_of(f, m->word, STR("crossed"));
    if (x.negated || x.open || x.to_come || !x.state.n || is_asked(f, m)) return false;
    if (redline_is_none(f, m->word) || is_kept_from(f, m->word)) return false;
    int32_t at = (int32_t)m->word;
    for (uint32_t climb = 0; at >= 0 && climb < f->sentence->n_tokens; climb++) {
        const token *t = &f->sentence->tokens[at];
        int32_t mark = frame_child(f, (uint32_t)at, REL_MARK);
        if (mark >= 0 && str_in_list(f->sentence->tokens[mark].lemma, "if|whether|unless", '|'))
            return false;
        if (at != (int32_t)m->word &&
            str_in_list(t->lemma, "deny|reject|decline|refuse|dismiss|doubt|avoid|ask", '|'))
            return false;
        if (t->rel == REL_ACL_RELCL) break; // "rejected a statement in which Chad accused it of"
        at = t->head;
    }
    return true;
}

static bool names_power(const fact_reading *r, uint32_t index, str key)
{
    const mention_list *m = &r->c->mentions;
    for (uint32_t i = m->first_of[index]; i < m->first_of[index + 1]; i++)
        if (m->p[i].kind == MENTION_ACTOR && m->p[i].n_actors && key.n &&
            str_eq(party_of(m->p[i].actors[0]).key, key))
            return true;
    return false;
}

// The sentence before that tells the deed: the nearest that has most words of the line's subject,
// or names who crossed.
static const sentence *deed_before(const fact_reading *r, uint32_t index, str about, str crosser)
{
    const sentence *best = NULL;
    uint32_t most = 0;
    for (uint32_t back = 1; back <= DEED_BACK && back <= index; back++) {
        if (is_title_at(r, index - back)) break;
        const sentence *s = &r->c->sentences.p[index - back];
        uint32_t n = 2 * matter_common(about, span_text(r->c->document->text, s->span));
        if (!n && names_power(r, index - back, crosser)) n = 1;
        if (n <= most) continue;
        best = s;
        most = n;
    }
    return best;
}

// "When its ships entered the bank"
static matter clause_of(const frame_view *f, uint32_t word, str text)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++) {
        uint32_t c = f->children[i];
        bool when = false;
        if (deprel_base((deprel)f->sentence->tokens[c].rel) != REL_ADVCL) continue;
        for (uint32_t k = f->first_child[c]; k < f->first_child[c + 1]; k++)
            when = when || str_in_list(f->sentence->tokens[f->children[k]].lemma,
                                       "when|as|after|since", '|');
        matter m = when ? matter_of(f, c, text) : (matter){.head = -1};
        if (m.text.n) return m;
    }
    return (matter){.head = -1};
}

// A state, its government, a person: who crosses, and no deed ("their new garrison").
static bool is_somebody(const frame_view *f, uint32_t word)
{
    const actor *who;
    if (!power_at(f, word, &who).key.n) return false;
    return who->person || !who->n_sectors || str_eq(who->sectors[who->n_sectors - 1], STR("GOV"));
}

// Who drew the line that is crossed: "the line that Ghana drew".
static fact_party drawer_told(const frame_view *f, uint32_t word)
{
    fillers lines = {0}, drawers = {0};
    frame_fillers(f, word, SLOT_OBJECT, STR_NONE, &lines);
    for (uint32_t i = 0; i < lines.n; i++) {
        int32_t clause = frame_child(f, lines.word[i], REL_ACL_RELCL);
        if (clause < 0) clause = frame_child(f, lines.word[i], REL_ACL);
        if (clause >= 0) frame_fillers(f, (uint32_t)clause, SLOT_SUBJECT, STR_NONE, &drawers);
    }
    return drawers.n ? power_at(f, drawers.word[0], NULL) : (fact_party){0};
}

// What was done: what the claim itself tells ("by moving troops"), the clause that ignores ("has
// stepped up its aid, ignoring ..."), else what a sentence before tells.
static str deed_of(fact_reading *r, uint32_t index, const rule_match *m, const fact *line,
                   str crosser, uint32_t *sentence_of)
{
    const frame_view *f = reading_frame(r, index);
    str text = r->c->document->text;
    fillers found = {0};
    *sentence_of = index;
    if (is_ignoring(m)) {
        int32_t above = (int32_t)frame_clause(f, m->word);
        const token *t = &f->sentence->tokens[above];
        if (deprel_base((deprel)t->rel) == REL_ADVCL && t->head >= 0) above = t->head;
        if (t->upos == UPOS_NOUN && t->head >= 0) above = t->head; // "despite warnings, ... did"
        int32_t then = frame_child(f, (uint32_t)above, REL_CONJ);
        if (above == (int32_t)m->word && then > above) above = then; // "ignored them and did"
        matter own = matter_from_subject(f, (uint32_t)above, m->word, text);
        if (own.text.n) return own.text;
        if (above != (int32_t)m->word) return matter_of(f, (uint32_t)above, text).text;
        return span_text(text, f->sentence->span);
    }
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        if (power_at(f, found.word[i], NULL).key.n) continue;
        matter x = matter_of(f, found.word[i], text);
        if (x.text.n && !x.vague) return x.text;
    }
    matter when = clause_of(f, m->word, text);
    if (when.text.n) return when.text;
    int32_t doer = frame_child(f, m->word, REL_NSUBJ);
    bool passive = doer >= 0 && f->sentence->tokens[doer].rel == REL_NSUBJ_PASS;
    if (doer >= 0 && !passive && !is_somebody(f, (uint32_t)doer)) {
        matter x = matter_of(f, (uint32_t)doer, text);
        if (x.text.n && !x.vague) return x.text;
    }
    const sentence *s = deed_before(r, index, line ? line->subject_text : STR_NONE, crosser);
    if (!s && !line && index > 0 && !is_title_at(r, index - 1))
        s = &r->c->sentences.p[index - 1]; // it reasons from its own news
    if (!s) return span_text(text, f->sentence->span);
    *sentence_of = s->index;
    return span_text(text, s->span);
}

// "Chad accused Mali of crossing its line": the claim is Chad's, though nobody is quoted.
static const actor *accuser(const frame_view *f, const rule_match *m, str crosser)
{
    int32_t at = f->sentence->tokens[m->word].head;
    for (uint32_t climb = 0; at >= 0 && climb < f->sentence->n_tokens; climb++) {
        fillers found = {0};
        const actor *who;
        if (str_in_list(f->sentence->tokens[at].lemma,
                        "accuse|charge|accusation|complain|claim|protest|denounce|condemn", '|'))
            frame_fillers(f, (uint32_t)at, SLOT_SUBJECT, STR_NONE, &found);
        for (uint32_t i = 0; i < found.n; i++)
            if (power_at(f, found.word[i], &who).key.n && !str_eq(party_of(who).key, crosser))
                return who;
        at = f->sentence->tokens[at].head;
    }
    return NULL;
}

// Whose claim it is: a speaker's, an accuser's, the publisher's, the author's.
static str claimant(fact_reading *r, uint32_t index, const rule_match *m, const actor *accuses)
{
    const attribution *says = mention_speaker(&r->c->mentions, index, m->word);
    const actor *voice = reading_voice(r, index, m->word);
    if (says) return reading_speaker(says);
    if (accuses) return accuses->code;
    return voice ? voice->code : STR("author");
}

static str event_in(const fact_reading *r, uint32_t index, str crosser)
{
    for (size_t i = 0; i < r->c->events.n; i++) {
        const event *e = &r->c->events.p[i];
        if (e->sentence != index || str_eq(e->type, STR("THREATEN"))) continue;
        for (uint32_t k = 0; k < e->n_actors; k++)
            if (str_eq(party_of(e->actors[k].actor).key, crosser)) return str_of(e->id);
    }
    return STR_NONE;
}

// "Ghana's new post crosses the line", "was crossed when Ghana's army moved"
static fact_party crosser_of(const frame_view *f, uint32_t word, str drawer, str text)
{
    matter when = clause_of(f, word, text);
    int32_t doer = frame_child(f, word, REL_NSUBJ);
    fact_party out = when.text.n ? power_doing(f, &when, drawer) : (fact_party){0};
    if (out.key.n || doer < 0) return out;
    matter m = matter_of(f, (uint32_t)doer, text);
    return power_doing(f, &m, drawer);
}

void crossing_add(fact_reading *r, uint32_t index, const rule_match *m)
{
    const frame_view *f = reading_frame(r, index);
    if (!is_red(r, f, m)) return;
    if (is_conditional(f, m->word) && !is_ignoring(m)) {
        redline_add(r, index, m);
        return;
    }
    if (!is_claimed(f, m)) return;
    const actor *voice = reading_voice(r, index, m->word);
    fact_party crosser = power_by_path(f, m->word, m->rule->recipient, STR_NONE, NULL);
    fact_party drawer = power_by_path(f, m->word, m->rule->actor, crosser.key, NULL);
    if (!drawer.key.n) drawer = drawer_told(f, m->word);
    if (!crosser.key.n) crosser = crosser_of(f, m->word, drawer.key, r->c->document->text);
    const actor *accuses = accuser(f, m, crosser.key);
    if (!drawer.key.n && accuses) drawer = party_of(accuses);
    if (!drawer.key.n && voice && is_power(voice)) drawer = party_of(voice);
    if (crosser.key.n && str_eq(crosser.key, drawer.key)) return;
    // Nobody says of himself that he crossed a line: "we cannot cross ..."
    if (voice && crosser.key.n && str_eq(party_of(voice).key, crosser.key)) return;
    const fact *line = line_before(r, drawer.key);
    uint32_t where;
    fact x = fact_none(LEDGER_REDLINES);
    fact_reason *claim = arena_alloc(r->a, sizeof *claim);
    *claim = (fact_reason){.text = deed_of(r, index, m, line, crosser.key, &where),
                           .by = claimant(r, index, m, accuses),
                           .confidence = is_ignoring(m) ? 0.7 : 0.8};
    claim->event = event_in(r, where, crosser.key);
    x.state = STR("crossed");
    x.kind = is_ignoring(m) ? STR("warning") : STR("red line");
    x.actors = party_keep(r, drawer);
    x.n_actors = drawer.key.n > 0;
    x.recipients = party_keep(r, crosser);
    x.n_recipients = crosser.key.n > 0;
    x.crossings = claim;
    x.n_crossings = 1;
    if (line && where != index) {
        x.subject = line->subject;
        x.subject_text = line->subject_text;
    } else
        x.subject_text = claim->text;
    reading_date(r, &x, index, m->word, reading_event(r, index, m->word, -1));
    x.denied = false;
    *vec_push(r->a, &r->facts) = x;
}

bool redline_in_question_turn(const fact_reading *r, uint32_t index)
{
    const sentence_list *all = &r->c->sentences;
    str text = r->c->document->text;
    for (uint32_t back = 0; back < TURN_SENTENCES && back <= index; back++) {
        const sentence *s = &all->p[index - back];
        if (s->n_tokens > 1 && str_in_list(s->tokens[0].form, "QUESTION|Q|Question", '|'))
            return true;
        bool first = index == back || s->span.begin == 0;
        if (first || memchr(text.p + all->p[index - back - 1].span.end, '\n',
                            s->span.begin - all->p[index - back - 1].span.end))
            return false;
    }
    return false;
}
