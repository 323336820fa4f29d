#include "mention/handleword.h"

#include "base/ascii.h"
#include "base/table.h"

#include <string.h>

// How posts shorten offices. The country is the one whose offices alone are written like this.
static const struct {
    const char *word, *noun, *sectors, *country;
} TITLES[] = {
    {"sec", "secretary", "GOV", "USA"},
    {"secy", "secretary", "GOV", "USA"},
    {"secretary", "secretary", "GOV", "USA"},
    {"secretaryof", "secretary", "GOV", "USA"},
    {"depsec", "deputy secretary", "GOV", "USA"},
    {"deputysecretary", "deputy secretary", "GOV", "USA"},
    {"asstsec", "assistant secretary", "GOV", "USA"},
    {"asstsecy", "assistant secretary", "GOV", "USA"},
    {"asstsecretary", "assistant secretary", "GOV", "USA"},
    {"undersec", "under secretary", "GOV", "USA"},
    {"pres", "president", "GOV", ""},
    {"president", "president", "GOV", ""},
    {"presidente", "president", "GOV", ""},
    {"vp", "vice president", "GOV", ""},
    {"vicepresident", "vice president", "GOV", ""},
    {"pm", "prime minister", "GOV", ""},
    {"primeminister", "prime minister", "GOV", ""},
    {"dpm", "deputy prime minister", "GOV", ""},
    {"fm", "foreign minister", "GOV", ""},
    {"formin", "foreign minister", "GOV", ""},
    {"foreignminister", "foreign minister", "GOV", ""},
    {"defmin", "defence minister", "GOV MIL", ""},
    {"min", "minister", "GOV", ""},
    {"minister", "minister", "GOV", ""},
    {"chancellor", "chancellor", "GOV", ""},
    {"premier", "premier", "GOV", ""},
    {"king", "king", "GOV", ""},
    {"queen", "queen", "GOV", ""},
    {"amb", "ambassador", "GOV", ""},
    {"ambassador", "ambassador", "GOV", ""},
    {"embajador", "ambassador", "GOV", ""},
    {"spox", "spokesperson", "GOV", ""},
    {"rep", "representative", "LEG", "USA"},
    {"congressman", "congressman", "LEG", "USA"},
    {"congresswoman", "congresswoman", "LEG", "USA"},
    {"sen", "senator", "LEG", "USA"},
    {"senator", "senator", "LEG", "USA"},
    {"governor", "governor", "GOV", ""},
    {"gen", "general", "MIL", ""},
    {"general", "general", "MIL", ""},
    {"adm", "admiral", "MIL", ""},
};

// Parts of a state as addresses name them, beside the country.
static const struct {
    const char *word, *sectors;
} PARTS[] = {
    {"mfa", "GOV"},
    {"mofa", "GOV"},
    {"mfaof", "GOV"},
    {"mofaof", "GOV"},
    {"foreignministry", "GOV"},
    {"foreignmin", "GOV"},
    {"diplo", "GOV"},
    {"diplomacy", "GOV"},
    {"fm", "GOV"},
    {"pm", "GOV"},
    {"pmo", "GOV"},
    {"primeminister", "GOV"},
    {"president", "GOV"},
    {"presidency", "GOV"},
    {"presidence", "GOV"},
    {"gov", "GOV"},
    {"govt", "GOV"},
    {"government", "GOV"},
    {"embassy", "GOV"},
    {"embassyof", "GOV"},
    {"emb", "GOV"},
    {"embajada", "GOV"},
    {"amb", "GOV"},
    {"ambassador", "GOV"},
    {"consulate", "GOV"},
    {"mission", "GOV"},
    {"missionun", "GOV"},
    {"un", "GOV"},
    {"onu", "GOV"},
    {"nato", "GOV"},
    {"embassies", "GOV"},
    {"treasury", "GOV"},
    {"cabinet", "GOV"},
    {"mod", "GOV MIL"},
    {"defence", "GOV MIL"},
    {"defense", "GOV MIL"},
    {"defensemin", "GOV MIL"},
    {"defencemin", "GOV MIL"},
    {"army", "MIL"},
    {"navy", "MIL"},
    {"airforce", "MIL"},
    {"military", "MIL"},
    {"armedforces", "MIL"},
    {"coastguard", "MIL"},
    {"police", "COP"},
    {"parliament", "LEG"},
    {"senate", "LEG"},
    {"congress", "LEG"},
    {"assembly", "LEG"},
    {"moi", "GOV"},
    {"moh", "GOV"},
};

