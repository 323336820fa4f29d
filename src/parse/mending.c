#include "parse/mending.h"

#include "parse/mend.h"
#include "parse/mendargument.h"
#include "parse/mendclause.h"
#include "parse/mendcrowd.h"
#include "parse/mendfinite.h"
#include "parse/mendheadline.h"
#include "parse/mendline.h"
#include "parse/mendlink.h"
#include "parse/mendmeeting.h"
#include "parse/mendname.h"
#include "parse/mendnominal.h"
#include "parse/mendnoun.h"
#include "parse/mendobject.h"
#include "parse/mendplace.h"
#include "parse/mendprice.h"
#include "parse/mendsubject.h"
#include "parse/mendtag.h"
#include "parse/mendverb.h"

#include <string.h>

static void (*const STEPS[])(sentence *) = {
    mend_finites,    mend_argument_places, mend_places,         mend_words,
    mend_tags,       mend_subject_places,  mend_particle_nouns, mend_compounds,
    mend_subjects,   mend_priced_goods,    mend_relatives,      mend_hearers,
    mend_predicates, mend_nominals,        mend_object_places,  mend_names,
    mend_links,      mend_meetings,        mend_prices,         mend_clauses,
    mend_swapped,    mend_verbs,           mend_headlines,      mend_headline_clauses,
    mend_labels,     mend_posts,           mend_crowds,
};

static void reserve(mending *m, uint32_t n)
{
    if (m->n_max && n <= m->n_max) return;
    uint32_t room = n + n / 2 + 64;
    m->before = mem_realloc(m->before, room * sizeof *m->before);
    m->walk = mem_realloc(m->walk, room * sizeof *m->walk);
    m->n_max = room;
}

void mending_free(mending *m)
{
    mem_free(m->before);
    mem_free(m->walk);
    *m = (mending){0};
}

bool mending_is_tree(mending *m, const sentence *s)
{
    uint32_t roots = 0, n = s->n_tokens;
    reserve(m, n);
    memset(m->walk, 0, n * sizeof *m->walk);
    for (uint32_t i = 0; i < n; i++) {
        roots += s->tokens[i].head < 0;
        // Up to a word that an earlier walk has passed; one of this walk closes a circle.
        for (int32_t at = (int32_t)i; at >= 0; at = s->tokens[at].head) {
            if ((uint32_t)at >= n || m->walk[at] == i + 1) return false;
            if (m->walk[at]) break;
            m->walk[at] = i + 1;
        }
    }
    return roots == 1 || n == 0;
}

static void keep(mending *m, const sentence *s)
{
    memcpy(m->before, s->tokens, s->n_tokens * sizeof *s->tokens);
}

static void put_back(const mending *m, sentence *s)
{
    memcpy(s->tokens, m->before, s->n_tokens * sizeof *s->tokens);
}

void mending_apply(mending *m, sentence *s)
{
    const size_t n_steps = sizeof STEPS / sizeof *STEPS;
    if (s->n_tokens == 0 || s->n_tokens > MENDING_WORDS_MAX) return;
    reserve(m, s->n_tokens);
    keep(m, s);
    for (size_t i = 0; i < n_steps; i++) STEPS[i](s);
    if (mending_is_tree(m, s)) return;
    put_back(m, s);
    for (size_t i = 0; i < n_steps; i++) {
        keep(m, s);
        STEPS[i](s);
        if (!mending_is_tree(m, s)) put_back(m, s);
    }
}
