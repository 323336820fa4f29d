#include "base/check.h"

#include "measure/eventtally.h"

#include <math.h>

static const char TEXT[] = "Peru condemned the attack on Mali by Chadian rebels and promised aid.";

// The span of words that stand once in TEXT.
static span of(const char *words)
{
    size_t at = str_find(STR(TEXT), str_of(words));
    assert_int_not_equal(at, SIZE_MAX);
    return (span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

#define EVENTS_MAX  4
#define FIELDS_MAX  4
#define PARTIES_MAX 3

typedef struct {
    arena a;
    gold_sentence sentence;
    gold_event gold[EVENTS_MAX];
    gold_field fields[EVENTS_MAX][FIELDS_MAX];
    gold_event_sentence judged;
    event ours[EVENTS_MAX];
    participant sides[2 * EVENTS_MAX][PARTIES_MAX];
    actor actors[2 * EVENTS_MAX][PARTIES_MAX];
    document d;
    uint32_t map[2];
    coded c;
} scene;

static void open_scene(scene *s)
{
    *s = (scene){0};
    s->sentence.text.text = STR(TEXT);
    s->sentence.text.judged = (span){0, sizeof TEXT - 1};
    s->judged = (gold_event_sentence){.sentence = &s->sentence, .events = s->gold};
    s->d.text = STR(TEXT);
    s->d.published = STR("2024-07-17");
    s->d.map = s->map;
    s->d.n_map = 1;
    s->c.document = &s->d;
    s->c.events.p = s->ours;
}

static gold_event *add_gold(scene *s, const char *type, const char *trigger)
{
    size_t n = s->judged.n_events++;
    s->gold[n] = (gold_event){.trigger = of(trigger), .type = str_of(type), .fields = s->fields[n]};
    return &s->gold[n];
}

static void add_field(gold_event *g, gold_field_kind kind, const char *value)
{
    assert_true(g->n_fields < FIELDS_MAX);
    g->fields[g->n_fields++] = (gold_field){.kind = kind, .value = str_of(value)};
}

static void set_side(scene *s, size_t side, const char *codes, participant **to, uint32_t *n)
{
    *to = s->sides[side];
    *n = 0;
    for (str rest = str_of(codes); rest.n;) {
        actor *x = &s->actors[side][*n];
        x->code = str_split(&rest, ' ');
        s->sides[side][(*n)++].actor = x;
    }
}

static event *add_ours(scene *s, const char *type, const char *trigger, const char *actors,
                       const char *recipients)
{
    size_t n = s->c.events.n++;
    event *e = &s->ours[n];
    *e = (event){.trigger = of(trigger), .type = str_of(type), .quad = 3};
    set_side(s, 2 * n, actors, &e->actors, &e->n_actors);
    set_side(s, 2 * n + 1, recipients, &e->recipients, &e->n_recipients);
    e->date.how = STR("document");
    e->date.value = STR("2024-07-17");
    return e;
}

static void judges_fields(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    gold_event *g = add_gold(&s, "REJECT|ACCUSE/disapprove", "condemned");
    add_field(g, FIELD_ACTOR, "PER|PERGOV");
    add_field(g, FIELD_RECIPIENT, "TCDREB");
    add_field(g, FIELD_DATE, "DOC");
    event *e = add_ours(&s, "ACCUSE", "condemned", "PERGOV", "TCDREB");
    e->mode = STR("disapprove");
    event_pair_list p = eventmatch(&s.judged, &s.c, &s.a);
    assert_int_equal(p.n, 1);
    assert_ptr_equal(p.p[0].ours, e);
    const event_verdict *v = &p.p[0].verdict;
    assert_str_is(v->gold_type, "ACCUSE");
    assert_true(v->type && v->mode && v->quad && v->roles && v->date && v->whole);
    assert_true(v->status && v->claim && v->polarity && v->background && v->place);
    assert_false(v->has_place || v->has_figures || v->has_speaker);

    e->negated = true;
    e->status = EVENT_PLANNED;
    e->date = (event_date){.value = STR("2023"), .how = STR("explicit")};
    add_field(g, FIELD_CLAIM, "alleged|stated");
    p = eventmatch(&s.judged, &s.c, &s.a);
    v = &p.p[0].verdict;
    assert_true(v->type && v->claim);
    assert_false(v->polarity || v->status || v->date || v->whole);
    arena_free(&s.a);
}

// A party too many, a party missing, a party that is another.
static void counts_participants(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    gold_event *g = add_gold(&s, "ASSAULT", "attack");
    add_field(g, FIELD_ACTOR, "TCDREB");
    add_field(g, FIELD_RECIPIENT, "MLI");
    add_ours(&s, "ASSAULT", "attack", "TCDREB NER", "MLIGOV");
    event_pair_list p = eventmatch(&s.judged, &s.c, &s.a);
    const event_verdict *v = &p.p[0].verdict;
    assert_int_equal(v->actors.gold_right, 1);
    assert_int_equal(v->actors.ours, 2);
    assert_int_equal(v->actors.ours_right, 1);
    assert_int_equal(v->recipients.gold_right, 0);
    assert_false(v->roles);
    arena_free(&s.a);
}

// What only one of two careful readers writes down: right with it and without.
static void optional_fields_are_free(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    gold_event *g = add_gold(&s, "ASSAULT", "attack");
    add_field(g, FIELD_ACTOR, "TCDREB");
    add_field(g, FIELD_RECIPIENT, "MLI");
    add_field(g, FIELD_DATE, "DOC");
    add_field(g, FIELD_PLACE, "MLI");
    for (size_t i = 1; i < g->n_fields; i++) g->fields[i].optional = true;
    event *e = add_ours(&s, "ASSAULT", "attack", "TCDREB", "MLI");
    event_pair_list p = eventmatch(&s.judged, &s.c, &s.a);
    const event_verdict *v = &p.p[0].verdict;
    assert_true(v->roles && v->date && v->place && v->whole);
    assert_int_equal(v->recipients.gold, 1);
    e->n_recipients = 0;
    e->date = (event_date){0};
    p = eventmatch(&s.judged, &s.c, &s.a);
    v = &p.p[0].verdict;
    assert_true(v->roles && v->date && v->whole);
    assert_int_equal(v->recipients.gold, 0);
    e->date = (event_date){.value = STR("1999"), .how = STR("explicit")};
    p = eventmatch(&s.judged, &s.c, &s.a);
    assert_false(p.p[0].verdict.date);
    arena_free(&s.a);
}

// A meeting: the gold has the parties once, we have them on both sides.
static void takes_meetings_once(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    gold_event *g = add_gold(&s, "CONSULT", "promised");
    add_field(g, FIELD_ACTOR, "PER+MLI");
    event *e = add_ours(&s, "CONSULT", "promised", "PER MLI", "");
    e->recipients = e->actors;
    e->n_recipients = e->n_actors;
    event_pair_list p = eventmatch(&s.judged, &s.c, &s.a);
    assert_true(p.p[0].verdict.roles);
    arena_free(&s.a);
}

// "They met": one line for the group; two of its members may be of one government, a stranger not.
static void takes_members_of_a_group(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    gold_event *g = add_gold(&s, "CONSULT", "promised");
    add_field(g, FIELD_ACTOR, "PERGOV+MLIGOV|PER+MLI");
    event *e = add_ours(&s, "CONSULT", "promised", "PERGOV MLIGOV", "");
    s.actors[0][2].code = STR("MLIGOV");
    s.sides[0][2].actor = &s.actors[0][2];
    e->n_actors = 3;
    assert_true(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.roles);
    s.actors[0][2].code = STR("TCD");
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.roles);
    arena_free(&s.a);
}

// A disputed place that we say is nobody's; a claim that is nobody's words.
static void takes_what_nobody_has(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    gold_event *g = add_gold(&s, "ASSAULT", "attack");
    add_field(g, FIELD_DATE, "DOC");
    add_field(g, FIELD_PLACE, "ISR|PSE");
    add_field(g, FIELD_RECIPIENT, "*");
    event *e = add_ours(&s, "ASSAULT", "attack", "", "");
    place_value hill = {.name = STR("the hill")};
    event_item gas = {.item = {.category = STR("irritant")}, .text = STR("tear gas")};
    attribution reportedly = {.lemma = STR("reportedly"), .verb = -1};
    add_field(g, FIELD_ITEM, "tear gas"); // in the words of the text, whatever our category
    e->items = &gas;
    e->n_items = 1;
    e->place.where = &hill;
    e->says = &reportedly;
    event_verdict v = eventmatch(&s.judged, &s.c, &s.a).p[0].verdict;
    assert_true(v.place && v.attribution && !v.has_speaker && v.figures && v.roles);
    hill.country = STR("PER");
    reportedly.span = (span){0, 4};
    v = eventmatch(&s.judged, &s.c, &s.a).p[0].verdict;
    assert_false(v.place || v.attribution || !v.has_speaker);
    reportedly.direct = true; // the label of a transcript: its author
    v = eventmatch(&s.judged, &s.c, &s.a).p[0].verdict;
    assert_true(v.attribution && !v.has_speaker);
    arena_free(&s.a);
}

// "We" are a country or its government; a code that the gold has in two lines is wanted once; a
// side that one reader could not name is not missed.
static void takes_open_sides(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    s.sentence.text.text = STR("We attack Peru.");
    gold_event *g = add_gold(&s, "ASSAULT", "attack");
    g->trigger = (span){3, 9};
    add_field(g, FIELD_ACTOR, "CHL");
    g->fields[0].span = (span){0, 2};
    add_field(g, FIELD_RECIPIENT, "PERCVL");
    add_field(g, FIELD_RECIPIENT, "PERCVL");
    add_field(g, FIELD_RECIPIENT, "IGO|*");
    event *e = add_ours(&s, "ASSAULT", "attack", "CHLGOV", "PERCVL");
    e->trigger = (span){3, 9};
    assert_true(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.roles);
    g->fields[0].span = (span){10, 14}; // not "we"
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.roles);
    g->fields[0].span = (span){0, 2};
    s.actors[0][0].code = STR("CHLMIL");
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.roles);
    s.actors[0][0].code = STR("CHL");
    assert_true(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.roles);
    g->fields[2].value = STR("PERMIL");
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.roles);
    arena_free(&s.a);
}

