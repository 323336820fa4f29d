// Red lines and warnings: who draws one, about what, for whom.
//
// A rule of codebook/ledger/redlines.rules says which word draws a line or warns, and where the
// three stand. What it leaves open is looked for in this order: who speaks, the event at the word,
// the words that the line is about ("Greek troops there"), and at the end of the document what its
// other lines of the same state say. Who says that a line was crossed is read in crossing.c.
#include "ledger/redline.h"

#include <string.h>

#define VOICES_MAX  4 // persons who are named as having said it
#define COLON_REACH 6 // words between a line and the colon behind which it is spelled out

// --- who

// States, their governments and forces, bodies of states, armed groups: no unions, firms or papers.
bool is_power(const actor *x)
{
    bool body = false;
    for (uint8_t i = 0; i < x->n_sectors; i++) {
        if (!str_in_list(x->sectors[i], "GOV|MIL|SPY|LEG|IGO|REB|UAF|SEP|INS|COP", '|')) return false;
        body = body || str_in_list(x->sectors[i], "IGO|REB|UAF|SEP|INS", '|');
    }
    return x->code.n && (x->country.n || body);
}

fact_party power_at(const frame_view *f, uint32_t word, const actor **who)
{
    const mention *m = mention_covering(f->mentions, f->sentence->index, word, MENTION_ACTOR);
    if (who) *who = NULL;
    if (!m || !m->n_actors || !is_power(m->actors[0])) return (fact_party){0};
    if (str_eq(m->how, STR("place"))) return (fact_party){0}; // a river or province acts not
    if (who) *who = m->actors[0];
    return party_of(m->actors[0]);
}

fact_party power_by_path(const frame_view *f, uint32_t word, const rule_path *p, str but,
                         const actor **who)
{
    for (uint32_t i = 0; i < p->n_paths; i++) {
        rule_path one = {.paths = &p->paths[i], .n_paths = 1};
        fillers found = {0};
        rule_path_walk(f, word, &one, NULL, NULL, &found);
        for (uint32_t k = 0; k < found.n; k++) {
            fact_party x = power_at(f, found.word[k], who);
            if (x.key.n && !str_eq(x.key, but)) return x;
        }
    }
    return (fact_party){0};
}

const actor *reading_voice(const fact_reading *r, uint32_t index, uint32_t word)
{
    const mention_list *m = &r->c->mentions;
    const attribution *says = mention_speaker(m, index, word);
    if (says && says->speaker && says->speaker->n_actors &&
        !str_eq(says->speaker->how, STR("place"))) // "Gao" is a town as well
        return says->speaker->actors[0];
    if (says) return NULL;
    return m->n_authors ? m->authors[0] : NULL;
}

// "US-China relations", "ties with China": the other of the two.
static fact_party beside(const frame_view *f, uint32_t word, str drawer)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (!str_in_list(f->sentence->tokens[w].lemma, "relation|tie|relationship", '|')) continue;
        if (!frame_below(f, word, w)) continue;
        for (uint32_t k = 0; k < f->sentence->n_tokens; k++) {
            fact_party x = frame_below(f, w, k) ? power_at(f, k, NULL) : (fact_party){0};
            if (x.key.n && !str_eq(x.key, drawer)) return x;
        }
    }
    return (fact_party){0};
}

// Who would do it, by the words that it is about: "Greek troops", "a base of Iran's", "a dam in
// Ethiopia"; not whom it is done to.
static fact_party doer_of(const frame_view *f, const matter *m, str drawer)
{
    if (m->head < 0 && m->end <= m->first) return (fact_party){0};
    fillers found = {0};
    if (m->head >= 0) frame_fillers(f, (uint32_t)m->head, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        fact_party x = power_at(f, found.word[i], NULL);
        if (x.key.n && !str_eq(x.key, drawer)) return x;
    }
    for (uint32_t w = m->first; w < m->end; w++) {
        const token *t = &f->sentence->tokens[w];
        deprel rel = deprel_base((deprel)t->rel);
        int32_t mark = frame_child(f, w, REL_CASE);
        bool bare = rel == REL_AMOD || rel == REL_COMPOUND || t->rel == REL_NMOD_POSS ||
                    rel == REL_NSUBJ;
        bool by = mark >= 0 && str_in_list(f->sentence->tokens[mark].lemma, "by|in|of|'s", '|');
        fact_party x = bare || by ? power_at(f, w, NULL) : (fact_party){0};
        if ((int32_t)w == m->head) { // "Iran building a bomb", but not "Taiwan"
            bool does = frame_child(f, w, REL_ACL) > (int32_t)w;
            x = does ? power_at(f, w, NULL) : (fact_party){0};
        }
        if (x.key.n && !str_eq(x.key, drawer)) return x;
    }
    return (fact_party){0};
}

