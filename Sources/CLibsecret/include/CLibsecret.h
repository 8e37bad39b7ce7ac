// The functions of libsecret, GIO and GLib that the keyring store calls, found at run time.
//
// Nothing here needs libsecret's headers or its library to build, and a program starts without it. The prototypes are
// written down once, in the list below: it makes the functions that Swift calls (`ttk_` and the name of the original)
// and the table behind them. Scripts/check/prototypes compiles the same list against the real headers.

#ifndef TTK_CLIBSECRET_H
#define TTK_CLIBSECRET_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#ifndef TTK_REAL_LIBSECRET_TYPES
typedef int gboolean;
typedef uint32_t GQuark;
typedef uint32_t guint32;
typedef struct _GMainContext GMainContext;
typedef struct _GMainLoop GMainLoop;
typedef struct _GSource GSource;
typedef struct _GVariant GVariant;
typedef struct _GVariantType GVariantType;
typedef struct _GObject GObject;
typedef struct _GCancellable GCancellable;
typedef struct _GAsyncResult GAsyncResult;
typedef struct _GAsyncInitable GAsyncInitable;
typedef struct _GDBusConnection GDBusConnection;
typedef struct _GDBusAuthObserver GDBusAuthObserver;
typedef struct _SecretService SecretService;
typedef struct _SecretValue SecretValue;
typedef unsigned int GDBusConnectionFlags;
typedef unsigned int GDBusCallFlags;
typedef unsigned int GDBusSignalFlags;
typedef size_t GType;
typedef struct _GTypeQuery GTypeQuery;
typedef unsigned int GTypeFlags;
typedef void (*GClassInitFunc)(void *class, void *data);
typedef void (*GInstanceInitFunc)(void *instance, void *class);
// Domain, code and text, as GLib lays them out.
typedef struct _GError {
    GQuark domain;
    int code;
    char *message;
} GError;
typedef gboolean (*GSourceFunc)(void *data);
typedef void (*GDestroyNotify)(void *data);
typedef void (*GCallback)(void);
typedef struct _GClosure GClosure;
typedef void (*GClosureNotify)(void *data, GClosure *closure);
typedef unsigned int GConnectFlags;
typedef void (*GAsyncReadyCallback)(GObject *source, GAsyncResult *result, void *data);
typedef void (*GDBusSignalCallback)(
    GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *signal,
    GVariant *parameters, void *data);
#endif