// Overlapping triggers pair though the type is another; equal types with a party in common pair
// though the trigger is; the better pair goes first; what is left is missed or extra.
static void pairs_and_counts(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    event_tally t = {0};
    gold_event *accuse = add_gold(&s, "ACCUSE", "condemned");
    add_field(accuse, FIELD_ACTOR, "PER");
    gold_event *assault = add_gold(&s, "ASSAULT", "Chadian rebels");
    add_field(assault, FIELD_ACTOR, "TCDREB");
    add_gold(&s, "AGREE", "promised");
    add_gold(&s, "AID", "aid.")->optional = true;
    add_ours(&s, "REJECT", "condemned", "PER", "")->quad = 3;
    add_ours(&s, "ASSAULT", "attack", "TCDREB", "")->quad = 4;
    add_ours(&s, "COERCE", "Mali", "", "")->quad = 4;
    add_ours(&s, "SUPPORT", "aid.", "", "")->quad = 1;
    event_pair_list p = eventmatch(&s.judged, &s.c, &s.a);
    assert_int_equal(p.n, 5);
    assert_ptr_equal(p.p[0].ours, &s.ours[0]);
    assert_false(p.p[0].verdict.type);
    assert_ptr_equal(p.p[1].ours, &s.ours[1]);
    assert_null(p.p[2].ours);
    assert_ptr_equal(p.p[3].ours, &s.ours[3]);
    assert_null(p.p[4].gold);
    event_tally_add(&t, &p, &s.a);
    assert_int_equal(t.gold, 3);
    assert_int_equal(t.ours, 3);
    assert_int_equal(t.found, 2);
    assert_int_equal(t.right, 1);
    assert_int_equal(t.quad, 2);
    assert_int_equal(t.optional, 1);
    assert_int_equal(t.fields[EVENT_ROLES].right, 1);
    assert_int_equal(t.empty, 0);
    assert_true(fabs(event_tally_f1(t.right, t.gold, t.ours) - 1.0 / 3) < 1e-9);
    assert_true(fabs(event_tally_macro(&t) - 1.0 / 3) < 1e-9); // ASSAULT 1, ACCUSE and AGREE 0

    s.judged.n_events = 0;
    p = eventmatch(&s.judged, &s.c, &s.a);
    event_tally_add(&t, &p, &s.a);
    assert_int_equal(t.empty, 1);
    assert_int_equal(t.alarmed, 1);
    arena_free(&s.a);
}

