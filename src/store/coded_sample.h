// For test files only: a document with two sentences, two mentions and two events, made by hand.
#ifndef DM_STORE_CODED_SAMPLE_H
#define DM_STORE_CODED_SAMPLE_H

#include "store/coded.h"

#include <math.h>

#define SAMPLE_TEXT                                                                                \
    "Café talks halted\nIran said it suspended \"nuclear\" talks with France. It had sold 40 "    \
    "drones, hundreds of them old."

typedef struct {
    document document;
    part parts[2];
    token tokens[3];
    sentence sentences[3];
    mention mentions[2];
    uint32_t first_of[4];
    actor iran, france;
    const actor *iran_list[1];
    participant actors[2], recipients[1];
    event_item items[1];
    attribution says;
    rule rule;
    event events[2];
    event_link links[1];
    coded coded;
    run_about run;
} sample;

static inline span sample_span(const char *words)
{
    size_t at = str_find(STR(SAMPLE_TEXT), str_of(words));
    return (span){(uint32_t)at, (uint32_t)(at + str_of(words).n)};
}

static inline void sample_document(sample *s)
{
    s->parts[0] = (part){.span = {0, 18}, .kind = PART_TITLE};
    s->parts[1] = (part){.span = {19, sizeof SAMPLE_TEXT - 1}, .kind = PART_BODY};
    s->document = (document){.id = STR("0123456789abcdef"),
                             .content_hash = STR("fedcba9876543210"),
                             .file = STR("a.txt"),
                             .title = STR("Café talks halted"),
                             .published = STR("2024-07-17"),
                             .published_how = STR("option"),
                             .language = STR("en"),
                             .text = STR(SAMPLE_TEXT),
                             .parts = s->parts,
                             .n_parts = 2};
    s->sentences[0] = (sentence){.span = {0, 18}, .headline = true};
    s->sentences[1] =
        (sentence){.span = sample_span("Iran said it suspended \"nuclear\" talks with France."),
                   .index = 1,
                   .part = 1};
    s->sentences[2] = (sentence){
        .span = sample_span("It had sold 40 drones, hundreds of them old."), .index = 2, .part = 1};
    static const str LEMMAS[] = {{"talk", 4}, {"suspend", 7}, {"sell", 4}}; // of a word each
    for (size_t i = 0; i < 3; i++) {
        s->tokens[i] = (token){.form = LEMMAS[i], .lemma = LEMMAS[i], .head = -1};
        s->sentences[i].tokens = &s->tokens[i];
        s->sentences[i].n_tokens = 1;
    }
}

static inline void sample_mentions(sample *s)
{
    s->iran = (actor){.code = STR("IRNGOV"),
                      .country = STR("IRN"),
                      .sectors = {STR("GOV")},
                      .n_sectors = 1,
                      .name = STR("Iran"),
                      .entity = STR("IRN")};
    s->france = (actor){.code = STR("FRA"), .country = STR("FRA"), .entity = STR("FRA")};
    s->iran_list[0] = &s->iran;
    s->mentions[0] = (mention){.kind = MENTION_ACTOR,
                               .sentence = 1,
                               .span = sample_span("Iran"),
                               .how = STR("name"),
                               .actors = s->iran_list,
                               .n_actors = 1};
    s->mentions[1] = (mention){.kind = MENTION_QUANTITY,
                               .sentence = 2,
                               .span = sample_span("40 drones"),
                               .how = STR("number"),
                               .amount = {40, 40, 40, STR("drone")}};
}

static inline void sample_events(sample *s)
{
    s->actors[0] = (participant){.actor = &s->iran,
                                 .name = STR("it"),
                                 .span = sample_span("it suspended"),
                                 .sentence = 1,
                                 .how = STR("pronoun")};
    s->actors[0].span.end = s->actors[0].span.begin + 2;
    s->actors[1] = (participant){
        .actor = &s->france, .name = STR_NONE, .sentence = 1, .how = STR("counterpart")};
    s->recipients[0] = (participant){.actor = &s->france,
                                     .name = STR("France"),
                                     .span = sample_span("France"),
                                     .sentence = 1,
                                     .how = STR("name")};
    s->items[0] = (event_item){.item = {.category = STR("drone"), .register_category = STR("IV")},
                               .amount = {NAN, 200, NAN, STR("drone")},
                               .text = STR("hundreds"),
                               .span = sample_span("hundreds")};
    s->says = (attribution){.name = STR("Iran"),
                            .speaker = &s->mentions[0],
                            .span = sample_span("Iran"),
                            .lemma = STR("say"),
                            .role = STR("spokesman"),
                            .to = {.name = STR("reporters")},
                            .through = {.name = STR("officials"), .how = STR("source")}};
    s->rule =
        (rule){.name = STR("sanction-halt-talks"), .type = STR("SANCTION"), .cameo = STR("164")};
    s->events[0] = (event){.id = "00000000000000a1",
                           .sentence = 1,
                           .type = STR("SANCTION"),
                           .mode = STR("discontinue"),
                           .cameo = STR("164"),
                           .contexts = {STR("diplomatic"), STR("military")},
                           .n_contexts = 2,
                           .quad = 4,
                           .score = -6,
                           .actors = s->actors,
                           .n_actors = 1,
                           .recipients = s->recipients,
                           .n_recipients = 1,
                           .date = {STR("2024-07-17"), STR("day"), STR("document"), {0, 0}},
                           .says = &s->says,
                           .trigger = sample_span("suspended"),
                           .topic = sample_span("\"nuclear\""),
                           .rule = &s->rule,
                           .decided_by = STR("rule"),
                           .confidence = 0.75};
    s->events[1] = (event){.id = "00000000000000a2",
                           .sentence = 2,
                           .type = STR("COOPERATE"),
                           .cameo = STR("061"),
                           .quad = 2,
                           .score = NAN,
                           .actors = s->actors,
                           .n_actors = 2,
                           .items = s->items,
                           .n_items = 1,
                           .status = EVENT_HAPPENED,
                           .background = true,
                           .negated = true,
                           .claim = CLAIM_DENIED,
                           .trigger = sample_span("sold"),
                           .decided_by = STR("rule"),
                           .confidence = 0.5};
}

static inline void sample_links(sample *s)
{
    s->links[0] = (event_link){.id = "00000000000000b1",
                               .kind = LINK_CAUSE,
                               .from = &s->events[1],
                               .to = &s->events[0],
                               .words = sample_span("with"),
                               .from_words = sample_span("sold 40 drones"),
                               .sentence = 1,
                               .says = &s->says,
                               .confidence = 0.5};
}

// Fills *s, which must stay where it is as long as it is used.
static inline void sample_init(sample *s)
{
    *s = (sample){0};
    sample_document(s);
    sample_mentions(s);
    sample_events(s);
    sample_links(s);
    s->coded = (coded){.document = &s->document,
                       .sentences = {s->sentences, 3},
                       .mentions = {.p = s->mentions, .n = 2, .first_of = s->first_of},
                       .events = {.p = s->events, .n = 2, .fates = NULL},
                       .links = {s->links, 1}};
    s->run = (run_about){.version = STR("1.2.3"),
                         .model_hash = STR("00000000000000aa"),
                         .codebook_hash = STR("00000000000000bb")};
}

#endif