static fact_party side_of(const participant *p, uint32_t n, uint32_t index, str but)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!p[i].mention || p[i].sentence != index || !is_power(p[i].actor) ||
            str_in_list(p[i].how, "hearer|same event|governor|place", '|') ||
            str_eq(p[i].mention->how, STR("place")))
            continue;
        fact_party x = party_of(p[i].actor);
        if (!str_eq(x.key, but)) return x;
    }
    return (fact_party){0};
}

// --- about what

// The nearest state or territory named before the word that is no party: what "the issue" is.
static str spoken_of(fact_reading *r, uint32_t index, uint32_t word, str drawer, str target)
{
    for (int back = 0; back < 2 && (uint32_t)back <= index; back++) {
        const frame_view *f = reading_frame(r, index - (uint32_t)back);
        uint32_t end = back ? f->sentence->n_tokens : word;
        for (uint32_t w = end; w-- > 0;) {
            const mention *m = mention_headed(f->mentions, f->sentence->index, w, MENTION_ACTOR);
            if (!m || !m->n_actors || m->actors[0]->n_sectors || !m->actors[0]->country.n) continue;
            if (m->actors[0]->person || str_eq(m->actors[0]->country, drawer) ||
                str_eq(m->actors[0]->country, target))
                continue;
            return m->actors[0]->name;
        }
    }
    return STR_NONE;
}

// "..., a step that would be intolerable": the clause that the noun sums up.
static matter summed_up(const frame_view *f, uint32_t noun, str text)
{
    uint32_t end = noun, first;
    while (end > 0 && f->sentence->tokens[end - 1].upos == UPOS_DET) end--;
    if (end < 2 || !str_eq(f->sentence->tokens[end - 1].form, STR(","))) return (matter){.head = -1};
    for (first = end - 1; first > 0; first--) {
        const token *t = &f->sentence->tokens[first];
        deprel rel = deprel_base((deprel)t->rel);
        if (t->upos == UPOS_VERB && t->xpos != XPOS_VBN && rel != REL_ADVCL && rel != REL_ACL) break;
    }
    matter m = matter_of(f, first, text);
    m.first = first;
    m.end = end - 1;
    m.text = span_text(text, (span){f->sentence->tokens[first].span.begin,
                                    f->sentence->tokens[end - 2].span.end});
    m.vague = false;
    return m;
}

const fact *line_before(const fact_reading *r, str drawer)
{
    for (size_t i = r->facts.n; i-- > 0;) {
        const fact *x = &r->facts.p[i];
        if (x->ledger != LEDGER_REDLINES || !x->n_actors || !x->subject_text.n) continue;
        if (!drawer.n || str_eq(x->actors[0].key, drawer)) return x;
    }
    return NULL;
}

// What "this" and "the issue" stand for goes into the fact.
static void fill_vague(fact_reading *r, fact *x, uint32_t index, uint32_t word, const matter *m)
{
    str drawer = x->n_actors ? x->actors[0].key : STR_NONE;
    str target = x->n_recipients ? x->recipients[0].key : STR_NONE;
    str third = m->question ? spoken_of(r, index, word, drawer, target) : STR_NONE;
    if (third.n) {
        x->subject_text = third;
        return;
    }
    const fact *before = line_before(r, drawer);
    if (before) {
        x->subject = before->subject;
        x->subject_text = before->subject_text;
        return;
    }
    if (!m->text.n || index == 0) return;
    const frame_view *f = reading_frame(r, index - 1);
    bool line = str_eq(x->state, STR("red line"));
    for (uint32_t w = 0; w < f->sentence->n_tokens && line; w++)
        if (f->sentence->tokens[w].head < 0) {
            matter all = matter_of(f, w, r->c->document->text);
            x->subject = all.name;
            x->subject_text = all.text;
            return;
        }
}

static bool is_line(const frame_view *f, const rule_match *m)
{
    const token *t = &f->sentence->tokens[m->word];
    return str_in_list(t->lemma, "line|redline|red-line", '|');
}

// The phrase of the verb that the word is in.
static uint32_t below_verb(const frame_view *f, uint32_t word)
{
    uint32_t w = word;
    for (uint32_t climb = 0; climb < f->sentence->n_tokens; climb++) {
        int32_t above = f->sentence->tokens[w].head;
        if (above < 0 || f->sentence->tokens[above].upos == UPOS_VERB) break;
        w = (uint32_t)above;
    }
    return w;
}

