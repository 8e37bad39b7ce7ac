extension CredentialStoreConformance {
    /// One line of the contract.
    ///
    /// New checks may be added, so logic over them needs a default.
    public struct Check: Sendable, Hashable, CaseIterable, CustomStringConvertible {
        private enum Name: String, CaseIterable {
            case setUp
            case capabilities
            case absentIsNil
            case errorIsNotAbsence
            case roundTrip
            case forget
            case replace
            case remove
            case exactBytes
            case emptySecretRefused
            case largeSecrets
            case attributes
            case serviceIsolation
            case accountIsolation
            case unicodeKeys
            case longKeys
            case keysComplete
            case keysFiltered
            case keysOrdered
            case keysPaged
            case keysReadNoSecret
            case foreignItems
            case durability
            case concurrentWriters
            case cancellation
            case deadline
            case errorsExplain
            case noSecretInErrors
            case noSecretInDescriptions
        }

        private let name: Name

        private init(_ name: Name) {
            self.name = name
        }

        /// Every check of the suite.
        public static var allCases: [Check] { Name.allCases.map(Check.init) }

        /// The name of the check.
        public var description: String { name.rawValue }

        /// The caller's closures did what the suite asks of them, so that the other checks mean something.
        public static let setUp = Check(.setUp)
        /// The capabilities agree with what the type is and do not change.
        public static let capabilities = Check(.capabilities)
        /// A key under which nothing is stored reads as nil.
        public static let absentIsNil = Check(.absentIsNil)
        /// A secret that is there and cannot be read is an error and never nil.
        public static let errorIsNotAbsence = Check(.errorIsNotAbsence)
        /// What was stored reads back the same.
        public static let roundTrip = Check(.roundTrip)
        /// Hearing that a credential was refused does not remove it.
        public static let forget = Check(.forget)
        /// A second write takes the first one's place and leaves nothing of it.
        public static let replace = Check(.replace)
        /// A removal takes the credential away and says whether there was one.
        public static let remove = Check(.remove)
        /// Any bytes come back as they were or are refused, and none are cut or changed in silence.
        public static let exactBytes = Check(.exactBytes)
        /// A secret without bytes is refused with `unsupported` and changes nothing.
        public static let emptySecretRefused = Check(.emptySecretRefused)
        /// 64 KiB, and the store's own limit, are kept whole or refused with `tooLarge`.
        public static let largeSecrets = Check(.largeSecrets)
        /// Attributes come back as they were, or a credential that has some is refused with `unsupported`.
        public static let attributes = Check(.attributes)
        /// The same account of two services is two credentials.
        public static let serviceIsolation = Check(.serviceIsolation)
        /// Two accounts of one service are two credentials, however alike they look.
        public static let accountIsolation = Check(.accountIsolation)
        /// Keys that differ only in how a character is composed are two credentials.
        public static let unicodeKeys = Check(.unicodeKeys)
        /// A service and an account of the greatest length work.
        public static let longKeys = Check(.longKeys)
        /// `keys` returns every key once and nothing else.
        public static let keysComplete = Check(.keysComplete)
        /// `keys` of a service returns the keys of that service alone.
        public static let keysFiltered = Check(.keysFiltered)
        /// `keys` is ordered by UTF-8 bytes.
        public static let keysOrdered = Check(.keysOrdered)
        /// A page begins after the given key and has no more keys than asked for.
        public static let keysPaged = Check(.keysPaged)
        /// `keys` does not fail because a secret cannot be decrypted: it reads none.
        public static let keysReadNoSecret = Check(.keysReadNoSecret)
        /// Items of other programs are among the keys of their service, and not among all keys.
        public static let foreignItems = Check(.foreignItems)
        /// A write, replacement or removal is seen by a store that is opened after it returned.
        public static let durability = Check(.durability)
        /// Writers that work at the same time lose no write that was acknowledged.
        public static let concurrentWriters = Check(.concurrentWriters)
        /// A cancelled task gets `cancelled`, at once, and `applied` tells the truth.
        public static let cancellation = Check(.cancellation)
        /// A call ends with `timedOut` when the backing does not answer.
        public static let deadline = Check(.deadline)
        /// Errors carry a sentence, and those of a write that may have happened say so.
        public static let errorsExplain = Check(.errorsExplain)
        /// No error that the store threw contains a secret.
        public static let noSecretInErrors = Check(.noSecretInErrors)
        /// Neither the store nor a credential shows a secret when it is printed or dumped.
        public static let noSecretInDescriptions = Check(.noSecretInDescriptions)
    }

    /// A point in which a store breaks the contract.
    public struct Violation: Sendable, Hashable, CustomStringConvertible {
        /// The line of the contract.
        public let check: Check

        /// What the store did, in one or two sentences without a secret.
        public let message: String

        /// The check and the message.
        public var description: String { "\(check): \(message)" }
    }
}
