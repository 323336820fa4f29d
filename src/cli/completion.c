// Completion scripts for bash, zsh and fish, written from the command table.
#include "cli/command.h"

#include <string.h>

// What can stand for a value or a word, told by the name that the command table gives it.
typedef enum { VALUE_NONE, VALUE_CHOICE, VALUE_FILE, VALUE_FOLDER, VALUE_TEXT } value_kind;

static value_kind kind_of(const char *value)
{
    if (!value || !*value) return VALUE_NONE;
    if (strchr(value, '|')) return VALUE_CHOICE;
    if (strstr(value, "FILE") || strstr(value, "GOLD")) return VALUE_FILE;
    return strstr(value, "DIR") ? VALUE_FOLDER : VALUE_TEXT;
}

// "a|b|c" with blanks between.
static void add_choices(const char *value, buf *out)
{
    for (; *value; value++) buf_add_byte(out, *value == '|' ? ' ' : *value);
}

static bool has_fixed_words(const command *c)
{
    return c->words[0] >= 'a' && c->words[0] <= 'z';
}

// The lower-case words with which the command's words begin ("check test" of "check|test [DIR]"),
// blanks between; none: nothing.
static void add_fixed_words(const command *c, buf *out)
{
    for (const char *p = c->words; (*p >= 'a' && *p <= 'z') || *p == '|'; p++)
        buf_add_byte(out, *p == '|' ? ' ' : *p);
}

// Text between single quotes of a shell; `escaped` characters get a backslash.
static void add_quoted(const char *text, const char *escaped, buf *out)
{
    for (; *text; text++) {
        if (strchr(escaped, *text)) buf_add_byte(out, '\\');
        if (*text == '\'')
            buf_add_c(out, "'\\''");
        else
            buf_add_byte(out, *text);
    }
}

static void add_command_names(buf *out)
{
    for (size_t i = 0; COMMANDS[i]; i++) buf_add_format(out, "%s ", COMMANDS[i]->name);
}

// --- bash

static void add_bash_value(option_id id, buf *out)
{
    const option *o = &OPTIONS[id];
    value_kind kind = kind_of(o->value);
    if (kind == VALUE_NONE) return;
    buf_add_format(out, "    %s", o->name);
    if (o->letter) buf_add_format(out, " | -%c", o->letter);
    buf_add_c(out, ") ");
    if (kind == VALUE_CHOICE) {
        buf_add_c(out, "mapfile -t COMPREPLY < <(compgen -W '");
        add_choices(o->value, out);
        buf_add_c(out, "' -- \"$word\"); ");
    } else if (kind != VALUE_TEXT) {
        buf_add_format(out, "mapfile -t COMPREPLY < <(compgen -%c -- \"$word\"); ",
                       kind == VALUE_FILE ? 'f' : 'd');
    }
    buf_add_c(out, "return ;;\n");
}

static void add_bash_command(const command *c, buf *out)
{
    buf_add_format(out, "    %s) options='", c->name);
    for (size_t j = 0; j < c->n_options; j++)
        buf_add_format(out, "%s ", OPTIONS[c->options[j]].name);
    buf_add_c(out, "--help' words='");
    add_fixed_words(c, out);
    if (strstr(c->words, "COMMAND")) add_command_names(out);
    buf_add_format(out, "' files=%s ;;\n", kind_of(c->words) == VALUE_FOLDER ? "-d" : "-f");
}