// What a red line is said of: "X is a red line", "calls X a red line", "X was seen as a red line".
static matter said_of(const frame_view *f, uint32_t line, str text)
{
    int32_t top = f->sentence->tokens[line].head;
    if (top >= 0 && deprel_base((deprel)f->sentence->tokens[line].rel) == REL_NMOD &&
        frame_child(f, (uint32_t)top, REL_COP) >= 0)
        line = (uint32_t)top; // "is one of our red lines"
    int32_t said = frame_child(f, line, REL_NSUBJ);
    if (said < 0) said = frame_child(f, line, REL_CSUBJ);
    if (said >= 0) {
        matter m = matter_of(f, (uint32_t)said, text);
        if (m.end > m.first && m.first < line) return m;
    }
    if (frame_child(f, line, REL_COP) >= 0) return matter_before(f, line, text);
    int32_t above = f->sentence->tokens[line].head;
    if (above < 0 || deprel_base((deprel)f->sentence->tokens[line].rel) == REL_NSUBJ)
        return (matter){.head = -1};
    if (str_in_list(f->sentence->tokens[above].lemma, "draw|set|lay|have|mark", '|'))
        return (matter){.head = -1};
    if (f->sentence->tokens[above].upos != UPOS_VERB) { // "calls [the dam at M] a red line"
        uint32_t phrase = below_verb(f, (uint32_t)above);
        return deprel_base((deprel)f->sentence->tokens[line].rel) == REL_APPOS && phrase < line
                   ? matter_of(f, phrase, text)
                   : (matter){.head = -1};
    }
    fillers found = {0};
    frame_fillers(f, (uint32_t)above, SLOT_OBJECT, STR_NONE, &found);
    if (!found.n) frame_fillers(f, (uint32_t)above, SLOT_PREP, STR("of"), &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (found.word[i] != line) return matter_of(f, found.word[i], text);
    return matter_before(f, (uint32_t)above, text);
}

// "A red line: no bases there", "its red line, the removal of the marker".
static matter spelled_out(const frame_view *f, uint32_t line, str text)
{
    uint32_t n = f->sentence->n_tokens, colon = line + 1;
    int32_t beside = frame_child(f, line, REL_APPOS);
    while (colon < n && colon < line + COLON_REACH &&
           !str_eq(f->sentence->tokens[colon].form, STR(":")))
        colon++;
    if (colon + 1 < n && colon < line + COLON_REACH && line > 0)
        return matter_words(f, colon + 1, n, colon + 1, text);
    if (beside > (int32_t)line) return matter_of(f, (uint32_t)beside, text);
    return (matter){.head = -1};
}

// The noun of the line that a rule is about: its own word, or the object of "draw".
static int32_t line_of(const frame_view *f, const rule_match *m)
{
    fillers found = {0};
    if (is_line(f, m)) return (int32_t)m->word;
    if (!str_eq(m->rule->name, STR("redlines-drawn"))) return -1;
    frame_fillers(f, m->word, SLOT_OBJECT, STR_NONE, &found);
    return found.n ? (int32_t)found.word[0] : -1;
}

static matter about_of(const frame_view *f, const rule_match *m, str text)
{
    fillers found = {0};
    if (is_line(f, m)) {
        matter said = said_of(f, m->word, text);
        if (said.text.n) return said;
    }
    rule_path_walk(f, m->word, m->rule->topic, NULL, NULL, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        if (found.word[i] == m->word) continue;
        matter x = matter_of(f, found.word[i], text);
        if (!x.text.n) continue;
        if (x.vague && x.head >= 0) {
            matter clause = summed_up(f, (uint32_t)x.head, text);
            if (clause.text.n) return clause;
        }
        // Whom one warns is no matter: "that Japan would pay"
        if (!x.vague && power_at(f, found.word[i], NULL).key.n && x.end == x.first + 1 &&
            frame_child(f, found.word[i], REL_CASE) < 0)
            continue;
        return x;
    }
    int32_t line = line_of(f, m);
    matter named = line >= 0 ? spelled_out(f, (uint32_t)line, text) : (matter){.head = -1};
    return named.text.n ? named : matter_condition(f, m->word, text);
}

// --- a fact

static const fact_party *keep(fact_reading *r, fact_party p)
{
    fact_party *out = arena_alloc(r->a, sizeof *out);
    *out = p;
    return out;
}

// Who said it: the speaker when it is a person, else persons named with those who warn.
static fact_party voices_of(fact_reading *r, uint32_t index, uint32_t word, const actor *who,
                            str drawer)
{
    const frame_view *f = reading_frame(r, index);
    const actor *voice = reading_voice(r, index, word);
    if (who && who->person) return (fact_party){who->code, who->country, who->name};
    if (voice && voice->person && is_power(voice) && str_eq(party_of(voice).key, drawer))
        return (fact_party){voice->code, voice->country, voice->name};
    fact_party out = {0};
    if (f->sentence->tokens[word].upos != UPOS_NOUN) return out;
    int32_t top = (int32_t)word;
    for (int step = 0; step < VOICES_MAX && f->sentence->tokens[top].head >= 0 &&
                       f->sentence->tokens[top].upos == UPOS_NOUN;
         step++)
        if (f->sentence->tokens[f->sentence->tokens[top].head].upos == UPOS_NOUN ||
            f->sentence->tokens[f->sentence->tokens[top].head].upos == UPOS_PROPN)
            top = f->sentence->tokens[top].head;
        else
            break;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        const mention *m = mention_headed(f->mentions, index, w, MENTION_ACTOR);
        if (!m || !m->n_actors || !m->actors[0]->person || !frame_below(f, (uint32_t)top, w))
            continue;
        if (!str_eq(party_of(m->actors[0]).key, drawer) || out.name.n) continue;
        out = (fact_party){m->actors[0]->code, m->actors[0]->country, m->actors[0]->name};
    }
    return out;
}

