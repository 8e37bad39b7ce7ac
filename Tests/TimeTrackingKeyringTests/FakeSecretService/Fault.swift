#if Keyring && os(Linux)
/// One thing that goes wrong in a ``FakeSecretService``: a method, perhaps one call of it, and what happens then.
struct Fault: Encodable, Sendable {
    /// A method of the Secret Service.
    struct Method: Sendable, Hashable, RawRepresentable {
        let rawValue: String

        static let openSession = Method(rawValue: "Service.OpenSession")
        static let searchItems = Method(rawValue: "Service.SearchItems")
        static let unlock = Method(rawValue: "Service.Unlock")
        static let lock = Method(rawValue: "Service.Lock")
        static let getSecrets = Method(rawValue: "Service.GetSecrets")
        static let readAlias = Method(rawValue: "Service.ReadAlias")
        static let createItem = Method(rawValue: "Collection.CreateItem")
        static let searchCollection = Method(rawValue: "Collection.SearchItems")
        static let getSecret = Method(rawValue: "Item.GetSecret")
        static let setSecret = Method(rawValue: "Item.SetSecret")
        static let deleteItem = Method(rawValue: "Item.Delete")
        static let prompt = Method(rawValue: "Prompt.Prompt")
        static let dismissPrompt = Method(rawValue: "Prompt.Dismiss")

        /// Reading a property, for example `Item.Attributes`.
        static func get(_ property: String) -> Method { Method(rawValue: "Get \(property)") }
        /// Reading all properties, for example of an `Item`.
        static func getAll(_ interface: String) -> Method { Method(rawValue: "GetAll \(interface)") }
        /// Writing a property, for example `Item.Attributes`.
        static func set(_ property: String) -> Method { Method(rawValue: "Set \(property)") }
    }

    /// What happens instead of the usual.
    enum Effect: Sendable {
        /// Nothing is done and nothing answered.
        case silent
        /// It is done and not answered.
        case silentAfterApplying
        /// It is done and answered when the test says so.
        case hold
        /// It is done at once and answered when the test says so.
        case holdReply
        /// Nothing is done; the service leaves the bus.
        case vanish
        /// It is done; the service leaves the bus without an answer.
        case vanishAfterApplying
        /// Nothing is done; the service leaves the bus and is back at once.
        case restart
        /// It is done; the service leaves the bus without an answer and is back at once.
        case restartAfterApplying
        /// Nothing is done; the answer is an error of this name.
        case error(String)
        /// Nothing is done; the answer has this signature and holds these strings or lists of strings.
        case answer(signature: String, [any Encodable & Sendable])
        /// It is done and answered, and right after it all items are gone.
        case forget
        /// A person is asked first, for a method that creates or deletes.
        case prompt

        /// What a sandbox answers to whoever may not call.
        static let accessDenied = Effect.error("org.freedesktop.DBus.Error.AccessDenied")
    }

    let method: Method
    let call: Int?
    let effect: Effect

    /// Something that goes wrong.
    ///
    /// - Parameters:
    ///   - method: The method that is called.
    ///   - call: The one of its calls at which it happens, counted from 1, or nil for each.
    ///   - effect: What happens.
    /// - Returns: The fault.
    static func on(_ method: Method, call: Int? = nil, _ effect: Effect) -> Fault {
        Fault(method: method, call: call, effect: effect)
    }

    private enum CodingKeys: CodingKey {
        case method
        case call
        case effect
        case error
        case signature
        case body
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(method.rawValue, forKey: .method)
        try container.encodeIfPresent(call, forKey: .call)
        try container.encode(name, forKey: .effect)
        switch effect {
        case .error(let name):
            try container.encode(name, forKey: .error)
        case .answer(let signature, let body):
            try container.encode(signature, forKey: .signature)
            var list = container.nestedUnkeyedContainer(forKey: .body)
            for value in body { try list.encode(value) }
        default:
            break
        }
    }

    private var name: String {
        switch effect {
        case .silent: "silent"
        case .silentAfterApplying: "silentAfterApplying"
        case .hold: "hold"
        case .holdReply: "holdReply"
        case .vanish: "vanish"
        case .vanishAfterApplying: "vanishAfterApplying"
        case .restart: "restart"
        case .restartAfterApplying: "restartAfterApplying"
        case .error: "error"
        case .answer: "answer"
        case .forget: "forget"
        case .prompt: "prompt"
        }
    }
}

extension [Fault] {
    /// Nothing that a read asks for is answered.
    static let silentReads: [Fault] = [
        .on(.searchItems, .silent), .on(.getSecret, .silent), .on(.get("Item.Attributes"), .silent),
    ]
}
#endif
