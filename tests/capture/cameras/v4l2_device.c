/* A stand-in for the cameras of Linux, loaded before the C library (LD_PRELOAD).
 *
 * The environment variable V4L2_STAND_IN names a folder:
 *
 *   dev/video0                      a camera; while the file exists, the device does
 *   sys/video0/name                 its name, as below /sys/class/video4linux
 *   pictures/MJPG_1280x720          what it sends: records of a length (32 bits) and so many bytes
 *
 * The file of a camera holds lines of a key and a value. It is read again at every picture, so a
 * test changes the behaviour while the camera is used:
 *
 *   format MJPG 1280 720            one line for each format and size, the preferred one first
 *   plugged 1                       another number: the camera was pulled out and plugged in again
 *   rate 30                         pictures a second, whatever the program asks for
 *   strict 1                        refuse other sizes instead of choosing the nearest one
 *   opening 16                      the error number of open(), 16 is EBUSY
 *   configuring 16                  the error number of VIDIOC_S_FMT and VIDIOC_REQBUFS
 *   silent 1                        send nothing
 *   late 1500                       send the first picture after so many milliseconds
 *   cut 3                           every third picture holds half of its bytes
 *   flagged 3                       every third picture has the flag of an error
 *   empty 3                         every third picture has no bytes
 *
 * A device is a timer of the kernel, so select() and poll() work as they are.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define MAX_DEVICES 64
#define MAX_FORMATS 8
#define MAX_BUFFERS 8
#define OFFSET 0x1000000 /* between the buffers of a device, as mmap() sees them */

typedef struct {
    uint32_t fourcc;
    unsigned width, height;
} Format;

typedef struct {
    Format formats[MAX_FORMATS];
    int format_count, rate, strict, plugged, opening, configuring, silent, late, cut, flagged, empty;
} Camera;

typedef struct {
    int used, fd, number, plugged, streaming, rate;
    Format format;
    unsigned char *pictures;
    long pictures_size, position;
    unsigned buffer_count, sequence;
    unsigned char *buffers[MAX_BUFFERS];
    int queue[MAX_BUFFERS], queued;
} Device;

