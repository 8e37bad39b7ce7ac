#include "CLibsecret.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

// One pointer for each function, filled when the library is loaded and constant from then on.
#define TTK_MEMBER(RESULT, NAME, PARAMETERS, ARGUMENTS) RESULT(*NAME) PARAMETERS;
static struct {
    TTK_LIBSECRET_FUNCTIONS(TTK_MEMBER)
    // Variadic, so that the list cannot have them.
    void (*g_async_initable_new_async)(
        GType type, int priority, GCancellable *cancellable, GAsyncReadyCallback callback, void *data,
        const char *first_property, ...);
    void (*g_object_set)(void *object, const char *first_property, ...);
} library;

#define TTK_DEFINE(RESULT, NAME, PARAMETERS, ARGUMENTS)                                                                \
    RESULT ttk_##NAME PARAMETERS { return library.NAME ARGUMENTS; }
TTK_LIBSECRET_FUNCTIONS(TTK_DEFINE)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_int is_loaded;

// libsecret's SecretService always takes the session bus of the process, which it shares with everything else there and
// which ends the process when the bus goes away. This subclass puts a connection and an owner of its own in their place.
static GType service_type;
static GObject *(*inherited_constructor)(GType type, unsigned count, void *properties);
static _Thread_local GDBusConnection *connection_of_next;
static _Thread_local const char *owner_of_next;

static GObject *construct_service(GType type, unsigned count, void *properties) {
    GObject *service = inherited_constructor(type, count, properties);
    // The proxy's own habits cost round trips and serve nobody here: properties, signals and starting the service.
    unsigned flags = TTK_PROXY_NO_PROPERTIES | TTK_PROXY_NO_SIGNALS | TTK_PROXY_NO_AUTO_START;
    // So does its time limit of 25 seconds, whose end looks like that of a connection: the store has its own.
    library.g_object_set(
        service, "g-bus-type", 0, "g-connection", connection_of_next, "g-name", owner_of_next, "g-flags", flags,
        "g-default-timeout", INT_MAX, (char *)0);
    return service;
}

static void init_service_class(void *class, void *data) {
    (void)data;
    ttk_object_class *object_class = class;
    inherited_constructor = object_class->constructor;
    object_class->constructor = construct_service;
}

static void register_service(void) {
    ttk_type_query parent;
    library.g_type_query(library.secret_service_get_type(), (GTypeQuery *)&parent);
    service_type = library.g_type_register_static_simple(
        parent.type, "TimeTrackingKitSecretService", parent.class_size, init_service_class, parent.instance_size, NULL,
        0);
}

// Functions of GIO and GLib are found through libsecret, which depends on both.
static ttk_libsecret_state load(const char *name) {
    void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return TTK_LIBSECRET_MISSING;
    // The library is never unloaded: its types and threads stay for as long as the process.
#define TTK_FIND(RESULT, NAME, PARAMETERS, ARGUMENTS)                                                                  \
    if (!(*(void **)&library.NAME = dlsym(handle, #NAME))) return TTK_LIBSECRET_TOO_OLD;
    TTK_LIBSECRET_FUNCTIONS(TTK_FIND)
    TTK_FIND(void, g_async_initable_new_async, , )
    TTK_FIND(void, g_object_set, , )
    register_service();
    return TTK_LIBSECRET_LOADED;
}

ttk_libsecret_state ttk_libsecret_load(const char *name) {
    pthread_mutex_lock(&lock);
    ttk_libsecret_state state = is_loaded ? TTK_LIBSECRET_LOADED : load(name);
    is_loaded = state == TTK_LIBSECRET_LOADED;
    pthread_mutex_unlock(&lock);
    return state;
}

int ttk_libsecret_is_loaded(void) { return is_loaded; }

// What GIO calls for the signal, with the function that Swift gave behind the data.
struct closed_handler {
    GSourceFunc run;
    void *data;
};

static void call_closed_handler(GDBusConnection *connection, gboolean vanished, GError *error, void *data) {
    (void)connection, (void)vanished, (void)error;
    struct closed_handler *handler = data;
    handler->run(handler->data);
}

static void free_closed_handler(void *data, GClosure *closure) {
    (void)closure;
    free(data);
}

unsigned long ttk_connect_closed(GDBusConnection *connection, GSourceFunc closed, void *data) {
    struct closed_handler *handler = malloc(sizeof *handler);
    if (!handler) abort();
    *handler = (struct closed_handler){closed, data};
    return library.g_signal_connect_data(
        connection, "closed", (GCallback)call_closed_handler, handler, free_closed_handler, 0);
}

void ttk_secret_service_new(
    GDBusConnection *connection, const char *owner, GCancellable *cancellable, GAsyncReadyCallback callback,
    void *data) {
    connection_of_next = connection;
    owner_of_next = owner;
    library.g_async_initable_new_async(
        service_type, 0, cancellable, callback, data, "flags", (unsigned)TTK_SERVICE_OPEN_SESSION, (char *)0);
    connection_of_next = NULL;
    owner_of_next = NULL;
}
