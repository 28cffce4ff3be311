/*
 * A file that appears whole or not at all: it is written under another name in
 * the same folder, and moved to its place when it is ready.  Several may be
 * under way.
 */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

struct place;

/* Makes the temporary file (0600, empty); dies with 73 when it cannot.  It is
 * removed when the command ends before place_put, by SIGINT, SIGTERM or SIGHUP
 * too. */
struct place *place_new(const char *path);
/* The name to write to meanwhile. */
const char *place_temporary(const struct place *place);

enum place_mode {
	PLACE_NEW,    /* dies with 73 when something is there by now */
	PLACE_REPLACE /* what is there is replaced */
};
/* Forces what was written to disk, moves it to its place, and frees place;
 * dies with 74 when it cannot. */
void place_put(struct place *place, enum place_mode mode);
/* Removes the temporary file, and frees place. */
void place_drop(struct place *place);

#endif
