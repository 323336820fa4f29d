#include "event/proposal.h"

#include "base/ascii.h"

#include <string.h>

// What an event of a type is when no rule says more: the CAMEO root, and where its sides stand.
static const struct {
    const char *type, *cameo, *actor, *recipient;
} KINDS[PLOVER_TYPES] = {
    {"AGREE", "03", "subject, by, between, speaker", "object.of, with, to, for, on.with, object"},
    {"CONSULT", "04", "subject, between, of, by", "with, object, to, in"},
    {"SUPPORT", "05", "subject, by, from, speaker",
     "object, to, for, with, object.of, object.by, of"},
    {"CONCEDE", "08", "subject, by", "object.from, object.of, to, for, object, of"},
    {"COOPERATE", "06", "subject, between, of, by", "with, object.with, to, object, between"},
    {"AID", "07", "subject, by, from", "to, for, object.to, object.for, iobject, in, object"},
    {"RETREAT", "08", "subject, by, of", "from, object.from, object.in, of, object, with"},
    {"REQUEST", "10", "subject, by, from, speaker", "object, on, to, of, for"},
    {"ACCUSE", "11", "subject, by, from, speaker",
     "object, object.by, object.of, by, of, at, on, against"},
    {"REJECT", "12", "subject, by", "object.of, object.by, object.from, with, object, to, of"},
    {"THREATEN", "13", "subject, by, from, speaker", "object, against, to, with, on, object.on"},
    {"PROTEST", "14", "subject, by, of", "against, at, object, over, in, outside"},
    {"SANCTION", "16", "subject, by", "on, against, object, object.of, object.against, to, from"},
    {"MOBILIZE", "15", "subject, by, of", "against, near, along, to, in, object.against"},
    {"COERCE", "17", "subject, by, of", "object, of, on, against, in, object.of"},
    {"ASSAULT", "18", "subject, by, from", "object, on, against, in, of, at, object.in"},
};

struct proposer {
    model *m;
    const codebook *codebook;
    clue_classes classes;
    clue_lexicon lexicon;
    weight_table triggers;               // thresholds by proposal_threshold; none: for training
    weight_table seconds[SECOND_FIELDS]; // one threshold each; none: the file has none
    const uint8_t *known; // [rows] is the word of the row one that ever told an event?
    rule rules[PLOVER_TYPES];
    arena memory;
    proposal_watch *watch;
    proposal_second_watch *second_watch;
    void *state;
};

static status set_rule(proposer *p, int kind, diag *why)
{
    int type = plover_type_find(str_of(KINDS[kind].type));
    if (type < 0) return diag_set(why, ST_CODEBOOK, NULL, 0, 0, "no type %s", KINDS[kind].type);
    const rule_path *by = codebook_path(KINDS[kind].actor, &p->memory, why);
    const rule_path *to = codebook_path(KINDS[kind].recipient, &p->memory, why);
    const rule_path *about = codebook_path("object", &p->memory, why);
    if (!by || !to || !about) return ST_CODEBOOK;
    buf name = {0};
    buf_add_format(&name, "classified-%s", KINDS[kind].type);
    for (size_t i = 0; i < name.n; i++) name.p[i] = ascii_lower(name.p[i]);
    p->rules[type] = (rule){
        .name = str_copy(&p->memory, buf_str(&name)),
        .type = str_of(KINDS[kind].type),
        .cameo = str_of(KINDS[kind].cameo),
        .actor = by,
        .recipient = to,
        .topic = about,
        .actor_required = true,
        .file = STR("models/" PROPOSAL_FILE),
    };
    buf_free(&name);
    return ST_OK;
}

static status set_rules(proposer *p, diag *why)
{
    for (int kind = 0; kind < PLOVER_TYPES; kind++) TRY(set_rule(p, kind, why));
    return ST_OK;
}

static proposer *new_proposer(const codebook *c)
{
    proposer *p = mem_alloc(sizeof *p);
    memset(p, 0, sizeof *p);
    p->codebook = c;
    clue_classes_open(c, &p->classes);
    return p;
}