// X(result, name, parameters, arguments)
#define TTK_LIBSECRET_FUNCTIONS(X)                                                                                     \
    X(void, g_free, (void *memory), (memory))                                                                          \
    X(void, g_error_free, (GError * error), (error))                                                                   \
    X(void, g_object_unref, (void *object), (object))                                                                  \
    X(unsigned long, g_signal_connect_data,                                                                            \
      (void *instance, const char *signal, GCallback handler, void *data, GClosureNotify release,                      \
       GConnectFlags flags),                                                                                           \
      (instance, signal, handler, data, release, flags))                                                               \
    X(void, g_signal_handler_disconnect, (void *instance, unsigned long handler), (instance, handler))                 \
    X(GMainContext *, g_main_context_new, (void), ())                                                                  \
    X(void, g_main_context_unref, (GMainContext * context), (context))                                                 \
    X(void, g_main_context_push_thread_default, (GMainContext * context), (context))                                   \
    X(void, g_main_context_pop_thread_default, (GMainContext * context), (context))                                    \
    X(GMainLoop *, g_main_loop_new, (GMainContext * context, gboolean running), (context, running))                    \
    X(void, g_main_loop_run, (GMainLoop * loop), (loop))                                                               \
    X(void, g_main_loop_quit, (GMainLoop * loop), (loop))                                                              \
    X(GMainContext *, g_main_loop_get_context, (GMainLoop * loop), (loop))                                             \
    X(void, g_main_loop_unref, (GMainLoop * loop), (loop))                                                             \
    X(GSource *, g_idle_source_new, (void), ())                                                                        \
    X(void, g_source_set_priority, (GSource * source, int priority), (source, priority))                               \
    X(void, g_source_set_callback, (GSource * source, GSourceFunc run, void *data, GDestroyNotify release),            \
      (source, run, data, release))                                                                                    \
    X(unsigned int, g_source_attach, (GSource * source, GMainContext * context), (source, context))                    \
    X(void, g_source_unref, (GSource * source), (source))                                                              \
    X(GCancellable *, g_cancellable_new, (void), ())                                                                   \
    X(void, g_cancellable_cancel, (GCancellable * cancellable), (cancellable))                                         \
    X(GVariant *, g_variant_new_string, (const char *text), (text))                                                    \
    X(GVariant *, g_variant_new_object_path, (const char *path), (path))                                               \
    X(GVariant *, g_variant_new_boolean, (gboolean value), (value))                                                    \
    X(GVariant *, g_variant_new_uint32, (guint32 value), (value))                                                      \
    X(GVariant *, g_variant_new_variant, (GVariant * value), (value))                                                  \
    X(GVariant *, g_variant_new_dict_entry, (GVariant * key, GVariant * value), (key, value))                          \
    X(GVariant *, g_variant_new_array, (const GVariantType *type, GVariant *const *children, size_t count),            \
      (type, children, count))                                                                                         \
    X(GVariant *, g_variant_new_tuple, (GVariant *const *children, size_t count), (children, count))                   \
    X(GVariant *, g_variant_ref_sink, (GVariant * value), (value))                                                     \
    X(void, g_variant_unref, (GVariant * value), (value))                                                              \
    X(const char *, g_variant_get_type_string, (GVariant * value), (value))                                            \
    X(const char *, g_variant_get_string, (GVariant * value, size_t *length), (value, length))                         \
    X(gboolean, g_variant_get_boolean, (GVariant * value), (value))                                                    \
    X(uint32_t, g_variant_get_uint32, (GVariant * value), (value))                                                     \
    X(uint64_t, g_variant_get_uint64, (GVariant * value), (value))                                                     \
    X(GVariant *, g_variant_get_variant, (GVariant * value), (value))                                                  \
    X(size_t, g_variant_n_children, (GVariant * value), (value))                                                       \
    X(GVariant *, g_variant_get_child_value, (GVariant * value, size_t index), (value, index))                         \
    X(gboolean, g_dbus_is_address, (const char *address), (address))                                                   \
    X(void, g_dbus_connection_new_for_address,                                                                         \
      (const char *address, GDBusConnectionFlags flags, GDBusAuthObserver *observer, GCancellable *cancellable,        \
       GAsyncReadyCallback callback, void *data),                                                                      \
      (address, flags, observer, cancellable, callback, data))                                                         \
    X(GDBusConnection *, g_dbus_connection_new_for_address_finish, (GAsyncResult * result, GError * *error),           \
      (result, error))                                                                                                 \
    X(gboolean, g_dbus_connection_is_closed, (GDBusConnection * connection), (connection))                             \
    X(void, g_dbus_connection_call,                                                                                    \
      (GDBusConnection * connection, const char *name, const char *path, const char *interface, const char *method,    \
       GVariant *parameters, const GVariantType *reply, GDBusCallFlags flags, int timeout, GCancellable *cancellable,  \
       GAsyncReadyCallback callback, void *data),                                                                      \
      (connection, name, path, interface, method, parameters, reply, flags, timeout, cancellable, callback, data))     \
    X(GVariant *, g_dbus_connection_call_finish,                                                                       \
      (GDBusConnection * connection, GAsyncResult * result, GError * *error), (connection, result, error))             \
    X(void, g_dbus_connection_flush,                                                                                   \
      (GDBusConnection * connection, GCancellable *cancellable, GAsyncReadyCallback callback, void *data),             \
      (connection, cancellable, callback, data))                                                                       \
    X(unsigned int, g_dbus_connection_signal_subscribe,                                                                \
      (GDBusConnection * connection, const char *sender, const char *interface, const char *signal, const char *path,  \
       const char *argument, GDBusSignalFlags flags, GDBusSignalCallback callback, void *data,                         \
       GDestroyNotify release),                                                                                        \
      (connection, sender, interface, signal, path, argument, flags, callback, data, release))                         \
    X(void, g_dbus_connection_signal_unsubscribe, (GDBusConnection * connection, unsigned int subscription),           \
      (connection, subscription))                                                                                      \
    X(GQuark, g_io_error_quark, (void), ())                                                                            \
    X(char *, g_dbus_error_get_remote_error, (const GError *error), (error))                                           \
    X(GObject *, g_async_initable_new_finish, (GAsyncInitable * initable, GAsyncResult * result, GError * *error),     \
      (initable, result, error))                                                                                       \
    X(void, g_type_query, (GType type, GTypeQuery * query), (type, query))                                             \
    X(GType, g_type_register_static_simple,                                                                            \
      (GType parent, const char *name, unsigned class_size, GClassInitFunc class_init, unsigned instance_size,         \
       GInstanceInitFunc instance_init, GTypeFlags flags),                                                             \
      (parent, name, class_size, class_init, instance_size, instance_init, flags))                                     \
    X(GType, secret_service_get_type, (void), ())                                                                      \
    X(GVariant *, secret_service_encode_dbus_secret, (SecretService * service, SecretValue * value),                   \
      (service, value))                                                                                                \
    X(SecretValue *, secret_service_decode_dbus_secret, (SecretService * service, GVariant * value), (service, value)) \
    X(const char *, secret_service_get_session_dbus_path, (SecretService * service), (service))                        \
    X(SecretValue *, secret_value_new, (const char *bytes, ssize_t count, const char *type), (bytes, count, type))     \
    X(const char *, secret_value_get, (SecretValue * value, size_t *count), (value, count))                            \
    X(void, secret_value_unref, (void *value), (value))