// The number of an item stands with it and as an amount; "a bomb" is one.
static void counts_an_item_once(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    gold_event *g = add_gold(&s, "ASSAULT", "attack");
    add_field(g, FIELD_ITEM, "tank 14");
    event *e = add_ours(&s, "ASSAULT", "attack", "", "");
    event_item tanks = {.item = {.category = STR("tank")}, .span = {3, 8}};
    tanks.amount = (amount){.value = 14, .low = 14, .high = 14};
    event_amount fourteen = {.amount = tanks.amount, .span = {0, 8}};
    e->items = &tanks;
    e->amounts = &fourteen;
    e->n_items = e->n_amounts = 1;
    assert_true(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.figures);
    fourteen.span = (span){20, 28}; // of something else
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.figures);
    e->n_amounts = 0;
    tanks.amount = (amount){.value = NAN, .low = NAN, .high = NAN};
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.figures);
    g->fields[0].value = STR("tank 1");
    assert_true(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.figures);
    arena_free(&s.a);
}

// Each context that both have; an optional one that we lack is not missed.
static void counts_contexts(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    event_tally t = {0};
    gold_event *g = add_gold(&s, "ASSAULT", "attack");
    add_field(g, FIELD_CONTEXT, "military|terrorism human_rights");
    add_field(g, FIELD_CONTEXT, "crime");
    g->fields[1].optional = true;
    event *e = add_ours(&s, "ASSAULT", "attack", "", "");
    e->contexts[e->n_contexts++] = STR("terrorism");
    e->contexts[e->n_contexts++] = STR("military"); // the same of the gold's
    e->contexts[e->n_contexts++] = STR("cyber");
    event_pair_list p = eventmatch(&s.judged, &s.c, &s.a);
    event_tally_add(&t, &p, &s.a);
    assert_int_equal(t.contexts.gold, 2);
    assert_int_equal(t.contexts.ours, 3);
    assert_int_equal(t.contexts.gold_right, 1);
    assert_int_equal(t.contexts.ours_right, 1);
    arena_free(&s.a);
}

