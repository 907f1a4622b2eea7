// Tells ThreadSanitizer what Swift's libraries do where it does not see them.
//
// Accesses are in order where one thread leaves a lock, or resumes a task, before another takes the
// lock, or runs the task. ThreadSanitizer knows of that from code that the compiler instruments,
// and from the words that Swift's libraries say themselves. They say too little in two places, and
// what is in order is reported as a race:
//
// - Mutex is a word that is locked and unlocked in our own code while nobody else wants it. Else
//   libswiftSynchronization makes system calls on it, and says nothing.
//   (swiftlang/swift: stdlib/public/Synchronization/Mutex/LinuxImpl.swift)
// - A continuation that is resumed before its task waits for it: the task goes on at once, and
//   libswift_Concurrency says on the resuming side what it leaves out on the waiting one.
//   (swiftlang/swift: stdlib/public/Concurrency/Task.cpp, swift_continuation_awaitImpl)
//
// Tests/sanitize preloads this file as a library: each function here has the name and the calling
// convention of one of theirs, calls it, and says the missing word.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SWIFT_ASYNC __attribute__((swiftasynccall))
#define SELF __attribute__((swift_context)) void *self
#define CONTEXT __attribute__((swift_async_context)) struct context *context

#define HANDLE "$s15Synchronization12_MutexHandleV"
#define LOCK HANDLE "9_lockSlowyys6UInt32VF"
#define TRY_LOCK HANDLE "12_tryLockSlowSbyF"
#define UNLOCK HANDLE "11_unlockSlowyyF"
#define AWAIT "swift_continuation_await"

// The beginning of a ContinuationAsyncContext (include/swift/ABI/Task.h).
struct context {
    struct context *parent;
    SWIFT_ASYNC void (*resume)(CONTEXT);
    uintptr_t flags;
};
// With it the task goes on by way of its executor, which says the word as it hands the task over.
enum { EXECUTOR_SWITCH_FORCED = 2 };

// ThreadSanitizer's and Swift's; not there in every program that is started by a test.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);
__attribute__((weak)) SWIFT void *swift_task_getCurrent(void);

static SWIFT void (*real_lock)(uint32_t, SELF);
static SWIFT bool (*real_try_lock)(SELF);
static SWIFT void (*real_unlock)(SELF);
static SWIFT_ASYNC void (*real_await)(struct context *context);
static _Thread_local SWIFT_ASYNC void (*going_on)(CONTEXT);

__attribute__((constructor)) static void find(void) {
    real_lock = dlsym(RTLD_NEXT, LOCK);
    real_try_lock = dlsym(RTLD_NEXT, TRY_LOCK);
    real_unlock = dlsym(RTLD_NEXT, UNLOCK);
    real_await = dlsym(RTLD_NEXT, AWAIT);
}

static void acquire(void *address) {
    if (__tsan_acquire) __tsan_acquire(address);
}

static SWIFT_ASYNC void go_on(CONTEXT) {
    acquire(swift_task_getCurrent());
    context->resume = going_on;
    return going_on(context);
}

// _MutexHandle._lockSlow(_ selfId: UInt32)
SWIFT void lock(uint32_t thread, SELF) __asm__(LOCK);
SWIFT void lock(uint32_t thread, SELF) {
    real_lock(thread, self);
    acquire(self);
}

// _MutexHandle._tryLockSlow() -> Bool
SWIFT bool try_lock(SELF) __asm__(TRY_LOCK);
SWIFT bool try_lock(SELF) {
    bool is_locked = real_try_lock(self);
    if (is_locked) acquire(self);
    return is_locked;
}

// _MutexHandle._unlockSlow(): the attempt before it, in our own code, has released nothing.
SWIFT void unlock(SELF) __asm__(UNLOCK);
SWIFT void unlock(SELF) {
    if (__tsan_release) __tsan_release(self);
    real_unlock(self);
}

// swift_continuation_await(ContinuationAsyncContext *): where the continuation has been resumed, it
// calls on this thread what the context names, with the context; else it returns, and whoever runs
// the task later says the word. So the word is put before what the context names.
SWIFT_ASYNC void await(struct context *context) __asm__(AWAIT);
SWIFT_ASYNC void await(struct context *context) {
    if (!(context->flags & EXECUTOR_SWITCH_FORCED)) {
        going_on = context->resume;
        context->resume = go_on;
    }
    return real_await(context);
}
