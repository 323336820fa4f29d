#include "sentence/abbreviation.h"

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
    {"abs", ABBR_NUMBER}, {"adj", ABBR_TITLE}, {"adm", ABBR_TITLE}, {"al", ABBR_WORD},
    {"amb", ABBR_TITLE}, {"approx", ABBR_TITLE}, {"apr", ABBR_MONTH}, {"apt", ABBR_NUMBER},
    {"ariz", ABBR_WORD}, {"ark", ABBR_WORD}, {"art", ABBR_NUMBER}, {"assn", ABBR_WORD},
    {"asst", ABBR_TITLE}, {"attn", ABBR_TITLE}, {"atty", ABBR_TITLE}, {"aug", ABBR_MONTH},
    {"ave", ABBR_WORD}, {"blvd", ABBR_WORD}, {"brig", ABBR_TITLE}, {"bros", ABBR_WORD},
    {"ca", ABBR_NUMBER}, {"calif", ABBR_WORD}, {"capt", ABBR_TITLE}, {"cf", ABBR_TITLE},
    {"ch", ABBR_NUMBER}, {"cmdr", ABBR_TITLE}, {"co", ABBR_WORD}, {"col", ABBR_TITLE},
    {"colo", ABBR_WORD}, {"comdr", ABBR_TITLE}, {"conn", ABBR_WORD}, {"corp", ABBR_WORD},
    {"cpl", ABBR_TITLE}, {"dec", ABBR_MONTH}, {"del", ABBR_WORD}, {"dept", ABBR_WORD},
    {"det", ABBR_TITLE}, {"dir", ABBR_TITLE}, {"dist", ABBR_WORD}, {"div", ABBR_WORD},
    {"dr", ABBR_TITLE}, {"ed", ABBR_WORD}, {"eds", ABBR_WORD}, {"eg", ABBR_TITLE},
    {"eng", ABBR_WORD}, {"ens", ABBR_TITLE}, {"esp", ABBR_TITLE}, {"esq", ABBR_WORD},
    {"est", ABBR_WORD}, {"etc", ABBR_WORD}, {"ex", ABBR_NUMBER}, {"ext", ABBR_NUMBER},
    {"feb", ABBR_MONTH}, {"fig", ABBR_NUMBER}, {"figs", ABBR_NUMBER}, {"fla", ABBR_WORD},
    {"fr", ABBR_TITLE}, {"fri", ABBR_MONTH}, {"ft", ABBR_TITLE}, {"ga", ABBR_WORD},
    {"gen", ABBR_TITLE}, {"gens", ABBR_TITLE}, {"gov", ABBR_TITLE}, {"govs", ABBR_TITLE},
    {"govt", ABBR_WORD}, {"hon", ABBR_TITLE}, {"ibid", ABBR_WORD}, {"ie", ABBR_TITLE},
    {"ill", ABBR_WORD}, {"inc", ABBR_WORD}, {"incl", ABBR_TITLE}, {"ind", ABBR_WORD},
    {"insp", ABBR_TITLE}, {"intl", ABBR_TITLE}, {"jan", ABBR_MONTH}, {"jr", ABBR_WORD},
    {"jul", ABBR_MONTH}, {"jun", ABBR_MONTH}, {"kan", ABBR_WORD}, {"ky", ABBR_WORD},
    {"lb", ABBR_WORD}, {"lbs", ABBR_WORD}, {"lt", ABBR_TITLE}, {"ltd", ABBR_WORD},
    {"maj", ABBR_TITLE}, {"mar", ABBR_NUMBER}, {"mass", ABBR_WORD}, {"md", ABBR_WORD},
    {"messrs", ABBR_TITLE}, {"mfg", ABBR_WORD}, {"mgr", ABBR_TITLE}, {"mich", ABBR_WORD},
    {"min", ABBR_NUMBER}, {"minn", ABBR_WORD}, {"miss", ABBR_NUMBER}, {"mlle", ABBR_TITLE},
    {"mme", ABBR_TITLE}, {"mo", ABBR_WORD}, {"mon", ABBR_MONTH}, {"mr", ABBR_TITLE},
    {"mrs", ABBR_TITLE}, {"ms", ABBR_TITLE}, {"msgr", ABBR_TITLE}, {"mt", ABBR_TITLE},
    {"natl", ABBR_TITLE}, {"neb", ABBR_WORD}, {"nev", ABBR_WORD}, {"no", ABBR_NUMBER},
    {"nos", ABBR_NUMBER}, {"nov", ABBR_MONTH}, {"nr", ABBR_NUMBER}, {"oct", ABBR_MONTH},
    {"okla", ABBR_WORD}, {"op", ABBR_NUMBER}, {"ore", ABBR_WORD}, {"oz", ABBR_WORD},
    {"pa", ABBR_WORD}, {"para", ABBR_NUMBER}, {"paras", ABBR_NUMBER}, {"penn", ABBR_WORD},
    {"pfc", ABBR_TITLE}, {"pg", ABBR_NUMBER}, {"ph", ABBR_WORD}, {"pp", ABBR_NUMBER},
    {"pres", ABBR_TITLE}, {"prof", ABBR_TITLE}, {"profs", ABBR_TITLE}, {"ps", ABBR_TITLE},
    {"pt", ABBR_NUMBER}, {"pte", ABBR_TITLE}, {"pvt", ABBR_TITLE}, {"que", ABBR_WORD},
    {"rd", ABBR_WORD}, {"ref", ABBR_NUMBER}, {"rep", ABBR_TITLE}, {"reps", ABBR_TITLE},
    {"resp", ABBR_TITLE}, {"rev", ABBR_TITLE}, {"rt", ABBR_TITLE}, {"sat", ABBR_NUMBER},
    {"sec", ABBR_TITLE}, {"secy", ABBR_TITLE}, {"sen", ABBR_TITLE}, {"sens", ABBR_TITLE},
    {"sep", ABBR_MONTH}, {"sept", ABBR_MONTH}, {"sgt", ABBR_TITLE}, {"spc", ABBR_TITLE},
    {"spec", ABBR_TITLE}, {"sq", ABBR_WORD}, {"sr", ABBR_WORD}, {"ss", ABBR_NUMBER},
    {"st", ABBR_TITLE}, {"ste", ABBR_TITLE}, {"sun", ABBR_NUMBER}, {"supt", ABBR_TITLE},
    {"tel", ABBR_WORD}, {"tenn", ABBR_WORD}, {"tex", ABBR_WORD}, {"thu", ABBR_MONTH},
    {"thur", ABBR_MONTH}, {"thurs", ABBR_MONTH}, {"tue", ABBR_MONTH}, {"tues", ABBR_MONTH},
    {"univ", ABBR_WORD}, {"va", ABBR_WORD}, {"viz", ABBR_TITLE}, {"vol", ABBR_NUMBER},
    {"vols", ABBR_NUMBER}, {"vs", ABBR_TITLE}, {"vt", ABBR_WORD}, {"wash", ABBR_NUMBER},
    {"wed", ABBR_NUMBER}, {"wis", ABBR_WORD}, {"wyo", ABBR_WORD}, {"yr", ABBR_WORD},
    {"yrs", ABBR_WORD},
};
// clang-format on

