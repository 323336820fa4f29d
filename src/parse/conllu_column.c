#include "parse/conllu_column.h"

#include "parse/conllu.h"

// The 37 universal relations of UD version 2.
#define RELATIONS                                                                                  \
    "acl|advcl|advmod|amod|appos|aux|case|cc|ccomp|clf|compound|conj|cop|csubj|dep|det|discourse|" \
    "dislocated|expl|fixed|flat|goeswith|iobj|list|mark|nmod|nsubj|nummod|obj|obl|orphan|"         \
    "parataxis|punct|reparandum|root|vocative|xcomp"

// ---- FEATS

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// Letters and digits, the first no small letter; a name may end in a layer: "Person[psor]".
static bool is_feature_word(str s, bool name)
{
    if (s.n == 0 || (s.p[0] >= 'a' && s.p[0] <= 'z')) return false;
    size_t i = 0;
    while (i < s.n && is_alnum(s.p[i])) i++;
    if (i == s.n) return true;
    if (!name || i == 0 || s.p[i] != '[' || s.p[s.n - 1] != ']' || i + 2 >= s.n) return false;
    for (i++; i + 1 < s.n; i++)
        if (!is_alnum(s.p[i])) return false;
    return true;
}

// Bytewise, but with small letters before the capital ones folded, as the specification sorts.
static int fold_cmp(str a, str b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        char x = a.p[i], y = b.p[i];
        if (x >= 'A' && x <= 'Z') x = (char)(x | 0x20);
        if (y >= 'A' && y <= 'Z') y = (char)(y | 0x20);
        if (x != y) return (unsigned char)x < (unsigned char)y ? -1 : 1;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

// "A" or "A,B": words, sorted and none twice.
static const char *fault_of_values(str values)
{
    str last = STR_NONE;
    while (values.p) {
        str value = str_split(&values, ',');
        if (!is_feature_word(value, false)) return "a feature that is not Name=Value";
        if (last.p && fold_cmp(last, value) >= 0)
            return "values of a feature not sorted, or one twice";
        last = value;
    }
    return NULL;
}

const char *conllu_fault_of_features(str feats)
{
    str last = STR_NONE;
    if (str_eq(feats, STR("_"))) return NULL;
    for (str rest = feats; rest.p;) {
        str value = str_split(&rest, '|');
        str name = str_split(&value, '=');
        if (!value.p || !is_feature_word(name, true)) return "a feature that is not Name=Value";
        const char *fault = fault_of_values(value);
        if (fault) return fault;
        if (last.p && fold_cmp(last, name) >= 0) return "features not sorted by name, or one twice";
        last = name;
    }
    return NULL;
}

// ---- DEPREL

static bool is_relation(str rel)
{
    str rest = rel;
    if (!str_in_list(str_split(&rest, ':'), RELATIONS, '|')) return false;
    for (bool first = true; rest.p; first = false) {
        str subtype = str_split(&rest, ':');
        if (subtype.n == 0 || !first) return false;
        for (size_t i = 0; i < subtype.n; i++)
            if (subtype.p[i] < 'a' || subtype.p[i] > 'z') return false;
    }
    return true;
}

const char *conllu_fault_of_relation(str rel)
{
    return is_relation(rel) ? NULL : "no relation of Universal Dependencies";
}

// ---- DEPS

// A relation of the tree, or ref, with up to three parts behind it: "obl:on_to", "conj:and". Small
// letters, with "_" inside a part; other scripts have no case here.
static bool is_enhanced(str rel)
{
    int parts = 0;
    for (; rel.p; parts++) {
        str one = str_split(&rel, ':');
        if (one.n == 0 || one.p[0] == '_' || one.p[one.n - 1] == '_') return false;
        for (size_t i = 0; i < one.n; i++) {
            char c = one.p[i];
            bool small = (c >= 'a' && c <= 'z') || (parts > 0 && (c == '_' || (c & 0x80)));
            if (!small) return false;
        }
    }
    return parts <= 4;
}

const char *conllu_next_dep(str *rest, const conllu_dep *last, conllu_dep *out)
{
    str rel = str_split(rest, '|'), dot;
    str word = str_split(&rel, ':');
    *out = (conllu_dep){.rel = rel};
    dot = word;
    word = str_split(&dot, '.');
    bool good = rel.p && rel.n > 0 && conllu_number(word, &out->word);
    good = good && (!dot.p || (conllu_number(dot, &out->dot) && out->dot > 0));
    if (!good || !is_enhanced(rel)) return "an enhanced dependency that is not head:relation";
    if ((out->word == 0 && out->dot == 0) != str_eq(rel, STR("root")))
        return "head 0 and the relation root go together, in DEPS too";
    bool same = out->word == last->word && out->dot == last->dot;
    bool sorted = !last->rel.p || out->word > last->word ||
                  (out->word == last->word && out->dot > last->dot) ||
                  (same && str_cmp(last->rel, rel) < 0);
    return sorted ? NULL : "enhanced dependencies not sorted, or one twice";
}

// ---- MISC

const char *conllu_fault_of_misc(str misc)
{
    if (str_eq(misc, STR("_"))) return NULL;
    if (misc.p[0] == '|' || misc.p[misc.n - 1] == '|' || str_find(misc, STR("||")) != SIZE_MAX)
        return "an empty item in MISC";
    return NULL;
}