// The layouts of a class, as far as its constructor, and of what is known of a type; GObject's binary interface.
typedef struct {
    GType type;
    void *construct_properties;
    GObject *(*constructor)(GType type, unsigned count, void *properties);
} ttk_object_class;

typedef struct {
    GType type;
    const char *name;
    unsigned class_size;
    unsigned instance_size;
} ttk_type_query;

#define TTK_DECLARE(RESULT, NAME, PARAMETERS, ARGUMENTS) RESULT ttk_##NAME PARAMETERS;
TTK_LIBSECRET_FUNCTIONS(TTK_DECLARE)
#undef TTK_DECLARE

/// Numbers of GIO and libsecret that are part of their binary interfaces.
enum {
    TTK_IO_ERROR_INVALID_ARGUMENT = 13,
    TTK_IO_ERROR_PERMISSION_DENIED = 14,
    TTK_IO_ERROR_CANCELLED = 19,
    TTK_IO_ERROR_DBUS_ERROR = 36,
    TTK_CONNECTION_AUTHENTICATION_CLIENT = 1 << 0,
    TTK_CONNECTION_MESSAGE_BUS = 1 << 3,
    TTK_CALL_NO_AUTO_START = 1 << 0,
    TTK_PROXY_NO_PROPERTIES = 1 << 0,
    TTK_PROXY_NO_SIGNALS = 1 << 1,
    TTK_PROXY_NO_AUTO_START = 1 << 2,
    TTK_SERVICE_OPEN_SESSION = 1 << 1,
};

/// How loading the library ended.
typedef enum {
    /// It is loaded; only now may the other functions be called.
    TTK_LIBSECRET_LOADED,
    /// It is not there, or the loader refuses it.
    TTK_LIBSECRET_MISSING,
    /// It lacks a function.
    TTK_LIBSECRET_TOO_OLD,
} ttk_libsecret_state;

/// Loads the library of a name, once for the process; later calls find it loaded, whatever name they give.
ttk_libsecret_state ttk_libsecret_load(const char *name);

/* Whether that has succeeded, so that nobody has to wait for it any more. */
int ttk_libsecret_is_loaded(void);

/// Calls a closure when a connection is closed, by either side; the number ends it with `g_signal_handler_disconnect`.
unsigned long ttk_connect_closed(GDBusConnection *connection, GSourceFunc closed, void *data);

/// Begins to open a session with the Secret Service that owns a unique name on a connection.
///
/// `g_async_initable_new_finish` ends it and gives the service.
void ttk_secret_service_new(
    GDBusConnection *connection, const char *owner, GCancellable *cancellable, GAsyncReadyCallback callback,
    void *data);

#endif
