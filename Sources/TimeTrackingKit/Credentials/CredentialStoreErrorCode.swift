extension CredentialStoreError {
    /// The kind of a store's failure.
    ///
    /// New kinds may be added, so logic over them needs a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Name: String {
            case locked
            case denied
            case dismissed
            case unavailable
            case failed
            case timedOut
            case cancelled
            case ambiguous
            case undecryptable
            case corrupted
            case insecurePermissions
            case invalidKey
            case tooLarge
            case unsupported
        }

        private let name: Name

        private init(_ name: Name) {
            self.name = name
        }

        /// The name of the code, for diagnostics.
        public var description: String { name.rawValue }

        /// The credential may be there, but its collection is locked and nobody is there to unlock it.
        public static let locked = Code(.locked)
        /// The system refused access.
        public static let denied = Code(.denied)
        /// A person closed the prompt.
        public static let dismissed = Code(.dismissed)
        /// The store cannot be used here; the reason says why.
        public static let unavailable = Code(.unavailable)
        /// The store is there and failed to answer, or ended while it was asked, so that nobody knows what it holds.
        public static let failed = Code(.failed)
        /// The store did not answer before its deadline; for a write, `applied` says what is known.
        public static let timedOut = Code(.timedOut)
        /// The calling task was cancelled.
        public static let cancelled = Code(.cancelled)
        /// Several items answer to one key; the count says how many.
        public static let ambiguous = Code(.ambiguous)
        /// The item is there and does not decrypt; the reason says why.
        public static let undecryptable = Code(.undecryptable)
        /// The container itself is broken.
        public static let corrupted = Code(.corrupted)
        /// Others could read or replace the container.
        public static let insecurePermissions = Code(.insecurePermissions)
        /// The key cannot name a credential.
        public static let invalidKey = Code(.invalidKey)
        /// The secret is larger than the store takes; the limit says how large it may be.
        public static let tooLarge = Code(.tooLarge)
        /// The store cannot do this by its nature.
        public static let unsupported = Code(.unsupported)
    }

    /// The cause behind a code that has several.
    ///
    /// New causes may be added.
    public struct Reason: Sendable, Hashable, CustomStringConvertible {
        private enum Name: String {
            case noLibrary
            case noBus
            case noService
            case noDefaultCollection
            case connectionFailed
            case notConfigured
            case unsupportedPlatform
            case readOnly
            case storageFull
            case wrongKey
            case tampered
            case unknownKeyID
            case malformed
        }

        private let name: Name

        private init(_ name: Name) {
            self.name = name
        }

        /// The name of the reason, for diagnostics.
        public var description: String { name.rawValue }

        /// A library that the store needs is not installed.
        public static let noLibrary = Reason(.noLibrary)
        /// There is no message bus to reach the store's service by.
        public static let noBus = Reason(.noBus)
        /// The service behind the store is not running and cannot be started.
        public static let noService = Reason(.noService)
        /// The service has no collection to put credentials into.
        public static let noDefaultCollection = Reason(.noDefaultCollection)
        /// The connection to the store failed.
        public static let connectionFailed = Reason(.connectionFailed)
        /// A setting that the store needs is missing.
        public static let notConfigured = Reason(.notConfigured)
        /// The store does not exist on this system.
        public static let unsupportedPlatform = Reason(.unsupportedPlatform)
        /// The file system takes no writes.
        public static let readOnly = Reason(.readOnly)
        /// The disk or the quota is full.
        public static let storageFull = Reason(.storageFull)
        /// The key is not the one that the item was sealed with.
        public static let wrongKey = Reason(.wrongKey)
        /// The item was changed after it was sealed.
        public static let tampered = Reason(.tampered)
        /// The item names a key that is not at hand.
        public static let unknownKeyID = Reason(.unknownKeyID)
        /// The item does not have the form that it should.
        public static let malformed = Reason(.malformed)
    }

    /// What is known of a write that did not end as it should.
    public enum Applied: String, Sendable, Hashable, CustomStringConvertible {
        /// Nothing was changed.
        case no
        /// It may or may not have been changed; reading back tells.
        case unknown

        /// The name of the case, for diagnostics.
        public var description: String { rawValue }
    }
}
