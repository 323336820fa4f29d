#include "sentence/abbreviation.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    char word[ABBR_MAX_BYTES + 1]; // lower case, without the last full stop
    abbreviation kind;
} entry;

// Sorted by word (a test looks). Source: style books' lists (AP, Chicago), checked against what the
// treebanks' training parts hold. Words that are also common words ("sun", "art", "in") are left
// out unless a number or a name has to follow.
// clang-format off
static const entry TABLE[] = {
    {"abs", ABBR_NUMBER}, {"adj", ABBR_TITLE}, {"adm", ABBR_TITLE}, {"admin", ABBR_WORD},
    {"al", ABBR_WORD}, {"ala", ABBR_WORD}, {"ald", ABBR_TITLE}, {"alta", ABBR_WORD},
    {"amb", ABBR_TITLE}, {"ambs", ABBR_TITLE}, {"anniv", ABBR_WORD}, {"approx", ABBR_TITLE},
    {"apr", ABBR_MONTH}, {"apt", ABBR_NUMBER}, {"ariz", ABBR_WORD}, {"ark", ABBR_WORD},
    {"arr", ABBR_WORD}, {"arrv", ABBR_WORD}, {"art", ABBR_NUMBER}, {"assn", ABBR_WORD},
    {"assoc", ABBR_TITLE}, {"asst", ABBR_TITLE}, {"attn", ABBR_TITLE}, {"atty", ABBR_TITLE},
    {"aug", ABBR_MONTH}, {"ave", ABBR_WORD}, {"avg", ABBR_WORD}, {"bde", ABBR_WORD},
    {"bil", ABBR_WORD}, {"bilat", ABBR_WORD}, {"bldg", ABBR_WORD}, {"bln", ABBR_ETC},
    {"blvd", ABBR_WORD}, {"bn", ABBR_ETC}, {"brig", ABBR_TITLE}, {"bros", ABBR_WORD},
    {"ca", ABBR_NUMBER}, {"calif", ABBR_WORD}, {"capt", ABBR_TITLE}, {"capts", ABBR_TITLE},
    {"cdr", ABBR_TITLE}, {"cf", ABBR_TITLE}, {"ch", ABBR_NUMBER}, {"cllr", ABBR_TITLE},
    {"cmdr", ABBR_TITLE}, {"cmdt", ABBR_TITLE}, {"co", ABBR_WORD}, {"col", ABBR_TITLE},
    {"colo", ABBR_WORD}, {"cols", ABBR_TITLE}, {"comdr", ABBR_TITLE}, {"comm", ABBR_TITLE},
    {"conf", ABBR_WORD}, {"cong", ABBR_TITLE}, {"conn", ABBR_WORD}, {"const", ABBR_TITLE},
    {"cont", ABBR_WORD}, {"corp", ABBR_WORD}, {"cos", ABBR_WORD}, {"cpl", ABBR_TITLE},
    {"dec", ABBR_MONTH}, {"del", ABBR_WORD}, {"dep", ABBR_TITLE}, {"dept", ABBR_WORD},
    {"det", ABBR_TITLE}, {"dir", ABBR_TITLE}, {"dist", ABBR_WORD}, {"div", ABBR_WORD},
    {"dom", ABBR_WORD}, {"dr", ABBR_TITLE}, {"drs", ABBR_TITLE}, {"econ", ABBR_WORD},
    {"ed", ABBR_WORD}, {"eds", ABBR_WORD}, {"eg", ABBR_TITLE}, {"eng", ABBR_WORD},
    {"ens", ABBR_TITLE}, {"esp", ABBR_TITLE}, {"esq", ABBR_WORD}, {"est", ABBR_WORD},
    {"etc", ABBR_ETC}, {"ex", ABBR_NUMBER}, {"ext", ABBR_NUMBER}, {"feb", ABBR_MONTH},
    {"fig", ABBR_NUMBER}, {"figs", ABBR_NUMBER}, {"fla", ABBR_WORD}, {"flt", ABBR_TITLE},
    {"fr", ABBR_TITLE}, {"fri", ABBR_MONTH}, {"ft", ABBR_TITLE}, {"ga", ABBR_WORD},
    {"gen", ABBR_TITLE}, {"gens", ABBR_TITLE}, {"gnr", ABBR_TITLE}, {"gov", ABBR_TITLE},
    {"govs", ABBR_TITLE}, {"govt", ABBR_WORD}, {"gysgt", ABBR_TITLE}, {"hon", ABBR_TITLE},
    {"hr", ABBR_WORD}, {"hrs", ABBR_WORD}, {"hwy", ABBR_WORD}, {"ibid", ABBR_WORD},
    {"ie", ABBR_TITLE}, {"ill", ABBR_WORD}, {"inc", ABBR_WORD}, {"incl", ABBR_TITLE},
    {"ind", ABBR_WORD}, {"insp", ABBR_TITLE}, {"inst", ABBR_WORD}, {"intl", ABBR_TITLE},
    {"jan", ABBR_MONTH}, {"jr", ABBR_WORD}, {"jul", ABBR_MONTH}, {"jun", ABBR_MONTH},
    {"kan", ABBR_WORD}, {"ky", ABBR_WORD}, {"la", ABBR_WORD}, {"lb", ABBR_WORD}, {"lbs", ABBR_WORD},
    {"lcpl", ABBR_TITLE}, {"ldr", ABBR_TITLE}, {"lib", ABBR_WORD}, {"lt", ABBR_TITLE},
    {"ltd", ABBR_WORD}, {"lts", ABBR_TITLE}, {"maj", ABBR_TITLE}, {"majs", ABBR_TITLE},
    {"mar", ABBR_NUMBER}, {"mass", ABBR_WORD}, {"md", ABBR_WORD}, {"messrs", ABBR_TITLE},
    {"mfg", ABBR_WORD}, {"mfr", ABBR_WORD}, {"mgr", ABBR_TITLE}, {"mich", ABBR_WORD},
    {"mil", ABBR_WORD}, {"min", ABBR_NUMBER}, {"minn", ABBR_WORD}, {"miss", ABBR_NUMBER},
    {"mlle", ABBR_TITLE}, {"mln", ABBR_ETC}, {"mme", ABBR_TITLE}, {"mo", ABBR_WORD},
    {"mon", ABBR_MONTH}, {"mont", ABBR_WORD}, {"mos", ABBR_WORD}, {"mr", ABBR_TITLE},
    {"mrs", ABBR_TITLE}, {"ms", ABBR_TITLE}, {"msgr", ABBR_TITLE}, {"msgt", ABBR_TITLE},
    {"mt", ABBR_TITLE}, {"natl", ABBR_TITLE}, {"neb", ABBR_WORD}, {"nev", ABBR_WORD},
    {"nfld", ABBR_WORD}, {"no", ABBR_NUMBER}, {"nos", ABBR_NUMBER}, {"nov", ABBR_MONTH},
    {"nr", ABBR_NUMBER}, {"oct", ABBR_MONTH}, {"okla", ABBR_WORD}, {"ont", ABBR_WORD},
    {"op", ABBR_NUMBER}, {"ore", ABBR_WORD}, {"orig", ABBR_WORD}, {"oz", ABBR_WORD},
    {"pa", ABBR_WORD}, {"para", ABBR_NUMBER}, {"paras", ABBR_NUMBER}, {"pct", ABBR_ETC},
    {"penn", ABBR_WORD}, {"pfc", ABBR_TITLE}, {"pg", ABBR_NUMBER}, {"ph", ABBR_WORD},
    {"pkwy", ABBR_WORD}, {"pp", ABBR_NUMBER}, {"pres", ABBR_TITLE}, {"prof", ABBR_TITLE},
    {"profs", ABBR_TITLE}, {"prov", ABBR_WORD}, {"ps", ABBR_TITLE}, {"pt", ABBR_NUMBER},
    {"pte", ABBR_TITLE}, {"pvt", ABBR_TITLE}, {"qtr", ABBR_WORD}, {"que", ABBR_WORD},
    {"radm", ABBR_TITLE}, {"rd", ABBR_WORD}, {"rec", ABBR_WORD}, {"ref", ABBR_NUMBER},
    {"regt", ABBR_WORD}, {"rep", ABBR_TITLE}, {"reps", ABBR_TITLE}, {"res", ABBR_NUMBER},
    {"resp", ABBR_TITLE}, {"ret", ABBR_WORD}, {"rev", ABBR_TITLE}, {"rt", ABBR_TITLE},
    {"rte", ABBR_WORD}, {"sask", ABBR_WORD}, {"sat", ABBR_NUMBER}, {"sec", ABBR_TITLE},
    {"secy", ABBR_TITLE}, {"sen", ABBR_TITLE}, {"sens", ABBR_TITLE}, {"sep", ABBR_MONTH},
    {"sept", ABBR_MONTH}, {"sfc", ABBR_TITLE}, {"sgt", ABBR_TITLE}, {"sgts", ABBR_TITLE},
    {"spc", ABBR_TITLE}, {"spec", ABBR_TITLE}, {"sq", ABBR_WORD}, {"sqn", ABBR_TITLE},
    {"sr", ABBR_WORD}, {"sra", ABBR_TITLE}, {"srta", ABBR_TITLE}, {"ss", ABBR_NUMBER},
    {"ssgt", ABBR_TITLE}, {"st", ABBR_TITLE}, {"ste", ABBR_TITLE}, {"sun", ABBR_NUMBER},
    {"supt", ABBR_TITLE}, {"tel", ABBR_WORD}, {"temp", ABBR_WORD}, {"tenn", ABBR_WORD},
    {"tex", ABBR_WORD}, {"thu", ABBR_MONTH}, {"thur", ABBR_MONTH}, {"thurs", ABBR_MONTH},
    {"tsgt", ABBR_TITLE}, {"tue", ABBR_MONTH}, {"tues", ABBR_MONTH}, {"univ", ABBR_WORD},
    {"va", ABBR_WORD}, {"vadm", ABBR_TITLE}, {"ven", ABBR_TITLE}, {"viz", ABBR_TITLE},
    {"vol", ABBR_NUMBER}, {"vols", ABBR_NUMBER}, {"vs", ABBR_TITLE}, {"vt", ABBR_WORD},
    {"wash", ABBR_NUMBER}, {"wed", ABBR_NUMBER}, {"weds", ABBR_MONTH}, {"wg", ABBR_TITLE},
    {"wis", ABBR_WORD}, {"wk", ABBR_WORD}, {"wks", ABBR_WORD}, {"wyo", ABBR_WORD},
    {"yr", ABBR_WORD}, {"yrs", ABBR_WORD}, {"yu", ABBR_WORD}, {"zh", ABBR_WORD},
};
// clang-format on

