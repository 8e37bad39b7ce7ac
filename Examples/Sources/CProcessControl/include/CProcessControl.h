#ifndef TTK_CPROCESSCONTROL_H
#define TTK_CPROCESSCONTROL_H

#include <stddef.h>
#include <termios.h>

/* prctl takes a variable number of arguments, so Swift does not import it. */

/* Sets whether the kernel may dump this process and whether others of the same user may attach to it. */
int ttk_set_dumpable(int dumpable);

/* Lets a crash of the process first write some bytes to a terminal and set it as it was before, until
   ttk_leave_terminal_on_crash. Handlers that were there before act after that. More than 128 bytes are not written. */
void ttk_restore_terminal_on_crash(
    int input, int output, const struct termios *before, const void *bytes, size_t count);

/* Lets crashes be as they were. */
void ttk_leave_terminal_on_crash(void);

#endif
