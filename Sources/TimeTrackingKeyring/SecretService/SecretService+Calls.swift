#if Keyring && os(Linux)
import TimeTrackingKit

/// The calls of the Secret Service that the store makes, as the protocol has them.
extension SecretService {
    /// What a search found.
    struct FoundItems {
        var unlocked: [ObjectPath]
        var locked: [ObjectPath]

        var all: [ObjectPath] { unlocked + locked }
    }

    private static let interface = "org.freedesktop.Secret.Service"
    private static let itemInterface = "org.freedesktop.Secret.Item"
    static let collectionInterface = "org.freedesktop.Secret.Collection"
    static let promptInterface = "org.freedesktop.Secret.Prompt"

    private func call(
        _ name: String,
        on object: ObjectPath = .service,
        _ interface: String = interface,
        _ arguments: BusValue = .tuple(),
        answer: StaticString
    ) -> PendingAnswer<BusValue> {
        connection.call(
            BusMethod(owner: owner, object: object, interface: interface, name: name),
            arguments,
            answer: answer
        )
    }

    /// Finds items by attributes that they have among others; never prompts.
    func beginSearch(_ attributes: [String: String]) -> PendingAnswer<BusValue> {
        Self.beginSearch(attributes, of: owner, on: connection)
    }

    /// Finds items by attributes that they have among others, at the owner of the service's name.
    static func beginSearch(
        _ attributes: [String: String],
        of owner: String,
        on connection: BusConnection
    ) -> PendingAnswer<BusValue> {
        let method = BusMethod(owner: owner, object: .service, interface: interface, name: "SearchItems")
        return connection.call(method, .tuple(.texts(attributes)), answer: "(aoao)")
    }

    /// Finds items by attributes that they have among others; never prompts.
    func search(_ attributes: [String: String]) async throws(KeyringFailure) -> FoundItems {
        try Self.found(in: try await beginSearch(attributes).value())
    }

    /// Reads the answer of a search.
    static func found(in answer: BusValue) throws(KeyringFailure) -> FoundItems {
        guard let lists = answer.members, lists.count == 2,
            let unlocked = lists[0].objectPaths, let locked = lists[1].objectPaths
        else { throw .malformedAnswer }
        return FoundItems(unlocked: unlocked, locked: locked)
    }

    /// The collection behind an alias, or nil when there is none.
    func beginReadAlias(_ name: String) -> PendingAnswer<BusValue> {
        call("ReadAlias", Self.interface, .tuple(.string(name)), answer: "(o)")
    }

    /// Reads the answer of ``beginReadAlias(_:)``.
    static func alias(in answer: BusValue) throws(KeyringFailure) -> ObjectPath? {
        guard let path = answer.members?.first?.objectPath else { throw .malformedAnswer }
        return path == .none ? nil : path
    }

    /// Begins to read the secret of an unlocked item.
    func beginGetSecret(_ item: ObjectPath) throws(KeyringFailure) -> PendingAnswer<BusValue> {
        guard let session else { throw .sessionEnded }
        return call("GetSecret", on: item, Self.itemInterface, .tuple(.path(session)), answer: "((oayays))")
    }

    /// Reads the answer of ``beginGetSecret(_:)``.
    func secret(in answer: BusValue) throws(KeyringFailure) -> Secret {
        guard let value = answer.members?.first else { throw .malformedAnswer }
        return try decode(value)
    }

    /// Begins to replace the secret of an unlocked item.
    func beginSetSecret(_ secret: Secret, of item: ObjectPath) throws(KeyringFailure) -> PendingAnswer<BusValue> {
        call("SetSecret", on: item, Self.itemInterface, .tuple(try encode(secret)), answer: "()")
    }

    /// Begins to read a property.
    func beginProperty(
        _ name: String,
        of object: ObjectPath,
        _ interface: String = itemInterface
    ) -> PendingAnswer<BusValue> {
        call("Get", on: object, Self.properties, .tuple(.string(interface), .string(name)), answer: "(v)")
    }