str handle_key(str form, char *room)
{
    char folded[TABLE_KEY_MAX];
    size_t n = table_fold(form, true, folded, sizeof folded), m = 0;
    if (n == SIZE_MAX || n > HANDLE_MAX) return STR_NONE;
    room[m++] = '@';
    for (size_t i = 1; i < n; i++) {
        char c = folded[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) room[m++] = c;
    }
    return (str){room, m};
}

// Does a word begin at byte i of the form, i > 1?
static bool begins_word(str form, size_t i)
{
    char before = form.p[i - 1], at = form.p[i];
    if (before == '_') return true;
    if (ascii_is_digit(before) != ascii_is_digit(at)) return true;
    if (ascii_is_upper(at) && !ascii_is_upper(before)) return true;
    bool small = i + 1 < form.n && form.p[i + 1] >= 'a' && form.p[i + 1] <= 'z';
    return ascii_is_upper(at) && small; // "USEmb": the last capital belongs to the word behind it
}

handle_words handle_split(str form)
{
    handle_words w = {.n = 0};
    if (form.n > HANDLE_MAX) return w;
    size_t begin = 1;
    for (size_t i = 1; i <= form.n; i++) {
        if (i < form.n && (i == 1 || !begins_word(form, i)) && form.p[i] != '_') continue;
        if (i > begin && form.p[begin] != '_') {
            if (w.n == HANDLE_WORDS_MAX) return (handle_words){.n = 0};
            w.p[w.n++] = str_sub(form, begin, i);
        }
        begin = i < form.n && form.p[i] == '_' ? i + 1 : i;
    }
    return w;
}

bool handle_title_at(const handle_words *w, uint32_t first, handle_title *title, uint32_t *end)
{
    char text[HANDLE_MAX + 1];
    size_t n = 0;
    bool found = false;
    for (uint32_t i = first; i < w->n && i < first + 3; i++) {
        for (size_t k = 0; k < w->p[i].n && n < HANDLE_MAX; k++)
            text[n++] = ascii_is_upper(w->p[i].p[k]) ? (char)(w->p[i].p[k] + 32) : w->p[i].p[k];
        for (size_t t = 0; t < sizeof TITLES / sizeof *TITLES; t++) {
            if (!str_eq((str){text, n}, str_of(TITLES[t].word))) continue;
            *title = (handle_title){str_of(TITLES[t].noun), str_of(TITLES[t].sectors),
                                    str_of(TITLES[t].country)};
            *end = i + 1;
            found = true;
        }
    }
    return found;
}

void handle_trim(const handle_words *w, uint32_t *first, uint32_t *end)
{
    while (*first + 1 < *end &&
           str_in_list(w->p[*first], "Hon|hon|real|the|The|Dr|dr|Mr|Sir|Lord|I|iam|HE|Real", '|'))
        (*first)++;
    while (*end > *first + 1 &&
           str_in_list(w->p[*end - 1], "MP|MEP|MHR|MD|Official|official|FM|PM|TD|ZA|KE|NG|UA", '|'))
        (*end)--;
}

str handle_surname(str form)
{
    if (form.n < 2 || form.p[0] != '@') return form;
    handle_words w = handle_split(form);
    uint32_t first = 0, end = w.n;
    handle_trim(&w, &first, &end);
    return end ? w.p[end - 1] : form;
}

str handle_part(str word)
{
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        if (str_eq(word, str_of(PARTS[i].word))) return str_of(PARTS[i].sectors);
    return STR_NONE;
}
