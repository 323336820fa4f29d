#include "store/stored_sample.h"

static void tells_what_changed(void **state)
{
    (void)state;
    sample s;
    char room[256];
    const char *file = stored_file("log.db", room);
    sample_init(&s);
    stored_add(file, &s);
    stored_add(file, &s);
    stored_expect_log(file, 0, "1 added Café talks halted +[" A1 "," A2 "] ~[] -[];next 2");
    s.items[0].amount.low = 300; // a row of a list is of the event
    stored_add(file, &s);
    stored_expect_log(file, 2, "2 replaced Café talks halted +[] ~[" A2 "] -[];next 3");
    s.coded.events.n = 1;
    s.coded.links.n = 0;
    stored_add(file, &s);
    stored_expect_log(file, 3, "3 replaced Café talks halted +[] ~[] -[" A2 "];next 4");
    strcpy(s.events[0].id, "00000000000000a9");
    stored_add(file, &s);
    stored_expect_log(file, 4,
                      "4 replaced Café talks halted +[\"00000000000000a9\"] ~[] -[" A1 "];next 5");
    stored_expect_log(file, 5, "next 5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_what_changed),
    };
    return cmocka_run_group_tests_name("store/changelog", tests, stored_set_up, stored_tear_down);
}
