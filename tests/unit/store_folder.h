/* A folder for the store of a test, as setup and teardown of a test or a group;
 * and a death that fails the test (a die_handler). */
#ifndef UNIT_STORE_FOLDER_H
#define UNIT_STORE_FOLDER_H

extern char store_path[64];

/* Makes the folder; nothing is at store_path yet. */
int store_folder_make(void **state);
/* -1 when a file is left in it: of a store that was not committed there is
 * none. */
int store_folder_remove(void **state);

void die_in_a_test(int status, const char *message);

#endif