static int order(const void *key, const void *element)
{
    return strcmp(key, ((const entry *)element)->word);
}

// Letters with a full stop between each one or two: "U.S", "a.m", "Ph.D", "M.Sc".
static bool is_dotted(str word)
{
    size_t run = 0, dots = 0, longest = 0, shortest = SIZE_MAX;
    for (size_t i = 0; i <= word.n; i++) {
        if (i < word.n && ascii_is_letter(word.p[i])) {
            run++;
            continue;
        }
        if (run == 0 || (i < word.n && word.p[i] != '.')) return false;
        dots += i < word.n;
        if (run > longest) longest = run;
        if (run < shortest) shortest = run;
        run = 0;
    }
    return dots > 0 && shortest == 1 && longest <= 2;
}

static abbreviation of_dotted(str word)
{
    if (str_eq_nocase(word, STR("a.m")) || str_eq_nocase(word, STR("p.m"))) return ABBR_TIME;
    if (str_in_list(word, "e.g|i.e|a.k.a|f.k.a|n.b", '|')) return ABBR_TITLE;
    return ABBR_DOTTED;
}

// Abbreviations of names that are other words when they are written small: "he was ill."
#define SMALL_WORDS                                                                                \
    "ala|alta|ark|conn|ed|fr|ill|la|mar|mass|miss|mon|mont|ont|op|ore|pa|penn|rep|sat|sun|"        \
    "temp|wash|wed|weds"

