// The program: finds the subcommand and runs it.
#include "cli/command.h"
#include "cli/output.h"
#include "coder/coder.h"

#include <signal.h>
#include <string.h>

extern const command CODE_COMMAND, PARSE_COMMAND, MENTIONS_COMMAND, CODEBOOK_COMMAND, MODEL_COMMAND,
    SCHEMA_COMMAND, EVAL_COMMAND, LIMITS_COMMAND, HELP_COMMAND;

const command *const COMMANDS[] = {
    &CODE_COMMAND,   &PARSE_COMMAND, &MENTIONS_COMMAND, &CODEBOOK_COMMAND, &MODEL_COMMAND,
    &SCHEMA_COMMAND, &EVAL_COMMAND,  &LIMITS_COMMAND,   &HELP_COMMAND,     NULL,
};

static int print(const buf *text)
{
    output o = {0};
    output_write(&o, buf_str(text));
    return output_finish(&o, 0);
}

static int print_version(void)
{
    buf text = {0};
    buf_add_format(&text, "demarche %s\n", coder_version());
    int code = print(&text);
    buf_free(&text);
    return code;
}

static int print_help(const command *c)
{
    buf text = {0};
    if (c)
        manual_command(c, &text);
    else
        manual_program(&text);
    int code = print(&text);
    buf_free(&text);
    return code;
}

static int run_command(const command *c, int n, char **argv)
{
    arena memory = {0};
    diag why = {0};
    arguments args;
    const char **words = arena_array(&memory, const char *, (size_t)n + 1);
    int code;
    if (arguments_read(c, n, argv, words, &args, &why) != ST_OK)
        code = output_complain(&why);
    else if (arguments_has(&args, OPT_HELP))
        code = print_help(c);
    else
        code = c->run(&args);
    arena_free(&memory);
    return code;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); // a closed pipe is a write error, see output.h
    const char *word = argc > 1 ? argv[1] : "--help";
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) return print_version();
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        int code = print_help(NULL);
        return argc > 1 ? code : status_exit_code(ST_USAGE);
    }
    const command *c = command_find(word);
    if (c) return run_command(c, argc - 2, argv + 2);
    return run_command(&HELP_COMMAND, 1, &argv[1]); // says what is wrong with it
}
