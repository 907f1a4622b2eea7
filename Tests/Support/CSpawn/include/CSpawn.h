// What glibc declares for programs in C only, under the names that Swift tests use.
#ifndef CSPAWN_H
#define CSPAWN_H

#include <spawn.h>

// Has the child close every open file from `first` on; 0, or an error number.
int CSpawn_close_from(posix_spawn_file_actions_t *actions, int first);

#endif
