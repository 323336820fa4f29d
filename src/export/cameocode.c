#include "export/cameocode.h"

#include "base/table.h"

#include "fips_table.inc"
#include "goldstein_table.inc"

#define CHUNK 3 // letters of a part of an actor's code

static const char RELIGIONS[] = "ATH|BAH|BUD|CHR|CON|CTH|DOX|HIN|HSD|ITR|JAN|JEW|JHW|LDS|MOS|PRO|"
                                "SFI|SHI|SHN|SIK|SUN|TAO|UDX|ZRO";
// Roles and kinds of bodies, PLOVER's among them.
static const char TYPES[] =
    "COP|GOV|INS|JUD|MIL|OPP|REB|SEP|SPY|UAF|AGR|BUS|CRM|CVL|DEV|EDU|ELI|ENV|HLH|HRI|LAB|LEG|MED|"
    "REF|MOD|RAD|PTY|JRN|SOC|UIS|IGO|IMG|INT|MNC|NGM|NGO|SET|PKO|UNS|PRM|CHL";

static void put(str *list, size_t n, str value)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(list[i], value)) return;
        if (list[i].n) continue;
        list[i] = value;
        return;
    }
}

cameo_actor cameo_actor_split(str code, str country)
{
    cameo_actor out = {0};
    for (size_t i = 0; i < code.n; i += CHUNK) {
        str chunk = str_sub(code, i, i + CHUNK);
        if (i == 0 && country.n && str_eq(chunk, country))
            out.country = chunk;
        else if (str_in_list(chunk, RELIGIONS, '|'))
            put(out.religions, CAMEO_RELIGIONS_MAX, chunk);
        else if (str_in_list(chunk, TYPES, '|'))
            put(out.types, CAMEO_TYPES_MAX, chunk);
        else if (chunk.n == CHUNK && chunk.p[0] >= 'a' && chunk.p[0] <= 'z')
            out.ethnic = out.ethnic.n ? out.ethnic : chunk;
        else if (!out.group.n)
            out.group = chunk;
    }
    if (!out.country.n) out.country = country;
    return out;
}

str cameo_root(str code)
{
    return str_sub(code, 0, 2);
}

str cameo_base(str code)
{
    return str_sub(code, 0, 3);
}

// 1 to 20; 0: no code.
static int root_number(str code)
{
    int64_t n = 0;
    if (code.n < 2 || !str_to_int(cameo_root(code), &n) || n < 1 || n > 20) return 0;
    return (int)n;
}

int cameo_quad(str code)
{
    int root = root_number(code);
    if (!root) return 0;
    return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

int cameo_penta(str code)
{
    int root = root_number(code);
    if (!root) return -1;
    return root <= 2 ? 0 : cameo_quad(code);
}

str cameo_root_name(str code)
{
    static const char *const NAMES[] = {"",
                                        "Make public statement",
                                        "Appeal",
                                        "Express intent to cooperate",
                                        "Consult",
                                        "Engage in diplomatic cooperation",
                                        "Engage in material cooperation",
                                        "Provide aid",
                                        "Yield",
                                        "Investigate",
                                        "Demand",
                                        "Disapprove",
                                        "Reject",
                                        "Threaten",
                                        "Protest",
                                        "Exhibit force posture",
                                        "Reduce relations",
                                        "Coerce",
                                        "Assault",
                                        "Fight",
                                        "Use unconventional mass violence"};
    return str_of(NAMES[root_number(code)]);
}

bool cameo_goldstein(str code, double *scale)
{
    for (size_t n = code.n; n >= 2; n--) {
        table_hit h = table_find_str(&goldstein_table, str_sub(code, 0, n));
        if (!h.found) continue;
        return str_to_double(table_cell(&goldstein_table, h.row, GOLDSTEIN_TABLE_SCALE), scale);
    }
    return false;
}

static str country_cell(str country, uint32_t column)
{
    table_hit h = table_find_str(&fips_table, country);
    return country.n && h.found ? table_cell(&fips_table, h.row, column) : STR_NONE;
}

str country_name(str country)
{
    return country_cell(country, FIPS_TABLE_NAME);
}

str country_fips(str country)
{
    return country_cell(country, FIPS_TABLE_FIPS);
}
