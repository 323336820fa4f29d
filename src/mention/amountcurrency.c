#include "mention/amountcurrency.h"

#include <string.h>

// Longer symbols before those that they begin with
static const struct {
    const char *symbol, *code;
} SYMBOLS[] = {{"US$", "USD"},          {"AU$", "AUD"},          {"NT$", "TWD"},
               {"HK$", "HKD"},          {"NZ$", "NZD"},          {"CA$", "CAD"},
               {"MX$", "MXN"},          {"A$", "AUD"},           {"C$", "CAD"},
               {"S$", "SGD"},           {"R$", "BRL"},           {"$", "USD"},
               {"\xe2\x82\xac", "EUR"}, {"\xc2\xa3", "GBP"},     {"\xc2\xa5", "JPY"},
               {"\xe2\x82\xb9", "INR"}, {"\xe2\x82\xbd", "RUB"}, {"\xe2\x82\xa9", "KRW"},
               {"\xe2\x82\xaa", "ILS"}, {"\xe2\x82\xba", "TRY"}, {"\xe2\x82\xb4", "UAH"},
               {"\xe2\x82\xa6", "NGN"}, {"\xe2\x82\xb1", "PHP"}, {"\xe0\xb8\xbf", "THB"},
               {"\xe2\x82\xab", "VND"}, {"\xe2\x82\xb8", "KZT"}, {"\xe2\x82\xbe", "GEL"},
               {"\xe2\x82\xbc", "AZN"}};

static const char CODES[] =
    "AED|AFN|AMD|ARS|AUD|AZN|BDT|BGN|BRL|BYN|CAD|CHF|CLP|CNY|COP|CZK|DKK|DZD|EGP|ETB|EUR|GBP|GEL|"
    "HKD|HUF|IDR|ILS|INR|IQD|IRR|ISK|JOD|JPY|KES|KRW|KWD|KZT|LBP|LYD|MAD|MMK|MXN|MYR|NGN|NOK|NZD|"
    "OMR|PEN|PHP|PKR|PLN|QAR|RON|RSD|RUB|SAR|SDG|SEK|SGD|SYP|THB|TND|TRY|TWD|UAH|UGX|USD|VND|YER|"
    "ZAR";

// code "": shared by several countries; then the singular
static const struct {
    const char *word, *code, *singular;
} WORDS[] = {{"afghani", "AFN", ""},
             {"afghanis", "AFN", ""},
             {"baht", "THB", ""},
             {"birr", "ETB", ""},
             {"bitcoin", "BTC", ""},
             {"bitcoins", "BTC", ""},
             {"bolivar", "VES", ""},
             {"bolivares", "VES", ""},
             {"bolivars", "VES", ""},
             {"bucks", "USD", ""},
             {"cedi", "GHS", ""},
             {"cedis", "GHS", ""},
             {"crown", "", "crown"},
             {"crowns", "", "crown"},
             {"dinar", "", "dinar"},
             {"dinars", "", "dinar"},
             {"dirham", "AED", ""},
             {"dirhams", "AED", ""},
             {"dollar", "USD", ""},
             {"dollars", "USD", ""},
             {"dong", "VND", ""},
             {"dram", "AMD", ""},
             {"drams", "AMD", ""},
             {"euro", "EUR", ""},
             {"euros", "EUR", ""},
             {"forint", "HUF", ""},
             {"forints", "HUF", ""},
             {"franc", "", "franc"},
             {"francs", "", "franc"},
             {"guarani", "PYG", ""},
             {"hryvnia", "UAH", ""},
             {"hryvnias", "UAH", ""},
             {"hryvnya", "UAH", ""},
             {"kip", "LAK", ""},
             {"koruna", "CZK", ""},
             {"korunas", "CZK", ""},
             {"krona", "SEK", ""},
             {"krone", "NOK", ""},
             {"kroner", "NOK", ""},
             {"kronor", "SEK", ""},
             {"kyat", "MMK", ""},
             {"lari", "GEL", ""},
             {"lei", "RON", ""},
             {"leu", "RON", ""},
             {"lev", "BGN", ""},
             {"leva", "BGN", ""},
             {"lira", "TRY", ""},
             {"liras", "TRY", ""},
             {"manat", "AZN", ""},
             {"naira", "NGN", ""},
             {"peso", "", "peso"},
             {"pesos", "", "peso"},
             {"pound", "", "pound"},
             {"pounds", "", "pound"},
             {"rand", "ZAR", ""},
             {"reais", "BRL", ""},
             {"real", "BRL", ""},
             {"renminbi", "CNY", ""},
             {"rial", "IRR", ""},
             {"rials", "IRR", ""},
             {"riel", "KHR", ""},
             {"ringgit", "MYR", ""},
             {"riyal", "SAR", ""},
             {"riyals", "SAR", ""},
             {"rmb", "CNY", ""},
             {"rouble", "RUB", ""},
             {"roubles", "RUB", ""},
             {"ruble", "RUB", ""},
             {"rubles", "RUB", ""},
             {"rupee", "INR", ""},
             {"rupees", "INR", ""},
             {"rupiah", "IDR", ""},
             {"rupiahs", "IDR", ""},
             {"shekel", "ILS", ""},
             {"shekels", "ILS", ""},
             {"shilling", "", "shilling"},
             {"shillings", "", "shilling"},
             {"sol", "PEN", ""},
             {"soles", "PEN", ""},
             {"sterling", "GBP", ""},
             {"taka", "BDT", ""},
             {"tenge", "KZT", ""},
             {"toman", "IRR", ""},
             {"tomans", "IRR", ""},
             {"tugrik", "MNT", ""},
             {"won", "KRW", ""},
             {"yen", "JPY", ""},
             {"yuan", "CNY", ""},
             {"zloty", "PLN", ""},
             {"zlotys", "PLN", ""}};

