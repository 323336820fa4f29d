#include "token/tokenizer_table.h"

#include <stdlib.h>
#include <string.h>

#define CUT(word, second, third)                                                                   \
    {                                                                                              \
        word, sizeof(word) - 1,                                                                    \
        {                                                                                          \
            second, third                                                                          \
        }                                                                                          \
    }

// Sorted. Only words that the treebanks split more often than not; "its" for "it's" and "your" for
// "you're" are not.
static const tok_contraction CONTRACTIONS[] = {
    CUT("aint", 2, 0),    CUT("arent", 3, 0),   CUT("arnt", 2, 0),     CUT("cannot", 3, 0),
    CUT("cant", 2, 0),    CUT("couldnt", 5, 0), CUT("didnt", 3, 0),    CUT("doesnt", 4, 0),
    CUT("dont", 2, 0),    CUT("dunno", 2, 3),   CUT("gonna", 3, 0),    CUT("gotta", 3, 0),
    CUT("hadnt", 3, 0),   CUT("hasnt", 3, 0),   CUT("havent", 4, 0),   CUT("heres", 4, 0),
    CUT("hes", 2, 0),     CUT("im", 1, 0),      CUT("isnt", 2, 0),     CUT("itll", 2, 0),
    CUT("ive", 1, 0),     CUT("outta", 3, 0),   CUT("shouldnt", 6, 0), CUT("thats", 4, 0),
    CUT("theres", 5, 0),  CUT("theyre", 4, 0),  CUT("theyve", 4, 0),   CUT("wanna", 3, 0),
    CUT("wasnt", 3, 0),   CUT("werent", 4, 0),  CUT("whats", 4, 0),    CUT("wont", 2, 0),
    CUT("wouldnt", 5, 0), CUT("youll", 3, 0),   CUT("youre", 3, 0),    CUT("youve", 3, 0),
};
#define CONTRACTION_LONGEST 8 // bytes of "shouldnt"

static int order(const void *key, const void *element)
{
    const str *word = key;
    const tok_contraction *c = element;
    return str_cmp(*word, (str){c->word, c->n});
}

const tok_contraction *tok_contraction_find(str lower)
{
    if (lower.n < 2 || lower.n > CONTRACTION_LONGEST) return NULL;
    char last = lower.p[lower.n - 1]; // each ends in one of these
    if (!strchr("tsemlao", last)) return NULL;
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
                       "MHz|GHz|kW|MW|GW|kWh|MWh|kt|dB|oz|sq|mil|pc|pp|bps|ha|nm|cr",
                       '|');
}

bool tok_is_money_unit(str word)
{
    return tok_is_unit(word) || str_in_list(word, "M|B|T|t|Bn|BN|MN|Mn|million|billion", '|');
}

bool tok_is_currency(str word)
{
    return word.n <= TOK_CURRENCY_MAX &&
           str_in_list(word,
                       "USD|EUR|GBP|JPY|CNY|RMB|INR|Rs|rs|RS|PKR|IRR|KRW|RUB|UAH|TRY|CHF|SEK|NOK|"
                       "DKK|PLN|CZK|HUF|AUD|CAD|NZD|HKD|SGD|TWD|ILS|NIS|AED|SAR|QAR|KWD|IQD|EGP|"
                       "ZAR|NGN|KES|BRL|MXN|ARS|COP|Rp|RM",
                       '|');
}

bool tok_is_file_type(str lower)
{
    return str_in_list(lower,
                       "com|org|net|gov|edu|html|htm|php|pdf|doc|docx|xls|xlsx|ppt|pptx|txt|csv|"
                       "zip|jpg|jpeg|png|gif|exe|mp3|mp4|json|xml",
                       '|');
}

bool tok_is_domain(str lower)
{
    return str_in_list(
        lower,
        "com|org|net|gov|edu|mil|int|info|biz|io|co|uk|us|eu|de|fr|ru|cn|jp|in|ca|"
        "au|nz|ch|it|es|nl|se|no|dk|pl|ua|il|ir|tr|br|mx|kr|tv|me|ly|gl|news|tw|hk|sg|ph|th|"
        "pk|bd|lk|kz|uz|ge|lt|lv|ee|fi|ie|gr|cz|sk|hu|ro|bg|rs|hr|si|pt|za|ng|ke|eg|sa|ae|qa|"
        "jo|lb|iq|af|ar|cl|pe|cu|app|"
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
