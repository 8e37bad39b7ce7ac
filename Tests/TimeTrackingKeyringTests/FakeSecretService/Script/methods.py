"""The methods of the Secret Service, as the standard describes them."""

from contents import ROOT, Failure, no_such_object


class Prompted:
    """An answer that a person has to agree to first."""

    def __init__(self, action, answer, nothing=("s", "")):
        # The prompt's result when the person does not agree.
        self.nothing = nothing
        # What agreeing does; it returns the signature and the value of the prompt's result.
        self.action = action
        # The answer for the path of the prompt.
        self.answer = answer


def require_unlocked(collection):
    if collection.locked:
        raise Failure("org.freedesktop.Secret.Error.IsLocked", "The collection is locked.")


class Methods:
    """Each method returns the signature and the body of its answer, or a Prompted."""

    def __init__(self, contents):
        self.contents = contents
        self.sessions = 0

    def perform(self, interface, member, path, body):
        method = getattr(self, f"{interface}_{member}", None)
        if method is None:
            raise Failure("org.freedesktop.DBus.Error.UnknownMethod", f"There is no {interface}.{member}.")
        return method(path, *body)

    # Service

    def Service_OpenSession(self, path, algorithm, _):
        if algorithm != "plain":
            raise Failure("org.freedesktop.DBus.Error.NotSupported", f"There is no algorithm {algorithm}.")
        self.sessions += 1
        return "vo", (("s", ""), f"{ROOT}/session/{self.sessions}")

    def Service_SearchItems(self, path, attributes):
        unlocked, locked = self.contents.search(attributes)
        return "aoao", ([item.path for item in unlocked], [item.path for item in locked])

    def Service_ReadAlias(self, path, alias):
        collection = self.contents.with_alias(alias)
        return "o", (collection.path if collection else "/",)

    def Service_GetSecrets(self, path, items, session):
        found = {}
        for each in items:
            try:
                item = self.contents.item(each)
            except Failure:
                continue
            if not item.collection.locked:
                found[each] = self._secret(item, session)
        return "a{o(oayays)}", (found,)

    def Service_Lock(self, path, objects):
        collections = [self._collection_of(each) for each in objects]
        for collection in collections:
            collection.locked = True
        return "aoo", (list(objects), "/")

    def Service_Unlock(self, path, objects):
        unlocked, asked = [], []
        for each in objects:
            try:
                collection = self._collection_of(each)
            except Failure:
                continue
            if collection.locked and collection.unlock == "silent":
                collection.locked = False
            if not collection.locked:
                unlocked.append(each)
            elif collection.unlock == "prompt":
                asked.append(each)
        if not asked:
            return "aoo", (unlocked, "/")

        def agree():
            for each in asked:
                self._collection_of(each).locked = False
            return "ao", asked

        return Prompted(agree, lambda prompt: ("aoo", (unlocked, prompt)), nothing=("ao", []))

    # Collection

    def Collection_SearchItems(self, path, attributes):
        unlocked, locked = self.contents.search(attributes, [self.contents.collection(path)])
        return "ao", ([item.path for item in unlocked + locked],)

    def Collection_CreateItem(self, path, properties, secret, replace):
        collection = self.contents.collection(path)
        require_unlocked(collection)
        _, attributes = properties.get("org.freedesktop.Secret.Item.Attributes", ("a{ss}", {}))
        _, label = properties.get("org.freedesktop.Secret.Item.Label", ("s", ""))
        same = [item for item in collection.items.values() if item.attributes == attributes]
        item = same[0] if replace and same else self.contents.add(collection, {"attributes": attributes})
        item.label = label
        self._set_secret(item, secret)
        return "oo", (item.path, "/")

    # Item

    def Item_GetSecret(self, path, session):
        item = self.contents.item(path)
        require_unlocked(item.collection)
        return "(oayays)", (self._secret(item, session),)

    def Item_SetSecret(self, path, secret):
        item = self.contents.item(path)
        require_unlocked(item.collection)
        self._set_secret(item, secret)
        return "", ()

    def Item_Delete(self, path):
        item = self.contents.item(path)

        def delete():
            item.collection.items.pop(path, None)
            return "s", ""

        if item.collection.locked and item.collection.unlock == "prompt":
            return Prompted(delete, lambda prompt: ("o", (prompt,)))
        require_unlocked(item.collection)
        delete()
        return "o", ("/",)

    def Session_Close(self, path):
        return "", ()

    # Properties

    def Properties_Get(self, path, interface, name):
        return "v", (self._properties(path, interface)[name],)

    def Properties_GetAll(self, path, interface):
        return "a{sv}", (self._properties(path, interface),)

    def Properties_Set(self, path, interface, name, value):
        item = self.contents.item(path)
        require_unlocked(item.collection)
        if name == "Attributes":
            item.attributes = dict(value[1])
        elif name == "Label":
            item.label = value[1]
        self.contents.touch(item)
        return "", ()

    def Peer_Ping(self, path):
        return "", ()

    def _properties(self, path, interface):
        if interface.endswith(".Service"):
            return {"Collections": ("ao", list(self.contents.collections))}
        if interface.endswith(".Collection"):
            return self.contents.collection(path).properties()
        if interface.endswith(".Item"):
            return self.contents.item(path).properties()
        raise no_such_object(path)

    def _collection_of(self, path):
        try:
            return self.contents.collection(path)
        except Failure:
            return self.contents.item(path).collection

    def _secret(self, item, session):
        return session, b"", item.secret, item.content_type

    def _set_secret(self, item, secret):
        _, _, value, item.content_type = secret
        item.secret = bytes(value)
        self.contents.touch(item)