static void add_bash(buf *out)
{
    buf_add_c(out,
              "# bash completion of demarche; source it, or put it where bash-completion looks\n"
              "_demarche()\n{\n"
              "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
              "    local options='' words='' files=-f\n"
              "    if [ \"$COMP_CWORD\" = 1 ]; then\n"
              "        mapfile -t COMPREPLY < <(compgen -W '");
    add_command_names(out);
    buf_add_c(out, "--help --version' -- \"$word\")\n        return\n    fi\n"
                   "    case $before in\n");
    for (option_id id = 0; id < OPT_COUNT; id++) add_bash_value(id, out);
    buf_add_c(out, "    esac\n    case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; COMMANDS[i]; i++) add_bash_command(COMMANDS[i], out);
    buf_add_c(out, "    esac\n    case $word in\n"
                   "    -*) mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\") ;;\n"
                   "    *) mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\"\n"
                   "                                compgen $files -- \"$word\") ;;\n"
                   "    esac\n}\ncomplete -o filenames -F _demarche demarche\n");
}

// --- zsh

static void add_zsh_value(const char *value, buf *out)
{
    value_kind kind = kind_of(value);
    if (kind == VALUE_NONE) return;
    buf_add_c(out, ":value:");
    if (kind == VALUE_CHOICE) {
        buf_add_byte(out, '(');
        add_choices(value, out);
        buf_add_byte(out, ')');
    } else if (kind != VALUE_TEXT) {
        buf_add_c(out, kind == VALUE_FILE ? "_files" : "_files -/");
    }
}

static void add_zsh_option(const command *c, option_id id, buf *out)
{
    const option own = command_option(c, id), *o = &own;
    buf_add_c(out, " \\\n            ");
    if (o->letter)
        buf_add_format(out, "'(-%c %s)'{-%c,%s}'[", o->letter, o->name, o->letter, o->name);
    else
        buf_add_format(out, "'%s[", o->name);
    add_quoted(o->help, "[]:", out);
    buf_add_byte(out, ']');
    add_zsh_value(o->value, out);
    buf_add_byte(out, '\'');
}

static void add_zsh_command(const command *c, buf *out)
{
    buf_add_format(out, "    %s)\n        _arguments", c->name);
    for (size_t j = 0; j < c->n_options; j++) add_zsh_option(c, c->options[j], out);
    add_zsh_option(c, OPT_HELP, out);
    if (has_fixed_words(c)) {
        buf_add_c(out, " \\\n            '1:word:(");
        add_fixed_words(c, out);
        buf_add_c(out, ")'");
    }
    if (strstr(c->words, "COMMAND"))
        buf_add_c(out, " \\\n            '1:command:{_describe command commands}'");
    else if (*c->words)
        buf_add_format(out, " \\\n            '*:file:_files%s'",
                       kind_of(c->words) == VALUE_FOLDER ? " -/" : "");
    buf_add_c(out, "\n        ;;\n");
}

static void add_zsh(buf *out)
{
    buf_add_c(out,
              "#compdef demarche\n# zsh completion of demarche; put it as _demarche into a folder "
              "of $fpath, or source it\n_demarche()\n{\n    local -a commands=(\n");
    for (size_t i = 0; COMMANDS[i]; i++) {
        buf_add_format(out, "        '%s:", COMMANDS[i]->name);
        add_quoted(COMMANDS[i]->summary, ":", out);
        buf_add_c(out, "'\n");
    }
    buf_add_c(out, "    )\n    if ((CURRENT == 2)); then\n        _describe command commands\n"
                   "        return\n    fi\n    shift words\n    ((CURRENT--))\n"
                   "    case $words[1] in\n");
    for (size_t i = 0; COMMANDS[i]; i++) add_zsh_command(COMMANDS[i], out);
    buf_add_c(out, "    esac\n}\nif [ \"$funcstack[1]\" = _demarche ]; then\n    _demarche \"$@\"\n"
                   "else\n    compdef _demarche demarche\nfi\n");
}

// --- fish

static void add_fish_option(const command *c, option_id id, buf *out)
{
    const option own = command_option(c, id), *o = &own;
    buf_add_format(out, "complete -c demarche -n '__fish_seen_subcommand_from %s' -l %s", c->name,
                   o->name + 2);
    if (o->letter) buf_add_format(out, " -s %c", o->letter);
    switch (kind_of(o->value)) {
    case VALUE_NONE: break;
    case VALUE_CHOICE:
        buf_add_c(out, " -x -a '");
        add_choices(o->value, out);
        buf_add_byte(out, '\'');
        break;
    case VALUE_FILE: buf_add_c(out, " -r -F"); break;
    case VALUE_FOLDER: buf_add_c(out, " -x -a '(__fish_complete_directories)'"); break;
    case VALUE_TEXT: buf_add_c(out, " -x"); break;
    }
    buf_add_c(out, " -d '");
    add_quoted(o->help, "", out);
    buf_add_c(out, "'\n");
}

static void add_fish_command(const command *c, buf *out)
{
    buf_add_format(out, "complete -c demarche -n __fish_use_subcommand -f -a %s -d '", c->name);
    add_quoted(c->summary, "", out);
    buf_add_c(out, "'\n");
    if (has_fixed_words(c)) {
        buf words = {0};
        add_fixed_words(c, &words);
        buf_add_format(out,
                       "complete -c demarche -n '__fish_seen_subcommand_from %s; and not "
                       "__fish_seen_subcommand_from %.*s' -f -a '%.*s'\n",
                       c->name, STR_ARG(buf_str(&words)), STR_ARG(buf_str(&words)));
        buf_free(&words);
    }
    for (size_t j = 0; j < c->n_options; j++) add_fish_option(c, c->options[j], out);
    add_fish_option(c, OPT_HELP, out);
}

static void add_fish(buf *out)
{
    buf_add_c(out,
              "# fish completion of demarche; put it into ~/.config/fish/completions, or source "
              "it\ncomplete -c demarche -n __fish_use_subcommand -l version -d 'the version'\n"
              "complete -c demarche -n __fish_use_subcommand -l help -s h -d 'this help'\n");
    for (size_t i = 0; COMMANDS[i]; i++) add_fish_command(COMMANDS[i], out);
    buf_add_c(out, "complete -c demarche -n '__fish_seen_subcommand_from help' -f -a '");
    add_command_names(out);
    buf_add_c(out, "'\n");
}

void completion_script(str shell, buf *out)
{
    if (str_eq(shell, STR("bash"))) add_bash(out);
    if (str_eq(shell, STR("zsh"))) add_zsh(out);
    if (str_eq(shell, STR("fish"))) add_fish(out);
}
