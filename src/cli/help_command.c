// demarche help: help, the manual page, the reference, shell completion.
#include "base/arena.h"
#include "cli/command.h"
#include "cli/output.h"

#include <string.h>

static const char *nearest_command(const char *word)
{
    arena a = {0};
    size_t n = 0;
    while (COMMANDS[n]) n++;
    const char **names = arena_array(&a, const char *, n + 1); // the last stays NULL
    for (size_t i = 0; i < n; i++) names[i] = COMMANDS[i]->name;
    const char *near = nearest_word(word, names);
    arena_free(&a);
    return near;
}

// At most one of the forms other than help.
static status refuse_two_forms(const arguments *args, diag *why)
{
    TRY(arguments_refuse_both(args, OPT_MAN, OPT_COMPLETION, "choose one", why));
    TRY(arguments_refuse_both(args, OPT_MAN, OPT_MARKDOWN, "choose one", why));
    return arguments_refuse_both(args, OPT_MARKDOWN, OPT_COMPLETION, "choose one", why);
}

static status write_command(const char *name, buf *out, diag *why)
{
    const command *c = command_find(name);
    if (c) {
        manual_command(c, out);
        return ST_OK;
    }
    const char *near = nearest_command(name);
    if (near)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: unknown command; did you mean %s?", name,
                        near);
    return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: unknown command; see demarche --help", name);
}

static status write_topic(const arguments *args, buf *out, diag *why)
{
    const char *shell = args->values[OPT_COMPLETION];
    TRY(refuse_two_forms(args, why));
    if (shell && !str_in_list(str_of(shell), OPTIONS[OPT_COMPLETION].value, '|'))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--completion %s: give bash, zsh or fish",
                        shell);
    if (shell)
        completion_script(str_of(shell), out);
    else if (arguments_has(args, OPT_MAN))
        manual_roff(out);
    else if (arguments_has(args, OPT_MARKDOWN))
        manual_markdown(out);
    else if (args->n_words)
        return write_command(args->words[0], out, why);
    else
        manual_program(out);
    return ST_OK;
}

static int run(const arguments *args)
{
    output o = {0};
    buf text = {0};
    diag why = {0};
    int code = 0;
    if (write_topic(args, &text, &why) == ST_OK)
        output_write(&o, buf_str(&text));
    else
        code = output_complain(&why);
    buf_free(&text);
    return output_finish(&o, code);
}

const command HELP_COMMAND = {
    .name = "help",
    .words = "[COMMAND]",
    .n_words_max = 1,
    .summary = "say what a command does",
    .about = "Prints the help of a command, or of the program; with --man the manual page of the\n"
             "whole program, with --markdown the same as doc/cli.md, with --completion a script\n"
             "for the shell.",
    .example = "demarche help code\n"
               "demarche help --man | man -l -\n"
               "source <(demarche help --completion bash)",
    COMMAND_OPTIONS(OPT_MAN, OPT_MARKDOWN, OPT_COMPLETION),
    .run = run,
};
