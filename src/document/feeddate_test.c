#include "document/feeddate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void check(const char *written, const char *expected)
{
    arena a = {0};
    char text[80];
    snprintf(text, sizeof text, "%.*s", STR_ARG(feeddate_read(&a, str_of(written))));
    if (strcmp(text, expected) != 0) print_error("of \"%s\"\n", written);
    assert_string_equal(text, expected);
    arena_free(&a);
}

static void test_mail(void **state)
{
    (void)state;
    check("Wed, 02 Oct 2002 15:00:00 GMT", "2002-10-02T15:00:00Z");
    check("Wed, 02 Oct 2002 15:00:00 +0530", "2002-10-02T15:00:00+05:30");
    check("Wed, 2 Oct 02 15:00 EST", "2002-10-02T15:00:00-05:00");
    check("Fri, 32 Oct 2002 15:00:00 GMT", "");
    check("Wednesday, October 2, 2002 3:05 PM", "2002-10-02T15:05:00");
    check("Wed,02 Oct 2002 12:00:00 AM", "2002-10-02T00:00:00");
    check("02-Oct-2002 15:00:00", "2002-10-02T15:00:00");
    check("2 October 2002", "2002-10-02");
    check("Wed, 02 Sept 2002 15:00:00 +0000 GMT", "2002-09-02T15:00:00Z");
    check("Wed, 02 Sept 2002 15:00:00 GMT+0100", "2002-09-02T15:00:00+01:00");
    check("Wed, 02 Oct 99 15:00:00 GMT", "1999-10-02T15:00:00Z");
    check("Wed Oct  2 15:00:00 2002", "2002-10-02T15:00:00");
    check("Wed Oct  2 15:00:00 EDT 2002", "2002-10-02T15:00:00-04:00");
    check("Thu, 1st Jan 2004", "2004-01-01");
    check("Thu, 01 Jan 2004 25:61:00 GMT", "2004-01-01");
}

static void test_iso(void **state)
{
    (void)state;
    check("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z");
    check("2003-12-31T10:14:55.123-08:00", "2003-12-31T10:14:55-08:00");
    check("2003-12-31T10:14Z", "2003-12-31T10:14:00Z");
    check("2003-12-31 10:14:55 +0200", "2003-12-31T10:14:55+02:00");
    check("2003-12-31 10:14:55 UTC", "2003-12-31T10:14:55Z");
    check("2003-12-31T10:14:55 Z", "2003-12-31T10:14:55Z");
    check("2003/12/31 10:14", "2003-12-31T10:14:00");
    check("20031231", "2003-12-31");
    check("2003-335", "2003-12-01");
    check("2003-366", "");
    check("2003-12", "2003-12");
    check("2003", "2003");
    check("2003-13-01", "");
    check("2003-02-30", "");
    check("2003-12-31T10:14:55-24:00", "2003-12-31T10:14:55");
}

static void test_none(void **state)
{
    (void)state;
    check("", "");
    check("yesterday", "");
    check("10/02/2002", "");
    check("Wed, Oct", "");
    check("15:00:00", "");
    check("99999999999999999999", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mail), cmocka_unit_test(test_iso),
                                       cmocka_unit_test(test_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
