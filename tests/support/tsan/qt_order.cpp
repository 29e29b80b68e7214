// Tells ThreadSanitizer what Qt, which is not built for it, orders by locks it cannot see: what a thread did before it
// posted something comes before what another does on taking it. Without this every call from one thread to another
// looks like a race; and excepting the frames of such calls would except all that an event loop runs. Each object is a
// mark of its own: a posted call is ordered with its receiver, a queued signal with its sender, a thread's end with the
// thread. The linker puts these functions in the place of Qt's (--wrap) in the programs of the tsan preset.
#include <QDeadlineTimer>
#include <QEvent>
#include <QThread>

#include <cstdarg>
#include <private/qobject_p.h>
#include <sanitizer/tsan_interface.h>

// The names are the linker's: __wrap_ and __real_ before what the compiler makes of Qt's own.
extern "C" {

void __real__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(QObject *, const QMetaObject *, int, void **);
bool __real__ZN7QObject5eventEP6QEvent(QObject *, QEvent *);
bool __real__ZN7QThread4waitE14QDeadlineTimer(QThread *, QDeadlineTimer);

void __wrap__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(QObject *sender, const QMetaObject *type, int signal,
                                                        void **arguments)
{
    __tsan_release(sender);
    __real__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(sender, type, signal, arguments);
}

bool __wrap__ZN7QObject5eventEP6QEvent(QObject *receiver, QEvent *event)
{
    const bool call = event->type() == QEvent::MetaCall;
    if (!call && event->type() != QEvent::DeferredDelete)
        return __real__ZN7QObject5eventEP6QEvent(receiver, event);
    QThread *thread = receiver->thread(); // the receiver may not outlive this
    __tsan_acquire(receiver);
    if (const QObject *sender = call ? static_cast<QMetaCallEvent *>(event)->sender() : nullptr)
        __tsan_acquire(const_cast<QObject *>(sender));
    const bool taken = __real__ZN7QObject5eventEP6QEvent(receiver, event);
    if (call)
        __tsan_release(receiver); // for whoever waits for it
    __tsan_release(thread);
    return taken;
}

bool __wrap__ZN7QThread4waitE14QDeadlineTimer(QThread *thread, QDeadlineTimer until)
{
    const bool ended = __real__ZN7QThread4waitE14QDeadlineTimer(thread, until);
    if (ended)
        __tsan_acquire(thread);
    return ended;
}

// QMetaObject::invokeMethod() of a function.
#if QT_VERSION < QT_VERSION_CHECK(6, 7, 0)
bool __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    QObject *, void *, Qt::ConnectionType, void *);
bool __wrap__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    QObject *context, void *function, Qt::ConnectionType type, void *result)
{
    __tsan_release(context);
    const bool posted =
        __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
            context, function, type, result);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(context);
    return posted;
}
#else
bool __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeExPKPKvPKPKcPKPKNS2_18QMetaTypeInterfaceE(
    QObject *, void *, Qt::ConnectionType, qsizetype, const void *const *, const char *const *, const void *const *);
bool __wrap__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeExPKPKvPKPKcPKPKNS2_18QMetaTypeInterfaceE(
    QObject *context, void *function, Qt::ConnectionType type, qsizetype count, const void *const *values,
    const char *const *names, const void *const *types)
{
    __tsan_release(context);
    const bool posted =
        __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeExPKPKvPKPKcPKPKNS2_18QMetaTypeInterfaceE(
            context, function, type, count, values, names, types);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(context);
    return posted;
}
#endif

// What Qt starts shares this one's memory until it is another program (CLONE_VM). ThreadSanitizer's own clone() takes
// it for a fork that goes on in here, and judges no more of the thread that started it: so it is passed by.
int __clone(int (*)(void *), void *, int, void *, ...);
int clone(int (*function)(void *), void *stack, int flags, void *argument, ...)
{
    va_list rest;
    va_start(rest, argument);
    void *parent = va_arg(rest, void *);
    void *storage = va_arg(rest, void *);
    void *child = va_arg(rest, void *);
    va_end(rest);
    return __clone(function, stack, flags, argument, parent, storage, child);
}

} // extern "C"
