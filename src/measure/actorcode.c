#include "measure/actorcode.h"

#define SIDES_MAX 8 // of one set; "A+B+C+D" is the longest seen

bool actorcode_is_sector(str letters)
{
    return str_in_list(
        letters,
        "GOV|MIL|COP|SPY|JUD|LEG|OPP|PTY|REB|CVL|BUS|MED|EDU|REL|LAB|HLH|AGR|CRM|REF|"
        "IGO|NGO|NGM|MNC|INT|JRN|UAF|SEP|INS|RAD|MOD|ELI|DEV|ENV|HRI|SET|TOP|JEW|MOS",
        '|');
}

// "JRN" is how some write MED. UAF, armed men of no government and no side, is a code of PLOVER and
// ours; the guideline of the gold has one code for rebels, armed groups and terrorists, REB.
static str as_marked(str sector)
{
    if (str_eq(sector, STR("JRN"))) return STR("MED");
    return str_eq(sector, STR("UAF")) ? STR("REB") : sector;
}

actor_code actorcode_read(str code)
{
    actor_code c = {0};
    bool first = true;
    code = str_trim(code);
    while (code.n) {
        str part = str_sub(code, 0, 3);
        code = str_sub(code, part.n, code.n);
        if (actorcode_is_sector(part) && c.n_sectors < ACTORCODE_PARTS_MAX) {
            c.sectors[c.n_sectors++] = as_marked(part);
        } else if (first) {
            c.country = part;
        } else if (!c.body.n) {
            c.body = part;
        }
        first = false;
    }
    return c;
}

static bool same_sectors(const actor_code *a, const actor_code *b)
{
    if (a->n_sectors != b->n_sectors) return false;
    for (size_t i = 0; i < a->n_sectors; i++)
        if (!str_eq(a->sectors[i], b->sectors[i])) return false;
    return true;
}

static bool same_first_sector(const actor_code *a, const actor_code *b)
{
    if (!a->n_sectors || !b->n_sectors) return a->n_sectors == b->n_sectors;
    return str_eq(a->sectors[0], b->sectors[0]);
}

static code_verdict compare_one(str ours, str gold)
{
    actor_code a = actorcode_read(ours), b = actorcode_read(gold);
    code_verdict v = {.country = str_eq(a.country, b.country), .sectors = same_sectors(&a, &b)};
    v.right = v.country && same_first_sector(&a, &b);
    v.same = v.country && v.sectors && (!b.body.n || str_eq(a.body, b.body));
    return v;
}

static size_t split_sides(str code, str sides[SIDES_MAX])
{
    size_t n = 0;
    while (code.p && n < SIDES_MAX) sides[n++] = str_split(&code, '+');
    return n;
}

static int merit(code_verdict v)
{
    return v.same * 8 + v.right * 4 + v.country * 2 + v.sectors;
}

code_verdict actorcode_compare(str ours, str gold)
{
    str a[SIDES_MAX], b[SIDES_MAX];
    size_t n = split_sides(ours, a), m = split_sides(gold, b);
    bool used[SIDES_MAX] = {false};
    if (n != m) return (code_verdict){0};
    code_verdict all = {true, true, true, true};
    for (size_t i = 0; i < m; i++) { // each side of the gold takes the best of ours that is left
        code_verdict best = {0};
        size_t taken = SIDES_MAX;
        for (size_t j = 0; j < n; j++) {
            code_verdict v = compare_one(a[j], b[i]);
            if (used[j] || (taken < SIDES_MAX && merit(v) <= merit(best))) continue;
            best = v;
            taken = j;
        }
        if (taken < SIDES_MAX) used[taken] = true;
        all.right = all.right && best.right;
        all.same = all.same && best.same;
        all.country = all.country && best.country;
        all.sectors = all.sectors && best.sectors;
    }
    return all;
}
