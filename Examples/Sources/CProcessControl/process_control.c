#include "CProcessControl.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>

int ttk_set_dumpable(int dumpable) {
    return prctl(PR_SET_DUMPABLE, (unsigned long)dumpable, 0UL, 0UL, 0UL);
}
#else
int ttk_set_dumpable(int dumpable) {
    (void)dumpable;
    return 0;
}
#endif

static const int crashes[] = {SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE};
enum { crash_count = sizeof crashes / sizeof crashes[0] };

static struct {
    int input;
    int output;
    struct termios before;
    char bytes[128];
    size_t count;
} terminal;
static struct sigaction former[crash_count];
static volatile sig_atomic_t is_installed;
static volatile sig_atomic_t is_shown;

/* Calls only what may be called in a handler of signals. */
static void restore_and_crash(int number, siginfo_t *info, void *context) {
    (void)context;
    int error = errno;
    if (is_shown) {
        is_shown = 0;
        ssize_t written = write(terminal.output, terminal.bytes, terminal.count);
        (void)written;
        tcsetattr(terminal.input, TCSANOW, &terminal.before);
    }
    for (int i = 0; i < crash_count; i++) {
        if (crashes[i] == number) sigaction(number, &former[i], NULL);
    }
    /* A former handler looks into a fault and returns to it. Where another process sent the signal there is no fault to
       return to, and the program would go on without its terminal. */
    if (info && info->si_code == SI_USER) signal(number, SIG_DFL);
    /* Waits until this handler has returned, and then finds the former one. */
    raise(number);
    errno = error;
}

void ttk_restore_terminal_on_crash(
    int input, int output, const struct termios *before, const void *bytes, size_t count) {
    is_shown = 0;
    terminal.input = input;
    terminal.output = output;
    terminal.before = *before;
    terminal.count = count < sizeof terminal.bytes ? count : sizeof terminal.bytes;
    memcpy(terminal.bytes, bytes, terminal.count);
    is_shown = 1;
    if (is_installed) return;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = restore_and_crash;
    action.sa_flags = SA_ONSTACK | SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    /* Else a process in the background would be stopped when it sets the terminal. */
    sigaddset(&action.sa_mask, SIGTTOU);
    for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &former[i]);
    is_installed = 1;
}

void ttk_leave_terminal_on_crash(void) {
    is_shown = 0;
    if (!is_installed) return;
    for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &former[i], NULL);
    is_installed = 0;
}
