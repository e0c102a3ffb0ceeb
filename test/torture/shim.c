/* Makes the N-th call of one kind fail on files below one folder (see faults.mjs); without FAULT_AT it only counts them. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int calls;

static int below(const char *path) {
  const char *folder = getenv("FAULT_BELOW");
  return folder && path && strstr(path, folder) == path;
}

static int is_below(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return below(path);
}

/* Whether this call fails; sets errno. */
static int fails(const char *call, int matches) {
  const char *wanted = getenv("FAULT_CALL"), *at = getenv("FAULT_AT");
  if (!wanted || strcmp(wanted, call) || !matches) return 0;
  int count = atomic_fetch_add(&calls, 1) + 1;
  if (!at || (getenv("FAULT_FROM_THEN_ON") ? count < atoi(at) : count != atoi(at))) return 0;
  errno = atoi(getenv("FAULT_ERRNO"));
  return 1;
}

__attribute__((destructor)) static void report(void) {
  const char *path = getenv("FAULT_COUNT_TO");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%d\n", atomic_load(&calls));
  fclose(file);
}

#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *data, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  return fails("write", is_below(fd)) ? -1 : real(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  return fails("write", is_below(fd)) ? -1 : real(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
  return fails("write", is_below(fd)) ? -1 : real(fd, data, size, at);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  return fails("write", is_below(fd)) ? -1 : real(fd, parts, count);
}
ssize_t read(int fd, void *data, size_t size) {
  REAL(ssize_t, "read", int, void *, size_t);
  return fails("read", is_below(fd)) ? -1 : real(fd, data, size);
}
ssize_t pread(int fd, void *data, size_t size, off_t at) {
  REAL(ssize_t, "pread", int, void *, size_t, off_t);
  return fails("read", is_below(fd)) ? -1 : real(fd, data, size, at);
}
ssize_t pread64(int fd, void *data, size_t size, off_t at) {
  REAL(ssize_t, "pread64", int, void *, size_t, off_t);
  return fails("read", is_below(fd)) ? -1 : real(fd, data, size, at);
}
int fsync(int fd) {
  REAL(int, "fsync", int);
  return fails("fsync", is_below(fd)) ? -1 : real(fd);
}
int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  return fails("fsync", is_below(fd)) ? -1 : real(fd);
}
int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  return fails("rename", below(to)) ? -1 : real(from, to);
}
int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  return fails("unlink", below(path)) ? -1 : real(path);
}
