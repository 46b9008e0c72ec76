/*
 * What a power cut would take. Preloaded into a process, this remembers for every file below a folder how much of it was
 * synced, and which names (made, renamed, removed) a sync of their folder has made durable. Built as a program (-DLOSE) it
 * takes away, after the process was killed, everything that was not: tails are cut, torn, zeroed or filled with rubbish, and
 * names go back to what they were.
 *
 * The memory lies in a mapped file, so that it outlives the kill. Syncs are not passed on to the disk: the page cache
 * survives a kill, and what must not survive is taken away here.
 *
 *   UNSYNCED_STATE   the mapped file, made by the test        UNSYNCED_BELOW   the folder that is watched, absolute
 *   UNSYNCED_UNDO    where removed and replaced files wait    UNSYNCED_DELAY   microseconds that a sync takes
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096
#define OPS 16384
#define NAME 256

struct file { char path[NAME]; int64_t written, synced; int32_t known, gone; };
struct op { int32_t kind, durable; char dir[NAME], from[NAME], to[NAME], undo[NAME]; };
enum { MADE = 1, RENAMED, REMOVED };

struct state {
    volatile int32_t fail_syncs; /* set by the test: every sync of a file fails with EIO */
    volatile int32_t fail_writes; /* set by the test: 1 fail with EIO, 2 are cut short and fail after, 3 find no room */
    volatile int32_t spared;     /* so many syncs or writes are well before that */
    volatile int32_t faults;     /* counted for the test */
    volatile int32_t syncs;      /* counted for the test */
    volatile int32_t overwrites; /* writes below what was synced: a tail alone would not be the loss */
    int32_t files, ops;
    struct file file[FILES];
    struct op op[OPS];
};

#ifndef LOSE

static struct state *state;
static const char *below, *undo;
static size_t below_length;
static unsigned delay;
static int fds[65536];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) static __typeof__(&name) real_##name; \
    if (!real_##name) real_##name = (__typeof__(&name)) dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("UNSYNCED_STATE");
    below = getenv("UNSYNCED_BELOW");
    undo = getenv("UNSYNCED_UNDO");
    if (!path || !below || !undo) return;
    REAL(open);
    int fd = real_open(path, O_RDWR);
    if (fd < 0) abort();
    state = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (state == MAP_FAILED) abort();
    below_length = strlen(below);
    if (getenv("UNSYNCED_DELAY")) delay = (unsigned) atoi(getenv("UNSYNCED_DELAY"));
    memset(fds, -1, sizeof fds);
}

static int watched(const char *path) {
    return state && path && strncmp(path, below, below_length) == 0 && strlen(path) < NAME;
}

static struct file *of(int fd) {
    return state && fd >= 0 && fd < 65536 && fds[fd] >= 0 ? &state->file[fds[fd]] : NULL;
}

static int find(const char *path) {
    for (int i = state->files - 1; i >= 0; i--)
        if (!state->file[i].gone && strcmp(state->file[i].path, path) == 0) return i;
    return -1;
}

static int add(const char *path, int64_t size) {
    if (state->files == FILES) abort();
    struct file *file = &state->file[state->files];
    snprintf(file->path, NAME, "%s", path);
    file->written = file->synced = size;
    return state->files++;
}

static struct op *note(int kind, const char *path) {
    if (state->ops == OPS) abort();
    struct op *op = &state->op[state->ops];
    memset(op, 0, sizeof *op);
    op->kind = kind;
    snprintf(op->dir, NAME, "%s", path);
    char *slash = strrchr(op->dir, '/');
    if (slash) *slash = 0;
    snprintf(op->undo, NAME, "%s/%d", undo, state->ops);
    return op; /* stands once state->ops is raised */
}

static int opened(int fd, const char *path, int flags, int existed) {
    if (fd < 0 || fd >= 65536 || !watched(path) || (flags & O_ACCMODE) == O_RDONLY) return fd;
    struct stat now;
    if (fstat(fd, &now) != 0 || !S_ISREG(now.st_mode)) return fd;
    pthread_mutex_lock(&lock);
    int i = find(path);
    if (i < 0) {
        i = add(path, existed ? (int64_t) now.st_size : 0);
        if (!existed) {
            struct op *op = note(MADE, path);
            snprintf(op->to, NAME, "%s", path);
            state->ops++;
        }
    }
    if (flags & O_TRUNC) state->file[i].written = state->file[i].synced = 0;
    fds[fd] = i;
    pthread_mutex_unlock(&lock);
    return fd;
}

