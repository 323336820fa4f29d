#include "mention/agentword.h"

#include <stdlib.h>
#include <string.h>

#define SHORT_MAX 11 // longest short form, its full stop left out

typedef enum {
    AS_IT_IS, // with a full stop or without
    DOTTED,   // only with a full stop: "Gen." but not "Gen Z"
    INNER     // only behind another word of the title: "Special Rep"
} use;

typedef struct {
    const char *form, *full;
    use use;
} entry;

// Sorted by strcmp: capitals before small letters. As they are written; "sec" and "min" are times.
static const entry SHORT[] = {
    {"A/S", "assistant secretary", AS_IT_IS},
    {"Adm", "admiral", DOTTED},
    {"Amb", "ambassador", AS_IT_IS},
    {"Asst", "assistant", AS_IT_IS},
    {"Brig", "brigadier", DOTTED},
    {"Capt", "captain", DOTTED},
    {"Col", "colonel", DOTTED},
    {"Coord", "coordinator", INNER},
    {"DM", "defense minister", AS_IT_IS},
    {"DPM", "deputy prime minister", AS_IT_IS},
    {"DefMin", "defense minister", AS_IT_IS},
    {"Dep", "deputy", AS_IT_IS},
    {"DepSec", "deputy secretary", AS_IT_IS},
    {"DepSecDef", "deputy secretary of defense", AS_IT_IS},
    {"DepSecState", "deputy secretary of state", AS_IT_IS},
    {"Dir", "director", INNER},
    {"FM", "foreign minister", AS_IT_IS},
    {"FinMin", "finance minister", AS_IT_IS},
    {"ForMin", "foreign minister", AS_IT_IS},
    {"Gen", "general", DOTTED},
    {"Gov", "governor", DOTTED},
    {"Lt", "lieutenant", DOTTED},
    {"Maj", "major", DOTTED},
    {"Min", "minister", INNER},
    {"PM", "prime minister", AS_IT_IS},
    {"Perm", "permanent", AS_IT_IS},
    {"PermRep", "permanent representative", AS_IT_IS},
    {"Pres", "president", AS_IT_IS},
    {"Rep", "representative", INNER},
    {"Sec", "secretary", AS_IT_IS},
    {"SecDef", "secretary of defense", AS_IT_IS},
    {"SecGen", "secretary-general", AS_IT_IS},
    {"SecState", "secretary of state", AS_IT_IS},
    {"Secy", "secretary", AS_IT_IS},
    {"Sen", "senator", DOTTED},
    {"Sgt", "sergeant", DOTTED},
    {"Spec", "special", AS_IT_IS},
    {"Spox", "spokesperson", AS_IT_IS},
    {"U/S", "under secretary", AS_IT_IS},
    {"VP", "vice president", AS_IT_IS},
};

static int order(const void *key, const void *element)
{
    return strcmp(key, ((const entry *)element)->form);
}

str agent_word(str form, bool inner)
{
    char text[SHORT_MAX + 1];
    if (form.n < 2 || form.p[0] < 'A' || form.p[0] > 'Z') return form;
    bool dotted = form.p[form.n - 1] == '.';
    size_t n = form.n - dotted;
    if (n > SHORT_MAX) return form;
    memcpy(text, form.p, n);
    text[n] = '\0';
    const entry *e = bsearch(text, SHORT, sizeof SHORT / sizeof *SHORT, sizeof *SHORT, order);
    if (!e || (e->use == DOTTED && !dotted) || (e->use == INNER && !inner)) return form;
    return str_of(e->full);
}

bool agent_word_is_tag(str form)
{
    if (form.n < 3 || form.p[0] != '#') return false;
    str word = str_sub(form, 1, form.n);
    return agent_word(word, false).p != word.p;
}
