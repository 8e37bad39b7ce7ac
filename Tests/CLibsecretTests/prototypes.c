// Proves, by compiling, that CLibsecret.h says of libsecret, GIO and GLib what their own headers say.

#define SECRET_API_SUBJECT_TO_CHANGE 1
#include <libsecret/secret.h>

#define TTK_REAL_LIBSECRET_TYPES
#include "CLibsecret.h"

// Macros of GLib that stand before the functions of the same names.
#undef g_free
#undef g_object_unref

#define SAME_PROTOTYPE(RESULT, NAME, PARAMETERS, ARGUMENTS)                                                            \
    _Static_assert(__builtin_types_compatible_p(__typeof__(NAME), RESULT PARAMETERS), #NAME " has another prototype");
TTK_LIBSECRET_FUNCTIONS(SAME_PROTOTYPE)

#ifdef TTK_WRONG_PROTOTYPE
SAME_PROTOTYPE(int, secret_value_get, (SecretValue * value), (value))
#endif

#define SAME_NUMBER(OURS, THEIRS) _Static_assert((int)OURS == (int)THEIRS, #THEIRS " has another value");
SAME_NUMBER(TTK_IO_ERROR_INVALID_ARGUMENT, G_IO_ERROR_INVALID_ARGUMENT)
SAME_NUMBER(TTK_IO_ERROR_PERMISSION_DENIED, G_IO_ERROR_PERMISSION_DENIED)
SAME_NUMBER(TTK_IO_ERROR_CANCELLED, G_IO_ERROR_CANCELLED)
SAME_NUMBER(TTK_IO_ERROR_DBUS_ERROR, G_IO_ERROR_DBUS_ERROR)
SAME_NUMBER(TTK_CONNECTION_AUTHENTICATION_CLIENT, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT)
SAME_NUMBER(TTK_CONNECTION_MESSAGE_BUS, G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION)
SAME_NUMBER(TTK_CALL_NO_AUTO_START, G_DBUS_CALL_FLAGS_NO_AUTO_START)
SAME_NUMBER(TTK_PROXY_NO_PROPERTIES, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES)
SAME_NUMBER(TTK_PROXY_NO_SIGNALS, G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS)
SAME_NUMBER(TTK_PROXY_NO_AUTO_START, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START)
SAME_NUMBER(TTK_SERVICE_OPEN_SESSION, SECRET_SERVICE_OPEN_SESSION)

// The types that CLibsecret.h declares itself are as wide as the real ones.
_Static_assert(sizeof(gboolean) == sizeof(int), "gboolean");
_Static_assert(sizeof(GQuark) == sizeof(uint32_t), "GQuark");
_Static_assert(sizeof(GType) == sizeof(size_t), "GType");
_Static_assert(sizeof(gpointer) == sizeof(void *), "gpointer");
_Static_assert(sizeof(GDBusConnectionFlags) == sizeof(unsigned), "GDBusConnectionFlags");
_Static_assert(sizeof(GDBusCallFlags) == sizeof(unsigned), "GDBusCallFlags");
_Static_assert(sizeof(GDBusSignalFlags) == sizeof(unsigned), "GDBusSignalFlags");
_Static_assert(sizeof(GConnectFlags) == sizeof(unsigned), "GConnectFlags");
_Static_assert(sizeof(GTypeFlags) == sizeof(unsigned), "GTypeFlags");

_Static_assert(offsetof(GError, code) == sizeof(uint32_t), "GError");
_Static_assert(offsetof(GError, message) == sizeof(void *), "GError");
_Static_assert(offsetof(ttk_object_class, constructor) == offsetof(GObjectClass, constructor), "GObjectClass");
_Static_assert(sizeof(ttk_type_query) == sizeof(GTypeQuery), "GTypeQuery");
_Static_assert(offsetof(ttk_type_query, class_size) == offsetof(GTypeQuery, class_size), "GTypeQuery");
_Static_assert(offsetof(ttk_type_query, instance_size) == offsetof(GTypeQuery, instance_size), "GTypeQuery");