#define OPENER(name, real_call) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
    REAL(name); \
    int existed = watched(path) && access(path, F_OK) == 0; \
    return opened(real_call, path, flags, existed)

int open(const char *path, int flags, ...) { OPENER(open, real_open(path, flags, mode)); }
int open64(const char *path, int flags, ...) { OPENER(open64, real_open64(path, flags, mode)); }
int openat(int dir, const char *path, int flags, ...) { OPENER(openat, real_openat(dir, path, flags, mode)); }
int openat64(int dir, const char *path, int flags, ...) { OPENER(openat64, real_openat64(dir, path, flags, mode)); }

int close(int fd) {
    REAL(close);
    if (fd >= 0 && fd < 65536) fds[fd] = -1;
    return real_close(fd);
}

/* Whether this one is to fail: once begun, all do until the test says otherwise. */
static int fails(int fd, volatile int32_t *asked) {
    if (!of(fd) || !*asked) return 0;
    if (state->spared > 0 && state->spared-- > 0) return 0;
    state->faults++;
    return *asked;
}

/* What is left to write of so many bytes, or -1 with errno. */
static ssize_t allowed(int fd, size_t size) {
    switch (fails(fd, &state->fail_writes)) {
        case 0: return (ssize_t) size;
        case 2:
            state->fail_writes = 1; /* half of it, and nothing more */
            if (size > 1) return (ssize_t) size / 2; /* fall through */
        case 1: errno = EIO; return -1;
        default: errno = ENOSPC; return -1;
    }
}

static ssize_t wrote(int fd, ssize_t count, int64_t end) {
    struct file *file = of(fd);
    if (file && count > 0) {
        pthread_mutex_lock(&lock);
        if (end - count < file->synced) state->overwrites += strstr(file->path, "/log/") != NULL;
        if (end > file->written) file->written = end;
        pthread_mutex_unlock(&lock);
    }
    return count;
}

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(write);
    if (of(fd)) {
        ssize_t some = allowed(fd, size);
        if (some < 0) return -1;
        size = (size_t) some;
    }
    ssize_t count = real_write(fd, bytes, size);
    return of(fd) ? wrote(fd, count, lseek(fd, 0, SEEK_CUR)) : count;
}

ssize_t writev(int fd, const struct iovec *parts, int many) {
    REAL(writev);
    ssize_t count = real_writev(fd, parts, many);
    return of(fd) ? wrote(fd, count, lseek(fd, 0, SEEK_CUR)) : count;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    REAL(pwrite);
    if (of(fd)) {
        ssize_t some = allowed(fd, size);
        if (some < 0) return -1;
        size = (size_t) some;
    }
    return wrote(fd, real_pwrite(fd, bytes, size, at), at + (int64_t) size);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    REAL(pwrite64);
    if (of(fd)) {
        ssize_t some = allowed(fd, size);
        if (some < 0) return -1;
        size = (size_t) some;
    }
    return wrote(fd, real_pwrite64(fd, bytes, size, at), at + (int64_t) size);
}

int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    int result = real_ftruncate(fd, size);
    struct file *file = of(fd);
    if (file && result == 0) {
        file->written = size;
        if (file->synced > size) file->synced = size;
    }
    return result;
}

int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

static int folder_synced(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    struct stat what;
    if (length < 0 || fstat(fd, &what) != 0 || !S_ISDIR(what.st_mode)) return 0;
    path[length] = 0;
    if (!watched(path)) return 0;
    REAL(unlink);
    pthread_mutex_lock(&lock);
    for (int i = 0; i < state->ops; i++) {
        struct op *op = &state->op[i];
        if (!op->durable && strcmp(op->dir, path) == 0) {
            op->durable = 1;
            if (op->kind != MADE) real_unlink(op->undo);
        }
    }
    pthread_mutex_unlock(&lock);
    return 1;
}