static int order(const void *key, const void *element)
{
    return strcmp(key, ((const entry *)element)->word);
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// Letters with a full stop between each one or two: "U.S", "a.m", "Ph.D", "M.Sc".
static bool is_dotted(str word)
{
    size_t run = 0, dots = 0, longest = 0, shortest = SIZE_MAX;
    for (size_t i = 0; i <= word.n; i++) {
        if (i < word.n && is_letter(word.p[i])) {
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

abbreviation abbr_find(str word)
{
    if (word.n == 0 || word.n > ABBR_MAX_BYTES) return ABBR_NONE;
    if (word.n == 1) return word.p[0] >= 'A' && word.p[0] <= 'Z' ? ABBR_LETTER : ABBR_NONE;
    char lower[ABBR_MAX_BYTES + 1];
    bool letters = true;
    for (size_t i = 0; i < word.n; i++) {
        letters = letters && is_letter(word.p[i]);
        lower[i] = (char)(word.p[i] | 0x20);
    }
    if (!letters) return is_dotted(word) ? ABBR_DOTTED : ABBR_NONE;
    lower[word.n] = '\0';
    const entry *e = bsearch(lower, TABLE, sizeof TABLE / sizeof *TABLE, sizeof *TABLE, order);
    return e ? e->kind : ABBR_NONE;
}
