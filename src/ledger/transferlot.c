// Goods that come in lots: that all of them have come is told by the words around the last one.
#include "ledger/transfercase.h"

#define LOT_REACH 3 // words behind "last" up to what it is the last of

static const char LAST[] = "last|final|remaining";
static const char COUNTED[] = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|of|batch|"
                              "lot|shipment|tranche|consignment|group|unit|pair|vehicles|aircraft|"
                              "jets|boats|ships|vessels|helicopters|tanks|howitzers|launchers|"
                              "radars|missiles|vehicle|jet|boat|ship|vessel|helicopter";
static const char COMPLETES[] = "completed|completes|completing|completion|finished|finishes|"
                                "concluded|concludes";
static const char DELIVERY[] = "delivery|deliveries|handover|hand-over|transfer|shipment|"
                               "shipments|delivering|handing|donation";
static const char TO_COME[] = "will|would|to|should"; // "the remaining six are to come"

static bool is_counted(str word)
{
    return word.n && ((word.p[0] >= '0' && word.p[0] <= '9') || str_in_list(word, COUNTED, '|'));
}

// "The last six were handed over": words before what is said to come.
static bool is_last_of(str words)
{
    str word = str_split(&words, ' ');
    if (!str_in_list(word, LAST, '|')) return false;
    bool counted = false;
    for (int i = 0; i < LOT_REACH && words.p && !counted; i++)
        counted = is_counted(str_split(&words, ' '));
    for (int i = 0; counted && i < LOT_REACH && words.p; i++)
        if (str_in_list(str_split(&words, ' '), TO_COME, '|')) return false;
    return counted;
}

// "Completed the delivery of the jets".
static bool is_completion(str words)
{
    str word = str_split(&words, ' ');
    if (!str_in_list(word, COMPLETES, '|')) return false;
    for (int i = 0; i < LOT_REACH && words.p; i++)
        if (str_in_list(str_split(&words, ' '), DELIVERY, '|')) return true;
    return false;
}

static bool tells_last_lot(str text)
{
    for (; text.p; str_split(&text, ' '))
        if (is_last_of(text) || is_completion(text)) return true;
    return false;
}

bool transfer_is_last_lot(const ledger_change *c)
{
    if (!str_eq(c->state, STR("delivered"))) return false;
    for (size_t i = 0; i < c->facts.n; i++)
        if (tells_last_lot(c->facts.p[i]->text)) return true;
    return false;
}