static Device devices[MAX_DEVICES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *folder(void) { return getenv("V4L2_STAND_IN"); }

/* Return the number of /dev/videoN; -1 for any other path. */
static int device_number(const char *path) {
    int number, end = 0;
    if (path && sscanf(path, "/dev/video%d%n", &number, &end) == 1 && !path[end]) return number;
    return -1;
}

/* Return the path to use in place of one below /dev or /sys. */
static const char *redirect(const char *path, char *room, size_t size) {
    static const char cameras[] = "/sys/class/video4linux/";
    if (!path || !folder()) return path;
    if (device_number(path) >= 0)
        snprintf(room, size, "%s/dev/%s", folder(), path + 5);
    else if (!strcmp(path, "/dev") || !strcmp(path, "/dev/"))
        snprintf(room, size, "%s/dev", folder());
    else if (!strncmp(path, cameras, sizeof cameras - 1))
        snprintf(room, size, "%s/sys/%s", folder(), path + sizeof cameras - 1);
    else
        return path;
    return room;
}

/* Read the file of a camera. Return 0 if the camera is not there. */
static int read_camera(int number, Camera *camera) {
    char path[4096], line[200], word[5];
    snprintf(path, sizeof path, "%s/dev/video%d", folder(), number);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    memset(camera, 0, sizeof *camera);
    camera->rate = 30;
    while (fgets(line, sizeof line, file)) {
        Format *format = &camera->formats[camera->format_count];
        if (camera->format_count < MAX_FORMATS &&
            sscanf(line, "format %4s %u %u", word, &format->width, &format->height) == 3) {
            format->fourcc = v4l2_fourcc(word[0], word[1], word[2], word[3]);
            camera->format_count++;
        }
        sscanf(line, "rate %d", &camera->rate);
        sscanf(line, "plugged %d", &camera->plugged);
        sscanf(line, "strict %d", &camera->strict);
        sscanf(line, "opening %d", &camera->opening);
        sscanf(line, "configuring %d", &camera->configuring);
        sscanf(line, "silent %d", &camera->silent);
        sscanf(line, "late %d", &camera->late);
        sscanf(line, "cut %d", &camera->cut);
        sscanf(line, "flagged %d", &camera->flagged);
        sscanf(line, "empty %d", &camera->empty);
    }
    fclose(file);
    return 1;
}

static Device *find_device(int fd) {
    for (int i = 0; fd >= 0 && i < MAX_DEVICES; i++)
        if (devices[i].used && devices[i].fd == fd) return &devices[i];
    return NULL;
}

static int fail(int code) {
    errno = code;
    return -1;
}

static int open_device(int number) {
    Camera camera;
    if (!read_camera(number, &camera)) return fail(ENOENT);
    if (camera.opening) return fail(camera.opening);
    pthread_mutex_lock(&lock);
    Device *device = NULL;
    for (int i = 0; !device && i < MAX_DEVICES; i++)
        if (!devices[i].used) device = &devices[i];
    if (!device) abort();
    memset(device, 0, sizeof *device);
    device->used = 1;
    device->number = number;
    device->plugged = camera.plugged;
    device->format = camera.formats[0];
    device->fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    pthread_mutex_unlock(&lock);
    return device->fd;
}

/* Let the pictures come at this rate, the first one so late; none at rate 0. */
static void set_timer(Device *device, int rate, int late_ms) {
    if (device->rate == rate) return;
    device->rate = rate;
    long step = rate ? 1000000000L / rate : 0, first = late_ms ? late_ms * 1000000L : step;
    struct itimerspec spec = {{step / 1000000000L, step % 1000000000L},
                              {first / 1000000000L, first % 1000000000L}};
    timerfd_settime(device->fd, 0, &spec, NULL);
}

static int fourcc_size(const Format *format) { return format->width * format->height * 2; }

/* Choose the format that the camera gives for one that is asked for. Return -1 if it refuses. */
static int choose_format(const Camera *camera, struct v4l2_pix_format *asked, Format *chosen) {
    long best = -1;
    uint32_t fourcc = 0;
    for (int i = 0; i < camera->format_count; i++)
        if (camera->formats[i].fourcc == asked->pixelformat) fourcc = asked->pixelformat;
    if (!fourcc) fourcc = camera->formats[0].fourcc;
    for (int i = 0; i < camera->format_count; i++) {
        const Format *format = &camera->formats[i];
        long away = labs((long)format->width - (long)asked->width) +
                    labs((long)format->height - (long)asked->height);
        if (format->fourcc != fourcc || (best >= 0 && away >= best)) continue;
        best = away;
        *chosen = *format;
    }
    return camera->strict && (best || fourcc != asked->pixelformat) ? -1 : 0;
}

static void fill_format(const Format *format, struct v4l2_pix_format *to) {
    to->pixelformat = format->fourcc;
    to->width = format->width;
    to->height = format->height;
    to->field = V4L2_FIELD_NONE;
    to->bytesperline = format->fourcc == V4L2_PIX_FMT_YUYV ? format->width * 2 : 0;
    to->sizeimage = fourcc_size(format);
    to->colorspace = V4L2_COLORSPACE_SRGB;
}

static int read_pictures(Device *device) {
    char path[4096];
    snprintf(path, sizeof path, "%s/pictures/%.4s_%ux%u", folder(),
             (const char *)&device->format.fourcc, device->format.width, device->format.height);
    FILE *file = fopen(path, "rb");
    if (!file) return fail(EIO);
    fseek(file, 0, SEEK_END);
    device->pictures_size = ftell(file);
    device->pictures = realloc(device->pictures, device->pictures_size);
    rewind(file);
    if (fread(device->pictures, 1, device->pictures_size, file) != (size_t)device->pictures_size)
        abort();
    fclose(file);
    device->position = 0;
    return 0;
}

/* Copy the next picture into a buffer, and return its length. */
static uint32_t next_picture(Device *device, unsigned char *buffer) {
    uint32_t length;
    if (device->position >= device->pictures_size) device->position = 0;
    memcpy(&length, device->pictures + device->position, sizeof length);
    memcpy(buffer, device->pictures + device->position + sizeof length, length);
    device->position += sizeof length + length;
    return length;
}

static void describe_buffer(const Device *device, struct v4l2_buffer *buffer) {
    buffer->m.offset = buffer->index * OFFSET;
    buffer->length = fourcc_size(&device->format);
    buffer->memory = V4L2_MEMORY_MMAP;
    buffer->flags = V4L2_BUF_FLAG_MAPPED | V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
}

static int is_due(int every, unsigned sequence) { return every && sequence % every == 0; }

static int take_buffer(Device *device, const Camera *camera, struct v4l2_buffer *buffer) {
    uint64_t expired;
    if (!device->streaming) return fail(EINVAL);
    set_timer(device, camera->silent ? 0 : camera->rate, 0);
    if (camera->silent || read(device->fd, &expired, sizeof expired) < 0) return fail(EAGAIN);
    device->sequence += expired; /* the program was too slow for the others */
    if (!device->queued) return fail(EAGAIN);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    buffer->index = device->queue[0];
    device->queued--;
    memmove(device->queue, device->queue + 1, device->queued * sizeof *device->queue);
    describe_buffer(device, buffer);
    buffer->bytesused = next_picture(device, device->buffers[buffer->index]);
    buffer->sequence = device->sequence;
    buffer->timestamp.tv_sec = now.tv_sec;
    buffer->timestamp.tv_usec = now.tv_nsec / 1000;
    if (is_due(camera->cut, device->sequence)) {
        uint32_t half = buffer->bytesused / 2; /* what follows is of an earlier picture */
        memset(device->buffers[buffer->index] + half, 0, buffer->bytesused - half);
        buffer->bytesused = half;
    }
    if (is_due(camera->flagged, device->sequence)) buffer->flags |= V4L2_BUF_FLAG_ERROR;
    if (is_due(camera->empty, device->sequence)) buffer->bytesused = 0;
    return 0;
}

static int configure(Device *device, const Camera *camera, unsigned long code, void *data) {
    struct v4l2_format *format = data;
    Format chosen;
    if (format->type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return fail(EINVAL);
    if (code == VIDIOC_G_FMT) {
        fill_format(&device->format, &format->fmt.pix);
        return 0;
    }
    if (camera->configuring) return fail(camera->configuring);
    if (choose_format(camera, &format->fmt.pix, &chosen)) return fail(EINVAL);
    if (code == VIDIOC_S_FMT) {
        if (device->buffer_count) return fail(EBUSY);
        device->format = chosen;
    }
    fill_format(&chosen, &format->fmt.pix);
    return 0;
}

static int request_buffers(Device *device, const Camera *camera, struct v4l2_requestbuffers *asked) {
    if (camera->configuring && asked->count) return fail(camera->configuring);
    if (asked->memory != V4L2_MEMORY_MMAP) return fail(EINVAL);
    if (asked->count > MAX_BUFFERS) asked->count = MAX_BUFFERS;
    device->buffer_count = asked->count;
    device->queued = 0;
    return 0;
}

static int tell_capabilities(const Device *device, struct v4l2_capability *capability) {
    memset(capability, 0, sizeof *capability);
    strcpy((char *)capability->driver, "uvcvideo");
    snprintf((char *)capability->card, sizeof capability->card, "Stand-in %d", device->number);
    capability->capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING | V4L2_CAP_DEVICE_CAPS;
    capability->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    return 0;
}

static int handle(Device *device, unsigned long code, void *data) {
    Camera camera;
    struct v4l2_buffer *buffer = data;
    if (!read_camera(device->number, &camera) || camera.plugged != device->plugged)
        return fail(ENODEV);
    switch (code) {
        case VIDIOC_QUERYCAP: return tell_capabilities(device, data);
        case VIDIOC_G_INPUT: *(int *)data = 0; return 0;
        case VIDIOC_S_INPUT: return 0;
        case VIDIOC_ENUMINPUT:
            if (((struct v4l2_input *)data)->index) return fail(EINVAL);
            ((struct v4l2_input *)data)->type = V4L2_INPUT_TYPE_CAMERA;
            return 0;
        case VIDIOC_G_FMT:
        case VIDIOC_TRY_FMT:
        case VIDIOC_S_FMT: return configure(device, &camera, code, data);
        case VIDIOC_G_PARM:
        case VIDIOC_S_PARM: {
            struct v4l2_captureparm *capture = &((struct v4l2_streamparm *)data)->parm.capture;
            capture->capability = V4L2_CAP_TIMEPERFRAME;
            capture->timeperframe.numerator = 1;
            capture->timeperframe.denominator = camera.rate;
            return 0;
        }
        case VIDIOC_REQBUFS: return request_buffers(device, &camera, data);
        case VIDIOC_QUERYBUF:
            if (buffer->index >= device->buffer_count) return fail(EINVAL);
            describe_buffer(device, buffer);
            return 0;
        case VIDIOC_QBUF:
            if (buffer->index >= device->buffer_count || device->queued == MAX_BUFFERS)
                return fail(EINVAL);
            device->queue[device->queued++] = buffer->index;
            return 0;
        case VIDIOC_DQBUF: return take_buffer(device, &camera, buffer);
        case VIDIOC_STREAMON:
            if (read_pictures(device)) return -1;
            device->streaming = 1;
            set_timer(device, camera.silent ? 0 : camera.rate, camera.late);
            return 0;
        case VIDIOC_STREAMOFF:
            device->streaming = device->queued = 0;
            set_timer(device, 0, 0);
            return 0;
        default: return fail(ENOTTY);
    }
}

int ioctl(int fd, unsigned long code, ...) {
    va_list rest;
    va_start(rest, code);
    void *data = va_arg(rest, void *);
    va_end(rest);
    pthread_mutex_lock(&lock);
    Device *device = find_device(fd);
    /* Python passes the code as a signed number. */
    int result = device ? handle(device, code & 0xffffffffUL, data) : 0, code_of_error = errno;
    pthread_mutex_unlock(&lock);
    errno = code_of_error;
    return device ? result : REAL(ioctl)(fd, code, data);
}

static void *map_buffer(int fd, size_t length, off_t offset) {
    pthread_mutex_lock(&lock);
    Device *device = find_device(fd);
    void *memory = NULL;
    if (device) {
        memory = REAL(mmap)(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        device->buffers[offset / OFFSET] = memory;
    }
    pthread_mutex_unlock(&lock);
    return memory;
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
    void *memory = fd >= 0 ? map_buffer(fd, length, offset) : NULL;
    return memory ? memory : REAL(mmap)(address, length, protection, flags, fd, offset);
}

void *mmap64(void *address, size_t length, int protection, int flags, int fd, off64_t offset) {
    return mmap(address, length, protection, flags, fd, offset);
}

int close(int fd) {
    pthread_mutex_lock(&lock);
    Device *device = find_device(fd);
    if (device) {
        free(device->pictures);
        device->used = 0;
    }
    pthread_mutex_unlock(&lock);
    return REAL(close)(fd);
}

#define OPEN(name)                                                          \
    int name(const char *path, int flags, ...) {                            \
        char room[4096];                                                    \
        va_list rest;                                                       \
        va_start(rest, flags);                                              \
        int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;   \
        va_end(rest);                                                       \
        if (folder() && device_number(path) >= 0)                           \
            return open_device(device_number(path));                        \
        return REAL(name)(redirect(path, room, sizeof room), flags, mode);  \
    }
OPEN(open)
OPEN(open64)

#define OPEN_AT(name)                                                               \
    int name(int at, const char *path, int flags, ...) {                            \
        char room[4096];                                                            \
        va_list rest;                                                               \
        va_start(rest, flags);                                                      \
        int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;           \
        va_end(rest);                                                               \
        if (folder() && device_number(path) >= 0)                                   \
            return open_device(device_number(path));                                \
        return REAL(name)(at, redirect(path, room, sizeof room), flags, mode);      \
    }
OPEN_AT(openat)
OPEN_AT(openat64)

#define STATUS(name, type)                                          \
    int name(const char *path, struct type *to) {                   \
        char room[4096];                                            \
        return REAL(name)(redirect(path, room, sizeof room), to);   \
    }
STATUS(stat, stat)
STATUS(lstat, stat)
STATUS(stat64, stat64)
STATUS(lstat64, stat64)

int access(const char *path, int mode) {
    char room[4096];
    return REAL(access)(redirect(path, room, sizeof room), mode);
}

DIR *opendir(const char *path) {
    char room[4096];
    return REAL(opendir)(redirect(path, room, sizeof room));
}
