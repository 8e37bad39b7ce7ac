"""A Secret Service that misbehaves on command, for tests.

usage: fake_secret_service.py BUS_ADDRESS

Reads commands from standard input, one JSON object a line, and answers each with one line that repeats its "id". The
first command is "start". It ends when its input does.
"""

import base64
import collections
import json
import os
import select
import sys

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

from contents import ROOT, Contents, Failure, no_such_object
from methods import Methods, Prompted

NAME = "org.freedesktop.secrets"


class Prompt:
    def __init__(self, path, prompted):
        self.path = path
        self.action = prompted.action
        self.nothing = prompted.nothing


class FakeSecretService:
    def __init__(self, address):
        self.address = address
        self.connection = None
        self.calls = collections.Counter()
        self.waiting = []
        self.held = []
        self.prompts = {}
        self.prompts_made = 0

    # Commands

    def command_start(self, command):
        self.scenario = command["scenario"]
        self.contents = Contents(self.scenario)
        self.methods = Methods(self.contents)
        self.connect()
        return {}

    def command_connect(self, command):
        self.connect()
        return {}

    def command_vanish(self, command):
        self.vanish()
        return {}

    def command_change(self, command):
        """Takes other faults and another outcome of prompts; calls are counted anew for them."""
        self.scenario.update(command["scenario"])
        self.calls.clear()
        return {}

    def command_release(self, command):
        """Lets the calls go on that were held back."""
        held, self.held = self.held, []
        for go_on in held:
            go_on()
        return {"count": len(held)}

    def command_answer(self, command):
        """Answers the prompts that are open."""
        for prompt in list(self.prompts.values()):
            self.complete(prompt, command["agreed"])
        return {}

    def command_lock(self, command):
        self.contents.collections[f"{ROOT}/collection/{command['collection']}"].locked = command["isLocked"]
        return {}

    def command_report(self, command):
        return {
            "calls": self.calls,
            "items": [
                {
                    "collection": collection.path.rpartition("/")[2],
                    "label": item.label,
                    "attributes": item.attributes,
                    "secret": base64.b64encode(item.secret).decode(),
                }
                for collection in self.contents.collections.values()
                for item in collection.items.values()
            ],
        }

    def command_await(self, command):
        """Is answered when a method has been called so many times."""
        return None if self.calls[command["method"]] < command["count"] else {}

    def obey(self, line):
        command = json.loads(line)
        answer = getattr(self, f"command_{command['command']}")(command)
        if answer is None:
            self.waiting.append(command)
        else:
            self.answer(command, answer)

    def answer(self, command, answer):
        print(json.dumps({"id": command["id"], **answer}), flush=True)

    # The bus

    def connect(self):
        self.connection = self.connection_with_name(1)

    def connection_with_name(self, wanted):
        """A new connection that has the name (1), or is the next to have it (2)."""
        connection = open_dbus_connection(self.address, auth_timeout=60)
        reply = connection.send_and_get_reply(message_bus.RequestName(NAME))
        if reply.body != (wanted,):
            raise RuntimeError(f"The bus does not give this program the name {NAME}.")
        return connection

    def vanish(self):
        self.connection.close()
        self.connection = None
        self.held.clear()
        self.prompts.clear()

    def restart(self):
        # Waits for its own name, so that there is no moment at which nobody has it.
        successor = self.connection_with_name(2)
        self.vanish()
        self.connection = successor

    def send(self, message):
        if self.connection is not None:
            self.connection.send(message)

    def receive(self):
        """Handles what has arrived."""
        while self.connection is not None:
            try:
                message = self.connection.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                # The bus has ended.
                self.connection = None
                return
            if message.header.message_type == MessageType.method_call:
                self.handle(message)

    def handle(self, message):
        fields = message.header.fields
        interface = fields.get(HeaderFields.interface, "").rpartition(".")[2]
        member = fields[HeaderFields.member]
        name = f"{interface}.{member}"
        if interface == "Properties":
            # For example "Get Item.Locked".
            name = " ".join([member, ".".join([message.body[0].rpartition(".")[2], *message.body[1:2]])])
        self.calls[name] += 1
        try:
            self.misbehave(message, interface, member, name, lambda: self.perform(message, interface, member))
        finally:
            for command in [c for c in self.waiting if self.calls[c["method"]] >= c["count"]]:
                self.waiting.remove(command)
                self.answer(command, {})

    def misbehave(self, message, interface, member, name, perform):
        fault = self.fault(name)
        effect = fault.get("effect")
        if effect == "silent":
            pass
        elif effect == "silentAfterApplying":
            perform()
        elif effect == "hold":
            self.held.append(lambda: self.send(perform()))
        elif effect == "holdReply":
            answer = perform()
            self.held.append(lambda: self.send(answer))
        elif effect == "vanish":
            self.vanish()
        elif effect == "vanishAfterApplying":
            perform()
            self.vanish()
        elif effect == "restart":
            self.restart()
        elif effect == "restartAfterApplying":
            perform()
            self.restart()
        elif effect == "error":
            self.send(new_error(message, fault["error"], "s", ("On command.",)))
        elif effect == "answer":
            self.send(new_method_return(message, fault["signature"], tuple(fault["body"])))
        elif effect == "prompt":
            self.send(self.perform(message, interface, member, prompting=True))
        elif effect == "forget":
            answer = perform()
            for collection in self.contents.collections.values():
                collection.items.clear()
            self.send(answer)
        elif effect is None:
            self.send(perform())
            # A prompt that is answered at once is answered after the call that shows it.
            if name == "Prompt.Prompt":
                self.outcome(self.prompts[message.header.fields[HeaderFields.path]])
        else:
            raise RuntimeError(f"There is no effect {effect}.")

    def fault(self, name):
        for fault in self.scenario.get("faults", []):
            if fault["method"] == name and fault.get("call", self.calls[name]) == self.calls[name]:
                return fault
        return {}

    def perform(self, message, interface, member, prompting=False):
        """Does what a call asks for, or asks a person first, and returns the answer."""
        path = message.header.fields[HeaderFields.path]
        try:
            if interface == "Prompt":
                signature, body = self.prompt_call(path, member)
            else:
                if prompting:
                    result = self.prompted(interface, member, path, message.body)
                else:
                    result = self.methods.perform(interface, member, path, message.body)
                signature, body = self.ask(result) if isinstance(result, Prompted) else result
        except Failure as failure:
            return new_error(message, failure.name, "s", (str(failure),))
        return new_method_return(message, signature or None, body)

    # Prompts

    def prompted(self, interface, member, path, body):
        """What a method answers that asks a person first, as some services do at each change."""

        def act():
            _, results = self.methods.perform(interface, member, path, body)
            return "o", results[0]

        return Prompted(act, lambda prompt: ("oo", ("/", prompt)) if member == "CreateItem" else ("o", (prompt,)))

    def ask(self, prompted):
        self.prompts_made += 1
        path = f"{ROOT}/prompt/p{self.prompts_made}"
        self.prompts[path] = Prompt(path, prompted)
        return prompted.answer(path)

    def prompt_call(self, path, member):
        if path not in self.prompts:
            raise no_such_object(path)
        if member == "Dismiss" and self.scenario.get("prompts") != "ignore":
            self.complete(self.prompts[path], False)
        return "", ()

    def outcome(self, prompt):
        wanted = self.scenario.get("prompts")
        if wanted == "dismissWithAnyResult":
            prompt.nothing = ("s", "")
        if wanted in ("agree", "dismiss", "dismissWithAnyResult"):
            self.complete(prompt, wanted == "agree")
        elif wanted == "vanish":
            self.vanish()

    def complete(self, prompt, agreed):
        del self.prompts[prompt.path]
        result = prompt.action() if agreed else prompt.nothing
        emitter = DBusAddress(prompt.path, NAME, "org.freedesktop.Secret.Prompt")
        self.send(new_signal(emitter, "Completed", "bv", (not agreed, result)))


def main():
    service = FakeSecretService(sys.argv[1])
    rest = b""
    while True:
        sources = [sys.stdin] if service.connection is None else [sys.stdin, service.connection.sock]
        ready, _, _ = select.select(sources, [], [])
        if sys.stdin in ready:
            data = os.read(sys.stdin.fileno(), 65536)
            if not data:
                return
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                service.obey(line)
        # A command may have read from the bus what the next wait would not report any more.
        service.receive()


main()
