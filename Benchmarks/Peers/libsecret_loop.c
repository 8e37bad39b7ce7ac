/* What libsecret's own calls take, for comparison.
 *
 * usage: libsecret_loop
 *
 * Reads commands from standard input, one a line: "lookup SERVICE ACCOUNT TIMES" or "store SERVICE ACCOUNT TIMES".
 * Answers each with the nanoseconds of each call on one line, or with "failed: " and why.
 */
#include <libsecret/secret.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const SecretSchema schema = {
    "org.example.loop", SECRET_SCHEMA_DONT_MATCH_NAME,
    {{"service", SECRET_SCHEMA_ATTRIBUTE_STRING}, {"username", SECRET_SCHEMA_ATTRIBUTE_STRING}, {NULL, 0}},
};

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static gboolean look_up(const char *service, const char *account, GError **error) {
    gchar *secret = secret_password_lookup_sync(&schema, NULL, error, "service", service, "username", account, NULL);
    gboolean found = secret != NULL;
    secret_password_free(secret);
    return found;
}

static gboolean store(const char *service, const char *account, int number, GError **error) {
    char secret[64];
    snprintf(secret, sizeof secret, "a value of the usual length, no. %08d", number);
    return secret_password_store_sync(&schema, SECRET_COLLECTION_DEFAULT, "Stored by C", secret, NULL, error,
                                      "service", service, "username", account, NULL);
}

int main(void) {
    char action[16], service[64], account[64];
    int times;
    while (scanf("%15s %63s %63s %d", action, service, account, &times) == 4) {
        GError *error = NULL;
        for (int number = 0; number < times; number++) {
            long long begin = now();
            gboolean done = strcmp(action, "store") == 0 ? store(service, account, number, &error)
                                                         : look_up(service, account, &error);
            long long end = now();
            if (!done) {
                printf("failed: %s\n", error == NULL ? "there is no such item" : error->message);
                return 1;
            }
            printf(number == 0 ? "%lld" : " %lld", end - begin);
        }
        printf("\n");
        fflush(stdout);
    }
    return 0;
}
