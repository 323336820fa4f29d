#include "base/check.h"

#include "base/calendar.h"
#include "measure/foreignevents.h"
#include "rule/plover.h"

#include <stdio.h>
#include <string.h>

// "2024-05-06 NOR ASSAULT 4 PER" a line, and at the end how many rows were passed over.
static void read_all(str bytes, buf *out, foreign_kind *kind)
{
    foreign_file f;
    diag why = {0};
    foreign_event e;
    assert_int_equal(foreign_open_memory(bytes, "test.tab", &f, &why), ST_OK);
    *kind = f.kind;
    for (bool more = true; more;) {
        char day[CALENDAR_DATE_SIZE];
        assert_int_equal(foreign_next(&f, &e, &more, &why), ST_OK);
        if (!more) break;
        strcpy(day, "-");
        if (e.dated) calendar_format(calendar_from_days(e.day), day);
        buf_add_format(out, "%s %.*s %s %d %.*s\n", day, STR_ARG(e.source),
                       e.type < 0 ? "-" : plover_type_name(e.type), e.quad, STR_ARG(e.target));
    }
    buf_add_format(out, "%zu", f.passed_over);
    foreign_close(&f);
}

static void check(str bytes, foreign_kind kind, const char *expected)
{
    buf out = {0};
    foreign_kind found;
    read_all(bytes, &out, &found);
    assert_string_equal(out.p, expected);
    assert_int_equal(found, kind);
    buf_free(&out);
}

// A row of `n` columns with tabs; "7=NOR" puts NOR into column 7 (from 0).
static void add_row(buf *out, int n, const char *const *cells)
{
    for (int i = 0; i < n; i++) {
        if (i) buf_add_byte(out, '\t');
        for (const char *const *c = cells; *c; c++) {
            int at = 0, used = 0;
            if (sscanf(*c, "%d=%n", &at, &used) == 1 && at == i) buf_add_c(out, *c + used);
        }
    }
    buf_add_byte(out, '\n');
}

#define ROW(out, n, ...) add_row((out), (n), (const char *const[]){__VA_ARGS__, NULL})

static void test_gdelt(void **state)
{
    (void)state;
    static const int COLUMNS[] = {57, 58, 61};
    for (size_t i = 0; i < 3; i++) {
        int n = COLUMNS[i];
        buf file = {0};
        buf_add_c(&file, "broken\n");
        ROW(&file, n, "1=", "5=CHL", "7=CHL", "15=PER", "17=PER", "26=042", "29=1");
        ROW(&file, n, "1=20240506", "5=NORMIL", "7=NOR", "15=PER", "17=PER", "26=195", "29=4");
        ROW(&file, n, "1=20240507", "5=IGOUNO", "15=ROM", "17=ROM", "26=042", "29=1");
        ROW(&file, n, "1=20240507", "5=usagov", "26=010", "29=1");
        ROW(&file, n, "1=20240532", "5=USA", "26=010", "29=1");     // no such day
        ROW(&file, n, "1=20240507", "5=USA", "26=999", "29=1");     // no such code
        ROW(&file, n - 1, "1=20240507", "5=USA", "26=010", "29=1"); // a column too few
        check(buf_str(&file), n == 61 ? FOREIGN_GDELT2 : FOREIGN_GDELT1,
              "- CHL CONSULT 1 PER\n"
              "2024-05-06 NOR ASSAULT 4 PER\n"
              "2024-05-07 IGOUNO CONSULT 1 ROU\n"
              "2024-05-07 USA - 1 \n4");
        buf_free(&file);
    }
}

#define ICEWS                                                                                      \
    "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"       \
    "Target Name\tTarget Country\n"

static void test_icews(void **state)
{
    (void)state;
    check(STR(ICEWS "1\t2024-05-06\tA\tNorway\tx\t190\t-10\tB\tPeru\n"
                    "2\t2024-05-06\tA\tRussian Federation\tx\t42\t1\tB\t\"Korea, South\"\r\n"
                    "3\t2024-05-06\tA\tAtlantis\tx\t010\t0\tB\t\n"
                    "4\t2024-05-06\tA\tNone\tx\t231\t0\tB\tChad\n" // 0231
                    "7\t2024-05-06\tA\tChad\tx\t03\t0\tB\tMali\n"  // a root alone
                    "8\t\tA\tChad\tx\t040\t0\tB\tMali\n"
                    "5\tyesterday\tA\tChad\tx\t190\t0\tB\tMali\n"
                    "6\t2024-05-06\n"),
          FOREIGN_ICEWS,
          "2024-05-06 NOR ASSAULT 4 PER\n"
          "2024-05-06 RUS CONSULT 1 KOR\n"
          "2024-05-06 Atlantis - 0 \n"
          "2024-05-06  REQUEST 3 TCD\n"
          "2024-05-06 TCD AGREE 1 MLI\n"
          "- TCD CONSULT 1 MLI\n2");
}

