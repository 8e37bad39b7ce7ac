/// Why the server cannot sign people in as it is told to.
public struct SignInSettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of mistake.
    ///
    /// New kinds may be added, so logic over them needs a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private let name: String

        private init(_ name: String) {
            self.name = name
        }

        /// The name of the code, for diagnostics.
        public var description: String { name }

        /// The issuer's name, audience or role cannot be that of a token.
        public static let issuer = Code("issuer")
        /// The algorithms and the keys do not belong together.
        public static let algorithms = Code("algorithms")
        /// The secret is too short or no secret.
        public static let secret = Code("secret")
        /// The address of a key set is not one that keys are fetched from.
        public static let keyAddress = Code("key-address")
        /// The clock skew or a lifetime is out of bounds.
        public static let duration = Code("duration")
        /// A range of addresses cannot be read or is too wide.
        public static let addressRange = Code("address-range")
        /// The header is not one that a proxy can name people in.
        public static let proxyHeader = Code("proxy-header")
        /// The name is not one of a user.
        public static let user = Code("user")
    }

    /// The kind of mistake.
    public var code: Code

    /// One sentence that says what to do next, without a secret.
    public var message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The sentence.
    public var description: String { message }
}