static const struct {
    const char *nation, *word, *code;
} NATIONS[] = {{"us", "dollar", "USD"},         {"u.s.", "dollar", "USD"},
               {"american", "dollar", "USD"},   {"canadian", "dollar", "CAD"},
               {"australian", "dollar", "AUD"}, {"zealand", "dollar", "NZD"},
               {"kong", "dollar", "HKD"},       {"singapore", "dollar", "SGD"},
               {"taiwan", "dollar", "TWD"},     {"taiwanese", "dollar", "TWD"},
               {"jamaican", "dollar", "JMD"},   {"british", "pound", "GBP"},
               {"egyptian", "pound", "EGP"},    {"lebanese", "pound", "LBP"},
               {"syrian", "pound", "SYP"},      {"sudanese", "pound", "SDG"},
               {"swiss", "franc", "CHF"},       {"cfa", "franc", "XOF"},
               {"congolese", "franc", "CDF"},   {"rwandan", "franc", "RWF"},
               {"mexican", "peso", "MXN"},      {"philippine", "peso", "PHP"},
               {"argentine", "peso", "ARS"},    {"chilean", "peso", "CLP"},
               {"colombian", "peso", "COP"},    {"cuban", "peso", "CUP"},
               {"iraqi", "dinar", "IQD"},       {"kuwaiti", "dinar", "KWD"},
               {"jordanian", "dinar", "JOD"},   {"libyan", "dinar", "LYD"},
               {"tunisian", "dinar", "TND"},    {"algerian", "dinar", "DZD"},
               {"bahraini", "dinar", "BHD"},    {"serbian", "dinar", "RSD"},
               {"indian", "rupee", "INR"},      {"pakistani", "rupee", "PKR"},
               {"sri", "rupee", "LKR"},         {"lankan", "rupee", "LKR"},
               {"nepalese", "rupee", "NPR"},    {"nepali", "rupee", "NPR"},
               {"moroccan", "dirham", "MAD"},   {"iranian", "rial", "IRR"},
               {"omani", "rial", "OMR"},        {"yemeni", "rial", "YER"},
               {"yemeni", "riyal", "YER"},      {"saudi", "riyal", "SAR"},
               {"qatari", "riyal", "QAR"},      {"danish", "krone", "DKK"},
               {"norwegian", "krone", "NOK"},   {"danish", "kroner", "DKK"},
               {"norwegian", "kroner", "NOK"},  {"swedish", "krona", "SEK"},
               {"icelandic", "krona", "ISK"},   {"kenyan", "shilling", "KES"},
               {"ugandan", "shilling", "UGX"},  {"tanzanian", "shilling", "TZS"},
               {"somali", "shilling", "SOS"},   {"czech", "crown", "CZK"},
               {"swedish", "crown", "SEK"},     {"norwegian", "crown", "NOK"},
               {"danish", "crown", "DKK"},      {"korean", "won", "KRW"},
               {"belarusian", "ruble", "BYN"},  {"russian", "ruble", "RUB"},
               {"turkish", "lira", "TRY"},      {"lebanese", "lira", "LBP"},
               {"syrian", "lira", "SYP"}};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_code(str form)
{
    return form.n == 3 && form.p[0] >= 'A' && form.p[0] <= 'Z' && str_in_list(form, CODES, '|');
}

