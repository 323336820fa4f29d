#include "coder/coder.h"

#include "base/hash.h"
#include "coder/classifier.h"
#include "event/proposal.h"
#include "event/side.h"
#include "link/reasoner.h"

#include <string.h>

struct coder {
    char model_hash[HASH_HEX_SIZE]; // of the models that events depend on
    model *model;
    language *language;
    codebook *rules;
    classifier *classifier; // NULL: none lies beside the model
    proposer *proposer;     // likewise
    side_judge *sides;      // likewise
    reasoner *reasoner;     // likewise
};

struct coder_run {
    const coder *coder;
    language_run *language;
    const proposer *proposer; // in the place of the coder's own; NULL: that one
    const side_judge *sides;  // likewise
};

const char *coder_version(void)
{
    return DEMARCHE_VERSION;
}

static status open_parts(coder *c, const coder_options *options, diag *why)
{
    TRY(model_open(options->model, &c->model, why));
    TRY(language_open(c->model, &c->language, why));
    if (!options->alone && !options->without_classifier)
        TRY(reasoner_open_beside(options->model, &c->reasoner, why));
    if (options->without_rules) return ST_OK;
    if (options->codebook && options->alone)
        TRY(codebook_alone(options->codebook, &c->rules, why));
    else
        TRY(codebook_for_coding(options->codebook, &c->rules, why));
    TRY(classifier_open_beside(options->model, &c->classifier, why));
    if (options->alone || options->without_classifier) return ST_OK;
    TRY(side_judge_open_beside(options->model, &c->sides, why));
    return proposer_open_beside(options->model, c->rules, &c->proposer, why);
}

// Of the language model alone, or of it and the classifiers of triggers, causes and sides.
static void hash_models(coder *c)
{
    str own = model_hash(c->model);
    memcpy(c->model_hash, own.p, own.n);
    if (!c->proposer && !c->reasoner && !c->sides) return;
    buf both = {0};
    buf_add(&both, own);
    if (c->proposer) buf_add(&both, proposer_hash(c->proposer));
    if (c->reasoner) buf_add(&both, reasoner_hash(c->reasoner));
    if (c->sides) buf_add(&both, side_judge_hash(c->sides));
    hash_hex(hash_str(buf_str(&both)), c->model_hash);
    buf_free(&both);
}

status coder_open(const coder_options *options, coder **out, diag *why)
{
    coder *c = mem_alloc(sizeof *c);
    memset(c, 0, sizeof *c);
    status s = open_parts(c, options, why);
    if (s != ST_OK) {
        coder_close(c);
        return s;
    }
    hash_models(c);
    *out = c;
    return ST_OK;
}

void coder_close(coder *c)
{
    if (!c) return;
    classifier_close(c->classifier);
    proposer_close(c->proposer);
    side_judge_close(c->sides);
    reasoner_close(c->reasoner);
    if (c->rules) codebook_free(c->rules);
    if (c->language) language_close(c->language);
    if (c->model) model_close(c->model);
    mem_free(c);
}

const model *coder_model(const coder *c)
{
    return c->model;
}

const language *coder_language(const coder *c)
{
    return c->language;
}

const codebook *coder_codebook(const coder *c)
{
    return c->rules;
}

run_about coder_about(const coder *c)
{
    return (run_about){
        .version = str_of(DEMARCHE_VERSION),
        .model_hash = str_of(c->model_hash),
        .codebook_hash = c->rules ? codebook_hash(c->rules) : STR_NONE,
    };
}

coder_run *coder_run_new(const coder *c)
{
    coder_run *run = mem_alloc(sizeof *run);
    *run = (coder_run){.coder = c, .language = language_run_new(c->language)};
    return run;
}

void coder_run_delete(coder_run *run)
{
    if (!run) return;
    language_run_delete(run->language);
    mem_free(run);
}

language_run *coder_run_language(coder_run *run)
{
    return run->language;
}

const codebook *coder_run_codebook(const coder_run *run)
{
    return run->coder->rules;
}

const classifier *coder_run_classifier(const coder_run *run)
{
    return run->coder->classifier;
}

const reasoner *coder_run_reasoner(const coder_run *run)
{
    return run->coder->reasoner;
}

void coder_run_watch(coder_run *run, const proposer *p)
{
    run->proposer = p;
}

void coder_run_watch_sides(coder_run *run, const side_judge *j)
{
    run->sides = j;
}

static coded read_mentions(const coder_run *run, const document *d, sentence_list sentences,
                           arena *a)
{
    coded c = {.document = d, .sentences = sentences};
    const codebook *rules = run->coder->rules;
    c.mentions = mention_read_with(d, &c.sentences, rules ? codebook_dictionary(rules) : NULL, a);
    return c;
}

coded coder_read(coder_run *run, const document *d, arena *a)
{
    return read_mentions(run, d, language_read(run->language, d, a), a);
}

static const proposer *proposer_of(const coder_run *run)
{
    return run->proposer ? run->proposer : run->coder->proposer;
}

static const side_judge *sides_of(const coder_run *run)
{
    return run->sides ? run->sides : run->coder->sides;
}

static void code_events(const coder_run *run, coded *c, arena *a)
{
    const document *d = c->document;
    if (!run->coder->rules) return;
    c->events = event_code(run->coder->rules, proposer_of(run), sides_of(run), d, &c->sentences,
                           &c->mentions, a);
    c->links = link_document(d, &c->sentences, &c->mentions, &c->events, run->coder->reasoner, a);
}

coded coder_code(coder_run *run, const document *d, arena *a)
{
    coded c = coder_read(run, d, a);
    code_events(run, &c, a);
    return c;
}

// Reading the sentences takes nearly all of the time.
bool coder_code_unless(coder_run *run, const document *d, bool (*over)(void *state), void *state,
                       arena *a, coded *out)
{
    sentence_list list = language_tokenize(run->language, d, a);
    *out = (coded){0};
    for (size_t i = 0; i < list.n; i++) {
        if (over(state)) return false;
        language_analyse(run->language, &list.p[i], a);
    }
    *out = read_mentions(run, d, list, a);
    code_events(run, out, a);
    return true;
}
