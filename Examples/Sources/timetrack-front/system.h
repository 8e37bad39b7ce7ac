/* What the program needs of the system. */
#ifndef TIMETRACK_SYSTEM_H
#define TIMETRACK_SYSTEM_H

/* Puts the path of the running program into the buffer, without a zero at its end; its length, or less than 0. */
long system_own_path(char *buffer, long size);

/* Starts a program in the place of this one; returns the number of the error when that is impossible. */
int system_start(const char *path, char **arguments, char **variables);

/* Writes bytes to standard error. */
void system_complain(const char *bytes, long count);

/* The program. */
int timetrack_main(int count, char **arguments, char **variables);

#endif
