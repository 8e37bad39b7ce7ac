"""Does with items of a keyring what other keyring programs do, for tests.

usage: peers.py

Reads commands from standard input, one JSON object a line, and answers each with one line that repeats its "id". The bus
is the one that DBUS_SESSION_BUS_ADDRESS names. Secrets are written in base64.
"""

import base64
import json
import subprocess
import sys

import secretstorage
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg


class SecretTool:
    """libsecret's own program."""

    def attributes(self, key):
        return ["service", key[0], "username", key[1]]

    def run(self, *arguments, value=None):
        return subprocess.run(["secret-tool", *arguments], input=value, capture_output=True, check=False)

    def read(self, key):
        finished = self.run("lookup", *self.attributes(key))
        return finished.stdout if finished.returncode == 0 else None

    def write(self, key, value):
        self.run("store", "--label=Written by secret-tool", *self.attributes(key), value=value).check_returncode()

    def remove(self, key):
        self.run("clear", *self.attributes(key)).check_returncode()


class PythonKeyring:
    """The Python library `keyring`."""

    def backend(self):
        from keyring.backends.SecretService import Keyring

        return Keyring()

    def read(self, key):
        text = self.backend().get_password(*key)
        return None if text is None else text.encode()

    def write(self, key, value):
        self.backend().set_password(*key, value.decode())

    def remove(self, key):
        self.backend().delete_password(*key)


class RustKeyring:
    """The Rust crate `keyring`, through its Python module."""

    def entry(self, key):
        import keyringrs

        return keyringrs.Entry(*key)

    def read(self, key):
        try:
            return self.entry(key).get_password().encode()
        except KeyError:
            return None

    def write(self, key, value):
        self.entry(key).set_password(value.decode())

    def remove(self, key):
        self.entry(key).delete_credential()


class GoKeyring:
    """The calls of the Go module `go-keyring` on the bus, one by one, as its version 0.2 makes them."""

    LOGIN = "/org/freedesktop/secrets/collection/login"

    def __init__(self):
        self.connection = open_dbus_connection()
        self.session = self.call("/org/freedesktop/secrets", "Service", "OpenSession", "sv", "plain", ("s", ""))[1]

    def call(self, path, interface, method, signature=None, *body):
        address = DBusAddress(path, "org.freedesktop.secrets", "org.freedesktop.Secret." + interface)
        return unwrap_msg(self.connection.send_and_get_reply(new_method_call(address, method, signature, body)))

    def find(self, key):
        self.unlock(self.LOGIN)
        search = {"username": key[1], "service": key[0]}
        return self.call(self.LOGIN, "Collection", "SearchItems", "a{ss}", search)[0]

    def unlock(self, path):
        unlocked, _ = self.call("/org/freedesktop/secrets", "Service", "Unlock", "ao", [path])
        if unlocked != [path]:
            raise PermissionError("failed to unlock correct collection")

    def read(self, key):
        items = self.find(key)
        if not items:
            return None
        self.unlock(items[0])
        return bytes(self.call(items[0], "Item", "GetSecret", "o", self.session)[0][2])

    def write(self, key, value):
        self.unlock(self.LOGIN)
        properties = {
            "org.freedesktop.Secret.Item.Label": ("s", f"Password for '{key[1]}' on '{key[0]}'"),
            "org.freedesktop.Secret.Item.Attributes": ("a{ss}", {"username": key[1], "service": key[0]}),
        }
        secret = (self.session, b"", value, "text/plain; charset=utf8")
        self.call(self.LOGIN, "Collection", "CreateItem", "a{sv}(oayays)b", properties, secret, True)

    def remove(self, key):
        self.call(self.find(key)[0], "Item", "Delete")


PEERS = {"secretTool": SecretTool, "pythonKeyring": PythonKeyring, "rustKeyring": RustKeyring, "goKeyring": GoKeyring}


def encoded(value):
    return None if value is None else base64.b64encode(value).decode()


def items():
    """Every item of the default collection, by a library that is none of ours."""
    connection = secretstorage.dbus_init()
    return [
        {
            "path": item.item_path,
            "label": item.get_label(),
            "attributes": item.get_attributes(),
            "secret": encoded(item.get_secret()),
        }
        for item in secretstorage.get_default_collection(connection).get_all_items()
    ]


def perform(command):
    if command["action"] == "items":
        return {"items": items()}
    peer = PEERS[command["peer"]]()
    key = (command["service"], command["account"])
    try:
        if command["action"] == "read":
            return {"value": encoded(peer.read(key))}
        if command["action"] == "write":
            peer.write(key, base64.b64decode(command["value"]))
        else:
            peer.remove(key)
        return {}
    except Exception as error:
        # The text of an error may hold the secret: keyringrs prints its bytes.
        return {"refusal": type(error).__name__}


for line in sys.stdin:
    command = json.loads(line)
    print(json.dumps({"id": command["id"]} | perform(command)), flush=True)
