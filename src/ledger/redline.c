// Red lines and warnings: who draws one, about what, for whom.
//
// A rule of codebook/ledger/redlines.rules says which word draws a line or warns, and where the
// three stand. What it leaves open is looked for in this order: who speaks, the event at the word,
// the words that the line is about ("Greek troops there"), and at the end of the document what its
// other lines of the same state say. Who says that a line was crossed is read in crossing.c.
#include "ledger/redline.h"

#include "link/period.h"

#include <string.h>

// --- who

// States, their governments and forces, bodies of states, armed groups: no unions, firms or papers.
bool is_power(const actor *x)
{
    bool body = false;
    for (uint8_t i = 0; i < x->n_sectors; i++) {
        if (!str_in_list(x->sectors[i], "GOV|MIL|SPY|LEG|IGO|REB|UAF|SEP|INS|COP", '|'))
            return false;
        body = body || str_in_list(x->sectors[i], "IGO|REB|UAF|SEP|INS", '|');
    }
    return x->code.n && (x->country.n || body);
}

const fact_party *party_keep(fact_reading *r, fact_party p)
{
    fact_party *out = arena_alloc(r->a, sizeof *out);
    *out = p;
    return out;
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

bool is_title_at(const fact_reading *r, size_t index)
{
    if (index >= r->c->sentences.n) return true;
    const sentence *s = &r->c->sentences.p[index];
    return r->c->document->parts[s->part].kind == PART_TITLE;
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

// "An invasion of Ukraine": what stands behind it suffers it.
static bool is_done_to(const frame_view *f, const matter *m)
{
    static const char DEEDS[] =
        "invasion|attack|assault|aggression|strike|occupation|annexation|"
        "bombing|bombardment|shelling|blockade|seizure|incursion|siege|raid";
    return m->head >= 0 && str_in_list(f->sentence->tokens[m->head].lemma, DEEDS, '|');
}

// "An effort to pay Chad": below an infinitive of the noun stands whom it is done to.
static bool is_in_infinitive(const frame_view *f, uint32_t word, int32_t noun)
{
    int32_t at = (int32_t)word;
    for (uint32_t climb = 0; at >= 0 && at != noun && climb < f->sentence->n_tokens; climb++) {
        const token *t = &f->sentence->tokens[at];
        if (deprel_base((deprel)t->rel) == REL_ACL && t->xpos == XPOS_VB) return true;
        at = t->head;
    }
    return false;
}

// Who would do it, by the words that it is about: "Greek troops", "a base of Iran's", "a dam in
// Ethiopia"; not whom it is done to.
fact_party power_doing(const frame_view *f, const matter *m, str drawer)
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
        bool bare =
            rel == REL_AMOD || rel == REL_COMPOUND || t->rel == REL_NMOD_POSS || rel == REL_NSUBJ;
        // "a dam in Ethiopia" is Ethiopia's, "if our people were hit in Mali" not Mali's deed
        bool deed = m->head >= 0 && f->sentence->tokens[m->head].upos == UPOS_VERB;
        const char *by_words = deed ? "by|of|'s" : is_done_to(f, m) ? "by|'s" : "by|in|of|'s";
        bool by = mark >= 0 && str_in_list(f->sentence->tokens[mark].lemma, by_words, '|');
        fact_party x = bare || by ? power_at(f, w, NULL) : (fact_party){0};
        if (x.key.n && is_in_infinitive(f, w, m->head)) continue;
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

// --- a fact

// "Chad served notice on Mali that a dam would have consequences": who does the verb that the
// clause or phrase hangs on.
static fact_party subject_above(const frame_view *f, uint32_t word, const actor **who)
{
    uint32_t at = word;
    for (uint32_t climb = 0; climb < f->sentence->n_tokens; climb++) {
        const token *t = &f->sentence->tokens[at];
        deprel rel = deprel_base((deprel)t->rel);
        if (t->head < 0 || t->rel == REL_ACL_RELCL || rel == REL_ADVCL || rel == REL_PARATAXIS)
            break;
        at = (uint32_t)t->head;
        fillers found = {0};
        if (f->sentence->tokens[at].upos != UPOS_VERB) continue;
        frame_fillers(f, at, SLOT_SUBJECT, STR_NONE, &found);
        for (uint32_t i = 0; i < found.n; i++) {
            fact_party x = power_at(f, found.word[i], who);
            if (x.key.n && found.word[i] < word) return x;
        }
    }
    return (fact_party){0};
}

// "For Ghana, a base there is a red line": whose it is, whoever says so.
static fact_party fronted(const frame_view *f, uint32_t line, const actor **who)
{
    for (uint32_t w = 0; w < line; w++) {
        int32_t mark = frame_child(f, w, REL_CASE);
        if (mark != 0 || !str_eq(f->sentence->tokens[0].lemma, STR("for"))) continue;
        return power_at(f, w, who);
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
    // A person is not "they"
    if (*who && (*who)->person && line_of_them(f, m->word, STR_NONE)) return (fact_party){0};
    if (out.key.n) return out;
    if (line_is(f, m) && line_is_strangers(f, m->word)) return out;
    if (line_is(f, m)) out = fronted(f, m->word, who);
    if (out.key.n) return out;
    bool told;
    const actor *relayed = line_relayed(f, m->word, &told);
    if (relayed && is_power(relayed)) voice = relayed;
    // "They pledged": the author is but one of them
    if (line_of_them(f, m->word, voice ? party_of(voice).key : STR_NONE)) return out;
    if (voice && is_power(voice)) {
        *who = voice;
        return line_party_of(r, voice);
    }
    *who = NULL;
    bool office = voice && !voice->country.n && voice->n_sectors == 1 && line_is(f, m) &&
                  str_in_list(voice->sectors[0], "GOV|MIL", '|'); // "for Mali, its army said"
    if (says && says->speaker && voice && !office) return out;    // a union's, a scholar's words
    if (line_is(f, m)) // "Crimea is a red line for Russia"
        out = power_by_path(f, m->word, m->rule->recipient, STR_NONE, who);
    if (!out.key.n && e) out = side_of(e->actors, e->n_actors, index, STR_NONE);
    if (!out.key.n && !e) out = subject_above(f, m->word, who);
    return out;
}

// Whom the verb, or the adjective that it makes ("made clear to Chad"), is said to.
static fact_party told_at(const frame_view *f, uint32_t verb, str drawer)
{
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        uint32_t c = f->children[i];
        deprel own = deprel_base((deprel)f->sentence->tokens[c].rel);
        int32_t mark = frame_child(f, c, REL_CASE);
        bool to = mark >= 0 && str_in_list(f->sentence->tokens[mark].lemma, "to|on", '|');
        bool told = f->sentence->tokens[c].rel == REL_NSUBJ_PASS; // "Chad has been told that"
        if (own != REL_OBJ && own != REL_IOBJ && !told && !(own == REL_OBL && to)) continue;
        fact_party x = power_at(f, c, NULL);
        if (x.key.n && !str_eq(x.key, drawer)) return x;
    }
    return (fact_party){0};
}

// Is it what is said: "that", also of a second one, "and that ..."?
static bool is_content(const frame_view *f, uint32_t word)
{
    deprel rel = deprel_base((deprel)f->sentence->tokens[word].rel);
    int32_t mark = frame_child(f, word, REL_MARK);
    bool second =
        rel == REL_CONJ && mark >= 0 && str_eq(f->sentence->tokens[mark].lemma, STR("that"));
    return rel == REL_CCOMP || rel == REL_XCOMP || rel == REL_ACL || rel == REL_OBJ || second;
}

// "Served notice on Angola that ...", "made it clear to Chad": whom the clause is said to.
static fact_party object_above(const frame_view *f, uint32_t word, str drawer)
{
    uint32_t at = word;
    for (uint32_t climb = 0; climb < f->sentence->n_tokens; climb++) {
        const token *t = &f->sentence->tokens[at];
        if (t->head < 0 || t->rel == REL_ACL_RELCL || !is_content(f, at)) break;
        at = (uint32_t)t->head;
        fact_party x = told_at(f, at, drawer);
        int32_t made = frame_child(f, at, REL_XCOMP);
        if (!x.key.n && made >= 0 && f->sentence->tokens[made].upos == UPOS_ADJ)
            x = told_at(f, (uint32_t)made, drawer);
        if (x.key.n) return x;
    }
    return (fact_party){0};
}

// "Will shut the road to Belarus if balloons come": the one other power named beside the condition.
static fact_party power_beside(const frame_view *f, const matter *about, str drawer)
{
    fact_party only = {0};
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (w >= about->first && w < about->end) continue;
        fact_party x = power_at(f, w, NULL);
        if (!x.key.n || str_eq(x.key, drawer) || str_eq(x.key, only.key)) continue;
        if (only.key.n) return (fact_party){0};
        only = x;
    }
    return only;
}

static fact_party target_of(fact_reading *r, uint32_t index, const rule_match *m, const event *e,
                            const matter *about, str drawer)
{
    const frame_view *f = reading_frame(r, index);
    fact_party out = power_by_path(f, m->word, m->rule->recipient, drawer, NULL);
    bool warns = str_eq(m->rule->mode, STR("warning")); // who is told it is who is warned
    if (!out.key.n) out = beside(f, m->word, drawer);
    if (!out.key.n && warns) out = object_above(f, m->word, drawer);
    if (!out.key.n && about->text.n) out = power_doing(f, about, drawer);
    const attribution *says = mention_speaker(&r->c->mentions, index, m->word);
    if (!out.key.n && says && says->to.who && is_power(says->to.who) &&
        !str_eq(party_of(says->to.who).key, drawer))
        out = party_of(says->to.who);
    if (!out.key.n) out = object_above(f, m->word, drawer);
    if (!out.key.n && e) out = side_of(e->recipients, e->n_recipients, index, drawer);
    if (!out.key.n && redline_is_conditional(m)) out = power_beside(f, about, drawer);
    return out;
}

// "The general warned his president against it": nobody else's business.
static bool is_domestic(const frame_view *f, const rule_match *m, str drawer)
{
    if (!str_eq(m->rule->mode, STR("warning"))) return false;
    int32_t doer = frame_child(f, m->word, REL_NSUBJ); // "warned Chad that it would pay"
    if (doer >= 0 && f->sentence->tokens[doer].upos == UPOS_PRON) return false;
    fact_party own = power_by_path(f, m->word, m->rule->recipient, STR_NONE, NULL);
    fact_party other = power_by_path(f, m->word, m->rule->recipient, drawer, NULL);
    return own.key.n && !other.key.n;
}

// Names only the drawer or the one for whom it is: no matter.
static bool is_party(const frame_view *f, const matter *m, str drawer, str target)
{
    const mention *x = NULL;
    if (m->end > m->first)
        x = mention_covering(f->mentions, f->sentence->index, m->first, MENTION_ACTOR);
    if (!x || x->end < m->end || !x->n_actors) return false;
    if (x->actors[0]->n_sectors && !x->actors[0]->person) return false; // "Turkish troops"
    str key = party_of(x->actors[0]).key;
    return str_eq(key, drawer) || str_eq(key, target);
}

static void date_today(const fact_reading *r, fact *x)
{
    x->date = r->c->document->published;
    x->own_day = true;
    x->background = false;
}

// A warning's "by Friday" is its deadline; it is given on the text's own day.
static void date_no_later(const fact_reading *r, fact *x)
{
    str published = r->c->document->published;
    period told = period_read(x->date), day = period_read(published);
    if (!told.known || !day.known || told.first <= day.last) return;
    date_today(r, x);
}

// "Will be a red line, he said on Tuesday": drawn when it was said, on the text's own day unless
// the words have another; "has said", "had said" is history.
static void date_by_speech(fact_reading *r, uint32_t index, uint32_t word, fact *x)
{
    const attribution *says = mention_speaker(&r->c->mentions, index, word);
    fact said = fact_none(LEDGER_REDLINES);
    const frame_view *f = reading_frame(r, index);
    int32_t verb = says && says->sentence == index ? says->verb : -1;
    if (!says && f->sentence->tokens[word].upos == UPOS_NOUN) // "called it one on Monday"
        verb = f->sentence->tokens[word].head;
    if (verb < 0 || f->sentence->tokens[verb].upos != UPOS_VERB || (x->date.n && !x->own_day))
        return;
    bool past = f->sentence->tokens[verb].xpos == XPOS_VBD;
    reading_date(r, &said, index, (uint32_t)verb, NULL);
    if (said.own_day && (!says || !past)) return;
    x->date = said.date;
    x->own_day = said.own_day;
    x->background = false;
}

// "We, the ministers of Chad and Niger": each of them draws it.
static void add_signers(fact_reading *r, const fact *first)
{
    const mention_list *all = &r->c->mentions;
    for (uint32_t i = 1; i < all->n_authors; i++) {
        fact x = *first;
        fact_party who = line_party_of(r, all->authors[i]);
        if (!is_power(all->authors[i]) || str_eq(who.key, first->actors[0].key)) continue;
        if (x.n_recipients && str_eq(who.key, x.recipients[0].key)) continue;
        x.actors = party_keep(r, who);
        *vec_push(r->a, &r->facts) = x;
    }
}

void redline_add(fact_reading *r, uint32_t index, const rule_match *m)
{
    const frame_view *f = reading_frame(r, index);
    str text = r->c->document->text;
    const actor *who = NULL;
    fact x = fact_none(LEDGER_REDLINES);
    if (!redline_is_told(f, m, text) || redline_in_question_turn(r, index)) return;
    const event *e = reading_event(r, index, m->word, -1);
    if (e && !str_eq(e->type, STR("THREATEN"))) e = NULL;
    fact_party drawer = drawer_of(r, index, m, e, &who);
    if (!drawer.key.n) return;
    if (is_domestic(f, m, drawer.key)) return;
    matter about = line_about(f, m, text);
    about = line_worded(f, about, text);
    fact_party target = target_of(r, index, m, e, &about, drawer.key);
    if (about.head >= 0 && str_eq(f->sentence->tokens[about.head].lemma, STR("line"))) return;
    bool brings = str_eq(m->rule->name, STR("redlines-bring-harm"));
    if (brings && !target.key.n) return; // "war would have consequences": for nobody, a forecast
    bool single = brings && about.end <= about.first + 1;
    if (single || is_party(f, &about, drawer.key, target.key)) // "war would have consequences"
        about = (matter){.head = -1};
    x.state = str_eq(m->rule->mode, STR("warning")) ? STR("warning") : STR("red line");
    x.actors = party_keep(r, drawer);
    x.n_actors = 1;
    x.recipients = party_keep(r, target);
    x.n_recipients = target.key.n > 0;
    x.by = line_voices(r, index, m->word, who, drawer.key);
    line_sides sides = {drawer, target};
    bool own = str_eq(x.state, STR("red line")); // its own "he will not" is the drawer's
    str worded = about.vague ? STR_NONE
                 : own       ? about.text
                             : line_text(f, &about, &sides, r->a, text);
    if (worded.n) {
        x.subject = about.name;
        x.subject_text = worded;
    } else
        line_fill(r, &x, index, m->word, &about);
    reading_date(r, &x, index, m->word, e);
    if (str_eq(m->rule->name, STR("redlines-given-until"))) date_today(r, &x);
    date_no_later(r, &x);
    date_by_speech(r, index, m->word, &x);
    x.official = r->c->mentions.n_authors > 0;
    *vec_push(r->a, &r->facts) = x;
    if (who && r->c->mentions.n_authors > 1 && who == r->c->mentions.authors[0]) add_signers(r, &x);
}

// "Warned it against flights, saying such flights would be met with force": told by the first.
static bool names_deed(const rule_match *m)
{
    return str_in_list(m->rule->name,
                       "redlines-warn-against|redlines-warn-not-to|redlines-warn-off", '|');
}

// "Warned that it would strike back, two days after Mali had threatened to": another's, told
// beside.
static bool is_told_beside(const frame_view *f, uint32_t outer, uint32_t inner)
{
    for (int32_t w = (int32_t)inner; w >= 0 && (uint32_t)w != outer;
         w = f->sentence->tokens[w].head) {
        int32_t mark = frame_child(f, (uint32_t)w, REL_MARK);
        if (deprel_base((deprel)f->sentence->tokens[w].rel) == REL_ADVCL && mark >= 0 &&
            frame_child(f, (uint32_t)w, REL_NSUBJ) >= 0 &&
            str_in_list(f->sentence->tokens[mark].lemma, "after|before|as|since|while", '|'))
            return true;
    }
    return false;
}

// A warning that only brings a red line ("warned that X would be a red line") is not told twice.
static bool brings_line(const rule_match_list *all, const frame_view *f, const rule_match *m,
                        str text)
{
    for (size_t i = 0; i < all->n; i++) {
        const rule_match *o = &all->p[i];
        if (str_eq(o->rule->mode, STR("crossed")) && str_eq(m->rule->name, STR("redlines-drawn")) &&
            frame_below(f, o->word, m->word))
            return true; // "crossed the line drawn by"
    }
    if (!str_eq(m->rule->mode, STR("warning"))) return false;
    for (size_t i = 0; i < all->n; i++) {
        const rule_match *o = &all->p[i];
        if (o == m || !str_eq(o->rule->type, STR("redlines"))) continue;
        bool line = str_eq(o->rule->mode, STR("red_line"));
        bool inner = str_eq(o->rule->mode, STR("warning")) && o->word > m->word && !names_deed(m) &&
                     redline_is_told(f, o, text);
        if ((line || inner) && frame_below(f, m->word, o->word) &&
            !is_told_beside(f, m->word, o->word))
            return true;
    }
    return false;
}

// "Ignoring warnings that it is a red line": drawn before, nobody says when.
static bool is_ignored(const rule_match_list *all)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->p[i].rule->name, STR("redlines-ignored"))) return true;
    return false;
}

static void tell_as_past(fact *x)
{
    if (!x->own_day) return;
    x->date = STR_NONE;
    x->own_day = false;
    x->background = true;
}

void redline_read(fact_reading *r, uint32_t index, const rule_match_list *matches)
{
    const frame_view *f = reading_frame(r, index);
    for (size_t i = 0; i < matches->n; i++) {
        const rule_match *m = &matches->p[i];
        if (!str_eq(m->rule->type, STR("redlines"))) continue;
        if (str_eq(m->rule->mode, STR("crossed")))
            crossing_add(r, index, m);
        else if (!brings_line(matches, f, m, r->c->document->text)) {
            size_t before = r->facts.n;
            redline_add(r, index, m);
            if (r->facts.n > before && is_ignored(matches)) tell_as_past(&r->facts.p[before]);
        }
    }
}