static bool is_one_letter(str word, bool *upper)
{
    uint32_t code;
    if (utf8_decode(word, 0, &code) != word.n || !utf8_is_letter(code)) return false;
    *upper = utf8_is_upper(code);
    return true;
}

static abbreviation of_letter(str word, bool upper)
{
    if (upper) return ABBR_LETTER;
    if (word.p[0] == 'v') return ABBR_TITLE; // "Roe v. Doe"
    return word.p[0] == 'p' || word.p[0] == 'c' || word.p[0] == 'b' ? ABBR_NUMBER : ABBR_NONE;
}

// A word of letters alone, from the table.
static abbreviation of_letters(str word)
{
    char lower[ABBR_MAX_BYTES + 1];
    for (size_t i = 0; i < word.n; i++) lower[i] = (char)(word.p[i] | 0x20);
    lower[word.n] = '\0';
    const entry *e = bsearch(lower, TABLE, sizeof TABLE / sizeof *TABLE, sizeof *TABLE, order);
    if (!e || (word.p[0] >= 'a' && str_in_list(word, SMALL_WORDS, '|'))) return ABBR_NONE;
    return e->kind;
}

// Titles without a space between them: "Lt.Gen", "Brig.Gen".
static abbreviation of_joined(str word)
{
    for (str rest = word; rest.p;) {
        str part = str_split(&rest, '.');
        for (size_t i = 0; i < part.n; i++)
            if (!ascii_is_letter(part.p[i])) return ABBR_NONE;
        if (part.n < 2 || of_letters(part) != ABBR_TITLE) return ABBR_NONE;
    }
    return ABBR_TITLE;
}

// "11a.m", "7:30p.m": the hour written right before it
static bool is_clock_time(str word)
{
    size_t i = 0;
    while (i < word.n && ((word.p[i] >= '0' && word.p[i] <= '9') || word.p[i] == ':')) i++;
    str half = str_sub(word, i, word.n);
    return i > 0 && (str_eq_nocase(half, STR("a.m")) || str_eq_nocase(half, STR("p.m")));
}

abbreviation abbr_find(str word)
{
    bool upper;
    if (word.n == 0 || word.n > ABBR_MAX_BYTES) return ABBR_NONE;
    if (is_one_letter(word, &upper)) return of_letter(word, upper);
    if (is_clock_time(word)) return ABBR_TIME;
    for (size_t i = 0; i < word.n; i++)
        if (!ascii_is_letter(word.p[i])) return is_dotted(word) ? of_dotted(word) : of_joined(word);
    return of_letters(word);
}

bool abbr_is_month(str word)
{
    return str_in_list(word,
                       "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|"
                       "March|April|June|July|August|September|October|November|December",
                       '|');
}
