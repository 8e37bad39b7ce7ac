"""What a Secret Service holds: collections and the items in them."""

import base64
import itertools

ROOT = "/org/freedesktop/secrets"


class Failure(Exception):
    """An error to answer a call with."""

    def __init__(self, name, message):
        super().__init__(message)
        self.name = name


def no_such_object(path):
    return Failure("org.freedesktop.Secret.Error.NoSuchObject", f"There is no {path}.")


class Item:
    def __init__(self, path, collection, description, now):
        self.path = path
        self.collection = collection
        self.label = description.get("label", "")
        self.attributes = dict(description.get("attributes", {}))
        self.secret = base64.b64decode(description.get("secret", ""))
        self.content_type = description.get("contentType", "text/plain")
        self.created = self.modified = description.get("modified", now)

    def properties(self):
        return {
            "Locked": ("b", self.collection.locked),
            "Attributes": ("a{ss}", self.attributes),
            "Label": ("s", self.label),
            "Type": ("s", "org.freedesktop.Secret.Generic"),
            "Created": ("t", self.created),
            "Modified": ("t", self.modified),
        }

    def matches(self, attributes):
        return all(self.attributes.get(name) == value for name, value in attributes.items())


class Collection:
    def __init__(self, description):
        self.path = f"{ROOT}/collection/{description['name']}"
        self.label = description["name"].capitalize()
        self.alias = description.get("alias")
        self.locked = description.get("isLocked", False)
        # What Unlock does: "silent", "prompt" or "refuse".
        self.unlock = description.get("unlock", "silent")
        self.hides_items = description.get("hidesItemsWhileLocked", False)
        self.items = {}
        self.modified = 0

    def shows_items(self):
        return not (self.locked and self.hides_items)

    def properties(self):
        return {
            "Items": ("ao", list(self.items) if self.shows_items() else []),
            "Label": ("s", self.label),
            "Locked": ("b", self.locked),
            "Created": ("t", 1),
            "Modified": ("t", self.modified),
        }


class Contents:
    def __init__(self, scenario):
        self._times = itertools.count(1_700_000_000)
        self._numbers = itertools.count(1)
        self.collections = {}
        for description in scenario.get("collections", []):
            collection = Collection(description)
            self.collections[collection.path] = collection
            for item in description.get("items", []):
                self.add(collection, item)

    def add(self, collection, description):
        path = f"{collection.path}/{next(self._numbers)}"
        item = Item(path, collection, description, next(self._times))
        collection.items[path] = item
        return item

    def touch(self, item):
        item.modified = next(self._times)

    def with_alias(self, alias):
        return next((c for c in self.collections.values() if c.alias == alias), None)

    def collection(self, path):
        """The collection at a path or, as the standard has it, at the path of its alias."""
        if path.startswith(f"{ROOT}/aliases/"):
            found = self.with_alias(path.rpartition("/")[2])
        else:
            found = self.collections.get(path)
        if found is None:
            raise no_such_object(path)
        return found

    def item(self, path):
        for collection in self.collections.values():
            if path in collection.items and collection.shows_items():
                return collection.items[path]
        raise no_such_object(path)

    def search(self, attributes, collections=None):
        """The items with these attributes: the unlocked ones, and the locked ones."""
        found = [
            item
            for collection in (collections or self.collections.values())
            if collection.shows_items()
            for item in collection.items.values()
            if item.matches(attributes)
        ]
        return (
            [item for item in found if not item.collection.locked],
            [item for item in found if item.collection.locked],
        )
