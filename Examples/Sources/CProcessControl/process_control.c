#include "CProcessControl.h"

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
