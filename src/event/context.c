// What an event is about beside what its rule says: the contexts that its own words bear out
// (codebook/topics.tsv), up to three. A talk between states is diplomatic whatever it is about.
#include "event/draft.h"

#include "base/table.h"

#include "topic_table.inc"

#define GROUP_MAX    3  // words of a group in the table
#define TOPICS_MAX   80 // rows of the table, at most two a context; of these there are 37
#define CONTEXTS_MAX 3  // of one event (doc/guideline.md, section 6)

static bool has_context(const event *e, str context)
{
    for (uint32_t i = 0; i < e->n_contexts; i++)
        if (str_eq(e->contexts[i], context)) return true;
    return false;
}

static void add_context(event *e, str context)
{
    if (e->n_contexts < CONTEXTS_MAX && !has_context(e, context))
        e->contexts[e->n_contexts++] = context;
}

static void remove_context(event *e, str context)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < e->n_contexts; i++)
        if (!str_eq(e->contexts[i], context)) e->contexts[kept++] = e->contexts[i];
    e->n_contexts = kept;
}

// Rows of the table by how often the words speak of them.
typedef struct {
    uint32_t times[TOPICS_MAX];
} topics;

static bool is_verb_row(uint32_t row)
{
    return str_eq(table_cell(&topic_table, row, TOPIC_TABLE_POS), STR("verb"));
}

static str context_of(uint32_t row)
{
    return table_cell(&topic_table, row, TOPIC_TABLE_CONTEXT);
}

// The word below which the event's own words stand.
static uint32_t top_of(const draft *d)
{
    return draft_token(d, d->match.word)->upos == UPOS_NOUN ? d->match.word : d->clause;
}

// A clause that tells something else: "and met the minister", "which had sold it arms".
static bool is_other_clause(const token *t)
{
    deprel rel = deprel_base((deprel)t->rel);
    return t->rel == REL_ACL_RELCL || rel == REL_PARATAXIS ||
           (rel == REL_CONJ && t->upos == UPOS_VERB);
}

// Does the word belong to the event: is it one of its words, or below one in the same clause?
static bool is_own(const draft *d, uint32_t top, uint32_t word)
{
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        if (word == top || draft_own_word(d, word)) return true;
        const token *t = draft_token(d, word);
        if (t->head < 0 || is_other_clause(t)) return false;
        bool beside = t->head == (int32_t)d->match.word && deprel_base((deprel)t->rel) == REL_CONJ;
        if (beside) return false; // "the attack and its consequences"
        word = (uint32_t)t->head;
    }
    return false;
}

// Counts the longest group that begins at the word, if the word is the event's; returns where it
// ends. Few words begin a group, so that the table is asked before the tree.
static uint32_t count_group(const draft *d, uint32_t top, uint32_t first, topics *found)
{
    const sentence *s = d->f->sentence;
    uint32_t end = 0;
    uint32_t rows[TOPICS_MAX], n = 0;
    bool verb = s->tokens[first].upos == UPOS_VERB;
    table_key key;
    table_key_open(&key);
    for (uint32_t w = first; w < s->n_tokens && w < first + GROUP_MAX; w++) {
        const token *t = &s->tokens[w];
        if (w > first) table_key_add_space(&key);
        table_key_add(&key, true, t->lemma.n ? t->lemma : t->form);
        uint32_t of_this = 0;
        for (table_hit h = table_find(&topic_table, &key); h.found && of_this < TOPICS_MAX;
             h = table_next(&topic_table, h))
            if (is_verb_row(h.row) == (verb && w == first)) rows[of_this++] = h.row;
        if (of_this) n = of_this, end = w + 1;
        if (!table_leads(&topic_table, &key)) break;
    }
    if (!n || !is_own(d, top, first)) return first + 1;
    for (uint32_t i = 0; i < n; i++)
        if (rows[i] < TOPICS_MAX) found->times[rows[i]]++;
    return end;
}

static topics read_topics(const draft *d)
{
    topics found = {{0}};
    const sentence *s = d->f->sentence;
    uint32_t top = top_of(d);
    for (uint32_t w = 0; w < s->n_tokens;) w = count_group(d, top, w, &found);
    return found;
}