static int synced(int fd, int (*real)(int)) {
    struct file *file = of(fd);
    if (!file) return state && folder_synced(fd) ? 0 : real(fd);
    int64_t covered = file->written;
    if (delay) usleep(delay);
    if (fails(fd, &state->fail_syncs)) { errno = EIO; return -1; }
    pthread_mutex_lock(&lock);
    if (covered > file->synced) file->synced = covered;
    state->syncs++;
    pthread_mutex_unlock(&lock);
    return 0;
}

int fsync(int fd) { REAL(fsync); return synced(fd, real_fsync); }
int fdatasync(int fd) { REAL(fdatasync); return synced(fd, real_fdatasync); }

int rename(const char *from, const char *to) {
    REAL(rename);
    if (!watched(from)) return real_rename(from, to);
    pthread_mutex_lock(&lock);
    struct op *op = note(RENAMED, to);
    snprintf(op->from, NAME, "%s", from);
    snprintf(op->to, NAME, "%s", to);
    if (link(to, op->undo) != 0) op->undo[0] = 0;
    int old = find(to), moved = find(from);
    int result = real_rename(from, to);
    if (result == 0) {
        if (old >= 0) snprintf(state->file[old].path, NAME, "%s", op->undo);
        if (moved >= 0) snprintf(state->file[moved].path, NAME, "%s", to);
        state->ops++;
    }
    pthread_mutex_unlock(&lock);
    return result;
}

int unlink(const char *path) {
    REAL(unlink);
    if (!watched(path)) return real_unlink(path);
    pthread_mutex_lock(&lock);
    struct op *op = note(REMOVED, path);
    snprintf(op->to, NAME, "%s", path);
    int linked = link(path, op->undo) == 0;
    int i = find(path);
    int result = real_unlink(path);
    if (result == 0 && linked) {
        if (i >= 0) snprintf(state->file[i].path, NAME, "%s", op->undo);
        state->ops++;
    }
    pthread_mutex_unlock(&lock);
    return result;
}

#else /* after the kill */

static uint64_t seed;

static uint64_t next(uint64_t bound) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return bound ? seed % bound : 0;
}

static void lose_tail(struct file *file) {
    struct stat now;
    if (stat(file->path, &now) != 0 || now.st_size <= file->synced) return;
    int64_t unsynced = now.st_size - file->synced, at = file->synced + (int64_t) next((uint64_t) unsynced + 1);
    int log = strstr(file->path, ".log") != NULL;
    switch (next(log ? 4 : 2)) {
        case 0: at = file->synced; /* all of it */ /* fall through */
        case 1: if (truncate(file->path, at) != 0) exit(3); break; /* torn */
        default: { /* the size was there before the bytes were: zeros, or what the blocks held before */
            int rubbish = (int) next(2);
            FILE *out = fopen(file->path, "r+b");
            if (!out || fseek(out, at, SEEK_SET) != 0) exit(3);
            for (; at < now.st_size; at++) fputc(rubbish ? (int) next(256) : 0, out);
            fclose(out);
        }
    }
}

static void undo_name(struct op *op) {
    if (op->kind == MADE) unlink(op->to);
    if (op->kind == RENAMED && rename(op->to, op->from) != 0) exit(4);
    if (op->kind != MADE && op->undo[0] && rename(op->undo, op->to) != 0 && errno != ENOENT) exit(5);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    int fd = open(arguments[1], O_RDWR);
    struct state *state = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (state == MAP_FAILED) return 2;
    seed = strtoull(arguments[2], NULL, 10) * 2654435761u + 1;
    int tails = 0, names = 0;
    for (int i = 0; i < state->files; i++) {
        struct stat now;
        struct file *file = &state->file[i];
        tails += stat(file->path, &now) == 0 && now.st_size > file->synced;
        lose_tail(file);
    }
    for (int i = state->ops - 1; i >= 0; i--) {
        if (!state->op[i].durable) {
            undo_name(&state->op[i]);
            names++;
        }
    }
    printf("tails %d names %d overwrites %d syncs %d\n", tails, names, state->overwrites, state->syncs);
    return 0;
}

#endif