static status take_seconds(proposer *p, diag *why)
{
    if (!model_find(p->m, STR("background.weights"))) return ST_OK;
    for (int f = 0; f < SECOND_FIELDS; f++)
        TRY(weights_open(p->m, second_name((second_field)f), SECOND_CLASSES, 1, &p->seconds[f],
                         why));
    return ST_OK;
}

static status take_sections(proposer *p, const char *file, diag *why)
{
    const model_section *known, *words, *senses;
    TRY(weights_open(p->m, "trigger", PROPOSAL_CLASSES, PROPOSAL_THRESHOLDS, &p->triggers, why));
    TRY(model_get(p->m, "trigger.known", MODEL_I8, 0, 1, &known, why));
    TRY(model_get(p->m, "trigger.words", MODEL_I32, 0, 1, &words, why));
    TRY(model_get(p->m, "trigger.senses", MODEL_I32, words->rows, CLUE_SENSES, &senses, why));
    TRY(take_seconds(p, why));
    p->lexicon = (clue_lexicon){words->data, senses->data, words->rows};
    p->known = known->data;
    if (known->rows == p->triggers.rows) return ST_OK;
    return diag_set(why, ST_MODEL, file, 0, 0,
                    "the sections of the classifier of triggers make no sense; install it again or "
                    "delete it");
}

status proposer_open(const char *file, const codebook *c, proposer **out, diag *why)
{
    proposer *p = new_proposer(c);
    status s = set_rules(p, why);
    if (s == ST_OK) s = model_open(file, &p->m, why);
    if (s == ST_OK) s = take_sections(p, file, why);
    if (s != ST_OK) {
        proposer_close(p);
        return s;
    }
    *out = p;
    return ST_OK;
}

status proposer_open_beside(const char *language_model, const codebook *c, proposer **out,
                            diag *why)
{
    buf file = {0};
    *out = NULL;
    bool there = model_beside(language_model, PROPOSAL_FILE, &file);
    status s = there ? proposer_open(file.p, c, out, why) : ST_OK;
    buf_free(&file);
    return s;
}

proposer *proposer_for_training(const codebook *c, clue_lexicon lexicon, proposal_watch *watch,
                                proposal_second_watch *second, void *state)
{
    proposer *p = new_proposer(c);
    p->lexicon = lexicon;
    p->watch = watch;
    p->second_watch = second;
    p->state = state;
    return p;
}

void proposer_close(proposer *p)
{
    if (!p) return;
    if (p->m) model_close(p->m);
    clue_classes_close(&p->classes);
    arena_free(&p->memory);
    mem_free(p);
}

str proposer_hash(const proposer *p)
{
    return model_hash(p->m);
}

// --- asking

// The rule whose roles and mode count: one of the type that waits for the word, else the type's.
static const rule *rule_for(const proposer *p, const frame_view *f, uint32_t word, int type,
                            arena *a)
{
    size_t n;
    const rule **waiting = rule_waiting(p->codebook, f, word, a, &n);
    for (size_t i = 0; i < n; i++)
        if (str_eq(waiting[i]->type, p->rules[type].type)) return waiting[i];
    return &p->rules[type];
}

static bool decide(const proposer *p, const clue_sentence *s, uint32_t word, arena *a,
                   proposal *out)
{
    clue_list clues;
    double chance[PROPOSAL_CLASSES];
    clue_read(s, word, &clues);
    if (!p->triggers.values) {
        p->watch(p->state, s->f->sentence->index, word, PROPOSAL_FREE, NULL, &clues);
        return false;
    }
    weights_ask(&p->triggers, &clues, chance);
    int best = 0;
    for (int k = 1; k < PLOVER_TYPES; k++)
        if (chance[k] > chance[best]) best = k;
    if (1 - chance[PROPOSAL_NONE] < (double)p->triggers.thresholds[THRESHOLD_FREE]) return false;
    *out = (proposal){word, rule_for(p, s->f, word, best, a), chance[best]};
    return true;
}

// Most words never tell an event: that is seen without all their clues.
static bool is_known(const proposer *p, const clue_sentence *s, uint32_t word)
{
    const token *t = &s->f->sentence->tokens[word];
    if (!p->known || s->may[word]) return true;
    return p->known[weights_row(clue_of_word(t->lemma, (upos)t->upos), p->triggers.rows)];
}