// What force is about: not the wares, the sick or the press that its words name besides.
static const char OF_FORCE[] =
    "terrorism peacekeeping religion_ethnicity human_rights territory crime military gender";

// What a protest's words name besides what it is about: who marches, whom they march to.
static const char NOT_OF_PROTEST[] =
    "repression executive human_rights human_security legislative legal crime military";

// The row that most of the words speak of, of those whose context the event has not; -1: none.
static int strongest(const topics *found, const event *e)
{
    int best = -1;
    for (uint32_t i = 0; i < topic_table.n_rows && i < TOPICS_MAX; i++) {
        str context = context_of(i);
        if (!found->times[i] || has_context(e, context)) continue;
        if (str_eq(e->type, STR("ASSAULT")) && !in(context, OF_FORCE)) continue;
        if (str_eq(context, STR("military")) &&
            (has_context(e, STR("repression")) || has_context(e, STR("terrorism")) ||
             str_eq(e->type, STR("CONSULT"))))
            continue;
        bool state_force = str_eq(e->type, STR("ASSAULT")) && has_context(e, STR("military"));
        if (str_eq(context, STR("terrorism")) && state_force) continue;
        if (str_eq(e->type, STR("PROTEST")) && in(context, NOT_OF_PROTEST)) continue;
        if (best < 0 || found->times[i] > found->times[best]) best = (int)i;
    }
    return best;
}

// Are there sides of two countries, or a body of none?
static bool is_between_states(const event *e)
{
    str country = STR_NONE;
    for (int k = 0; k < 2; k++) {
        const participant *p = k ? e->recipients : e->actors;
        for (uint32_t i = 0; i < (k ? e->n_recipients : e->n_actors); i++) {
            str c = p[i].actor->country;
            if (!c.n || (country.n && !str_eq(c, country))) return true;
            country = c;
        }
    }
    return false;
}

// Are all sides of one country, and at least one known? Then it is no diplomacy.
static bool is_at_home(const event *e)
{
    str country = STR_NONE;
    for (int k = 0; k < 2; k++) {
        const participant *p = k ? e->recipients : e->actors;
        for (uint32_t i = 0; i < (k ? e->n_recipients : e->n_actors); i++) {
            str c = p[i].actor->country;
            if (!c.n) continue;
            if (country.n && !str_eq(c, country)) return false;
            country = c;
        }
    }
    return country.n > 0 && e->n_actors && e->n_recipients;
}

static bool has_sector(const participant *p, uint32_t n, const char *sectors)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < p[i].actor->n_sectors; k++)
            if (in(p[i].actor->sectors[k], sectors)) return true;
    return false;
}

// Groups that states at large call terrorists, by the end of their codes.
static const char TERRORISTS[] =
    "SHB BOK BKH HMS TAL HAQ ISJ TTP LET JEM AQP AQI AQM JNM ISW ISI ISK "
    "ISG ISS AQA ALQ NAX";

// "Three militants", "Maoist cadres", "extremists": so called by who tells it.
static bool is_called_terrorist(const draft *d, const mention *who)
{
    if (!who || who->sentence != d->e.sentence) return false;
    for (uint32_t w = who->first; w < who->end; w++)
        if (in(draft_token(d, w)->lemma, "militant terrorist extremist jihadist jihadi guerrilla "
                                         "insurgent Maoist maoist Naxal naxal Naxalite naxalite "
                                         "Islamist islamist"))
            return true;
    return false;
}

static bool are_terrorists(const draft *d, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        str code = p[i].actor->code;
        if (code.n >= 6 && in(str_sub(code, code.n - 3, code.n), TERRORISTS)) return true;
        if (has_sector(&p[i], 1, "REB UAF") && is_called_terrorist(d, p[i].mention)) return true;
    }
    return false;
}

// "Police killed a protester": by force of one's own state.
static bool is_repression(const event *e)
{
    return has_sector(e->actors, e->n_actors, "GOV COP MIL JUD SPY") &&
           has_sector(e->recipients, e->n_recipients, "CVL OPP MED NGO REL EDU LAB") &&
           !is_between_states(e);
}

