/* The program that is installed as bin/timetrack: it starts the smallest program that has the answer, in its place.
 *
 * In C, because a prompt and a script wait for those programs, and the start of the runtime of Swift would be added to
 * each of their own. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether one of the arguments is this word. */
static int has(char **arguments, const char *word) {
    for (; *arguments; arguments++)
        if (strcmp(*arguments, word) == 0) return 1;
    return 0;
}

/* Puts the path of a program below libexec into the buffer; 0 when it is too long. */
static int find(char path[PATH_MAX], const char *prefix, const char *name) {
    int length = snprintf(path, PATH_MAX, "%s/libexec/timetrack/%s", prefix, name);
    return length > 0 && length < PATH_MAX;
}

/* Cuts the last component off a path. */
static void cut(char *path) {
    char *slash = strrchr(path, '/');
    *(slash ? slash : path) = 0;
}

/* Prints a text within a JSON text. */
static void quote(const char *text) {
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < 0x20 || byte == '"' || byte == '\\') fprintf(stderr, "\\u%04x", byte);
        else fputc(byte, stderr);
    }
}

int main(int count, char **arguments) {
    char prefix[PATH_MAX], path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", prefix, sizeof prefix - 1);
    if (length >= 0) prefix[length] = 0;
    else if (count == 0 || !realpath(arguments[0], prefix)) *prefix = 0;
    cut(prefix);
    cut(prefix);

    /* What is too small to say anything as JSON leaves that to the whole program. */
    int json = has(arguments, "--json");
    const char *quick = NULL;
    if (count == 2 && strcmp(arguments[1], "--version") == 0) quick = "timetrack-status";
    if (count > 2 && strcmp(arguments[1], "status") == 0 && has(arguments, "--cached")) quick = "timetrack-status";
    if (count > 3 && strcmp(arguments[1], "credentials") == 0 && strcmp(arguments[2], "show") == 0) quick = "timetrack-keys";
    if (quick && !json && find(path, prefix, quick)) execv(path, arguments);

    errno = ENAMETOOLONG;
    if (find(path, prefix, "timetrack")) execv(path, arguments);
    const char *reason = strerror(errno);
    const char *advice = "run Scripts/install again";
    if (json) {
        fputs("{\"error\":{\"code\":\"incomplete_installation\",\"exit_status\":1,\"message\":\"", stderr);
        quote(path);
        fprintf(stderr, " cannot be started (%s); %s.\"},\"version\":1}\n", reason, advice);
    } else {
        fprintf(stderr, "error: %s cannot be started (%s); %s.\n", path, reason, advice);
    }
    return 1;
}