// What the words look like that rules have taken, as if they had not, and as if none waited there.
static void show_taken(const proposer *p, const clue_sentence *s, const rule_match_list *found,
                       arena *a)
{
    clue_list clues;
    clue_sentence open = *s;
    open.may = arena_array(a, uint32_t, (size_t)s->f->sentence->n_tokens + 1);
    for (size_t i = 0; i < found->n; i++) {
        uint32_t word = found->p[i].word;
        uint8_t taken = s->taken[word];
        if (!found->p[i].rule->type.n || !clue_is_candidate(s, word)) continue;
        open.taken[word] = CLUE_FREE;
        clue_read(&open, word, &clues);
        open.taken[word] = taken;
        p->watch(p->state, s->f->sentence->index, word, PROPOSAL_TAKEN, found->p[i].rule, &clues);
    }
}

clue_sentence *proposer_look(const proposer *p, const frame_view *f, const mention_list *mentions,
                             const rule_match_list *found, arena *a)
{
    clue_sentence *s = arena_array(a, clue_sentence, 1);
    *s = clue_open(p->codebook, &p->classes, &p->lexicon, f, mentions, found, a);
    return s;
}

proposal_list proposer_ask(const proposer *p, const clue_sentence *s, const rule_match_list *found,
                           arena *a)
{
    VEC(proposal) list = {0};
    for (uint32_t w = 0; w < s->f->sentence->n_tokens; w++) {
        proposal one;
        if (!s->taken[w] && clue_is_candidate(s, w) && is_known(p, s, w) &&
            decide(p, s, w, a, &one))
            *vec_push(a, &list) = one;
    }
    if (p->watch) show_taken(p, s, found, a);
    return (proposal_list){list.p, list.n};
}

// What speaks of a word that a rule has taken, as if it had not, and of the draft there.
static void read_draft(clue_sentence *s, uint32_t word, const clue_draft *d, clue_list *out)
{
    uint8_t taken = s->taken[word];
    s->taken[word] = CLUE_FREE;
    clue_read(s, word, out);
    s->taken[word] = taken;
    clue_add_draft(d, out);
}

proposal_verdict proposer_judge(const proposer *p, clue_sentence *s, uint32_t word,
                                const clue_draft *d, double *chance)
{
    clue_list clues;
    double chances[PROPOSAL_CLASSES];
    read_draft(s, word, d, &clues);
    if (!p->triggers.values) {
        p->watch(p->state, s->f->sentence->index, word,
                 d->missing ? PROPOSAL_LACKING : PROPOSAL_CODED, d->rule, &clues);
        return JUDGED_SO;
    }
    weights_ask(&p->triggers, &clues, chances);
    *chance = 1 - chances[PROPOSAL_NONE];
    if (d->missing)
        return *chance < (double)p->triggers.thresholds[THRESHOLD_LACKING] ? JUDGED_SO
                                                                           : JUDGED_EVENT;
    return *chance < (double)p->triggers.thresholds[THRESHOLD_CODED] ? JUDGED_NO_EVENT : JUDGED_SO;
}

void proposer_look_again(const proposer *p, clue_sentence *s, const clue_draft *d, const event *e,
                         const second_text *text, int out[SECOND_FIELDS])
{
    clue_list clues;
    for (int f = 0; f < SECOND_FIELDS; f++) out[f] = -1;
    if (!p->seconds[0].values && !p->second_watch) return;
    read_draft(s, e->word, d, &clues);
    second_read(s->f, e, text, &clues);
    if (p->second_watch) {
        p->second_watch(p->state, e, &clues);
        return;
    }
    for (int f = 0; f < SECOND_FIELDS; f++) {
        const weight_table *w = &p->seconds[f];
        double chance[WEIGHTS_CLASSES_MAX];
        int ruled = second_ruled((second_field)f, e), best = 0;
        if (ruled < 0 || !second_is_open((second_field)f, e, text)) continue;
        weights_ask(w, &clues, chance);
        for (int k = 1; k < (int)w->classes; k++)
            if (chance[k] > chance[best]) best = k;
        if (best != ruled && chance[best] >= (double)w->thresholds[0]) out[f] = best;
    }
}