bool currency_before(const sentence *s, uint32_t at, str *unit, uint32_t *next, size_t *skip)
{
    str form = word_form(s, at);
    if (!form.n) return false;
    unsigned char c = (unsigned char)form.p[0];
    bool letters = c >= 'A' && c <= 'Z';
    if (c < 0x80 && c != '$' && !letters) return false;
    if (letters && form.n > 3 && !memchr(form.p, '$', form.n)) return false;
    *next = at + 1;
    *skip = 0;
    if (is_code(form)) {
        *unit = form;
        if (word_is(s, at + 1, "$")) *next = at + 2;
        return word_is_digit(s, *next);
    }
    for (size_t i = 0; i < COUNT(SYMBOLS); i++) {
        str symbol = str_of(SYMBOLS[i].symbol);
        if (!str_starts(form, symbol)) {
            // "US" "$" as two words
            bool split = symbol.n == form.n + 1 && symbol.n > 1 && symbol.p[form.n] == '$' &&
                         str_starts(symbol, form) && word_is(s, at + 1, "$") &&
                         !s->tokens[at].space_after;
            if (!split) continue;
            *next = at + 2;
        } else if (form.n > symbol.n) {
            char after = form.p[symbol.n];
            if (after < '0' || after > '9') continue;
            *next = at;
            *skip = symbol.n;
        }
        *unit = str_of(SYMBOLS[i].code);
        return true;
    }
    return false;
}

// Index in WORDS, -1 for none
static int find_word(const sentence *s, uint32_t at)
{
    str form = word_form(s, at);
    if (form.n < 3) return -1;
    size_t low = 0, high = COUNT(WORDS);
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        str word = str_of(WORDS[mid].word);
        if (str_eq_nocase(word, form)) return (int)mid;
        size_t i = 0;
        while (i < word.n && i < form.n && word.p[i] == (form.p[i] | 0x20)) i++;
        bool before = i >= form.n || (i < word.n && (char)(form.p[i] | 0x20) < word.p[i]);
        if (before)
            high = mid;
        else
            low = mid + 1;
    }
    return -1;
}

// Does `word` name the currency whose singular is `singular`?
static bool names(const char *word, const char *singular)
{
    size_t n = strlen(singular);
    return strncmp(word, singular, n) == 0 && (word[n] == '\0' || strcmp(word + n, "s") == 0);
}

bool currency_after(const sentence *s, uint32_t at, bool sure, str *unit, uint32_t *end)
{
    str form = word_form(s, at);
    if (is_code(form)) {
        *unit = form;
        *end = at + 1;
        return true;
    }
    // up to two words of nationality: "US dollars", "New Zealand dollars"
    for (uint32_t i = at; i < at + 3; i++) {
        int w = find_word(s, i);
        if (w < 0) {
            if (!word_is_capital(s, i)) return false;
            continue;
        }
        *end = i + 1;
        *unit = str_of(WORDS[w].code[0] ? WORDS[w].code : WORDS[w].singular);
        bool nation = false;
        if (i > at)
            for (size_t k = 0; k < COUNT(NATIONS); k++)
                if (word_is(s, i - 1, NATIONS[k].nation) && names(WORDS[w].word, NATIONS[k].word)) {
                    *unit = str_of(NATIONS[k].code);
                    nation = true;
                }
        if (i > at && !nation) return false;
        if (word_among(s, i, "pound|pounds")) {
            if (word_is(s, i + 1, "sterling")) *end = i + 2, nation = true;
            if (!nation && !sure) return false;
            if (!strcmp(WORDS[w].singular, "pound") && str_eq(*unit, STR("pound")))
                *unit = STR("GBP");
        }
        if (word_among(s, i, "won|real|sol|crown|crowns|rand|lev|kip") && !nation && !sure)
            return false;
        return true;
    }
    return false;
}