// Questions and the nouns of another thing ("warning sign", "without warning") tell of none.
bool is_asked(const frame_view *f, const rule_match *m)
{
    const token *t = f->sentence->tokens, *own = &t[m->word];
    int32_t mark = frame_child(f, m->word, REL_CASE);
    if (str_in_list(t[0].form, "QUESTION|Q|Question", '|') && f->sentence->n_tokens > 1) return true;
    if (str_eq(t[f->sentence->n_tokens - 1].form, STR("?"))) return true;
    if (own->upos != UPOS_NOUN) return false;
    if (deprel_base((deprel)own->rel) == REL_COMPOUND) return true;
    return mark >= 0 && str_eq(t[mark].lemma, STR("without"));
}

static bool is_told(const frame_view *f, const rule_match *m)
{
    if (is_asked(f, m)) return false;
    uint32_t clause = frame_clause(f, m->word);
    mood x = mood_of(f, m->word, STR("warning"));
    bool doer = deprel_base((deprel)f->sentence->tokens[m->word].rel) == REL_NSUBJ;
    if (doer && is_line(f, m)) return true; // "the red line has not moved"
    if (x.negated && !str_eq(m->rule->name, STR("redlines-not-stand-by"))) return false;
    int32_t mark = frame_child(f, clause, REL_MARK);
    return mark < 0 || !str_in_list(f->sentence->tokens[mark].lemma, "whether", '|');
}

// "The president declared ... our red line": who does the verb that the line is in.
static fact_party subject_above(const frame_view *f, uint32_t line, const actor **who)
{
    fillers found = {0};
    int32_t verb = f->sentence->tokens[below_verb(f, line)].head;
    if (verb < 0) return (fact_party){0};
    frame_fillers(f, (uint32_t)verb, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++) {
        fact_party x = power_at(f, found.word[i], who);
        if (x.key.n && found.word[i] < line) return x;
    }
    return (fact_party){0};
}

static fact_party drawer_of(fact_reading *r, uint32_t index, const rule_match *m, const event *e,
                            const actor **who)
{
    const frame_view *f = reading_frame(r, index);
    fact_party out = power_by_path(f, m->word, m->rule->actor, STR_NONE, who);
    const attribution *says = mention_speaker(&r->c->mentions, index, m->word);
    const actor *voice = reading_voice(r, index, m->word);
    if (out.key.n) return out;
    if (voice && is_power(voice)) {
        *who = voice;
        return party_of(voice);
    }
    *who = NULL;
    if (says && says->speaker && voice) return out; // a union's, a scholar's words
    if (is_line(f, m)) // "Crimea is a red line for Russia"
        out = power_by_path(f, m->word, m->rule->recipient, STR_NONE, who);
    if (!out.key.n && e) out = side_of(e->actors, e->n_actors, index, STR_NONE);
    if (!out.key.n && !e && is_line(f, m)) out = subject_above(f, m->word, who);
    return out;
}

