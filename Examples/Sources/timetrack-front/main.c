/* The program that is installed as bin/timetrack: it starts the smallest program that has the answer, in its place.
 *
 * A prompt and a script wait for it, so it is in C, and of the system it uses nothing but what system.h names: the start of
 * the runtime of Swift, or even of the C library, would take longer than all that is done here. */
#include "system.h"

enum { PATH_BYTES = 4096 };

static int same(const char *text, const char *other) {
    for (; *text && *text == *other; text++, other++) {}
    return *text == *other;
}

/* Whether one of the arguments is this word. */
static int has(char **arguments, const char *word) {
    for (; *arguments; arguments++)
        if (same(*arguments, word)) return 1;
    return 0;
}

/* Cuts the last component off a path of this length; the length of what is left. */
static long cut(const char *path, long length) {
    while (length > 0 && path[length - 1] != '/') length--;
    return length > 0 ? length - 1 : 0;
}

/* Writes a text after the first bytes of a path, as far as there is room. */
static long append(char *path, long length, const char *text) {
    while (*text && length < PATH_BYTES - 1) path[length++] = *text++;
    path[length] = 0;
    return length;
}

/* Starts a program below libexec in the place of this one; returns the number of the error when that is impossible. */
static int start(char *path, long prefix, const char *name, char **arguments, char **variables) {
    append(path, append(path, prefix, "/libexec/timetrack/"), name);
    return system_start(path, arguments, variables);
}

static void say(const char *text) {
    long length = 0;
    while (text[length]) length++;
    system_complain(text, length);
}

/* Says a text within a text of JSON. */
static void quote(const char *text) {
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') say("\\");
        if ((unsigned char)*text >= 0x20) system_complain(text, 1);
        else say("?");
    }
}

static const char *reason(int error) {
    switch (error) {
        case 2: return "No such file or directory";
        case 8: return "Exec format error";
        case 12: return "Cannot allocate memory";
        case 13: return "Permission denied";
        default: return "the system refuses";
    }
}

int timetrack_main(int count, char **arguments, char **variables) {
    char path[PATH_BYTES];
    long prefix = system_own_path(path, PATH_BYTES - 1);
    prefix = cut(path, cut(path, prefix > 0 ? prefix : 0));

    /* The small programs say nothing as JSON and leave that to the whole one. */
    int json = has(arguments, "--json");
    const char *quick = 0;
    if (count == 2 && same(arguments[1], "--version")) quick = "timetrack-status";
    if (count > 2 && same(arguments[1], "status") && has(arguments, "--cached")) quick = "timetrack-status";
    if (count > 3 && same(arguments[1], "credentials") && same(arguments[2], "show")) quick = "timetrack-keys";
    if (quick && !json) start(path, prefix, quick, arguments, variables);

    int error = start(path, prefix, "timetrack", arguments, variables);
    if (json) {
        say("{\"error\":{\"code\":\"incomplete_installation\",\"exit_status\":1,\"message\":\"");
        quote(path);
        say(" cannot be started (");
        say(reason(error));
        say("); run Scripts/install again.\"},\"version\":1}\n");
    } else {
        say("error: ");
        say(path);
        say(" cannot be started (");
        say(reason(error));
        say("); run Scripts/install again.\n");
    }
    return 1;
}
