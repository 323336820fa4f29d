// Cards and sketches come back from bytes as they were; damaged bytes are refused.
#include "base/check.h"

#include "link/cardbytes.h"

#include <math.h>
#include <string.h>

static void fill(uint32_t *list, uint8_t *n, int count, uint32_t from)
{
    for (int i = 0; i < count; i++) list[i] = from + (uint32_t)i;
    *n = (uint8_t)count;
}

// Every list as full as it can be, every flag set, numbers at their ends.
static event_card full_card(void)
{
    event_card c = {.type = UINT32_MAX,
                    .mode = 1,
                    .trigger = 2,
                    .text = 3,
                    .place = 4,
                    .country = 5,
                    .told = -719162,
                    .when = {PERIOD_FIRST, 19900, true},
                    .stage = 2,
                    .negated = true,
                    .denied = true,
                    .said = true,
                    .passing = true,
                    .again = true,
                    .mutual = true,
                    .headline = true};
    fill(c.actors, &c.n_actors, CARD_SIDES, 100);
    fill(c.recipients, &c.n_recipients, CARD_SIDES, 200);
    fill(c.words, &c.n_words, CARD_WORDS, 300);
    fill(c.items, &c.n_items, CARD_ITEMS, 400);
    fill(c.lands, &c.n_lands, CARD_LANDS, 500);
    fill(c.talk, &c.n_talk, CARD_TALK, 600);
    fill(c.sketch, &c.n_sketch, CARD_SKETCH, 700);
    for (uint32_t i = 0; i < CARD_PEOPLE; i++) c.people[c.n_people++] = (card_person){i, i + 9};
    c.sums[c.n_sums++] = 355e6;
    c.sums[c.n_sums++] = -0.1;
    return c;
}

static void check_again(const event_card *c)
{
    buf bytes = {0}, twice = {0};
    event_card again;
    cardbytes_write(c, &bytes);
    assert_true(cardbytes_read(buf_str(&bytes), &again));
    assert_memory_equal(again.actors, c->actors, sizeof c->actors);
    assert_memory_equal(again.recipients, c->recipients, sizeof c->recipients);
    assert_memory_equal(again.words, c->words, sizeof c->words);
    assert_memory_equal(again.items, c->items, sizeof c->items);
    assert_memory_equal(again.lands, c->lands, sizeof c->lands);
    assert_memory_equal(again.talk, c->talk, sizeof c->talk);
    assert_memory_equal(again.sketch, c->sketch, sizeof c->sketch);
    assert_memory_equal(again.people, c->people, sizeof c->people);
    assert_memory_equal(again.sums, c->sums, sizeof c->sums);
    assert_true(again.type == c->type && again.mode == c->mode && again.trigger == c->trigger);
    assert_true(again.text == c->text && again.place == c->place && again.country == c->country);
    assert_true(again.told == c->told && again.stage == c->stage);
    assert_true(again.when.known == c->when.known && again.when.first == c->when.first &&
                again.when.last == c->when.last);
    assert_true(again.negated == c->negated && again.denied == c->denied && again.said == c->said);
    assert_true(again.passing == c->passing && again.again == c->again);
    assert_true(again.mutual == c->mutual && again.headline == c->headline);
    cardbytes_write(&again, &twice); // the counts, too
    assert_str_equal(buf_str(&bytes), buf_str(&twice));
    buf_free(&bytes);
    buf_free(&twice);
}

static void cards_come_back(void **state)
{
    (void)state;
    event_card full = full_card();
    event_card bare = {.told = PERIOD_FIRST, .when = {PERIOD_FIRST, PERIOD_LAST, false}};
    event_card one = bare;
    one.mutual = true; // each flag by itself
    check_again(&full);
    check_again(&bare);
    check_again(&one);
}

// Cut anywhere, or with more behind, or with a count that is too large: no card.
static void damaged_cards_are_refused(void **state)
{
    (void)state;
    event_card c = full_card();
    buf bytes = {0};
    cardbytes_write(&c, &bytes);
    str all = buf_str(&bytes);
    for (size_t n = 0; n < all.n; n++) assert_false(cardbytes_read(str_sub(all, 0, n), &c));
    buf_add_byte(&bytes, 0);
    assert_false(cardbytes_read(buf_str(&bytes), &c));
    bytes.n--;
    size_t actors = 3 + 7 * 4 + 8; // form, flags, stage; seven numbers; two days
    assert_int_equal(bytes.p[actors], CARD_SIDES);
    bytes.p[actors] = CARD_SIDES + 1;
    assert_false(cardbytes_read(buf_str(&bytes), &c));
    bytes.p[actors] = CARD_SIDES;
    assert_true(cardbytes_read(buf_str(&bytes), &c));
    bytes.p[30] = 0x40; // the day of the text, two million years from now
    assert_false(cardbytes_read(buf_str(&bytes), &c));
    bytes.p[30] = (char)0xff;
    assert_true(cardbytes_read(buf_str(&bytes), &c));
    bytes.p[0]++; // of another form
    assert_false(cardbytes_read(buf_str(&bytes), &c));
    bytes.p[0]--;
    memset(bytes.p + bytes.n - 8, 0xff, 8); // a sum that is no number
    assert_false(cardbytes_read(buf_str(&bytes), &c));
    buf_free(&bytes);
}

static void sketches_come_back(void **state)
{
    (void)state;
    buf words = {0}, bytes = {0};
    text_sketch again;
    sketch_add_words(&words, STR("Ten papers print what an agency sent: ten texts, one source."));
    text_sketch s = sketch_of_words(buf_str(&words));
    sketchbytes_write(&s, &bytes);
    assert_true(sketchbytes_read(buf_str(&bytes), &again));
    assert_true(again.content == s.content && again.n_words == s.n_words);
    assert_memory_equal(again.least, s.least, sizeof s.least);
    assert_false(sketchbytes_read(str_sub(buf_str(&bytes), 0, bytes.n - 1), &again));
    assert_false(sketchbytes_read(STR_NONE, &again));
    buf_free(&words);
    buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cards_come_back),
                                       cmocka_unit_test(damaged_cards_are_refused),
                                       cmocka_unit_test(sketches_come_back)};
    return cmocka_run_group_tests_name("link/cardbytes", tests, NULL, NULL);
}
