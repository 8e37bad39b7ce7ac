"""What the calls of other keyring libraries take, for comparison.

usage: library_loops.py

Reads commands from standard input, one a line: "LIBRARY lookup SERVICE ACCOUNT TIMES", or "store" for "lookup". Answers
each with the nanoseconds of each call on one line, or with "failed: " and why.
"""

import sys
import time

import keyringrs
import secretstorage
from keyring.backends.SecretService import Keyring


class PythonKeyring:
    def __init__(self):
        self.keyring = Keyring()

    def lookup(self, service, account):
        return self.keyring.get_password(service, account)

    def store(self, service, account, secret):
        self.keyring.set_password(service, account, secret)


class SecretStorage:
    """One connection and one session for all calls."""

    def __init__(self):
        self.collection = secretstorage.get_default_collection(secretstorage.dbus_init())
        self.collection.session = secretstorage.util.open_session(self.collection.connection)

    def lookup(self, service, account):
        for item in self.collection.search_items({"service": service, "username": account}):
            return item.get_secret()

    def store(self, service, account, secret):
        self.collection.create_item("Stored", {"service": service, "username": account}, secret.encode(), replace=True)


class Rust:
    def lookup(self, service, account):
        return keyringrs.Entry(service, account).get_password()

    def store(self, service, account, secret):
        keyringrs.Entry(service, account).set_password(secret)


LIBRARIES = {"keyring": PythonKeyring(), "secretstorage": SecretStorage(), "keyringrs": Rust()}


def perform(library, action, service, account, times):
    nanoseconds = []
    for number in range(int(times)):
        begin = time.perf_counter_ns()
        if action == "store":
            library.store(service, account, f"a value of the usual length, no. {number:08d}")
        elif library.lookup(service, account) is None:
            raise LookupError("there is no such item")
        nanoseconds.append(time.perf_counter_ns() - begin)
    return " ".join(map(str, nanoseconds))


for line in sys.stdin:
    name, *arguments = line.split()
    try:
        answer = perform(LIBRARIES[name], *arguments)
    except Exception as error:
        answer = f"failed: {type(error).__name__}: {error}"
    print(answer, flush=True)