static fact_party target_of(fact_reading *r, uint32_t index, const rule_match *m, const event *e,
                            const matter *about, str drawer)
{
    const frame_view *f = reading_frame(r, index);
    fact_party out = power_by_path(f, m->word, m->rule->recipient, drawer, NULL);
    if (!out.key.n) out = beside(f, m->word, drawer);
    if (!out.key.n && about->text.n) out = doer_of(f, about, drawer);
    const attribution *says = mention_speaker(&r->c->mentions, index, m->word);
    if (!out.key.n && says && says->to.who && is_power(says->to.who) &&
        !str_eq(party_of(says->to.who).key, drawer))
        out = party_of(says->to.who);
    if (!out.key.n && e) out = side_of(e->recipients, e->n_recipients, index, drawer);
    return out;
}

// "The general warned his president against it": nobody else's business.
static bool is_domestic(const frame_view *f, const rule_match *m, str drawer)
{
    if (!str_eq(m->rule->mode, STR("warning"))) return false;
    fact_party own = power_by_path(f, m->word, m->rule->recipient, STR_NONE, NULL);
    fact_party other = power_by_path(f, m->word, m->rule->recipient, drawer, NULL);
    return own.key.n && !other.key.n;
}

void redline_add(fact_reading *r, uint32_t index, const rule_match *m)
{
    const frame_view *f = reading_frame(r, index);
    str text = r->c->document->text;
    const actor *who = NULL;
    fact x = fact_none(LEDGER_REDLINES);
    if (!is_told(f, m)) return;
    const event *e = reading_event(r, index, m->word, -1);
    if (e && !str_eq(e->type, STR("THREATEN"))) e = NULL;
    fact_party drawer = drawer_of(r, index, m, e, &who);
    if (!drawer.key.n) return;
    if (is_domestic(f, m, drawer.key)) return;
    matter about = about_of(f, m, text);
    fact_party target = target_of(r, index, m, e, &about, drawer.key);
    x.state = str_eq(m->rule->mode, STR("red_line")) ? STR("red line") : STR("warning");
    x.actors = keep(r, drawer);
    x.n_actors = 1;
    x.recipients = keep(r, target);
    x.n_recipients = target.key.n > 0;
    x.by = voices_of(r, index, m->word, who, drawer.key);
    if (about.text.n && !about.vague) {
        x.subject = about.name;
        x.subject_text = about.text;
    } else
        fill_vague(r, &x, index, m->word, &about);
    reading_date(r, &x, index, m->word, e);
    x.official = r->c->mentions.n_authors > 0;
    *vec_push(r->a, &r->facts) = x;
}

// A warning that only brings a red line ("warned that X would be a red line") is not told twice.
static bool brings_line(const rule_match_list *all, const frame_view *f, const rule_match *m)
{
    if (!str_eq(m->rule->mode, STR("warning"))) return false;
    for (size_t i = 0; i < all->n; i++) {
        const rule_match *o = &all->p[i];
        if (o == m || !str_eq(o->rule->type, STR("redlines"))) continue;
        bool line = str_eq(o->rule->mode, STR("red_line"));
        bool inner = str_eq(o->rule->mode, STR("warning")) && o->word > m->word;
        if ((line || inner) && frame_below(f, m->word, o->word)) return true;
    }
    return false;
}

void redline_read(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    const frame_view *f = reading_frame(r, index);
    for (size_t i = 0; i < matches->n; i++) {
        const rule_match *m = &matches->p[i];
        if (!str_eq(m->rule->type, STR("redlines"))) continue;
        if (str_eq(m->rule->mode, STR("crossed")))
            crossing_add(r, index, m);
        else if (!brings_line(matches, f, m))
            redline_add(r, index, m);
    }
}

// --- at the end of the document

static bool is_line_of(const fact *x, str drawer)
{
    return x->ledger == LEDGER_REDLINES && x->n_actors && str_eq(x->actors[0].key, drawer);
}

// Lines that do not say for whom take it from the document's other lines of the same state.
void redline_finish(fact_reading *r)
{
    for (size_t i = 0; i < r->facts.n; i++) {
        fact *x = &r->facts.p[i];
        if (x->ledger != LEDGER_REDLINES || !x->n_actors) continue;
        for (size_t k = 0; k < r->facts.n; k++) {
            const fact *y = &r->facts.p[k];
            if (k == i || !is_line_of(y, x->actors[0].key) || !str_eq(x->state, y->state)) continue;
            if (!x->n_recipients && y->n_recipients &&
                matter_same(x->subject, x->subject_text, y->subject, y->subject_text)) {
                x->recipients = y->recipients;
                x->n_recipients = 1;
            }
        }
    }
}
