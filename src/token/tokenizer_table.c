#include "token/tokenizer_table.h"

#include <stdlib.h>
#include <string.h>

// Sorted. Only words that the treebanks split more often than not; "its" for "it's" and "your" for
// "you're" are not.
static const tok_contraction CONTRACTIONS[] = {
    {"aint", {2}},     {"arent", {3}},  {"cannot", {3}}, {"cant", {2}},     {"couldnt", {5}},
    {"didnt", {3}},    {"doesnt", {4}}, {"dont", {2}},   {"dunno", {2, 3}}, {"gonna", {3}},
    {"gotta", {3}},    {"hadnt", {3}},  {"hasnt", {3}},  {"havent", {4}},   {"heres", {4}},
    {"im", {1}},       {"isnt", {2}},   {"itll", {2}},   {"ive", {1}},      {"outta", {3}},
    {"shouldnt", {6}}, {"thats", {4}},  {"theres", {5}}, {"theyre", {4}},   {"theyve", {4}},
    {"wanna", {3}},    {"wasnt", {3}},  {"werent", {4}}, {"whats", {4}},    {"wont", {2}},
    {"wouldnt", {5}},  {"youll", {3}},  {"youre", {3}},  {"youve", {3}},
};

static int order(const void *key, const void *element)
{
    const str *word = key;
    return str_cmp(*word, str_of(((const tok_contraction *)element)->word));
}

const tok_contraction *tok_contraction_find(str lower)
{
    return bsearch(&lower, CONTRACTIONS, sizeof CONTRACTIONS / sizeof *CONTRACTIONS,
                   sizeof *CONTRACTIONS, order);
}

bool tok_is_hyphen_prefix(str lower)
{
    if (lower.n < 2) return str_eq(lower, STR("e"));
    return str_in_list(lower,
                       "anti|arch|bi|co|counter|cross|de|ex|extra|hyper|inter|intra|mega|meta|"
                       "micro|mid|mini|mis|multi|neo|non|over|para|post|pre|pro|proto|pseudo|"
                       "psycho|quasi|re|semi|socio|sub|super|trans|tri|ultra|un|uni",
                       '|');
}

bool tok_is_hyphen_suffix(str lower)
{
    return lower.n >= 3 && str_in_list(lower, "esque|wise|ish|fold", '|');
}

bool tok_is_unit(str word)
{
    return str_in_list(word,
                       "k|K|m|b|bn|mn|tn|trn|mm|MM|cm|km|kms|kg|kgs|mg|ft|lb|lbs|mi|mph|kph|kmh|hr|"
                       "hrs|min|mins|sec|secs|yrs|am|pm|AM|PM|a.m|p.m|A.M|P.M|GB|MB|KB|TB|Hz|kHz|"
                       "MHz|GHz|kW|MW|GW|kWh|MWh|kt|dB|oz|sq|mil",
                       '|');
}

bool tok_is_money_unit(str word)
{
    return tok_is_unit(word) || str_in_list(word, "M|B|T|t|Bn|BN|MN|Mn|million|billion", '|');
}

bool tok_is_domain(str lower)
{
    return str_in_list(
        lower,
        "com|org|net|gov|edu|mil|int|info|biz|io|co|uk|us|eu|de|fr|ru|cn|jp|in|ca|"
        "au|nz|ch|it|es|nl|se|no|dk|pl|ua|il|ir|tr|br|mx|kr|tv|me|ly|gl|news|"
        "html|htm|php|asp|pdf|doc|docx|xls|xlsx|ppt|txt|csv|zip|jpg|jpeg|png|gif|exe",
        '|');
}

bool tok_is_elision(str lower)
{
    return str_in_list(lower, "em|til|till|cause|bout|n|round|tis|twas|cos|cuz|ya|im", '|');
}

bool tok_is_clitic(str lower)
{
    return str_in_list(lower, "s|re|ve|ll|d|m", '|');
}

static bool is_word_byte(char c)
{
    return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' : c >= '0' && c <= '9';
}

size_t tok_emoticon(str s)
{
    static const char FACES[][4] = {":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":'(", "^_^", ":)",
                                    ":(",  ";)",  ":D",  ":P",  ":p",  "=)",  "=(",  ":/",  "<3"};
    if (s.n < 2 ||
        (s.p[0] != ':' && s.p[0] != ';' && s.p[0] != '=' && s.p[0] != '^' && s.p[0] != '<'))
        return 0;
    for (size_t i = 0; i < sizeof FACES / sizeof *FACES; i++) {
        str face = str_of(FACES[i]);
        if (!str_starts(s, face)) continue;
        if (s.n > face.n && (is_word_byte(s.p[face.n]) || s.p[face.n] == '/')) continue;
        return face.n;
    }
    return 0;
}
