#include "system.h"

#if defined(TIMETRACK_FREESTANDING) && defined(__linux__) && defined(__x86_64__)

/* Without a C library: its start asks the processor what it is, which takes longer on a virtual machine than all else. */
enum { NUMBER_WRITE = 1, NUMBER_EXECVE = 59, NUMBER_READLINK = 89, NUMBER_EXIT = 231 };

static long call(long number, long first, long second, long third) {
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(first), "S"(second), "d"(third) : "rcx", "r11", "memory");
    return result;
}

long system_own_path(char *buffer, long size) {
    return call(NUMBER_READLINK, (long)"/proc/self/exe", (long)buffer, size);
}

int system_start(const char *path, char **arguments, char **variables) {
    return (int)-call(NUMBER_EXECVE, (long)path, (long)arguments, (long)variables);
}

void system_complain(const char *bytes, long count) { call(NUMBER_WRITE, 2, (long)bytes, count); }

/* The kernel leaves the number of arguments, the arguments and the variables on the stack. */
__attribute__((used)) static void begin(long *stack) {
    char **arguments = (char **)(stack + 1);
    call(NUMBER_EXIT, timetrack_main((int)stack[0], arguments, arguments + stack[0] + 1), 0, 0);
}

__asm__(".globl _start\n_start:\n  xor %ebp, %ebp\n  mov %rsp, %rdi\n  and $-16, %rsp\n  call begin\n");

#elif defined(TIMETRACK_FREESTANDING)
#error "There are no system calls for this processor here; build it with a C library."
#else

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *first_argument = "";

long system_own_path(char *buffer, long size) {
    long length = readlink("/proc/self/exe", buffer, (size_t)size);
    char path[PATH_MAX];
    if (length >= 0 || !realpath(first_argument, path)) return length;
    length = (long)strnlen(path, (size_t)size);
    memcpy(buffer, path, (size_t)length);
    return length;
}

int system_start(const char *path, char **arguments, char **variables) {
    execve(path, arguments, variables);
    return errno;
}

void system_complain(const char *bytes, long count) {
    while (count > 0) {
        long written = write(STDERR_FILENO, bytes, (size_t)count);
        if (written < 0) return;
        bytes += written;
        count -= written;
    }
}

int main(int count, char **arguments, char **variables) {
    if (count > 0) first_argument = arguments[0];
    return timetrack_main(count, arguments, variables);
}

#endif