static void test_polecat(void **state)
{
    (void)state;
    check(STR("Event ID,Event Date,Event Type,Quad Code,Actor Country,Recipient Country\n"
              "1,2024-05-06,ASSAULT,MATERIAL CONFLICT,NOR,PER\n"
              "2,2024-05-06,aid,Q2,\"Norway\",MLI\n"
              "3,2024-05-06,DANCE,Q2,NOR,MLI\n"),
          FOREIGN_POLECAT, "2024-05-06 NOR ASSAULT 4 PER\n2024-05-06 NOR AID 2 MLI\n1");
}

static void test_phoenix(void **state)
{
    (void)state;
    buf file = {0};
    ROW(&file, 26, "0=20240506-1_v1", "1=20240506", "5=NORMIL", "6=NOR", "9=PERGOV", "10=PER",
        "13=190", "14=19", "15=4");
    ROW(&file, 26, "0=20240506-2_v1", "1=20240506", "5=CHLGOV", "9=IGOUNO", "13=010", "15=0");
    check(buf_str(&file), FOREIGN_PHOENIX,
          "2024-05-06 NOR ASSAULT 4 PER\n2024-05-06 CHL - 0 IGOUNO\n0");
    buf_free(&file);
    check(
        STR("eid,story_date,year,month,day,source,source_root,target,target_root,code,quad_class\n"
            "P1,5/6/2024,2024,5,6,NORMIL,NOR,PER,PER,190,4\n"
            "P2,x,2024,5,60,NORMIL,NOR,PER,PER,190,4\n"),
        FOREIGN_PHOENIX_CLINE, "2024-05-06 NOR ASSAULT 4 PER\n1");
}

static void test_what_is_none(void **state)
{
    (void)state;
    static const char *const FILES[] = {"", "\n", "a,b,c\n1,2,3\n", "{\"id\":1}\n", "PK\3\4zip"};
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        foreign_file f;
        diag why = {0};
        assert_int_equal(foreign_open_memory(str_of(FILES[i]), "x.tab", &f, &why), ST_FORMAT);
        assert_non_null(strstr(why.message, "no event file"));
        foreign_close(&f);
    }
    // A list of addresses is told as such.
    foreign_file f;
    diag why = {0};
    str list = STR("150383 297a16b493de7cf6ca809a7cc31d0b93 "
                   "http://data.gdeltproject.org/gdeltv2/20150218230000.export.CSV.zip\n");
    assert_int_equal(foreign_open_memory(list, "masterfilelist.txt", &f, &why), ST_FORMAT);
    assert_non_null(strstr(why.message, "a list of GDELT's files"));
    foreign_close(&f);
}

// A row without end, one of a million columns, and then a good one.
static void test_hostile(void **state)
{
    (void)state;
    buf file = {0};
    buf_add_c(&file, ICEWS);
    for (int i = 0; i < 3000000; i++) buf_add_byte(&file, 'x');
    buf_add_byte(&file, '\n');
    for (int i = 0; i < 500000; i++) buf_add_byte(&file, '\t');
    buf_add_c(&file, "\n1\t2024-05-06\tA\tNorway\tx\t190\t-10\tB\tPeru\n");
    check(buf_str(&file), FOREIGN_ICEWS, "2024-05-06 NOR ASSAULT 4 PER\n2");
    buf_free(&file);
    ROW(&file, 61, "1=20240506", "5=NORMIL", "7=NOR", "15=PER", "17=PER", "26=195", "29=4");
    for (int i = 0; i < 3000000; i++) buf_add_byte(&file, '\t');
    check(buf_str(&file), FOREIGN_GDELT2, "2024-05-06 NOR ASSAULT 4 PER\n1");
    buf_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gdelt),        cmocka_unit_test(test_icews),
        cmocka_unit_test(test_polecat),      cmocka_unit_test(test_phoenix),
        cmocka_unit_test(test_what_is_none), cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