    /// Reads the answer of ``beginProperty(_:of:_:)``.
    static func property(in answer: BusValue) throws(KeyringFailure) -> BusValue {
        guard let value = answer.members?.first?.content else { throw .malformedAnswer }
        return value
    }

    /// Reads the answer about the property `Attributes`.
    static func attributes(in answer: BusValue) throws(KeyringFailure) -> [String: String] {
        guard let attributes = try property(in: answer).textDictionary else { throw .malformedAnswer }
        return attributes
    }

    /// Reads the answer about the property `Locked`.
    static func flag(in answer: BusValue) throws(KeyringFailure) -> Bool {
        guard let flag = try property(in: answer).flag else { throw .malformedAnswer }
        return flag
    }

    /// The collections of the service.
    func collections() async throws(KeyringFailure) -> [ObjectPath] {
        let answer = try await beginProperty("Collections", of: .service, Self.interface).value()
        guard let paths = try Self.property(in: answer).objectPaths else { throw .malformedAnswer }
        return paths
    }

    /// Replaces the attributes of an unlocked item.
    func setAttributes(_ attributes: [String: String], of item: ObjectPath) async throws(KeyringFailure) {
        let arguments = BusValue.tuple(
            .string(Self.itemInterface),
            .string("Attributes"),
            .variant(.texts(attributes))
        )
        _ = try await call("Set", on: item, Self.properties, arguments, answer: "()").value()
    }

    /// Creates an item, or replaces the one that has these attributes among others.
    ///
    /// - Returns: The item, or nil when the service wants a prompt first, and that prompt.
    func createItem(
        in collection: ObjectPath,
        label: String,
        attributes: [String: String],
        secret: Secret
    ) async throws(KeyringFailure) -> (item: ObjectPath, prompt: ObjectPath) {
        let properties = BusValue.properties([
            "\(Self.itemInterface).Label": .string(label),
            "\(Self.itemInterface).Attributes": .texts(attributes),
        ])
        let arguments = BusValue.tuple(properties, try encode(secret), .boolean(true))
        let answer = try await call("CreateItem", on: collection, Self.collectionInterface, arguments, answer: "(oo)")
            .value()
        guard let paths = answer.members, paths.count == 2,
            let item = paths[0].objectPath, let prompt = paths[1].objectPath
        else { throw .malformedAnswer }
        return (item, prompt)
    }

    /// Deletes an item.
    ///
    /// - Returns: The prompt that the service wants first, or ``ObjectPath/none``.
    func delete(_ item: ObjectPath) async throws(KeyringFailure) -> ObjectPath {
        let answer = try await call("Delete", on: item, Self.itemInterface, answer: "(o)").value()
        guard let prompt = answer.members?.first?.objectPath else { throw .malformedAnswer }
        return prompt
    }

    /// Unlocks what can be unlocked without a prompt.
    ///
    /// - Returns: What is unlocked now, and the prompt for the rest or ``ObjectPath/none``.
    func unlock(_ objects: [ObjectPath]) async throws(KeyringFailure) -> (unlocked: [ObjectPath], prompt: ObjectPath) {
        let answer = try await call("Unlock", Self.interface, .tuple(.paths(objects)), answer: "(aoo)").value()
        guard let parts = answer.members, parts.count == 2,
            let unlocked = parts[0].objectPaths, let prompt = parts[1].objectPath
        else { throw .malformedAnswer }
        return (unlocked, prompt)
    }

    /// Begins to show a prompt.
    func beginPrompt(_ prompt: ObjectPath) -> PendingAnswer<BusValue> {
        // Without the identity of a window, which a program in a terminal does not have.
        call("Prompt", on: prompt, Self.promptInterface, .tuple(.string("")), answer: "()")
    }

    private static let properties = "org.freedesktop.DBus.Properties"
}
#endif
