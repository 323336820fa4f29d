// Decades in digits and words: "1980s", "the '80s", "the nineteen seventies".
#include "mention/timephrase.h"

#include "mention/number.h"

// "1980s", "'80s", "the 80s", also as "1980" "'s"
bool time_decade_read(const time_scan *t, uint32_t at, time_phrase *p)
{
    const sentence *s = t->s;
    str f = word_form(s, at);
    bool mark = f.n > 1 && f.p[0] == '\'';
    if (mark) f = str_sub(f, 1, f.n);
    bool split = number_small(f) >= 0 && word_among(s, at + 1, "'s|\xe2\x80\x99s|s") &&
                 !word_is_noun(s, at + 2) && !word_has(s, at + 2, UPOS_ADJ);
    if (!split && (f.n < 3 || f.p[f.n - 1] != 's')) return false;
    bool apostrophe = !split && f.n > 3 && f.p[f.n - 2] == '\''; // "1970's"
    int v = number_small(split ? f : str_sub(f, 0, f.n - (apostrophe ? 2 : 1)));
    bool the = at > 0 && word_is(s, at - 1, "the");
    if (v < 0 || v % 10 || (v < 100 ? !the && !mark : v < 1200 || v > 2199)) return false;
    if (v < 100) v += v > 20 ? 1900 : 2000;
    p->point = time_point_of(v % 100 == 0 && v < 2000 ? POINT_CENTURY : POINT_DECADE,
                             (calendar_date){v, 1, 1});
    p->point.how = HOW_EXPLICIT;
    time_phrase_done(p, the ? at - 1 : at, split ? at + 2 : at + 1);
    return true;
}

// "the seventies", "the nineteen seventies", "the noughties"
phrase_result time_decade_worded(const sentence *s, uint32_t at, int v, time_phrase *p)
{
    if (at == 0 || !word_among(s, at - 1, "the|early|late|mid|-|nineteen|eighteen|twenty"))
        return PHRASE_NONE;
    uint32_t c = at - (at > 1 && word_is_hyphen(s, at - 1) ? 2 : 1);
    bool century = word_among(s, c, "nineteen|eighteen|twenty");
    int base = word_is(s, c, "eighteen") ? 1800 : word_is(s, c, "twenty") ? 2000 : 1900;
    p->point = time_point_of(POINT_DECADE, (calendar_date){base + v, 1, 1});
    p->point.how = HOW_EXPLICIT;
    bool the = century && c > 0 && word_is(s, c - 1, "the");
    return time_phrase_done(p, the ? c - 1 : century ? c : at, at + 1);
}