// In a text without a date "today" and news without a day are on the text's own day, "Saturday" on
// one that nobody knows: the words must be the gold's.
static void takes_days_of_undated_texts(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    s.d.published = STR_NONE;
    gold_event *g = add_gold(&s, "ACCUSE", "condemned");
    add_field(g, FIELD_DATE, "DOC");
    event *e = add_ours(&s, "ACCUSE", "condemned", "PER", "");
    e->date = (event_date){.how = STR("unresolved")};
    assert_true(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    e->date.span = of("aid"); // of other words
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    g->fields[0].value = STR("XXXX-12-07|2016-12-07");
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    g->fields[0].span = of("aid");
    assert_true(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    g->fields[0].value = STR("2016-12-07");
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    s.d.published = STR("2024-07-17"); // with a date it can be told
    g->fields[0].value = STR("DOC");
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    arena_free(&s.a);
}

// "Met today. They condemned": the text's own day, which the gold may leave to the sentence before.
static void takes_the_day_of_a_readout(void **state)
{
    (void)state;
    static const char TODAY[] = "Peru and Mali met today. They condemned Chad.",
                      MONDAY[] = "Peru and Mali met Monday. They condemned Chad.";
    scene s;
    open_scene(&s);
    gold_event *g = add_gold(&s, "ACCUSE|REJECT", "condemned");
    event *e = add_ours(&s, "ACCUSE", "condemned", "PER", "");
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    s.sentence.text.judged.begin = (uint32_t)str_find(STR(TODAY), STR("They"));
    g->trigger = e->trigger =
        (span){s.sentence.text.judged.begin + 5, s.sentence.text.judged.begin + 14};
    s.sentence.text.text = STR(TODAY);
    assert_true(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    e->date = (event_date){.value = STR("2024-07-16"), .how = STR("relative")};
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    e->date = (event_date){.value = STR("2024-07-17"), .how = STR("relative")};
    assert_true(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    s.sentence.text.text = STR(MONDAY);
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    s.sentence.text.text = STR(TODAY);
    add_field(g, FIELD_BACKGROUND, "yes"); // of no known day
    assert_false(eventmatch(&s.judged, &s.c, &s.a).p[0].verdict.date);
    arena_free(&s.a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_fields),
        cmocka_unit_test(counts_participants),
        cmocka_unit_test(optional_fields_are_free),
        cmocka_unit_test(takes_meetings_once),
        cmocka_unit_test(takes_members_of_a_group),
        cmocka_unit_test(takes_what_nobody_has),
        cmocka_unit_test(takes_open_sides),
        cmocka_unit_test(pairs_and_counts),
        cmocka_unit_test(counts_an_item_once),
        cmocka_unit_test(counts_contexts),
        cmocka_unit_test(takes_days_of_undated_texts),
        cmocka_unit_test(takes_the_day_of_a_readout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
