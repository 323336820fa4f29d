// demarche help: help, the manual page, shell completion.
#include "cli/command.h"
#include "cli/output.h"

#include <string.h>

static const char *nearest_command(const char *word)
{
    const char *names[32];
    size_t n = 0;
    for (; COMMANDS[n]; n++) names[n] = COMMANDS[n]->name;
    names[n] = NULL;
    return nearest_word(word, names);
}

static status write_topic(const arguments *args, buf *out, diag *why)
{
    const char *shell = args->values[OPT_COMPLETION];
    TRY(arguments_refuse_both(args, OPT_MAN, OPT_COMPLETION, "choose one", why));
    if (shell && strcmp(shell, "bash") != 0)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--completion %s: only bash is known", shell);
    if (shell) {
        manual_bash(out);
    } else if (arguments_has(args, OPT_MAN)) {
        manual_roff(out);
    } else if (!args->n_words) {
        manual_program(out);
    } else {
        const command *c = command_find(args->words[0]);
        if (!c) {
            const char *near = nearest_command(args->words[0]);
            return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: unknown command; %s%s%s",
                            args->words[0], near ? "did you mean " : "see demarche --help",
                            near ? near : "", near ? "?" : "");
        }
        manual_command(c, out);
    }
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
             "whole program, with --completion a script for the shell.",
    .example = "demarche help code\n"
               "demarche help --man | man -l -\n"
               "source <(demarche help --completion bash)",
    COMMAND_OPTIONS(OPT_MAN, OPT_COMPLETION),
    .run = run,
};