// An army's blow, a fight of armed groups, force between states.
static bool is_war(const event *e)
{
    if (has_sector(e->actors, e->n_actors, "MIL")) return true;
    if (has_sector(e->actors, e->n_actors, "REB") &&
        has_sector(e->recipients, e->n_recipients, "REB MIL"))
        return true;
    return e->n_actors && e->n_recipients && is_between_states(e) && !is_at_home(e);
}

// What kind of force it is: war unless only the rule says so. What a terrorist group does is
// terrorism, what a state's army does to it is war; a crime is what private people do.
static void read_force(const draft *d, event *e)
{
    bool state = has_sector(e->actors, e->n_actors, "MIL GOV COP SPY");
    bool heavy = in(e->mode, "aerial heavy-weapons");
    bool warlike = is_war(e) || heavy || str_eq(e->mode, STR("explosives"));
    bool terror = str_eq(e->mode, STR("suicide-attack")) ||
                  (!state && are_terrorists(d, e->actors, e->n_actors));
    if (terror) {
        remove_context(e, STR("crime"));
        if (!heavy) remove_context(e, STR("military"));
        add_context(e, STR("terrorism"));
    } else if (!warlike || is_repression(e)) {
        remove_context(e, STR("military"));
    }
    if (!terror && is_repression(e) &&
        in(draft_token(d, d->match.word)->lemma,
           "kill torture massacre slaughter murder execute")) {
        add_context(e, STR("repression")); // tear gas and truncheons are everyday news
        add_context(e, STR("human_rights"));
    }
    if (state || has_sector(e->actors, e->n_actors, "REB PRO") ||
        has_sector(e->recipients, e->n_recipients, "MIL COP REB"))
        remove_context(e, STR("crime"));
}

// Is a protest told in the sentence, at which they were arrested or hit?
static bool is_at_protest(const reading *r, const draft *d)
{
    for (uint32_t i = r->first_draft[d->e.sentence]; i < r->first_draft[d->e.sentence + 1]; i++)
        if (draft_live(&r->drafts.p[i]) && str_eq(r->drafts.p[i].e.type, STR("PROTEST")))
            return true;
    return false;
}

static void read_arrest(const reading *r, const draft *d, event *e)
{
    static const char CITIZENS[] = "CVL OPP MED NGO REL EDU LAB AGR";
    if (str_eq(e->mode, STR("arrest"))) remove_context(e, STR("legal")); // any arrest is
    if (!has_sector(e->recipients, e->n_recipients, CITIZENS)) return;
    if (has_sector(e->recipients, e->n_recipients, "PRO") || is_at_protest(r, d))
        add_context(e, STR("rights_freedoms"));
    else if (is_repression(e) && has_sector(e->recipients, e->n_recipients, "OPP MED NGO REL"))
        add_context(e, STR("repression"));
}

// Contexts that rules give a type whatever it is about.
static void drop_general(event *e)
{
    if (str_eq(e->type, STR("PROTEST"))) {
        remove_context(e, STR("rights_freedoms"));
        remove_context(e, STR("repression"));
    }
    bool words = in(e->type, "THREATEN REQUEST");
    if (str_eq(e->type, STR("ACCUSE"))) remove_context(e, STR("diplomatic"));
    if (words && is_at_home(e)) remove_context(e, STR("diplomatic"));
}

void context_read(const reading *r, draft *d)
{
    event *e = &d->e;
    topics found = read_topics(d);
    drop_general(e);
    if (str_eq(e->type, STR("ASSAULT"))) read_force(d, e);
    if (str_eq(e->type, STR("COERCE"))) read_arrest(r, d, e);
    if (str_eq(e->type, STR("CONSULT")) && is_between_states(e)) add_context(e, STR("diplomatic"));
    bool talk = in(e->type, "CONSULT SUPPORT"); // between states whatever it is about
    for (int i = 0; i < (talk ? 1 : 2); i++) {
        int row = strongest(&found, e);
        if (row < 0) return;
        if (!talk) remove_context(e, STR("diplomatic"));
        add_context(e, context_of((uint32_t)row));
    }
}
