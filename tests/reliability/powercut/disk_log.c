/* Notes what a process does to the files of one folder, in the order in which it happens. Linux; loaded in front of
 * libc (LD_PRELOAD).
 *
 * SHUKE_WATCHED names the folder (absolute, without a slash at the end), SHUKE_DISK_LOG the file that is appended to.
 * Each record is written by one write(2): a struct record, the file's name below the folder, then `length` bytes.
 * Kinds: C made, T set to `offset` bytes, W written at `offset`, S synced, D folder synced, U unlinked, R renamed to
 * the name in the payload. Of a database's shared memory, which is mapped and never written, the whole content is
 * noted (W) whenever its log is synced.
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
#include <sys/stat.h>
#include <unistd.h>

#define MOST_FILES 4096

struct record {
    uint32_t kind;
    uint32_t name_length;
    uint64_t offset;
    uint64_t length;
};

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char *names[MOST_FILES]; /* of open files below the folder; "" for the folder itself */
static char folder[PATH_MAX];
static size_t folder_length;
static int log_file = -1;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

__attribute__((constructor)) static void begin(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_openat = dlsym(RTLD_NEXT, "openat64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    const char *watched = getenv("SHUKE_WATCHED"), *path = getenv("SHUKE_DISK_LOG");
    if (watched == NULL || path == NULL || strlen(watched) >= sizeof folder) return;
    strcpy(folder, watched);
    folder_length = strlen(folder);
    log_file = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The name below the folder; NULL for anything else. */
static const char *below(const char *path) {
    if (log_file < 0 || path == NULL || strncmp(path, folder, folder_length) != 0) return NULL;
    if (path[folder_length] == '\0') return "";
    return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

static const char *name_of(int file) {
    return file >= 0 && file < MOST_FILES ? names[file] : NULL;
}

static void note(char kind, const char *name, uint64_t offset, const void *content, uint64_t length) {
    struct record record = {kind, strlen(name), offset, length};
    size_t size = sizeof record + record.name_length + length;
    char *whole = malloc(size);
    if (whole == NULL) abort();
    memcpy(whole, &record, sizeof record);
    memcpy(whole + sizeof record, name, record.name_length);
    if (length) memcpy(whole + sizeof record + record.name_length, content, length);
    if (real_write(log_file, whole, size) != (ssize_t)size) abort();
    free(whole);
}

static void note_shared_memory(const char *log_name) {
    size_t length = strlen(log_name);
    if (length < 4 || strcmp(log_name + length - 4, "-wal") != 0) return;
    char name[PATH_MAX], path[2 * PATH_MAX], content[1 << 16];
    snprintf(name, sizeof name, "%.*s-shm", (int)(length - 4), log_name);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = real_open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    ssize_t read_bytes = pread64(file, content, sizeof content, 0);
    real_close(file);
    if (read_bytes > 0) note('W', name, 0, content, read_bytes);
}

/* Remember what was opened; `made` if the file was not there before. */
static void opened(int file, const char *name, int flags, int made) {
    if (file < 0 || file >= MOST_FILES || name == NULL) return;
    names[file] = strdup(name);
    if (made) note('C', name, 0, NULL, 0);
    else if (flags & O_TRUNC) note('T', name, 0, NULL, 0);
}

static int open_and_note(int at, const char *path, int flags, mode_t mode) {
    const char *name = below(path);
    if (name == NULL) return real_openat(at, path, flags, mode);
    pthread_mutex_lock(&one_at_a_time);
    int made = (flags & O_CREAT) && access(path, F_OK) != 0;
    int file = real_openat(at, path, flags, mode);
    int error = errno;
    opened(file, name, flags, made);
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return file;
}

#define OPENING(at, path, flags)                                                                                       \
    mode_t mode = 0;                                                                                                   \
    if ((flags) & O_CREAT) {                                                                                           \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode = va_arg(rest, mode_t);                                                                                   \
        va_end(rest);                                                                                                  \
    }                                                                                                                  \
    return open_and_note(at, path, flags, mode)

int open(const char *path, int flags, ...) { OPENING(AT_FDCWD, path, flags); }
int open64(const char *path, int flags, ...) { OPENING(AT_FDCWD, path, flags); }
int openat(int at, const char *path, int flags, ...) { OPENING(at, path, flags); }
int openat64(int at, const char *path, int flags, ...) { OPENING(at, path, flags); }

int close(int file) {
    if (name_of(file) != NULL) {
        pthread_mutex_lock(&one_at_a_time);
        free(names[file]);
        names[file] = NULL;
        pthread_mutex_unlock(&one_at_a_time);
    }
    return real_close(file);
}

ssize_t write(int file, const void *content, size_t length) {
    const char *name = name_of(file);
    if (name == NULL) return real_write(file, content, length);
    pthread_mutex_lock(&one_at_a_time);
    int appends = fcntl(file, F_GETFL) & O_APPEND;
    off64_t offset = lseek64(file, 0, appends ? SEEK_END : SEEK_CUR);
    ssize_t written = real_write(file, content, length);
    int error = errno;
    if (written > 0) note('W', name, offset, content, written);
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return written;
}

ssize_t pwrite64(int file, const void *content, size_t length, off64_t offset) {
    const char *name = name_of(file);
    if (name == NULL) return real_pwrite(file, content, length, offset);
    pthread_mutex_lock(&one_at_a_time);
    ssize_t written = real_pwrite(file, content, length, offset);
    int error = errno;
    if (written > 0) note('W', name, offset, content, written);
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return written;
}

ssize_t pwrite(int file, const void *content, size_t length, off_t offset) {
    return pwrite64(file, content, length, offset);
}

int ftruncate64(int file, off64_t length) {
    const char *name = name_of(file);
    if (name == NULL) return real_ftruncate(file, length);
    pthread_mutex_lock(&one_at_a_time);
    int done = real_ftruncate(file, length), error = errno;
    if (done == 0) note('T', name, length, NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return done;
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

/* The disk is a simulated one: the real one is not waited for. */
static int synced(int file, int (*real)(int)) {
    const char *name = name_of(file);
    if (name == NULL) return real(file);
    pthread_mutex_lock(&one_at_a_time);
    struct stat64 found;
    int is_folder = fstat64(file, &found) == 0 && S_ISDIR(found.st_mode);
    note(is_folder ? 'D' : 'S', name, 0, NULL, 0);
    note_shared_memory(name);
    pthread_mutex_unlock(&one_at_a_time);
    return 0;
}

int fsync(int file) { return synced(file, real_fsync); }
int fdatasync(int file) { return synced(file, real_fdatasync); }

int unlink(const char *path) {
    const char *name = below(path);
    if (name == NULL) return real_unlink(path);
    pthread_mutex_lock(&one_at_a_time);
    int done = real_unlink(path), error = errno;
    if (done == 0) note('U', name, 0, NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return done;
}

int rename(const char *from, const char *to) {
    const char *name = below(from), *new_name = below(to);
    if (name == NULL || new_name == NULL) return real_rename(from, to);
    pthread_mutex_lock(&one_at_a_time);
    int done = real_rename(from, to), error = errno;
    if (done == 0) note('R', name, 0, new_name, strlen(new_name));
    pthread_mutex_unlock(&one_at_a_time);
    errno = error;
    return done;
}
