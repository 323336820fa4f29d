#include "mention/peopleword.h"

#include "base/table.h"
#include "mention/word.h"

#include "people_table.inc"

str people_role(str word, people_part wanted)
{
    static const char *const PARTS[PEOPLE_PARTS] = {"noun", "done", "doing", "state", "deed"};
    if (!word.n) return STR_NONE;
    for (table_hit h = table_find_str(&people_table, word); h.found;
         h = table_next(&people_table, h))
        if (str_eq(table_cell(&people_table, h.row, PEOPLE_TABLE_PART), str_of(PARTS[wanted])))
            return table_cell(&people_table, h.row, PEOPLE_TABLE_ROLE);
    return STR_NONE;
}

str people_role_at(const sentence *s, uint32_t i, people_part wanted)
{
    if (i >= s->n_tokens) return STR_NONE;
    const token *t = &s->tokens[i];
    if (wanted == PEOPLE_STATE || !t->lemma.n) return people_role(t->form, wanted);
    str role = people_role(t->lemma, wanted);
    return role.n ? role : people_role(t->form, wanted);
}

bool people_is_done_before(const sentence *s, uint32_t first)
{
    if (first == 0) return false;
    str form = s->tokens[first - 1].form;
    if (form.n < 5 || form.p[form.n - 1] != 's') return false;
    return people_role(str_sub(form, 0, form.n - 1), PEOPLE_DONE).n > 0;
}
