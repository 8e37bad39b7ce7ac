#ifndef TTK_CPROCESSCONTROL_H
#define TTK_CPROCESSCONTROL_H

/* prctl takes a variable number of arguments, so Swift does not import it. */

/* Sets whether the kernel may dump this process and whether others of the same user may attach to it. */
int ttk_set_dumpable(int dumpable);

#endif
